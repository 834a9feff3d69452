import { SourceFile } from '../sourceFile.ts'
import { readPlainText } from '../text/readPlainText.ts'
import { findRules, hasRules, type Layout, layoutOf, MOST_PARTS, PAGE, type Rule } from './textRules.ts'
import type { Member } from './unpacker.ts'

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
export function divideText(member: Member): Member[] | null {
  if (!hasRules(member)) return null
  const file = new SourceFile(member)
  if (file.foreign !== null || !file.text.ok) return null
  const layout = layoutOf(member.bytes)
  const rules = findRules(member.bytes, layout)
  for (const kind of [...new Set(rules.map((rule) => rule.kind))].sort(pagesFirst)) {
    const parts = divided(
      member,
      layout,
      rules.filter((rule) => rule.kind === kind),
    )
    if (parts) return parts
  }
  return null
}

const pagesFirst = (one: string, other: string) => Number(other === PAGE) - Number(one === PAGE)

/** The parts between rules as files, where each is an article; else null. */
function divided({ bytes, fileName }: Member, layout: Layout, rules: readonly Rule[]): Member[] | null {
  if (rules.length >= MOST_PARTS) return null
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
