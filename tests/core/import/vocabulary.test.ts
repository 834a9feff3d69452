import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fieldsWhere } from '../../../src/core/article/index.ts'
import { monthNamed } from '../../../src/core/import/metadata/calendar.ts'
import { findLabel } from '../../../src/core/import/metadata/labels.ts'
import { LABELS } from '../../../src/core/import/vocabulary/labels.ts'
import { listWords, wordSet } from '../../../src/core/import/vocabulary/load.ts'
import { MONTHS } from '../../../src/core/import/vocabulary/months.ts'
import { normalizeWord } from '../../../src/core/import/vocabulary/normalizeWord.ts'

describe('labels', () => {
  test.each(fieldsWhere('labelled', true))('%s has labels, and each announces a field', (field) => {
    const labels = listWords(LABELS[field])
    expect(labels.length).toBeGreaterThan(5)
    for (const label of labels) expect(findLabel(`${label} : x`)?.kind, label).toBeDefined()
  })

  test.each([
    ['Texte : x', 'byline'],
    ['Von: x', 'byline'],
    ['Category: x', 'desk'],
    ['Intro: x', 'standfirst'],
    ['Réf. : x', undefined],
  ])('%s', (line, kind) => {
    expect(findLabel(line)?.kind).toBe(kind)
  })

  test('no label announces two things', () => {
    const kinds = Object.entries(LABELS).map(([kind, rows]) => ({ kind, labels: wordSet(rows) }))
    const shared = kinds.flatMap(({ kind, labels }, at) =>
      kinds
        .slice(at + 1)
        .flatMap((other) =>
          [...labels].filter((label) => other.labels.has(label)).map((label) => [label, kind]),
        ),
    )
    expect(shared).toEqual([])
  })
})

test.each(Object.entries(MONTHS))(
  'each row of months in %s has twelve, and no other row disagrees',
  (_, rows) => {
    for (const row of rows) {
      const names = row.split('|')
      expect(names).toHaveLength(12)
      for (const [index, name] of names.entries())
        expect(monthNamed(normalizeWord(name)), name).toBe(index + 1)
    }
  },
)

test('the words of a topic are set apart by bars, and none is empty or has blanks at its edges', async () => {
  const folder = new URL('../../../src/core/import/vocabulary/', import.meta.url)
  const topics = readdirSync(folder).filter((name) => !/^(?:load|normalizeWord)\.ts$/.test(name))
  expect(topics.length).toBeGreaterThan(5)
  for (const topic of topics) {
    const rows = rowsIn(await import(new URL(topic, folder).href))
    expect(rows.length, topic).toBeGreaterThan(0)
    for (const row of rows) expect(row, topic).not.toMatch(/(?:^|\|)(?: |\||$)| (?:\||$)/)
  }
})

/** Every text in a module, however deep. */
function rowsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(rowsIn) : []
}
