import { describe, expect, test, vi } from 'vitest'
import { IMPORT_FORMATS } from '../../../src/core/import/formats.ts'
import { expectGrowth } from './growth.ts'
import { HOSTILE_ARCHIVES, HOSTILE_FILES } from './hostileFiles.ts'

// The clock on the wall may run much faster than that of the processor.
vi.setConfig({ testTimeout: 120_000 })

/** An eighth of the sizes of `npm run torture`, so that all of them take seconds. */
const SIZE = 0.5

test('each format has files that could make its reader run away', () => {
  expect(new Set(Object.keys(HOSTILE_FILES))).toEqual(new Set(Object.keys(IMPORT_FORMATS)))
  for (const kinds of Object.values(HOSTILE_FILES)) expect(Object.keys(kinds).length).toBeGreaterThan(2)
})

describe.each(Object.entries(HOSTILE_FILES))(
  'the time for a file of %s grows no faster than the file',
  (_, kinds) => {
    test.each(Object.entries(kinds))('%s', async (_kind, make) => {
      await expectGrowth(make, SIZE)
    })
  },
)

describe('the time for an archive grows no faster than the archive', () => {
  test.each(Object.entries(HOSTILE_ARCHIVES))('%s', async (_, make) => {
    await expectGrowth(make, SIZE)
  })
})
