import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import type { Kept, StoredVersion } from '../../src/core/versions.ts'
import { FlushSpeed } from '../../src/store/durableFile.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { openLibraryFolder } from '../../src/store/libraryFolder.ts'
import { LibraryLock } from '../../src/store/libraryLock.ts'
import { Versions } from '../../src/store/versions/versions.ts'
import { type Fault, faultyFileSystem } from './faults.ts'
import { articleOf, idOf, namesIn, temporaryFolder, unwrap } from './libraryFixture.ts'

const ID = idOf(1)
const KEPT: Kept = { keptAt: '2026-06-15T12:00:00.000Z', reason: 'writing', by: '', name: '' }
/** Few, so that a run of every operation is short. */
const LIMITS = { plain: 2, slack: 1 }
const isKill = (fault: Fault) => fault.startsWith('killed')

function textOf(revision: number): Article {
  const updatedAt = new Date(Date.UTC(2026, 5, 15, 12, revision)).toISOString()
  return articleOf(1, { revision, updatedAt, headline: `Révision ${revision}` })
}

/** The versions of a library, without the library. */
function versionsIn(folder: string, fileSystem: FileSystem = nodeFileSystem) {
  const { paths } = unwrap(openLibraryFolder(nodeFileSystem, folder, true))
  const disk = { fileSystem, flushSpeed: new FlushSpeed(), library: paths.root, busyTimeout: 20 }
  const lock = new LibraryLock(fileSystem, paths, 60, null)
  const versions = new Versions(disk, paths, lock, LIMITS)
  /** True if the text is said to be kept. */
  const keep = async (revision: number, kept: Partial<Kept> = {}) => {
    const isKept = await lock
      .hold((held) => versions.keep(textOf(revision), { ...KEPT, ...kept }, held))
      .then(
        () => true,
        () => false,
      )
    await versions.whenIdle()
    return isKept
  }
  return { versions, keep }
}

const packs = (folder: string) => namesIn(folder, `versions/${ID}`).filter((name) => name.endsWith('.gz'))

async function headlines({ versions }: { versions: Versions }): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  const each = ({ article, id }: StoredVersion) => {
    expect(found.has(article.revision), id).toBe(false)
    found.set(article.revision, article.headline)
  }
  const unread = (file: string) => expect.fail(`${file} cannot be read`)
  unwrap(await versions.visit(ID, each, unread))
  return found
}

/** Six versions in two packs, one of which is a conflict copy that is due to be joined with the other; three in files. */
async function template(): Promise<string> {
  const folder = temporaryFolder()
  const { keep } = versionsIn(folder)
  for (let revision = 1; revision <= 4; revision++) await keep(revision)
  const first = join(folder, 'first')
  fs.renameSync(join(folder, 'versions', ID, 'older.jsonl.gz'), first)
  for (let revision = 5; revision <= 9; revision++) await keep(revision)
  const before = new Date(Date.now() - 48 * 3_600_000)
  fs.utimesSync(first, before, before)
  fs.renameSync(first, join(folder, 'versions', ID, 'older (conflicted copy).jsonl.gz'))
  expect(packs(folder)).toHaveLength(2)
  return folder
}

/** What must hold for versions whatever goes wrong at whichever operation: one suite for the short run and the long one. */
export function describeVersionFaults(
  faults: readonly { fault: Fault; staying: boolean }[],
  { every }: { every: number },
): void {
  describe.each(faults)('versions: $fault, staying: $staying', ({ fault, staying }) => {
    /** Runs `work` once for each operation it makes, or for every third or so, with that operation going wrong. */
    async function atEachOperation(
      work: (here: ReturnType<typeof versionsIn>) => Promise<boolean>,
      check: (here: ReturnType<typeof versionsIn>, folder: string, saidDone: boolean) => Promise<void>,
    ): Promise<number> {
      const from = await template()
      for (let at = 0; ; at += every) {
        const folder = temporaryFolder()
        fs.cpSync(from, folder, { recursive: true, preserveTimestamps: true })
        const disk = faultyFileSystem()
        const here = versionsIn(folder, disk.fileSystem)
        disk.follow({ at, fault, staying })
        const saidDone = await work(here)
        const reached = disk.calls.length > at
        disk.follow(null)
        if (isKill(fault))
          for (const name of ['lock', 'lock.claim']) fs.rmSync(join(folder, name), { force: true })
        else expect(await here.keep(20), `the next time after ${fault} at ${at}`).toBe(true)
        const again = versionsIn(folder)
        await check(again, folder, saidDone)
        await again.keep(21)
        await again.keep(22)
        expect(namesIn(folder, `versions/${ID}`).filter((name) => name.endsWith('.tmp'))).toEqual([])
        expect([...(await headlines(again)).keys()]).toEqual(
          expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8, 9]),
        )
        expect(packs(folder).length).toBeLessThanOrEqual(2)
        fs.rmSync(folder, { recursive: true })
        if (!reached) return at
      }
    }

    it('keeping one, packing the older ones and joining packs lose no text and leave none half', async () => {
      const work = ({ keep }: ReturnType<typeof versionsIn>) => keep(10)
      const reached = await atEachOperation(work, async (again, _folder, saidDone) => {
        const found = await headlines(again)
        for (let revision = 1; revision <= (saidDone ? 10 : 9); revision++) {
          expect(found.get(revision)).toBe(`Révision ${revision}`)
        }
      })
      expect(reached).toBeGreaterThan(60)
    })

    it('naming a packed version gives it the name or leaves it as it is', async () => {
      const id = `1-${textOf(1).updatedAt.replaceAll(':', '-')}`
      const work = async ({ versions }: ReturnType<typeof versionsIn>) => {
        return (await versions.name(ID, id, 'le bon')).ok
      }
      await atEachOperation(work, async (again, _folder, saidDone) => {
        const { kept, article } = unwrap(await again.versions.read(ID, id))
        expect(article).toEqual(textOf(1))
        expect(saidDone ? ['le bon'] : ['', 'le bon']).toContain(kept.name)
      })
    })
  })
}
