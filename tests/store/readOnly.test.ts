import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import type { LibraryOptions } from '../../src/store/index.ts'
import { systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  unwrap,
  idOf,
  libraryIn,
  listed,
  withHeadline,
  temporaryFolder,
  waitUntil,
} from './libraryFixture.ts'
import { NO_DISK, smallDisk } from './mount.ts'

type Lockable = { folder: string; options: LibraryOptions; readOnly(is: boolean): void }

function mountedDisk(): Lockable | null {
  const disk = smallDisk('4m')
  return disk && { folder: join(disk.folder, 'library'), options: {}, readOnly: disk.readOnly }
}

function pretendedDisk(code: string): Lockable {
  let refuses = false
  const unless = () => {
    if (refuses) throw systemError(code)
  }
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    create: (path, mode) => {
      unless()
      return nodeFileSystem.create(path, mode)
    },
    mayWrite: (folder) => {
      unless()
      nodeFileSystem.mayWrite(folder)
    },
  }
  return {
    folder: temporaryFolder(),
    options: { fileSystem, busyTimeout: 50 },
    readOnly: (is) => {
      refuses = is
    },
  }
}

describe.each([
  ['as the system makes it', mountedDisk],
  ['by EROFS', () => pretendedDisk('EROFS')],
  ['by EACCES', () => pretendedDisk('EACCES')],
] as const)('a library that is read-only, %s', (_, make) => {
  it('is read, listed and searched, says why it cannot be saved to, and is saved to when it can again', async ({
    skip,
  }) => {
    const disk = make()
    if (!disk) return skip(NO_DISK)
    const first = await libraryIn(disk.folder, disk.options)
    const opened = await addOne(first, articleOf(1))
    await first.close()
    disk.readOnly(true)
    const library = await libraryIn(disk.folder, disk.options)
    expect(library.state().writeFailure).toMatchObject({ code: 'library-read-only' })
    expect(unwrap(await library.read(idOf(1)))).toEqual(opened)
    expect((await listed(library, { query: 'pont' })).total).toBe(1)
    expect(failureOf(await library.update(idOf(1), baseOf(opened), withHeadline('x'))).code).toBe(
      'library-read-only',
    )
    const [added] = await library.add([articleOf(2)])
    expect(added && failureOf(added).code).toBe('library-read-only')
    expect((await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z')).ok).toBe(false)
    expect(unwrap(await library.read(idOf(1)))).toEqual(opened)

    disk.readOnly(false)
    await waitUntil(() => library.state().writeFailure === null, 'the trouble is over')
    unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('x')))
    expect((await listed(library)).items.map(({ headline }) => headline)).toEqual(['x'])
  })
})

describe('a library that goes away', () => {
  it('is missing, not empty; once it is back, it is read and saved as before', async () => {
    const parent = temporaryFolder()
    const folder = join(parent, 'library')
    const library = await libraryIn(folder)
    const opened = await addOne(library, articleOf(1))
    await library.whenIdle()
    fs.renameSync(folder, join(parent, 'pulled out'))
    expect(failureOf(await library.read(idOf(1))).code).toBe('library-missing')
    expect(failureOf(await library.update(idOf(1), baseOf(opened), withHeadline('x'))).code).toBe(
      'library-missing',
    )
    const [added] = await library.add([articleOf(2)])
    expect(added && failureOf(added).code).toBe('library-missing')
    expect(library.state().writeFailure).toMatchObject({ code: 'library-missing' })
    expect(fs.existsSync(folder)).toBe(false)

    fs.renameSync(join(parent, 'pulled out'), folder)
    await waitUntil(() => library.state().writeFailure === null, 'the trouble is over')
    unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('x')))
    expect((await listed(library)).items.map(({ headline }) => headline)).toEqual(['x'])
    await library.whenIdle()
    expect(library.state().problems).toEqual([])
    expect(fs.existsSync(join(folder, INDEX_FILE))).toBe(true)
  })

  it('is not replaced by an empty one', async () => {
    const parent = temporaryFolder()
    const folder = join(parent, 'library')
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    fs.renameSync(folder, join(parent, 'pulled out'))
    fs.mkdirSync(folder)
    expect(failureOf(await library.read(idOf(1))).code).toBe('library-missing')
    const [added] = await library.add([articleOf(2)])
    expect(added && failureOf(added).code).toBe('library-missing')
    expect(fs.readdirSync(folder)).toEqual([])
  })
})
