import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Disk, FlushSpeed, writeDurably } from '../../src/store/durableFile.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { faultyFileSystem, systemError } from './faults.ts'
import { namesIn, temporaryFolder } from './libraryFixture.ts'

const bytes = new TextEncoder().encode('{ "headline": "Le pont rouvre" }\n'.repeat(50))

function diskOn(folder: string, fileSystem: FileSystem = nodeFileSystem, busyTimeout = 200): Disk {
  return { fileSystem, flushSpeed: new FlushSpeed(), library: folder, busyTimeout }
}

async function write(disk: Disk, path: string, mode: number | null = null) {
  const [failure] = await writeDurably(disk, disk.library, [{ path, bytes, mode }], () => undefined)
  return failure?.failure ?? null
}

describe('writing a file durably', () => {
  it('writes, checks the size, flushes, renames and flushes the folder, in this order', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.json')
    const { fileSystem, calls } = faultyFileSystem()
    expect(await write(diskOn(folder, fileSystem), path)).toBeNull()
    expect(fs.readFileSync(path)).toEqual(Buffer.from(bytes))
    const temporary = calls[0]?.path
    expect(temporary).toMatch(/^.*\/\.a\.json\.\d+-[0-9a-f]{12}-\d+\.tmp$/)
    expect(calls).toEqual([
      { name: 'create', path: temporary },
      { name: 'write', path: temporary },
      { name: 'describe', path: temporary },
      { name: 'flush', path: temporary },
      { name: 'close', path: temporary },
      { name: 'rename', path },
      { name: 'openFolder', path: folder },
      { name: 'flush', path: folder },
      { name: 'describe', path: folder },
      { name: 'close', path: folder },
    ])
  })

  it('flushes every file of a group before it renames the first, and the folder once', async () => {
    const folder = temporaryFolder()
    const { fileSystem, calls } = faultyFileSystem()
    const wanted = Array.from({ length: 30 }, (_, index) => ({
      path: join(folder, `${index}.json`),
      bytes,
      mode: null,
    }))
    const failures = await writeDurably(diskOn(folder, fileSystem), folder, wanted, () => undefined)
    expect(failures).toEqual(wanted.map(() => null))
    const names = calls.map(({ name }) => name)
    expect(names.filter((name) => name === 'flush')).toHaveLength(31)
    const firstRename = names.indexOf('rename')
    const flushesBefore = names.slice(0, firstRename).filter((name) => name === 'flush')
    expect(flushesBefore).toHaveLength(30)
    expect(names.slice(firstRename).filter((name) => name === 'rename')).toHaveLength(30)
  })

  it('continues after a partial write', async () => {
    const folder = temporaryFolder()
    const few: FileSystem = {
      ...nodeFileSystem,
      write: (file, data, offset) => nodeFileSystem.write(file, data.subarray(0, offset + 7), offset),
    }
    expect(await write(diskOn(folder, few), join(folder, 'a.json'))).toBeNull()
    expect(fs.readFileSync(join(folder, 'a.json'))).toEqual(Buffer.from(bytes))
  })

  it('fails if the disk loses bytes that it accepted', async () => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'a.json'), 'the old text')
    const lying: FileSystem = {
      ...nodeFileSystem,
      write: (file, data, offset) => {
        nodeFileSystem.write(file, data.subarray(0, 9), offset)
        return data.length - offset
      },
    }
    expect(await write(diskOn(folder, lying), join(folder, 'a.json'))).toMatchObject({ code: 'write-failed' })
    expect(fs.readFileSync(join(folder, 'a.json'), 'utf8')).toBe('the old text')
    expect(namesIn(folder, '.')).toEqual(['a.json'])
  })

  it('takes a failed flush as final: the temporary file is removed and never flushed again', async () => {
    const folder = temporaryFolder()
    let flushes = 0
    const failing: FileSystem = {
      ...nodeFileSystem,
      flush: async () => {
        flushes++
        throw systemError('EIO')
      },
    }
    expect(await write(diskOn(folder, failing), join(folder, 'a.json'))).toMatchObject({
      code: 'write-failed',
      detail: { reason: 'EIO' },
    })
    expect(flushes).toBe(1)
    expect(namesIn(folder, '.')).toEqual([])
  })

  it('flushes synchronously after fast flushes, and no longer after one slow flush', async () => {
    const folder = temporaryFolder()
    const ways: string[] = []
    let delay = 0
    const disk = diskOn(folder, {
      ...nodeFileSystem,
      flush: async (file) => {
        ways.push('later')
        await nodeFileSystem.flush(file)
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
      },
      flushNow: (file) => {
        ways.push('now')
        nodeFileSystem.flushNow(file)
        const until = performance.now() + delay
        while (performance.now() < until);
      },
    })
    for (let round = 0; round < 20; round++) disk.flushSpeed.record(0.5)
    expect(await write(disk, join(folder, 'a.json'))).toBeNull()
    expect(ways.splice(0)[0]).toBe('now')
    for (let round = 0; round < 20; round++) disk.flushSpeed.record(0.5)
    delay = 10
    for (let round = 0; round < 4; round++) expect(await write(disk, join(folder, 'a.json'))).toBeNull()
    expect(ways).toEqual(['now', ...Array.from({ length: 7 }, () => 'later')])
  })

  it('skips flushing a folder only for codes of systems that cannot', async () => {
    const folder = temporaryFolder()
    const flushing = (code: string): FileSystem => ({
      ...nodeFileSystem,
      openFolder: () => {
        throw systemError(code)
      },
    })
    for (const code of ['EINVAL', 'ENOTSUP', 'EISDIR']) {
      expect(await write(diskOn(folder, flushing(code)), join(folder, 'a.json'))).toBeNull()
    }
    expect(await write(diskOn(folder, flushing('EIO')), join(folder, 'a.json'))).toMatchObject({
      code: 'write-failed',
    })
  })

  it('fails where the file system said yes to the flush of the folder, and is shut down', async () => {
    const folder = temporaryFolder()
    const folders = new Set<number>()
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      openFolder: (path) => {
        const file = nodeFileSystem.openFolder(path)
        folders.add(file)
        return file
      },
      describe: (file) => {
        if (typeof file === 'number' && folders.has(file)) throw systemError('EIO')
        return nodeFileSystem.describe(file)
      },
    }
    expect(await write(diskOn(folder, fileSystem), join(folder, 'a.json'))).toMatchObject({
      code: 'write-failed',
    })
  })

  it('keeps the mode of the file it replaces', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.json')
    fs.writeFileSync(path, 'old', { mode: 0o600 })
    fs.chmodSync(path, 0o646)
    expect(await write(diskOn(folder), path, 0o646)).toBeNull()
    expect(fs.statSync(path).mode & 0o777).toBe(0o646)
  })

  it.each(['EPERM', 'EBUSY', 'EACCES'])('retries a rename that fails with %s', async (code) => {
    const folder = temporaryFolder()
    let refusals = 4
    const held: FileSystem = {
      ...nodeFileSystem,
      rename: (from, to) => {
        if (refusals-- > 0) throw systemError(code)
        nodeFileSystem.rename(from, to)
      },
    }
    expect(await write(diskOn(folder, held, 5000), join(folder, 'a.json'))).toBeNull()
    expect(fs.readFileSync(join(folder, 'a.json'))).toEqual(Buffer.from(bytes))
  })

  it('fails for a file that stays held, and leaves the old one unchanged', async () => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'a.json'), 'the old text')
    const held: FileSystem = {
      ...nodeFileSystem,
      rename: () => {
        throw systemError('EBUSY')
      },
    }
    const started = performance.now()
    expect(await write(diskOn(folder, held, 300), join(folder, 'a.json'))).toEqual({
      code: 'file-busy',
      detail: { fileName: 'a.json' },
    })
    expect(performance.now() - started).toBeGreaterThan(100)
    expect(fs.readFileSync(join(folder, 'a.json'), 'utf8')).toBe('the old text')
    expect(namesIn(folder, '.')).toEqual(['a.json'])
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'library-read-only'],
    ['EACCES', 'library-read-only'],
    ['ENOENT', 'library-missing'],
    ['EMFILE', 'write-failed'],
  ])('says of %s that it is %s', async (code, failure) => {
    const folder = temporaryFolder()
    const failing: FileSystem = {
      ...nodeFileSystem,
      create: () => {
        throw systemError(code)
      },
    }
    expect(await write(diskOn(folder, failing), join(folder, 'a.json'))).toMatchObject({ code: failure })
  })

  it('skips the rest of a group after a full disk', async () => {
    const folder = temporaryFolder()
    let attempts = 0
    const full: FileSystem = {
      ...nodeFileSystem,
      create: () => {
        attempts++
        throw systemError('ENOSPC')
      },
    }
    const wanted = Array.from({ length: 100 }, (_, index) => ({
      path: join(folder, `${index}`),
      bytes,
      mode: null,
    }))
    const failures = await writeDurably(diskOn(folder, full), folder, wanted, () => undefined)
    expect(failures.map((failure) => failure?.failure.code)).toEqual(wanted.map(() => 'disk-full'))
    expect(attempts).toBeLessThanOrEqual(8)
  })
})
