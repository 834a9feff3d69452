import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts'
import {
  articleEditor,
  closePage,
  lead,
  openPage,
  placeCursor,
  text,
  useSettings,
  view,
  written,
} from './openPage.tsx'

beforeEach(() => {
  useSettings.setState({
    settings: {
      ...DEFAULT_SETTINGS,
      ownReplacements: [
        { from: 'qqn', to: 'quelqu’un' },
        { from: '->', to: '→' },
      ],
    },
  })
})
afterEach(async () => {
  await closePage()
  useSettings.setState({ settings: DEFAULT_SETTINGS })
})

/** Types a text key by key, as `handleTextInput` has it. */
function type(keys: string): void {
  for (const key of keys) {
    const { from, to } = view().state.selection
    const insert = () => view().state.tr.insertText(key, from, to)
    const isHandled = view().someProp('handleTextInput', (handle) => handle(view(), from, to, key, insert))
    if (!isHandled) view().dispatch(insert())
  }
}
const undo = () => articleEditor.undo()
const redo = () => articleEditor.redo()
const body = () => text().split('\n').slice(4).join('\n')
const press = (keys: string) => userEvent.keyboard(keys)
async function openAt(words: string): Promise<void> {
  await openPage({ language: 'fr', sections: lead(words) })
  placeCursor(`${words.replace(/[*`]/g, '')}|`)
}

describe('an own replacement', () => {
  test('is made once its word is ended, and given back by one undo', async () => {
    await openAt('Voici')
    type(' qqn -> a')
    expect(body()).toBe('Voici quelqu’un → a')
    undo()
    expect(body()).toBe('Voici quelqu’un →')
    undo()
    expect(body()).toBe('Voici quelqu’un ->')
  })

  test('is made by Enter too, before the line ends', async () => {
    await openAt('Voici')
    type(' qqn')
    await press('{Enter}')
    expect(body()).toBe('Voici quelqu’un\n')
    undo()
    undo()
    expect(body()).toBe('Voici qqn')
  })

  test('comes with what is set by the same key, and one undo takes both back', async () => {
    await openAt('Il dit «\u00a0')
    type('qqn"')
    expect(body()).toBe('Il dit «\u00a0quelqu’un\u00a0»')
    undo()
    expect(body()).toBe('Il dit «\u00a0qqn"')
    redo()
    expect(body()).toBe('Il dit «\u00a0quelqu’un\u00a0»')
  })

  test('is made whether or not typography is, and keeps the marks of its word', async () => {
    useSettings.setState({ settings: { ...useSettings.getState().settings, setWhileTyping: false } })
    await openAt('**Voici**')
    type(' qqn ')
    expect(written()?.sections[0]?.body).toBe('**Voici quelqu’un**')
  })

  test('is not made in code', async () => {
    await openAt('`Voici`')
    type(' qqn ')
    expect(body()).toBe('Voici qqn ')
  })
})

describe('what was undone', () => {
  test('is not corrected again in that place, but elsewhere it is', async () => {
    await openAt('Il dit')
    type(' "')
    expect(body()).toBe('Il dit «\u00a0')
    undo()
    type('oui')
    for (let key = 0; key < 4; key += 1) await press('{Backspace}')
    expect(body()).toBe('Il dit ')
    type('"')
    expect(body()).toBe('Il dit "')
    await press('{Backspace}')
    type('"non" ')
    expect(body()).toBe('Il dit "non" ')
    type('"oui"')
    expect(body()).toBe('Il dit "non" «\u00a0oui\u00a0»')
  })

  test('stays undone where the word is typed again, by Backspace as by Ctrl+Z', async () => {
    await openAt('Voici')
    type(' qqn ')
    await press('{Backspace}')
    expect(body()).toBe('Voici qqn ')
    for (let key = 0; key < 4; key += 1) await press('{Backspace}')
    type('qqn, ')
    expect(body()).toBe('Voici qqn, ')
    type('puis qqn ')
    expect(body()).toBe('Voici qqn, puis quelqu’un ')
  })

  test('is corrected again once it was redone', async () => {
    await openAt('Voici')
    type(' qqn ')
    undo()
    redo()
    expect(body()).toBe('Voici quelqu’un ')
    for (let key = 0; key < 10; key += 1) await press('{Backspace}')
    type('qqn ')
    expect(body()).toBe('Voici quelqu’un ')
  })

  test('moves with its text', async () => {
    await openAt('Voici')
    type(' qqn ')
    undo()
    placeCursor('|Voici')
    type('Bon. ')
    placeCursor('qqn |')
    await press('{Backspace}')
    type(' ')
    expect(body()).toBe('Bon. Voici qqn ')
  })

  test('is no list again, though the letter is another one', async () => {
    await openAt('Voici')
    await press('{Enter}')
    type('- a')
    undo()
    expect(body()).toBe('Voici\n- a')
    await press('{Backspace}')
    type('b')
    expect(body()).toBe('Voici\n- b')
  })
})
