import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { type FieldValue, LEARNT_FIELDS, type LearntField } from '../../src/core/fieldValues.ts'
import type { Article } from '../../src/core/article/index.ts'
import type { Library } from '../../src/store/index.ts'
import { addOne, articleOf, baseOf, idOf, libraryIn, temporaryFolder, unwrap } from './libraryFixture.ts'

const valuesIn = async (library: Library, field: LearntField) => unwrap(await library.fieldValues(field))

describe('the values that a library has learnt', () => {
  it('are those of its articles, most used first, each counted once an article', async () => {
    const library = await libraryIn(temporaryFolder())
    const byline = [{ name: 'Inès Karam' }, { name: ' Inès Karam' }, { name: 'Théo Lavigne', role: 'photo' }]
    const values = { dateline: 'Saint-Malo', agency: 'AFP', keywords: ['bac', 'port'] }
    await addOne(library, articleOf(1, { desk: 'Ville', byline, ...values }))
    await addOne(library, articleOf(2, { desk: 'Mer', byline: [{ name: 'Inès Karam' }], keywords: ['port'] }))
    await addOne(library, articleOf(3, { desk: '\u00a0Mer ', byline: [] }))
    expect(await valuesIn(library, 'desk')).toEqual([
      { value: 'Mer', articles: 2 },
      { value: 'Ville', articles: 1 },
    ])
    expect(await valuesIn(library, 'author')).toEqual([
      { value: 'Inès Karam', articles: 2 },
      { value: 'Théo Lavigne', articles: 1 },
    ])
    expect(await valuesIn(library, 'dateline')).toEqual([{ value: 'Saint-Malo', articles: 1 }])
    expect(await valuesIn(library, 'agency')).toEqual([{ value: 'AFP', articles: 1 }])
    expect(await valuesIn(library, 'keywords')).toEqual([
      { value: 'port', articles: 2 },
      { value: 'bac', articles: 1 },
    ])
  })

  it('are forgotten with the last article that has them, and known again with it', async () => {
    const library = await libraryIn(temporaryFolder())
    const opened = await addOne(library, articleOf(1, { desk: 'Vile', keywords: ['bac'] }))
    const correct = (current: Article): Article => ({ ...current, desk: 'Ville', revision: 2 })
    unwrap(await library.update(idOf(1), baseOf(opened), correct))
    expect(await valuesIn(library, 'desk')).toEqual([{ value: 'Ville', articles: 1 }])
    unwrap(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    expect(await valuesIn(library, 'desk')).toEqual([])
    expect(await valuesIn(library, 'keywords')).toEqual([])
    unwrap(await library.restoreFromBin(idOf(1)))
    expect(await valuesIn(library, 'keywords')).toEqual([{ value: 'bac', articles: 1 }])
  })

  it('are the same after any saves as in an index that is made anew', async () => {
    const text = fc.constantFrom('', ' ', 'a', 'A', 'é', 'e\u0301', '\ud800', '__proto__', "l'un")
    const fields = fc.record({
      desk: text,
      dateline: text,
      agency: text,
      keywords: fc.array(text, { maxLength: 3 }),
      byline: fc.array(fc.record({ name: text }), { maxLength: 2 }),
    })
    const saves = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fields), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(saves, async (made) => {
        const folder = temporaryFolder()
        const library = await libraryIn(folder)
        const everything = async (of: Library): Promise<FieldValue[][]> =>
          Promise.all(LEARNT_FIELDS.map((field) => valuesIn(of, field)))
        for (const [number, values] of made) {
          const known = await library.read(idOf(number))
          if (!known.ok) await addOne(library, articleOf(number, values))
          else {
            const change = (current: Article) => ({ ...current, ...values, revision: current.revision + 1 })
            unwrap(await library.update(idOf(number), baseOf(known.value), change))
          }
          await valuesIn(library, 'desk')
        }
        const learnt = await everything(library)
        await library.close()
        for (const name of [INDEX_FILE, `${INDEX_FILE}-wal`, `${INDEX_FILE}-shm`])
          rmSync(`${folder}/${name}`, { force: true })
        expect(await everything(await libraryIn(folder))).toEqual(learnt)
      }),
      { numRuns: 6 },
    )
  })
})
