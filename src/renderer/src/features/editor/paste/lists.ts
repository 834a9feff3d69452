import type { Block, List } from './blocks.ts'

/** An item that knows its level, and not yet its list: so do Word and web editors write them, one after the other. */
export type Item = {
  readonly kind: 'item'
  readonly level: number
  readonly ordered: boolean
  /** The number before it, or null where it is the next one. */
  readonly number: number | null
  readonly blocks: readonly Block[]
}

type Open = { level: number; ordered: boolean; next: number; items: Block[][] }

function begin(siblings: Block[], { level, ordered, number }: Item): Open {
  const start = number ?? 1
  const items: Block[][] = []
  siblings.push({ kind: 'list', ordered, start, items } satisfies List)
  return { level, ordered, next: start, items }
}

/** The blocks with their items in lists, each of a deeper level in the item before it. */
export function withLists(drafts: readonly (Block | Item)[]): Block[] {
  const blocks: Block[] = []
  const open: Open[] = []
  for (const draft of drafts) {
    if (draft.kind !== 'item') {
      open.length = 0
      blocks.push(draft)
      continue
    }
    if (draft.blocks.length === 0) continue
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > draft.level) open.pop()
    let list = open.at(-1)
    if (!list || list.level < draft.level) {
      list = begin(list?.items.at(-1) ?? blocks, draft)
      open.push(list)
    } else if (
      list.ordered !== draft.ordered ||
      (list.ordered && list.next !== (draft.number ?? list.next))
    ) {
      open.pop()
      list = begin(open.at(-1)?.items.at(-1) ?? blocks, draft)
      open.push(list)
    }
    list.items.push([...draft.blocks])
    list.next += 1
  }
  return blocks
}
