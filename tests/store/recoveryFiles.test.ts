import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RecoveryCopy } from '../../src/core/recoveryCopy.ts'
import { emptyContent } from '../../src/core/article/index.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'
import { RecoveryFiles } from '../../src/store/recoveryFiles.ts'

const idOf = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`
const newFolder = () => join(mkdtempSync(join(tmpdir(), 'marbre-recovery-')), 'of', 'a library')

const copyOf = (number: number, at = number, headline = `Titre ${number}`): RecoveryCopy => ({
  id: idOf(number),
  base: { revision: 1, fingerprint: 'f' },
  at,
  content: { ...emptyContent('fr'), headline },
  sent: null,
})

const listed = async (files: RecoveryFiles) => {
  const answer = await files.list()
  if (!answer.ok) throw new Error(answer.failure.code)
  return answer.value
}

test('a copy is one file readable by its owner alone, is read by the next host, and removed by a drop', async () => {
  const folder = newFolder()
  const files = new RecoveryFiles(folder)
  expect(await listed(files)).toEqual([])
  expect(await files.put(copyOf(1))).toEqual({ ok: true, value: { kept: true } })
  expect(await files.put(copyOf(1, 5, 'Plus tard'))).toMatchObject({ ok: true })
  const names = readdirSync(folder)
  expect(names).toEqual([`${idOf(1)}-1.json`])
  if (process.platform !== 'win32') expect(statSync(join(folder, names[0] ?? '')).mode & 0o777).toBe(0o600)
  expect(await listed(new RecoveryFiles(folder))).toEqual([copyOf(1, 5, 'Plus tard')])
  expect(await files.drop(idOf(1), 1)).toEqual({ ok: true, value: { dropped: true } })
  expect(await files.drop(idOf(1), 1)).toEqual({ ok: true, value: { dropped: false } })
  expect(readdirSync(folder)).toEqual([])
})

test('concurrent calls run in order: the last one counts', async () => {
  const folder = newFolder()
  const files = new RecoveryFiles(folder)
  await Promise.all([
    files.put(copyOf(1)),
    files.put(copyOf(1, 9)),
    files.drop(idOf(1), 1),
    files.put(copyOf(2)),
  ])
  expect(await listed(files)).toEqual([copyOf(2)])
})

test('other files are ignored', async () => {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  const good = JSON.stringify({ format: 'marbre-recovery', version: 1, copy: copyOf(1) })
  const foreign = {
    [`${idOf(2)}-1.json`]: good.slice(0, 50),
    [`${idOf(3)}-1.json`]: good.replace('"draft"', '"gone"'),
    [`${idOf(4)}-1.json`]: '\0\0\0',
    [`${idOf(5)}-1.json`]: good.replace('"version":1', '"version":2'),
    'notes.txt': 'x',
    '__proto__-1.json': good,
  }
  for (const [name, text] of Object.entries(foreign)) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, `${idOf(6)}-1.json`))
  const files = new RecoveryFiles(folder)
  await files.put(copyOf(1))
  expect(await listed(files)).toEqual([copyOf(1)])
  for (const [name, text] of Object.entries(foreign))
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
})

test('beyond the limits the oldest copy is removed, a copy that is too large is refused, and stale temporary files are removed', async () => {
  const folder = newFolder()
  const limits = { files: 3, bytes: 5_000, oneFile: 3_000 }
  const files = new RecoveryFiles(folder, nodeFileSystem, limits)
  for (let number = 1; number <= 4; number += 1) {
    await files.put(copyOf(number))
    utimesSync(join(folder, `${idOf(number)}-1.json`), number, number)
  }
  expect((await listed(files)).map(({ at }) => at)).toEqual([4, 3, 2])
  expect(await files.put(copyOf(5, 5, 'x'.repeat(3_000)))).toMatchObject({ failure: { code: 'too-large' } })
  await files.put(copyOf(6, 6, 'x'.repeat(2_300)))
  utimesSync(join(folder, `${idOf(6)}-1.json`), 6, 6)
  await files.put(copyOf(7, 7, 'x'.repeat(2_300)))
  expect((await listed(files)).map(({ at }) => at)).toEqual([7])
  const stray = join(folder, `.${idOf(8)}-1.json.4711-0123456789ab-1.tmp`)
  const fresh = join(folder, `.${idOf(8)}-1.json.4712-0123456789ab-1.tmp`)
  for (const each of [stray, fresh]) writeFileSync(each, '')
  utimesSync(stray, 1, 1)
  await files.put(copyOf(1))
  expect(readdirSync(folder)).not.toContain(stray.slice(folder.length + 1))
  expect(readdirSync(folder)).toContain(fresh.slice(folder.length + 1))
})

test('a full disk is a failure, and leaves the earlier copy', async () => {
  const folder = newFolder()
  await new RecoveryFiles(folder).put(copyOf(1))
  const full = {
    ...nodeFileSystem,
    write: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    },
  }
  const files = new RecoveryFiles(folder, full)
  expect(await files.put(copyOf(1, 2, 'Neuf'))).toMatchObject({ failure: { code: 'disk-full' } })
  expect(await listed(files)).toEqual([copyOf(1)])
  expect(readdirSync(folder)).toHaveLength(1)
})

describe('copies whose removal fails', () => {
  /** The real disk, on which another process removes a file just before this one does; then this one may fail with `code`. */
  const racedDisk = (code: string | null) => ({
    ...nodeFileSystem,
    remove: (path: string) => {
      if (code !== null) throw Object.assign(new Error('held'), { code })
      unlinkSync(path)
      nodeFileSystem.remove(path)
    },
  })

  test.each([
    ['are gone', null],
    ['cannot be removed', 'EPERM'],
  ])('beyond the limits, and %s: the copy that was put is durable, and said to be', async (_what, code) => {
    const folder = newFolder()
    const limits = { files: 1, bytes: 5_000, oneFile: 3_000 }
    await new RecoveryFiles(folder).put(copyOf(1))
    await new RecoveryFiles(folder).put(copyOf(2))
    const files = new RecoveryFiles(folder, racedDisk(code), limits)
    expect(await files.put(copyOf(3))).toEqual({ ok: true, value: { kept: true } })
    expect(await listed(files)).toContainEqual(copyOf(3))
    expect(await listed(files)).toHaveLength(code === null ? 1 : 3)
  })

  test('since they are gone, are dropped and forgotten', async () => {
    const folder = newFolder()
    const files = new RecoveryFiles(folder, racedDisk(null))
    await files.put(copyOf(1))
    expect(await files.drop(idOf(1), 1)).toEqual({ ok: true, value: { dropped: false } })
    await files.put(copyOf(1))
    await files.put(copyOf(2))
    expect(await files.forget([idOf(1), idOf(2)])).toMatchObject({ ok: true })
    expect(readdirSync(folder)).toEqual([])
  })
})
