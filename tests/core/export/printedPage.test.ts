import { expect, test } from 'vitest'
import type { Article } from '../../../src/core/article/index.ts'
import { exportArticle } from './exportArticle.ts'
import { articleWith } from '../articleWith.ts'

const NOW = '2026-11-20T10:00:00.000Z'
const ARTICLE = articleWith({ headline: 'Le bac', embargo: '2026-12-01T06:00:00+01:00' })

function pageOf(fields: Partial<Article>, isPrinted: boolean, now = NOW): string {
  const { bytes } = exportArticle({ ...ARTICLE, ...fields }, 'html', {}, { isPrinted, now })
  return new TextDecoder().decode(bytes)
}
const embargoIn = (page: string) =>
  /<p class="embargo"[^>]*>(.*)<\/p>/.exec(page)?.[1]?.replace(/<[^>]*>/g, '')

test.each([
  ['fr', 'Sous embargo jusqu’au 1er décembre 2026 à 06:00 (UTC+1)'],
  ['en-GB', 'Under embargo until 1 December 2026 at 06:00 (UTC+1)'],
  ['de', 'Sperrfrist bis 1. Dezember 2026 um 06:00 Uhr (UTC+1)'],
  ['und', 'Embargo: 2026-12-01 06:00 (UTC+1)'],
])(
  'a printed page in %s says until when it is under embargo, with the zone, above all else',
  (language, sentence) => {
    const page = pageOf({ language }, true)
    expect(embargoIn(page)).toBe(sentence)
    expect(page.indexOf('class="embargo"')).toBeLessThan(page.indexOf('<h1'))
  },
)

test('a page for readers does not, nor one whose embargo has passed', () => {
  expect(embargoIn(pageOf({}, false))).toBeUndefined()
  expect(embargoIn(pageOf({}, true, '2026-12-01T05:00:00.000Z'))).toBeUndefined()
  expect(embargoIn(pageOf({ embargo: '' }, true))).toBeUndefined()
})
