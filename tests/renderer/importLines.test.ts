import { expect, test } from 'vitest'
import { importFile } from '../../src/core/import/index.ts'
import { readOf } from '../../src/renderer/src/features/import/readDraft.ts'
import { rowsOf } from '../../src/renderer/src/features/import/lines.ts'

test('what an agency set before a paragraph has a row and a choice of its own', async () => {
  const text =
    'Le pont rouvre\n\nLYON, 22 nov 2026 (AFP) - Le pont rouvre lundi matin, après dix mois de travaux.\n'
  const read = await importFile({ fileName: 'a.txt', bytes: new TextEncoder().encode(text) })
  if (!read.ok) throw new Error(read.failure.code)
  expect(rowsOf({ draft: read.value, fields: [] }, new Set()).map(({ id }) => id)).toEqual([
    'line-1',
    'line-3',
    'line-3.1',
  ])
  const preview = { draft: read.value, sha256: '', duplicates: [] }
  const { draft } = readOf(preview, { chosen: new Map([['line-3.1', 'quote']]), confirmed: new Set() })
  expect(draft.blocks.map(({ kind }) => kind)).toEqual(['headline', 'dateline', 'quote'])
  const { draft: joined } = readOf(preview, {
    chosen: new Map([['line-3', 'paragraph']]),
    confirmed: new Set(),
  })
  expect(joined.content.sections[0]?.body).toContain('LYON, 22 nov 2026 (AFP) - Le pont')
})
