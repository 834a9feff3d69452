import type { ArticleContent } from './article.ts'
import { plainText } from './markdown/index.ts'

/** The length of a text: user-perceived characters with spaces, words, and minutes to read it. */
export type Measure = { signs: number; words: number; minutes: number }

const SIGNS_PER_FEUILLET = 1500
const WORDS_PER_MINUTE = 230

/** Letters that are one sign each in NFC, so that counting code units is exact. */
const SIMPLE = /^[\n\u0020-\u007e\u00a0-\u02ff\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*$/
const HAS_UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** What parts words: spaces of every kind and the long dashes, so that `l’accord` and `rendez-vous` are one word each. */
function partsWords(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || code === 0x0a || code === 0x09
  if (code < 0x1680) return code === 0xa0
  const isDash = code === 0x2013 || code === 0x2014
  const isSpace = code === 0x1680 || code === 0x202f || code === 0x205f || code === 0x3000
  return isDash || isSpace || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029
}

function isLetterOrDigit(text: string, at: number, code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
  return LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(at) ?? code))
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const wordSegments = new Intl.Segmenter('und', { granularity: 'word' })

function countSigns(text: string): number {
  const lines = text.replace(/\n+/g, '')
  if (SIMPLE.test(lines)) return lines.length
  let signs = 0
  for (const _ of graphemes.segment(lines.normalize('NFC'))) signs++
  return signs
}

/** Runs between spaces that hold a letter or a digit. */
function countRuns(text: string): number {
  let words = 0
  let counted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (partsWords(code)) counted = false
    else if (!counted && isLetterOrDigit(text, at, code)) {
      counted = true
      words++
    }
  }
  return words
}

/** Each line is counted for itself, so that a name in Chinese changes nothing in the French lines around it. */
function countWords(text: string): number {
  if (!HAS_UNSPACED_SCRIPT.test(text)) return countRuns(text)
  let words = 0
  for (const line of text.split('\n')) {
    if (!HAS_UNSPACED_SCRIPT.test(line)) words += countRuns(line)
    else for (const { isWordLike } of wordSegments.segment(line)) if (isWordLike) words++
  }
  return words
}

/** Minutes to read so many words: none for none, else at least one. */
export const minutesFor = (words: number) =>
  words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_PER_MINUTE))

/** The length of a plain text; the ends of its lines are no signs. */
export function measureText(plain: string): Measure {
  const words = countWords(plain)
  return { signs: countSigns(plain), words, minutes: minutesFor(words) }
}

/** The length of an article's body, headings included, in all and section by section; display copy does not count. */
export function measureArticle({
  sections,
}: Pick<ArticleContent, 'sections'>): Measure & { sections: Measure[] } {
  const each = sections.map(({ heading, body }) => measureText(`${heading}\n${plainText(body)}`))
  const signs = each.reduce((sum, section) => sum + section.signs, 0)
  const words = each.reduce((sum, section) => sum + section.words, 0)
  return { signs, words, minutes: minutesFor(words), sections: each }
}

/** Signs as feuillets (1,500 signs each). */
export function feuillets(signs: number): number {
  return signs / SIGNS_PER_FEUILLET
}
