import { afterEach, expect, test } from 'vitest'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  openPage,
  placeCursor,
  text,
  useSettings,
  written,
} from './openPage.tsx'
import { actions, button, card, diagnosticsState, findings } from './diagnosticsOnPage.ts'

afterEach(async () => {
  useSettings.setState(useSettings.getInitialState(), true)
  await closePage()
})

const meant = () =>
  diagnosticsState()
    .diagnostics.filter(({ finding: { source } }) => source === 'usage' || source === 'consistency')
    .map(({ finding: { rule, written: words } }) => `${rule}: ${words}`)

test('what differs in the article is told on the page, and goes with what made it differ', async () => {
  fakeNewsroom.misspelt.set('Ferier', [])
  fakeNewsroom.misspelt.set('Ferrier', [])
  await openPage({
    sections: lead(
      'Le maire, Maud Ferrier, a vu 1\u202f200 bacs.\n\nSelon Ferrier, et Ferier, il y en a 3\u202f400, non 1.200.',
    ),
  })
  await findings()
  await expect.poll(meant).toEqual(['near-names: Ferier', 'figures: 1.200'])
  placeCursor('Selon')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('Ferier (1) · Ferrier (2)')
  button(card(), 'Corriger').click()
  await expect.poll(text).toContain('et Ferrier, il y en a')
  await expect.poll(meant).toEqual(['figures: 1.200'])
  articleEditor.undo()
  await expect.poll(meant).toEqual(['near-names: Ferier', 'figures: 1.200'])
})

test('a weekday is held against the article’s date, and a rule that is off says nothing', async () => {
  await openPage({ date: '2026-11-10', sections: lead('On part mardi 11 novembre à la la mer.') })
  await findings()
  await expect.poll(meant).toEqual(['weekday: mardi 11 novembre', 'doubled-word: la la'])
  useSettings.setState(({ settings }) => ({ settings: { ...settings, usageOff: ['weekday'] } }))
  await expect.poll(meant).toEqual(['doubled-word: la la'])
  expect(written()?.date ?? '2026-11-10').toBe('2026-11-10')
})
