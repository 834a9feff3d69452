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

/** What stands before a length that is not counted to the last sign. */
export const ABOUT: Rows = {
  fr: 'environ|env\\.',
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
