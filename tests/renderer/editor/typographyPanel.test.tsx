import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  openPage,
  placeCursor,
  text,
  view,
  written,
} from './openPage.tsx'
import { button, card, diagnosticsState, waitForProofreading } from './diagnosticsOnPage.ts'

const { useLayout } = await import('../../../src/renderer/src/state/layout.ts')

afterEach(async () => {
  fakeNewsroom.readOnly = false
  useLayout.setState(useLayout.getInitialState(), true)
  await closePage()
})

const press = (keys: string) => userEvent.keyboard(keys)
const headline = () => written()?.headline
const body = () => text().split('\n').slice(4).join('\n')
const spaced = () => body().replaceAll('\u00a0', '_').replaceAll('\u202f', '~')
const panel = () => document.querySelector('[role=tabpanel]')
const list = () => document.querySelector<HTMLElement>('[role=listbox]')
const rows = () =>
  [...(list()?.querySelectorAll('[role=option]') ?? [])].map(({ textContent }) =>
    (textContent ?? '').replaceAll('\u00a0', '_').replaceAll('\u202f', '~'),
  )

/** Opens the panel from the status bar and focuses its list. */
async function openPanel(): Promise<void> {
  await waitForProofreading()
  const says = [...document.querySelectorAll('footer button')].find((each) =>
    each.textContent?.includes('correction'),
  )
  await userEvent.click(says ?? document.body)
  await expect.poll(list).not.toBeNull()
  list()?.focus()
}

describe('the panel', () => {
  test('has a tab that keeps its width, with as many digits as it has room for', async () => {
    const widths: number[] = []
    for (const found of [1, 200]) {
      await openPage({ sections: lead("L'eau. ".repeat(found)) })
      await openPanel()
      const tab = document.querySelector('[role=tab][aria-selected=true]')
      await expect.poll(() => tab?.textContent).toBe(found === 1 ? 'Corrections 1' : 'Corrections 99+')
      widths.push(tab?.getBoundingClientRect().width ?? 0)
      await closePage()
    }
    expect(widths[0]).toBeGreaterThan(0)
    expect(widths[1]).toBeCloseTo(widths[0] ?? 0)
  })

  test('is opened by the status bar, and lists what was found under its rules, what is certain first', async () => {
    await openPage({ headline: "L'eau", sections: lead("Le coeur. Où ? D'ici.") })
    await openPanel()
    expect(document.querySelector('footer')?.textContent).toContain('4 corrections')
    expect(document.querySelector('[role=tab][aria-selected=true]')?.textContent).toBe('Corrections 4')
    expect(rows()).toEqual([
      'Apostrophe droite → courbeCorriger partout (2)',
      "TitreL'→’eauCorriger",
      "Le coeur. Où ? D'→’ici.Corriger",
      'Espace fine insécable manquante1',
      "Le coeur. Où →~? D'ici.Corriger",
      'Ligature œ1',
      "Le coe→œur. Où ? D'ici.à vérifierCorriger",
    ])
  })

  test('names code points in the tooltip alone', async () => {
    await openPage({ sections: lead('Où ?') })
    await openPanel()
    expect(panel()?.textContent).not.toContain('U+')
    expect(panel()?.querySelector('[title="U+202F"]')).not.toBeNull()
  })

  test('shows the words around a passage without the sign of a footnote, and the key of this system', async () => {
    await openPage({ sections: lead('Le prix[^1] monte. Où ?\n\n[^1]: Un.') })
    await openPanel()
    expect(panel()?.textContent).toContain('Le prix monte.')
    expect(panel()?.textContent).toContain('Ctrl et point')
    expect(panel()?.textContent).not.toContain('⌘')
  })

  test('keeps the focus when what had it is fixed and gone', async () => {
    await openPage({ sections: lead("L'eau. Le coeur.") })
    await openPanel()
    await userEvent.click(button(panel(), 'Tout corriger'))
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('tab')
    list()?.focus()
    await press('{ArrowDown}{Control>}.{/Control}')
    await expect.poll(list).toBeNull()
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('tab')
  })

  test('leads to a place, in the body and in the headline', async () => {
    await openPage({ headline: "L'eau", sections: lead("D'ici.") })
    await openPanel()
    await press('{ArrowDown}{Enter}')
    expect(window.getSelection()?.toString()).toBe("'")
    expect(view().state.selection.$from.parent.type.name).toBe('headline')
    await expect.poll(() => card()?.textContent).toContain('Apostrophe')
    list()?.focus()
    await expect.poll(card).toBeNull()
    await press('{ArrowDown}{Enter}')
    expect(window.getSelection()?.toString()).toBe("'")
    expect(view().state.selection.$from.parent.type.name).toBe('paragraph')
    expect(document.activeElement).toBe(view().dom)
  })

  test('leads to the correction, among the details', async () => {
    await openPage({ correction: "Ce n'était pas lui.", sections: lead('Il pleut.') })
    await openPanel()
    await press('{ArrowDown}{Enter}')
    await expect.poll(() => document.activeElement?.getAttribute('data-copy')).toBe('correction')
    expect(window.getSelection()?.toString()).toBe("'")
  })

  test('fixes one, a rule and everything, each one step; the keyboard stays in the list', async () => {
    await openPage({ headline: "L'eau", sections: lead("Le coeur. Où ? D'ici.") })
    await openPanel()
    await press('{ArrowDown}{Control>}.{/Control}')
    expect([headline(), body()]).toEqual(['L’eau', "Le coeur. Où ? D'ici."])
    await waitForProofreading()
    expect(document.activeElement).toBe(list())
    await press('{Control>}z{/Control}')
    expect(headline()).toBe("L'eau")
    await waitForProofreading()
    await press('{Home}{Control>}.{/Control}')
    expect([headline(), body()]).toEqual(['L’eau', 'Le coeur. Où ? D’ici.'])
    articleEditor.undo()
    await waitForProofreading()
    await userEvent.click(button(panel(), 'Tout corriger (3)'))
    expect([headline(), spaced()]).toEqual(['L’eau', 'Le coeur. Où~? D’ici.'])
    await waitForProofreading()
    await expect.poll(() => rows().length).toBe(2)
    await userEvent.click(button(panel(), 'Corriger'))
    expect(spaced()).toBe('Le cœur. Où~? D’ici.')
    await waitForProofreading()
    expect(panel()?.textContent).toContain('Rien à corriger')
    expect(document.querySelector('footer')?.textContent).not.toContain('correction')
  })

  test('holds thousands, of which only those in sight exist, and says that not all are underlined', async () => {
    await openPage({ sections: lead("L'eau. ".repeat(3_000)) })
    await openPanel()
    expect(diagnosticsState().diagnostics).toHaveLength(3_000)
    expect(panel()?.textContent).toContain('ne sont pas soulignées')
    expect(rows().length).toBeLessThan(100)
    await press('{End}')
    await expect
      .poll(() => list()?.querySelector('[data-active]')?.getAttribute('aria-posinset'))
      .toBe('3001')
  })

  test('in an article that may only be read offers no fix', async () => {
    fakeNewsroom.readOnly = true
    await openPage({ sections: lead("L'eau. D'où") })
    await openPanel()
    // But for the chip of all that there is to fix.
    expect(panel()?.textContent).not.toMatch(/(?<!À c)orriger/)
    await press('{ArrowDown}{Control>}.{/Control}')
    expect(body()).toBe("L'eau. D'où")
  })

  test('says where Marbre does not know a language', async () => {
    await openPage({ language: 'de', sections: lead('"Ja".') })
    await waitForProofreading()
    useLayout.getState().showInspectorTab('diagnostics')
    await expect.poll(() => panel()?.textContent).toContain('ne vérifie pas encore')
  })
})

test('the explanation is gone as soon as the focus goes elsewhere', async () => {
  await openPage({ headline: "L'eau", sections: lead("D'ici.") })
  await openPanel()
  await press('{ArrowDown}{Enter}')
  await expect.poll(card).not.toBeNull()
  list()?.focus()
  await expect.poll(card).toBeNull()
  placeCursor('ici|')
  expect(card()).toBeNull()
})

describe('readability', () => {
  test('is read on demand, goes to a place, and follows the text', async () => {
    const long = `Le conseil ${'a beaucoup parlé et '.repeat(9)}n’a rien dit.`
    await openPage({ sections: lead(`Le pont est fermé. ${long}`) })
    await waitForProofreading()
    useLayout.getState().showInspectorTab('diagnostics')
    await expect.poll(() => document.querySelector('section[aria-label=Lisibilité]')).not.toBeNull()
    const readability = document.querySelector('section[aria-label=Lisibilité]')
    expect(readability?.querySelector('[role=listbox]')).toBeNull()
    await userEvent.click(button(readability, 'Voir'))
    const lines = () =>
      [...(readability?.querySelectorAll('[role=option]') ?? [])].map(({ textContent }) => textContent)
    await expect.poll(() => lines().at(-1)).toBe('est fermé')
    expect(lines()).toContain('Phrases les plus longues1')
    readability?.querySelector<HTMLElement>('[role=listbox]')?.focus()
    await press('{End}{Enter}')
    await expect.poll(() => getSelection()?.toString()).toBe('est fermé')
    articleEditor.dispatch(view().state.tr.insertText('rouvre'))
    await expect.poll(() => lines().includes('est fermé')).toBe(false)
    expect(body()).toContain('Le pont rouvre.')
  })
})
