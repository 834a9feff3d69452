import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { LibraryLock } from '../../src/store/libraryLock.ts'
import { faultyFileSystem, systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  binned,
  failureOf,
  fileOf,
  unwrap,
  idOf,
  libraryIn,
  listed,
  namesIn,
  temporaryFolder,
} from './libraryFixture.ts'

describe('the bin', () => {
  it('keeps an article unchanged, and restores it after a restart', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const opened = await addOne(library, articleOf(1))
    const bytes = fs.readFileSync(fileOf(folder, idOf(1)))
    const deletedAt = '2026-05-06T07:08:09.123Z'
    const inBin = { id: idOf(1), headline: 'Le pont numéro 1', deletedAt }
    expect(unwrap(await library.moveToBin(idOf(1), deletedAt))).toEqual(inBin)
    expect((await listed(library)).total).toBe(0)
    expect(failureOf(await library.read(idOf(1))).code).toBe('not-found')
    await library.close()

    const later = await libraryIn(folder)
    expect(await binned(later)).toEqual([inBin])
    expect(fs.readFileSync(join(folder, 'bin', `${idOf(1)}.json`))).toEqual(bytes)
    expect(unwrap(await later.restoreFromBin(idOf(1)))).toEqual(opened)
    expect(fs.readFileSync(fileOf(folder, idOf(1)))).toEqual(bytes)
    expect(await binned(later)).toEqual([])
    expect((await listed(later)).total).toBe(1)
  })

  it('lists articles last deleted first, by the instant of deletion', async () => {
    const library = await libraryIn(temporaryFolder())
    await library.add([articleOf(1), articleOf(2), articleOf(3)])
    unwrap(await library.moveToBin(idOf(1), '2036-01-01T00:00:00.000Z'))
    unwrap(await library.moveToBin(idOf(2), '1999-01-01T00:00:00.000Z'))
    unwrap(await library.moveToBin(idOf(3), '2026-01-01T01:00:00+02:00'))
    expect((await binned(library)).map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
      [idOf(1), '2036-01-01T00:00:00.000Z'],
      [idOf(3), '2025-12-31T23:00:00.000Z'],
      [idOf(2), '1999-01-01T00:00:00.000Z'],
    ])
  })

  it('does not restore over an article of the same id', async () => {
    const library = await libraryIn(temporaryFolder())
    await addOne(library, articleOf(1))
    unwrap(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    const theirs = await addOne(library, articleOf(1, { headline: 'L’autre' }))
    expect(failureOf(await library.restoreFromBin(idOf(1)))).toEqual({ code: 'conflict', detail: { theirs } })
    expect(await binned(library)).toHaveLength(1)
    expect(unwrap(await library.read(idOf(1)))).toEqual(theirs)
  })

  it('quarantines another text of the same id that it holds already', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    const older = encodeArticleFile(articleOf(1, { headline: 'Le premier' }))
    fs.writeFileSync(join(folder, 'bin', `${idOf(1)}.json`), older)
    unwrap(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    expect((await binned(library)).map(({ headline }) => headline)).toEqual(['Le pont numéro 1'])
    expect(fs.readFileSync(join(folder, 'set-aside', `${idOf(1)}.json`))).toEqual(Buffer.from(older))
  })

  it('leaves out unreadable files, and leaves them in place', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    unwrap(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    fs.writeFileSync(join(folder, 'bin', `${idOf(2)}.json`), 'torn')
    fs.writeFileSync(join(folder, 'bin', 'notes.txt'), 'x')
    expect(await binned(library)).toHaveLength(1)
    expect(failureOf(await library.restoreFromBin(idOf(2))).code).toBe('damaged')
    expect(namesIn(folder, 'bin')).toHaveLength(3)
    expect(unwrap(await library.check(false)).problems).toMatchObject([
      { kind: 'unreadable', file: `bin/${idOf(2)}.json`, failure: { code: 'damaged' } },
    ])
  })

  it('takes an article of which another user owns the file, with the time that the file has', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, {
      fileSystem: {
        ...nodeFileSystem,
        setModified: () => {
          throw systemError('EPERM')
        },
      },
    })
    await addOne(library, articleOf(1))
    const changedAt = '2026-05-06T07:08:09.123Z'
    fs.utimesSync(fileOf(folder, idOf(1)), new Date(changedAt), new Date(changedAt))
    const moved = unwrap(await library.moveToBin(idOf(1), '2026-06-01T00:00:00.000Z'))
    expect(moved.deletedAt).toBe(changedAt)
    expect(library.state().writeFailure).toBeNull()
    expect(await binned(library)).toEqual([moved])
    // It has not been in the bin for long, however old its file is.
    expect(unwrap(await library.bin.due('2026-07-30T00:00:00.000Z', new Set()))).toEqual([])
    unwrap(await library.restoreFromBin(idOf(1)))
  })

  it('throws for a deletion time that is no instant', async () => {
    const library = await libraryIn(temporaryFolder())
    await addOne(library, articleOf(1))
    await expect(library.moveToBin(idOf(1), 'yesterday')).rejects.toThrow(RangeError)
  })
})

const WHEN = '2026-01-01T00:00:00.000Z'
const QUICK = { busyTimeout: 30, lockTimeout: 60 }
const numbered = (count: number) => Array.from({ length: count }, (_, number) => articleOf(number))
const binFile = (folder: string, id: string) => join(folder, 'bin', `${id}.json`)
const codeOf = (result: { ok: boolean; failure?: { code: string } }) => result.failure?.code ?? 'ok'

/** A library of numbered articles, what its disk is asked for, and its events. */
async function groupLibrary(count: number, fileSystem: FileSystem = nodeFileSystem) {
  const folder = temporaryFolder()
  const library = await libraryIn(folder, { ...QUICK, fileSystem })
  await library.add(numbered(count))
  await library.whenIdle()
  const events: NewsroomEvent[] = []
  library.subscribe((event) => events.push(event))
  return { folder, library, events }
}

describe('a group of articles that goes to the bin', () => {
  it('has a result for each, whatever is wrong with the others, and an event for each that went', async () => {
    const held = new Set<string>()
    let meddle = () => {}
    const { folder, library, events } = await groupLibrary(9, {
      ...nodeFileSystem,
      rename: (from, to) => {
        if (held.has(from)) throw systemError('EBUSY')
        nodeFileSystem.rename(from, to)
        if (to.endsWith(join('bin', `${idOf(1)}.json`))) meddle()
      },
    })
    const theirs = encodeArticleFile(articleOf(6, { headline: 'Le leur', revision: 2 }))
    meddle = () => {
      fs.writeFileSync(fileOf(folder, idOf(6)), theirs)
      fs.writeFileSync(
        fileOf(folder, idOf(7)),
        encodeArticleFile(articleOf(7, { headline: 'Écrit depuis', revision: 2 })),
      )
    }
    held.add(fileOf(folder, idOf(4)))
    fs.writeFileSync(fileOf(folder, idOf(3)), 'torn')
    const older = encodeArticleFile(articleOf(8, { headline: 'Le premier' }))
    fs.writeFileSync(binFile(folder, idOf(8)), older)
    const moves = [1, 99, 3, 4, 5, 6, 7, 8].map((number) => {
      if (number === 5) return { id: idOf(5), revision: 4 }
      return number === 7 || number === 8 ? { id: idOf(number), revision: 1 } : { id: idOf(number) }
    })
    const moved = await library.moveGroupToBin(moves, WHEN)
    expect(moved.map(codeOf)).toEqual([
      ...['ok', 'not-found', 'damaged', 'file-busy'],
      ...['conflict', 'ok', 'conflict', 'ok'],
    ])
    expect(moved[6]).toMatchObject({ failure: { detail: { theirs: { article: { revision: 2 } } } } })
    expect(fs.readFileSync(binFile(folder, idOf(6)))).toEqual(Buffer.from(theirs))
    expect(fs.readFileSync(join(folder, 'set-aside', `${idOf(8)}.json`))).toEqual(Buffer.from(older))
    expect((await binned(library)).map(({ id, deletedAt }) => [id, deletedAt])).toEqual(
      [8, 6, 1].map((number) => [idOf(number), WHEN]),
    )
    const gone = events.flatMap((event) => (event.type === 'article-removed' ? [event.id] : []))
    expect(gone).toEqual([1, 99, 6, 8].map(idOf))
    expect(new Set((await listed(library)).items.map(({ headline }) => headline))).toEqual(
      new Set([...[0, 2, 4, 5].map((number) => `Le pont numéro ${number}`), 'Écrit depuis']),
    )
  })

  it('is renamed whole, then flushed where it came, then where it went from; so is what comes back', async () => {
    const disk = faultyFileSystem()
    const { folder, library, events } = await groupLibrary(3, disk.fileSystem)
    const ids = [0, 1, 2].map(idOf)
    const changes = () =>
      disk.calls.flatMap(({ name, path }) =>
        name === 'rename' || name === 'flush' ? [`${name} ${path}`] : [],
      )
    disk.follow(null)
    const moves = ids.map((id) => ({ id }))
    expect((await library.moveGroupToBin(moves, WHEN)).map(codeOf)).toEqual(['ok', 'ok', 'ok'])
    expect(changes()).toEqual([
      ...ids.map((id) => `rename ${binFile(folder, id)}`),
      ...['bin', 'articles'].map((name) => `flush ${join(folder, name)}`),
    ])
    expect(
      disk.calls.filter(({ name, path }) => name === 'create' && path === join(folder, 'lock')),
    ).toHaveLength(1)
    disk.follow(null)
    const restored = await library.restoreGroupFromBin(ids)
    expect(restored.map((each) => unwrap(each).article)).toEqual(numbered(3))
    expect(changes()).toEqual([
      ...ids.map((id) => `rename ${fileOf(folder, id)}`),
      ...['articles', 'bin'].map((name) => `flush ${join(folder, name)}`),
    ])
    expect(events.map(({ type }) => type)).toEqual([
      ...Array(3).fill('article-removed'),
      ...Array(3).fill('article-changed'),
    ])
    expect((await listed(library)).total).toBe(3)
  })

  it('is told to be nowhere for certain if a folder cannot be flushed, and the list says where it is', async () => {
    const broken = new Set<string>()
    const opened = new Map<number, string>()
    const flush = (file: number) => {
      if (broken.has(opened.get(file) ?? '')) throw systemError('EIO')
    }
    const { folder, library, events } = await groupLibrary(4, {
      ...nodeFileSystem,
      openFolder: (path) => {
        const file = nodeFileSystem.openFolder(path)
        opened.set(file, path)
        return file
      },
      flush: async (file) => flush(file),
      flushNow: flush,
    })
    broken.add(join(folder, 'bin'))
    const moved = await library.moveGroupToBin(
      [0, 77, 1, 2].map((number) => ({ id: idOf(number) })),
      WHEN,
    )
    expect(moved.map(codeOf)).toEqual(['write-failed', 'not-found', 'write-failed', 'write-failed'])
    expect(library.state().writeFailure).toMatchObject({ code: 'write-failed' })
    expect(namesIn(folder, 'bin')).toEqual([0, 1, 2].map((number) => `${idOf(number)}.json`))
    expect((await listed(library)).items.map(({ id }) => id)).toEqual([idOf(3)])
    for (const number of [0, 1, 2])
      expect(events).toContainEqual({ type: 'article-removed', id: idOf(number) })
    broken.clear()
    expect((await library.restoreGroupFromBin([0, 1, 2].map(idOf))).map(codeOf)).toEqual(['ok', 'ok', 'ok'])
    expect(library.state().writeFailure).toBeNull()
  })

  it('stays where another process has the lock, or from where it takes it over', async () => {
    let takeOver = () => {}
    const { folder, library } = await groupLibrary(4, {
      ...nodeFileSystem,
      rename: (from, to) => {
        nodeFileSystem.rename(from, to)
        takeOver()
      },
    })
    const lock = join(folder, 'lock')
    const moves = [0, 1, 2].map((number) => ({ id: idOf(number) }))
    const other = new LibraryLock(nodeFileSystem, { lock, root: folder }, 1000, null)
    await other.hold(async () => {
      expect((await library.moveGroupToBin(moves, WHEN)).map(codeOf)).toEqual(Array(3).fill('library-locked'))
    })
    expect(namesIn(folder, 'bin')).toEqual([])
    takeOver = () => fs.rmSync(lock, { force: true })
    expect((await library.moveGroupToBin(moves, WHEN)).map(codeOf)).toEqual([
      ...['ok', 'library-locked', 'library-locked'],
    ])
    expect(namesIn(folder, 'bin')).toEqual([`${idOf(0)}.json`])
    expect((await listed(library)).total).toBe(3)
  })

  it('has one event if it is large', async () => {
    const { library, events } = await groupLibrary(60)
    const ids = numbered(60).map(({ id }) => id)
    const moves = ids.map((id) => ({ id }))
    expect((await library.moveGroupToBin(moves, WHEN)).every(({ ok }) => ok)).toBe(true)
    expect((await library.restoreGroupFromBin(ids)).every(({ ok }) => ok)).toBe(true)
    expect(events).toEqual([{ type: 'library-changed' }, { type: 'library-changed' }])
    expect((await listed(library)).total).toBe(60)
  })
})
