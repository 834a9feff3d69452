import * as fs from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { restoreBackup } from '../../../src/store/index.ts'
import { idOf, libraryIn, temporaryFolder, unwrap } from '../libraryFixture.ts'
import { backUp, filesOf, quietly } from './backupFixture.ts'

const FILES = 70_000
const PICTURE = 5 * 2 ** 30
/** The most memory in use, in bytes: none for the picture but the pieces under way; for each file its names, hash and entry. */
const MOST_MEMORY = 80_000_000 + FILES * 3_000
/** Files between two looks at the memory, each of which collects the garbage first. */
const LOOK_EVERY = 400

/** What no archive without zip64 holds. */
export function describeLargeBackup(): void {
  it('70,000 files and a picture of 5 GB come back as they were, and no memory is taken for the picture', async () => {
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
    setFlagsFromString('--expose-gc')
    const collectGarbage: unknown = runInNewContext('gc')
    const memory = () => {
      if (typeof collectGarbage === 'function') collectGarbage()
      const { heapUsed, external } = process.memoryUsage()
      return heapUsed + external
    }
    const atFirst = memory()
    let most = 0
    let told = 0
    const tell = () => {
      if (told++ % LOOK_EVERY === 0) most = Math.max(most, memory() - atFirst)
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
