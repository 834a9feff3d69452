const RIGHT_TO_LEFT: readonly string[] = [
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ku',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]

export type Direction = 'ltr' | 'rtl'

/** The writing direction of a language. */
export function directionOf(language: string): Direction {
  if (/-(?:arab|hebr)\b/i.test(language)) return 'rtl'
  if (/-latn\b/i.test(language)) return 'ltr'
  return RIGHT_TO_LEFT.includes(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** A letter, or a mark that stands for one. */
const STRONG = /[\p{L}\u200e\u200f]/u
/** A superset of what is written from right to left. */
const MAY_BE_RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/

/** True where a text may hold letters that are written from right to left: a quick test. */
export function mayBeRightToLeft(text: string): boolean {
  return MAY_BE_RIGHT_TO_LEFT.test(text)
}

/** The direction of a text's first letter, which is what `dir="auto"` goes by; null for a text without letters. */
export function directionOfText(text: string): Direction | null {
  const letter = STRONG.exec(text)?.[0]
  if (letter === undefined) return null
  return MAY_BE_RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}
