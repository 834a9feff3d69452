import { diffArrays } from 'diff'
import { normalise, plainOf, readMarkdown, textBlocks, writeMarkdown } from '../core/document/index.ts'
import type { Block } from '../core/document/types.ts'
import { fixBlocksToFixpoint, type ProofreadingOptions } from '../core/proofreading/index.ts'
import { applyFindings, type Edit } from '../core/typography/index.ts'

/** Where the units of each text stand in the Markdown that it was read from, by the text's index path. */
type Offsets = ReadonlyMap<string, readonly number[]>

/** No more than this stands between two characters of a text: a link's address, an escape, a mark. */
const LONGEST_GAP = 4_000
const OBJECT = '\ufffc'
const START = /^[\p{L}\p{N}]{1,20}/u

/**
 * Where the characters of blocks stand in their Markdown source. A tree does not tell: the characters of each text are
 * looked for in their order, and what is not found (written as a reference, say) counts as standing where the one before
 * it ends. So a place may be off by what stands between, which is well enough to show it to a person.
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
      const place = placeOf(source, unit, at)
      offsets.push(place ?? at)
      if (place !== null) at = place + 1
    }
    found.set(path.join(), offsets)
    // Notes and credits stand out of the order of reading.
    if (kind !== 'footnote' && kind !== 'credit') next = at
  }
  return found
}

function placeOf(source: string, unit: string, from: number): number | null {
  if (unit === OBJECT) return null
  const near = source.slice(from, from + LONGEST_GAP)
  const place = unit === ' ' ? near.search(/[ \n]/) : near.indexOf(unit)
  return place < 0 ? null : from + place
}

const wordsOf = (blocks: readonly Block[]) =>
  Array.from(textBlocks(blocks), ({ kind, content }) => `${kind} ${plainOf(content)}`)

const MOST_EDITS = 2_000

type Replacement = Edit & { replacement: string }

/** What makes one text of another, character by character; null where that is nearly everything. */
function editsBetween(before: string, after: string): Replacement[] | null {
  const changes = diffArrays(before.split(''), after.split(''), { maxEditLength: MOST_EDITS }) ?? null
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

/** So many places among marks are looked for by reading the text anew, and no more. */
const MOST_TRIED = 50
const OPENING_MARKS = /[*_~`<[!]*$/

/** Where among the marks between two characters something can be put in, so that the text says what is expected. */
function insertionPlace(
  source: string,
  from: number,
  to: number,
  insert: string,
  expected: string,
): number | null {
  const opening = OPENING_MARKS.exec(source.slice(from, to))?.[0].length ?? 0
  const isRight = (place: number) =>
    wordsOf(readMarkdown(source.slice(0, place) + insert + source.slice(place))).join('\n') === expected
  return [to, to - opening, from].find(isRight) ?? null
}

/** The source with the words of `after` in the place of those of `before`; null where marks are in the way. */
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
        if (tried++ > MOST_TRIED) return null
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
 * A text in Markdown with all that is certain fixed, and how many fixes that took. What was not fixed stays as it is
 * written; only where a fix stands among marks that cannot be kept, the whole text is written anew.
 */
export function fixMarkdown(source: string, options: ProofreadingOptions): { text: string; fixed: number } {
  const before = readMarkdown(source)
  const { blocks, fixed } = fixBlocksToFixpoint(before, options)
  if (fixed === 0) return { text: source, fixed }
  const ending = /\r?\n$/.exec(source)?.[0] ?? ''
  return { text: changedSource(source, before, blocks) ?? writeMarkdown(blocks) + ending, fixed }
}
