import { beforeAll, describe, expect, it } from 'vitest'
import { STATUSES } from '../../src/core/article/index.ts'
import { compareSummaries, DIRECTIONS } from '../../src/core/library.ts'
import { indexEntry } from '../../src/store/indexEntry.ts'
import { readList, storedList } from '../../src/store/indexQuery.ts'
import { IndexTables } from '../../src/store/indexTables.ts'
import { articleOf } from './articleOf.ts'

/** More than are ranked. */
const COUNT = 5200
const entries = Array.from({ length: COUNT }, (_, at) =>
  indexEntry(articleOf(at, { status: STATUSES[at % 5] ?? 'draft', headline: `Titre ${(at * 7) % COUNT}` })),
)
const wanted = { query: '', status: 'ready', offset: 100, limit: 20, excerpts: true } as const

describe('a query that most articles match', () => {
  const tables = new IndexTables(':memory:')
  beforeAll(() => {
    tables.begin()
    for (const entry of entries) tables.put(entry, 'stamp')
    tables.commit()
    return () => tables.close()
  })

  const orders = (['best', 'headline'] as const).flatMap((sort) =>
    DIRECTIONS.map((direction) => ({
      ...{ sort, direction },
      expected: entries
        .flatMap(({ summary }) => (summary.status === 'ready' ? [summary] : []))
        .sort((one, other) => compareSummaries(sort, one, other, direction))
        .slice(100, 120)
        .map(({ id }) => id),
    })),
  )

  it.each(['titre', 'titre rouvre', '-absent', 'length:1..', 'titre -status:spiked'])(
    'has the order of the list, its direction, and all counts: %s',
    (query) => {
      for (const { sort, direction, expected } of orders) {
        const list = readList(storedList(tables, { ...wanted, query, sort, direction }))
        expect(list.items.map(({ id }) => id)).toEqual(expected)
        expect(list.counts.spiked).toBe(query.includes('spiked') ? 0 : COUNT / 5)
        expect(list.total).toBe(COUNT / 5)
      }
    },
  )

  it('has hits for its page', () => {
    const { items, hits } = readList(storedList(tables, { ...wanted, query: 'titre', sort: 'best' }))
    expect(hits?.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    expect(hits).toHaveLength(20)
  })
})
