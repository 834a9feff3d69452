import { expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'
import { unpackArticles } from './unpackArticles.ts'
import { faultsOf, WELL_MADE } from './mutations.ts'

test.each(Object.entries(WELL_MADE))('%s is read before it is damaged', async (fileName, bytes) => {
  for await (const part of unpackArticles({ fileName, bytes }))
    expect('bytes' in part && (await importFile(part)).ok).toBe(true)
})

test('a damaged file of any format is read or refused, in time', async () => {
  expect(await faultsOf(30, 1, 100)).toEqual([])
})
