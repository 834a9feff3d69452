import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ExportWriter, type FileToWrite } from '../../src/core/export/folder/index.ts'
import { ok } from '../../src/core/failure.ts'
import { type Disk, DiskExportFolder, openExportFolder } from '../../src/host/exportFolder.ts'
import { systemDigest } from '../../src/host/system.ts'

const newFolder = () => fs.mkdtempSync(join(tmpdir(), 'marbre-export-'))
const bytesOf = (text: string) => new TextEncoder().encode(text)
const isRoot = process.getuid?.() === 0

test('files and their folders come about, are read, replaced, and go with the folders that are empty then', () => {
  const root = newFolder()
  const folder = new DiskExportFolder(root, 'x')
  expect(folder.look('a/b/c.txt')).toEqual(ok('nothing'))
  expect(folder.read('a/b/c.txt')).toEqual(ok(null))
  expect(folder.write('a/b/c.txt', bytesOf('one'))).toEqual(ok(null))
  expect(folder.write('a/b/c.txt', bytesOf('two'))).toEqual(ok(null))
  expect(folder.look('a/b/c.txt')).toEqual(ok('file'))
  expect(folder.look('a/b')).toEqual(ok('other'))
  expect(fs.readFileSync(join(root, 'a', 'b', 'c.txt'), 'utf8')).toBe('two')
  fs.writeFileSync(join(root, 'a', 'mine.txt'), '')
  expect(folder.remove('a/b/c.txt')).toEqual(ok(null))
  expect(fs.readdirSync(join(root, 'a'))).toEqual(['mine.txt'])
  expect(folder.write('a/b/c.txt', bytesOf('three'))).toEqual(ok(null))
})

test('a link is followed neither as a file nor as a folder', () => {
  const root = newFolder()
  const outside = newFolder()
  fs.writeFileSync(join(outside, 'a.txt'), 'outside')
  fs.symlinkSync(join(outside, 'a.txt'), join(root, 'a.txt'))
  fs.symlinkSync(outside, join(root, 'desk'))
  const folder = new DiskExportFolder(root, 'x')
  expect(folder.look('a.txt')).toEqual(ok('other'))
  expect(folder.read('a.txt').ok).toBe(false)
  expect(folder.look('desk/a.txt')).toEqual(ok('other'))
  expect(folder.read('desk/a.txt')).toEqual(ok(null))
  expect(folder.write('desk/b.txt', bytesOf('x'))).toMatchObject({ failure: { code: 'export-refused' } })
  expect(folder.write('desk/deep/b.txt', bytesOf('x')).ok).toBe(false)
  expect(folder.remove('desk/a.txt').ok).toBe(false)
  expect(fs.readdirSync(outside)).toEqual(['a.txt'])
  expect(fs.readFileSync(join(outside, 'a.txt'), 'utf8')).toBe('outside')
})

test('a name that the system refuses fails alone; a folder that is gone, and one that is no folder, as a whole', () => {
  const root = newFolder()
  const folder = new DiskExportFolder(root, 'Desk')
  expect(folder.write(`${'x'.repeat(300)}.txt`, bytesOf('x'))).toMatchObject({
    failure: { code: 'export-refused', detail: { what: 'ENAMETOOLONG' } },
  })
  expect(fs.readdirSync(root)).toEqual([])
  fs.rmdirSync(root)
  const missing = { failure: { code: 'folder-missing', detail: { folder: 'Desk' } } }
  expect(folder.write('a.txt', bytesOf('x'))).toMatchObject(missing)
  expect(openExportFolder(root, 'Desk')).toMatchObject(missing)
  fs.writeFileSync(root, '')
  expect(openExportFolder(root, 'Desk')).toMatchObject(missing)
})

test.skipIf(isRoot)('a folder that may not be written to is told as such', () => {
  const root = newFolder()
  const folder = new DiskExportFolder(root, 'Desk')
  fs.chmodSync(root, 0o500)
  expect(folder.write('a.txt', bytesOf('x'))).toMatchObject({ failure: { code: 'folder-read-only' } })
  expect(openExportFolder(root, 'Desk')).toMatchObject({ failure: { code: 'folder-read-only' } })
})

const CALLS = [
  'openSync',
  'writeSync',
  'closeSync',
  'renameSync',
  'lstatSync',
  'mkdirSync',
  'readFileSync',
] as const

test('a folder that is lost in the middle, and cannot even be looked at, is told as missing', () => {
  const lost = () => {
    throw Object.assign(new Error('a share that is away'), { code: 'ESTALE' })
  }
  const disk: Disk = { ...fs }
  const folder = new DiskExportFolder(newFolder(), 'Desk', disk)
  Object.assign(disk, { lstatSync: lost, openSync: lost, statSync: lost, mkdirSync: lost })
  for (const answer of [folder.look('a.md'), folder.write('a.md', new Uint8Array(1))])
    expect(answer).toMatchObject({ failure: { code: 'folder-missing', detail: { folder: 'Desk' } } })
})

/** The disk, on which the call number `at` fails; `dies` as if the process were killed before it. */
function faultyDisk(at: number, code: string, dies: boolean): { disk: Disk; count: () => number } {
  let count = -1
  let isDead = false
  const guarded = (name: string, work: () => unknown) => {
    count += 1
    if (isDead || count === at) {
      isDead = dies
      throw Object.assign(new Error(`${code} at ${name}`), { code })
    }
    return work()
  }
  const disk: Disk = { ...fs }
  for (const name of [...CALLS, 'unlinkSync'] as const) {
    const real: unknown = disk[name]
    if (typeof real !== 'function') throw new TypeError(name)
    Object.assign(disk, { [name]: (...given: unknown[]) => guarded(name, () => real(...given)) })
  }
  return { disk, count: () => count }
}

const idOf = (number: number) => `0192f0c4-7c1e-7a3b-8d2e-${String(number).padStart(12, '0')}`
const article = (number: number, fileName: string, text: string): FileToWrite => ({
  id: idOf(number),
  headline: '',
  file: { fileName, mediaType: '', bytes: bytesOf(`${idOf(number)} ${text}`), notices: [] },
})
const OPTIONS = {
  format: 'docx',
  options: {},
  overwrite: false,
  names: 'distinct',
  hasManifest: true,
  sha256: systemDigest.sha256,
} as const

const visible = (root: string) =>
  fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name))

/** Writes three articles, then new texts of theirs under partly new names on a disk that fails. */
async function exportTwice(fault: { at: number; code: string; dies: boolean }) {
  const root = newFolder()
  const before = ['a.docx', 'b.docx', 'x/c.docx'].map((name, number) => article(number, name, 'one'))
  const after = ['a.docx', 'x/b.docx', 'y/c.docx'].map((name, number) => article(number, name, 'two'))
  const first = await ExportWriter.open(new DiskExportFolder(root, 'x'), OPTIONS)
  if (first.ok) {
    await first.value.add(before)
    await first.value.finish({ removesOthers: false })
  }
  const { disk, count } = faultyDisk(fault.at, fault.code, fault.dies)
  const second = await ExportWriter.open(new DiskExportFolder(root, 'x', disk), OPTIONS)
  if (second.ok) {
    await second.value.add(after)
    if (!fault.dies) await second.value.finish({ removesOthers: false })
  }
  const whole = new Set([...before, ...after].map(({ file }) => new TextDecoder().decode(file.bytes)))
  for (const path of visible(root)) expect(whole).toContain(fs.readFileSync(path, 'utf8'))
  const third = await ExportWriter.open(new DiskExportFolder(root, 'x'), OPTIONS)
  const report = third.ok ? await third.value.add(after) : null
  if (third.ok) await third.value.finish({ removesOthers: false })
  return { root, report, isOver: count() < fault.at }
}

test.each([
  ['EIO', false],
  ['ENOSPC', false],
  ['EACCES', false],
  ['EIO', true],
] as const)(
  'whatever call fails (%s, killed: %s): files are whole, and the next run needs no help',
  async (code, dies) => {
    for (let at = 0; ; at += 1) {
      const { root, report, isOver } = await exportTwice({ at, code, dies })
      expect([at, report?.stopped, report?.outcomes.filter(({ kind }) => kind === 'failed')]).toEqual([
        at,
        null,
        [],
      ])
      expect(
        visible(root)
          .map((path) => path.slice(root.length))
          .toSorted(),
      ).toEqual(['/a.docx', '/x/b.docx', '/y/c.docx'])
      if (isOver) break
    }
  },
)
