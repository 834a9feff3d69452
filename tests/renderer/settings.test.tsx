import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { readHouseStyle } from '../../src/core/houseStyle/index.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { untilEmbargo } from '../../src/core/untilEmbargo.ts'
import { article, holdAnswers, memoryLibrary } from './memoryNewsroom.ts'
import { runCommand, openWindow } from './openWindow.tsx'

const { useSettings } = await import('../../src/renderer/src/state/settings.ts')

// After the stage is set: the window asks once which host it is on.
const { useHouseStyle } = await import('../../src/renderer/src/state/houseStyle.ts')
const { commandForKey } = await import('../../src/renderer/src/commands/shortcuts.ts')

test('the language of the interface and its theme change at once, and are kept', async () => {
  const library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  runCommand('settings')
  await page.getByText('English (US)', { exact: true }).click()
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  expect(document.documentElement.lang).toBe('en')
  await page.getByText('Dark', { exact: true }).click()
  await expect.poll(() => document.documentElement.dataset.theme).toBe('dark')
  expect(getComputedStyle(document.body).backgroundColor).toBe('rgb(25, 23, 20)')
  const settings = await library.newsroom.readSettings({})
  expect(settings.ok && settings.value).toMatchObject({ interface: 'en', theme: 'dark' })
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('button', { name: 'New article' })).toBeVisible()
})

test.each(['Typographie', 'Publication'])('what has the focus in %s is in view', async (tab) => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), [1440, 900])
  runCommand('settings')
  await page.getByRole('tab', { name: tab }).click()
  const panel = page.getByRole('dialog').getByRole('tabpanel')
  await expect.element(panel).toBeVisible()
  const controls = panel.element().querySelectorAll<HTMLElement>('input, button, select')
  expect(controls.length).toBeGreaterThan(5)
  for (const control of controls) {
    control.focus()
    if (document.activeElement !== control) continue
    const { top, bottom } = control.getBoundingClientRect()
    const within = panel.element().getBoundingClientRect()
    const name = control.closest('label')?.textContent
    expect([name, top >= within.top - 1, bottom <= within.bottom + 1]).toEqual([name, true, true])
  }
})

test('the name of who works here is kept with the machine, not in the library', async () => {
  const library = memoryLibrary()
  const written: object[] = []
  const { writeMachineSettings } = library.newsroom
  library.newsroom.writeMachineSettings = (change) => {
    written.push(change)
    return writeMachineSettings(change)
  }
  await library.newsroom.writeMachineSettings({ personName: 'Inès' })
  await openWindow(library)
  runCommand('settings')
  await page.getByRole('tab', { name: 'Écriture' }).click()
  const name = page.getByLabelText('Votre nom')
  await expect.element(name).toHaveValue('Inès')
  await userEvent.fill(name, 'Inès Karam')
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => written).toEqual([{ personName: 'Inès' }, { personName: 'Inès Karam' }])
  const settings = await library.newsroom.readSettings({})
  expect(JSON.stringify(settings)).not.toContain('Karam')
})

test('the library says where it is, what is wrong with it and why', async () => {
  const library = memoryLibrary()
  library.state.problems.push({
    kind: 'set-aside',
    file: 'set-aside/0190.json',
    failure: { code: 'damaged', detail: {} },
  })
  library.state.writeFailure = { code: 'disk-full', detail: {} }
  await openWindow(library)
  await expect.element(page.getByRole('alert')).toMatchTextContent('Le disque est plein')
  await page.getByRole('button', { name: 'En savoir plus' }).click()
  const dialog = page.getByRole('dialog', { name: 'Réglages' })
  await expect.element(dialog.getByText('/home/ines/Marbre')).toBeVisible()
  await expect.element(dialog.getByRole('listitem')).toMatchTextContent('set-aside/0190.json')
  await expect.element(dialog.getByRole('listitem')).toMatchTextContent('est endommagé')
  await userEvent.keyboard('{Escape}')
  library.state.writeFailure = null
  library.announce({ type: 'library-changed' })
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

test('of a library that is gone, the window says that alone', async () => {
  const library = memoryLibrary()
  library.state.problems.push({
    kind: 'set-aside',
    file: 'index.sqlite',
    failure: { code: 'damaged', detail: {} },
  })
  library.state.writeFailure = { code: 'library-missing', detail: { folder: '/home/ines/Marbre' } }
  await openWindow(library)
  const more = page.getByRole('button', { name: 'En savoir plus' })
  await expect.element(page.getByRole('alert')).toMatchTextContent('/home/ines/Marbre')
  await expect.element(more).not.toBeInTheDocument()
  library.state.writeFailure = null
  library.announce({ type: 'library-changed' })
  await expect.element(more).toBeVisible()
})

test('an answer about the library that was overtaken is not shown', async () => {
  const library = memoryLibrary()
  await openWindow(library)
  const { newsroom } = library
  const { libraryState } = newsroom
  const held = Promise.withResolvers<void>()
  newsroom.libraryState = async (input) => {
    const state = await libraryState(input)
    await held.promise
    return state
  }
  const { refreshLibrary } = useSettings.getState()
  const late = refreshLibrary()
  newsroom.libraryState = async (input) => {
    const state = await libraryState(input)
    return state.ok ? ok({ ...state.value, writeFailure: { code: 'disk-full', detail: {} } }) : state
  }
  await refreshLibrary()
  held.resolve()
  await late
  expect(useSettings.getState().library?.writeFailure?.code).toBe('disk-full')
})

test('a choice that cannot be written goes back, and says why', async () => {
  const library = memoryLibrary()
  library.newsroom.writeSettings = async () => ({ ok: false, failure: { code: 'disk-full', detail: {} } })
  await openWindow(library)
  runCommand('settings')
  await page.getByText('Sombre', { exact: true }).click()
  await expect.element(page.getByText(/Le disque est plein/)).toBeVisible()
  expect(document.documentElement.dataset.theme).toBe('light')
})

test('what a notice tells is seen over a dialog, and it is closed without closing that', async () => {
  const library = memoryLibrary([article({ headline: 'Le phare' })])
  library.newsroom.writeSettings = async () => ({ ok: false, failure: { code: 'disk-full', detail: {} } })
  await openWindow(library, [800, 600])
  // As in the page of the window.
  document.querySelector('main')?.closest('body > *')?.setAttribute('id', 'root')
  runCommand('settings')
  await page.getByText('Sombre', { exact: true }).click()
  const notice = page.getByRole('region', { name: 'Notifications' }).getByText(/Le disque est plein/)
  await expect.element(notice).toBeVisible()
  const { left, top, width, height } = notice.element().getBoundingClientRect()
  expect(document.elementFromPoint(left + width / 2, top + height / 2)).toBe(notice.element())
  const close = page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).element()
  expect(left + width).toBeLessThan(close.getBoundingClientRect().left)
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Fermer' }).click()
  await expect.element(notice).not.toBeInTheDocument()
  await expect.element(page.getByRole('dialog', { name: 'Réglages' })).toBeVisible()
})

test('of a library that cannot be written, the index is not told as a problem of its own', async () => {
  const library = memoryLibrary([article({ headline: 'Le phare' })])
  const { libraryState } = library.newsroom
  const failure = { code: 'library-read-only' as const, detail: { folder: '/a' } }
  library.newsroom.libraryState = async (input) => {
    const state = await libraryState(input)
    const problems = [{ kind: 'index' as const, file: 'index.sqlite', failure }]
    return state.ok ? ok({ ...state.value, writeFailure: failure, problems }) : state
  }
  await openWindow(library)
  await expect.element(page.getByRole('alert')).toMatchTextContent('Impossible d’écrire dans le dossier')
  await expect.element(page.getByText(/index\.sqlite/)).not.toBeInTheDocument()
})

test('a choice writes itself alone, and shows what another window has chosen meanwhile', async () => {
  const library = memoryLibrary()
  await openWindow(library)
  await library.newsroom.writeSettings({ siteName: 'Le Bac' })
  await useSettings.getState().choose('theme', 'dark')
  const read = await library.newsroom.readSettings({})
  expect(read).toMatchObject({ ok: true, value: { siteName: 'Le Bac', theme: 'dark' } })
  expect(useSettings.getState().settings).toMatchObject({ siteName: 'Le Bac', theme: 'dark' })
})

test('side columns make room in a narrow window, and come over the page when asked for', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), [700, 600])
  await expect.element(page.getByRole('main')).toBeVisible()
  expect(document.querySelector('#articles')).toBeNull()
  runCommand('toggle-library')
  await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
  await page.getByRole('option').click()
  await expect.poll(() => document.querySelector('#articles')).toBeNull()
})

const press = (init: KeyboardEventInit) => commandForKey(new KeyboardEvent('keydown', init))

test('keys give the commands of the contract, whatever they type with AltGr', () => {
  expect(press({ key: 'o', code: 'KeyO', ctrlKey: true })).toBe('import')
  expect(press({ key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true })).toBe('preview')
  expect(press({ key: 'p', code: 'KeyP', ctrlKey: true })).toBe('print')
  expect(press({ key: 'j', code: 'KeyJ', ctrlKey: true })).toBeUndefined()
  expect(press({ key: ',', code: 'Comma', ctrlKey: true })).toBe('settings')
  expect(press({ key: 'ArrowDown', code: 'ArrowDown', ctrlKey: true, altKey: true })).toBe('next-article')
  expect(press({ key: 'Backspace', code: 'Backspace', ctrlKey: true, shiftKey: true })).toBe('delete-article')
  expect(
    press({ key: 'ł', code: 'KeyL', ctrlKey: true, altKey: true, modifierAltGraph: true }),
  ).toBeUndefined()
})

test('an embargo that holds says when it ends, in the zone that it was set in', () => {
  const now = new Date('2026-11-10T22:30:00Z')
  const until = (text: string, city?: string) => untilEmbargo(text, now, 'fr', city)
  expect(until('')).toBeUndefined()
  expect(until('2026-11-10T23:29:00+01:00')).toBeUndefined()
  expect(until('2026-11-10T23:45:00+01:00')).toMatch(/^aujourd.hui 23:45 UTC\+1$/)
  expect(until('2026-11-11T06:00:00+01:00')).toMatch(/^demain 0?6:00 UTC\+1$/)
  expect(until('2026-11-11T06:00:00+01:00', 'Paris')).toMatch(/^demain 0?6:00 \(Paris\)$/)
  expect(until('2026-11-11T06:00:00+05:30')).toMatch(/^aujourd.hui 0?6:00 UTC\+5:30$/)
  expect(until('2026-11-20T06:30:00Z')).toMatch(/^20 nov\.?,? (?:à )?0?6:30 UTC$/)
  expect(until('2027-01-02T06:30:00-05:00')).toMatch(/2027.*UTC−5$/)
})

test('the house style says where it is, how many rules count, and what is wrong at which line', async () => {
  const library = memoryLibrary()
  await openWindow(library)
  runCommand('settings')
  await page.getByRole('tab', { name: 'Règles maison' }).click()
  const dialog = page.getByRole('dialog', { name: 'Réglages' })
  await expect.element(dialog.getByText(/Aucune règle maison.*house-style\.yaml/)).toBeVisible()
  const problems = dialog.getByRole('list').first().getByRole('listitem')
  const style = readHouseStyle(
    new TextEncoder().encode('- {word: digital, suggest: numérique}\n- {pattern: (a+, reason: a}\n'),
  )
  Object.assign(library.houseStyle, { ...style, file: 'house-style.yaml' })
  library.announce({ type: 'library-changed' })
  await expect.element(dialog.getByText(/house-style\.yaml · 1 règle · 1 problème/)).toBeVisible()
  await expect.element(problems).toMatchTextContent('Ligne 2')
  await expect.element(problems).toMatchTextContent('n’est pas une expression régulière')
  const { rules } = useHouseStyle.getState()
  useHouseStyle.setState({ runaways: rules })
  await expect.element(dialog.getByText(/1 règle · 2 problèmes/)).toBeVisible()
  await expect.element(problems.last()).toMatchTextContent(/Ligne 1.*digital.*trop de temps/)
})

test('a check of the library can be stopped, and begun again', async () => {
  const opened = memoryLibrary([article({ headline: 'Le phare' })])
  const { checkLibrary } = opened.newsroom
  const stopped: string[] = []
  let end = () => {}
  opened.newsroom.checkLibrary = async ({ run }) => {
    await new Promise<void>((resolve) => {
      end = resolve
    })
    return stopped.includes(run) ? failed('check-cancelled') : checkLibrary({ repair: false, run })
  }
  opened.newsroom.cancelCheck = async ({ run }) => {
    stopped.push(run)
    return ok({ cancelled: true })
  }
  await openWindow(opened)
  runCommand('check-library')
  const dialog = page.getByRole('dialog', { name: 'Vérifier la bibliothèque' })
  await dialog.getByRole('button', { name: 'Arrêter' }).click()
  await expect.element(dialog.getByRole('button', { name: 'Arrêt…' })).toBeDisabled()
  end()
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Vérification arrêtée avant la fin.')
  await dialog.getByRole('button', { name: 'Vérifier à nouveau' }).click()
  await expect.element(dialog.getByRole('button', { name: 'Arrêter' })).toBeEnabled()
  end()
  await expect.element(dialog.getByText(/Aucun problème/)).toBeVisible()
})

test('a check whose host does not answer says so, and asks it how far it is once', async () => {
  const opened = memoryLibrary()
  const held = holdAnswers(opened.newsroom, ['checkLibrary', 'checkProgress'])
  await openWindow(opened)
  runCommand('check-library')
  const dialog = page.getByRole('dialog', { name: 'Vérifier la bibliothèque' })
  await expect.element(dialog.getByText('Marbre ne répond pas. Il reprendra dès qu’il pourra.')).toBeVisible()
  expect(held.asked.filter((name) => name === 'checkProgress').length).toBeLessThanOrEqual(2)
  held.resolve()
  await expect.element(dialog.getByText(/Aucun problème/)).toBeVisible()
})

test.each([
  ['settings', 'Interface', 'tab'],
  ['shortcuts', 'Raccourcis clavier', 'region'],
] as const)('the dialog %s opens with the focus on what takes keys in it', async (command, name, role) => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]))
  await page.getByRole('option', { name: /Le phare/ }).click()
  runCommand(command)
  await expect.element(page.getByRole('dialog').getByRole(role, { name })).toHaveFocus()
})
