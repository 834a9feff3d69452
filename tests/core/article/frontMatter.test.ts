import { expect, test } from 'vitest'
import { decodeArticle, frontMatterDecoder } from '../../../src/core/article/index.ts'
import { articleWith } from '../articleWith.ts'

const SOURCE = { fileName: 'a.md', encoding: 'utf-8', sha256: 'a', importedAt: '2026-11-09T08:00:00Z' }

test('an article keeps the front matter of its file, and one of an earlier version has none', () => {
  const kept = articleWith({
    source: { ...SOURCE, frontMatter: { layout: 'post', list: [1, null, { a: true }] } },
  })
  expect(decodeArticle(JSON.parse(JSON.stringify(kept)))).toEqual({ ok: true, value: kept })
  const older = articleWith({ source: SOURCE })
  expect(decodeArticle(JSON.parse(JSON.stringify(older)))).toEqual({ ok: true, value: older })
})

test.each([
  ['a list', []],
  ['null', null],
  ['what JSON has no word for', { a: Number.NaN }],
  ['a function', { a: () => 1 }],
  ['too many values', { a: new Array(20_000).fill(1) }],
  ['too long a text', { a: 'x'.repeat(300_000) }],
  ['too deep', JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)],
])('%s is no front matter', (_, value) => {
  expect(frontMatterDecoder.safeParse(value).success).toBe(false)
})
