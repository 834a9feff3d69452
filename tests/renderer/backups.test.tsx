import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { BackupState, BackupStep } from '../../src/core/backup.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const STATE: BackupState = {
  place: { id: 'p', label: 'Disque' },
  canChoosePlace: true,
  last: {
    at: '2026-03-02T10:00:00.000Z',
    fileName: '',
    articles: 0,
    failure: failed('backup-folder-full', { folder: 'Disque' }).failure,
  },
  lastGood: '2026-03-01T10:00:00.000Z',
  run: null,
  backups: [
    { place: 'p', fileName: 'marbre-a-2026-03-01-100000.zip', at: '2026-03-01T10:00:00.000Z', size: 1 },
  ],
}

test('the settings tell why the last backup failed, back up with a progress that can be stopped, and list what a backup holds', async () => {
  const library = memoryLibrary()
  const { newsroom } = library
  const ended = Promise.withResolvers<BackupStep>()
  let steps = 0
  newsroom.backupState = async () => ok(STATE)
  newsroom.startBackup = async () => ok({ run: 'r' })
  newsroom.continueBackup = async () => {
    steps += 1
    if (steps > 1) return ok(await ended.promise)
    const progress = { phase: 'verify' as const, done: 40_000_000, total: 80_000_000 }
    return ok({ progress, outcome: null, download: null })
  }
  newsroom.cancelBackup = async () => ok({ cancelled: true })
  const article = {
    id: 'a',
    headline: 'Le bac',
    date: '',
    updatedAt: '2026-03-01T10:00:00.000Z',
    isInBin: true,
  }
  newsroom.listBackedUp = async () => ok({ at: STATE.lastGood ?? '', total: 1, items: [article] })
  await openWindow(library)
  runCommand('back-up')
  await expect.element(page.getByText(/Le disque de .*Disque.* est plein/)).toBeVisible()
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click()
  await expect.element(page.getByRole('progressbar')).toHaveAccessibleName(/Relecture.*40 sur 80/)
  await page.getByRole('button', { name: 'Arrêter' }).click()
  await expect.element(page.getByRole('button', { name: 'Arrêt…' })).toHaveAttribute('aria-disabled', 'true')
  ended.resolve({
    progress: { phase: 'verify', done: 80_000_000, total: 80_000_000 },
    outcome: { articles: 12, bytes: 80_000_000, leftOut: [{ file: 'articles/x.json', reason: 'EIO' }] },
    download: null,
  })
  await expect.element(page.getByText('12 articles sauvegardés et relus.')).toBeVisible()
  await expect.element(page.getByText('articles/x.json', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Ouvrir: marbre-a-2026-03-01-100000.zip' }).click()
  await expect.element(page.getByText('dans la corbeille')).toBeVisible()
})
