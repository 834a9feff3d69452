import { expect, test } from 'vitest'
import { isEvent } from '../../src/contract/events.ts'
import { sectionTexts, summaryOf } from '../../src/core/summary.ts'
import { articleOf } from '../store/articleOf.ts'

const article = articleOf(1, { byline: [{ name: 'Maud Ferrier' }] })
const summary = summaryOf(article, sectionTexts(article))

test('an event of a changed article has a whole summary', () => {
  expect(isEvent({ type: 'article-changed', summary })).toBe(true)
  expect(isEvent({ type: 'article-changed' })).toBe(false)
})

test.each(Object.keys(summary))(
  'an event without %s in its summary, or with another kind of value, is none',
  (name) => {
    const { [name]: _, ...rest }: { readonly [name: string]: unknown } = summary
    expect(isEvent({ type: 'article-changed', summary: rest })).toBe(false)
    expect(isEvent({ type: 'article-changed', summary: { ...rest, [name]: {} } })).toBe(false)
  },
)

test.each([
  [{ type: 'article-removed', id: article.id }, true],
  [{ type: 'article-removed' }, false],
  [{ type: 'library-changed' }, true],
  [{ type: 'toString' }, false],
  [{ id: article.id }, false],
  [null, false],
])('%j is an event of a removal or of the library: %j', (value, expected) => {
  expect(isEvent(value)).toBe(expected)
})
