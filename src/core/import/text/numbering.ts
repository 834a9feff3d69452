import { alternatives } from '../vocabulary/load.ts'
import { OUT_OF, PARTS, SERIES } from '../vocabulary/structure.ts'

/** The number that a heading opens with: `1.2`, `IV –`. Initials are none: `J. M. Pérez`. */
const NUMBER =
  /^(?:\d{1,4}(?:\.\d{1,2}){0,3}[.)]?[ \u00a0]?[–—-]?[ \u00a0]|(?![IVXLC]\.[ \u00a0]?\p{Lu}\.)[IVXLC]{1,6}[ \u00a0]?[.)–—:-][ \u00a0]?|[A-Z](?:[)]|[.](?![ \u00a0]?\p{Lu}[.]))[ \u00a0]|第[〇零一二三四五六七八九十百\d]{1,4}[章节節部回]|[一二三四五六七八九十]{1,3}[、.．])/u
/** A numbered part: `Chapitre 3`. */
const PART = new RegExp(
  `^(?:${alternatives(PARTS)})[ \\u00a0](?:\\d{1,3}|[IVXLC]{1,6}|[\\p{L}]{2,9})(?!\\p{L})`,
  'iu',
)

/** True for a line that opens with a number of its own, as chapters do: `1.`, `II –`, `2.1`, `Chapitre 3`, `一、`. */
export function isNumbered(text: string): boolean {
  return (NUMBER.test(text) || PART.test(text)) && /\p{L}{2}/u.test(text)
}

const OF_MANY = `\\d{1,2}[ \\u00a0]?(?:/|${alternatives(OUT_OF)})[ \\u00a0]?\\d{1,2}`
const SERIAL = new RegExp(
  `^(?:${alternatives(PARTS, SERIES)})(?!\\p{L})(?:[^.!?]{0,50}[ \\u00a0(])?${OF_MANY}\\)?$|^\\d{1,2}[ ]?/[ ]?\\d{1,2}$`,
  'iu',
)

/** True for a line that says which part of a series a text is: `Part 3 of 5`, `Série « La mer » 2/5`, `2/5`. */
export function isPartOfSeries(text: string): boolean {
  return text.length <= 80 && SERIAL.test(text)
}

/** A number as its kind, its figures or its numerals, and the sign behind it. */
const COUNTED =
  /^(?:(\p{L}{3,12})[ \u00a0])?(?:(\d{1,2})|([IVX]{1,4}))[ \u00a0]?([.):]|[–—-](?=[ \u00a0]))?(?:[ \u00a0]|$)/u
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/** The number of a part, and how it is written, which is the same for all parts of a text; null for other lines. */
export function partOf(text: string): { family: string; number: number } | null {
  if (!isNumbered(text)) return null
  const [, word, digits, roman, sign] = COUNTED.exec(text) ?? []
  if ((digits === undefined && roman === undefined) || (word === undefined && sign === undefined)) return null
  const number = roman === undefined ? Number(digits) : ROMAN.indexOf(roman) + 1
  return { family: `${word?.toLowerCase() ?? ''} ${roman === undefined ? '1' : 'I'}${sign ?? ''}`, number }
}

/** The number of a part that has no other title, and whether it is in Roman numerals; null for other lines. */
export function numeralAlone(text: string): { isRoman: boolean; number: number } | null {
  const [, digits, roman = ''] = /^(?:(\d{1,2})|([IVX]{1,4}))\.?$/u.exec(text) ?? []
  if (digits !== undefined) return { isRoman: false, number: Number(digits) }
  const number = ROMAN.indexOf(roman) + 1
  return number === 0 ? null : { isRoman: true, number }
}
