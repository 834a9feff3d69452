import type { Rows } from './load.ts'

/** The small words within names: `Marie de la Tour`, `Jan van den Berg`. */
export const NAME_PARTICLES: Rows = {
  fr: "de|du|des|d'|d’|la|le|les|l'",
  de: 'von|van|der|den|dem|zu|zum|zur|vom',
  nl: "ter|te|'t",
  pt: 'da|das|do|dos',
  it: 'di|del|della|delle|dei|degli|dal|e',
  es: 'y|el|los|las',
  ca: 'i',
  ar: 'al|bin|ben|ibn|bint|abu|ould',
  en: 'of|the',
  da: 'af|av|ag',
}

/** The words that begin what somebody is, or where somebody writes from, after the name. */
export const ROLES: Rows = {
  fr: 'envoyé|envoyée|envoyés|envoyées|correspondant|correspondante|correspondants|correspondance|journaliste|rédacteur|rédactrice|chef|cheffe|reporter|grand|chroniqueur|chroniqueuse|éditorialiste|stagiaire|pigiste|photographe|service|à|au|aux|en|depuis|avec|pour',
  en: 'as|with|special|journalist|photographer|correspondent|correspondents|staff|writer|editor|reporter|reporting|columnist|freelance|in|at|for|from',
  de: 'mit|journalist|journalistin|fotograf|fotografin|redakteur|redakteurin|korrespondent|korrespondentin|reporterin|mitarbeit|volontär|aus|für',
  es: 'con|enviado|enviada|corresponsal|redactor|redactora|periodista|desde|para',
  pt: 'com|correspondente|repórter|jornalista|em',
  it: 'inviato|inviata|corrispondente|giornalista|redattore|redattrice|da|dal|dalla|per',
  nl: 'journalist|journaliste|fotograaf|verslaggever|verslaggeefster|redacteur|correspondent|vanuit',
  ru: 'корреспондент',
  ar: 'مراسل|مراسلة|صحفي|صحفية|من|في',
}

/** “And” between the names of two people. */
export const AND: Rows = {
  fr: 'et|avec',
  en: 'and|with|&|\\+',
  de: 'und|mit',
  it: 'con',
  pt: 'com',
  nb: 'og',
  sv: 'och',
  ru: 'и',
  ar: 'و',
  el: 'και',
}

/** “And” that is also a part of Spanish, Portuguese, Catalan and Dutch names. */
export const AND_WITHIN_NAMES: Rows = { es: 'y', pt: 'e', ca: 'i', nl: 'en' }
