import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { schema } from '../../../src/renderer/src/editor/schema.ts'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  select,
  text,
  useSession,
  useToasts,
  useSettings,
  view,
  written,
} from './openPage.tsx'
import {
  actions,
  button,
  card,
  findings,
  diagnosticsState,
  waitForProofreading,
  spaced,
  underlined,
} from './diagnosticsOnPage.ts'

afterEach(async () => {
  fakeNewsroom.readOnly = false
  useSettings.setState(useSettings.getInitialState(), true)
  useToasts.setState({ toasts: [] })
  await closePage()
})

const press = (keys: string) => userEvent.keyboard(keys)
/** Types letters without a pause between. */
const type = (letters: string) => {
  for (const letter of letters) view().dispatch(view().state.tr.insertText(letter))
}
const headline = () => written()?.headline
const body = () => text().split('\n').slice(4).join('\n')
const isOnCard = () => document.activeElement?.closest('[data-diagnostic-card]') !== null

describe('underlines', () => {
  test('stand under the right stretches, a missing space under its sign, and a suggestion is another kind', async () => {
    await openPage({ sections: lead('Il dit: "non". Le coeur y est.\n\nOù ? L\'eau...') })
    await waitForProofreading()
    expect(underlined()).toEqual([
      'fix: :',
      'fix: "',
      'fix: "',
      'suggestion: oe',
      'fix:  ?',
      "fix: '",
      'fix: ...',
    ])
  })

  test('stand in the display copy, too', async () => {
    await openPage({ headline: "L'eau", sections: lead('Il pleut.') })
    await waitForProofreading()
    expect(document.querySelector('h1 [data-diagnostic]')?.textContent).toBe("'")
  })

  test('are told apart by more than their colour, and say what they are', async () => {
    await openPage({ sections: lead("L'eau du coeur") })
    await waitForProofreading()
    const [apostrophe, ligature] = document.querySelectorAll('[data-diagnostic]')
    expect(apostrophe?.getAttribute('aria-description')).toMatch(/Apostrophe|apostrophe/)
    expect(apostrophe?.getAttribute('aria-invalid')).toBe('true')
    const look = (element: Element | undefined) =>
      element && getComputedStyle(element).textDecorationThickness
    expect(look(apostrophe)).not.toBe(look(ligature))
  })

  test('never stand in addresses or code', async () => {
    await openPage({ sections: lead("Voir https://exemple.fr/l'eau?a=b... et À 21:42, l'eau.") })
    const { state } = view()
    const code = schema.text("x = 'a'...", [schema.marks.code.create()])
    const listing = schema.nodes.preformatted.create(null, schema.text("l'eau..."))
    view().dispatch(
      state.tr.insert(state.doc.content.size - 1, code).insert(state.doc.content.size + 10, listing),
    )
    await waitForProofreading()
    expect(underlined()).toEqual(["fix: '"])
  })

  test('are drawn for what is on screen alone', async () => {
    const paragraphs = Array.from({ length: 600 }, (_, nth) => `L'eau monte au jour ${nth}.`)
    await openPage({ sections: lead(paragraphs.join('\n\n')) })
    expect(await findings()).toHaveLength(600)
    const drawn = () => document.querySelectorAll('[data-diagnostic]').length
    expect(drawn()).toBeGreaterThan(5)
    expect(drawn()).toBeLessThan(200)
    const last = view().dom.lastElementChild
    expect(last?.querySelector('[data-diagnostic]')).toBeNull()
    last?.scrollIntoView()
    await expect.poll(() => last?.querySelector('[data-diagnostic]')).not.toBeNull()
    expect(drawn()).toBeLessThan(200)
  })

  test('are no more than so many in one paragraph, and the panel counts the others', async () => {
    await openPage({ sections: lead("L'eau. ".repeat(400)) })
    expect(await findings()).toHaveLength(400)
    expect(underlined()).toHaveLength(150)
    expect(diagnosticsState().unmarked).toBe(250)
  })

  test('move with their words, and go with them', async () => {
    await openPage({ sections: lead("D'abord. L'eau monte.") })
    await waitForProofreading()
    placeCursor('|L')
    type('Ici, ')
    expect(underlined()).toEqual(["fix: '", "fix: '"])
    placeCursor("L'|eau")
    await press('{Backspace}')
    expect(underlined()).toEqual(["fix: '"])
  })

  test('come after a pause in the writing', async () => {
    await openPage({ sections: lead('Il pleut.') })
    await waitForProofreading()
    placeCursor('pleut.|')
    type(" L'eau")
    expect(underlined()).toEqual([])
    await expect.poll(underlined).toEqual(["fix: '"])
  })
})

describe('a fix', () => {
  test('of everything is one step over body and headline, told with Undo, and leaves the suggestions', async () => {
    await openPage({ headline: "L'eau monte", sections: lead("Où ? L'eau. Le coeur.") })
    await waitForProofreading()
    expect(diagnosticsState().counts).toMatchObject({ fixes: 3, suggestions: 1 })
    await actions.fixAll()
    expect([headline(), spaced().split('\n')[4]]).toEqual(['L’eau monte', 'Où~? L’eau. Le coeur.'])
    expect(await findings()).toEqual(['ligature: oe → œ'])
    const [notice] = useToasts.getState().toasts
    notice?.action?.run()
    expect([headline(), body()]).toEqual(["L'eau monte", "Où ? L'eau. Le coeur."])
    expect(await findings()).toHaveLength(4)
  })

  test('of everything counts what was typed a moment ago, and keeps it as a version', async () => {
    await openPage({ sections: lead('Il pleut.') })
    await waitForProofreading()
    placeCursor('pleut.|')
    type(" L'eau")
    await actions.fixAll()
    expect(body()).toBe('Il pleut. L’eau')
    expect(await useSession.getState().flush()).toBe(true)
    expect([fakeNewsroom.reasons.at(-1), fakeNewsroom.kept.at(-1)?.sections]).toEqual([
      'fix-all',
      lead("Il pleut. L'eau"),
    ])
  })

  test('of one rule leaves the others', async () => {
    await openPage({ headline: "L'eau", sections: lead("Où ? L'eau.\n\nD'où ?") })
    await waitForProofreading()
    const [first] = diagnosticsState().diagnostics
    if (first) actions.fixAllLike(first)
    expect([headline(), body()]).toEqual(['L’eau', 'Où ? L’eau.\nD’où ?'])
    articleEditor.undo()
    expect([headline(), body()]).toEqual(["L'eau", "Où ? L'eau.\nD'où ?"])
  })

  test('keeps the marks of what it replaces', async () => {
    await openPage({ sections: lead("Le port de l'eau noire") })
    select("|l'eau", "l'eau| noire")
    await press('{Control>}b{/Control}')
    await waitForProofreading()
    await actions.fixAll()
    expect(document.querySelector('.ProseMirror strong')?.textContent).toBe('l’eau')
  })

  test('is written behind, and not over, in the body and in the headline', async () => {
    await openPage({ headline: "Si l'eau monte", sections: lead('Où ? Là.') })
    await waitForProofreading()
    placeCursor('|Où')
    const fixNext = async () => {
      await actions.stepDiagnostic(1)
      await expect.poll(() => document.activeElement?.textContent).toBe('1 Corriger')
      await press('{Enter}x')
    }
    await fixNext()
    expect(spaced()).toContain('Où~?x Là.')
    await fixNext()
    expect(headline()).toBe('Si l’xeau monte')
  })

  test('reaches the correction, too', async () => {
    await openPage({ correction: "L'heure était fausse.\n\nL'autre aussi.", sections: lead('Il pleut.') })
    await waitForProofreading()
    await actions.fixAll()
    expect(written()?.correction).toBe('L’heure était fausse.\n\nL’autre aussi.')
    articleEditor.undo()
    expect(written()?.correction).toBe("L'heure était fausse.\n\nL'autre aussi.")
  })

  test('reaches a note, which is underlined at its reference', async () => {
    await openPage({ sections: lead('Il pleut.') })
    const { state } = view()
    const content = [{ type: 'text', text: "Selon l'agence.", marks: [] }]
    view().dispatch(state.tr.insert(state.doc.content.size - 2, schema.nodes.footnote.create({ content })))
    expect(await findings()).toEqual(["apostrophe: ' → ’"])
    expect(document.querySelectorAll('[data-footnote][data-diagnostic="fix"]')).toHaveLength(1)
    await actions.fixAll()
    const note = view().state.doc.lastChild?.child(1)
    expect(note?.attrs.content).toEqual([{ type: 'text', text: 'Selon l’agence.', marks: [] }])
  })
})

describe('what the texts are checked by', () => {
  test('is the article’s language', async () => {
    await openPage({ sections: lead('Where ? Now') })
    expect(await findings()).toEqual(['high-punctuation-space:   → \u202f'])
    articleEditor.setFields({ language: 'en' })
    expect(await findings()).toEqual(['no-space-before:   → '])
    articleEditor.setFields({ language: 'de' })
    expect(await findings()).toEqual([])
  })

  test('is the profile of the settings', async () => {
    await openPage({ sections: lead('Où ?') })
    expect(await findings()).toEqual(['high-punctuation-space:   → \u202f'])
    const { settings } = useSettings.getState()
    useSettings.setState({ settings: { ...settings, typography: 'nbsp' } })
    expect(await findings()).toEqual(['high-punctuation-space:   → \u00a0'])
    useSettings.setState({ settings: { ...settings, typography: 'none' } })
    expect(await findings()).toEqual([])
  })

  test('is the article on the page: another one brings its own', async () => {
    const first = await openPage({ headline: "L'eau", sections: lead("L'eau...") })
    expect(await findings()).toHaveLength(3)
    await open(put({ sections: lead('Le coeur.') }))
    expect(await findings()).toEqual(['ligature: oe → œ'])
    expect(underlined()).toEqual(['suggestion: oe'])
    await open(first)
    expect(await findings()).toHaveLength(3)
  })

  test('is a heading as plain text', async () => {
    await openPage({ sections: [{ heading: "L'eau * 2", body: 'Il pleut.' }] })
    await waitForProofreading()
    expect(underlined()).toEqual(["fix: '"])
  })
})

describe('the explanation', () => {
  test('comes where the pointer rests, takes no focus, and fixes from there', async () => {
    await openPage({ sections: lead("L'eau monte. D'où ?") })
    await waitForProofreading()
    placeCursor('monte|')
    await userEvent.hover(document.querySelector('[data-diagnostic]') ?? document.body)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe droite → courbe')
    expect(document.activeElement).toBe(view().dom)
    await userEvent.click(button(card(), 'Corriger'))
    expect(body()).toBe("L’eau monte. D'où ?")
    expect(card()).toBeNull()
  })

  test('comes by a click, and is gone with the next letter', async () => {
    await openPage({ sections: lead("Alors l'eau monte.") })
    await waitForProofreading()
    await userEvent.click(document.querySelector('[data-diagnostic]') ?? document.body)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe')
    await press('x')
    expect(card()).toBeNull()
    expect(body()).toContain('x')
  })

  test('offers all of the rule, and everything', async () => {
    await openPage({ headline: "L'eau", sections: lead("L'eau monte. Où ?") })
    await waitForProofreading()
    await actions.stepDiagnostic(1)
    await expect.poll(() => card()?.textContent).toContain('Tout corriger (3)')
    await userEvent.click(button(card(), 'Corriger partout (2)'))
    expect([headline(), body()]).toEqual(['L’eau', 'L’eau monte. Où ?'])
  })

  test('is walked by keyboard through headline and body, round to the first', async () => {
    await openPage({ headline: "L'eau", sections: lead('Il pleut...\n\nOù ?') })
    await waitForProofreading()
    placeCursor('|Il')
    const titles: (string | undefined)[] = []
    for (const step of [1, 1, 1, 1, -1] as const) {
      await actions.stepDiagnostic(step)
      await expect.poll(isOnCard).toBe(true)
      await expect.poll(() => card()?.querySelector('b')?.textContent).not.toBe(titles.at(-1))
      titles.push(card()?.querySelector('b')?.textContent ?? undefined)
    }
    const [dots, mark, apostrophe, again, before] = titles
    expect([dots, mark, apostrophe]).toEqual([
      'Trois points → points de suspension',
      'Espace fine insécable manquante',
      'Apostrophe droite → courbe',
    ])
    expect([again, before]).toEqual([dots, apostrophe])
  })

  test('does not come where the text, the caret or the focus has moved while proofreading was waited for', async () => {
    await openPage({ sections: lead('Il pleut...\n\nOù ?') })
    await waitForProofreading()
    const field = document.body.appendChild(document.createElement('input'))
    for (const move of [() => type('x'), () => placeCursor('pl|'), () => field.focus()]) {
      placeCursor('|Il')
      const stepped = actions.stepDiagnostic(1)
      move()
      const { selection } = view().state
      await stepped
      expect(view().state.selection.eq(selection)).toBe(true)
      expect(card()).toBeNull()
    }
    expect(document.activeElement).toBe(field)
    field.remove()
  })

  test('takes Enter for a fix, and Escape to be gone; the cursor is then in the text', async () => {
    await openPage({ sections: lead('Il pleut...\n\nOù ?') })
    await waitForProofreading()
    placeCursor('|Il')
    await actions.stepDiagnostic(1)
    await expect.poll(() => document.activeElement?.textContent).toBe('1 Corriger')
    await press('{Enter}')
    expect(body()).toBe('Il pleut…\nOù ?')
    expect(document.activeElement).toBe(view().dom)
    await waitForProofreading()
    await actions.stepDiagnostic(1)
    await expect.poll(() => document.activeElement?.textContent).toBe('1 Corriger')
    await press('{Escape}')
    expect(card()).toBeNull()
    expect(document.activeElement).toBe(view().dom)
    await press('{Control>}.{/Control}')
    expect(spaced()).toContain('Il pleut…\nOù~?')
  })

  test('after a jump, Enter fixes what is selected and does not overwrite it', async () => {
    await openPage({ sections: lead('Il pleut... Encore.') })
    await waitForProofreading()
    const [first] = diagnosticsState().diagnostics
    if (first) actions.showDiagnostic(first)
    expect(window.getSelection()?.toString()).toBe('...')
    await press('{Enter}')
    expect(body()).toBe('Il pleut… Encore.')
  })

  test('is gone as soon as one goes elsewhere', async () => {
    await openPage({ headline: "L'eau", sections: lead("D'ici.") })
    await waitForProofreading()
    for (const diagnostic of diagnosticsState().diagnostics) {
      actions.showDiagnostic(diagnostic)
      await expect.poll(card).not.toBeNull()
      placeCursor('ici.|')
      await expect.poll(card).toBeNull()
    }
    await actions.stepDiagnostic(1)
    await expect.poll(isOnCard).toBe(true)
    placeCursor('ici|.')
    await expect.poll(card).toBeNull()
  })

  test('in an article that may only be read offers nothing', async () => {
    fakeNewsroom.readOnly = true
    await openPage({ sections: lead("L'eau. D'où") })
    await waitForProofreading()
    await actions.stepDiagnostic(1)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe droite')
    expect(card()?.querySelectorAll('button')).toHaveLength(0)
    await actions.fixAll()
    expect(body()).toBe("L'eau. D'où")
  })
})

test('the card of a finding has what is done with it in one line each', async () => {
  await page.viewport(800, 600)
  await openPage({ sections: lead("Où ? D'ici, l'eau. Quand ?") })
  await waitForProofreading()
  placeCursor('Où|')
  await actions.stepDiagnostic(1)
  await expect.poll(card).not.toBeNull()
  const topsOf = (words: readonly string[]) =>
    new Set(words.map((each) => button(card(), each).getBoundingClientRect().top))
  expect(topsOf(['Corriger', 'Corriger partout', 'Tout corriger']).size).toBe(1)
  expect(topsOf(['Ignorer', 'Ignorer dans cet article', 'Ignorer la règle ici']).size).toBe(1)
})
