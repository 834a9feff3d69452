import type { Rows } from './load.ts'

/** What the length of a text is counted in. */
export const UNITS_OF_LENGTH: Rows = {
  fr: 'signes?|caractères?|mots?|feuillets?',
  en: 'words?|characters?|chars',
  de: 'wörter|zeichen|anschläge',
  es: 'palabras|caracteres',
  it: 'parole|battute|caratteri|cartelle',
  pt: 'palavras',
  nl: 'woorden|tekens',
}

/** What stands behind the minutes that a text takes to read. */
export const TO_READ: Rows = {
  fr: 'de lecture',
  en: 'read|reading time',
  de: 'lesezeit',
  es: 'de lectura',
  it: 'di lettura',
  pt: 'de leitura',
  nl: 'leestijd|lezen',
}

/** What else sites write beside a date: who may read the text, and how many readers have written, as patterns. */
export const BESIDE_DATES: Rows = {
  fr: '(?:\\d+|aucun) commentaires?|laisser un commentaire|abonnés?|réservé aux abonnés|articles? abonnés?|payant|gratuit',
  en: '(?:\\d+|no) comments?|leave a (?:comment|reply)|paid|free|premium|subscribers only',
  de: '(?:\\d+|keine?) kommentare?|kommentar schreiben|abo|kostenlos',
  es: '\\d+ comentarios?|sin comentarios|suscriptores',
  it: '\\d+ comment[io]|nessun commento|abbonati',
  pt: '\\d+ comentários?|sem comentários|assinantes',
  nl: '(?:\\d+|geen) reacties?',
}

/** What stands before a length that is not counted to the last sign. */
export const ABOUT: Rows = {
  fr: 'environ|env\\.|papier de|papier',
  en: 'about|approximately|approx\\.?|around|circa|ca?\\.?|roughly',
  de: 'rund|etwa|zirka',
  es: 'unos|unas|aprox\\.|alrededor de',
  it: 'circa',
  pt: 'cerca de',
  nl: 'ongeveer',
}

/** What says whether blanks are counted. */
export const WITH_BLANKS: Rows = {
  fr: 'espaces? compris(?:es)?|e\\.?c\\.?|avec (?:les )?espaces|hors espaces|sans (?:les )?espaces',
  en: '(?:with|without|incl\\.?|including|excluding) spaces',
  de: '(?:mit|ohne|inkl\\.?) leerzeichen',
  es: '(?:con|sin) espacios(?: incluidos)?',
  it: 'spazi (?:inclusi|esclusi)|(?:con|senza) spazi',
  pt: '(?:com|sem) espaços',
  nl: '(?:met|zonder) spaties',
}

/** Words by which one says how to be reached. */
export const TO_REACH: Rows = {
  fr: 'joindre|joignable|contacter|appeler|tél\\.?|tel\\.?|téléphone|portable|mobile',
  en: 'reach|contact|call|phone|tel\\.?|mobile|cell',
  de: 'erreichbar|rückfragen|telefon|tel\\.?|handy|mobil',
  es: 'localizable|contactar|llamar|teléfono|tel\\.?|móvil',
  it: 'reperibile|contattare|telefono|tel\\.?|cell\\.?|cellulare',
  pt: 'contactar|telefone|tel\\.?|telemóvel',
  nl: 'bereikbaar|bellen|telefoon|tel\\.?',
}
