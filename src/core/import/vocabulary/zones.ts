import type { Rows } from './load.ts'

/** Time zones as texts name them, by their name in the time-zone database; `UTC+1` for one that is the same all year. */
export const ZONES: Readonly<Record<string, Rows>> = {
  UTC: { any: 'gmt|utc|z|tu' },
  'Europe/Paris': {
    any: 'cet|cest|mez|mesz|hec|heec',
    fr: "heure de paris|heure de bruxelles|heure de genève|heure de berne|heure française|heure suisse|heure belge|heure d[’']europe centrale",
    en: 'paris time|brussels time|berlin time|geneva time|central european (?:summer )?time',
    de: 'berliner zeit|wiener zeit|schweizer zeit|deutscher zeit|mitteleuropäischer zeit',
    es: 'hora peninsular|hora de madrid|hora de parís',
    it: 'ora italiana|ora di roma',
  },
  'Europe/London': {
    en: 'uk time|london time|british time|bst',
    fr: 'heure de londres',
    de: 'londoner zeit',
  },
  'America/New_York': {
    en: 'et|est|edt|eastern|eastern time|new york time|washington time',
    fr: "heure de new york|heure de montréal|heure de l[’']est|he|hae|hne",
    es: 'hora de nueva york',
  },
  'America/Chicago': { en: 'central time|cdt' },
  'America/Los_Angeles': { en: 'pt|pst|pdt|pacific|pacific time' },
}

/** What may stand before a zone in a line that names no more than it, as patterns. */
export const ZONE_LABELS: Rows = {
  fr: "fuseau horaire|fuseau|toutes les heures sont (?:données )?(?:en|à l[’'])|toutes les heures en|heures? en",
  en: 'time[ -]?zone|embargo ?zone|all times(?: are)?(?: (?:given )?in)?|times? in',
  de: 'zeitzone|alle zeiten(?: in)?|alle zeitangaben(?: in)?',
  es: 'zona horaria|huso horario|todas las horas en',
  it: 'fuso orario|tutti gli orari in',
  pt: 'fuso horário',
  nl: 'tijdzone|alle tijden in',
}

/** Zones that hold for a part of the year alone, with the minutes by which they are ahead of UTC. */
export const HALF_YEAR_ZONES: Readonly<Record<string, number>> = {
  cet: 60,
  mez: 60,
  hec: 60,
  cest: 120,
  mesz: 120,
  heec: 120,
  bst: 60,
  est: -300,
  hne: -300,
  edt: -240,
  hae: -240,
  cdt: -300,
  pst: -480,
  pdt: -420,
}

/** What twelve o’clock is called. */
export const NOON_WORDS: Rows = {
  fr: 'midi',
  en: 'noon|midday',
  de: 'mittag',
  es: 'mediodía',
  it: 'mezzogiorno',
}
