import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useLayout } = await import('../../src/renderer/src/state/layout.ts')
const { notify } = await import('../../src/renderer/src/state/toasts.ts')

const SIZES: [width: number, height: number][] = [
  [1024, 700],
  [800, 600],
  [720, 450],
  [360, 225],
]
const columns = () => {
  const { library, inspector } = useLayout.getState()
  return { library, inspector }
}

beforeEach(() => localStorage.clear())

test.each(SIZES)(
  'at %d × %d every button of the find bar can be reached, under a toast too',
  async (width, height) => {
    await openWindow(memoryLibrary([article({ headline: 'Le bac' })]), [width, height])
    await expect.poll(() => document.querySelector('.ProseMirror')).not.toBeNull()
    useLayout.getState().hideOverlays()
    runCommand('replace')
    const buttons = () => [
      ...document.querySelectorAll('search[aria-label="Rechercher dans l’article"] button'),
    ]
    await expect.poll(() => buttons().length).toBeGreaterThan(8)
    notify({
      tone: 'plain',
      message: () => '3 occurrences remplacées',
      action: { label: () => 'Annuler', run: () => undefined },
    })
    await expect.element(page.getByText('3 occurrences remplacées')).toBeVisible()
    await Promise.all(document.getAnimations().map(({ finished }) => finished))
    const toast = () => document.querySelector('[aria-label=Notifications] li')?.getBoundingClientRect().top
    for (const button of buttons()) {
      button.scrollIntoView({ block: 'nearest' })
      const { top, bottom, left, right } = button.getBoundingClientRect()
      expect(bottom).toBeLessThanOrEqual(toast() ?? 0)
      expect([button.textContent, left >= 0, right <= innerWidth, top >= 0, bottom <= innerHeight]).toEqual([
        button.textContent,
        true,
        true,
        true,
        true,
      ])
    }
  },
)

test('where neither column fits, one at a time lies over the page', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le bac' })]), [720, 450])
  useLayout.getState().hideOverlays()
  await expect.poll(columns).toEqual({ library: false, inspector: false })
  runCommand('toggle-library')
  expect(columns()).toEqual({ library: true, inspector: false })
  runCommand('show-details')
  await expect.poll(columns).toEqual({ library: false, inspector: true })
  runCommand('search-library')
  expect(columns()).toEqual({ library: true, inspector: false })
})

test('a step to a correction has the column over the page make room for its card', async () => {
  const sections = [{ heading: '', body: 'Le bac "passe" à midi.' }]
  await openWindow(memoryLibrary([article({ headline: 'Le bac', sections })]), [800, 600])
  await expect.poll(() => document.querySelector('.ProseMirror')).not.toBeNull()
  runCommand('show-diagnostics')
  await expect.poll(() => columns().inspector).toBe(true)
  await expect.element(page.getByRole('complementary').getByRole('option').first()).toBeVisible()
  runCommand('next-diagnostic')
  await expect
    .poll(() => document.querySelector('[data-diagnostic-card]')?.contains(document.activeElement))
    .toBe(true)
  expect(columns().inspector).toBe(false)
})

test('what is gone to from a column over the page is not left under it: a correction, a section', async () => {
  const sections = [
    { heading: '', body: 'Le bac "passe" à midi.' },
    { heading: 'Les horaires', body: 'Six heures.' },
  ]
  await openWindow(memoryLibrary([article({ headline: 'Le bac', sections })]), [800, 600])
  await expect.poll(() => document.querySelector('.ProseMirror')).not.toBeNull()
  const column = page.getByRole('complementary')
  runCommand('show-diagnostics')
  await column
    .getByRole('option', { name: /passe/ })
    .first()
    .click({ position: { x: 20, y: 10 } })
  await expect.poll(() => columns().inspector).toBe(false)
  await expect.element(page.getByRole('button', { name: /^Corriger/ }).first()).toBeVisible()
  // The card of the correction is the one that stands beside it.
  const bar = page.getByRole('toolbar', { name: 'Mise en forme de la sélection' })
  expect(bar.query()).toBeNull()
  await userEvent.keyboard('{Escape}')
  await expect.element(bar).toBeVisible()
  runCommand('show-structure')
  await column
    .getByRole('button', { name: /Les horaires/ })
    .first()
    .click()
  await expect.poll(() => columns().inspector).toBe(false)
})

test('the length of a selection gives way to whether the text is saved', async () => {
  const sections = [
    { heading: '', body: 'Le bac passe à midi, et encore à six heures du soir.\n\n'.repeat(40) },
  ]
  await openWindow(
    memoryLibrary([article({ headline: 'Le bac', sections, target: { amount: 900, unit: 'signs' } })]),
    [780, 500],
  )
  await expect.poll(() => document.querySelector('.ProseMirror')).not.toBeNull()
  useLayout.getState().hideOverlays()
  document.querySelector<HTMLElement>('.ProseMirror')?.focus()
  await userEvent.keyboard('{ControlOrMeta>}aa{/ControlOrMeta}')
  await expect.poll(() => document.querySelector('footer [data-selection]')).not.toBeNull()
  const saved = [...document.querySelectorAll('footer *')].findLast((each) =>
    each.textContent?.startsWith('Enregistré'),
  )
  expect(saved?.scrollWidth).toBeLessThanOrEqual(saved?.clientWidth ?? 0)
})

test('a byline that is longer than its line goes on in the next one, and stays one line of text', async () => {
  const names = ['Inès Karam', 'Théo Lanz', 'Maud Ferrier', 'Awa Diallo', 'Jean-Baptiste Le Goff-Kerouanton']
  const library = memoryLibrary([article({ headline: 'Le bac', byline: names.map((name) => ({ name })) })])
  await openWindow(library, [800, 600])
  const byline = page.getByRole('textbox', { name: 'Signature' })
  await expect
    .element(byline)
    .toHaveValue('Inès Karam, Théo Lanz, Maud Ferrier, Awa Diallo, Jean-Baptiste Le Goff-Kerouanton')
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = byline.element()
  expect([scrollWidth, scrollHeight]).toEqual([clientWidth, clientHeight])
  const one = page.getByRole('textbox', { name: 'Date' }).element().clientHeight
  expect(clientHeight).toBeGreaterThan(1.5 * one)
  await byline.fill('Inès Karam,\nThéo Lanz')
  await expect.element(byline).toHaveValue('Inès Karam, Théo Lanz')
})
