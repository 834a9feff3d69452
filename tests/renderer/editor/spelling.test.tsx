import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  text,
  useSettings,
  useToasts,
  view,
  written,
} from './openPage.tsx'
import { actions, button, card, diagnosticsState, underlined } from './diagnosticsOnPage.ts'

const { useSpelling } = await import('../../../src/renderer/src/editor/diagnostics/spelling.ts')
const { PageProofreader } = await import('../../../src/renderer/src/editor/diagnostics/pageProofreader.ts')
const isPaused = () => useSpelling.getState().isPaused

const BODY = 'Le zorbe de Maud Ferier avance.\n\nFerier attend le zorbe au tramvay.'
const press = (keys: string) => userEvent.keyboard(keys)
const isOnCard = () => document.activeElement?.closest('[data-diagnostic-card]') !== null
const unknown = () =>
  diagnosticsState()
    .diagnostics.filter(({ finding }) => finding.source === 'spelling')
    .map(({ finding }) => `${finding.rule}: ${finding.written}`)
const ALL = ['misspelt: zorbe', 'name: Ferier', 'name: Ferier', 'misspelt: zorbe', 'misspelt: tramvay']

beforeEach(() => {
  fakeNewsroom.misspelt.set('zorbe', ['globe', 'forbe'])
  fakeNewsroom.misspelt.set('Ferier', ['Février'])
  fakeNewsroom.misspelt.set('tramvay', ['tramway'])
})

afterEach(async () => {
  fakeNewsroom.failing = null
  fakeNewsroom.suggestionsHeld = Promise.resolve()
  useSettings.setState(useSettings.getInitialState(), true)
  useToasts.setState({ toasts: [] })
  await closePage()
})

test('words that no dictionary knows are underlined once the host has answered, names apart from faults', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  await expect.poll(underlined).toHaveLength(ALL.length)
  const classes = [...document.querySelectorAll('.diagnostic.spelling')].map(({ classList }) =>
    classList.contains('name'),
  )
  expect(classes).toEqual([false, true, true, false, false])
})

test('an underline that comes before another one in its paragraph moves no text', async () => {
  const { settings } = useSettings.getState()
  useSettings.setState({ settings: { ...settings, spelling: false } })
  const moved: string[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved.push(JSON.stringify(entry))
  })
  await openPage({ sections: lead(`Le zorbe avance ${'sur la place du village '.repeat(12)}et puis...`) })
  await expect.poll(underlined).toEqual(['fix: ...'])
  await new Promise(requestAnimationFrame)
  observer.observe({ type: 'layout-shift' })
  useSettings.setState({ settings })
  await expect.poll(underlined).toEqual(['suggestion: zorbe', 'fix: ...'])
  // Chromium tells of a shift after the frame that it is in.
  await new Promise(requestAnimationFrame)
  await new Promise((resolve) => setTimeout(resolve))
  for (const entry of observer.takeRecords()) moved.push(JSON.stringify(entry))
  observer.disconnect()
  expect(moved).toEqual([])
})

test('verdicts are heard for the article on the page, not for those left before the rules came, nor for a closed page', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  vi.spyOn(PageProofreader.prototype, 'load').mockReturnValue(promise)
  const { onJudged } = PageProofreader.prototype
  let listeners = 0
  vi.spyOn(PageProofreader.prototype, 'onJudged').mockImplementation(function (
    this: InstanceType<typeof PageProofreader>,
    judged,
  ) {
    const stop = onJudged.call(this, judged)
    listeners += 1
    return () => {
      listeners -= 1
      stop()
    }
  })
  await openPage({ sections: lead(BODY) })
  await open(put({ sections: lead('Le zorbe.') }))
  resolve()
  await expect.poll(() => listeners).toBe(1)
  await closePage()
  expect(listeners).toBe(0)
  vi.restoreAllMocks()
})

test('the card of a word at the end of what is seen of the page is over the word, whole', async () => {
  await openPage({ sections: lead(`${'Une ligne.\n\n'.repeat(60)}Le zorbe avance.`) })
  await expect.poll(unknown).toEqual(['misspelt: zorbe'])
  placeCursor('Une ligne')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('forbe')
  const isWhole = () => {
    const box = card()?.getBoundingClientRect()
    const seen = articleEditor.scroller?.getBoundingClientRect()
    const word = document.querySelector('[data-diagnostic]')?.getBoundingClientRect()
    if (!box || !seen || !word) return false
    return (
      box.top >= seen.top && box.bottom <= seen.bottom && (box.bottom <= word.top || box.top >= word.bottom)
    )
  }
  await expect.poll(isWhole).toBe(true)
})

test('a step goes to the next word, and a digit writes the suggestion of that number', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  placeCursor('Le zorbe')
  await actions.stepDiagnostic(1)
  await expect.poll(isOnCard).toBe(true)
  await expect.poll(() => card()?.textContent).toContain('forbe')
  await press('2')
  await expect.poll(text).toContain('Le forbe de Maud')
  expect(card()).toBeNull()
  await press('{Control>}z{/Control}')
  await expect.poll(text).toContain('Le zorbe de Maud')
})

test('Enter after a step writes the first suggestion, and nothing while suggestions are looked for', async () => {
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    fakeNewsroom.suggestionsHeld = promise
    return resolve
  }
  // Words that no other test asks about: what was suggested is kept.
  fakeNewsroom.misspelt.set('sirculation', ['circulation'])
  fakeNewsroom.misspelt.set('boulevar', ['boulevard'])
  await openPage({ sections: lead('La sirculation reprend au boulevar.') })
  await expect.poll(unknown).toHaveLength(2)
  placeCursor('La sirc')
  let answer = hold()
  await actions.stepDiagnostic(1)
  await expect.poll(isOnCard).toBe(true)
  await press('{Enter}')
  expect(card()?.textContent ?? '').toContain('Recherche de suggestions')
  answer()
  await expect.poll(() => document.activeElement?.textContent).toContain('circulation')
  answer = hold()
  await press('{Enter}')
  await expect.poll(text).toContain('La circulation reprend')
  // What comes in leaves the focus where somebody has moved it.
  await actions.stepDiagnostic(1)
  await expect.poll(isOnCard).toBe(true)
  button(card(), 'Ajouter').focus()
  answer()
  await expect.poll(() => card()?.textContent).toContain('boulevard')
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  expect(document.activeElement?.textContent).toContain('Ajouter')
})

test('one suggestion is written wherever the word stands, as one step', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  placeCursor('Le zorbe')
  await actions.stepDiagnostic(1)
  await expect.poll(() => card()?.textContent).toContain('globe')
  button(card(), 'Remplacer partout').click()
  await expect.poll(text).toContain('Ferier attend le globe')
  expect(text()).toContain('Le globe de Maud')
  articleEditor.undo()
  expect(text().match(/zorbe/g)).toHaveLength(2)
})

test('0 ignores a word here, which is undone by one step and kept with the article', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  placeCursor('Le zorbe')
  await actions.stepDiagnostic(1)
  await expect.poll(isOnCard).toBe(true)
  await press('0')
  await expect.poll(unknown).toEqual(ALL.slice(1))
  expect(written()?.ignored).toEqual([
    { rule: 'spelling misspelt', text: 'zorbe', before: 'Le ', after: ' de Maud Ferier avance.' },
  ])
  await press('{Control>}z{/Control}')
  await expect.poll(unknown).toEqual(ALL)
})

test('a word can be ignored in the whole article', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  placeCursor('Le zorbe')
  await actions.stepDiagnostic(1)
  await expect.poll(isOnCard).toBe(true)
  button(card(), 'Ignorer dans cet article').click()
  await expect.poll(unknown).toEqual(ALL.filter((each) => !each.includes('zorbe')))
})

test('a word added to the dictionary is known, and unknown again after Ctrl+Z', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  placeCursor('Le zorbe')
  await actions.stepDiagnostic(1)
  await expect.poll(isOnCard).toBe(true)
  button(card(), 'Ajouter au dictionnaire').click()
  await expect.poll(unknown).toEqual(ALL.filter((each) => !each.includes('zorbe')))
  expect(fakeNewsroom.dictionary).toEqual([{ word: 'zorbe', model: null }])
  await press('{Control>}z{/Control}')
  await expect.poll(unknown).toEqual(ALL)
  expect(fakeNewsroom.dictionary).toEqual([])
  articleEditor.redo()
  await expect.poll(() => fakeNewsroom.dictionary).toHaveLength(1)
  articleEditor.undo()
  await expect.poll(unknown).toEqual(ALL)
})

test('after a key only the words that are new are asked about, and spelling that is off asks nothing', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  const { length } = fakeNewsroom.asked
  placeCursor('Ferier attend')
  view().dispatch(view().state.tr.insertText('Encore un tramvai. '))
  await expect.poll(() => fakeNewsroom.asked.slice(length)).toContain('tramvai')
  expect(fakeNewsroom.asked.slice(length)).not.toContain('tramvay')
  const { settings } = useSettings.getState()
  useSettings.setState({ settings: { ...settings, spelling: false } })
  await expect.poll(unknown).toEqual([])
})

test('spelling pauses while the host is gone, and goes on by itself', async () => {
  fakeNewsroom.misspelt.set('pausé', [])
  await openPage({ sections: lead('Un tramvay.') })
  await expect.poll(unknown).toEqual(['misspelt: tramvay'])
  fakeNewsroom.failing = 'vanished'
  placeCursor('Un tramvay')
  view().dispatch(view().state.tr.insertText('Il est pausé. '))
  await expect.poll(isPaused).toBe(true)
  expect(unknown()).toEqual(['misspelt: tramvay'])
  fakeNewsroom.failing = null
  await expect.poll(unknown).toContain('misspelt: pausé')
})

test('the column has kinds with counts, names apart, and takes back what is ignored', async () => {
  await openPage({ sections: lead(BODY) })
  await expect.poll(unknown).toEqual(ALL)
  await expect.poll(() => document.querySelector('footer')?.textContent).toContain('3 corrections')
  placeCursor('Le zorbe')
  await actions.stepDiagnostic(1)
  await expect.poll(isOnCard).toBe(true)
  await press('0')
  await expect.poll(() => document.querySelector('footer')?.textContent).toContain('2 corrections')
  button(document.querySelector('footer'), 'corrections').click()
  const panel = () => document.querySelector<HTMLElement>('[role=tabpanel]')
  await expect.poll(() => panel()?.textContent).toContain('Noms 1')
  button(panel(), 'Noms').click()
  await expect.poll(() => panel()?.querySelector('[role=option]')?.textContent).toBe('Ferier2')
  button(panel(), 'Voir').click()
  await expect.poll(() => panel()?.textContent).toContain('Le zorbe de Maud')
  button(panel(), 'Ne plus ignorer').click()
  await expect.poll(unknown).toEqual(ALL)
  expect(written()?.ignored).toEqual([])
})

test('the column lists the kinds in the order of their chips', async () => {
  await openPage({ sections: lead("Voici l'eau du zorbe. D'où ?") })
  await expect.poll(unknown).toEqual(['misspelt: zorbe'])
  await expect.poll(() => document.querySelector('footer')?.textContent).toContain('4 corrections')
  button(document.querySelector('footer'), 'corrections').click()
  const texts = (selector: string) =>
    [...document.querySelectorAll(`[role=tabpanel] ${selector}`)].map(({ textContent }) => textContent)
  await expect
    .poll(() => texts('fieldset button'))
    .toEqual(['À corriger 4', 'Orthographe 1', 'Typographie 3'])
  const rows = texts('[role=option]')
  expect(rows.findIndex((row) => row?.includes('zorbe'))).toBe(1)
  expect(rows.findIndex((row) => row?.startsWith('Apostrophe'))).toBe(2)
})
