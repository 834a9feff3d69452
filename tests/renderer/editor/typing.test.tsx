import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { DEFAULT_SETTINGS } from '../../../src/contract/contract.ts'
import {
  body,
  closePage,
  field,
  lead,
  openPage,
  placeCursor,
  text,
  useSession,
  useSettings,
  withCursor,
} from './desk.tsx'

beforeEach(() => useSettings.setState({ settings: DEFAULT_SETTINGS }))
afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const set = (part: Partial<typeof DEFAULT_SETTINGS>) =>
  useSettings.setState({ settings: { ...DEFAULT_SETTINGS, ...part } })

describe('while one types in the body', () => {
  test('quotes, apostrophes, ellipses and spaces are set', async () => {
    await openPage({ sections: lead('') })
    body().focus()
    await press('"Qui ?" L\'eau : rien... -- oui')
    expect(text()).toBe('«\u00a0Qui\u202f?\u00a0» L’eau\u00a0: rien… – oui')
  })

  test('undo right after gives back what was typed, and so does Backspace', async () => {
    await openPage({ sections: lead('Un mot') })
    placeCursor('mot|')
    await press("'")
    expect(withCursor()).toBe('Un mot’|')
    await press('{Control>}z{/Control}')
    expect(withCursor()).toBe("Un mot'|")
    await press('{Backspace} "')
    expect(withCursor()).toBe('Un mot «\u00a0|')
    await press('{Backspace}')
    expect(withCursor()).toBe('Un mot "|')
    await press('{Backspace}')
    expect(withCursor()).toBe('Un mot |')
  })

  test('a space that was missing is put before the mark', async () => {
    await openPage({ sections: lead('Quoi') })
    placeCursor('Quoi|')
    await press('! ')
    expect(withCursor()).toBe('Quoi\u202f! |')
  })

  test('headings too, and not code', async () => {
    await openPage({ sections: [{ heading: 'Qui', body: '```\nx\n```' }] })
    placeCursor('Qui|')
    await press(' ?')
    placeCursor('x|')
    await press(' = "y"')
    expect(text()).toBe('## Qui\u202f?\n\n```\nx = "y"\n```')
  })

  test('by the language of the article, and not where it is switched off', async () => {
    await openPage({ language: 'en', sections: lead('') })
    body().focus()
    await press('"It\'s"')
    expect(text()).toBe('“It’s”')
    set({ setWhileTyping: false })
    await expect.poll(() => useSettings.getState().settings.setWhileTyping).toBe(false)
    await press(' "')
    expect(text()).toBe('“It’s” "')
  })

  test('what a paste brings and what is being composed stays', async () => {
    await openPage({ sections: lead('') })
    body().focus()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '"')
    body().contentDOM.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
    expect(text()).toBe('"')
    await cdp().send('Input.imeSetComposition', { text: "'", selectionStart: 1, selectionEnd: 1 })
    expect(text()).toBe('"\'')
  })
})

describe('while one types in the display copy', () => {
  const headline = () => useSession.getState().content?.headline

  test('the same holds, and the browser undoes it', async () => {
    await openPage({ headline: 'Qui', sections: lead('') })
    await userEvent.click(field('Titre'))
    await press("{End} ? L'eau")
    expect(headline()).toBe('Qui\u202f? L’eau')
    await press(' "')
    expect(headline()).toBe('Qui\u202f? L’eau «\u00a0')
    await press('{Control>}z{/Control}')
    expect(headline()).toBe('Qui\u202f? L’eau "')
  })

  test('Backspace right after gives back what was typed', async () => {
    await openPage({ headline: 'L', sections: lead('') })
    await userEvent.click(field('Titre'))
    await press("{End}'")
    expect(headline()).toBe('L’')
    await press('{Backspace}')
    expect(headline()).toBe("L'")
    await press('{Backspace}')
    expect(headline()).toBe('L')
  })
})

test('no-break spaces show where that is asked for, each kind by its own mark', async () => {
  await openPage({ sections: lead('A\u00a0: b\u202f!') })
  const marks = () => [...document.querySelectorAll('[class*=noBreak], [class*=narrow]')]
  expect(marks()).toEqual([])
  set({ showSpaces: true })
  await expect.poll(() => marks().map(({ textContent }) => textContent)).toEqual(['\u00a0', '\u202f'])
  placeCursor('b\u202f!|')
  body().dispatch(body().state.replaceSelection(' c\u00a0d'), { userEvent: 'input.type' })
  await expect.poll(() => marks().length).toBe(3)
})
