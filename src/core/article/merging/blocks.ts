import type { Block, Cell, Heading, Inline, ListItem, Paragraph } from '../../document/types.ts'
import { sectionHeading } from '../../document/index.ts'
import { alignParts, BLOCK_PARTS, ITEM_PARTS, type PartKind, ROW_PARTS } from './align.ts'
import { isSame, type Keyed, type Hunk, hunksOf } from './hunks.ts'
import { inlinesKey, type Merged, mergeInlines, mergeText } from './words.ts'

/** How parts of one type are compared, and how one that both sides changed is merged. */
type PartSpec<T> = PartKind<T> & {
  readonly merge: (base: T, mine: T, theirs: T) => Merged<T>
}

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

const BLOCKS: PartSpec<Block> = { ...BLOCK_PARTS, merge: mergeBlock }
const ITEMS: PartSpec<ListItem> = {
  ...ITEM_PARTS,
  merge: (base, mine, theirs) => {
    const overlaps = new Overlaps()
    const checked = overlaps.pick(base.checked, mine.checked, theirs.checked)
    const content = overlaps.of(mergeBlocks(base.content, mine.content, theirs.content))
    return { value: { checked, content }, overlaps: overlaps.any }
  },
}
const ROWS: PartSpec<readonly Cell[]> = { ...ROW_PARTS, merge: mergeCells }

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
      return merged(
        sectionHeading(
          overlaps.of(mergeText(base.text, mine.text, theirs.text)),
          overlaps.pick(base.language ?? '', mine.language ?? '', theirs.language ?? ''),
        ),
      )
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
