import disk from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ZipFile } from '../../src/host/zipFile.ts'
import { temporaryFolder, unwrap } from '../store/libraryFixture.ts'

test('an archive of which the disk takes nothing more fails, and leaves nothing behind', () => {
  const folder = temporaryFolder()
  const write = vi.spyOn(disk, 'writeSync').mockReturnValueOnce(0)
  syncBuiltinESMExports()
  onTestFinished(() => {
    write.mockRestore()
    syncBuiltinESMExports()
  })
  const zip = unwrap(ZipFile.create(join(folder, 'a.zip'), { overwrite: false }))
  const written = zip.folder.write('a.txt', new TextEncoder().encode('Le bac'))
  zip.discard()
  expect(written).toEqual({
    ok: false,
    failure: { code: 'export-refused', detail: { fileName: 'a.zip', what: 'EIO' } },
  })
  expect(disk.readdirSync(folder)).toEqual([])
})
