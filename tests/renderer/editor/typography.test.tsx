import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { schema } from '../../../src/renderer/src/editor/schema.ts'
import {
  articleEditor,
  closePage,
  desk,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  select,
  text,
  useNotices,
  useSettings,
  view,
  written,
} from './desk.tsx'
import { actions, button, card, found, proof, quiet, spaced, underlined } from './proofDesk.ts'

afterEach(async () => {
  desk.readOnly = false
  useSettings.setState(useSettings.getInitialState(), true)
  useNotices.setState({ notices: [] })
  await closePage()
})

const press = (keys: string) => userEvent.keyboard(keys)
/** Types letter by letter, with no pause between two. */
const type = (letters: string) => {
  for (const letter of letters) view().dispatch(view().state.tr.insertText(letter))
}
const headline = () => written()?.headline
const body = () => text().split('\n').slice(4).join('\n')
const isOnCard = () => document.activeElement?.closest('[data-diagnostic-card]') !== null

describe('underlines', () => {
  test('stand under the right stretches, a missing space under its sign, and a suggestion is another kind', async () => {
    await openPage({ sections: lead('Il dit: "non". Le coeur y est.\n\nOù ? L\'eau...') })
    await quiet()
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
    await quiet()
    expect(document.querySelector('h1 [data-remark]')?.textContent).toBe("'")
  })

  test('are told apart by more than their colour, and say what they are', async () => {
    await openPage({ sections: lead("L'eau du coeur") })
    await quiet()
    const [apostrophe, ligature] = document.querySelectorAll('[data-remark]')
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
    await quiet()
    expect(underlined()).toEqual(["fix: '"])
  })

  test('are drawn for what is on screen alone', async () => {
    const paragraphs = Array.from({ length: 600 }, (_, nth) => `L'eau monte au jour ${nth}.`)
    await openPage({ sections: lead(paragraphs.join('\n\n')) })
    expect(await found()).toHaveLength(600)
    const drawn = () => document.querySelectorAll('[data-remark]').length
    expect(drawn()).toBeGreaterThan(5)
    expect(drawn()).toBeLessThan(200)
    const last = view().dom.lastElementChild
    expect(last?.querySelector('[data-remark]')).toBeNull()
    last?.scrollIntoView()
    await expect.poll(() => last?.querySelector('[data-remark]')).not.toBeNull()
    expect(drawn()).toBeLessThan(200)
  })

  test('are no more than so many in one paragraph, and the panel counts the others', async () => {
    await openPage({ sections: lead("L'eau. ".repeat(400)) })
    expect(await found()).toHaveLength(400)
    expect(underlined()).toHaveLength(150)
    expect(proof().unmarked).toBe(250)
  })

  test('move with their words, and go with them', async () => {
    await openPage({ sections: lead("D'abord. L'eau monte.") })
    await quiet()
    placeCursor('|L')
    type('Ici, ')
    expect(underlined()).toEqual(["fix: '", "fix: '"])
    placeCursor("L'|eau")
    await press('{Backspace}')
    expect(underlined()).toEqual(["fix: '"])
  })

  test('come after a pause in the writing', async () => {
    await openPage({ sections: lead('Il pleut.') })
    await quiet()
    placeCursor('pleut.|')
    type(" L'eau")
    expect(underlined()).toEqual([])
    await expect.poll(underlined).toEqual(["fix: '"])
  })
})

describe('a fix', () => {
  test('of everything is one step over body and headline, told with Undo, and leaves the suggestions', async () => {
    await openPage({ headline: "L'eau monte", sections: lead("Où ? L'eau. Le coeur.") })
    await quiet()
    expect(proof().counts).toMatchObject({ fixes: 3, suggestions: 1 })
    await actions.fixAll()
    expect([headline(), spaced().split('\n')[4]]).toEqual(['L’eau monte', 'Où~? L’eau. Le coeur.'])
    expect(await found()).toEqual(['ligature: oe → œ'])
    const [notice] = useNotices.getState().notices
    notice?.action?.run()
    expect([headline(), body()]).toEqual(["L'eau monte", "Où ? L'eau. Le coeur."])
    expect(await found()).toHaveLength(4)
  })

  test('of everything counts what was typed a moment ago', async () => {
    await openPage({ sections: lead('Il pleut.') })
    await quiet()
    placeCursor('pleut.|')
    type(" L'eau")
    await actions.fixAll()
    expect(body()).toBe('Il pleut. L’eau')
  })

  test('of one rule leaves the others', async () => {
    await openPage({ headline: "L'eau", sections: lead("Où ? L'eau.\n\nD'où ?") })
    await quiet()
    const [first] = proof().diagnostics
    if (first) actions.fixAllLike(first)
    expect([headline(), body()]).toEqual(['L’eau', 'Où ? L’eau.\nD’où ?'])
    articleEditor.undo()
    expect([headline(), body()]).toEqual(["L'eau", "Où ? L'eau.\nD'où ?"])
  })

  test('keeps the marks of what it replaces', async () => {
    await openPage({ sections: lead("Le port de l'eau noire") })
    select("|l'eau", "l'eau| noire")
    await press('{Control>}b{/Control}')
    await quiet()
    await actions.fixAll()
    expect(document.querySelector('.ProseMirror strong')?.textContent).toBe('l’eau')
  })

  test('is written behind, and not over, in the body and in the headline', async () => {
    await openPage({ headline: "Si l'eau monte", sections: lead('Où ? Là.') })
    await quiet()
    placeCursor('|Où')
    const fixNext = async () => {
      await actions.stepDiagnostic(1)
      await expect.poll(() => document.activeElement?.textContent).toBe('Corriger')
      await press('{Enter}x')
    }
    await fixNext()
    expect(spaced()).toContain('Où~?x Là.')
    await fixNext()
    expect(headline()).toBe('Si l’xeau monte')
  })

  test('reaches the correction, too', async () => {
    await openPage({ correction: "L'heure était fausse.\n\nL'autre aussi.", sections: lead('Il pleut.') })
    await quiet()
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
    expect(await found()).toEqual(["apostrophe: ' → ’"])
    expect(document.querySelectorAll('[data-footnote][data-remark="fix"]')).toHaveLength(1)
    await actions.fixAll()
    const note = view().state.doc.lastChild?.child(1)
    expect(note?.attrs.content).toEqual([{ type: 'text', text: 'Selon l’agence.', marks: [] }])
  })
})

describe('what the texts are checked by', () => {
  test('is the article’s language', async () => {
    await openPage({ sections: lead('Where ? Now') })
    expect(await found()).toEqual(['high-punctuation-space:   → \u202f'])
    articleEditor.setFields({ language: 'en' })
    expect(await found()).toEqual(['no-space-before:   → '])
    articleEditor.setFields({ language: 'de' })
    expect(await found()).toEqual([])
  })

  test('is the profile of the settings', async () => {
    await openPage({ sections: lead('Où ?') })
    expect(await found()).toEqual(['high-punctuation-space:   → \u202f'])
    const { settings } = useSettings.getState()
    useSettings.setState({ settings: { ...settings, typography: 'nbsp' } })
    expect(await found()).toEqual(['high-punctuation-space:   → \u00a0'])
    useSettings.setState({ settings: { ...settings, typography: 'none' } })
    expect(await found()).toEqual([])
  })

  test('is the article on the page: another one brings its own', async () => {
    const first = await openPage({ headline: "L'eau", sections: lead("L'eau...") })
    expect(await found()).toHaveLength(3)
    await open(put({ sections: lead('Le coeur.') }))
    expect(await found()).toEqual(['ligature: oe → œ'])
    expect(underlined()).toEqual(['suggestion: oe'])
    await open(first)
    expect(await found()).toHaveLength(3)
  })

  test('is a heading as plain text', async () => {
    await openPage({ sections: [{ heading: "L'eau * 2", body: 'Il pleut.' }] })
    await quiet()
    expect(underlined()).toEqual(["fix: '"])
  })
})

describe('the explanation', () => {
  test('comes where the pointer rests, takes no focus, and fixes from there', async () => {
    await openPage({ sections: lead("L'eau monte. D'où ?") })
    await quiet()
    placeCursor('monte|')
    await userEvent.hover(document.querySelector('[data-remark]') ?? document.body)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe droite → courbe')
    expect(document.activeElement).toBe(view().dom)
    await userEvent.click(button(card(), 'Corriger'))
    expect(body()).toBe("L’eau monte. D'où ?")
    expect(card()).toBeNull()
  })

  test('comes by a click, and is gone with the next letter', async () => {
    await openPage({ sections: lead("Alors l'eau monte.") })
    await quiet()
    await userEvent.click(document.querySelector('[data-remark]') ?? document.body)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe')
    await press('x')
    expect(card()).toBeNull()
    expect(body()).toContain('x')
  })

  test('offers all of the rule, and everything', async () => {
    await openPage({ headline: "L'eau", sections: lead("L'eau monte. Où ?") })
    await quiet()
    await actions.stepDiagnostic(1)
    await expect.poll(() => card()?.textContent).toContain('Tout corriger (3)')
    await userEvent.click(button(card(), 'Corriger partout (2)'))
    expect([headline(), body()]).toEqual(['L’eau', 'L’eau monte. Où ?'])
  })

  test('is walked by keyboard through headline and body, round to the first', async () => {
    await openPage({ headline: "L'eau", sections: lead('Il pleut...\n\nOù ?') })
    await quiet()
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

  test('takes Enter for a fix, and Escape to be gone; the cursor is then in the text', async () => {
    await openPage({ sections: lead('Il pleut...\n\nOù ?') })
    await quiet()
    placeCursor('|Il')
    await actions.stepDiagnostic(1)
    await expect.poll(() => document.activeElement?.textContent).toBe('Corriger')
    await press('{Enter}')
    expect(body()).toBe('Il pleut…\nOù ?')
    expect(document.activeElement).toBe(view().dom)
    await quiet()
    await actions.stepDiagnostic(1)
    await expect.poll(() => document.activeElement?.textContent).toBe('Corriger')
    await press('{Escape}')
    expect(card()).toBeNull()
    expect(document.activeElement).toBe(view().dom)
    await press('{Control>}.{/Control}')
    expect(spaced()).toContain('Il pleut…\nOù~?')
  })

  test('after a jump, Enter fixes what is selected and does not overwrite it', async () => {
    await openPage({ sections: lead('Il pleut... Encore.') })
    await quiet()
    const [first] = proof().diagnostics
    if (first) actions.showDiagnostic(first)
    expect(window.getSelection()?.toString()).toBe('...')
    await press('{Enter}')
    expect(body()).toBe('Il pleut… Encore.')
  })

  test('is gone as soon as one goes elsewhere', async () => {
    await openPage({ headline: "L'eau", sections: lead("D'ici.") })
    await quiet()
    for (const diagnostic of proof().diagnostics) {
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
    desk.readOnly = true
    await openPage({ sections: lead("L'eau. D'où") })
    await quiet()
    await actions.stepDiagnostic(1)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe droite')
    expect(card()?.querySelectorAll('button')).toHaveLength(0)
    await actions.fixAll()
    expect(body()).toBe("L'eau. D'où")
  })
})
