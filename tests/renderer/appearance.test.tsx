import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { runCommand, openWindow } from './openWindow.tsx'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { useLayout } = await import('../../src/renderer/src/state/layout.ts')
const { findWords } = await import('../../src/renderer/src/editor/pageStructure.ts')
const { commandForKey, parseAccelerator } = await import('../../src/renderer/src/commands/shortcuts.ts')

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, at) => `Paragraphe ${at + 1}, qui se lit d’une traite.`).join('\n\n')

const longArticle = () => article({ headline: 'Le phare', sections: [{ heading: '', body: paragraphs(60) }] })

/** The relative luminance of a colour of the palette, as WCAG has it. */
function luminance(token: string): number {
  const probe = document.createElement('i')
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? [])
    .map((value) => Number(value) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  probe.remove()
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

async function openArticle() {
  const library = memoryLibrary([article({ headline: 'La digue' }), longArticle()])
  await openWindow(library)
  await expect.poll(() => articleEditor.view).not.toBeNull()
  const { view } = articleEditor
  if (!view) throw new Error('no page')
  return { library, view }
}

const scroller = () => {
  const found = document.querySelector('[data-page]')
  if (!(found instanceof HTMLElement)) throw new Error('no page')
  return found
}

/** The vertical position of the caret's line, as a share of the page's height. */
function caretHeight(view: EditorView): number {
  const cursor = view.coordsAtPos(view.state.selection.head)
  const { top, height } = scroller().getBoundingClientRect()
  return ((cursor.top + cursor.bottom) / 2 - top) / height
}

/** Switches typewriter scrolling on and puts the caret in the middle of the text. */
async function startTypewriter(view: EditorView): Promise<void> {
  runCommand('typewriter')
  await expect.poll(() => scroller().hasAttribute('data-typewriter')).toBe(true)
  view.focus()
  const range = findWords(view.state.doc, 'Paragraphe 31,', 0, view.state.doc.content.size)
  if (!range) throw new Error('no paragraph')
  const selection = TextSelection.create(view.state.doc, range.to)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  await userEvent.keyboard('{ArrowLeft}')
}

const atItsHeight = (view: EditorView) => expect.poll(() => caretHeight(view))

test('focus mode leaves the page and whether it is saved; Escape brings the rest back', async () => {
  const { view } = await openArticle()
  view.focus()
  runCommand('focus-mode')
  await expect.poll(() => document.querySelector('nav')).toBeNull()
  expect(document.querySelector('aside')).toBeNull()
  expect(document.querySelector('header')).toBeNull()
  await expect.element(page.getByText(/^Enregistré/)).toBeVisible()
  await expect.element(page.getByText('Échap\u00a0: quitter le mode concentration')).toBeVisible()
  expect(view.hasFocus()).toBe(true)
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('navigation')).toBeVisible()
  await expect.element(page.getByRole('complementary')).toBeVisible()
  expect(view.hasFocus()).toBe(true)
})

test('the focus does not stay on what focus mode takes away', async () => {
  const { view } = await openArticle()
  await page.getByRole('searchbox').click()
  runCommand('focus-mode')
  await expect.poll(() => view.hasFocus()).toBe(true)
})

test('Escape in a dialog closes the dialog alone; a column that is asked for ends focus mode', async () => {
  await openArticle()
  runCommand('focus-mode')
  runCommand('shortcuts')
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(useLayout.getState().focusMode).toBe(true)
  runCommand('search-library')
  await expect.element(page.getByRole('searchbox')).toHaveFocus()
  runCommand('focus-mode')
  runCommand('toggle-library')
  await expect.element(page.getByRole('navigation')).toBeVisible()
})

test('there is no focus mode without an article, and none is left where it goes', async () => {
  await openWindow(memoryLibrary())
  runCommand('focus-mode')
  expect(useLayout.getState().focusMode).toBe(false)
  await openArticle()
  runCommand('focus-mode')
  runCommand('delete-article')
  await expect.element(page.getByRole('navigation')).toBeVisible()
  expect(useLayout.getState().focusMode).toBe(false)
})

test('size of the text and length of the lines change the page at once, and are kept', async () => {
  const { library, view } = await openArticle()
  const size = () => Number.parseFloat(getComputedStyle(view.dom).fontSize)
  const width = () => view.dom.getBoundingClientRect().width
  const [normalSize, normalWidth] = [size(), width()]
  runCommand('text-bigger')
  await expect.poll(size).toBeGreaterThan(normalSize)
  const large = size()
  runCommand('text-bigger')
  await expect.poll(size).toBeGreaterThan(large)
  runCommand('text-bigger')
  runCommand('text-normal')
  await expect.poll(size).toBe(normalSize)
  runCommand('text-smaller')
  await expect.poll(size).toBeLessThan(normalSize)
  runCommand('text-normal')
  runCommand('measure-narrow')
  await expect.poll(width).toBeLessThan(normalWidth)
  runCommand('measure-wide')
  await expect.poll(width).toBeGreaterThan(normalWidth)
  const kept = await library.newsroom.readSettings({})
  expect(kept.ok && kept.value).toMatchObject({ textSize: 'normal', measure: 'wide' })
})

test('with typewriter scrolling the line that one writes stays at its height, the last one too', async () => {
  const { view } = await openArticle()
  await startTypewriter(view)
  await atItsHeight(view).toBeCloseTo(0.48, 1)
  await userEvent.keyboard('Encore un mot.{Enter}Et un autre.')
  await atItsHeight(view).toBeCloseTo(0.48, 1)
  await userEvent.keyboard('{Control>}{End}{/Control}')
  await atItsHeight(view).toBeCloseTo(0.48, 1)
  await userEvent.keyboard('{Enter}Fin.')
  await atItsHeight(view).toBeCloseTo(0.48, 1)
})

test('pointing at a line moves nothing, and without typewriter scrolling nothing is held', async () => {
  const { view } = await openArticle()
  await startTypewriter(view)
  await atItsHeight(view).toBeCloseTo(0.48, 1)
  const before = scroller().scrollTop
  const line = page.getByText(/^Paragraphe 36,/)
  await line.click()
  await expect.poll(() => view.state.selection.$head.parent.textContent).toContain('36')
  await new Promise((resume) => setTimeout(resume, 400))
  expect(Math.abs(scroller().scrollTop - before)).toBeLessThan(3)
  runCommand('typewriter')
  await expect.poll(() => scroller().hasAttribute('data-typewriter')).toBe(false)
  await userEvent.keyboard('Un mot.')
  await new Promise((resume) => setTimeout(resume, 400))
  expect(Math.abs(scroller().scrollTop - before)).toBeLessThan(3)
})

test('the page has the focus once the column that had it is gone', async () => {
  const { view } = await openArticle()
  await page.viewport(1024, 700)
  for (const leaveFocusMode of [() => userEvent.keyboard('{Escape}'), () => runCommand('toggle-inspector')]) {
    runCommand('show-diagnostics')
    await expect.poll(() => document.activeElement?.closest('aside')).not.toBeNull()
    await leaveFocusMode()
    await expect.poll(() => document.querySelector('aside')).toBeNull()
    await expect.poll(() => view.hasFocus()).toBe(true)
  }
})

test('Escape in the text puts away what lies over the page', async () => {
  const { view } = await openArticle()
  await page.viewport(1024, 700)
  await expect.poll(() => document.querySelector('aside')).toBeNull()
  runCommand('toggle-inspector')
  await expect.poll(() => document.querySelector('aside')).not.toBeNull()
  view.focus()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('aside')).toBeNull()
  expect(document.activeElement).toBe(view.dom)
})

test('Escape in the headline ends one thing after the other', async () => {
  await openArticle()
  runCommand('focus-mode')
  runCommand('find')
  const bar = () => document.querySelector('main search')
  await expect.poll(bar).not.toBeNull()
  await page.getByRole('heading', { level: 1 }).click()
  await userEvent.keyboard('{Escape}')
  await expect.poll(bar).toBeNull()
  expect(document.querySelector('header')).toBeNull()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('header')).not.toBeNull()
})

test('the list has the focus once the article that had it is deleted', async () => {
  const { view } = await openArticle()
  view.focus()
  runCommand('delete-article')
  await expect.poll(() => articleEditor.view).toBeNull()
  await expect.poll(() => document.activeElement?.id).toBe('articles')
})

test('keys give the commands of the view', () => {
  const press = (init: KeyboardEventInit) => commandForKey(new KeyboardEvent('keydown', init))
  expect(press({ key: 'F1', code: 'F1' })).toBe('shortcuts')
  expect(press({ key: 'F9', code: 'F9' })).toBe('focus-mode')
  expect(press({ key: 'F9', code: 'F9', shiftKey: true })).toBe('typewriter')
  expect(press({ key: 'k', code: 'KeyK', ctrlKey: true })).toBe('palette')
  // The page handles its own keys, except undo and redo.
  expect(press({ key: 'z', code: 'KeyZ', ctrlKey: true })).toBe('undo')
  expect(press({ key: 'Z', code: 'KeyZ', ctrlKey: true })).toBe('undo')
  expect(press({ key: 'z', code: 'KeyZ', ctrlKey: true, shiftKey: true })).toBe('redo')
  expect(press({ key: 'я', code: 'KeyZ', ctrlKey: true })).toBe('undo')
  expect(press({ key: 'b', code: 'KeyB', ctrlKey: true })).toBeUndefined()
})

test('a key with AltGr writes a character and is never a command', () => {
  const press = (key: string, code: string) =>
    commandForKey(
      new KeyboardEvent('keydown', { key, code, ctrlKey: true, altKey: true, modifierAltGraph: true }),
    )
  expect(press('k', 'KeyK')).toBeUndefined()
  expect(press('ArrowDown', 'ArrowDown')).toBeUndefined()
})

test('Ctrl+Z in the list brings back what was deleted last, and in the search field it is the field’s', async () => {
  const { view } = await openArticle()
  view.focus()
  runCommand('delete-article')
  await expect.poll(() => document.activeElement?.id).toBe('articles')
  await expect.poll(() => document.querySelectorAll('#articles [role=option]').length).toBe(1)
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => document.querySelectorAll('#articles [role=option]').length).toBe(2)
  await page.getByRole('searchbox').click()
  await userEvent.keyboard('phare')
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByRole('searchbox')).not.toHaveValue('phare')
})

test('Control and Command are two keys on a Mac, and the arrows have their names', () => {
  expect(parseAccelerator('Ctrl+Cmd+Up')).toEqual({ modifiers: ['ctrl', 'cmdorctrl'], key: 'arrowup' })
  expect(parseAccelerator('CmdOrCtrl+Shift+Space')).toEqual({
    modifiers: ['cmdorctrl', 'shift'],
    key: 'space',
  })
})

test.each(['light', 'dark'])('in the %s theme every ink can be read on every ground', (theme) => {
  document.documentElement.dataset.theme = theme
  const hard: string[] = []
  for (const ground of ['--paper', '--panel', '--sunken', '--accent-wash', '--warn-wash'])
    for (const ink of ['--ink', '--ink-2', '--ink-3', '--accent', '--ok', '--warn']) {
      const [dark, light] = [luminance(ground), luminance(ink)].toSorted((a, b) => a - b)
      const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
      if (contrast < 4.5) hard.push(`${ink} on ${ground}: ${contrast.toFixed(2)}`)
    }
  expect(hard).toEqual([])
})
