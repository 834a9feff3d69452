import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { readHouseStyle } from '../../../src/core/houseStyle/index.ts'
import { closePage, lead, openPage, placeCursor, text, useSession } from './desk.tsx'
import { button, card, page, proof, quiet, remarks, underlined } from './proofDesk.ts'

// After the desk is set: the window asks once which host it is on.
const { useHouseStyle } = await import('../../../src/renderer/src/state/houseStyle.ts')

const RULES = `
- {word: digital, suggest: numérique, reason: Le doigt n’y est pour rien., fix: true}
- {word: impacter, reason: Dire toucher ou frapper.}
- {word: date, suggest: jour}
- {word: "chiffre d'affaires", suggest: ventes}
`
const follow = (rules: string) => {
  const { rules: read, problems } = readHouseStyle(new TextEncoder().encode(rules))
  expect(problems).toEqual([])
  useHouseStyle.setState({ rules: read })
}

beforeEach(() => follow(RULES))
afterEach(async () => {
  useHouseStyle.setState(useHouseStyle.getInitialState(), true)
  await closePage()
})

test('house rules are remarks among those of typography, in display copy and body', async () => {
  await openPage({
    headline: 'Le digital !',
    sections: lead("L'eau va impacter le digital, https://digital.fr/a"),
  })
  expect(await remarks()).toEqual([
    'digital: digital → numérique',
    'high-punctuation-space:   → \u202f',
    "apostrophe: ' → ’",
    'impacter: impacter → null',
    'digital: digital → numérique',
  ])
  expect(underlined()).toEqual(["fix: '", 'suggestion: impacter', 'fix: digital'])
})

test('fixing takes what is certain, in one step, and leaves what only remarks', async () => {
  await openPage({ headline: 'Le digital', sections: lead('Digital, date, impacter') })
  await quiet()
  proof().fixEvery(({ found }) => found.certainty === 'fix')
  expect([useSession.getState().content?.headline, text()]).toEqual([
    'Le numérique',
    'Numérique, date, impacter',
  ])
  await quiet()
  proof().fixEvery(() => true)
  expect(text()).toBe('Numérique, jour, impacter')
  page().undo()
  page().undo()
  expect([useSession.getState().content?.headline, text()]).toEqual(['Le digital', 'Digital, date, impacter'])
})

test('a remark explains itself by its rule’s own reason, and offers nothing where there is nothing to write', async () => {
  await openPage({ sections: lead('De quoi impacter le digital.') })
  await quiet()
  placeCursor('|De')
  proof().step(1)
  await expect.poll(() => card()?.textContent).toContain('Dire toucher ou frapper.')
  expect(() => button(card(), 'Corriger')).toThrow('no button')
  proof().step(1)
  await expect.poll(() => card()?.textContent).toContain('Le doigt n’y est pour rien.')
  button(card(), 'Corriger').click()
  await expect.poll(text).toBe('De quoi impacter le numérique.')
})

test('of two remarks that touch, the certain one comes first, and the other once it is done', async () => {
  await openPage({ sections: lead("Le chiffre d'affaires") })
  expect(await remarks()).toEqual(["apostrophe: ' → ’"])
  proof().fixEvery(() => true)
  expect(await remarks()).toEqual(["chiffre d'affaires: chiffre d’affaires → ventes"])
})

test('rules that change in the library are followed at once', async () => {
  await openPage({ sections: lead('Le digital et le parking') })
  expect(await remarks()).toEqual(['digital: digital → numérique'])
  follow('- {word: parking, suggest: parc}')
  await expect.poll(() => remarks()).toEqual(['parking: parking → parc'])
  placeCursor('|Le')
  await userEvent.keyboard('Un parking. ')
  expect(await remarks()).toEqual(['parking: parking → parc', 'parking: parking → parc'])
})
