import type { Block, Cell, ListItem } from '../../document/types.ts'
import { plainOf, textBlocks, writeMarkdown } from '../../document/index.ts'
import type { Keyed } from './hunks.ts'
import { inlinesKey, similarityOf, wordsIn } from './words.ts'

/** How parts of one type are compared: the same key for two that show the same, and the text that they resemble each other in. */
export type PartKind<T> = {
  readonly keyOf: (part: T) => string
  readonly textOf: (part: T) => string
}

const textOfBlocks = (blocks: readonly Block[]) =>
  Array.from(textBlocks(blocks), ({ content }) => plainOf(content)).join('\n')

export const BLOCK_PARTS: PartKind<Block> = {
  keyOf: (block) =>
    block.type === 'sectionHeading'
      ? JSON.stringify(['##', block.text, block.language ?? ''])
      : writeMarkdown([block]),
  textOf: (block) => textOfBlocks([block]),
}
export const ITEM_PARTS: PartKind<ListItem> = {
  keyOf: ({ checked, content }) => JSON.stringify([checked, writeMarkdown(content)]),
  textOf: ({ content }) => textOfBlocks(content),
}
export const ROW_PARTS: PartKind<readonly Cell[]> = {
  keyOf: (cells) => cells.map(inlinesKey).join('|'),
  textOf: (cells) => cells.map(plainOf).join('\n'),
}

/** Parts with a smaller share of common words are not taken for versions of one part. */
const LEAST_SIMILARITY = 0.35
/** A hunk with more pairs of parts is not aligned: its parts count as removed and inserted. */
const MOST_PAIRS = 1_000

/**
 * Aligns the parts of a base with those of one side, as index in the base → index in the side, both ascending: which part
 * became which. A pair is worth 2 where the parts are the same, their similarity where that reaches `LEAST_SIMILARITY`, and
 * is impossible otherwise; the alignment with the greatest worth is found by dynamic programming from the end
 * (Needleman–Wunsch with free gaps). Cost: the product of the two lengths, at most `MOST_PAIRS`, times the length of a part.
 */
export function alignParts<T>(
  base: readonly Keyed<T>[],
  side: readonly Keyed<T>[],
  { textOf }: Pick<PartKind<T>, 'textOf'>,
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
