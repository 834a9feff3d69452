import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FileSystem, nodeFileSystem } from '../../../src/store/fileSystem.ts'
import { restoreBackup } from '../../../src/store/index.ts'
import { systemError } from '../faults.ts'
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

describe('what the disk does not let one look at', () => {
  /** A library that is open when the disk loses the names that end so. */
  async function losing(...ends: string[]) {
    const folder = temporaryFolder()
    const lost: string[] = []
    const check = (path: string) => {
      if (lost.some((end) => path.endsWith(end))) throw systemError('EACCES')
      return path
    }
    const fileSystem = {
      ...nodeFileSystem,
      describeName: (path: string) => nodeFileSystem.describeName(check(path)),
      openFile: (path: string) => nodeFileSystem.openFile(check(path)),
      names: async (path: string) => nodeFileSystem.names(check(path)),
    }
    const library = await libraryIn(folder, { fileSystem })
    await fillLibrary(library, folder)
    lost.push(...ends)
    return { library, folder }
  }

  it('is named as left out, where it is one file or the versions of one article, and the rest is in the backup', async () => {
    const ends = [`${idOf(1)}.json`, `versions/${idOf(3)}`, 'house-style.yaml']
    const { library, folder } = await losing(...ends)
    const out = temporaryFolder()
    const made = unwrap(await backUp(library, join(out, 'a.zip')))
    expect(made.leftOut.toSorted((one, other) => (one.file < other.file ? -1 : 1))).toEqual([
      { file: `articles/${idOf(1)}.json`, reason: 'EACCES' },
      { file: 'house-style.yaml', reason: 'EACCES' },
      { file: `versions/${idOf(3)}`, reason: 'EACCES' },
    ])
    unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), quietly))
    const files = Object.entries(filesOf(folder))
    const wanted = files.filter(([name]) => !ends.some((end) => name.includes(end)))
    expect(filesOf(join(out, 'new'))).toEqual(Object.fromEntries(wanted))
  })

  it('is not left out, where a later look finds it', async () => {
    const folder = temporaryFolder()
    let looks = 0
    const fileSystem = {
      ...nodeFileSystem,
      names: async (path: string) => {
        const isLost = path.endsWith(`versions/${idOf(3)}`) && looks++ === 1
        if (isLost) throw systemError('EIO')
        return nodeFileSystem.names(path)
      },
    }
    const library = await libraryIn(folder, { fileSystem })
    await fillLibrary(library, folder)
    looks = 0
    const out = temporaryFolder()
    expect(unwrap(await backUp(library, join(out, 'a.zip'))).leftOut).toEqual([])
    expect(looks).toBeGreaterThan(2)
    unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), quietly))
    expect(filesOf(join(out, 'new'))).toEqual(filesOf(folder))
  })

  it('fails the backup by its name, where it is a folder of the library, and leaves no file', async () => {
    for (const name of ['articles', 'bin', 'versions', 'media']) {
      const { library } = await losing(`/${name}`)
      const out = temporaryFolder()
      expect(failureOf(await backUp(library, join(out, 'a.zip')))).toEqual({
        code: 'unreadable',
        detail: { fileName: name, reason: 'EACCES' },
      })
      expect(fs.readdirSync(out)).toEqual([])
    }
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

  it('is not in the library either where that is named in another case, on a disk on which case does not count', async () => {
    const parent = temporaryFolder()
    const asOnDisk = (path: string) => path.replace('LIBRARY', 'library')
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      realPath: (path) => path,
      onePath: (path) => nodeFileSystem.onePath(asOnDisk(path)),
    }
    const library = await libraryIn(join(parent, 'library'), { fileSystem })
    const made = await backUp(library, join(parent, 'LIBRARY', 'bin', 'a.zip'))
    expect(failureOf(made).code).toBe('backup-in-library')
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
