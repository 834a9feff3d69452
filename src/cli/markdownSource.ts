import { diffArrays } from 'diff'
import { normalise, plainOf, readMarkdown, textBlocks, writeMarkdown } from '../core/document/index.ts'
import type { Block } from '../core/document/types.ts'
import { fixBlocksToFixpoint, type ProofreadingOptions } from '../core/proofreading/index.ts'
import { applyFindings, type Edit } from '../core/typography/index.ts'

/** Offsets in the Markdown source of each UTF-16 unit of a text, by the text's index path. */
type Offsets = ReadonlyMap<string, readonly number[]>

/** The longest stretch of markup looked through between two characters of a text, in UTF-16 units. */
const LONGEST_GAP = 4_000
/** Stands for a footnote or a picture. */
const OBJECT = '\ufffc'
const START = /^[\p{L}\p{N}]{1,20}/u

/**
 * The offsets of a tree's characters in its Markdown source. The tree does not hold them, so each character is searched for
 * from the end of the one before, in the order of reading; one that is not found (written as a character reference, for
 * example) gets the offset of its predecessor's end. Offsets never decrease within a text, but may be off by the markup
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
      if (offset !== null) at = offset + 1
    }
    found.set(path.join(), offsets)
    // Notes and credits are written elsewhere in the source, out of the order of reading.
    if (kind !== 'footnote' && kind !== 'credit') next = at
  }
  return found
}

function offsetOf(source: string, unit: string, from: number): number | null {
  if (unit === OBJECT) return null
  const near = source.slice(from, from + LONGEST_GAP)
  const offset = unit === ' ' ? near.search(/[ \n]/) : near.indexOf(unit)
  return offset < 0 ? null : from + offset
}

const wordsOf = (blocks: readonly Block[]) =>
  Array.from(textBlocks(blocks), ({ kind, content }) => `${kind} ${plainOf(content)}`)

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
      const beside = from > 0 ? (within[from - 1] ?? 0) + 1 : start
      if (to > from) edits.push({ from: start, to: (within[to - 1] ?? start) + 1, replacement })
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
  const isRight = wordsOf(readMarkdown(written)).join('\n') === wordsOf(normalise(after)).join('\n')
  return isRight ? written : null
}

/**
 * Fixes a Markdown text; gives it with the number of fixes. The rest of the source stays as it is written. Where a fix cannot
 * be made within its markup, the whole text is written anew by `writeMarkdown`.
 */
export function fixMarkdown(source: string, options: ProofreadingOptions): { text: string; fixed: number } {
  const before = readMarkdown(source)
  const { blocks, fixed } = fixBlocksToFixpoint(before, options)
  if (fixed === 0) return { text: source, fixed }
  const ending = /\r?\n$/.exec(source)?.[0] ?? ''
  return { text: changedSource(source, before, blocks) ?? writeMarkdown(blocks) + ending, fixed }
}
