import * as fs from 'node:fs'
import { expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import type { Duplicate, DuplicateQuery } from '../../src/core/duplicateKey.ts'
import type { Source } from '../../src/core/article/index.ts'
import type { Library } from '../../src/store/index.ts'
import {
  addOne,
  articleOf,
  baseOf,
  fileOf,
  unwrap,
  idOf,
  libraryIn,
  withHeadline,
  temporaryFolder,
} from './libraryFixture.ts'

const hashOf = (number: number) => number.toString(16).padStart(64, '0')
const sourceOf = (number: number): Source => ({
  fileName: `${number}.txt`,
  encoding: 'utf-8',
  sha256: hashOf(number),
  importedAt: '2026-01-01T00:00:00.000Z',
})
const traceOf = (fields: Partial<DuplicateQuery>): DuplicateQuery => ({
  sha256: hashOf(0),
  headline: '',
  date: '',
  ...fields,
})

async function duplicates(library: Library, fields: Partial<DuplicateQuery>): Promise<Duplicate[]> {
  const [found] = unwrap(await library.duplicates([traceOf(fields)]))
  if (!found) throw new Error('no answer for a text')
  return found
}
const numbers = (found: readonly Duplicate[]) => found.map(({ id, why }) => [Number(id.slice(-12)), why])

it('finds duplicates by hash, then by headline and day', async () => {
  const library = await libraryIn(temporaryFolder())
  await library.add([
    articleOf(1, { headline: 'Le bac\u00a0: «\u202fl’été\u202f»', date: '2026-11-10', source: sourceOf(1) }),
    articleOf(2, { headline: 'LE BAC: "l\'ete"', date: '2026-11-10T08:00:00+01:00', source: sourceOf(2) }),
    articleOf(3, { headline: 'Le bac : « l’été »', date: '2026-11-11' }),
    articleOf(4, { headline: 'Le bac : « l’été »', date: '' }),
    articleOf(5, { headline: '', date: '2026-11-10', source: sourceOf(5) }),
  ])
  const headline = 'Le bac : « l’été »'
  expect(numbers(await duplicates(library, { sha256: hashOf(1), headline, date: '2026-11-10' }))).toEqual([
    [1, 'same-file'],
    [2, 'same-headline'],
  ])
  expect(numbers(await duplicates(library, { headline, date: '2026-11-10' }))).toEqual([
    [2, 'same-headline'],
    [1, 'same-headline'],
  ])
  expect(numbers(await duplicates(library, { headline }))).toEqual([[4, 'same-headline']])
  expect(await duplicates(library, { date: '2026-11-10' })).toEqual([])
  expect(await duplicates(library, { sha256: '', headline: 'Le bac', date: '2026-11-10' })).toEqual([])
  expect(await duplicates(library, { sha256: hashOf(5) })).toEqual([
    {
      id: idOf(5),
      headline: '',
      date: '2026-11-10',
      why: 'same-file',
      updatedAt: articleOf(5).updatedAt,
      revision: 1,
    },
  ])
})

it('answers for many texts at once, in order', async () => {
  const library = await libraryIn(temporaryFolder())
  await library.add([articleOf(1, { source: sourceOf(1) }), articleOf(2, { source: sourceOf(2) })])
  const found = unwrap(
    await library.duplicates([2, 9, 1].map((number) => traceOf({ sha256: hashOf(number) }))),
  )
  expect(found.map(numbers)).toEqual([[[2, 'same-file']], [], [[1, 'same-file']]])
})

it('follows saving, deleting and restoring: articles in the bin are no duplicates', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const first = await addOne(library, articleOf(1, { source: sourceOf(1), headline: 'Avant' }))
  unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Après')))
  expect(await duplicates(library, { headline: 'Avant' })).toEqual([])
  expect(await duplicates(library, { headline: 'après' })).toMatchObject([{ revision: 2 }])
  unwrap(await library.moveToBin(idOf(1), '2026-02-01T10:00:00.000Z'))
  expect(await duplicates(library, { sha256: hashOf(1), headline: 'Après' })).toEqual([])
  unwrap(await library.restoreFromBin(idOf(1)))
  expect(await duplicates(library, { sha256: hashOf(1) })).toHaveLength(1)
  await library.close()
  fs.rmSync(`${folder}/${INDEX_FILE}`)
  expect(await duplicates(await libraryIn(folder), { sha256: hashOf(1) })).toHaveLength(1)
})

it('accepts a source that another program wrote', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1, { source: { ...sourceOf(1), sha256: '' } }))
  expect(fs.existsSync(fileOf(folder, idOf(1)))).toBe(true)
  expect(await duplicates(library, { sha256: '' })).toEqual([])
})
