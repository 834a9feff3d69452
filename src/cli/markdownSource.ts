import { diffArrays } from 'diff'
import { normalise, plainOf, readMarkdown, textBlocks } from '../core/document/index.ts'
import type { Block, Inline } from '../core/document/types.ts'
import { fixablePaths, fixBlocksToFixpoint, type ProofreadingOptions } from '../core/proofreading/index.ts'
import { applyFindings, type Edit } from '../core/typography/index.ts'
import { proseBesideMarkup } from './markdownMarkup.ts'

/** Offsets in the Markdown source of each UTF-16 unit of a text, by the text's index path. */
type Offsets = ReadonlyMap<string, readonly number[]>

/** The longest stretch of markup looked through between two characters of a text, in UTF-16 units. */
const LONGEST_GAP = 4_000
/** Stands for a footnote or a picture. */
const OBJECT = '\ufffc'
const START = /^[\p{L}\p{N}]{1,20}/u

/**
 * The offsets of a tree's characters in its Markdown source. The tree does not hold them, so each character is searched for
 * from the end of the one before, in the order of reading; one that is not found (a note, a picture) gets the offset of its
 * predecessor's end. Offsets never decrease within a text, but may be off by the markup
 * between two characters: good enough to show a place to a person. Linear in the source, times at most `LONGEST_GAP`.
 */
export function sourceOffsets(source: string, blocks: readonly Block[]): Offsets {
  const found = new Map<string, number[]>()
  let next = 0
  for (const { path, kind, content } of textBlocks(blocks)) {
    const text = plainOf(content)
    let at = next
    const start = START.exec(text)?.[0]
    const first = start === undefined ? -1 : source.indexOf(start, at)
    if (first >= 0) at = first
    const offsets: number[] = []
    for (const unit of text.split('')) {
      const offset = offsetOf(source, unit, at)
      offsets.push(offset ?? at)
      if (offset !== null) at = offset + lengthAt(source, unit, offset)
    }
    found.set(path.join(), offsets)
    // Notes and credits are written elsewhere in the source, out of the order of reading.
    if (kind !== 'footnote' && kind !== 'credit') next = at
  }
  return found
}

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy

/** How long the character reference is that stands for a unit at an offset; 1 where the unit itself stands there. */
function lengthAt(source: string, unit: string, offset: number): number {
  if (source[offset] !== '&') return 1
  REFERENCE.lastIndex = offset
  const [reference = ''] = REFERENCE.exec(source) ?? []
  const [read] = textBlocks(readMarkdown(`x${reference}x`))
  return read && reference !== '' && plainOf(read.content) === `x${unit}x` ? reference.length : 1
}

function offsetOf(source: string, unit: string, from: number): number | null {
  if (unit === OBJECT) return null
  if (lengthAt(source, unit, from) > 1) return from
  const near = source.slice(from, from + LONGEST_GAP)
  const offset = unit === ' ' ? near.search(/[ \n]/) : near.indexOf(unit)
  return offset < 0 ? null : from + offset
}

const wordsOf = (blocks: readonly Block[]) =>
  Array.from(textBlocks(blocks), ({ kind, content }) => `${kind} ${plainOf(content)}`)

/** Which marks the characters of each text have; blanks may stand within marks or beside them. */
function looksOf(blocks: readonly Block[]): string[] {
  return Array.from(textBlocks(blocks), ({ content }) => {
    let looks = ''
    let before = ''
    for (const inline of content) {
      const characters = inline.type === 'text' ? inline.text.replace(/\s/g, '') : inline.type
      const marks = JSON.stringify(inline.marks)
      if (characters !== '') looks += marks === before ? characters : marks + characters
      if (characters !== '') before = marks
    }
    return looks
  })
}

/** True for blocks of the same words with the same look. */
function isSame(one: readonly Block[], other: readonly Block[]): boolean {
  const areSame = (texts: (blocks: readonly Block[]) => string[]) =>
    texts(one).join('\n') === texts(other).join('\n')
  return areSame(wordsOf) && areSame(looksOf)
}

/** How many marks the unit of a text at an index has. */
function marksAt(content: readonly Inline[], index: number): number {
  let end = 0
  for (const inline of content) {
    end += inline.type === 'text' ? inline.text.length : 1
    if (index < end) return inline.marks.length
  }
  return 0
}

const MAX_EDITS = 2_000

type Replacement = Edit & { replacement: string }

/** The edits that turn one text into another; null where there are more than `MAX_EDITS`. */
function editsBetween(before: string, after: string): Replacement[] | null {
  const changes = diffArrays(before.split(''), after.split(''), { maxEditLength: MAX_EDITS }) ?? null
  if (changes === null) return null
  const edits: Replacement[] = []
  let at = 0
  for (const { value, added, removed } of changes) {
    const last = edits.at(-1)
    const joins = last?.to === at
    if (removed) {
      if (joins) last.to += value.length
      else edits.push({ from: at, to: at + value.length, replacement: '' })
    } else if (added) {
      if (joins) last.replacement += value.join('')
      else edits.push({ from: at, to: at, replacement: value.join('') })
    }
    if (!added) at += value.length
  }
  return edits
}

/** How many insertions among marks are tried, each by parsing the source up to three times. */
const MAX_TRIED = 50
const OPENING_MARKS = /[*_~`<[!]*$/

/** The offset, among the marks between two characters, where an insertion gives the expected text; null where none does. */
function insertionPlace(
  source: string,
  from: number,
  to: number,
  insert: string,
  expected: string,
): number | null {
  const opening = OPENING_MARKS.exec(source.slice(from, to))?.[0].length ?? 0
  const isRight = (offset: number) =>
    wordsOf(readMarkdown(source.slice(0, offset) + insert + source.slice(offset))).join('\n') === expected
  return [to, to - opening, from].find(isRight) ?? null
}

/** The offset behind a unit of a text in the source. */
function endOf(source: string, text: string, within: readonly number[], at: number): number {
  const offset = within[at] ?? 0
  return offset + lengthAt(source, text[at] ?? '', offset)
}

/**
 * An edit of a text as edits of the source, apart where marks stand between its units: unit for unit, the rest with the last, but
 * its blanks behind marks that end there.
 */
function besideMarks(
  { from, to, replacement }: Replacement,
  content: readonly Inline[],
  within: readonly number[],
  ends: (at: number) => number,
): Edit[] {
  const edits: Edit[] = []
  const next = within[to]
  const words =
    next !== undefined && marksAt(content, to) < marksAt(content, to - 1)
      ? replacement.trimEnd()
      : replacement
  let start = from
  for (let at = from; at < to; at += 1) {
    const isLast = at === to - 1
    if (!isLast && (within[at + 1] ?? 0) <= ends(at)) continue
    const put = words.slice(start - from, isLast ? undefined : at + 1 - from)
    edits.push({ from: within[start] ?? 0, to: ends(at), replacement: put })
    start = at + 1
  }
  const blanks = replacement.slice(words.length)
  if (next !== undefined && blanks !== '') edits.push({ from: next, to: next, replacement: blanks })
  return edits
}

/**
 * The source with the texts of `before` changed into those of `after`; null where marks are in the way. The result is parsed
 * again, and is null unless its texts are those of `after`.
 */
function changedSource(source: string, before: readonly Block[], after: readonly Block[]): string | null {
  const offsets = sourceOffsets(source, before)
  const changed = Array.from(textBlocks(after), ({ content }) => plainOf(content))
  const words = wordsOf(before)
  const edits: Edit[] = []
  let tried = 0
  for (const [index, { path, kind, content }] of Array.from(textBlocks(before)).entries()) {
    const text = plainOf(content)
    const within = offsets.get(path.join()) ?? []
    const found = text === changed[index] ? [] : editsBetween(text, changed[index] ?? '')
    if (!found) return null
    for (const edit of found) {
      const { from, to, replacement } = edit
      const start = within[from] ?? (within.at(-1) ?? 0) + 1
      const ends = (at: number) => endOf(source, text, within, at)
      const beside = from > 0 ? ends(from - 1) : start
      if (to > from) edits.push(...besideMarks(edit, content, within, ends))
      else if (beside >= start) edits.push({ from: start, to: start, replacement })
      else {
        if (tried++ > MAX_TRIED) return null
        const expected = words.with(index, `${kind} ${applyFindings(text, [edit])}`).join('\n')
        const place = insertionPlace(source, beside, start, replacement, expected)
        if (place === null) return null
        edits.push({ from: place, to: place, replacement })
      }
    }
  }
  const written = applyFindings(source, edits)
  return isSame(readMarkdown(written), normalise(after)) ? written : null
}

/** Texts in which a fix cannot be made before the rest is left as it is: each costs several readings of the source. */
const MOST_IN_THE_WAY = 100

type Fixed = { text: string; blocks: readonly Block[]; fixed: number }

/**
 * Fixes a Markdown text beside what is markup to other programs; gives it with the number of fixes. The rest of the source stays as
 * it is written, and so do the texts in which a fix cannot be made within their marks.
 *
 * Idea: all texts are fixed at once; where that cannot be written, those of each half, down to the texts in the way. Cost: as many
 * readings of the source as there are such texts, `MOST_IN_THE_WAY` at most, times the logarithm of all.
 */
export function fixMarkdown(source: string, options: ProofreadingOptions): { text: string; fixed: number } {
  const blocks = readMarkdown(source)
  const proseIn = proseBesideMarkup(blocks)
  let inTheWay = 0
  const fix = (from: Fixed, paths: readonly (readonly number[])[]): Fixed => {
    const next = fixBlocksToFixpoint(from.blocks, options, paths, proseIn)
    if (next.fixed === 0) return from
    const text = changedSource(from.text, from.blocks, next.blocks)
    if (text !== null) return { text, blocks: next.blocks, fixed: from.fixed + next.fixed }
    if (paths.length === 1) inTheWay += 1
    if (paths.length === 1 || inTheWay > MOST_IN_THE_WAY) return from
    const half = Math.ceil(paths.length / 2)
    return fix(fix(from, paths.slice(0, half)), paths.slice(half))
  }
  const { text, fixed } = fix({ text: source, blocks, fixed: 0 }, fixablePaths(blocks))
  return { text, fixed }
}
