import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { addOne, articleOf, libraryIn, searchHeadlines, temporaryFolder } from './libraryFixture.ts'

/** How many segments a search looks into. */
function segmentsIn(folder: string): number {
  const database = new DatabaseSync(join(folder, INDEX_FILE), { readOnly: true })
  try {
    const found = database.prepare('SELECT count(DISTINCT segid) AS segments FROM words_idx').get()
    return Number(found?.segments)
  } finally {
    database.close()
  }
}

test('the segments of single writes are merged once nothing is written, and every word is found', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  for (let number = 0; number < 12; number += 1) {
    await addOne(library, articleOf(number, { headline: `pont${number}` }))
    await library.whenIdle()
  }
  await expect.poll(() => segmentsIn(folder), { timeout: 20_000 }).toBeLessThan(4)
  for (let number = 0; number < 12; number += 1) {
    expect(await searchHeadlines(library, `"pont${number}"`)).toEqual([`pont${number}`])
  }
})
