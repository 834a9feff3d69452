import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { emptyContent } from '../../../src/core/article/index.ts'
import { readHouseStyle } from '../../../src/core/houseStyle/index.ts'
import { commandLineTranslator } from '../../../src/i18n/commandLine.ts'
import {
  articleEditor,
  closePage,
  lead,
  openPage,
  placeCursor,
  text,
  useToasts,
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
  underlined,
} from './diagnosticsOnPage.ts'

// After the desk is set: the window asks once which host it is on.
const { runChecklist } = await import('../../../src/renderer/src/commands/checklist.ts')
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
  useToasts.setState({ toasts: [] })
  await closePage()
})

test('house rules are diagnostics among those of typography, in display copy and body', async () => {
  await openPage({
    headline: 'Le digital !',
    sections: lead("L'eau va impacter le digital, https://digital.fr/a"),
  })
  expect(await findings()).toEqual([
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
  await waitForProofreading()
  await actions.fixAll()
  expect([written()?.headline, body()]).toEqual(['Le numérique', 'Numérique, date, impacter'])
  await waitForProofreading()
  const [first] = diagnosticsState().diagnostics
  if (first) actions.fixAllLike(first)
  expect(body()).toBe('Numérique, jour, impacter')
  articleEditor.undo()
  articleEditor.undo()
  expect([written()?.headline, body()]).toEqual(['Le digital', 'Digital, date, impacter'])
})

test('a diagnostic explains itself by its rule’s own reason, and offers nothing where there is nothing to write', async () => {
  await openPage({ sections: lead('De quoi impacter le digital.') })
  await waitForProofreading()
  placeCursor('|De')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('Dire toucher ou frapper.')
  expect(() => button(card(), 'Corriger')).toThrow('no button')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('Le doigt n’y est pour rien.')
  button(card(), 'Corriger').click()
  await expect.poll(body).toBe('De quoi impacter le numérique.')
})

test('long words of a rule stay in its card', async () => {
  follow('- {word: contre-interrogatoire, suggest: contrinterrogatoire du tribunal administratif}')
  await openPage({ sections: lead('Après le contre-interrogatoire, rien.') })
  await waitForProofreading()
  placeCursor('|Après')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('contrinterrogatoire du tribunal')
  const shown = card()
  expect(shown?.scrollWidth).toBe(shown?.clientWidth)
})

test('of two that touch, the certain one comes first, and the other once it is done', async () => {
  await openPage({ sections: lead("Le chiffre d'affaires") })
  expect(await findings()).toEqual(["apostrophe: ' → ’"])
  await actions.fixAll()
  expect(await findings()).toEqual(["chiffre d'affaires: chiffre d’affaires → ventes"])
})

test('fixing everything goes on with what a fix leads to, still as one step', async () => {
  follow(`- {word: "l’appli", suggest: l’application, fix: true}`)
  await openPage({ sections: lead("Voici l'appli.") })
  await waitForProofreading()
  await actions.fixAll()
  expect(body()).toBe('Voici l’application.')
  articleEditor.undo()
  expect(body()).toBe("Voici l'appli.")
})

test('rules that change in the library are followed at once', async () => {
  await openPage({ sections: lead('Le digital et le parking') })
  expect(await findings()).toEqual(['digital: digital → numérique'])
  follow('- {word: parking, suggest: parc}')
  await expect.poll(() => findings()).toEqual(['parking: parking → parc'])
  placeCursor('|Le')
  await userEvent.keyboard('Un parking. ')
  expect(await findings()).toEqual(['parking: parking → parc', 'parking: parking → parc'])
})

const PATTERNS = `
- {name: speed, pattern: '(\\d+) ?km/h', suggest: $1 kilomètres à l’heure, fix: true}
- {name: chain, pattern: 'kilomètres? à l.heure', suggest: km par heure, fix: true}
- {word: digital, suggest: numérique}
- {name: any, pattern: '.*yx.*', reason: Permis.}
`

test('patterns are found by the worker, among all else, whatever blank the text has', async () => {
  follow(PATTERNS)
  await openPage({
    headline: 'À 12 km/h !',
    sections: lead('À 13\u00a0km/h, le digital[^1].\n\nUn Onyx.\n\n[^1]: 14km/h'),
  })
  expect(await findings()).toEqual([
    'speed: 12 km/h → 12 km par heure',
    'high-punctuation-space:   → \u202f',
    'speed: 13\u00a0km/h → 13 km par heure',
    'digital: digital → numérique',
    'speed: 14km/h → 14 km par heure',
    'any: Un Onyx. → null',
  ])
})

test('what a fix calls for is fixed in the same step, by the worker’s rules too', async () => {
  follow(
    "- {name: speed, pattern: '(\\d+) ?km/h', suggest: $1 bornes..., fix: true}\n- {name: bornes, pattern: '(\\d+) bornes…', suggest: $1 lieues, fix: true}",
  )
  await openPage({ sections: lead('À 13 km/h ici') })
  await waitForProofreading()
  await actions.fixAll()
  expect(body()).toBe('À 13 lieues ici')
  articleEditor.undo()
  expect(body()).toBe('À 13 km/h ici')
})

test('what was typed a moment ago is read before it is fixed', async () => {
  follow(PATTERNS)
  await openPage({ sections: lead('Lent.') })
  await waitForProofreading()
  placeCursor('Lent.|')
  await userEvent.keyboard(' 90 km/h')
  await actions.fixAll()
  expect(body()).toBe('Lent. 90\u00a0km par heure')
})

const RUNAWAY = `
- {word: digital, suggest: numérique}
- {name: greedy, pattern: '(a+)+b', reason: Ne finit jamais.}
- {name: speed, pattern: '(\\d+) ?km/h', suggest: $1 bornes, fix: true}
`

test('a pattern that runs away is told once by name and line, the others count, and the keys never wait', async () => {
  follow(RUNAWAY)
  await openPage({ sections: lead(`${'a'.repeat(60)} digital, 12 km/h\n\n${'a'.repeat(50)} 13 km/h`) })
  placeCursor('digital|')
  // In the window itself the pattern would hold the first key up for hours.
  for (let key = 0; key < 40; key += 1) {
    view().dispatch(view().state.tr.insertText('é'))
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  expect(await findings()).toEqual(['speed: 12 km/h → 12 bornes', 'speed: 13 km/h → 13 bornes'])
  const t = await commandLineTranslator('en')
  const told = useToasts.getState().toasts.map(({ message }) => message(t))
  expect(told).toEqual([expect.stringMatching(/^House style, line 3: The rule “greedy” is ignored/)])
  expect(useHouseStyle.getState().runaways.map(({ name }) => name)).toEqual(['greedy'])
  expect(await runChecklist({ ...emptyContent('fr'), headline: `${'a'.repeat(60)} digital` })).toContainEqual(
    {
      id: 'house-style',
      locations: [{ field: 'headline', section: null, words: 'digital' }],
    },
  )
  expect(useToasts.getState().toasts).toHaveLength(1)
})

test('the checklist stops a pattern that runs away, too', async () => {
  follow(RUNAWAY)
  const content = { ...emptyContent('fr'), headline: `${'a'.repeat(60)} digital` }
  expect((await runChecklist(content)).find(({ id }) => id === 'house-style')?.locations).toHaveLength(1)
  expect(useHouseStyle.getState().runaways.map(({ line }) => line)).toEqual([3])
})
