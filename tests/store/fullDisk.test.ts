import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import type { LibraryOptions } from '../../src/store/index.ts'
import { SameThreadIndex } from '../../src/store/sameThreadIndex.ts'
import type { WorkInput, WorkName, WorkOutput } from '../../src/store/indexWork.ts'
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
  namesIn,
  withHeadline,
  temporaryFolder,
  waitUntil,
} from './libraryFixture.ts'
import { NO_DISK, smallDisk } from './mount.ts'

const long = (current: Parameters<ReturnType<typeof withHeadline>>[0]) => ({
  ...withHeadline('Plus long')(current),
  sections: [{ heading: '', body: 'Le pont rouvre. '.repeat(4000) }],
})

type FullDisk = { folder: string; options: LibraryOptions; fill(left: number): void; makeRoom(): void }

/** A disk that is full in truth, where one can be mounted. */
function mountedDisk(): FullDisk | null {
  const disk = smallDisk('2m')
  if (!disk) return null
  const ballast = join(disk.folder, 'ballast')
  const folder = join(disk.folder, 'library')
  // Keeps the index in memory: it would make room by leaving.
  fs.mkdirSync(join(folder, INDEX_FILE), { recursive: true })
  const fill = (left: number) => {
    const file = fs.openSync(ballast, 'w')
    const block = Buffer.alloc(4096, 1)
    while (fs.statfsSync(disk.folder).bavail * 4096 > left) fs.writeSync(file, block)
    fs.closeSync(file)
  }
  return { folder, options: {}, fill, makeRoom: () => fs.rmSync(ballast) }
}

/** A disk that says so: after so many bytes it takes no more. */
function pretendedDisk(): FullDisk {
  let left = Number.POSITIVE_INFINITY
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    write: (file, bytes, offset) => {
      const most = Math.min(bytes.length - offset, left)
      if (most <= 0) throw systemError('ENOSPC')
      left -= most
      return nodeFileSystem.write(file, bytes.subarray(0, offset + most), offset)
    },
  }
  return {
    folder: join(temporaryFolder(), 'library'),
    options: { fileSystem },
    fill: (bytes) => {
      left = bytes
    },
    makeRoom: () => {
      left = Number.POSITIVE_INFINITY
    },
  }
}

describe.each([
  ['as the system makes it', mountedDisk],
  ['as an injected error', pretendedDisk],
] as const)('a full disk, %s', (_, make) => {
  it.for([0, 4096, 20_000, 60_000])(
    'with %i bytes left: said, the old text whole, nothing left behind, and saving goes on once there is room',
    async (left, { skip }) => {
      const disk = make()
      if (!disk) return skip(NO_DISK)
      const { folder, options } = disk
      const library = await libraryIn(folder, options)
      const opened = await addOne(library, articleOf(1))
      await library.whenIdle()
      disk.fill(left)
      const refused = await library.update(idOf(1), baseOf(opened), long)
      expect(failureOf(refused).code).toBe('disk-full')
      expect(library.state().writeFailure).toMatchObject({ code: 'disk-full' })
      const [added] = await library.add([{ ...long(articleOf(2)), revision: 1 }])
      expect(added && failureOf(added).code).toBe('disk-full')
      expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
      expect(unwrap(await library.read(idOf(1)))).toEqual(opened)
      expect((await listed(library)).items.map(({ headline }) => headline)).toEqual(['Le pont numéro 1'])

      disk.makeRoom()
      const saved = unwrap(await library.update(idOf(1), baseOf(opened), long))
      expect(library.state().writeFailure).toBeNull()
      expect(unwrap(await library.read(idOf(1)))).toEqual(saved)
      expect((await listed(library, { query: 'long' })).total).toBe(1)
    },
  )

  it('ends without a save once there is room', async ({ skip }) => {
    const disk = make()
    if (!disk) return skip(NO_DISK)
    const library = await libraryIn(disk.folder, disk.options)
    const opened = await addOne(library, articleOf(1))
    disk.fill(0)
    expect((await library.update(idOf(1), baseOf(opened), long)).ok).toBe(false)
    let told = 0
    library.subscribe(() => told++)
    disk.makeRoom()
    await waitUntil(() => library.state().writeFailure === null, 'the write failure is over')
    expect(told).toBeGreaterThan(0)
  })

  it('allows moving articles into the bin and back', async ({ skip }) => {
    const disk = make()
    if (!disk) return skip(NO_DISK)
    const library = await libraryIn(disk.folder, disk.options)
    const articles = [articleOf(1), articleOf(2), articleOf(3)]
    await library.add(articles)
    disk.fill(0)
    const moves = articles.map(({ id }) => ({ id }))
    const moved = await library.moveGroupToBin(moves, '2026-01-01T00:00:00.000Z')
    expect(moved.map(({ ok }) => ok)).toEqual([true, true, true])
    expect((await listed(library)).total).toBe(0)
    const back = await library.restoreGroupFromBin([idOf(1), idOf(3)])
    expect(back.map((each) => unwrap(each).article)).toEqual([articles[0], articles[2]])
    expect((await listed(library)).total).toBe(2)
  })
})

/** An index that is busy, as where another process has it, until it is moved into memory. */
class BusyIndex extends SameThreadIndex {
  isBusy: boolean = false
  readonly #refused: () => void

  constructor(refused: () => void) {
    super()
    this.#refused = refused
  }

  override async run<N extends WorkName>(name: N, input: WorkInput<N>): Promise<WorkOutput<N>> {
    if (name === 'moveToMemory') this.isBusy = false
    if (!this.isBusy) return super.run(name, input)
    this.#refused()
    throw Object.assign(new Error('the index is busy'), { errcode: 5 })
  }
}

describe('a disk that is full for the index', () => {
  it('is freed for a save that comes while the index is busy', async () => {
    const folder = temporaryFolder()
    const index = join(folder, INDEX_FILE)
    /** The files that leave no room. */
    const full = new Set<string>()
    const refused = Promise.withResolvers<void>()
    const host = new BusyIndex(() => refused.resolve())
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      write: (file, bytes, offset) => {
        if (full.has(index) && fs.existsSync(index)) throw systemError('ENOSPC')
        return nodeFileSystem.write(file, bytes, offset)
      },
    }
    const library = await libraryIn(folder, { fileSystem, newIndexHost: () => host })
    const opened = await addOne(library, articleOf(1))
    await library.whenIdle()
    full.add(index)
    host.isBusy = true
    const listing = listed(library)
    await refused.promise
    const saved = await library.update(idOf(1), baseOf(opened), long)
    host.isBusy = false
    unwrap(saved)
    expect(fs.existsSync(index)).toBe(false)
    expect((await listing).total).toBe(1)
    expect(library.state()).toMatchObject({ writeFailure: null, problems: [{ kind: 'index' }] })
  })

  it('is freed by moving the index into memory, so that a save succeeds', async ({ skip }) => {
    const disk = smallDisk('2m')
    if (!disk) return skip(NO_DISK)
    const library = await libraryIn(disk.folder)
    const opened = await addOne(library, articleOf(1))
    await library.whenIdle()
    const ballast = fs.openSync(join(disk.folder, 'ballast'), 'w')
    while (fs.statfsSync(disk.folder).bavail > 0) fs.writeSync(ballast, Buffer.alloc(4096, 1))
    fs.closeSync(ballast)
    unwrap(await library.update(idOf(1), baseOf(opened), long))
    expect(fs.existsSync(join(disk.folder, INDEX_FILE))).toBe(false)
    expect(library.state()).toMatchObject({ writeFailure: null, problems: [{ kind: 'index' }] })
    expect((await listed(library, { query: 'plus long' })).total).toBe(1)
  })

  it('does not prevent saving, listing or searching', async ({ skip }) => {
    const disk = smallDisk('3m')
    if (!disk) return skip(NO_DISK)
    const folder = join(disk.folder, 'library')
    const library = await libraryIn(folder)
    const opened = await addOne(library, articleOf(1))
    await library.whenIdle()
    // Room for articles, not for what SQLite would add for these words.
    const ballast = fs.openSync(join(disk.folder, 'ballast'), 'w')
    while (fs.statfsSync(disk.folder).bavail * 4096 > 150_000) fs.writeSync(ballast, Buffer.alloc(4096, 1))
    let current = opened
    const wordy = (round: number) =>
      Array.from({ length: 900 }, (_, index) => `mot${round}x${index}`).join(' ')
    for (let round = 0; round < 40; round++) {
      current = unwrap(
        await library.update(idOf(1), baseOf(current), (article) => ({
          ...withHeadline(`Tour ${round}`)(article),
          sections: [{ heading: '', body: wordy(round) }],
        })),
      )
      expect((await listed(library, { query: `mot${round}x899` })).total).toBe(1)
    }
    expect(library.state().problems).toMatchObject([{ kind: 'index' }])
    fs.closeSync(ballast)
    fs.rmSync(join(disk.folder, 'ballast'))
    await library.close()
    const again = await libraryIn(folder)
    expect((await listed(again, { query: 'mot39x1' })).items.map(({ headline }) => headline)).toEqual([
      'Tour 39',
    ])
    expect(again.state().problems).toEqual([])
  })
})
