/** Every blank that can stand within a line, no-break ones too, as the inside of a character class. */
export const ANY_BLANK = ' \\t\\u00a0\\u202f\\u2000-\\u200a'
export const BLANK: RegExp = new RegExp(`[${ANY_BLANK}]`)
export const BLANK_OR_LINE_END: RegExp = new RegExp(`[${ANY_BLANK}\\n]`)

/** Where the blanks before `index` begin. */
export function blanksBefore(text: string, index: number): number {
  let from = index
  while (from > 0 && BLANK.test(text.charAt(from - 1))) from--
  return from
}

/** Where the blanks from `index` on end. */
export function blanksAfter(text: string, index: number): number {
  let to = index
  while (to < text.length && BLANK.test(text.charAt(to))) to++
  return to
}
