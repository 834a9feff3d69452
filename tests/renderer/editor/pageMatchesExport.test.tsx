import { closeHistory } from 'prosemirror-history'
import type { Node as PageNode } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { normalise, readSections, toHtml, toText } from '../../../src/core/document/index.ts'
import { WRITTEN_FORMAT_NAMES } from '../../core/export/exportArticle.ts'
import { bodyNodes, treeBlock } from '../../../src/renderer/src/editor/convert.ts'
import type { Parse } from '../../core/export/everyFormat/dom.ts'
import { expectSameText } from '../../core/export/everyFormat/expectations.ts'
import { formatReadings } from '../../core/export/everyFormat/readers.ts'
import { articleEditor, openPage, view, written } from './openPage.tsx'
import { FULL_ARTICLE } from './fullArticle.ts'
import { pageCommands } from './pageCommands.ts'
import { drag, pasteData, pasteHtml, take } from './pasteInto.ts'
import { signatureOf, wordsOf } from './signature.ts'

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

const TYPED = [
  '2*3*4 = 24',
  'étudiant*es',
  '__init__',
  'De 5~7 % à 100~200 euros',
  '¯\\_(ツ)_/¯',
  '&nbsp;',
  '<b>',
  '1914. La guerre',
  '+ 12 %',
  '# 1 mondial',
  '> 100 personnes',
  '- 3 %',
  'un mot ',
  'www.exemple.org',
  '[x](y)',
  '`code`',
  '| a | b |',
  '---',
  '« Oui »',
  'la fin.',
]
const KEYS = [
  '{Enter}',
  '{Backspace}',
  '{Delete}',
  '{Tab}',
  '{Shift>}{Tab}{/Shift}',
  '{Shift>}{Enter}{/Shift}',
  '{ArrowUp}',
  '{ArrowDown}',
  '{ArrowLeft}',
]
const PASTED = [
  '<p>Un <b>mot</b></p><p>et <i>un</i> autre</p>',
  '<ul><li>un</li><li>deux<ol><li>a</li></ol></li></ul>',
  '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>',
  '<h2>Partie</h2><p>Texte<sup>2</sup></p><blockquote><p>Dit</p></blockquote>',
]
/** What programs put on the clipboard. */
const CLIPBOARDS = Object.values(
  import.meta.glob<string>('../../fixtures/clipboard/*.html', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)

/** Selects the cells from one of a table to a later one of it. */
function selectCells(random: () => number): void {
  const { doc, tr } = view().state
  const cells: number[] = []
  doc.descendants(({ type }, position) => {
    if (type.name === 'tableCell' || type.name === 'tableHeader') cells.push(position)
  })
  const first = cells[Math.floor(random() * cells.length)]
  const last = cells.findLast((cell) => first !== undefined && cell >= first && cell < first + 20)
  if (first === undefined || last === undefined || doc.resolve(first).node(-1) !== doc.resolve(last).node(-1))
    return
  view().dispatch(tr.setSelection(CellSelection.create(doc, first, last)))
}

/** Moves what is selected, or a copy of it, to a random place, by the clipboard or by dragging. */
function moveAtRandom(random: () => number): void {
  const { selection, doc } = view().state
  if (random() < 0.5) {
    const taken = take(random() < 0.5 ? 'cut' : 'copy')
    const place = view().state.doc.resolve(Math.floor(random() * view().state.doc.content.size))
    view().dispatch(view().state.tr.setSelection(TextSelection.near(place)))
    pasteData({ 'text/html': taken.getData('text/html'), 'text/plain': taken.getData('text/plain') })
  } else if (selection instanceof TextSelection && !selection.empty) {
    const data = new DataTransfer()
    drag('dragstart', data, selection.from + 1)
    drag('drop', data, 1 + Math.floor(random() * (doc.content.size - 2)), { ctrlKey: random() < 0.5 })
    drag('dragend', data, 1)
  }
}

async function compose(text: string): Promise<void> {
  const ime = cdp()
  view().focus()
  await ime.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 })
  await ime.send('Input.insertText', { text })
  await expect.poll(() => view().composing).toBe(false)
}

const EDITS = pageCommands.filter((command) => command !== 'undo' && command !== 'redo')

/** A random edit at a random place of the page. */
async function editAtRandom(random: () => number): Promise<void> {
  const pick = <T,>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const { doc } = view().state
  if (random() < 0.6) {
    const [one, other] = [random(), random() < 0.7 ? null : random()]
    const at = (share: number) => doc.resolve(Math.floor(share * doc.content.size))
    const selection =
      other === null
        ? TextSelection.near(at(one))
        : TextSelection.between(at(Math.min(one, other)), at(Math.max(one, other)))
    view().focus()
    view().dispatch(view().state.tr.setSelection(selection))
  }
  if (random() < 0.1) selectCells(random)
  const what = random()
  if (what < 0.35) await userEvent.keyboard((pick(TYPED) ?? '').replaceAll('[', '[[').replaceAll('{', '{{'))
  else if (what < 0.58) await userEvent.keyboard(pick(KEYS) ?? '')
  else if (what < 0.8) articleEditor.run(pick(EDITS) ?? 'bold')
  else if (what < 0.9) pasteHtml(pick(random() < 0.5 ? PASTED : CLIPBOARDS) ?? '')
  else if (what < 0.97) moveAtRandom(random)
  else await compose(pick(['漢', 'é', "'"]) ?? '')
  if (!view().hasFocus()) view().focus()
}

/** Undoes an edit step by step, and redoes it. */
function expectUndone(before: PageNode, after: PageNode): void {
  let steps = 0
  while (!view().state.doc.eq(before) && steps < 20 && articleEditor.undo()) steps += 1
  expect(view().state.doc.toString()).toBe(before.toString())
  for (; steps > 0; steps -= 1) articleEditor.redo()
  expect(view().state.doc.toString()).toBe(after.toString())
}

const parse: Parse = (text, type) => {
  const parsed = new DOMParser().parseFromString(text, type)
  const fault = parsed.querySelector('parsererror')?.textContent
  if (fault) throw new Error(fault)
  return parsed
}
const READINGS = formatReadings(parse)

function compareWithExports(): void {
  const content = written()
  const page = document.querySelector('.ProseMirror')
  if (!content || !page) throw new Error('no page')
  const blocks = normalise(bodyNodes(view().state.doc).map(treeBlock))
  const stored = readSections(content.sections)
  // What is stored parses back to what is on the page.
  expect(stored).toEqual(blocks)
  const html = document.createElement('template')
  html.innerHTML = toHtml(stored)
  const exported = document.createElement('div')
  exported.append(html.content)
  expect(signatureOf(exported)).toEqual(signatureOf(page))
  const text = toText(stored).replace(/\s/g, '')
  for (const words of wordsOf(page)) expect(text).toContain(words)
  for (const format of WRITTEN_FORMAT_NAMES) expectSameText(READINGS, format, blocks)
}

/** More of them in the long form. */
const SEEDS = Number(import.meta.env.VITE_SEEDS ?? 1)

describe('what the page shows is what is stored and exported, whatever was done', () => {
  test.each(Array.from({ length: SEEDS }, (_, at) => at + 1))('seed %i', async (seed) => {
    const random = seededRandom(seed)
    await openPage(seed % 2 ? FULL_ARTICLE : { headline: 'Vide' })
    for (let step = 0; step < 45; step += 1) {
      view().dispatch(closeHistory(view().state.tr))
      const before = view().state.doc
      await editAtRandom(random)
      const after = view().state.doc
      after.check()
      if (step % 5 === 0) expectUndone(before, after)
    }
    compareWithExports()
  })
})

describe('what is typed is text', () => {
  test.each(TYPED)('%s', async (typed) => {
    await openPage({ headline: 'Texte' })
    articleEditor.focusBody()
    await userEvent.keyboard(`Début.{Enter}${typed.replaceAll('[', '[[').replaceAll('{', '{{')}`)
    const [, second] = bodyNodes(view().state.doc)
    const shown = second?.textContent ?? ''
    compareWithExports()
    // Typography may set quotes and spaces; everything else must be as typed, or come back by one undo.
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').trimEnd()
    if (plain(shown) !== plain(typed)) {
      articleEditor.undo()
      expect(plain(bodyNodes(view().state.doc)[1]?.textContent ?? '')).toBe(plain(typed))
    }
  })
})
