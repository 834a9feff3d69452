import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { restoreBackup } from '../../../src/store/index.ts'
import { idOf, libraryIn, temporaryFolder, unwrap } from '../libraryFixture.ts'
import { backUp, filesOf, quietly } from './backupFixture.ts'

const FILES = 70_000
const PICTURE = 5 * 2 ** 30
/** How much more memory a backup may take for the picture, in bytes. */
const MOST_MEMORY = 300_000_000

/** What no archive without zip64 holds. */
export function describeLargeBackup(): void {
  it('70,000 files and a picture of 5 GB come back as they were, and memory stays flat', async () => {
    const [folder, out] = [temporaryFolder(true), temporaryFolder(true)]
    const library = await libraryIn(folder)
    for (const part of ['set-aside', 'media']) fs.mkdirSync(join(folder, part))
    for (let number = 0; number < FILES; number++) {
      fs.writeFileSync(join(folder, 'set-aside', `${idOf(number)}.json`), `{"number": ${number}}`)
    }
    // Sparse: the disk holds none of its zeros.
    const picture = join(folder, 'media', `${'0'.repeat(64)}.tif`)
    fs.writeFileSync(picture, '')
    fs.truncateSync(picture, PICTURE)
    let most = 0
    const memory = () => {
      const { heapUsed, external } = process.memoryUsage()
      return heapUsed + external
    }
    const atFirst = memory()
    const tell = () => {
      most = Math.max(most, memory() - atFirst)
    }
    const made = unwrap(await backUp(library, join(out, 'a.zip'), { tell }))
    expect(made.bytes).toBeGreaterThan(PICTURE)
    unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), { ...quietly, tell }))
    expect(most).toBeLessThan(MOST_MEMORY)
    const { size } = fs.statSync(join(out, 'new', 'media', `${'0'.repeat(64)}.tif`))
    expect(size).toBe(PICTURE)
    fs.rmSync(picture)
    fs.rmSync(join(out, 'new', 'media'), { recursive: true })
    expect(filesOf(join(out, 'new'))).toEqual(filesOf(folder))
  }, 3_600_000)
}
