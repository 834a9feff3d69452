import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { useScreen } from '../../../src/renderer/src/state/screen.ts'
import { body, closePage, desk, field, lead, openPage, text, useSession } from './desk.tsx'
import { button, card, page, proof, quiet, spaced } from './proofDesk.ts'

afterEach(async () => {
  desk.readOnly = false
  useScreen.setState(useScreen.getInitialState(), true)
  await closePage()
})

const press = (keys: string) => userEvent.keyboard(keys)
const headline = () => useSession.getState().content?.headline
const panel = () => document.querySelector('[role=tabpanel]')
const list = () => document.querySelector<HTMLElement>('[role=listbox]')
const rows = () =>
  [...(list()?.querySelectorAll('[role=option]') ?? [])].map(({ textContent }) =>
    (textContent ?? '').replaceAll('\u00a0', '_').replaceAll('\u202f', '~'),
  )

/** Opens the panel by what the status bar says, and gives the keyboard to its list. */
async function openPanel(): Promise<void> {
  await quiet()
  const says = [...document.querySelectorAll('footer button')].find((each) =>
    each.textContent?.includes('typo'),
  )
  await userEvent.click(says ?? document.body)
  await expect.poll(list).not.toBeNull()
  list()?.focus()
}

describe('the panel', () => {
  test('is opened by the status bar, and lists the remarks under their rules, what is certain first', async () => {
    await openPage({ headline: "L'eau", sections: lead("Le coeur. Où ? D'ici.") })
    await openPanel()
    expect(document.querySelector('footer')?.textContent).toContain('4 remarques typo')
    expect(document.querySelector('[role=tab][aria-selected=true]')?.textContent).toBe('Typo 4')
    expect(rows()).toEqual([
      'Apostrophe typographique attendueCorriger les 2',
      "TitreL'→’eauCorriger",
      "Le coeur. Où ? D'→’ici.Corriger",
      'Espace fine insécable attendue1',
      "Le coeur. Où →~? D'ici.Corriger",
      'Ligature œ1',
      "Le coe→œur. Où ? D'ici.à vérifierCorriger",
    ])
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

  test('leads to a remark, in the body and in the headline', async () => {
    await openPage({ headline: "L'eau", sections: lead("D'ici.") })
    await openPanel()
    await press('{ArrowDown}{Enter}')
    const focused = document.activeElement
    expect(focused instanceof HTMLTextAreaElement && [focused.selectionStart, focused.selectionEnd]).toEqual([
      1, 2,
    ])
    await expect.poll(() => card()?.textContent).toContain('Apostrophe')
    list()?.focus()
    await press('{ArrowDown}{Enter}')
    expect(window.getSelection()?.toString()).toBe("'")
    expect(document.activeElement).toBe(body().contentDOM)
  })

  test('leads to the correction, among the details', async () => {
    await openPage({ correction: "Ce n'était pas lui.", sections: lead('Il pleut.') })
    await openPanel()
    await press('{ArrowDown}{Enter}')
    await expect.poll(() => document.activeElement?.getAttribute('data-copy')).toBe('correction')
    expect(window.getSelection()?.toString()).toBe("'")
  })

  test('fixes a remark, a rule and everything, each one step; the keyboard stays in the list', async () => {
    await openPage({ headline: "L'eau", sections: lead("Le coeur. Où ? D'ici.") })
    await openPanel()
    await press('{ArrowDown}{Control>}.{/Control}')
    expect([headline(), text()]).toEqual(['L’eau', "Le coeur. Où ? D'ici."])
    await quiet()
    expect(document.activeElement).toBe(list())
    await press('{Control>}z{/Control}')
    expect(headline()).toBe("L'eau")
    await quiet()
    await press('{Home}{Control>}.{/Control}')
    expect([headline(), text()]).toEqual(['L’eau', 'Le coeur. Où ? D’ici.'])
    page().undo()
    await quiet()
    await userEvent.click(button(panel(), 'Tout corriger (3)'))
    expect([headline(), spaced()]).toEqual(['L’eau', 'Le coeur. Où~? D’ici.'])
    await quiet()
    expect(rows()).toHaveLength(2)
    await userEvent.click(button(panel(), 'Corriger'))
    expect(spaced()).toBe('Le cœur. Où~? D’ici.')
    await quiet()
    expect(panel()?.textContent).toContain('Rien à corriger')
    expect(document.querySelector('footer')?.textContent).not.toContain('remarque')
  })

  test('holds thousands of remarks, of which only those in sight exist', async () => {
    await openPage({ sections: lead("L'eau. ".repeat(3_000)) })
    await openPanel()
    expect(proof().remarks).toHaveLength(3_000)
    expect(rows().length).toBeLessThan(100)
    await press('{End}')
    await expect
      .poll(() => list()?.querySelector('[data-active]')?.getAttribute('aria-posinset'))
      .toBe('3001')
  })

  test('in an article that may only be read offers no fix', async () => {
    desk.readOnly = true
    await openPage({ sections: lead("L'eau. D'où") })
    await openPanel()
    expect(panel()?.textContent).not.toContain('orriger')
    await press('{ArrowDown}{Control>}.{/Control}')
    expect(text()).toBe("L'eau. D'où")
  })

  test('says where Marbre does not know a language', async () => {
    await openPage({ language: 'de', sections: lead('"Ja".') })
    await quiet()
    useScreen.getState().showTab('proof')
    await expect.poll(() => panel()?.textContent).toContain('ne connaît pas encore')
  })
})

test('a mark beside the headline says how many remarks it has, and leads to the first', async () => {
  await openPage({ headline: "L'eau n'attend pas", sections: lead('Il pleut.') })
  await quiet()
  const mark = document.querySelector<HTMLElement>('[data-beside=headline] button')
  expect(mark?.getAttribute('aria-label')).toBe('Titre\u00a0: 2 remarques typo')
  if (mark) await userEvent.click(mark)
  await expect.element(field('Titre')).toHaveFocus()
  await expect.poll(() => card()?.textContent).toContain('Corriger')
  await press('{Control>}.{/Control}')
  expect(headline()).toBe("L’eau n'attend pas")
})

test('the explanation is gone as soon as one goes elsewhere', async () => {
  await openPage({ headline: "L'eau", sections: lead("D'ici.") })
  await quiet()
  for (const remark of proof().remarks) {
    proof().show(remark)
    await expect.poll(card).not.toBeNull()
    await field('Chapô').click()
    expect(card()).toBeNull()
  }
  proof().step(1)
  await expect.poll(() => document.activeElement?.closest('[data-remark-card]')).not.toBeNull()
  await field('Chapô').click()
  expect(card()).toBeNull()
})
