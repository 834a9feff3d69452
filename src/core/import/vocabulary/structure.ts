import type { Rows } from './load.ts'

/** What numbered parts of a text are called: `Chapitre 3`. */
export const PARTS: Rows = {
  fr: 'chapitre|partie|acte|annexe|article',
  en: 'chapter|part|section|appendix',
  de: 'kapitel|teil|abschnitt',
  es: 'capítulo|capitulo|parte',
  it: 'capitolo',
  nl: 'hoofdstuk|deel',
  ru: 'глава|часть',
  ar: 'الفصل|الجزء|القسم',
}

/** What else the numbered parts of a series are called, and a series itself: `Épisode 2/5`, `Série « La mer » 2/5`. */
export const SERIES: Rows = {
  fr: 'épisode|volet|série|feuilleton|saga',
  en: 'episode|series',
  de: 'folge|serie',
  es: 'episodio|entrega',
  it: 'puntata|episodio|parte',
  pt: 'episódio|série',
  nl: 'aflevering',
}

/** What stands between the number of a part and how many there are. */
export const OUT_OF: Rows = { fr: 'sur', en: 'of', de: 'von', es: 'de', it: 'di', nl: 'van' }

/** Words of people who speak; they tell dialogue from a list. */
export const SPOKEN: Rows = {
  fr: "je|j['’]|tu|t['’]|vous|nous|moi|toi|oui|non|merci|bonjour|dit|demande|répond|lance",
  en: "i|i['’]m|you|we|yes|no|thanks|said|asked",
  de: 'ich|du|sie|wir|ja|nein|danke|sagt',
  es: 'yo|tú|usted|ustedes|nosotros|sí|gracias|dice|dijo',
  it: 'io|lei|noi|grazie|disse',
  pt: 'eu|você|nós|sim|não|obrigado',
  nl: 'ik|jij|u|wij|dank',
  ru: 'я|ты|вы|мы|да|нет',
}

/** What opens a line that leads to another text, as patterns: `Lire aussi : …`. */
export const LEADS_ELSEWHERE: Rows = {
  fr: '(?:à )?(?:lire|relire|voir|écouter) (?:aussi|également|la suite|sur le même sujet)|sur le même sujet|pour aller plus loin',
  en: 'read (?:more|also|next)|also read|see also|related(?: (?:stor(?:y|ies)|articles?|coverage|reading))?:|more on this story',
  de: 'lesen sie (?:auch|hierzu|dazu|mehr|weiter)|mehr zum thema|siehe auch|auch interessant',
  es: '(?:lee|lea|leer|ver) también|leer más|te puede interesar|más información',
  it: '(?:leggi|vedi) anche|potrebbe interessarti',
  pt: '(?:leia|veja|ler|ver) também|leia mais|saiba mais',
  nl: '(?:lees|zie|bekijk) ook|lees verder|lees meer',
}

/** Articles, prepositions and conjunctions that no line of a title ends with: something must come after them. */
export const SMALL_WORDS: Rows = {
  fr: 'le|la|les|un|une|du|des?|au|aux|à|et|ou|en|par|pour|sur|dans|avec|sans|que|ce|cette|ces|ses|leurs|dont',
  en: 'the|a|of|to|and|or|in|at|for|with|by|from|than|its|their|into|because|which',
  de: 'der|das|dem|den|und|oder|von|zu|mit|für|im|eine|einen|einem|einer|eines|vom|zum|zur|beim|sowie|dass|ins',
  es: 'el|los|las|del|y|con|por|para|una|unas|al|sus',
  it: 'il|lo|gli|di|da|della|che|delle|dello|degli|nel|nella|nelle|nei|sul|sulla|alla|dalla|per',
  pt: 'os|um|uma|e|ao|pela|pelo|com',
  nl: 'het|een|met|naar',
  pl: 'na|przez|dla|oraz|nad',
}

/** Words before which a hyphen at a line's end stands for a part left out: `Haupt- und Nebenstraßen`. */
export const AFTER_SUSPENDED_HYPHEN: Rows = {
  de: 'und|oder|bis|sowie|bzw',
  nl: 'en|of',
  fr: 'et|ou',
  en: 'and|or|to',
  it: 'e|o',
  es: 'y',
  sv: 'och',
  da: 'og',
}
