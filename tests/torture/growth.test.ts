import { describe, test } from 'vitest'
import { ARCHIVE_LIMIT, expectGrowth, expectReadWithin, FILE_LIMIT } from '../core/import/growth.ts'
import { HOSTILE_ARCHIVES, HOSTILE_FILES } from '../core/import/hostileFiles.ts'

describe.each(Object.entries(HOSTILE_FILES))(
  'the time for a large file of %s grows no faster than the file',
  (_, kinds) => {
    test.each(Object.entries(kinds))('%s', async (_kind, make) => {
      await expectGrowth(make, 4)
      await expectReadWithin(FILE_LIMIT, make, 4)
    })
  },
)

describe('the time for a large archive grows no faster than the archive', () => {
  test.each(Object.entries(HOSTILE_ARCHIVES))('%s', async (_, make) => {
    await expectGrowth(make, 4)
    await expectReadWithin(ARCHIVE_LIMIT, make, 4)
  })
})
