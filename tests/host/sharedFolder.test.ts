import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { emptyContent } from '../../src/core/article/index.ts'
import type { Result } from '../../src/core/failure.ts'
import { openNewsroom } from '../../src/host/openNewsroom.ts'
import { noPlaces } from '../../src/host/places.ts'
import { noPrinter } from './noPrinter.ts'
import { deviceId, findSharedBy } from '../../src/host/sharedFolder.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'marbre-shared-'))

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

test('a folder is known by what is in it, above it and behind a link', async () => {
  const root = newFolder()
  const library = join(root, 'Desk', 'Marbre')
  mkdirSync(library, { recursive: true })
  expect(await findSharedBy(library)).toBeNull()
  writeFileSync(join(root, '.sync_7f2a10b3.db'), '')
  expect(await findSharedBy(library)).toBe('nextcloud')
  mkdirSync(join(root, 'Desk', '.stfolder'))
  expect(await findSharedBy(library)).toBe('syncthing')
  const link = join(newFolder(), 'link')
  symlinkSync(library, link)
  expect(await findSharedBy(link)).toBe('syncthing')
  expect(await findSharedBy(join(root, 'gone'))).toBe('nextcloud')
})

test('a machine has one id, which a damaged file replaces', () => {
  const userData = join(newFolder(), 'marbre')
  const id = deviceId(userData)
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(deviceId(userData)).toBe(id)
  expect(deviceId(newFolder())).not.toBe(id)
  writeFileSync(join(userData, 'device'), '../../x')
  const next = deviceId(userData)
  expect(next).toMatch(/^[0-9a-f]{16}$/)
  expect(deviceId(userData)).toBe(next)
})

/** A machine with a user-data folder of its own, on one library. */
async function machineOn(folder: string, name: string) {
  const userData = newFolder()
  const firstArticle = { ...emptyContent('fr'), headline: 'Le bac' }
  const mode = { kind: 'window', firstArticle, report: () => expect.unreachable() } as const
  const opened = await openNewsroom({ folder, named: false }, mode, userData, {
    printer: noPrinter,
    places: noPlaces,
  })
  const { newsroom, close } = unwrap(opened)
  unwrap(await newsroom.writeMachineSettings({ personName: name }))
  return { newsroom, close }
}

test('two machines on one shared folder see who writes where, until they leave', async () => {
  const folder = join(newFolder(), 'Dropbox', 'Marbre')
  const desk = await machineOn(folder, 'Tom')
  const train = await machineOn(folder, 'Inès Karam')
  onTestFinished(() => desk.close())
  expect(unwrap(await desk.newsroom.libraryState({})).sharing).toEqual({ isShared: true, found: 'dropbox' })
  const all = { query: '', status: 'all', sort: 'updated', offset: 0, limit: 10 } as const
  const id = unwrap(await desk.newsroom.listArticles(all)).items[0]?.id ?? ''
  const seen = async () => unwrap(await desk.newsroom.listPresences({})).map((each) => [each.id, each.name])

  expect(await seen()).toEqual([])
  expect(unwrap(await train.newsroom.putPresence({ id }))).toEqual({ written: true })
  expect(await seen()).toEqual([[id, 'Inès Karam']])
  const [file = ''] = readdirSync(join(folder, 'presence'))
  const stored: unknown = JSON.parse(readFileSync(join(folder, 'presence', file), 'utf8'))
  expect(stored).toEqual({ name: 'Inès Karam', at: expect.stringMatching(/^\d{4}-.*Z$/) })
  expect(unwrap(await desk.newsroom.checkLibrary({ repair: false, run: 'check' })).problems).toEqual([])
  await train.close()
  expect(await seen()).toEqual([])
  expect(readdirSync(join(folder, 'presence'))).toEqual([])

  const settings = unwrap(await desk.newsroom.readSettings({}))
  unwrap(await desk.newsroom.writeSettings({ ...settings, sharedFolder: 'no' }))
  expect(unwrap(await desk.newsroom.libraryState({})).sharing.isShared).toBe(false)
  expect(unwrap(await desk.newsroom.putPresence({ id }))).toEqual({ written: false })
  expect(readdirSync(join(folder, 'presence'))).toEqual([])
})
