import { mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { MachineSettings } from '../../src/core/machineSettings.ts'
import { DEFAULT_MACHINE_SETTINGS } from '../../src/core/machineSettings.ts'
import { ok } from '../../src/core/failure.ts'
import { outlived } from '../../src/host/backups/backupNames.ts'
import { Backups } from '../../src/host/backups/index.ts'
import { Libraries } from '../../src/host/libraries.ts'
import { isBackupDue } from '../../src/host/backups/dueBackup.ts'
import { Places } from '../../src/host/places.ts'
import { addOne, articleOf, failureOf, libraryIn, temporaryFolder, unwrap } from '../store/libraryFixture.ts'

const DAY = 86_400_000
const NOON = new Date(2026, 2, 10, 12).getTime()
const times = { now: NOON, lastGood: null, lastFailed: null, wasCutOff: false }

test('a schedule wants a backup on the next day of the calendar, and what was missed is made up', () => {
  expect(isBackupDue('never', times)).toBe(false)
  expect(isBackupDue('daily', times)).toBe(true)
  const lateYesterday = new Date(2026, 2, 9, 23, 50).getTime()
  expect(isBackupDue('daily', { ...times, lastGood: lateYesterday })).toBe(true)
  expect(isBackupDue('daily', { ...times, lastGood: NOON - 3_600_000 })).toBe(false)
  expect(isBackupDue('weekly', { ...times, lastGood: NOON - 6 * DAY })).toBe(false)
  expect(isBackupDue('weekly', { ...times, lastGood: NOON - 40 * DAY })).toBe(true)
  expect(isBackupDue('quit', { ...times, lastGood: NOON - 40 * DAY })).toBe(false)
  expect(isBackupDue('quit', { ...times, wasCutOff: true })).toBe(true)
})

test('one that failed is tried again after an hour, and a clock that was ahead stops nothing', () => {
  expect(isBackupDue('daily', { ...times, lastFailed: NOON - 60_000 })).toBe(false)
  expect(isBackupDue('daily', { ...times, lastFailed: NOON - 3_700_000 })).toBe(true)
  expect(isBackupDue('daily', { ...times, lastGood: NOON + 400 * DAY })).toBe(true)
  expect(isBackupDue('daily', { ...times, lastFailed: NOON + DAY })).toBe(true)
})

test('the oldest go, never the newest, and only of that folder and of the names that Marbre gives', () => {
  const made = [1, 2, 3, 4].map((day) => ({
    place: 'a',
    fileName: `marbre-Journal-2026-03-0${day}-120000.zip`,
    at: `2026-03-0${day}T12:00:00.000Z`,
  }))
  const others = [
    { place: 'b', fileName: 'marbre-Journal-2026-01-01-120000.zip', at: '2026-01-01T12:00:00.000Z' },
    { place: 'a', fileName: 'mine.zip', at: '2026-01-01T12:00:00.000Z' },
  ]
  expect(outlived([...made, ...others], 'a', 3).map(({ at }) => at.slice(0, 10))).toEqual(['2026-03-01'])
  expect(outlived(made, 'a', 0)).toHaveLength(3)
})

async function openBackups(downloads: string | null = null) {
  const [folder, out] = [temporaryFolder(), temporaryFolder()]
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1))
  const settings: { value: MachineSettings } = { value: { ...DEFAULT_MACHINE_SETTINGS } }
  const machine = { read: async () => ok(settings.value), write: async () => ok(settings.value) }
  let now = NOON
  const clock = { now: () => new Date(now).toISOString() }
  const places = new Places(null, folder)
  const opened: string[] = []
  const libraries = new Libraries(join(out, 'marbre'), folder, {
    show: async () => false,
    open: async (path, done) => {
      opened.push(path)
      done()
      return ok(null)
    },
  })
  const host = { places, folder: null, downloads, record: join(out, 'record.json'), libraries }
  mkdirSync(join(out, 'disk'))
  const place = places.add(join(out, 'disk'))
  settings.value = { ...settings.value, backupWhen: 'daily', backupKeep: '3', backupPlace: place.id }
  return {
    backups: new Backups(library, host, machine, clock),
    disk: join(out, 'disk'),
    folder,
    libraries,
    opened,
    settings,
    place,
    pass: (time: number) => {
      now += time
    },
  }
}

test('day by day a backup is made, and those that outlive what is kept are removed, but no file of others', async () => {
  const { backups, disk, place, pass } = await openBackups()
  writeFileSync(join(disk, 'marbre-Autre-2020-01-01-120000.zip'), 'of another library')
  for (let day = 0; day < 5; day++) {
    await backups.backUpIfDue()
    await backups.backUpIfDue()
    pass(DAY)
  }
  const names = readdirSync(disk).filter((name) => !name.startsWith('marbre-Autre'))
  expect(names).toHaveLength(3)
  expect(readdirSync(disk)).toContain('marbre-Autre-2020-01-01-120000.zip')
  const state = unwrap(await backups.state())
  expect(state).toMatchObject({ place, last: { failure: null, articles: 1 }, run: null })
  expect(state.backups.map(({ fileName }) => fileName)).toEqual(expect.arrayContaining(names))
})

test('a backup that fails is told with its reason, and the last good one stays', async () => {
  const { backups, disk, pass } = await openBackups()
  await backups.backUpIfDue()
  const before = unwrap(await backups.state())
  let heard = 0
  backups.subscribe(() => {
    heard += 1
  })
  rmSync(disk, { recursive: true })
  pass(DAY)
  await backups.backUpIfDue()
  const { last, lastGood } = unwrap(await backups.state())
  expect(last?.failure?.code).toBe('backup-folder-missing')
  expect(lastGood).toBe(before.lastGood)
  expect(heard).toBe(1)
  mkdirSync(disk)
  pass(DAY)
  await backups.backUpIfDue()
  pass(DAY)
  await backups.backUpIfDue()
  expect(await backups.failed()).toBe(null)
  expect(heard).toBe(2)
})

test('a folder for downloads that cannot be made is told as a failure, and the schedule goes on', async () => {
  const file = join(temporaryFolder(), 'full')
  writeFileSync(file, '')
  const { backups, settings, pass } = await openBackups(join(file, 'downloads'))
  settings.value = { ...settings.value, backupPlace: '' }
  const { run } = unwrap(await backups.start({ place: null, fileName: null, overwrite: false }))
  await expect.poll(async () => unwrap(await backups.state()).run).toBeNull()
  expect(failureOf(await backups.continue(run)).code).toBe('backup-folder-missing')
  pass(DAY)
  await backups.backUpIfDue()
  expect(unwrap(await backups.state()).last?.failure?.code).toBe('backup-no-place')
})

test('what failed is not told where no schedule wants a backup', async () => {
  const { backups, disk, settings } = await openBackups()
  rmSync(disk, { recursive: true })
  await backups.backUpIfDue()
  expect((await backups.failed())?.failure.code).toBe('backup-folder-missing')
  settings.value = { ...settings.value, backupWhen: 'never' }
  expect(await backups.failed()).toBe(null)
})

test('a restored library has a handle by which a window can change to it', async () => {
  const { backups, disk, libraries, opened, place } = await openBackups()
  const { run } = unwrap(await backups.start({ place: place.id, fileName: 'a.zip', overwrite: false }))
  while (unwrap(await backups.continue(run)).outcome === null);
  const backup = { place: place.id, fileName: 'a.zip' }
  const restore = unwrap(await backups.startRestore({ backup, place: place.id, name: 'Restored' }))
  let step = unwrap(await backups.continue(restore.run))
  while (step.outcome === null) step = unwrap(await backups.continue(restore.run))
  expect(unwrap(await libraries.open(step.library ?? ''))).toEqual({ address: null })
  expect(opened).toEqual([realpathSync(join(disk, 'Restored'))])
})

test('never two at once; one that is stopped leaves nothing, and is no failure', async () => {
  const { backups, disk, place } = await openBackups()
  const request = { place: place.id, fileName: null, overwrite: false }
  const { run } = unwrap(await backups.start(request))
  expect(failureOf(await backups.start(request)).code).toBe('backup-busy')
  await backups.cancel(run)
  expect(failureOf(await backups.continue(run)).code).toBe('backup-cancelled')
  expect(readdirSync(disk)).toEqual([])
  expect(unwrap(await backups.state()).last).toBe(null)
})

test('an article is found in a backup and taken, and a restored library is never put into this one', async () => {
  const { backups, folder, place } = await openBackups()
  const { run } = unwrap(await backups.start({ place: place.id, fileName: 'a.zip', overwrite: false }))
  while (unwrap(await backups.continue(run)).outcome === null);
  const backup = { place: place.id, fileName: 'a.zip' }
  const found = unwrap(await backups.list(backup, 'PONT numéro'))
  expect(found.items.map(({ id }) => id)).toEqual([articleOf(1).id])
  expect(unwrap(await backups.list(backup, 'tramway')).total).toBe(0)
  expect(unwrap(await backups.take(backup, articleOf(1).id))).toEqual(articleOf(1))
  const inside = backups.places.add(join(folder, 'articles'))
  const refused = await backups.startRestore({ backup, place: inside.id, name: 'new' })
  expect(failureOf(refused).code).toBe('backup-in-library')
})
