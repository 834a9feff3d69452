import { expect, test } from 'vitest'
import { faultsOf } from '../core/import/mutations.ts'

test('thousands of damaged files of each format are read or refused, in time', async () => {
  expect(await faultsOf(4000, 1000, 100)).toEqual([])
})
