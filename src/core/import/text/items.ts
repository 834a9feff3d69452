import { alternatives } from '../vocabulary/load.ts'
import { SPOKEN } from '../vocabulary/structure.ts'
import { endingOf, type Line } from '../lines.ts'

/** The sign with which a line of a list or of a dialogue opens. Signs of one family make one list. */
export type Marker = {
  family: string
  kind: 'bullet' | 'dash' | 'number' | 'letter'
  value: number
  length: number
}

const BULLETS = '*•‣◦▪●○·'
const DASHES = '-–—―'

/** The list marker or dialogue dash that a line opens with, or null. `length` counts the blanks after it too. */
export function markerOf(text: string): Marker | null {
  const match =
    /^(?:([-–—―*•‣◦▪●○·])|(\d{1,3})([.)])|\((\d{1,3})\)|([a-zA-Z])\))[ \t\u00a0\u202f]{1,8}(?=[^ \t\u00a0\u202f])/.exec(
      text.slice(0, 24),
    )
  if (!match) return null
  const [whole, sign, digits, after, bracketed, letter] = match
  const length = whole.length
  if (sign !== undefined) {
    // Word makes a dash of some hyphens that are typed before an item, and leaves others.
    return {
      family: sign === '–' ? '-' : sign,
      kind: DASHES.includes(sign) ? 'dash' : 'bullet',
      value: 0,
      length,
    }
  }
  if (letter !== undefined)
    return { family: 'a)', kind: 'letter', value: letter.toLowerCase().charCodeAt(0) - 96, length }
  const number = Number(digits ?? bracketed)
  if (/^\d{1,2}\.[ \u00a0]\p{L}{3,12}\.?[ \u00a0]\d{4}(?!\d)/u.test(text.slice(0, 40))) return null
  return { family: digits === undefined ? '(1)' : `1${after}`, kind: 'number', value: number, length }
}

/** True for a sign that only lists use: one line with it is already a list. */
export function isPlainBullet(family: string): boolean {
  return BULLETS.includes(family) && family !== '*'
}

const SPOKEN_WORD = new RegExp(`(?<!\\p{L})(?:${alternatives(SPOKEN)})(?!\\p{L})`, 'iu')

/** True for a text in which somebody speaks or is spoken to. */
export function isSpoken(text: string): boolean {
  return SPOKEN_WORD.test(text.slice(0, 300))
}

/** True where lines that open with a dash are spoken, and no list: they are sentences, asked, exclaimed or addressed. */
export function isSpeech(texts: readonly string[], family: string): boolean {
  const sample = texts.slice(0, 40)
  const ended = sample.filter((text) => !['none', 'comma', 'colon'].includes(endingOf(text)))
  const lively = sample.filter(
    (text) => ['question', 'exclamation'].includes(endingOf(text)) || isSpoken(text),
  )
  if (family === '—' || family === '―')
    return ended.length * 2 >= sample.length || lively.length * 2 > sample.length
  if (sample.length === 1) return ended.length === 1
  return ended.length * 2 >= sample.length && lively.length > 0
}

/** The text of an item without its marker. */
export function withoutMarker(line: Line | string): string {
  const text = typeof line === 'string' ? line : line.text
  return text.slice(markerOf(text)?.length ?? 0)
}
