import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { COMMANDS } from '../../src/contract/commands.ts'
import { translator } from '../../src/i18n/everyLanguage.ts'
import { LOCALES } from '../../src/i18n/index.ts'
import { article, holdAnswers, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { runCommand, openWindow } from './openWindow.tsx'

const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { findWords } = await import('../../src/renderer/src/editor/pageStructure.ts')
const { usePage } = await import('../../src/renderer/src/editor/pageStore.ts')
const { rankOf, looseRankOf } = await import('../../src/renderer/src/features/palette/ranking.ts')
const { shortcutLabel } = await import('../../src/renderer/src/commands/shortcuts.ts')

const field = page.getByRole('combobox', { name: 'Rechercher un article ou une commande…' })
const names = () =>
  [...document.querySelectorAll('[role=dialog] [role=option]')].map(({ textContent }) => textContent ?? '')
const active = () => document.querySelector('[role=dialog] [aria-selected=true]')?.textContent
const focusOfWindow = () => document.activeElement?.getAttribute('aria-label')

const ferry = () =>
  article({
    headline: 'Le bac reprend du service',
    updatedAt: '2026-11-12T10:00:00.000Z',
    sections: [
      { heading: '', body: 'Au fil de l’eau.' },
      { heading: 'Œuvres du quai', body: 'La coque est repeinte.' },
      { heading: 'Élargir le chenal', body: 'On drague.' },
    ],
  })

function smallLibrary(): MemoryLibrary {
  return memoryLibrary([ferry(), article({ headline: 'La halle attend son toit' })])
}

async function openPalette(): Promise<void> {
  runCommand('palette')
  await expect.element(field).toHaveFocus()
}

beforeEach(() => localStorage.clear())

test('a command is found by the beginnings of its words, without accents, and Enter gives it', async () => {
  const library = smallLibrary()
  await openWindow(library)
  await openPalette()
  await userEvent.keyboard('appa somb')
  await expect.poll(active).toBe('Apparence sombre')
  await expect.element(page.getByRole('status').getByText(/^1 résultat$/)).toBeInTheDocument()
  await expect
    .poll(() => [...document.querySelectorAll('[role=dialog] mark')].map((mark) => mark.textContent))
    .toEqual(['Appa', 'somb'])
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => document.documentElement.dataset.theme).toBe('dark')
  await expect.element(field).not.toBeInTheDocument()
})

test('each command shows its key, and what is used most stands first', async () => {
  await openWindow(smallLibrary())
  await openPalette()
  await userEvent.keyboard('corbeille{Enter}')
  await expect.element(page.getByText(/corbeille est vide/i)).toBeVisible()
  await openPalette()
  await expect.poll(names).toContain(`Réglages${shortcutLabel('settings', translator('fr'))}`)
  expect(names()[0]).toBe('Corbeille')
  expect(names().filter((name) => name === 'Corbeille')).toHaveLength(1)
})

test('a section is gone to, whatever its letters', async () => {
  await openWindow(smallLibrary())
  await expect.poll(() => articleEditor.view).not.toBeNull()
  await openPalette()
  await userEvent.keyboard('oeuvres')
  await expect.poll(active).toBe('2Œuvres du quai')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => usePage.getState().section).toBe(1)
  await expect.poll(focusOfWindow).toBe('Texte de l’article')
})

test('an article is found across the library and opened', async () => {
  const library = smallLibrary()
  await openWindow(library)
  await openPalette()
  await userEvent.keyboard('toit')
  await expect.poll(names).toHaveLength(1)
  expect(active()).toContain('La halle attend son toit')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => useSession.getState().content?.headline).toBe('La halle attend son toit')
})

test('an article that another one was opened before does not take the focus any more', async () => {
  const library = smallLibrary()
  await openWindow(library)
  const { readArticle } = library.newsroom
  const answered = Promise.withResolvers<void>()
  const read: string[] = []
  library.newsroom.readArticle = async (input) => {
    const answer = await readArticle(input)
    read.push(input.id)
    if (read.length === 1) await answered.promise
    return answer
  }
  await openPalette()
  await userEvent.keyboard('toit')
  await expect.poll(names).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => read.length).toBe(1)
  const { openedId, open } = useSession.getState()
  await open(openedId ?? '')
  await page.getByRole('searchbox').click()
  answered.resolve()
  await new Promise((resume) => setTimeout(resume, 100))
  expect(useSession.getState().openedId).toBe(openedId)
  expect(document.activeElement?.getAttribute('type')).toBe('search')
})

test('a place in the open article is gone to before the library answers, and never again', async () => {
  const library = smallLibrary()
  await openWindow(library)
  await expect.poll(() => usePage.getState().mounted).toBe(true)
  const held = holdAnswers(library.newsroom, ['readArticle'])
  await openPalette()
  await userEvent.keyboard('coque')
  await expect.poll(active).toContain('Le bac reprend du service')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => getSelection()?.toString()).toBe('coque')
  articleEditor.goToSection(2)
  const { selection } = articleEditor.state ?? {}
  held.resolve()
  await expect.poll(() => held.asked).toEqual(['readArticle'])
  await new Promise((resume) => setTimeout(resume, 100))
  expect(articleEditor.state?.selection).toEqual(selection)
})

test('an answer to what was typed before is passed over, and Enter waits for the right one', async () => {
  const library = smallLibrary()
  const { listArticles } = library.newsroom
  const answers = new Map<string, () => void>()
  await openWindow(library)
  library.newsroom.listArticles = async (input) => {
    if (input.query !== '') await new Promise<void>((resume) => answers.set(input.query, resume))
    return listArticles(input)
  }
  await openPalette()
  await userEvent.keyboard('bac')
  await expect.poll(() => answers.has('bac')).toBe(true)
  await userEvent.clear(field)
  await userEvent.keyboard('halle{Enter}')
  await expect.poll(() => answers.has('halle')).toBe(true)
  answers.get('bac')?.()
  await new Promise((resume) => setTimeout(resume, 100))
  expect(useSession.getState().content?.headline).toBe('Le bac reprend du service')
  answers.get('halle')?.()
  await expect.poll(() => useSession.getState().content?.headline).toBe('La halle attend son toit')
})

test('the arrows go round, and Escape gives the focus back to where it was', async () => {
  await openWindow(smallLibrary())
  await expect.poll(() => articleEditor.view).not.toBeNull()
  articleEditor.selectField('headline', 3)
  await openPalette()
  const first = active()
  await userEvent.keyboard('{ArrowUp}')
  expect(active()).toBe(names().at(-1))
  await userEvent.keyboard('{ArrowDown}')
  expect(active()).toBe(first)
  await userEvent.keyboard('{Escape}')
  await expect.element(field).not.toBeInTheDocument()
  await expect.poll(focusOfWindow).toBe('Texte de l’article')
  expect(usePage.getState().block).toBe('headline')
})

test('the commands of a table are offered in a table alone', async () => {
  const table = '| a | b |\n| --- | --- |\n| c | d |'
  await openWindow(memoryLibrary([article({ headline: 'Prix', sections: [{ heading: '', body: table }] })]))
  await expect.poll(() => articleEditor.view).not.toBeNull()
  articleEditor.selectField('headline', 0)
  await openPalette()
  await userEvent.keyboard('tableau')
  await expect.poll(names).toEqual(['Insérer un tableau'])
  await userEvent.keyboard('{Escape}')
  const { state } = articleEditor
  const range = state && findWords(state.doc, 'c', 0, state.doc.content.size)
  if (range) articleEditor.select(range.from, range.to)
  await openPalette()
  await userEvent.keyboard('tableau')
  await expect.poll(names).toContain('Supprimer la ligne')
})

test('the page’s own commands act where the cursor was', async () => {
  await openWindow(smallLibrary())
  await expect.poll(() => articleEditor.view).not.toBeNull()
  const { state } = articleEditor
  const range = state && findWords(state.doc, 'Au', 0, state.doc.content.size)
  if (range) articleEditor.select(range.from, range.to)
  await openPalette()
  await userEvent.keyboard('gras{Enter}')
  await expect.poll(() => articleEditor.content()?.sections[0]?.body).toBe('**Au** fil de l’eau.')
  expect(focusOfWindow()).toBe('Texte de l’article')
})

test('an address makes a link of the words that are selected', async () => {
  await openWindow(smallLibrary())
  await expect.poll(() => articleEditor.view).not.toBeNull()
  const { state } = articleEditor
  const found = state && findWords(state.doc, 'coque', 0, state.doc.content.size)
  articleEditor.select(found?.from ?? 0, found?.from ?? 0)
  await openPalette()
  await userEvent.keyboard('https://exemple.org/bac')
  await expect.poll(names).not.toContain('Lienhttps://exemple.org/bac')
  await userEvent.keyboard('{Escape}')
  articleEditor.select(found?.from ?? 0, found?.to ?? 0)
  await openPalette()
  await userEvent.keyboard('https://exemple.org/bac')
  await expect.poll(active).toBe('Lienhttps://exemple.org/bac')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => articleEditor.content()?.sections[1]?.body)
    .toBe('La [coque](https://exemple.org/bac) est repeinte.')
  articleEditor.undo()
  await expect.poll(() => articleEditor.content()?.sections[1]?.body).toBe('La coque est repeinte.')
})

test('what nobody has is said in words', async () => {
  await openWindow(smallLibrary())
  await openPalette()
  await userEvent.keyboard('girafe')
  await expect.element(page.getByText(/^Aucun résultat pour «\u00a0girafe\u00a0»/).first()).toBeVisible()
  expect(names()).toEqual([])
  await userEvent.keyboard('{Enter}')
  await expect.element(field).toHaveFocus()
})

test('what needs an article is not offered without one', async () => {
  await openWindow(memoryLibrary())
  await openPalette()
  await expect.poll(() => names().join(' ')).toContain('Nouvel article')
  const offered = names().join(' ')
  for (const { id, needs } of COMMANDS.filter((command) => command.needs && command.key)) {
    expect(needs).toBeDefined()
    expect(offered).not.toContain(translator('fr')(`common:command.${id}`))
  }
})

test('a library of 50,000 articles is asked for few of them', async () => {
  const library = smallLibrary()
  await openWindow(library)
  const asked: number[] = []
  const { listArticles } = library.newsroom
  library.newsroom.listArticles = async (input) => {
    // The list behind the palette may be read anew at any time.
    if (input.query !== '') asked.push(input.limit)
    const answer = await listArticles(input)
    return answer.ok && input.query !== '' ? { ...answer, value: { ...answer.value, total: 50_000 } } : answer
  }
  await openPalette()
  await userEvent.keyboard('le')
  await expect.element(page.getByText(/^50\u202f000 au total$/)).toBeVisible()
  expect(Math.max(...asked)).toBeLessThanOrEqual(20)
})

test('exports are found by the names of formats, which their commands do not show', async () => {
  await openWindow(smallLibrary())
  await openPalette()
  await userEvent.keyboard('epub')
  await expect
    .poll(names)
    .toEqual([expect.stringContaining('Exporter…'), expect.stringContaining('Exporter la bibliothèque…')])
})

test('a name is ranked by where the words begin', () => {
  expect(rankOf('Apparence sombre', ['bre'])).toBe(0)
  expect(rankOf('Apparence sombre', ['appa', 'autre'])).toBe(0)
  expect(rankOf('Exporter…', ['exp'])).toBeGreaterThan(rankOf('Aperçu avant export', ['exp']))
  expect(rankOf('Article suivant', ['suivant'])).toBeGreaterThan(rankOf('Article suivant', ['suiv']))
  expect(rankOf('Mettre l’article à la corbeille', ['article'])).toBeGreaterThan(0)
})

test('one letter in five may be wrong, two in eight', () => {
  for (const [name, sought] of [
    ['Exporter', 'exprter'],
    ['Supprimer', 'suprimer'],
    ['Nouvel article', 'nuovel'],
    ['Imprimer', 'inprimre'],
  ] as const) {
    expect(rankOf(name, [sought]), sought).toBe(0)
    expect(looseRankOf(name, [sought]), sought).toBeGreaterThan(0)
  }
  expect(looseRankOf('Imprimer', ['exp'])).toBe(0)
  expect(looseRankOf('Gras', ['grille'])).toBe(0)
})

test.each([
  ['nouveau', 'Nouvel article'],
  ['sauvegarder', 'Sauvegarder la bibliothèque…'],
  ['sauver', 'Enregistrer maintenant'],
  ['mode sombre', 'Apparence sombre'],
  ['statut', 'Statut\u00a0: brouillon'],
  ['zoom', 'Agrandir le texte'],
  ['pdf', 'Exporter…'],
  ['supprimer', 'Mettre l’article à la corbeille'],
  ['poubelle', 'Corbeille'],
  ['raccourics', 'Raccourcis clavier'],
])('“%s” finds what it is called here', async (sought, name) => {
  await openWindow(smallLibrary())
  await openPalette()
  await userEvent.keyboard(sought)
  await expect.poll(() => names().join(' ')).toContain(name)
})

test('what is used most comes before what was used last', async () => {
  await openWindow(smallLibrary())
  for (const word of [
    'apparence sombre',
    'apparence claire',
    'apparence sombre',
    'apparence claire',
    'apparence sombre',
    'agrandir',
  ]) {
    await openPalette()
    await userEvent.keyboard(`${word}{Enter}`)
    await expect.element(field).not.toBeInTheDocument()
  }
  await openPalette()
  await expect
    .poll(() =>
      names()
        .slice(0, 3)
        .map((name) => name.replace(/Ctrl.*/, '')),
    )
    .toEqual(['Apparence sombre', 'Apparence claire', 'Agrandir le texte'])
})

test('uses that were counted under the former id of a command still count', async () => {
  localStorage.setItem('marbre.commandUse', JSON.stringify({ 'previous-pane': 3, bin: 1 }))
  await openWindow(smallLibrary())
  await openPalette()
  await expect.poll(() => names()[0]).toContain('Panneau précédent')
})

test('the page of shortcuts has every key of the list, and those of the review', async () => {
  await openWindow(memoryLibrary())
  runCommand('shortcuts')
  const dialog = page.getByRole('dialog', { name: 'Raccourcis clavier' })
  await expect.element(dialog).toBeVisible()
  const text = dialog.element().textContent ?? ''
  const t = translator('fr')
  for (const { id, key } of COMMANDS) {
    if (key !== '') expect(text).toContain(`${t(`common:command.${id}`)}${shortcutLabel(id, t)}`)
  }
  expect(text).toContain('Titre1')
  expect(text).toContain('Chapô6')
})

test('the licences are the text that the build wrote, and a text that cannot be had is said', async () => {
  await openWindow(memoryLibrary())
  const answer = vi.spyOn(window, 'fetch')
  answer.mockResolvedValueOnce(
    new Response('react 19 (MIT)', { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  )
  runCommand('licences')
  const dialog = page.getByRole('dialog', { name: 'Licences' })
  await expect.element(dialog.getByText('react 19 (MIT)')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  // The development server answers with the page where it has no file.
  answer.mockResolvedValueOnce(new Response('<html>', { headers: { 'content-type': 'text/html' } }))
  runCommand('licences')
  await expect.element(dialog.getByText('Le fichier licences.txt est introuvable.')).toHaveRole('alert')
  answer.mockRestore()
})

test.each(LOCALES)('no two commands have one name or one key (%s)', (locale) => {
  const t = translator(locale)
  const all = COMMANDS.map(({ id }) => t(`common:command.${id}`))
  expect(new Set(all).size).toBe(all.length)
  const keys = COMMANDS.map(({ key }) => key).filter((key) => key !== '')
  expect(new Set(keys).size).toBe(keys.length)
})
