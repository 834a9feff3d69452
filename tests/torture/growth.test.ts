import { describe, test } from 'vitest'
import { ARCHIVE_LIMIT_MS, expectGrowth, FILE_LIMIT_MS } from '../core/import/growth.ts'
import { HOSTILE_ARCHIVES, HOSTILE_FILES } from '../core/import/hostileFiles.ts'

describe.each(Object.entries(HOSTILE_FILES))(
  'the time for a large file of %s grows no faster than the file',
  (_, kinds) => {
    test.each(Object.entries(kinds))('%s', async (_kind, make) => {
      await expectGrowth(make, 1, FILE_LIMIT_MS)
    })
  },
)

describe('the time for a large archive grows no faster than the archive', () => {
  test.each(Object.entries(HOSTILE_ARCHIVES))('%s', async (_, make) => {
    await expectGrowth(make, 1, ARCHIVE_LIMIT_MS)
  })
})
