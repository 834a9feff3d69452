import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { readHouseStyle } from '../../../src/core/houseStyle/index.ts'
import { articleEditor, closePage, lead, openPage, placeCursor, text, written } from './desk.tsx'
import { actions, button, card, found, proof, quiet, underlined } from './proofDesk.ts'

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
const body = () => text().split('\n').slice(4).join('\n')

beforeEach(() => follow(RULES))
afterEach(async () => {
  useHouseStyle.setState(useHouseStyle.getInitialState(), true)
  await closePage()
})

test('house rules are diagnostics among those of typography, in display copy and body', async () => {
  await openPage({
    headline: 'Le digital !',
    sections: lead("L'eau va impacter le digital, https://digital.fr/a"),
  })
  expect(await found()).toEqual([
    'digital: digital → numérique',
    'high-punctuation-space:   → \u202f',
    "apostrophe: ' → ’",
    'impacter: impacter → null',
    'digital: digital → numérique',
  ])
  expect(underlined()).toEqual(['fix: digital', 'fix:  !', "fix: '", 'suggestion: impacter', 'fix: digital'])
})

test('fixing takes what is certain, in one step, and leaves what only remarks', async () => {
  await openPage({ headline: 'Le digital', sections: lead('Digital, date, impacter') })
  await quiet()
  await actions.fixAll()
  expect([written()?.headline, body()]).toEqual(['Le numérique', 'Numérique, date, impacter'])
  await quiet()
  const [first] = proof().diagnostics
  if (first) actions.fixAllLike(first)
  expect(body()).toBe('Numérique, jour, impacter')
  articleEditor.undo()
  articleEditor.undo()
  expect([written()?.headline, body()]).toEqual(['Le digital', 'Digital, date, impacter'])
})

test('a diagnostic explains itself by its rule’s own reason, and offers nothing where there is nothing to write', async () => {
  await openPage({ sections: lead('De quoi impacter le digital.') })
  await quiet()
  placeCursor('|De')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('Dire toucher ou frapper.')
  expect(() => button(card(), 'Corriger')).toThrow('no button')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('Le doigt n’y est pour rien.')
  button(card(), 'Corriger').click()
  await expect.poll(body).toBe('De quoi impacter le numérique.')
})

test('of two that touch, the certain one comes first, and the other once it is done', async () => {
  await openPage({ sections: lead("Le chiffre d'affaires") })
  expect(await found()).toEqual(["apostrophe: ' → ’"])
  await actions.fixAll()
  expect(await found()).toEqual(["chiffre d'affaires: chiffre d’affaires → ventes"])
})

test('fixing everything goes on with what a fix leads to, still as one step', async () => {
  follow(`- {word: "l’appli", suggest: l’application, fix: true}`)
  await openPage({ sections: lead("Voici l'appli.") })
  await quiet()
  await actions.fixAll()
  expect(body()).toBe('Voici l’application.')
  articleEditor.undo()
  expect(body()).toBe("Voici l'appli.")
})

test('rules that change in the library are followed at once', async () => {
  await openPage({ sections: lead('Le digital et le parking') })
  expect(await found()).toEqual(['digital: digital → numérique'])
  follow('- {word: parking, suggest: parc}')
  await expect.poll(() => found()).toEqual(['parking: parking → parc'])
  placeCursor('|Le')
  await userEvent.keyboard('Un parking. ')
  expect(await found()).toEqual(['parking: parking → parc', 'parking: parking → parc'])
})
