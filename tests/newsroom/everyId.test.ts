import { expect, test } from 'vitest'
import type { Input } from '../../src/contract/contract.ts'
import type { ArticleSummary } from '../../src/core/library.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { sectionTexts, summaryOf } from '../../src/core/summary.ts'
import { allIds, everyId } from '../../src/newsroom/everyId.ts'
import { articleOf, idOf } from '../store/articleOf.ts'

const ALL = { query: 'bac', status: 'ready' } as const
const summaries = (count: number): ArticleSummary[] =>
  Array.from({ length: count }, (_, at) => {
    const article = articleOf(at)
    return summaryOf(article, sectionTexts(article))
  })

test.each([
  [0, 1],
  [499, 1],
  [500, 2],
  [1001, 3],
])('of %d articles every id comes once, by %d pages in the order of the headline', async (count, pages) => {
  const items = summaries(count)
  const asked: Input<'listArticles'>[] = []
  const ids = await allIds(async (query) => {
    asked.push(query)
    return ok({ items: items.slice(query.offset, query.offset + query.limit) })
  }, ALL)
  expect(ids).toEqual(ok(items.map(({ id }) => id)))
  expect(asked).toHaveLength(pages)
  expect(asked.at(-1)).toEqual({ ...ALL, sort: 'headline', offset: (pages - 1) * 500, limit: 500 })
})

test('an article that moves to a later page meanwhile comes once', async () => {
  const items = summaries(500)
  const ids = await allIds(async ({ offset }) => ok({ items: offset === 0 ? items : items.slice(-1) }), ALL)
  expect(ids.ok && ids.value).toHaveLength(500)
})

test('a failure ends the ids, after those that were there before', async () => {
  const items = summaries(500)
  const list = async ({ offset }: Input<'listArticles'>) =>
    offset === 0 ? ok({ items }) : failed('library-missing')
  expect(await allIds(list, ALL)).toEqual(failed('library-missing'))
  const told: unknown[] = []
  for await (const id of everyId(list, ALL)) told.push(id)
  expect(told).toHaveLength(501)
  expect(told.slice(-2)).toEqual([idOf(499), { code: 'library-missing', detail: {} }])
})
