import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { DiskFailure } from '../../src/store/diskFailure.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { openLibraryFolder } from '../../src/store/libraryFolder.ts'
import { type HeldLock, LibraryLock } from '../../src/store/libraryLock.ts'
import { systemError } from './faults.ts'
import { articleOf, unwrap, idOf, libraryIn, temporaryFolder, waitUntil } from './libraryFixture.ts'

function lockIn(folder: string, timeout = 5000, fileSystem: FileSystem = nodeFileSystem): LibraryLock {
  return new LibraryLock(
    fileSystem,
    unwrap(openLibraryFolder(fileSystem, folder, false)).paths,
    timeout,
    null,
  )
}

const isFree = (folder: string) => fs.readdirSync(folder).every((name) => !name.startsWith('lock'))
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
const deadPid = spawnSync(process.execPath, ['--version']).pid

/** What a holder would have written, were it the process `pid` of `host`. */
async function holderAs(folder: string, changes: object): Promise<object> {
  let text = ''
  await lockIn(folder).hold(async () => {
    text = fs.readFileSync(join(folder, 'lock'), 'utf8')
  })
  return { ...JSON.parse(text), token: 'another', ...changes }
}

async function lockedBy(folder: string, changes: object, age = 0): Promise<void> {
  const path = join(folder, 'lock')
  fs.writeFileSync(path, JSON.stringify(await holderAs(folder, changes)))
  const then = new Date(Date.now() - age)
  fs.utimesSync(path, then, then)
}

/** The disk as it would be had nothing but `utimes` touched its files. */
const aged: FileSystem = {
  ...nodeFileSystem,
  describe: (file) => {
    const there = nodeFileSystem.describe(file)
    return { ...there, changed: there.modified }
  },
}

/** The disk on which each lock is of another machine. */
const foreign: FileSystem = {
  ...nodeFileSystem,
  read: (file, buffer, offset) => {
    const length = nodeFileSystem.read(file, buffer, offset)
    const text = new TextDecoder().decode(buffer.subarray(0, length)).replace(hostname(), 'elsewhere')
    return new TextEncoder().encodeInto(text, buffer).written
  },
}

describe('the lock', () => {
  it('exists while it is held, names its holder, and is released', async () => {
    const folder = temporaryFolder()
    const given = await lockIn(folder).hold(async (held) => {
      held.check()
      expect(JSON.parse(fs.readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({
        pid: process.pid,
        host: hostname(),
      })
      return 'done'
    })
    expect(given).toBe('done')
    expect(isFree(folder)).toBe(true)
  })

  it('is released by work that fails', async () => {
    const folder = temporaryFolder()
    const failing = lockIn(folder).hold(async () => {
      throw systemError('ENOSPC')
    })
    await expect(failing).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    const bug = lockIn(folder).hold(async () => {
      throw new TypeError('a bug')
    })
    await expect(bug).rejects.toThrow(TypeError)
    expect(isFree(folder)).toBe(true)
  })

  it('is held by one at a time, in one process and in several', async () => {
    const folder = temporaryFolder()
    const locks = Array.from({ length: 4 }, () => lockIn(folder))
    let holders = 0
    let most = 0
    let turns = 0
    const work = async () => {
      most = Math.max(most, ++holders)
      await pause(Math.random() * 3)
      holders--
      turns++
    }
    await Promise.all(locks.flatMap((lock) => Array.from({ length: 15 }, () => lock.hold(work))))
    expect({ most, turns }).toEqual({ most: 1, turns: 60 })
    expect(isFree(folder)).toBe(true)
  })

  it('of a running process is waited for, then the failure names it', async () => {
    const folder = temporaryFolder()
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    onTestFinished(() => void other.kill('SIGKILL'))
    const started = spawnSync('cat', [`/proc/${other.pid}/stat`], { encoding: 'utf8' }).stdout.split(' ')[21]
    await lockedBy(folder, { pid: other.pid, ...(started ? { started } : {}) })
    const library = await libraryIn(folder, { lockTimeout: 200 })
    const [added] = await library.add([articleOf(1)])
    expect(added).toMatchObject({
      ok: false,
      failure: { code: 'library-locked', detail: { pid: other.pid, host: hostname() } },
    })
    expect(library.state().writeFailure).toMatchObject({ code: 'library-locked' })
    setTimeout(() => fs.rmSync(join(folder, 'lock')), 50)
    expect((await library.add([articleOf(1)]))[0]?.ok).toBe(true)
    expect(library.state().writeFailure).toBeNull()
  })

  it('of a dead process is taken over at once', async () => {
    const folder = temporaryFolder()
    await lockedBy(folder, { pid: deadPid })
    // Less than the three seconds for which one that may be alive is watched.
    await lockIn(folder, 2_000).hold(async (held) => held.check())
    expect(isFree(folder)).toBe(true)
  })

  it('of an earlier process with the same number is taken over', async () => {
    const folder = temporaryFolder()
    await lockedBy(folder, { started: '1' })
    await lockIn(folder, 1000).hold(async (held) => held.check())
    expect(isFree(folder)).toBe(true)
  })

  it('that is stale is taken over by exactly one of many', async () => {
    for (let round = 0; round < 20; round++) {
      const folder = temporaryFolder()
      await lockedBy(folder, { pid: deadPid })
      let holders = 0
      let most = 0
      const work = async () => {
        most = Math.max(most, ++holders)
        await pause(2)
        holders--
      }
      await Promise.all(Array.from({ length: 6 }, () => lockIn(folder).hold(work)))
      expect(most).toBe(1)
      expect(isFree(folder)).toBe(true)
    }
  })

  it('of another machine is respected while it is young, whatever the clocks say', async () => {
    for (const age of [0, 30_000, -3_600_000]) {
      const folder = temporaryFolder()
      await lockedBy(folder, { host: 'elsewhere', pid: 1 }, age)
      const waiting = lockIn(folder, 150).hold(async () => undefined)
      await expect(waiting).rejects.toMatchObject({
        failure: { code: 'library-locked', detail: { host: 'elsewhere' } },
      })
    }
  })

  it('of another machine is taken over after a minute without a change', async () => {
    const folder = temporaryFolder()
    await lockedBy(folder, { host: 'elsewhere', pid: 1 }, 61_000)
    const started = performance.now()
    await lockIn(folder, 6000, aged).hold(async (held) => held.check())
    expect(performance.now() - started).toBeGreaterThan(2500)
    expect(isFree(folder)).toBe(true)
  })

  describe('of saves', () => {
    const keeping = (folder: string, fileSystem: FileSystem = nodeFileSystem, timeout = 5000) => {
      const { paths } = unwrap(openLibraryFolder(fileSystem, folder, false))
      const lock = new LibraryLock(fileSystem, paths, timeout, null, paths.articles)
      return {
        lock,
        save: (work: (held: HeldLock) => void) =>
          lock.hold(async (held) => work(held), { answerFirst: true }),
      }
    }
    const ownFiles = (folder: string) => fs.readdirSync(folder).filter((name) => name.startsWith('.lock.'))

    it('is one file for all of them, which excludes others, and is gone when the library is closed', async () => {
      const folder = temporaryFolder()
      const { lock, save } = keeping(folder)
      const inodes = new Set<number>()
      for (let round = 0; round < 5; round++) {
        await save((held) => {
          held.check()
          inodes.add(fs.statSync(join(folder, 'lock')).ino)
          expect(JSON.parse(fs.readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({
            pid: process.pid,
          })
        })
        // The answer is there before the lock is released.
        expect(isFree(folder)).toBe(false)
        await waitUntil(() => isFree(folder), 'the lock is released')
        expect(ownFiles(folder)).toHaveLength(1)
      }
      expect(inodes.size).toBe(1)
      await save(() => undefined)
      await lock.close()
      expect(isFree(folder)).toBe(true)
      expect(ownFiles(folder)).toEqual([])
    })

    it('is as old as the save, not as its file: no other takes it over', async () => {
      const folder = temporaryFolder()
      const { lock, save } = keeping(folder)
      await save(() => undefined)
      await waitUntil(() => isFree(folder), 'the lock is released')
      for (const name of ownFiles(folder)) fs.utimesSync(join(folder, name), new Date(0), new Date(0))
      await lock.hold(async (held) => {
        const other = lockIn(folder, 3300, foreign).hold(async () => undefined)
        await expect(other).rejects.toMatchObject({ failure: { code: 'library-locked' } })
        held.check()
      })
      expect(isFree(folder)).toBe(true)
    })

    it('is a new file each time where there are no hard links, or somebody removed the one that was kept', async () => {
      const folder = temporaryFolder()
      let links = 0
      const without: FileSystem = {
        ...nodeFileSystem,
        link: () => {
          links++
          throw systemError('EPERM')
        },
      }
      const plain = keeping(folder, without)
      for (let round = 0; round < 4; round++) await plain.save((held) => held.check())
      await plain.lock.close()
      expect(links).toBe(1)
      expect(ownFiles(folder)).toEqual([])
      const { lock, save } = keeping(folder)
      for (let round = 0; round < 4; round++) {
        await save((held) => held.check())
        await waitUntil(() => isFree(folder), 'the lock is released')
        for (const name of ownFiles(folder)) fs.rmSync(join(folder, name))
      }
      await lock.close()
      expect(fs.readdirSync(folder).filter((name) => name.includes('lock'))).toEqual([])
    })

    it('is a new file each time where a link changes no time', async () => {
      const folder = temporaryFolder()
      let links = 0
      const still: FileSystem = {
        ...nodeFileSystem,
        link: (path, name) => {
          links++
          nodeFileSystem.link(path, name)
        },
        describe: (file) => ({ ...nodeFileSystem.describe(file), changed: 1 }),
        describeName: (path) => ({ ...nodeFileSystem.describeName(path), changed: 1 }),
      }
      const { lock, save } = keeping(folder, still)
      let ahead = 0
      const now = performance.now.bind(performance)
      const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead)
      onTestFinished(() => clock.mockRestore())
      for (let round = 0; round < 4; round++) {
        await save((held) => held.check())
        await waitUntil(() => isFree(folder), 'the lock is released')
        ahead += 3_000
      }
      await lock.close()
      expect(links).toBe(1)
      expect(fs.readdirSync(folder).filter((name) => name.includes('lock'))).toEqual([])
    })

    it('that could not be removed goes with its file when the library is closed', async () => {
      const folder = temporaryFolder()
      const refusals: string[] = []
      const scanner = new AbortController()
      const failing: FileSystem = {
        ...nodeFileSystem,
        remove: (path) => {
          if (scanner.signal.aborted) return nodeFileSystem.remove(path)
          refusals.push(path)
          throw systemError('EBUSY')
        },
      }
      const { lock, save } = keeping(folder, failing)
      for (let round = 0; round < 2; round++) await save((held) => held.check())
      await waitUntil(() => refusals.length > 0, 'the lock cannot be removed')
      scanner.abort()
      await lock.close()
      await waitUntil(() => isFree(folder), 'the lock is removed')
      expect(ownFiles(folder)).toEqual([])
    })

    it('leaves a file that the next start removes, if its process is dead, and no other', async () => {
      const folder = temporaryFolder()
      const dead = `.lock.${deadPid}-0123456789ab-1.tmp`
      const living = `.lock.${process.ppid}-0123456789ab-1.tmp`
      for (const name of [dead, living]) fs.writeFileSync(join(folder, name), '{}')
      await (await libraryIn(folder)).whenIdle()
      expect(ownFiles(folder)).toEqual([living])
    })
  })

  it('that is cut off is taken over', async () => {
    const folder = temporaryFolder()
    unwrap(openLibraryFolder(nodeFileSystem, folder, false))
    fs.writeFileSync(join(folder, 'lock'), '')
    fs.writeFileSync(join(folder, 'lock.claim'), '')
    fs.utimesSync(join(folder, 'lock.claim'), new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
    await lockIn(folder, 6000).hold(async (held) => held.check())
    expect(isFree(folder)).toBe(true)
  })

  it('that was taken over stops its old holder, and stays with the new one', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'lock')
    await lockIn(folder).hold(async (held) => {
      const theirs = await holderAsIs(path)
      fs.rmSync(path)
      expect(() => held.check()).toThrow(DiskFailure)
      await pause(15)
      fs.writeFileSync(path, theirs)
      expect(() => held.check()).toThrow(DiskFailure)
    })
    expect(fs.existsSync(path)).toBe(true)
  })

  it('stops a save whose lock was taken over: the file stays as it is', async () => {
    const folder = temporaryFolder()
    const stealing: FileSystem = {
      ...nodeFileSystem,
      flush: async (file) => {
        await nodeFileSystem.flush(file)
        fs.rmSync(join(folder, 'lock'), { force: true })
      },
    }
    const library = await libraryIn(folder, { fileSystem: stealing })
    const [added] = await library.add([articleOf(1)])
    expect(added).toMatchObject({ ok: false, failure: { code: 'library-locked' } })
    expect(fs.readdirSync(join(folder, 'articles'))).toEqual([])
  })

  it('that cannot be removed does not block its own process, and is removed later', async () => {
    const folder = temporaryFolder()
    const scanner = new AbortController()
    const held: FileSystem = {
      ...nodeFileSystem,
      remove: (path) => {
        if (!scanner.signal.aborted) throw systemError('EBUSY')
        nodeFileSystem.remove(path)
      },
    }
    const lock = lockIn(folder, 500, held)
    await lock.hold(async () => undefined)
    expect(isFree(folder)).toBe(false)
    await lock.hold(async (again) => again.check())
    scanner.abort()
    await waitUntil(() => isFree(folder), 'the lock is removed')
  })

  it('is held without a holder on a full disk, so that deleting is possible', async () => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    await first.add([articleOf(1)])
    await first.close()
    const full: FileSystem = {
      ...nodeFileSystem,
      write: () => {
        throw systemError('ENOSPC')
      },
    }
    const library = await libraryIn(folder, { fileSystem: full })
    expect(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z')).toMatchObject({ ok: true })
    expect(isFree(folder)).toBe(true)
  })
})

async function holderAsIs(path: string): Promise<string> {
  return fs.promises.readFile(path, 'utf8')
}
