const STRONG = /[\p{L}]/u
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const LANGUAGES = [
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'ha',
  'he',
  'ks',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]

export type WritingDirection = 'ltr' | 'rtl'

/** The direction in which a language is usually written, by its tag. */
export function directionOf(language: string): WritingDirection {
  return LANGUAGES.includes(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** The direction of a line, by its first letter; null where it has none. */
export function directionOfText(text: string): WritingDirection | null {
  const letter = STRONG.exec(text)?.[0]
  if (letter === undefined) return null
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}
