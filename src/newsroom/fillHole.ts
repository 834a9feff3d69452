import { fillHole, type HoleFillings, MOST_LOOKED_AT } from '../core/fillHole.ts'
import { ok, type Result } from '../core/failure.ts'
import type { Input } from '../contract/contract.ts'
import type { ReadingStore } from './ports.ts'

/** Ready articles to fill a hole of so many signs: those that are not longer, from the longest, and those that are. */
export async function fillings(
  { signs, query }: Input<'fillHole'>,
  { store }: { store: Pick<ReadingStore, 'list'> },
): Promise<Result<HoleFillings>> {
  const ready = { status: 'ready', sort: 'signs', offset: 0, limit: MOST_LOOKED_AT } as const
  const shorter = await store.list({
    ...ready,
    query: `length:1..${signs} ${query}`,
    direction: 'descending',
  })
  if (!shorter.ok) return shorter
  const longer = await store.list({
    ...ready,
    query: `length:${signs + 1}.. ${query}`,
    direction: 'ascending',
  })
  if (!longer.ok) return longer
  return ok({
    articles: shorter.value.total + longer.value.total,
    fillings: fillHole([...shorter.value.items, ...longer.value.items], signs),
  })
}
