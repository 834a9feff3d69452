import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { restoreBackup } from '../../../src/store/index.ts'
import {
  addOne,
  articleOf,
  binned,
  failureOf,
  idOf,
  libraryIn,
  temporaryFolder,
  unwrap,
} from '../libraryFixture.ts'
import { backUp, filesOf, fillLibrary, quietly } from './backupFixture.ts'

describe('a backup', () => {
  it('restored into a new folder is the library, file by file', async () => {
    const [folder, out] = [temporaryFolder(), temporaryFolder()]
    const library = await libraryIn(folder)
    await fillLibrary(library, folder)
    const made = unwrap(await backUp(library, join(out, 'a.zip')))
    expect(made.leftOut).toEqual([])
    const restored = unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), quietly))
    expect(restored).toEqual(made)
    expect(filesOf(join(out, 'new'))).toEqual(filesOf(folder))
    expect(fs.readdirSync(out).sort()).toEqual(['a.zip', 'new'])
    const again = await libraryIn(join(out, 'new'))
    expect(unwrap(await again.read(idOf(1))).article).toEqual(articleOf(1))
    expect((await binned(again)).map(({ id }) => id)).toEqual([idOf(2)])
  })

  it('of a library without an article is restored', async () => {
    const [folder, out] = [temporaryFolder(), temporaryFolder()]
    unwrap(await backUp(await libraryIn(folder), join(out, 'a.zip')))
    fs.mkdirSync(join(out, 'new'))
    expect(unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), quietly)).articles).toBe(0)
    expect(await binned(await libraryIn(join(out, 'new')))).toEqual([])
  })
})

describe('a picture larger than what is read at once', () => {
  it('comes back whole', async () => {
    const [folder, out] = [temporaryFolder(), temporaryFolder()]
    const library = await libraryIn(folder)
    const bytes = randomBytes(9_000_000)
    const name = `${createHash('sha256').update(bytes).digest('hex')}.jpg`
    fs.mkdirSync(join(folder, 'media'))
    fs.writeFileSync(join(folder, 'media', name), bytes)
    await addOne(library, articleOf(1))
    unwrap(await backUp(library, join(out, 'a.zip')))
    unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), quietly))
    expect(fs.readFileSync(join(out, 'new', 'media', name)).equals(bytes)).toBe(true)
  })
})

describe('where a backup goes', () => {
  it('a file of its name is left alone, and replaced with force', async () => {
    const [folder, out] = [temporaryFolder(), temporaryFolder()]
    const library = await libraryIn(folder)
    fs.writeFileSync(join(out, 'a.zip'), 'old')
    expect(failureOf(await backUp(library, join(out, 'a.zip'))).code).toBe('backup-exists')
    expect(fs.readFileSync(join(out, 'a.zip'), 'utf8')).toBe('old')
    unwrap(await backUp(library, join(out, 'a.zip'), { overwrite: true }))
    expect(fs.readFileSync(join(out, 'a.zip')).subarray(0, 2).toString()).toBe('PK')
  })

  it('is never in the library, and a folder that is missing is not made', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    expect(failureOf(await backUp(library, join(folder, 'a.zip'))).code).toBe('backup-in-library')
    expect(failureOf(await backUp(library, join(folder, 'bin', 'a.zip'))).code).toBe('backup-in-library')
    expect(failureOf(await backUp(library, join(folder, 'no', 'a.zip'))).code).toBe('backup-folder-missing')
  })

  it('is tidied of what a backup that died has left there', async () => {
    const [folder, out] = [temporaryFolder(), temporaryFolder()]
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    const cancel = new AbortController()
    const cancelled = await backUp(library, join(out, 'a.zip'), {
      signal: cancel.signal,
      tell: () => {
        const [present = ''] = fs.readdirSync(out)
        // No process has this number.
        const left = present.replace(/-\d+-/, '-2147483646-')
        if (!cancel.signal.aborted) fs.copyFileSync(join(out, present), join(out, left))
        cancel.abort()
      },
    })
    expect(failureOf(cancelled).code).toBe('backup-cancelled')
    expect(fs.readdirSync(out)).toEqual([expect.stringContaining('marbre-tmp')])
    unwrap(await backUp(library, join(out, 'a.zip')))
    expect(fs.readdirSync(out)).toEqual(['a.zip'])
  })
})
