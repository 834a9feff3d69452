/** An item of a list with its level in place of the list that it is in, as Word and web editors write it. */
export type ListItem = {
  readonly level: number
  readonly ordered: boolean
  /** Its number; null for the next one. */
  readonly number: number | null
}

/** A list, and in its items the lists below each. */
export type NestedList<Item> = {
  readonly ordered: boolean
  readonly start: number
  readonly items: { readonly item: Item; readonly lists: NestedList<Item>[] }[]
}

/** The style (`mso-list`) of the bullet or number that Word writes as text before an item. */
export const isWordMarker = (style: string | undefined) => style === 'ignore'

/** The item of a list that a paragraph of Word's HTML is, by its style (`mso-list`) and its bullet or number; null if it is none. */
export function wordListItem(style: string | undefined, marker: string): ListItem | null {
  const level = /\blevel(\d+)/.exec(style ?? '')?.[1]
  if (level === undefined) return null
  // The number of an outline (`2.1.3`) has those of the levels above before its own.
  const number = /^\(?(?:\d{1,9}\.)*(\d{1,9})(?:[.)]|$)/.exec(marker)?.[1]
  return {
    level: Number(level),
    ordered: /^\(?(?:\d+|[a-z]{1,6})[.)]/i.test(marker),
    number: number === undefined ? null : Number(number),
  }
}

type OpenList<Item> = { readonly level: number; next: number; readonly list: NestedList<Item> }

/**
 * The lists of items that follow each other: a deeper level is in the item before it. Items form one list as long as their kind
 * and numbering go on.
 */
export function nestItems<Item extends ListItem>(items: readonly Item[]): NestedList<Item>[] {
  const whole: NestedList<Item>[] = []
  const open: OpenList<Item>[] = []
  for (const item of items) {
    const { level, ordered, number } = item
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop()
    let last = open.at(-1)
    const isOther =
      last && (last.list.ordered !== ordered || (ordered && last.next !== (number ?? last.next)))
    if (!last || last.level < level || isOther) {
      if (last && last.level >= level) open.pop()
      const start = number ?? 1
      last = { level, next: start, list: { ordered, start, items: [] } }
      const above = open.at(-1)?.list.items.at(-1)
      ;(above ? above.lists : whole).push(last.list)
      open.push(last)
    }
    last.list.items.push({ item, lists: [] })
    last.next += 1
  }
  return whole
}
