import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { emptyContent } from '../../src/core/article/index.ts'
import type { BackupState, BackupStep } from '../../src/core/backup.ts'
import { type Failure, failed, ok } from '../../src/core/failure.ts'
import { memoryLibrary } from './memoryNewsroom.ts'
import { chosenForBackups, openWindow, runCommand } from './openWindow.tsx'

const { useLayout } = await import('../../src/renderer/src/state/layout.ts')
const { useBackups } = await import('../../src/renderer/src/features/settings/backupRun.ts')
const { useSettings } = await import('../../src/renderer/src/state/settings.ts')

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
    return ok({ progress, outcome: null, download: null, library: null })
  }
  newsroom.cancelBackup = async () => ok({ cancelled: true })
  const article = {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    headline: 'Le bac',
    date: '2026-03-01T10:00:00+01:00',
    updatedAt: '2026-03-01T10:00:00.000Z',
    isInBin: true,
  }
  newsroom.listBackedUp = async () => ok({ at: STATE.lastGood ?? '', total: 1, items: [article] })
  await openWindow(library)
  runCommand('back-up')
  await expect.element(page.getByText(/Le disque de .*Disque.* est plein/)).toBeVisible()
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click()
  await expect.element(page.getByRole('progressbar')).toHaveAccessibleName(/Vérification.*40 sur 80/)
  await expect.element(page.getByRole('button', { name: 'Arrêter' })).toHaveFocus()
  await page.getByRole('button', { name: 'Arrêter' }).click()
  await expect.element(page.getByRole('button', { name: 'Arrêt…' })).toHaveAttribute('aria-disabled', 'true')
  ended.resolve({
    progress: { phase: 'verify', done: 80_000_000, total: 80_000_000 },
    outcome: { articles: 12, bytes: 80_000_000, leftOut: [{ file: 'articles/x.json', reason: 'EIO' }] },
    download: null,
    library: null,
  })
  await expect.element(page.getByText('12 articles sauvegardés et vérifiés.')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Sauvegarder maintenant' })).toHaveFocus()
  await expect.element(page.getByText('articles/x.json', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Ouvrir – marbre-a-2026-03-01-100000.zip' }).click()
  await expect.element(page.getByText('1er mars 2026 · dans la corbeille')).toBeVisible()
  await expect.element(page.getByLabelText('Rechercher un titre')).toHaveFocus()
  const asked: unknown[] = []
  newsroom.takeBackedUp = async (input) => {
    asked.push(input)
    return failed('disk-full')
  }
  await page.getByRole('button', { name: 'Reprendre « Le bac »' }).click()
  const notices = page.getByRole('region', { name: 'Notifications' })
  await expect.element(notices.getByText(/^Le disque est plein/)).toBeVisible()
  expect(asked).toEqual([
    { backup: { place: 'p', fileName: 'marbre-a-2026-03-01-100000.zip' }, id: article.id },
  ])
  newsroom.takeBackedUp = () =>
    newsroom.createArticle({ content: { ...emptyContent('fr'), headline: 'Le bac' } })
  await page.getByRole('button', { name: 'Reprendre « Le bac »' }).click()
  await expect.element(notices.getByText('« Le bac » est dans la bibliothèque')).toBeVisible()
  expect([...library.articles.values()].map(({ headline }) => headline)).toEqual(['Le bac'])
})

test('what the schedule sets is written as labels below its name, in the order of their levels', async () => {
  const library = memoryLibrary()
  library.newsroom.backupState = async () => ok(STATE)
  await openWindow(library)
  runCommand('back-up')
  const dialog = page.getByRole('dialog')
  const looks = (text: string) => {
    const { fontSize, textTransform } = getComputedStyle(dialog.getByText(text, { exact: true }).element())
    return `${fontSize} ${textTransform}`
  }
  await expect.element(dialog.getByText('Fréquence', { exact: true })).toBeVisible()
  expect(looks('Sauvegardes automatiques')).toBe('11px uppercase')
  for (const label of ['Dossier', 'Fréquence', 'Sauvegardes à conserver'])
    expect(looks(label), label).toBe('13px none')
})

test('a backup that the host is slow to begin is shown at once, begins once, and can be stopped meanwhile', async () => {
  const library = memoryLibrary()
  const { newsroom } = library
  const begun = Promise.withResolvers<void>()
  let begins = 0
  const cancelled: string[] = []
  newsroom.backupState = async () => ok(STATE)
  newsroom.startBackup = async () => {
    begins += 1
    await begun.promise
    return ok({ run: 'r' })
  }
  newsroom.cancelBackup = async ({ run }) => {
    cancelled.push(run)
    return ok({ cancelled: true })
  }
  newsroom.continueBackup = async () => failed('backup-cancelled')
  await openWindow(library)
  runCommand('back-up')
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click()
  await expect.element(page.getByRole('progressbar')).toHaveAccessibleName('Préparation…')
  void useBackups.getState().backUp()
  await page.getByRole('button', { name: 'Arrêter' }).click()
  expect(cancelled).toEqual([])
  begun.resolve()
  await expect.element(page.getByRole('button', { name: 'Sauvegarder maintenant' })).toBeVisible()
  expect(cancelled).toEqual(['r'])
  expect(begins).toBe(1)
})

test('in a small window, what a backup holds is in view once it is opened', async () => {
  const library = memoryLibrary()
  const { newsroom } = library
  newsroom.backupState = async () => ok({ ...STATE, last: null })
  const item = (headline: string, n: number) => ({
    id: `01890a5d-ac96-774b-bcce-b302099a805${n}`,
    headline,
    date: '2026-03-01T10:00:00+01:00',
    updatedAt: '2026-03-01T10:00:00.000Z',
    isInBin: false,
  })
  const items = ['Le bac', 'La criée', 'La halle'].map(item)
  newsroom.listBackedUp = async () => ok({ at: STATE.lastGood ?? '', total: items.length, items })
  await openWindow(library, [800, 600])
  runCommand('back-up')
  await page.getByRole('button', { name: 'Ouvrir – marbre-a-2026-03-01-100000.zip' }).click()
  await expect.element(page.getByRole('searchbox', { name: 'Rechercher un titre' })).toHaveFocus()
  await expect.element(page.getByRole('button', { name: /La criée/ })).toBeInViewport()
})

test('why a backup failed is told once where it has just failed', async () => {
  const library = memoryLibrary()
  const { newsroom } = library
  let state: BackupState = { ...STATE, last: null }
  newsroom.backupState = async () => ok(state)
  newsroom.startBackup = async () => {
    state = STATE
    return failed('backup-folder-full', { folder: 'Disque' })
  }
  await openWindow(library)
  runCommand('back-up')
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click()
  await expect.element(page.getByRole('dialog').getByRole('alert')).toMatchTextContent(/Le disque de/)
  await useBackups.getState().load()
  const told = () =>
    page
      .getByRole('dialog')
      .getByText(/Le disque de .*Disque.* est plein/)
      .elements()
  await expect.poll(told).toHaveLength(1)
})

test('a backup that failed is told over the page until it is read, or until one is good', async () => {
  const library = memoryLibrary()
  const { newsroom } = library
  const { libraryState } = newsroom
  let failure: Failure | null = failed('backup-folder-full', { folder: 'Disque' }).failure
  newsroom.backupState = async () => ok(STATE)
  newsroom.libraryState = async (input) => {
    const state = await libraryState(input)
    const failedBackup = failure && { at: '2026-03-02T10:00:00.000Z', failure }
    return state.ok ? ok({ ...state.value, failedBackup }) : state
  }
  await openWindow(library)
  const { refreshLibrary } = useSettings.getState()
  const told = page.getByText(/La sauvegarde du 2 mars 2026.* a échoué\. Le disque de .*Disque.* est plein/)
  await expect.element(told).toBeVisible()
  await page.getByRole('button', { name: 'Voir les sauvegardes' }).click()
  await expect.element(page.getByRole('tab', { name: 'Sauvegardes', selected: true })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await page.getByRole('status').getByRole('button', { name: 'Fermer' }).click()
  await expect.element(told).not.toBeInTheDocument()
  failure = failed('backup-folder-missing', { folder: 'Disque' }).failure
  await refreshLibrary()
  await expect.element(page.getByText(/est introuvable/)).toBeVisible()
  failure = null
  await refreshLibrary()
  await expect.element(page.getByText(/est introuvable/)).not.toBeInTheDocument()
})

test('a library that was restored can be opened at once, and what keeps it closed is told', async () => {
  const library = memoryLibrary()
  const { newsroom } = library
  const opened: string[] = []
  newsroom.backupState = async () => ok(STATE)
  newsroom.listBackedUp = async () => ok({ at: STATE.lastGood ?? '', total: 0, items: [] })
  newsroom.startRestore = async () => ok({ run: 'r' })
  newsroom.continueBackup = async () =>
    ok({
      progress: { phase: 'verify', done: 1, total: 1 },
      outcome: { articles: 12, bytes: 1, leftOut: [] },
      download: null,
      library: 'restored',
    })
  newsroom.openLibrary = async ({ id }) => {
    opened.push(id)
    return failed('other-library-unknown')
  }
  await openWindow(library)
  useLayout.getState().openSettings('backups')
  chosenForBackups.push({ id: 'q', label: 'Ailleurs' })
  await page.getByRole('button', { name: /^Ouvrir –/ }).click()
  await page.getByRole('button', { name: 'Tout restaurer dans une nouvelle bibliothèque…' }).click()
  await page.getByRole('button', { name: 'Ouvrir cette bibliothèque' }).click()
  await expect.poll(() => opened).toEqual(['restored'])
  await expect
    .element(page.getByRole('region', { name: 'Notifications' }).getByRole('listitem'))
    .toBeVisible()
})
