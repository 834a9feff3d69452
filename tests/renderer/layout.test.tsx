import { beforeEach, expect, test } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'
import { STATUSES } from '../../src/core/article/index.ts'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { offerFiles, openWindow, runCommand } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { notify } = await import('../../src/renderer/src/state/toasts.ts')

const NARROW: [width: number, height: number] = [800, 600]
const boxOf = (found: Locator) => found.element().getBoundingClientRect()
const middleOf = (box: DOMRect | undefined) => (box ? (box.top + box.bottom) / 2 : Number.NaN)
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const isCut = (found: Locator) => {
  const { scrollWidth, clientWidth } = found.element()
  return scrollWidth > clientWidth
}

beforeEach(() => localStorage.clear())

test('the pages of the settings keep their width and have each its name once, whichever is chosen', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), [1024, 700])
  runCommand('settings')
  const pages = page.getByRole('tablist', { name: 'Réglages' })
  await expect.element(pages).toBeVisible()
  const widths = new Set<number>()
  for (const name of ['Interface', 'Règles maison', 'Sauvegardes']) {
    await pages.getByRole('tab', { name, exact: true }).click()
    await expect.element(pages.getByRole('tab', { name, exact: true, selected: true })).toBeVisible()
    widths.add(boxOf(pages).width)
  }
  expect(widths.size).toBe(1)
})

test('the dialog that saves a search has its buttons at its foot', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]))
  await button('Recherches enregistrées').click()
  await page.getByRole('menuitem', { name: 'Enregistrer cette recherche…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enregistrer la recherche' })
  for (const name of ['Annuler', 'Enregistrer'])
    expect(dialog.getByRole('button', { name, exact: true }).element().closest('footer')).not.toBeNull()
  await expect.element(dialog.getByRole('textbox', { name: 'Nom' })).toHaveFocus()
})

test('a point of the checklist stands on one line with its sign and its button', async () => {
  await openWindow(
    memoryLibrary([article({ headline: 'Le phare', sections: [{ heading: '', body: 'Il luit.' }] })]),
  )
  await expect.element(page.getByRole('option', { selected: true })).toBeVisible()
  runCommand('checklist')
  const show = page.getByRole('dialog').getByRole('button', { name: /^Voir/ }).first()
  await expect.element(show).toBeVisible()
  const row = show.element().closest('li')
  const [words, sign] = [row?.querySelector('p'), row?.querySelector('svg')].map((each) =>
    middleOf(each?.getBoundingClientRect()),
  )
  expect(Math.abs((words ?? Number.NaN) - middleOf(boxOf(show)))).toBeLessThan(1)
  expect(Math.abs((sign ?? Number.NaN) - middleOf(boxOf(show)))).toBeLessThan(1)
})

test('the headline is the one first heading of the window, the name of Marbre where no article is open', async () => {
  const headings = () => [...document.querySelectorAll('h1')].map((each) => each.textContent)
  await openWindow(memoryLibrary())
  await expect.element(page.getByRole('button', { name: /^Rechercher un article/ })).toBeVisible()
  await expect.poll(headings).toEqual(['Marbre'])
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]))
  await expect.poll(headings).toEqual(['Le phare'])
})

test('the search button of the title bar, which a narrow window cuts, has a tooltip', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), NARROW)
  const search = button(/^Rechercher un article ou une commande/)
  await expect.element(search).toHaveAttribute('title', 'Rechercher un article ou une commande… Ctrl+K')
})

test('in a window of any width nothing of the title bar is cut off or too narrow to hit, and its search has words or a sign', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), [1024, 700])
  const search = button(/^Rechercher un article/)
  // Those of usual windows, also where they are enlarged by a quarter, a half, and to twice their size.
  for (const width of [
    320, 360, 400, 480, 512, 533, 560, 600, 640, 683, 720, 760, 800, 819, 960, 1024, 1440,
  ]) {
    await page.viewport(width, 600)
    await expect.poll(() => innerWidth).toBe(width)
    const bar = search.element().parentElement
    expect((bar?.scrollWidth ?? 0) - (bar?.clientWidth ?? 0), `at ${width}`).toBe(0)
    const hasSign = search.element().querySelector('svg')?.getClientRects().length === 1
    expect(hasSign || boxOf(search).width > 80, `at ${width}`).toBe(true)
    const widths = [...(bar?.querySelectorAll('button') ?? [])].map(
      (each) => each.getBoundingClientRect().width,
    )
    // With 4 pixels between them, the least target of WCAG 2.2; 0 for one that is left out.
    expect(
      widths.filter((each) => each > 0 && each < 20),
      `at ${width}`,
    ).toEqual([])
  }
})

test('a short change in the list of corrections is not broken over two lines', async () => {
  const body = 'Il en coûtera un peu plus à tous ceux du quai : 3 400 000 euros, dit le port : rien de moins.'
  await openWindow(memoryLibrary([article({ headline: 'Le phare', sections: [{ heading: '', body }] })]))
  await expect.element(page.getByRole('option', { selected: true })).toBeVisible()
  runCommand('show-diagnostics')
  const changes = () => [...document.querySelectorAll('aside [role=option] [title^="U+"]')]
  await expect.poll(() => changes().length).toBeGreaterThan(2)
  const widest = document.querySelector<HTMLElement>('aside [role=listbox]')?.clientWidth ?? 0
  // At any width of the column.
  for (let width = widest; width > 150; width -= 7) {
    for (const change of changes()) {
      const line = change.parentElement
      if (line) line.style.maxWidth = `${width}px`
      expect(change.getClientRects(), `${change.textContent} at ${width}`).toHaveLength(1)
    }
  }
})

test('the button that adds a filter stands beside the search, and takes no line of the list', async () => {
  await openWindow(memoryLibrary(STATUSES.map((status) => article({ headline: 'Le phare', status }))), NARROW)
  await expect.element(button('Ajouter un filtre')).toBeVisible()
  const [sort, add] = [boxOf(button('Trier')), boxOf(button('Ajouter un filtre'))]
  expect(Math.abs(middleOf(add) - middleOf(sort))).toBeLessThan(2)
  const list = boxOf(page.getByRole('listbox', { name: 'Articles' }))
  expect(list.top - boxOf(button('Marbre')).bottom).toBeLessThan(20)
})

test.each([
  ['fr', 'Filtrer par statut'],
  ['en', 'Filter by status'],
] as const)('the statuses of a usual library take two lines above the list in %s', async (locale, name) => {
  const counts = [17, 7, 14, 5]
  const library = memoryLibrary(
    STATUSES.flatMap((status, at) =>
      Array.from({ length: counts[at] ?? 0 }, () => article({ headline: 'Le phare', status })),
    ),
  )
  await library.newsroom.writeSettings({ interface: locale })
  await openWindow(library, NARROW)
  const chips = page.getByRole('group', { name })
  await expect.element(chips).toMatchTextContent('43')
  const tops = [...chips.element().children].map((chip) => Math.round(chip.getBoundingClientRect().top))
  expect(new Set(tops).size).toBe(2)
})

test('the icons that open a menu say in a tooltip what they are', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]))
  for (const name of ['Ajouter un filtre', 'Recherches enregistrées', 'Trier'])
    await expect.element(button(name)).toHaveAttribute('title', name)
})

test('a toast in a narrow window leaves the foot of the list free', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), NARROW)
  notify({ tone: 'plain', message: () => 'Un message '.repeat(12) })
  const toast = page.getByRole('region', { name: 'Notifications' }).getByRole('listitem')
  await expect.element(toast).toBeVisible()
  expect(boxOf(toast).left).toBeGreaterThanOrEqual(boxOf(page.getByRole('navigation')).right)
  expect(boxOf(toast).right).toBeLessThanOrEqual(innerWidth)
})

test('the palette cuts the names beside a headline before the headline, and tells both in full', async () => {
  const headline = 'Les cantines de quartier cherchent un second souffle'
  const byline = [{ name: 'Maud Ferrier' }, { name: 'Jean-Loup Castagnier' }]
  // The article on the page is not among those that the palette leads to.
  await openWindow(
    memoryLibrary([
      article({ headline: 'Le phare', updatedAt: '2026-11-12T10:00:00.000Z' }),
      article({ headline, byline }),
    ]),
    NARROW,
  )
  runCommand('palette')
  const dialog = page.getByRole('dialog')
  const shown = dialog.getByTitle(headline)
  await expect.element(shown).toBeVisible()
  expect(isCut(shown)).toBe(false)
  const names = dialog.getByTitle('Brouillon · Maud Ferrier · Jean-Loup Castagnier')
  expect(isCut(names)).toBe(true)
})

test('below what fills a hole, a low window has room for an article of the list', async () => {
  const ready = Array.from({ length: 6 }, (_, at) =>
    article({
      headline: `Le bac ${at} reprend du service après onze ans d’arrêt`,
      status: 'ready',
      sections: [{ heading: '', body: 'Il passe. '.repeat(100 + at) }],
    }),
  )
  await openWindow(memoryLibrary(ready), NARROW)
  await button('Marbre').click()
  await page.getByLabelText('Trou de').fill('2000')
  await expect.element(button(/^Sélectionner/).first()).toBeVisible()
  expect(boxOf(page.getByRole('listbox', { name: 'Articles' })).height).toBeGreaterThan(90)
})

test('the grip of a section has its place in a narrow page, on the side where the lines begin', async () => {
  const sections = [{ heading: 'محرك جديد', body: 'دقّ الجرس عند الظهر.' }]
  await openWindow(memoryLibrary([article({ headline: 'الميناء', language: 'ar', sections })]), NARROW)
  const grip = () => document.querySelector('.ProseMirror [data-handle]')?.getBoundingClientRect()
  await expect.poll(grip).toBeDefined()
  const scroller = document.querySelector('[data-page]')
  if (!scroller) throw new Error('no page')
  const right = scroller.getBoundingClientRect().left + scroller.clientWidth
  expect(grip()?.right).toBeLessThanOrEqual(right)
  expect(grip()?.left).toBeGreaterThan(boxOf(page.getByRole('heading', { name: 'محرك جديد' })).right)
})

test('a hint that a field has no room for ends with an ellipsis', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), NARROW)
  const field = page.getByRole('searchbox').element()
  expect(getComputedStyle(field).textOverflow).toBe('ellipsis')
  await userEvent.fill(field, 'phare')
  expect(getComputedStyle(field).textOverflow).toBe('clip')
})

test('no line of what is said of an imported file ends or begins with a point between two parts', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]), NARROW)
  const text = [
    'À Corvenne, le bac reprend du service',
    '2026-03-14',
    'Auteur\u00a0: Noé Talbot',
    'Un moteur neuf',
    'La coque a été repeinte en bleu, le moteur changé, et le passeur réengagé par la commune.',
  ].join('\n')
  const bytes = new Uint8Array([0x0a, 0xe9, 0x74, 0xe9, 0x0a])
  offerFiles([new File([text, bytes], 'un-nom-de-fichier-assez-long.txt', { type: 'text/plain' })])
  const row = page.getByRole('listbox', { name: 'Fichiers' }).getByRole('option')
  await expect
    .element(row)
    .toMatchTextContent(/à vérifier · un-nom-de-fichier-assez-long\.txt · .* · \d section/)
  const line = row.element().querySelector('small')?.getBoundingClientRect()
  const boxes = [...row.element().querySelectorAll('small > span')].map((part) => ({
    left: part.getBoundingClientRect().left,
    top: part.getBoundingClientRect().top,
    point: part.querySelector('span')?.getBoundingClientRect(),
  }))
  expect(new Set(boxes.map(({ top }) => top)).size).toBeGreaterThan(1)
  for (const { left, top, point } of boxes.slice(1)) {
    const isFirst = left === line?.left
    expect(Math.abs((point?.top ?? 0) - top)).toBeLessThan(1)
    // Out of sight where the part begins a line, else before it.
    expect(isFirst ? (point?.left ?? 0) < (line?.left ?? 0) : (point?.left ?? 0) > (line?.left ?? 0)).toBe(
      true,
    )
  }
})

test('the card of a link has its buttons in one line on a narrow page, and tells the address in full', async () => {
  const href = `https://exemple.example/${'conseil/'.repeat(12)}`
  const body = `Voir [le compte rendu](${href}) du conseil.`
  await openWindow(
    memoryLibrary([article({ headline: 'Le phare', sections: [{ heading: '', body }] })]),
    NARROW,
  )
  await page.getByRole('main').getByRole('link', { name: 'le compte rendu' }).click()
  const card = page.getByRole('group', { name: 'Lien' })
  await expect.element(card.getByTitle(href)).toBeVisible()
  const middles = ['Modifier', 'Ouvrir', 'Supprimer', 'Copier l’adresse'].map((name) =>
    Math.round(middleOf(boxOf(card.getByRole('button', { name, exact: true })))),
  )
  expect(new Set(middles).size).toBe(1)
})

test('Tab goes through the previewed page and stays in its dialog, both ways', async () => {
  await openWindow(
    memoryLibrary([article({ headline: 'Le phare', sections: [{ heading: '', body: 'Il luit.' }] })]),
  )
  await expect.element(page.getByRole('option', { selected: true })).toBeVisible()
  const loaded = new Promise<void>((resolve) =>
    document.addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && resolve(), true),
  )
  runCommand('preview')
  const dialog = page.getByRole('dialog', { name: 'Aperçu' })
  // Out of a frame that is still loading, Tab goes to the first stop of the document.
  await loaded
  const stop = () => {
    const { activeElement } = document
    return activeElement?.tagName === 'IFRAME' ? 'page' : (activeElement?.textContent ?? '')
  }
  await dialog.getByRole('button', { name: 'Exporter…' }).element().focus()
  const walk = [
    ['{Tab}', 'page'],
    ['{Tab}', 'Fermer'],
    ['{Tab}', 'Exporter…'],
    ['{Shift>}{Tab}{/Shift}', 'Fermer'],
  ] as const
  for (const [keys, next] of walk) {
    await userEvent.keyboard(keys)
    await expect.poll(stop).toBe(next)
  }
})
