import type { Block, Cell, Heading, Inline, ListItem, Paragraph } from '../../document/types.ts'
import { plainOf, textBlocks, writeMarkdown } from '../../document/index.ts'
import { isSame, type Keyed, type Hunk, hunksOf } from './hunks.ts'
import { inlinesKey, similarityOf, type Merged, mergeInlines, mergeText, wordsIn } from './words.ts'

/** How parts of one type are compared, and how one that both sides changed is merged. */
type PartSpec<T> = {
  readonly keyOf: (part: T) => string
  readonly textOf: (part: T) => string
  readonly merge: (base: T, mine: T, theirs: T) => Merged<T>
}

/** Parts with a smaller share of common words are not taken for versions of one part. */
const LEAST_SIMILARITY = 0.35
/** A hunk with more pairs of parts is not aligned: its parts count as removed and inserted. */
const MOST_PAIRS = 1_000

/** Collects whether any piece of a merge overlapped. */
class Overlaps {
  any = false

  of<T>({ value, overlaps }: Merged<T>): T {
    this.any ||= overlaps
    return value
  }

  /** Merges a value that cannot be divided. */
  pick<T>(base: T, mine: T, theirs: T, keyOf: (value: T) => string = (value) => JSON.stringify(value)): T {
    const [was, here, there] = [keyOf(base), keyOf(mine), keyOf(theirs)]
    if (here === was) return theirs
    this.any ||= there !== was && here !== there
    return mine
  }
}

export function keyedBlocks(blocks: readonly Block[]): Keyed<Block>[] {
  return blocks.map((block) => ({ value: block, key: BLOCKS.keyOf(block) }))
}

/**
 * Aligns the parts of a base with those of one side, as index in the base → index in the side, both ascending: which part
 * became which. A pair is worth 2 where the parts are the same, their similarity where that reaches `LEAST_SIMILARITY`, and
 * is impossible otherwise; the alignment with the greatest worth is found by dynamic programming from the end
 * (Needleman–Wunsch with free gaps). Cost: the product of the two lengths, at most `MOST_PAIRS`, times the length of a part.
 */
function alignParts<T>(
  base: readonly Keyed<T>[],
  side: readonly Keyed<T>[],
  { textOf }: PartSpec<T>,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  if (base.length * side.length > MOST_PAIRS) return pairs
  const bags = [base, side].map((parts) => parts.map(({ value }) => wordsIn(textOf(value))))
  const [ours = [], others = []] = bags
  /** `best[i][j]`: the greatest worth of an alignment of `base` from `i` on with `side` from `j` on. */
  const best = Array.from({ length: base.length + 1 }, () => new Array<number>(side.length + 1).fill(0))
  const worth = (i: number, j: number) => best[i]?.[j] ?? 0
  const pairWorth = (i: number, j: number) => {
    if (base[i]?.key === side[j]?.key) return 2
    const similarity = similarityOf(ours[i] ?? [], others[j] ?? [])
    return similarity < LEAST_SIMILARITY ? 0 : similarity
  }
  const gain = base.map((_, i) => side.map((_each, j) => pairWorth(i, j)))
  const gainOf = (i: number, j: number) => gain[i]?.[j] ?? 0
  for (let i = base.length - 1; i >= 0; i--) {
    for (let j = side.length - 1; j >= 0; j--) {
      const together = gainOf(i, j) > 0 ? gainOf(i, j) + worth(i + 1, j + 1) : 0
      const row = best[i]
      if (row) row[j] = Math.max(together, worth(i + 1, j), worth(i, j + 1))
    }
  }
  for (let i = 0, j = 0; i < base.length && j < side.length; ) {
    if (gainOf(i, j) > 0 && worth(i, j) === gainOf(i, j) + worth(i + 1, j + 1)) pairs.set(i++, j++)
    else if (worth(i, j) === worth(i + 1, j)) i++
    else j++
  }
  return pairs
}

/** The parts of a side that are aligned with none of the base: `inserted[i]` stand before the base's part `i`. */
function insertedBetween<T>(
  base: readonly Keyed<T>[],
  side: readonly Keyed<T>[],
  pairs: ReadonlyMap<number, number>,
): Keyed<T>[][] {
  const baseOf = new Map([...pairs].map(([from, to]) => [to, from]))
  const inserted = Array.from({ length: base.length + 1 }, (): Keyed<T>[] => [])
  let gap = 0
  for (const [at, part] of side.entries()) {
    const from = baseOf.get(at)
    if (from === undefined) inserted[gap]?.push(part)
    else gap = from + 1
  }
  return inserted
}

/**
 * Merges a hunk that both sides changed. Both sides are aligned with the base; then, base part by base part: insertions
 * of both sides are taken (once if they are the same, else mine first, which is an overlap), a part that one side changed is that side's, one that
 * both changed is merged within, one that a side removed goes unless the other changed it, which is an overlap. Where both
 * removed a part and either wrote anything new in the hunk, that counts as an overlap too: the part may have been reworded
 * in two ways that no longer resemble it.
 */
function mergeHunk<T>({ base, mine, theirs }: Hunk<T>, kind: PartSpec<T>): Merged<T[]> {
  const was = base ?? []
  const [inMine, inTheirs] = [alignParts(was, mine, kind), alignParts(was, theirs, kind)]
  const [newInMine, newInTheirs] = [
    insertedBetween(was, mine, inMine),
    insertedBetween(was, theirs, inTheirs),
  ]
  const overlaps = new Overlaps()
  const value: T[] = []
  const kept = new Set(was.map(({ key }) => key))
  const isRewritten = [...mine, ...theirs].some(({ key }) => !kept.has(key))
  for (let at = 0; at <= was.length; at++) {
    const [here, there] = [newInMine[at] ?? [], newInTheirs[at] ?? []]
    const isOne = isSame(here, there)
    for (const part of isOne ? here : [...here, ...there]) value.push(part.value)
    overlaps.any ||= !isOne && here.length > 0 && there.length > 0
    const part = was[at]
    if (!part) continue
    const [one, other] = [mine[inMine.get(at) ?? -1], theirs[inTheirs.get(at) ?? -1]]
    if (one && other) {
      if (one.key === part.key || one.key === other.key) value.push(other.value)
      else if (other.key === part.key) value.push(one.value)
      else value.push(overlaps.of(kind.merge(part.value, one.value, other.value)))
    } else if (one || other) {
      const left = one ?? other
      if (!left || left.key === part.key) continue
      overlaps.any = true
      value.push(left.value)
    } else overlaps.any ||= isRewritten
  }
  return { value, overlaps: overlaps.any }
}

/**
 * Three-way merge of lists of parts. Hunks that one side changed are that side's; hunks that both changed go through
 * `mergeHunk`. Where the sides overlap, mine is taken. Invariant: without an overlap, nothing that either side wrote is lost.
 */
function mergeParts<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  kind: PartSpec<T>,
): Merged<T[]> {
  const keyed = (parts: readonly T[]) => parts.map((part) => ({ value: part, key: kind.keyOf(part) }))
  const value: T[] = []
  const overlaps = new Overlaps()
  for (const hunk of hunksOf(keyed(base), keyed(mine), keyed(theirs))) {
    const was = hunk.base ?? []
    const taken = isSame(hunk.mine, was)
      ? hunk.theirs
      : isSame(hunk.theirs, was) || isSame(hunk.mine, hunk.theirs)
        ? hunk.mine
        : null
    if (taken) for (const part of taken) value.push(part.value)
    else value.push(...overlaps.of(mergeHunk(hunk, kind)))
  }
  return { value, overlaps: overlaps.any }
}

const textOfBlocks = (blocks: readonly Block[]) =>
  Array.from(textBlocks(blocks), ({ content }) => plainOf(content)).join('\n')

const BLOCKS: PartSpec<Block> = {
  keyOf: (block) => writeMarkdown([block]),
  textOf: (block) => textOfBlocks([block]),
  merge: mergeBlock,
}
const ITEMS: PartSpec<ListItem> = {
  keyOf: ({ checked, content }) => JSON.stringify([checked, writeMarkdown(content)]),
  textOf: ({ content }) => textOfBlocks(content),
  merge: (base, mine, theirs) => {
    const overlaps = new Overlaps()
    const checked = overlaps.pick(base.checked, mine.checked, theirs.checked)
    const content = overlaps.of(mergeBlocks(base.content, mine.content, theirs.content))
    return { value: { checked, content }, overlaps: overlaps.any }
  },
}
const ROWS: PartSpec<readonly Cell[]> = {
  keyOf: (cells) => cells.map(inlinesKey).join('|'),
  textOf: (cells) => cells.map(plainOf).join('\n'),
  merge: mergeCells,
}

/** Merges rows of the same number of cells, cell by cell. */
function mergeCells(
  base: readonly Cell[],
  mine: readonly Cell[],
  theirs: readonly Cell[],
): Merged<readonly Cell[]> {
  const overlaps = new Overlaps()
  const cells = mine.map((cell, at) => overlaps.of(mergeInlines(base[at] ?? [], cell, theirs[at] ?? [])))
  return { value: cells, overlaps: overlaps.any }
}

/** Merges two trees with a common base, block by block, and word by word within a block that both changed. */
export function mergeBlocks(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
): Merged<Block[]> {
  return mergeParts(base, mine, theirs, BLOCKS)
}

const attributionKey = (attribution: readonly Inline[] | null) =>
  attribution === null ? '' : `— ${inlinesKey(attribution)}`

/** Merges a block that both sides changed. Where it is no longer of one type, mine is taken, with an overlap. */
function mergeBlock(base: Block, mine: Block, theirs: Block): Merged<Block> {
  const overlaps = new Overlaps()
  const merged = (value: Block): Merged<Block> => ({ value, overlaps: overlaps.any })
  const clash: Merged<Block> = { value: mine, overlaps: true }
  const isText = (block: Block): block is Paragraph | Heading =>
    block.type === 'paragraph' || block.type === 'heading'
  switch (base.type) {
    case 'sectionHeading':
      if (mine.type !== base.type || theirs.type !== base.type) return clash
      return merged({ ...mine, text: overlaps.of(mergeText(base.text, mine.text, theirs.text)) })
    case 'paragraph':
    case 'heading': {
      if (!isText(mine) || !isText(theirs)) return clash
      const type = overlaps.pick(base.type, mine.type, theirs.type)
      const content = overlaps.of(mergeInlines(base.content, mine.content, theirs.content))
      return merged({ type, content })
    }
    case 'list': {
      if (mine.type !== base.type || theirs.type !== base.type) return clash
      const ordered = overlaps.pick(base.ordered, mine.ordered, theirs.ordered)
      const start = overlaps.pick(base.start, mine.start, theirs.start)
      const items = overlaps.of(mergeParts(base.items, mine.items, theirs.items, ITEMS))
      return merged({ type: 'list', ordered, start, items })
    }
    case 'quotation': {
      if (mine.type !== base.type || theirs.type !== base.type) return clash
      const content = overlaps.of(mergeBlocks(base.content, mine.content, theirs.content))
      const said = [base.attribution, mine.attribution, theirs.attribution] as const
      const [was, here, there] = said
      const attribution =
        was && here && there
          ? overlaps.of(mergeInlines(was, here, there))
          : overlaps.pick(was, here, there, attributionKey)
      return merged({ type: 'quotation', content, attribution })
    }
    case 'table': {
      if (mine.type !== base.type || theirs.type !== base.type) return clash
      const width = base.columns.length
      if (mine.columns.length !== width || theirs.columns.length !== width) return clash
      const columns = overlaps.pick(base.columns, mine.columns, theirs.columns)
      const header = overlaps.of(mergeCells(base.header, mine.header, theirs.header))
      const rows = overlaps.of(mergeParts(base.rows, mine.rows, theirs.rows, ROWS))
      return merged({ type: 'table', columns, header, rows })
    }
    case 'figure': {
      if (mine.type !== base.type || theirs.type !== base.type) return clash
      return merged({
        type: 'figure',
        src: overlaps.pick(base.src, mine.src, theirs.src),
        alt: overlaps.of(mergeText(base.alt, mine.alt, theirs.alt)),
        credit: overlaps.of(mergeText(base.credit, mine.credit, theirs.credit)),
        caption: overlaps.of(mergeInlines(base.caption, mine.caption, theirs.caption)),
      })
    }
    case 'preformatted':
      if (mine.type !== base.type || theirs.type !== base.type) return clash
      return merged({
        type: 'preformatted',
        text: overlaps.of(mergeText(base.text, mine.text, theirs.text)),
        language: overlaps.pick(base.language, mine.language, theirs.language),
      })
    case 'rule':
      return clash
  }
}
