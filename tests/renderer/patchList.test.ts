import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STATUSES, type Status } from '../../src/core/article/index.ts'
import { type ArticleSummary, compareSummaries, type Direction, type Sort } from '../../src/core/library.ts'
import { isWhole, type KnownList, PAGE_SIZE, patchList } from '../../src/renderer/src/state/patchList.ts'
import { summaryOf } from '../changeEvent.ts'
import { articleOf, idOf } from '../store/articleOf.ts'

type Question = { status: Status | 'all'; sort: Sort; direction: Direction }

/** The whole answer to a question, as the library would give it. */
function answerTo(articles: Iterable<ArticleSummary>, { status, sort, direction }: Question) {
  const all = [...articles]
  const counts = { all: all.length, draft: 0, review: 0, ready: 0, published: 0, spiked: 0 }
  for (const article of all) counts[article.status] += 1
  const rows = all
    .filter((article) => status === 'all' || article.status === status)
    .sort((one, other) => compareSummaries(sort, one, other, direction))
  return { counts, rows }
}

/** The list as a window has it that has read some pages. */
function listWith(
  articles: Iterable<ArticleSummary>,
  question: Question,
  read: readonly number[],
): KnownList {
  const { counts, rows } = answerTo(articles, question)
  const pages = read.flatMap((page) => {
    const items = rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
    return items.length > 0 ? [[page, items] as const] : []
  })
  return { query: '', ...question, counts, pages: new Map(pages) }
}

const anyState = fc.record({
  headline: fc.constantFrom('', 'Été', 'ete', 'Le bac', '\u{1f600}', '\uffee'),
  date: fc.constantFrom('', '2026-01-01', '2026-11-10'),
  status: fc.constantFrom(...STATUSES),
  signs: fc.nat(3),
  updatedAt: fc.integer({ min: 0, max: 59 }).map((second) => new Date(second * 1000).toISOString()),
})
const anyChange = fc.record({ number: fc.integer({ min: 1, max: 320 }), state: fc.option(anyState) })
const anyQuestion = fc.record({
  status: fc.constantFrom('all' as const, ...STATUSES),
  sort: fc.constantFrom(
    'best' as const,
    'updated' as const,
    'date' as const,
    'headline' as const,
    'signs' as const,
  ),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
})

test('after any changes, every row that is known is the one that the library has there, and the counts are its', () => {
  const first = Array.from({ length: 300 }, (_, at) => summaryOf(articleOf(at + 1)))
  fc.assert(
    fc.property(
      anyQuestion,
      fc.subarray([0, 1, 2], { minLength: 1 }),
      fc.array(anyChange, { maxLength: 12 }),
      (question, read, changes) => {
        const truth = new Map(first.map((article) => [article.id, article]))
        let list = listWith(first, question, read)
        for (const { number, state } of changes) {
          const id = idOf(number)
          const before = truth.get(id) ?? null
          const after = state && { ...summaryOf(articleOf(number)), ...state }
          if (after) truth.set(id, after)
          else truth.delete(id)
          const patched = patchList(list, { id, before, after })
          if (!patched) throw new TypeError('not patched')
          list = patched
        }
        const { counts, rows } = answerTo(truth.values(), question)
        expect(list.counts).toEqual(counts)
        expect(list.counts[question.status]).toBe(rows.length)
        for (const [page, known] of list.pages) {
          for (const [at, row] of known.entries()) {
            if (row) expect(row).toBe(rows[page * PAGE_SIZE + at])
          }
        }
      },
    ),
  )
})

describe('a list of which the first page is read', () => {
  const articles = Array.from({ length: 250 }, (_, at) => summaryOf(articleOf(at + 1)))
  const list = listWith(articles, { status: 'all', sort: 'updated', direction: 'descending' }, [0])
  const [newest] = articles.slice(-1)
  if (!newest) throw new TypeError('no articles')
  const saved = { ...newest, updatedAt: '2027-01-01T00:00:00.000Z' }

  test('stays whole over a save, also of an article on a page that is not read', () => {
    const patched = patchList(list, { id: newest.id, before: undefined, after: saved })
    expect(patched && isWhole(patched, 0)).toBe(true)
    const [oldest] = articles
    const moved = oldest && { ...oldest, updatedAt: '2027-01-01T00:00:00.000Z' }
    const other = oldest && patchList(list, { id: oldest.id, before: oldest, after: moved ?? null })
    expect(other?.pages.get(0)?.[0]?.id).toBe(idOf(1))
    expect(other && isWhole(other, 0)).toBe(true)
  })

  test('has a gap at its end where an article of it is gone', () => {
    const patched = patchList(list, { id: newest.id, before: undefined, after: null })
    expect(patched?.counts.all).toBe(249)
    expect(patched && isWhole(patched, 0)).toBe(false)
    expect(patched?.pages.get(0)?.filter((row) => row === undefined)).toHaveLength(1)
  })

  test('must be asked again after an article that was never heard of, and where something is sought', () => {
    const unknown = summaryOf(articleOf(251))
    expect(patchList(list, { id: unknown.id, before: undefined, after: unknown })).toBeNull()
    const found = { ...list, query: 'pont' }
    expect(patchList(found, { id: newest.id, before: newest, after: saved })).toBeNull()
    expect(patchList(found, { id: newest.id, before: newest, after: null })?.counts.all).toBe(249)
    expect(patchList(found, { id: idOf(1), before: articles[0], after: null })).toBeNull()
  })
})
