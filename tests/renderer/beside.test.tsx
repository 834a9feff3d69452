import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Article } from '../../src/core/article/index.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { dragIn, transfer } from './editor/drag.ts'
import { openWindow, runCommand } from './openWindow.tsx'
import { typeAtOnce } from './render.ts'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { pageIn } = await import('../../src/renderer/src/editor/panePage.ts')
const { usePanes } = await import('../../src/renderer/src/state/panes.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')

const make = (headline: string, day: string, body: string) =>
  article({ headline, updatedAt: `2026-11-0${day}T00:00:00.000Z`, sections: [{ heading: '', body }] })

let bac: Article
let criee: Article
let library: MemoryLibrary
const list = () => page.getByRole('listbox', { name: 'Articles' })
const row = (name: string) => list().getByRole('option', { name: new RegExp(`^${name}`) })
const pane = (name: string) => page.getByRole('region', { name, exact: true })
const textIn = (name: string) => pane(name).getByRole('textbox', { name: 'Texte de l’article' })
const shown = () => usePanes.getState().panes.map((each) => useSession.in(each).getState().content?.headline)
const focused = () => useSession.getState().content?.headline
const bodyOf = (id: string) =>
  library.articles
    .get(id)
    ?.sections.map(({ body }) => body)
    .join('\n')

async function openBeside(name: string): Promise<void> {
  row(name).element().scrollIntoView()
  await userEvent.keyboard('{Alt>}')
  await row(name).click()
  await userEvent.keyboard('{/Alt}')
  await expect.poll(shown).toContain(name)
}

/** Writes at the caret of a pane, which takes the focus; resolves when the page has read it, as it has before the next key. */
async function write(name: string, words: string): Promise<void> {
  const { view } = pageIn(
    usePanes.getState().panes.find((each) => useSession.in(each).getState().content?.headline === name) ??
      usePanes.getState().focused,
  )
  view?.focus()
  await typeAtOnce(words)
}

beforeEach(async () => {
  // New ones for each test: the window remembers the caret of an article.
  bac = make('Le bac reprend', '3', 'Huit heures.')
  criee = make('La criée ferme', '2', 'Plus de glace.')
  library = memoryLibrary([bac, criee, make('Le phare tourne', '1', 'Deux éclats.')])
  await openWindow(library)
  await expect.poll(focused).toBe('Le bac reprend')
})

test('Ctrl+Enter opens a row beside the open article; the list keeps the keyboard and the article the focus', async () => {
  list().element().focus()
  await userEvent.keyboard('{ArrowDown}{Control>}{Enter}{/Control}')
  await expect.poll(shown).toEqual(['Le bac reprend', 'La criée ferme'])
  await expect.element(pane('La criée ferme')).toBeVisible()
  expect(focused()).toBe('Le bac reprend')
  await expect.element(list()).toHaveFocus()
})

test('of two panes each text is saved whole, however they are written in', async () => {
  await openBeside('La criée ferme')
  await expect.element(pane('La criée ferme')).toBeVisible()
  const expected = new Map([
    ['Le bac reprend', ''],
    ['La criée ferme', ''],
  ])
  for (let step = 0; step < 60; step += 1) {
    const name = Math.random() < 0.5 ? 'Le bac reprend' : 'La criée ferme'
    const words = `mot${step} `
    await write(name, words)
    expected.set(name, `${expected.get(name)}${words}`)
    if (Math.random() < 0.1) await new Promise(requestAnimationFrame)
  }
  expect(await useSession.getState().flush()).toBe(true)
  expect(bodyOf(bac.id)).toBe(`${expected.get('Le bac reprend')}Huit heures.`)
  expect(bodyOf(criee.id)).toBe(`${expected.get('La criée ferme')}Plus de glace.`)
})

test('commands, undo and inspector act on the pane that has the focus', async () => {
  await openBeside('La criée ferme')
  await write('La criée ferme', 'Enfin. ')
  expect(focused()).toBe('La criée ferme')
  await write('Le bac reprend', 'Déjà. ')
  runCommand('undo')
  expect(await useSession.getState().flush()).toBe(true)
  expect([bodyOf(bac.id), bodyOf(criee.id)]).toEqual(['Huit heures.', 'Enfin. Plus de glace.'])
  runCommand('status-review')
  await expect.poll(() => library.articles.get(bac.id)?.status).toBe('review')
  expect(library.articles.get(criee.id)?.status).toBe('draft')
})

test('what is typed in a field stays with its article when a click goes to the other pane', async () => {
  await page.viewport(1700, 900)
  await openBeside('La criée ferme')
  runCommand('show-details')
  const desk = page.getByRole('complementary').getByLabelText('Rubrique')
  await desk.fill('Rivière')
  await textIn('La criée ferme').click()
  await expect.poll(focused).toBe('La criée ferme')
  expect(await useSession.getState().flush()).toBe(true)
  expect(library.articles.get(bac.id)?.desk).toBe('Rivière')
  expect(library.articles.get(criee.id)?.desk).toBe('')
})

test('an article that is shown is not opened twice: its pane takes the focus', async () => {
  await openBeside('La criée ferme')
  await row('La criée ferme').click()
  await expect.poll(focused).toBe('La criée ferme')
  expect(shown()).toEqual(['Le bac reprend', 'La criée ferme'])
  await row('Le phare tourne').click()
  await expect.poll(shown).toEqual(['Le bac reprend', 'Le phare tourne'])
})

test.each([
  ['Huit heures.', 'heures', 'Plus', 'Plus heures de glace.'],
  ['Huit heures.', 'Huit', 'Plus de glace.', 'Plus de glace. Huit'],
])(
  'words of %s that are dragged to the other pane have the blanks that they need there',
  async (from, words, before, arrived) => {
    await openBeside('La criée ferme')
    await expect.element(pane('La criée ferme')).toBeVisible()
    const viewOf = (name: string) => {
      const found = usePanes
        .getState()
        .panes.find((each) => useSession.in(each).getState().content?.headline === name)
      const { view } = pageIn(found ?? usePanes.getState().focused)
      if (!view) throw new Error('no page')
      return view
    }
    /** The position behind words of a page. */
    const behind = ({ state: { doc } }: EditorView, said: string) => {
      let at = 0
      doc.descendants((node, position) => {
        if (node.isText && node.text?.includes(said)) at = position + node.text.indexOf(said) + said.length
      })
      return at
    }
    const [source, target] = [viewOf('Le bac reprend'), viewOf('La criée ferme')]
    const end = behind(source, words)
    const { doc, tr } = source.state
    source.dispatch(tr.setSelection(TextSelection.create(doc, end - words.length, end)))
    const dataTransfer = new DataTransfer()
    dragIn(source, 'dragstart', dataTransfer, end - 1)
    dragIn(target, 'drop', dataTransfer, behind(target, before))
    dragIn(source, 'dragend', dataTransfer, end - 1)
    expect(target.state.doc.lastChild?.textContent).toBe(arrived)
    expect(source.state.doc.lastChild?.textContent).toBe(from)
    dragIn(target, 'drop', transfer({ 'text/plain': words }), behind(target, 'Plus'))
    expect(target.state.doc.lastChild?.textContent).toMatch(`Plus${words}`)
  },
)

test('closing one leaves the other with all of its text, and what was closed is saved', async () => {
  await openBeside('La criée ferme')
  await write('Le bac reprend', 'Déjà. ')
  await write('La criée ferme', 'Enfin. ')
  await pane('Le bac reprend').getByRole('button', { name: 'Fermer ce texte' }).click()
  await expect.poll(shown).toEqual(['La criée ferme'])
  await expect.poll(() => bodyOf(bac.id)).toBe('Déjà. Huit heures.')
  await write('La criée ferme', 'Tout. ')
  expect(await useSession.getState().flush()).toBe(true)
  expect(bodyOf(criee.id)).toBe('Enfin. Tout. Plus de glace.')
  runCommand('undo')
  expect(articleEditor.state?.doc.textContent).toContain('Plus de glace.')
})

test('an article takes its history from one pane to the other', async () => {
  await openBeside('La criée ferme')
  await write('La criée ferme', 'Enfin. ')
  runCommand('close-beside')
  await expect.poll(shown).toEqual(['Le bac reprend'])
  // Its save takes the row to the top of the list, from under a click.
  await expect
    .poll(() => list().getByRole('option').first().element().textContent)
    .toContain('La criée ferme')
  await row('La criée ferme').click()
  await expect.poll(shown).toEqual(['La criée ferme'])
  runCommand('undo')
  expect(await useSession.getState().flush()).toBe(true)
  expect(bodyOf(criee.id)).toBe('Plus de glace.')
})

test('a binned article leaves its pane', async () => {
  await openBeside('La criée ferme')
  list().element().focus()
  await userEvent.keyboard('{Home}{ArrowDown}{Delete}')
  await expect.poll(shown).toEqual(['Le bac reprend'])
})

test('a narrow window shows one pane and loses no text of the other', async () => {
  await openBeside('La criée ferme')
  await write('La criée ferme', 'Enfin. ')
  await write('Le bac reprend', 'Déjà. ')
  await page.viewport(1100, 800)
  await expect.poll(() => document.querySelectorAll('[data-pane]').length).toBe(1)
  expect(focused()).toBe('Le bac reprend')
  await useSession.getState().open(criee.id)
  await expect.poll(focused).toBe('La criée ferme')
  await expect.poll(() => articleEditor.view?.dom.textContent).toContain('Enfin. Plus de glace.')
  await page.viewport(1440, 900)
  await expect.poll(() => document.querySelectorAll('[data-pane]').length).toBe(2)
  expect(await useSession.getState().flush()).toBe(true)
  expect([bodyOf(bac.id), bodyOf(criee.id)]).toEqual(['Déjà. Huit heures.', 'Enfin. Plus de glace.'])
})

test('a conflict stands in the pane of its article', async () => {
  await openBeside('La criée ferme')
  library.articles.set(criee.id, {
    ...criee,
    revision: criee.revision + 1,
    kicker: 'Ailleurs',
  })
  const beside = usePanes.getState().panes[1]
  if (beside) useSession.in(beside).getState().edit({ kicker: 'Ici' })
  await write('Le bac reprend', 'Déjà. ')
  await useSession.getState().flush()
  await expect
    .element(pane('La criée ferme').getByRole('button', { name: 'Résoudre le conflit' }))
    .toBeVisible()
  expect(bodyOf(bac.id)).toBe('Déjà. Huit heures.')
  await expect
    .element(pane('Le bac reprend').getByRole('button', { name: 'Résoudre le conflit' }))
    .not.toBeInTheDocument()
})
