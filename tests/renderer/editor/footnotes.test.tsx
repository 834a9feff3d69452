import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { articleEditor, closePage, lead, openPage, placeCursor, text, view, written } from './openPage.tsx'
import { typeAtOnce } from '../render.ts'
import { openBody, shape } from './shape.ts'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const NOTE = '{Control>}{Shift>}n{/Shift}{/Control}'
const card = (n: number) => page.getByRole('group', { name: `Note\u00a0${n}` })
const numbers = () =>
  [...document.querySelectorAll('.ProseMirror [data-footnote]')].map((note) => note.getAttribute('data-n'))
const labels = () =>
  [...document.querySelectorAll('.ProseMirror [data-footnote]')].map((note) =>
    note.getAttribute('aria-label'),
  )
const body = () => written()?.sections[0]?.body
const noteText = () => document.querySelector('[data-over-page] .ProseMirror')
const inNote = () =>
  expect.poll(() => document.activeElement === noteText() && noteText() !== null).toBe(true)

test('a note is written where it stands, in the one history, and left by Enter', async () => {
  await openPage({ sections: lead('Le devis court toujours.') })
  placeCursor('devis|')
  articleEditor.run('footnote')
  await inNote()
  await expect.element(page.getByRole('textbox', { name: 'Texte de la note\u00a01' })).toHaveFocus()
  await press('Annexe B{Enter}')
  await expect.poll(() => document.activeElement).toBe(view().dom)
  await press(', lui,')
  expect(body()).toMatch(/^Le devis\[\^1\], lui, court toujours\.\n\n\[\^1\]: Annexe B$/)
  expect(labels()).toEqual(['Note\u00a01\u00a0: Annexe B'])
  // Keys that wait for each other on a busy machine are several steps of one run.
  const stepWhile = (step: 'undo' | 'redo', holds: () => boolean) => {
    for (let steps = 0; steps < 8 && holds(); steps++) articleEditor[step]()
  }
  stepWhile('undo', () => body()?.includes('],') === true)
  expect(body()).toMatch(/^Le devis\[\^1\] court toujours\.\n\n\[\^1\]: Annexe B$/)
  stepWhile('undo', () => body()?.includes('[^1]: A') === true)
  expect(text()).toContain('Le devis¹ court toujours.')
  expect(body()).not.toContain('A')
  articleEditor.undo()
  expect(body()).toBe('Le devis court toujours.')
  stepWhile('redo', () => body()?.endsWith('[^1]: Annexe B') === false)
  expect(body()).toMatch(/^Le devis\[\^1\] court toujours\.\n\n\[\^1\]: Annexe B$/)
})

test('the key for a note makes one; Ctrl+Z within it takes back what was typed there', async () => {
  await openPage({ sections: lead('Le devis.') })
  placeCursor('devis|')
  await press(NOTE)
  await inNote()
  await typeAtOnce('Annexe')
  expect(body()).toContain('Annexe')
  await press('{Control>}z{/Control}')
  expect(body()).not.toContain('Annexe')
  expect(noteText()?.textContent).toBe('')
  expect(document.activeElement).toBe(noteText())
  await press('{Control>}{Shift>}z{/Shift}{/Control}')
  expect(noteText()?.textContent).toBe('Annexe')
  await press('{Control>}z{/Control}{Control>}z{/Control}')
  expect(body()).toBe('Le devis.')
  await expect.poll(() => document.activeElement).toBe(view().dom)
})

test('notes are numbered through the article, and anew where one comes or goes', async () => {
  const section = (heading: string, note: string) => ({
    heading,
    body: `Un mot${heading}[^1] ici.\n\n[^1]: ${note}`,
  })
  await openPage({ sections: [section('A', 'Un'), section('B', 'Deux'), section('C', 'Trois')] })
  expect(numbers()).toEqual(['1', '2', '3'])
  placeCursor('Un| motA')
  articleEditor.run('footnote')
  await inNote()
  // An empty footnote is not stored and has no number.
  expect(numbers()).toEqual(['…', '1', '2', '3'])
  await press('Neuf')
  await expect.poll(numbers).toEqual(['1', '2', '3', '4'])
  await press('{Escape}')
  await expect.poll(() => document.activeElement).toBe(view().dom)
  await press('{Backspace}')
  if (numbers().length === 4) await press('{Backspace}')
  expect(numbers()).toEqual(['1', '2', '3'])
  expect(labels()).toEqual([1, 2, 3].map((n) => `Note\u00a0${n}\u00a0: ${['Un', 'Deux', 'Trois'][n - 1]}`))
})

test('a selected note shows its text, is entered by Enter, and not typed over', async () => {
  await openPage({ sections: lead('Le devis[^1] court.\n\n[^1]: Annexe B') })
  placeCursor('devis|')
  await press('{ArrowRight}')
  await expect.element(card(1)).toMatchTextContent('Annexe B')
  expect(document.activeElement).toBe(view().dom)
  await press('{Enter}')
  await inNote()
  await press('{End}, page 12')
  expect(body()).toContain('[^1]: Annexe B, page 12')
  await press('{Escape}{ArrowLeft}')
  await press('x')
  expect(text()).toContain('Le devis¹x court.')
})

test('marks and links are made in a note, and what is pasted becomes its line', async () => {
  await openPage({ sections: lead('Le devis.') })
  placeCursor('devis|')
  await press(NOTE)
  await inNote()
  await press('Voir {Control>}b{/Control}annexe{Control>}b{/Control} B')
  expect(body()).toContain('[^1]: Voir **annexe** B')
  const data = new DataTransfer()
  data.setData('text/html', '<p>un</p><ul><li>deux <em>trois</em></li></ul>')
  noteText()?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  )
  expect(body()).toContain('[^1]: Voir **annexe** Bun deux *trois*')
  await press('{Home}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')
  await press('{Control>}{Shift>}k{/Shift}{/Control}')
  await expect.element(page.getByRole('textbox', { name: 'Adresse du lien' })).toHaveFocus()
  await press('example.org{Enter}')
  expect(body()).toContain('[^1]: [Voir](https://example.org) **annexe**')
  await inNote()
})

test('what Word puts on the clipboard is read in a note as it is on the page', async () => {
  await openPage({ sections: lead('Le devis.') })
  placeCursor('devis|')
  await press(NOTE)
  await inNote()
  const word = [
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>span.Gras{font-weight:bold}</style></head><body>',
    '<p class=MsoNormal>Selon <del>deux</del> <span class=Gras>trois</span> témoins<span style="display:none">, secrets</span>',
    '<img alt="" src="data:image/png;base64,AA">&nbsp;<o:p></o:p></p>',
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;&nbsp; </span>du quai</p></body></html>",
  ].join('')
  const data = new DataTransfer()
  data.setData('text/html', word)
  noteText()?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  )
  expect(body()).toContain('[^1]: Selon **trois** témoins du quai')
})

test('Home pressed at once after the focus came moves the caret', async () => {
  await openPage({ sections: lead('Le devis court.') })
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  placeCursor('devis|')
  await press(NOTE)
  await inNote()
  await typeAtOnce('Annexe B')
  await press('{Home}')
  await typeAtOnce('Z')
  expect(body()).toContain('[^1]: ZAnnexe B')
})

test('what is typed in a note is typeset as in its section, and one undo gives back what was typed', async () => {
  await openPage({
    sections: [
      { heading: '', body: 'Le devis.' },
      { heading: 'Abroad', body: 'The bill.', language: 'en' },
    ],
  })
  placeCursor('devis|')
  await press(NOTE)
  await inNote()
  for (const sign of `L'an : "`) await typeAtOnce(sign)
  await expect.poll(() => noteText()?.textContent).toBe('L’an\u00a0: «\u00a0')
  expect(body()).toContain('[^1]: L’an\u00a0: «')
  await press('{Control>}z{/Control}')
  expect(noteText()?.textContent).toBe('L’an\u00a0: "')
  await press('{Enter}')
  placeCursor('bill|')
  await press(NOTE)
  await inNote()
  await typeAtOnce('"')
  await expect.poll(() => noteText()?.textContent).toBe('“')
  await press('{Backspace}')
  await expect.poll(() => noteText()?.textContent).toBe('"')
})

test('the card takes a note out, in one step', async () => {
  await openPage({ sections: lead('Le devis[^1] court.\n\n[^1]: Annexe B') })
  placeCursor('devis|')
  await press('{ArrowRight}')
  await card(1).getByRole('button', { name: 'Supprimer la note' }).click()
  expect(body()).toBe('Le devis court.')
  expect(document.activeElement).toBe(view().dom)
  articleEditor.undo()
  expect(body()).toContain('[^1]: Annexe B')
})

test('what comes from elsewhere before a note leaves the caret in it', async () => {
  await openPage({ sections: lead('Avant.\n\nLe devis.') })
  placeCursor('devis|')
  await press(NOTE)
  await inNote()
  await press('Annexe')
  const { state } = view()
  const start = state.doc.resolve(state.selection.from).before(1)
  articleEditor.dispatch(state.tr.insertText(' Encore', start - 1).setMeta('addToHistory', false))
  await press(' B')
  await inNote()
  expect(body()).toBe('Avant. Encore\n\nLe devis[^1].\n\n[^1]: Annexe B')
})

test.each([
  ['## Titre\n\n¦Un mot[^1] là.', '{Backspace}', '## Titre|Un mot là. / ¹'],
  ['## Titre¦\n\nUn mot[^1] là.', '{Delete}', '## Titre|Un mot là. / ¹'],
  ['```\nune ligne\n```\n\n¦Un mot[^1] là.', '{Backspace}', '    une ligne|Un mot là. / ¹'],
  ['¦Un mot[^1] là.', '{Control>}{Shift>}2{/Shift}{/Control}', '## |Un mot là. / ¹'],
  ['¦ mot[^1] là.', '## Un', '## Un| mot là. / ¹'],
])(
  'a note in %j, which after %s can hold none, goes into a paragraph behind it',
  async (before, keys, after) => {
    await openBody(`${before}\n\n[^1]: Page douze.`)
    const whole = view().state.doc
    await press(keys)
    expect(shape()).toBe(after)
    expect(JSON.stringify(written()?.sections)).toContain('[^1]: Page douze.')
    while (articleEditor.undo()) {}
    expect(view().state.doc.eq(whole)).toBe(true)
  },
)
