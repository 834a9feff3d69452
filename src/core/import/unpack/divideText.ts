import { ok } from '../../failure.ts'
import { hasExtensionOf } from '../formats.ts'
import { SourceFile } from '../sourceFile.ts'
import { readPlainText } from '../text/readPlainText.ts'
import type { Member, Unpacker } from './unpacker.ts'

/** Longer files are one text. */
const LONGEST = 8_000_000
/** Articles in one text at most. */
const MOST_PARTS = 500

/**
 * The articles of a plain text that holds several, one below the other, divided by rules (`***`, `-----`, `-30-`) or by new
 * pages.
 *
 * Idea: a rule within an article divides it too. So a text is divided only where each part is an article by itself: a
 * headline, a date or a signature or the dateline of an agency, and sentences; and where what names the first names all.
 * Rules of one kind are tried together, new pages first. Anything less stays one text.
 * Invariant: the parts are bytes of the file, cut at line ends, with its byte-order mark. Cost: linear for each kind of rule
 * in the text, of which there are eight; a kind is given up at its first part that is no article.
 */
export const divideText: Unpacker = async (file) => {
  const { fileName, bytes } = file
  const isText = hasExtensionOf(fileName, 'text') || !/\.[A-Za-z0-9]{1,8}$/.test(fileName)
  if (!isText || bytes.length > LONGEST || file.foreign !== null) return null
  const layout = layoutOf(bytes)
  const rules = findRules(bytes, layout)
  if (rules.length === 0 || !file.text.ok) return null
  for (const kind of [...new Set(rules.map((rule) => rule.kind))].sort(pagesFirst)) {
    const members = divided(
      file,
      layout,
      rules.filter((rule) => rule.kind === kind),
    )
    if (members) return ok({ members, refused: [], isArticle: false, isDivided: true })
  }
  return null
}

const PAGE = 'page'
const pagesFirst = (one: string, other: string) => Number(other === PAGE) - Number(one === PAGE)

/** The byte-order mark of a file, and how many bytes a character of ASCII has, which of them is its code. */
type Layout = { mark: Uint8Array; width: 1 | 2; code: 0 | 1 }

function layoutOf(bytes: Uint8Array): Layout {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return { mark: bytes.subarray(0, 2), width: 2, code: 0 }
  if (first === 0xfe && second === 0xff) return { mark: bytes.subarray(0, 2), width: 2, code: 1 }
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf
  return { mark: bytes.subarray(0, isMarked ? 3 : 0), width: 1, code: 0 }
}

/** A line that divides, from its first byte to the first of the next line. */
type Rule = { kind: string; from: number; to: number }

const LONGEST_RULE = 200

/** The lines that may divide a text, and its new pages. */
function findRules(bytes: Uint8Array, { mark, width, code }: Layout): Rule[] {
  const rules: Rule[] = []
  const counts = new Map<string, number>()
  // A kind with more rules than articles may be in one text divides nothing.
  const add = (rule: Rule) => {
    const count = (counts.get(rule.kind) ?? 0) + 1
    counts.set(rule.kind, count)
    if (count <= MOST_PARTS) rules.push(rule)
  }
  const at = (index: number) =>
    width === 2 && bytes[index + 1 - code] !== 0 ? 0x7f : (bytes[index + code] ?? 0x0a)
  let from = mark.length
  for (let i = from; i <= bytes.length; i += width) {
    const character = at(i)
    if (i < bytes.length && character !== 0x0a && character !== 0x0d && character !== 0x0c) continue
    const isPair = character === 0x0d && at(i + width) === 0x0a && i + width < bytes.length
    const to = Math.min(bytes.length, i + (isPair ? 2 : 1) * width)
    if (character === 0x0c && i < bytes.length) add({ kind: PAGE, from: i, to })
    else if (i - from <= LONGEST_RULE * width) {
      const kind = kindOfRule(from, i, width, at)
      if (kind !== null) add({ kind, from, to })
    }
    from = to
    if (isPair) i += width
  }
  return rules
}

/** The kind of a line that divides: the sign that it repeats, or `end` for what journalists end a story with; null for another line. */
function kindOfRule(from: number, to: number, width: number, at: (index: number) => number): string | null {
  if (to - from < 3 * width || !'*-=_~#+N'.includes(String.fromCharCode(at(from)))) return null
  let line = ''
  for (let i = from; i < to; i += width) line += String.fromCharCode(at(i))
  if (/^(?:-30-|-0-|NNNN)[ \t]*$/.test(line)) return 'end'
  return /^([*\-=_~#+])(?:[ \t]*\1){2,}[ \t]*$/.test(line) ? line.charAt(0) : null
}

/** The parts between rules as files, where each is an article; else null. */
function divided(file: SourceFile, layout: Layout, rules: readonly Rule[]): Member[] | null {
  if (rules.length >= MOST_PARTS) return null
  const { bytes, fileName } = file
  const found: { bytes: Uint8Array; signs: ReadonlySet<Sign> }[] = []
  let from = layout.mark.length
  for (const rule of [...rules, { from: bytes.length, to: bytes.length }]) {
    const part = withMark(layout.mark, bytes.subarray(from, rule.from))
    from = rule.to
    if (isBlankPart(part, layout)) continue
    const signs = signsOf(new SourceFile({ fileName, bytes: part }))
    if (signs === null) return null
    found.push({ bytes: part, signs })
  }
  const [first, ...others] = found
  if (!first || others.length === 0 || !others.every(({ signs }) => areAlike(first.signs, signs))) return null
  return found.map((part, index) => ({ fileName: numbered(fileName, index + 1), bytes: part.bytes }))
}

function withMark(mark: Uint8Array, part: Uint8Array): Uint8Array {
  if (mark.length === 0) return part
  const whole = new Uint8Array(mark.length + part.length)
  whole.set(mark)
  whole.set(part, mark.length)
  return whole
}

const isBlankPart = (part: Uint8Array, { mark }: Layout) =>
  part.subarray(mark.length).every((byte) => byte <= 0x20)

/** `copy.txt` as `copy (2).txt`. */
function numbered(fileName: string, number: number): string {
  const [, name = fileName, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(fileName) ?? []
  return `${name} (${number})${ending}`
}

/** A sign, beside its headline, that a text is an article. */
type Sign = 'date' | 'byline' | 'dateline'
const SIGNS: readonly Sign[] = ['date', 'byline', 'dateline']

const LEAST_PROSE = 60

/** The signs of an article in the head of a text; null for a text that is none, or not surely. */
function signsOf({ text }: SourceFile): ReadonlySet<Sign> | null {
  if (!text.ok) return null
  const { blocks } = readPlainText(text.value.lines, text.value.language)
  const body = blocks.findIndex(
    ({ kind, text: words }) => kind === 'paragraph' && words.length >= LEAST_PROSE,
  )
  const head = blocks.slice(0, Math.max(0, body))
  const headline = head.find(({ kind }) => kind === 'headline')
  if (!headline || headline.certainty === 'doubtful') return null
  const signs = SIGNS.filter((sign) => head.some(({ kind }) => kind === sign))
  return signs.length === 0 ? null : new Set(signs)
}

/** Two articles of one file are set alike: what signs or places the one does so for the other. */
function areAlike(one: ReadonlySet<Sign>, other: ReadonlySet<Sign>): boolean {
  return SIGNS.every((sign) => !one.has(sign) || other.has(sign))
}
