import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DiskFailure } from '../../src/store/diskFailure.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { openLibraryFolder } from '../../src/store/libraryFolder.ts'
import { LibraryLock } from '../../src/store/libraryLock.ts'
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
    const started = performance.now()
    await lockIn(folder).hold(async (held) => held.check())
    expect(performance.now() - started).toBeLessThan(1000)
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
    await lockIn(folder, 6000).hold(async (held) => held.check())
    expect(performance.now() - started).toBeGreaterThan(2500)
    expect(isFree(folder)).toBe(true)
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
