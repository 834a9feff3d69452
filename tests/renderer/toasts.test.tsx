import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Failure, failed } from '../../src/core/failure.ts'
import { notify, notifyFailure, useToasts } from '../../src/renderer/src/state/toasts.ts'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { useSettings } = await import('../../src/renderer/src/state/settings.ts')

const FULL: Failure = { code: 'disk-full', detail: {} }
const GONE: Failure = { code: 'not-found', detail: {} }
const region = page.getByRole('region', { name: 'Notifications' })
const shown = () =>
  [...document.querySelectorAll('section[aria-label="Notifications"] li span')].map(
    (each) => each.textContent,
  )
const tell = (message: string) => notify({ tone: 'plain', message: () => message })

beforeEach(() => {
  localStorage.clear()
  useToasts.setState({ toasts: [] })
})

test('one toast is shown at a time, the newest, and a failure just told comes back after it', async () => {
  await openWindow(memoryLibrary())
  tell('Une copie est faite')
  tell('Deux copies sont faites')
  await expect.poll(shown).toEqual(['Deux copies sont faites'])
  notifyFailure(GONE)
  notifyFailure(GONE)
  await expect.poll(() => useToasts.getState().toasts).toHaveLength(1)
  const withdraw = tell('Trois copies sont faites')
  await expect.poll(shown).toEqual(['Trois copies sont faites'])
  withdraw()
  await expect.element(region.getByText(/n’est plus dans la bibliothèque/)).toBeVisible()
  await region.getByRole('button', { name: 'Fermer' }).click()
  await expect.poll(shown).toEqual([])
})

test('a failure that the banner tells is told there alone, and there again', async () => {
  const library = memoryLibrary([article({ headline: 'Le bac' })])
  library.state.writeFailure = FULL
  await openWindow(library)
  const banner = page.getByRole('alert')
  await expect.element(banner).toMatchTextContent('Le disque est plein')
  expect(banner.element().getAttribute('data-again')).toBeNull()
  notifyFailure(FULL)
  await expect.poll(() => banner.element().getAttribute('data-again')).toBe('true')
  expect(shown()).toEqual([])
  expect(useToasts.getState().toasts).toEqual([])
  // Another failure is another matter.
  notifyFailure(GONE)
  await expect.poll(shown).toHaveLength(1)
})

test('why the open text is not saved is told above the page alone, and over the window once it is closed', async () => {
  const library = memoryLibrary([article({ headline: 'Le bac' })])
  library.newsroom.saveArticle = async () => failed('disk-full')
  library.state.writeFailure = FULL
  await openWindow(library)
  await expect.poll(() => useSession.getState().openedId).not.toBeNull()
  await expect.element(page.getByRole('alert')).toBeVisible()
  useSession.getState().edit({ headline: 'Le bac rouvre' })
  await expect.element(page.getByRole('button', { name: 'Copier le texte' })).toBeVisible()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  library.newsroom.saveArticle = async () => failed('not-found')
  await useSession.getState().retry()
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(useSettings.getState().library?.writeFailure).toEqual(FULL)
  await userEvent.keyboard('{Escape}')
})

test('an article that a slow host is asked for is told to be opening, until it is', async () => {
  const library = memoryLibrary([article({ headline: 'Le bac' }), article({ headline: 'La criée' })])
  await openWindow(library)
  await expect.poll(() => useSession.getState().openedId).not.toBeNull()
  const { readArticle } = library.newsroom
  const held = Promise.withResolvers<void>()
  library.newsroom.readArticle = async (input) => {
    await held.promise
    return readArticle(input)
  }
  const other = [...library.articles.values()].find(({ id }) => id !== useSession.getState().openedId)
  await page.getByRole('option', { name: new RegExp(other?.headline ?? '') }).click()
  await expect.poll(shown).toEqual(['Ouverture de l’article…'])
  expect(useToasts.getState().toasts).toMatchObject([{ stays: true }])
  held.resolve()
  await expect.poll(() => useSession.getState().openedId).toBe(other?.id)
  await expect.poll(shown).toEqual([])
})

test('what was told before a dialog opened waits until it is closed; what is told in it is shown', async () => {
  await openWindow(memoryLibrary())
  tell('Une copie est faite')
  await expect.poll(shown).toEqual(['Une copie est faite'])
  runCommand('check-library')
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toBeVisible()
  await expect.poll(shown).toEqual([])
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(shown).toEqual(['Une copie est faite'])
  runCommand('check-library')
  await expect.element(dialog).toBeVisible()
  tell('Rapport copié')
  await expect.poll(shown).toEqual(['Rapport copié'])
})

/** True where two elements have a pixel in common. */
function doOverlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

test.each([
  [1440, 900],
  [1240, 800],
  [1024, 700],
  [800, 600],
] as const)(
  'beside the right panel at %d × %d, a notice lies over neither it nor the foot of the list',
  async (width, height) => {
    await openWindow(memoryLibrary([article({ headline: 'Le bac' })]), [width, height])
    await expect.poll(() => useSession.getState().openedId).not.toBeNull()
    const panel = page.getByRole('complementary')
    if (panel.elements().length === 0) runCommand('toggle-inspector')
    await expect.element(panel.getByRole('tab').first()).toBeVisible()
    page.getByRole('listbox', { name: 'Articles' }).element().focus()
    await userEvent.keyboard('{Control>}a{/Control}')
    const bar = page.getByRole('region', { name: 'Sélection' })
    await expect.element(bar).toBeVisible()
    tell('Les deux articles choisis ont un embargo qui court jusqu’à demain soir.')
    const notice = () => region.element().querySelector('li')
    await expect.poll(notice).not.toBeNull()
    const bin = page.getByRole('button', { name: /^Corbeille/ })
    const lies = () => [panel, bar, bin].map((each) => doOverlap(notice() ?? document.body, each.element()))
    await expect.poll(lies).toEqual([false, false, false])
    expect(notice()?.getBoundingClientRect().left).toBeGreaterThanOrEqual(0)
  },
)

test.each([
  ['export', 1440, 900],
  ['export', 800, 600],
  ['check-library', 1440, 900],
  ['check-library', 360, 640],
] as const)(
  'what is told while %s is open at %d × %d lies over no part of its foot, whatever its size',
  async (name, width, height) => {
    await openWindow(memoryLibrary([article({ headline: 'Le bac' })]), [width, height])
    await expect.poll(() => useSession.getState().openedId).not.toBeNull()
    runCommand(name)
    await expect.element(page.getByRole('dialog')).toBeVisible()
    tell('Les deux articles choisis ont un embargo qui court jusqu’à demain soir.')
    const notice = () => document.querySelector('section[aria-label="Notifications"] li')
    const foot = () => document.querySelector('[role=dialog] > footer')
    await expect.poll(notice).not.toBeNull()
    const lies = () => {
      const [told, footer] = [notice(), foot()]
      return told && footer ? doOverlap(told, footer) : null
    }
    await expect.poll(lies).toBe(false)
    await page.viewport(width, height - 80)
    await expect.poll(lies).toBe(false)
    const box = notice()?.getBoundingClientRect()
    expect(box && box.top >= 0 && box.bottom <= innerHeight).toBe(true)
  },
)
