import type { Rows } from './load.ts'

/** Alone above a story, or before its headline: it mends one that was sent before. */
export const CORRECTION_MARKS: Rows = {
  fr: 'correction|corrigé|rectificatif|rectification|corr',
  en: 'correction|corrected|corrective|refile|refiled|kill|withdrawal',
  de: 'korrektur|berichtigung|korrigierte fassung|berichtigte fassung',
  es: 'corrección|rectificación|fe de erratas',
  it: 'correzione|errata corrige|rettifica',
  pt: 'correção|retificação',
  nl: 'correctie|rectificatie',
  ca: 'correcció',
  ar: 'تصحيح',
  zh: '更正',
}

/** What opens a correction that readers are to see. */
export const PUBLISHED_CORRECTIONS: Rows = {
  fr: 'une (?:(?:première|précédente)[ ])?version (?:(?:précédente|antérieure)[ ])?de (?:cet|ce)|cet article a été corrigé|dans une version (?:précédente|antérieure)',
  en: '(?:an|a) (?:earlier|previous) version of this|this (?:article|story) (?:was|has been) (?:corrected|amended)',
  de: 'in einer früheren (?:version|fassung)',
  es: 'una versión anterior de este|en una versión anterior',
  it: 'una versione precedente|in una versione precedente',
}
