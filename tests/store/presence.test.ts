import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FlushSpeed } from '../../src/store/durableFile.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { openLibraryFolder } from '../../src/store/libraryFolder.ts'
import { PresenceFiles } from '../../src/store/presence.ts'

const ID = '01930000-0000-7000-8000-000000000001'
const OTHER_ID = '01930000-0000-7000-8000-000000000002'
const MINUTE = 60_000
const DAY = 86_400_000

/** A folder that several machines share; each has clocks of its own, and time passes when told to. */
function shared() {
  const folder = mkdtempSync(join(tmpdir(), 'presence-'))
  const found = openLibraryFolder(nodeFileSystem, folder, true)
  if (!found.ok) throw new Error(found.failure.code)
  const { paths } = found.value
  let passed = 0
  /** How much time had passed when each file was written. */
  const writtenAt = new Map<string, number>()
  const inTime: FileSystem = {
    ...nodeFileSystem,
    rename: (from, to) => {
      nodeFileSystem.rename(from, to)
      writtenAt.set(to, passed)
    },
    describeName: (path) => {
      const there = nodeFileSystem.describeName(path)
      return { ...there, changed: there.changed + (writtenAt.get(path) ?? 0) }
    },
  }
  const machine = (device: string, { clockOff = 0, fileSystem = inTime } = {}) => {
    const disk = { fileSystem, flushSpeed: new FlushSpeed(), library: folder, busyTimeout: 0 }
    const clocks = { now: () => Date.now() + passed + clockOff, elapsed: () => passed }
    return new PresenceFiles(disk, paths, device.repeat(16), clocks)
  }
  return {
    folder,
    presence: paths.presence,
    machine,
    pass: (time: number) => {
      passed += time
    },
  }
}

async function seenBy(files: PresenceFiles) {
  const list = await files.list()
  if (!list.ok) throw new Error(list.failure.code)
  return list.value.map(({ name, age }) => `${name} ${Math.floor(age / MINUTE)}`)
}

describe('who writes', () => {
  test('is seen on the other machine, with its age, for five minutes, and never on its own', async () => {
    const { machine, pass } = shared()
    const [desk, train] = [machine('a'), machine('b')]
    expect(await seenBy(desk)).toEqual([])
    await train.put(ID, 'Inès')
    expect(await seenBy(desk)).toEqual(['Inès 0'])
    expect(await seenBy(train)).toEqual([])
    pass(3 * MINUTE)
    expect(await seenBy(desk)).toEqual(['Inès 3'])
    await train.put(ID, 'Inès')
    expect(await seenBy(desk)).toEqual(['Inès 0'])
    pass(5 * MINUTE + 1)
    expect(await seenBy(desk)).toEqual([])
  })

  test('is gone when the article is left, and when the library is closed', async () => {
    const { machine, presence } = shared()
    const [desk, train] = [machine('a'), machine('b')]
    await train.put(ID, 'Inès')
    await train.put(OTHER_ID, 'Inès')
    expect(await train.remove(ID)).toEqual({ ok: true, value: { removed: true } })
    expect(await train.remove(ID)).toEqual({ ok: true, value: { removed: false } })
    expect(await seenBy(desk)).toHaveLength(1)
    await train.close()
    expect(readdirSync(presence)).toEqual([])
    // A sign that is still under way when the article is left does not come after.
    await Promise.all([train.put(ID, 'Inès'), train.remove(ID)])
    expect(readdirSync(presence)).toEqual([])
  })

  test.each([DAY, -DAY])('is seen where the clocks are a day apart: %d ms', async (clockOff) => {
    const { machine, pass } = shared()
    const desk = machine('a', { clockOff })
    const train = machine('b')
    // What is there at the first look may be of yesterday; it is shown once it changes.
    await train.put(ID, 'Inès')
    expect(await seenBy(desk)).toEqual([])
    pass(2 * MINUTE)
    await train.put(ID, 'Inès')
    expect(await seenBy(desk)).toEqual(['Inès 0'])
    pass(MINUTE)
    expect(await seenBy(desk)).toEqual(['Inès 1'])
  })

  test('a sign that was there before counts from when this system wrote it, not from what it says', async () => {
    const { machine, presence } = shared()
    mkdirSync(presence)
    const file = join(presence, `${ID}.${'b'.repeat(16)}.json`)
    writeFileSync(file, JSON.stringify({ name: 'Inès', at: '2031-01-01T00:00:00.000Z' }))
    utimesSync(file, 1, 1)
    expect(await seenBy(machine('a'))).toEqual(['Inès 0'])
  })
})

test('what is damaged, huge or no file is left out, and costs nobody else a place', async () => {
  const { machine, presence } = shared()
  mkdirSync(presence)
  const file = (device: string) => join(presence, `${ID}.${device.repeat(16)}.json`)
  writeFileSync(file('1'), '{"name":')
  writeFileSync(file('2'), JSON.stringify({ name: 'x'.repeat(1_000_000), at: '' }))
  writeFileSync(file('3'), JSON.stringify({ name: '\u202eInès\n', at: '' }))
  mkdirSync(file('4'))
  symlinkSync(file('3'), file('5'))
  writeFileSync(join(presence, `../${ID}.json`), '{}')
  writeFileSync(join(presence, 'notes.txt'), 'mine')
  expect(await seenBy(machine('a'))).toEqual(['Inès 0'])
  expect(readdirSync(presence)).toContain('notes.txt')
})

test('signs of two days ago are removed, and nothing else is', async () => {
  const { machine, presence, pass } = shared()
  const [desk, train] = [machine('a'), machine('b')]
  await train.put(ID, 'Inès')
  const left = `.${ID}.${'c'.repeat(16)}.json.12-0123456789ab-1.tmp`
  writeFileSync(join(presence, left), '')
  writeFileSync(join(presence, 'notes.txt'), 'mine')
  pass(DAY)
  await seenBy(desk)
  expect(readdirSync(presence)).toHaveLength(3)
  pass(DAY + MINUTE)
  await seenBy(desk)
  expect(readdirSync(presence)).toEqual(['notes.txt'])
})

test('a folder that is gone, read-only or taken by a link is a failure or nothing, and nothing is made', async () => {
  const { machine, folder, presence } = shared()
  const refusing: FileSystem = {
    ...nodeFileSystem,
    create: () => {
      throw Object.assign(new Error('read-only'), { code: 'EROFS' })
    },
  }
  const readOnly = await machine('a', { fileSystem: refusing }).put(ID, 'Inès')
  expect(readOnly).toMatchObject({ ok: false, failure: { code: 'library-read-only' } })
  const outside = mkdtempSync(join(tmpdir(), 'outside-'))
  rmSync(presence, { recursive: true })
  symlinkSync(outside, presence)
  expect(await machine('a').put(ID, 'Inès')).toEqual({ ok: true, value: { written: false } })
  expect(await seenBy(machine('a'))).toEqual([])
  expect(readdirSync(outside)).toEqual([])
  rmSync(presence)
  // The place of a disk that was pulled out is an empty folder.
  rmSync(join(folder, 'articles'), { recursive: true })
  expect(await machine('a').put(ID, 'Inès')).toMatchObject({ failure: { code: 'library-missing' } })
  expect(readdirSync(folder)).not.toContain('presence')
})
