import { INVISIBLE, ZERO_WIDTH } from '../invisible.ts'
import { alternatives } from './vocabulary/load.ts'
import { LEADS_ELSEWHERE, SMALL_WORDS } from './vocabulary/structure.ts'

/** A line of the source without its line end and without the blanks at its edges. */
export type Line = {
  /** Counted from 1. */
  number: number
  text: string
  /** The spaces and tabs that stood before the text. */
  indentation: string
  /** Nothing that can be seen. */
  blank: boolean
}

/** The ends of a line and of a paragraph that Unicode has, in a text whose format has others: layout programs write them. */
export const UNICODE_LINE_ENDS = /[\u2028\u2029]/
/** The ends of lines of all systems, and of Unicode. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
/** A text of white space and of characters that cannot be seen: THE definition of blank. */
const NOTHING_SEEN = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]*$/u

/** The lines of a text, whatever the system that wrote it ends them with; null where there are more than `most`. */
export function splitLines(text: string, most: number): Line[] | null {
  const lines: Line[] = []
  let from = 0
  for (const end of text.matchAll(LINE_END)) {
    lines.push(line(text, from, end.index, lines.length + 1))
    if (lines.length > most) return null
    from = end.index + end[0].length
  }
  if (from < text.length) lines.push(line(text, from, text.length, lines.length + 1))
  return lines
}

/** The numbers of the lines that hold the given places of a text, which are in ascending order. */
export function linesAt(text: string, places: readonly number[]): number[] {
  const numbers: number[] = []
  let number = 1
  for (const end of text.matchAll(LINE_END)) {
    while ((places[numbers.length] ?? Number.POSITIVE_INFINITY) < end.index) numbers.push(number)
    if (numbers.length === places.length) return numbers
    number += 1
  }
  return [...numbers, ...places.slice(numbers.length).map(() => number)]
}

/** True for a text of which nothing can be seen. */
export function isBlank(text: string): boolean {
  return NOTHING_SEEN.test(text)
}

function line(text: string, from: number, to: number, number: number): Line {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  const content = text.slice(start, end)
  return { number, text: content, indentation: text.slice(from, start), blank: isBlank(content) }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/** Columns by which a line is indented in a fixed-width font. */
export function indentOf({ indentation, text }: Line): number {
  let columns = 0
  for (const character of indentation) columns += character === '\t' ? 4 : 1
  for (let i = 0; text[i] === '\u3000'; i++) columns += 2
  return columns
}

/** Characters up to which a width is exact. */
const MEASURED = 400

/** Columns that a text takes in a fixed-width font, in which East Asian characters take two. Exact up to 400. */
export function widthOf(text: string): number {
  const { length } = text
  if (length > MEASURED) return length
  let width = length
  for (let i = 0; i < length; i++) if (isWide(text.charCodeAt(i))) width += 1
  return width
}

function isWide(code: number): boolean {
  if (code < 0x1100) return false
  if (code < 0x2e80) return code < 0x1160
  if (code <= 0xd7a3) return code <= 0xa4cf || code >= 0xac00
  return (
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6)
  )
}

/** Blanks that are cut off at the edges of display copy. */
const EDGE = new RegExp(`[ \\t\\u00a0\\u202f\\u3000${ZERO_WIDTH}]`)

/** A text without the blanks at its edges, no-break and ideographic ones too: for display copy, not for prose. */
export function withoutEdges(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && EDGE.test(text[start] ?? '')) start += 1
  while (end > start && EDGE.test(text[end - 1] ?? '')) end -= 1
  return text.slice(start, end)
}

/** Blocks, or lines, that show how the whole is written, and characters of each. */
const SAMPLE = 400
const SAMPLE_OF_EACH = 2000

/** The beginnings of the first texts, by which the language and the order of dates in the whole are told. */
export function sampleOf(texts: readonly { readonly text: string }[]): string {
  return texts
    .slice(0, SAMPLE)
    .map(({ text }) => text.slice(0, SAMPLE_OF_EACH))
    .join('\n')
}

/** The words of a text, for counting: East Asian text has none. */
export function wordsOf(text: string): string[] {
  return text.split(/[ \t\u00a0\u202f\u3000]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** True where a text begins with a lower-case letter, quotation marks and brackets aside. */
export function startsLower(text: string): boolean {
  return /^[«“"‘'’(\u00a0\u202f ]{0,3}\p{Ll}/u.test(text)
}

/** The text of a line between the same signs on both sides, as agencies set headings: `- Puits à sec -`; else null. */
export function framedBy(text: string): string | null {
  if (text.length > 120) return null
  return /^([-–—*=~#+]{1,5})[ \u00a0]([^-–—*=~#+].*[^-–—*=~#+ ])[ \u00a0]\1$/u.exec(text)?.[2] ?? null
}

export type Ending = 'stop' | 'question' | 'exclamation' | 'colon' | 'comma' | 'ellipsis' | 'none'

/** German closes a quotation with the signs that open one elsewhere. */
const CLOSING = `»«”“"’‘')\\]}›」』】）\\u00a0\\u202f *_${INVISIBLE}`
/** The last character of a text, with what closes behind it. */
const LAST = new RegExp(`([^${CLOSING}])[${CLOSING}]{0,6}$`, 'u')

/** How a text ends, closing quotation marks, brackets and what cannot be seen aside. */
export function endingOf(text: string): Ending {
  const end = text
    .slice(-24)
    .replace(/[\p{Default_Ignorable_Code_Point}\u2800]+/gu, '')
    .slice(-12)
  const last = LAST.exec(text.slice(-12))?.[1]
  if (last === undefined) return 'none'
  if (/[.。．۔।]/u.test(last)) return /(?:\.\.\.|。。。)[^.]{0,6}$/.test(end) ? 'ellipsis' : 'stop'
  if (/[?？؟\u037e]/u.test(last)) return 'question'
  if (/[!！]/u.test(last)) return 'exclamation'
  if (/[:：]/u.test(last)) return 'colon'
  if (/[,，、،;；؛]/u.test(last)) return 'comma'
  return last === '…' ? 'ellipsis' : 'none'
}

const SMALL_WORD = new RegExp(`(?:^|[ \\u00a0\\u202f’'])(?:${alternatives(SMALL_WORDS)})$`, 'iu')

/** Small words of one language that end a title in another: “5 am”, “un an”, “three hikers die”, “hit by a van”, “life goes on”. */
const SMALL_OR_LAST =
  /(?:(?<!\p{Nd}|(?<!\p{L})I)[ \u00a0]am|(?<!(?<!\p{L})(?:un|par|nouvel|bel|chaque|l)[’' \u00a0]?)[ \u00a0]an|(?<!(?:[a-z]s|to|people|men|may|will|must|could|would))[ \u00a0]die|(?<!(?:to|can|we|they|you|must|will|should|could|would))[ \u00a0]do|(?<!(?<!\p{L})(?:a|the|by|police|delivery|white))[ \u00a0]van|(?<!(?<!\p{L})(?:go|goes|going|carry|carries|carrying|live|lives|living|move|moves|moving|drag|drags|holds?|plays?|years|later))[ \u00a0]on)$/iu

const ELSEWHERE = new RegExp(`^[>»→➔►▶ ]{0,4}(?:${alternatives(LEADS_ELSEWHERE)})(?!\\p{L})`, 'iu')

/** True for a line that leads to another text: `Lire aussi : …`, `>> Read more`. */
export function leadsElsewhere(text: string): boolean {
  return ELSEWHERE.test(text.slice(0, 80))
}

/** True where a line ends in an article, a preposition or a conjunction, after which something must come. */
export function dangles(text: string): boolean {
  if (!/[ \u00a0’']/.test(text)) return false
  return SMALL_WORD.test(text.slice(-12)) || SMALL_OR_LAST.test(text.slice(-24))
}

/** True where a line breaks off: after a comma, or after a word that no title ends with. */
export function endsOpen(text: string): boolean {
  return /,$/.test(text) || dangles(text)
}
