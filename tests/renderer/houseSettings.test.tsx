import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ok } from '../../src/core/failure.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { memoryLibrary, type MemoryLibrary } from './memoryNewsroom.ts'
import { runCommand, openWindow } from './openWindow.tsx'

async function openHouse(library: MemoryLibrary, size?: [number, number]) {
  await openWindow(library, size)
  runCommand('settings')
  await page.getByRole('tab', { name: 'Publication' }).click()
}

async function saved(library: MemoryLibrary): Promise<Settings> {
  const answer = await library.newsroom.readSettings({})
  return answer.ok ? answer.value : DEFAULT_SETTINGS
}

const previewed = () => document.querySelector('iframe')?.srcdoc ?? ''

test('a text of the house is saved after a pause, as its form has it, and shown in the preview', async () => {
  const library = memoryLibrary()
  await openHouse(library)
  await userEvent.fill(page.getByLabelText('Nom du site'), 'Le Bac')
  await userEvent.fill(page.getByLabelText('Adresse du site'), 'exemple.fr')
  await userEvent.fill(page.getByRole('textbox', { name: 'Couleur d’accent', exact: true }), '0B6E4F')
  await expect
    .poll(() => saved(library))
    .toMatchObject({ siteName: 'Le Bac', siteAddress: 'https://exemple.fr/', accentColor: '#0b6e4f' })
  expect(previewed()).toContain('<a href="https://exemple.fr/">Le Bac</a>')
  expect(previewed()).toContain('--accent: #0b6e4f')
  expect(document.querySelector('iframe')?.getAttribute('sandbox')).toBe('allow-same-origin')
  await page.getByRole('radio', { name: 'Sombre' }).click({ force: true })
  await expect.poll(previewed).toContain('@media all {')
})

test('what is not of its form is not saved, and said under the field; leaving the page saves what is', async () => {
  const library = memoryLibrary()
  await openHouse(library)
  const address = page.getByLabelText('Adresse du site')
  await userEvent.fill(address, 'le site')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/commencer par https/)
  await expect.element(address).toHaveAttribute('aria-invalid', 'true')
  const licence = page.getByLabelText('Mention de licence')
  await userEvent.fill(licence, '© Le Bac')
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => saved(library)).toMatchObject({ licence: '© Le Bac', siteAddress: '' })
})

test('writes of settings go one after the other, the last one last', async () => {
  const library = memoryLibrary()
  const written: string[] = []
  const waiting: (() => void)[] = []
  library.newsroom.writeSettings = (change) =>
    new Promise((resolve) => {
      written.push([change.dateLanguage, change.siteName].join(' ').trim())
      waiting.push(() => resolve(ok({ ...DEFAULT_SETTINGS, ...change })))
    })
  await openHouse(library)
  await page.getByLabelText('Langue des dates').selectOptions('ca')
  await expect.poll(() => written).toEqual(['ca'])
  await userEvent.fill(page.getByLabelText('Nom du site'), 'Le Bac')
  await userEvent.keyboard('{Tab}')
  await page.getByLabelText('Langue des dates').selectOptions('de')
  expect(written).toEqual(['ca'])
  waiting.shift()?.()
  await expect.poll(() => written).toEqual(['ca', 'de Le Bac'])
  waiting.shift()?.()
})

test.each([
  [1440, 900],
  [800, 600],
] as const)(
  'the page of the house is accessible and nothing of it is cut off at %d × %d',
  async (width, height) => {
    await openHouse(memoryLibrary(), [width, height])
    await userEvent.fill(page.getByLabelText('Adresse du logo'), 'un logo')
    const dialog = document.querySelector('[role=dialog]')
    if (!dialog) throw new Error('no dialog')
    const { violations } = await axe.run(dialog, { iframes: false })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    const panel = dialog.querySelector('[role=tabpanel]')
    expect(panel?.scrollWidth).toBe(panel?.clientWidth)
    const frame = document.querySelector('iframe')?.parentElement?.getBoundingClientRect()
    expect(frame?.height).toBeGreaterThan(180)
    expect(frame?.bottom).toBeLessThan(height)
  },
)

test('under the last setting is as much room as under other pages, and the preview stays in sight beside it', async () => {
  await openHouse(memoryLibrary(), [1440, 900])
  const panel = page.getByRole('tabpanel', { name: 'Publication' })
  await expect.element(panel.getByText('Texte brut')).toBeVisible()
  const { bottom } = panel.element().getBoundingClientRect()
  panel.element().scrollTop = panel.element().scrollHeight
  const room = () => bottom - panel.getByText('Texte brut').element().getBoundingClientRect().bottom
  await expect.poll(room).toBeGreaterThan(20)
  expect(room()).toBeLessThan(60)
  const preview = panel.getByRole('heading', { name: 'Aperçu d’une page' })
  expect(preview.element().getBoundingClientRect().top).toBeGreaterThan(
    panel.element().getBoundingClientRect().top,
  )
})
