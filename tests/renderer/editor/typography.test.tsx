import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  body,
  closePage,
  desk,
  field,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  text,
  useSession,
  useSettings,
} from './desk.tsx'
import { button, card, page, proof, quiet, remarks, spaced, underlined } from './proofDesk.ts'

afterEach(async () => {
  desk.readOnly = false
  useSettings.setState(useSettings.getInitialState(), true)
  await closePage()
})

const press = (keys: string) => userEvent.keyboard(keys)
/** Types letter by letter, with no pause between two. */
const type = (letters: string) => {
  for (const letter of letters)
    body().dispatch(body().state.replaceSelection(letter), { userEvent: 'input.type' })
}
const headline = () => useSession.getState().content?.headline

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

  test('never stand in addresses or code', async () => {
    await openPage({
      sections: lead(
        "Voir https://exemple.fr/l'eau?a=b... et `x = 'a'...`\n\n```\nl'eau...\n```\n\nÀ 21:42, l'eau.",
      ),
    })
    await quiet()
    expect(underlined()).toEqual(["fix: '"])
  })

  test('are drawn for what is on screen alone', async () => {
    const paragraphs = Array.from({ length: 600 }, (_, nth) => `L'eau monte au jour ${nth}.`)
    await openPage({ sections: lead(paragraphs.join('\n\n')) })
    expect(await remarks()).toHaveLength(600)
    expect(underlined().length).toBeGreaterThan(5)
    expect(underlined().length).toBeLessThan(200)
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
  test('of everything is one step over body and headline, and leaves the suggestions', async () => {
    await openPage({ headline: "L'eau monte", sections: lead("Où ? L'eau. Le coeur.") })
    await quiet()
    expect(proof().counts).toMatchObject({ fixes: 3, suggestions: 1 })
    proof().fixEvery(({ found }) => found.certainty === 'fix')
    expect([headline(), spaced()]).toEqual(['L’eau monte', 'Où~? L’eau. Le coeur.'])
    expect(await remarks()).toEqual(['ligature: oe → œ'])
    page().undo()
    expect([headline(), text()]).toEqual(["L'eau monte", "Où ? L'eau. Le coeur."])
    expect(await remarks()).toHaveLength(4)
  })

  test('of everything counts what was typed a moment ago', async () => {
    await openPage({ sections: lead('Il pleut.') })
    await quiet()
    placeCursor('pleut.|')
    type(" L'eau")
    proof().fixEvery(() => true)
    expect(text()).toBe('Il pleut. L’eau')
  })

  test('of one rule leaves the others', async () => {
    await openPage({ headline: "L'eau", sections: lead("Où ? L'eau.\n\nD'où ?") })
    await quiet()
    proof().fixEvery(({ found }) => found.rule === 'apostrophe')
    expect([headline(), text()]).toEqual(['L’eau', 'Où ? L’eau.\n\nD’où ?'])
    page().undo()
    expect([headline(), text()]).toEqual(["L'eau", "Où ? L'eau.\n\nD'où ?"])
  })

  test('in the headline is taken back from the headline itself', async () => {
    await openPage({ headline: "L'eau", sections: lead("D'ici.") })
    await quiet()
    proof().fixEvery(() => true)
    await field('Titre').click()
    await press('{Control>}z{/Control}')
    expect([headline(), text()]).toEqual(["L'eau", "D'ici."])
    await press('{Control>}y{/Control}')
    expect([headline(), text()]).toEqual(['L’eau', 'D’ici.'])
  })

  test('is written behind, and not over, in the body and in the headline', async () => {
    await openPage({ headline: "Si l'eau monte", sections: lead('Où ? Là.') })
    await quiet()
    placeCursor('|Où')
    const fixNext = async () => {
      proof().step(1)
      await expect.poll(() => document.activeElement?.textContent).toBe('Corriger')
      await press('{Enter}x')
    }
    await fixNext()
    expect(spaced()).toBe('Où~?x Là.')
    await fixNext()
    expect(headline()).toBe('Si l’xeau monte')
  })

  test('is not taken back from a headline that was written in since', async () => {
    await openPage({ headline: "L'eau", sections: lead("D'ici.") })
    await quiet()
    proof().fixEvery(() => true)
    await field('Titre').click()
    await press('{End} monte')
    await press('{Control>}z{/Control}')
    expect(text()).toBe('D’ici.')
  })

  test('reaches the correction, too', async () => {
    await openPage({ correction: "L'heure était fausse.\n\nL'autre aussi.", sections: lead('Il pleut.') })
    await quiet()
    proof().fixEvery(() => true)
    expect(useSession.getState().content?.correction).toBe('L’heure était fausse.\n\nL’autre aussi.')
  })
})

describe('what the texts are checked by', () => {
  test('is the article’s language', async () => {
    await openPage({ sections: lead('Where ? Now') })
    expect(await remarks()).toEqual(['high-punctuation-space:   → \u202f'])
    useSession.getState().edit({ language: 'en' })
    expect(await remarks()).toEqual(['no-space-before:   → '])
    useSession.getState().edit({ language: 'de' })
    expect(await remarks()).toEqual([])
  })

  test('is the profile of the settings', async () => {
    await openPage({ sections: lead('Où ?') })
    expect(await remarks()).toEqual(['high-punctuation-space:   → \u202f'])
    const { settings } = useSettings.getState()
    useSettings.setState({ settings: { ...settings, typography: 'nbsp' } })
    expect(await remarks()).toEqual(['high-punctuation-space:   → \u00a0'])
    useSettings.setState({ settings: { ...settings, typography: 'none' } })
    expect(await remarks()).toEqual([])
  })

  test('is the article on the page: another one brings its own', async () => {
    const first = await openPage({ headline: "L'eau", sections: lead("L'eau...") })
    expect(await remarks()).toHaveLength(3)
    await open(put({ sections: lead('Le coeur.') }))
    expect(await remarks()).toEqual(['ligature: oe → œ'])
    expect(underlined()).toEqual(['suggestion: oe'])
    await open(first)
    expect(await remarks()).toHaveLength(3)
  })

  test('is a heading as plain text', async () => {
    await openPage({ sections: [{ heading: "L'eau * 2", body: 'Il pleut.' }] })
    await quiet()
    expect(underlined()).toEqual(["fix: '"])
  })
})

describe('the explanation', () => {
  test('comes where the pointer rests, and fixes from there', async () => {
    await openPage({ sections: lead("L'eau monte. D'où ?") })
    await quiet()
    await userEvent.hover(document.querySelector('[data-remark]') ?? document.body)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe typographique')
    await userEvent.click(button(card(), 'Corriger'))
    expect(text()).toBe("L’eau monte. D'où ?")
    expect(card()).toBeNull()
  })

  test('offers all of the rule, and everything', async () => {
    await openPage({ headline: "L'eau", sections: lead("L'eau monte. Où ?") })
    await quiet()
    proof().step(1)
    await expect.poll(() => card()?.textContent).toContain('Tout corriger (3)')
    await userEvent.click(button(card(), 'Cette règle partout (2)'))
    expect([headline(), text()]).toEqual(['L’eau', 'L’eau monte. Où ?'])
  })

  test('is walked by keyboard through headline and body, round to the first', async () => {
    await openPage({ headline: "L'eau", sections: lead('Il pleut...\n\nOù ?') })
    await quiet()
    placeCursor('|Il')
    const titles: (string | undefined)[] = []
    for (const step of [1, 1, 1, 1, -1] as const) {
      proof().step(step)
      await expect.poll(() => document.activeElement?.closest('[data-remark-card]')).not.toBeNull()
      await expect.poll(() => card()?.querySelector('b')?.textContent).not.toBe(titles.at(-1))
      titles.push(card()?.querySelector('b')?.textContent ?? undefined)
    }
    const [dots, mark, apostrophe, again, before] = titles
    expect([dots, mark, apostrophe]).toEqual([
      'Points de suspension attendus',
      'Espace fine insécable attendue',
      'Apostrophe typographique attendue',
    ])
    expect([again, before]).toEqual([dots, apostrophe])
  })

  test('takes Enter for a fix, and Escape to be gone; the cursor is then in the text', async () => {
    await openPage({ sections: lead('Il pleut...\n\nOù ?') })
    await quiet()
    placeCursor('|Il')
    proof().step(1)
    await expect.poll(() => document.activeElement?.textContent).toBe('Corriger')
    await press('{Enter}')
    expect(text()).toBe('Il pleut…\n\nOù ?')
    expect(document.activeElement).toBe(body().contentDOM)
    await quiet()
    proof().step(1)
    await expect.poll(() => document.activeElement?.textContent).toBe('Corriger')
    await press('{Escape}')
    expect(card()).toBeNull()
    expect(document.activeElement).toBe(body().contentDOM)
    await press('{Control>}.{/Control}')
    expect(spaced()).toBe('Il pleut…\n\nOù~?')
  })

  test('after a jump, Enter fixes what is selected and does not overwrite it', async () => {
    await openPage({ sections: lead('Il pleut... Encore.') })
    await quiet()
    const [first] = proof().remarks
    if (first) proof().show(first)
    expect(window.getSelection()?.toString()).toBe('...')
    await press('{Enter}')
    expect(text()).toBe('Il pleut… Encore.')
  })

  test('in an article that may only be read offers nothing', async () => {
    desk.readOnly = true
    await openPage({ sections: lead("L'eau. D'où") })
    await quiet()
    proof().step(1)
    await expect.poll(() => card()?.textContent).toContain('Apostrophe typographique')
    expect(card()?.querySelectorAll('button')).toHaveLength(0)
    proof().fixEvery(() => true)
    expect(text()).toBe("L'eau. D'où")
  })
})
