import { afterEach, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts'
import { articleEditor, closePage, lead, openPage, useSettings, view, written } from './openPage.tsx'
import { openBody, pressFast, shape } from './shape.ts'

afterEach(async () => {
  useSettings.setState({ settings: DEFAULT_SETTINGS })
  await closePage()
})

const press = (keys: string) => userEvent.keyboard(keys)
const ctrl = (key: string) => `{Control>}${key}{/Control}`
/** Types characters, none of which is a key's name. */
const type = (text: string) => press(text.replaceAll('{', '{{').replaceAll('[', '[['))
const bold = ctrl('b')
const seen = () => shape().replaceAll('\u00a0', '°').replaceAll('\u202f', '·')

describe('marks', () => {
  test.each([
    ['¦', `Un ${bold}gras${bold} et fin`, 'Un *gras* et fin|'],
    ['¦', `Un ${bold}gras ${bold}et fin`, 'Un *gras *et fin|'],
    ['¦', `Un ${ctrl('i')}penché${ctrl('i')} et fin`, 'Un _penché_ et fin|'],
    ['¦', `${bold}Paris{Enter}suite`, '*Paris* / suite|'],
    ['¦étudiant(e)¦s', bold, '*‹étudiant(e)›*s'],
    ['¦étudiant(e)¦s', `${bold}${bold}`, '‹étudiant(e)›s'],
    ['¦注意：¦a', `${bold}${bold}`, '‹注意：›a'],
    ['un ¦mot ¦ici', bold, 'un *‹mot* ›ici'],
    ['u¦n **mot** ic¦i', bold, 'u*‹n mot ic›*i'],
    ['u¦n **mot** ic¦i', `${bold}${bold}`, 'u‹n mot ic›i'],
    ['¦Un\n\n- deux\n\n## Trois\n\nQua¦tre', bold, '*‹Un* / ul(*deux*) / ## Trois / *Qua›*tre'],
    ['¦un **gras** et *penché*¦', ctrl(' '), '‹un gras et penché›'],
    ['H¦2¦O', ctrl('.'), 'H^‹2›^O'],
  ])('%s, %s: %s', async (body, keys, then) => {
    await openBody(body)
    const before = view().state.doc
    await press(keys)
    expect(shape()).toBe(then)
    while (articleEditor.undo()) {}
    expect(view().state.doc.eq(before)).toBe(true)
  })

  test('superscript and subscript exclude each other', async () => {
    await openBody('H¦2¦O')
    articleEditor.run('superscript')
    articleEditor.run('subscript')
    expect(shape()).toBe('H,‹2›,O')
  })

  test('a double-clicked word becomes bold without the blank behind it', async () => {
    await openBody('mot et suite¦')
    const paragraph = document.querySelector('.ProseMirror > p:last-child')
    if (!paragraph) throw new Error('no paragraph')
    await userEvent.dblClick(paragraph, { position: { x: 12, y: 12 } })
    await press(bold)
    expect(document.querySelector('.ProseMirror strong')?.textContent).toBe('mot')
  })
})

/** Typed text that must stay text. */
const AS_TYPED = [
  '2*3*4 = 24',
  'étudiant*es',
  '__init__',
  'De 5~7 % à 100~200 euros',
  '¯\\_(ツ)_/¯',
  'C:\\_temp\\-x',
  '&nbsp;',
  '<b>',
  '1914. La guerre',
  '+ 12 % en un an',
  '# 1 mondial',
  '> 100 personnes',
  '- 3 %',
  '[[lien]]',
  '{{< x >}}',
  '2**3**4',
  '**',
  '`code`',
  '~~x~~',
  '# Titre',
  '#### Titre',
  '--- trois',
]

describe('what is typed is text', () => {
  test.each(AS_TYPED)('%s', async (text) => {
    useSettings.setState({ settings: { ...DEFAULT_SETTINGS, setWhileTyping: false } })
    await openBody('')
    view().focus()
    articleEditor.focusBody()
    await type(text)
    expect(shape()).toBe(`${text}|`)
    await press('{Enter}')
    await press('- x{Enter}')
    await type(text)
    expect(shape()).toContain(`ul(x, ${text}|)`)
  })

  test('with typography too, but for its spaces and quotes', async () => {
    await openBody('')
    articleEditor.focusBody()
    for (const text of AS_TYPED) {
      await type(text)
      await press('{Enter}')
    }
    expect(seen()).toBe([...AS_TYPED, '|'].join(' / '))
  })
})

describe('autoformat', () => {
  const cases = [
    ['- un', 'ul(un|)', '- u'],
    ['* un', 'ul(un|)', '* u'],
    ['1. un', 'ol(un|)', '1. u'],
    ['## Un', '## Un|', '## U'],
    ['### Un', '### Un|', '### U'],
    ['> Un', '> Un|', '> U'],
    ['du **gras**', 'du *gras|*', 'du **gras**'],
  ] as const
  test.each(cases)('%s: %s, and one undo gives back %s', async (keys, then, typed) => {
    await openBody('')
    articleEditor.focusBody()
    await pressFast(keys)
    expect(shape()).toBe(then)
    await press(ctrl('z'))
    if (!keys.startsWith('du')) await press(ctrl('z'))
    expect(shape()).toBe(`${typed}|`)
  })

  test.each(cases)('%s: Backspace right behind it gives back what was typed', async (keys, _then, typed) => {
    await openBody('')
    articleEditor.focusBody()
    await press(keys.slice(0, typed.length))
    await press('{Backspace}')
    expect(shape()).toBe(`${typed}|`)
    await press('x')
    expect(shape()).toBe(`${typed}x|`)
  })

  test('is given back after more was typed, and what was typed later goes first', async () => {
    await openBody('')
    articleEditor.focusBody()
    await pressFast('- un deux')
    await press(ctrl('z'))
    expect(shape()).toBe('ul(u|)')
    await press(ctrl('z'))
    expect(shape()).toBe('- u|')
    await press(ctrl('z'))
    expect(shape()).toBe('|')
    await press(`${ctrl('y')}${ctrl('y')}${ctrl('y')}`)
    expect(shape()).toBe('ul(un deux|)')
  })

  test('works before words that are there, and joins bullets above', async () => {
    await openBody('- un\n\n¦deux')
    await press('- ')
    expect(shape()).toBe('ul(un, |deux)')
  })

  test('waits for what is composed', async () => {
    await openBody('')
    articleEditor.focusBody()
    await press('- ')
    const ime = cdp()
    await ime.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 })
    await ime.send('Input.insertText', { text: 'é' })
    await expect.poll(shape).toBe('ul(é|)')
  })

  test('a mark put on what is selected is a step apart from typing', async () => {
    await openBody('')
    articleEditor.focusBody()
    await pressFast('mot{Shift>}{ArrowLeft}{/Shift}')
    await expect.poll(shape).toBe('mo‹t›')
    await press(bold)
    expect(shape()).toBe('mo*‹t›*')
    articleEditor.undo()
    expect(shape()).toBe('mo‹t›')
  })

  test('what goes on behind bold is plain', async () => {
    await openBody('')
    articleEditor.focusBody()
    await press('**gras** et fin')
    expect(shape()).toBe('*gras* et fin|')
  })
})

describe('what is composed stands once', () => {
  const notes = '\n\n[^1]: Une.\n\n[^2]: Deux.'
  test.each([
    ['behind a note', `Un texte[^1]¦${notes}`],
    ['behind a note alone', `[^1]¦${notes}`],
    ['behind a note in an item', `- un[^1]¦${notes}`],
    ['behind a note in a cell', `| a[^1]¦ | b |\n| --- | --- |\n| c | d |${notes}`],
    ['behind a note in a heading', `### Tête[^1]¦${notes}`],
    ['between notes', `Un[^1]¦[^2]${notes}`],
    ['before a note', `¦[^1] suite${notes}`],
    ['behind a picture of elsewhere', 'Voir ![le quai](https://exemple.test/a.jpg)¦'],
    ['behind a line end', 'Un\\\n¦deux'],
    ['behind a link', 'Un [lien](https://exemple.test/)¦'],
    ['behind code', 'Taper `npm`¦'],
    ['in a task', '- [ ] ¦un'],
    ['in an empty task', '- [ ] ¦'],
    ['in a heading', '### ¦Tête'],
    ['in a section heading', 'Un\n\n## ¦Trois'],
    ['in an empty paragraph', 'Un\n\n¦'],
  ])('%s', async (_place, body) => {
    await openBody(body)
    // What is written behind a link is no part of it.
    const seenPlain = () => shape().replaceAll('@', '')
    const before = seenPlain()
    const ime = cdp()
    await ime.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 })
    await ime.send('Input.imeSetComposition', { text: 'かん', selectionStart: 2, selectionEnd: 2 })
    await ime.send('Input.insertText', { text: '漢' })
    await expect.poll(seenPlain).toBe(before.replace('|', '漢|'))
    articleEditor.undo()
    expect(seenPlain()).toBe(before)
  })
})

describe('typography while typing', () => {
  test.each([
    [`L'eau`, 'L’eau|'],
    ['"Oui"', '«°Oui°»|'],
    ['Où ?', 'Où·?|'],
    ['Où : là', 'Où°: là|'],
    ['Ah...', 'Ah…|'],
    ['un -- deux', 'un – deux|'],
    ['- "Oui', 'ul(«°Oui|)'],
  ])('%s: %s', async (keys, then) => {
    await openBody('')
    articleEditor.focusBody()
    await press(keys)
    expect(seen()).toBe(then)
  })

  test('keeps the marks of what was typed', async () => {
    await openBody('un ¦')
    await press(` ${bold}l'eau${bold}`)
    expect(shape()).toContain('*l’eau|*')
  })

  test('is not done in code', async () => {
    await openBody('un `co¦de` ici')
    await press(`'...`)
    expect(shape()).toBe("un `co'...|de` ici")
  })

  test('follows the article’s language', async () => {
    await openPage({ language: 'en', sections: lead('') })
    articleEditor.focusBody()
    await press(`"It's`)
    expect(shape()).toBe('“It’s|')
  })

  test('looks back when something composed is done, as with a dead key', async () => {
    await openBody('L¦')
    const ime = cdp()
    await ime.send('Input.imeSetComposition', { text: "'", selectionStart: 1, selectionEnd: 1 })
    expect(shape()).toBe("L'|")
    await ime.send('Input.insertText', { text: "'" })
    await expect.poll(shape).toBe('L’|')
    articleEditor.undo()
    expect(shape()).toBe("L'|")
  })
})

describe('history', () => {
  test('with Caps Lock, Ctrl+Shift+Z is redo and Ctrl+Z undo', async () => {
    await openBody('Un¦')
    await pressFast(' deux')
    const send = (key: string, shiftKey: boolean) =>
      view().dom.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          code: 'KeyZ',
          keyCode: 90,
          ctrlKey: true,
          shiftKey,
          bubbles: true,
          cancelable: true,
          modifierCapsLock: true,
        }),
      )
    send('Z', false)
    expect(shape()).toBe('Un|')
    send('z', true)
    expect(shape()).toBe('Un deux|')
  })

  test('the browser’s own formats and undo are the page’s', async () => {
    await openBody('¦Un¦')
    const ask = (inputType: string) =>
      view().dom.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }))
    expect(ask('formatBold')).toBe(false)
    expect(shape()).toBe('*‹Un›*')
    expect(ask('historyUndo')).toBe(false)
    expect(shape()).toBe('‹Un›')
  })

  test('undo brings the selection back and scrolls there', async () => {
    await openBody(`¦Un¦\n\n${'Un paragraphe.\n\n'.repeat(80)}Fin`)
    await press('x')
    await press(ctrl('{End}'))
    const scroller = articleEditor.scroller
    await expect.poll(() => scroller?.scrollTop).toBeGreaterThan(500)
    await press(ctrl('z'))
    expect(shape()).toMatch(/^‹Un›/)
    await expect.poll(() => scroller?.scrollTop).toBeLessThan(300)
  })
})

test('Enter sets the space of the mark before it, as a blank does, and one undo gives back what was typed', async () => {
  await openBody('¦')
  await type('Vraiment?')
  await press('{Enter}')
  await type('Oui')
  expect(seen()).toBe('Vraiment·? / Oui|')
  articleEditor.undo()
  articleEditor.undo()
  expect(seen()).toBe('Vraiment·?|')
  articleEditor.undo()
  expect(seen()).toBe('Vraiment?|')
  await press('{Enter}')
  expect(seen()).toBe('Vraiment? / |')
})

describe('settings', () => {
  test('no-break spaces are shown and hidden, also those that are typed', async () => {
    await openBody('Où\u00a0: là\u202f! Fin¦')
    const shown = () => document.querySelectorAll('.no-break-space, .narrow-space').length
    expect(shown()).toBe(0)
    useSettings.setState({ settings: { ...DEFAULT_SETTINGS, showSpaces: true } })
    expect(shown()).toBe(2)
    await press(ctrl('{Shift>} {/Shift}'))
    expect(shown()).toBe(3)
    articleEditor.undo()
    expect(shown()).toBe(2)
    useSettings.setState({ settings: DEFAULT_SETTINGS })
    expect(shown()).toBe(0)
    expect(written()?.sections[0]?.body).toBe('Où\u00a0: là\u202f! Fin')
  })

  test('the typewriter keeps the row of the caret in the middle', async () => {
    useSettings.setState({ settings: { ...DEFAULT_SETTINGS, typewriter: true } })
    await openBody(`${'Un paragraphe.\n\n'.repeat(60)}Ici¦\n\n${'Un autre.\n\n'.repeat(20)}`)
    await press('x')
    const middle = () => {
      const seen = articleEditor.scroller?.getBoundingClientRect()
      const { top, bottom } = view().coordsAtPos(view().state.selection.head)
      return Math.abs((top + bottom) / 2 - ((seen?.top ?? 0) + (seen?.bottom ?? 0)) / 2)
    }
    expect(middle()).toBeLessThan(3)
    await press('{ArrowDown}{ArrowDown}')
    expect(middle()).toBeLessThan(3)
  })

  test('a long text is laid out as it comes into sight, unless the setting says otherwise', async () => {
    await openBody(`${'Un paragraphe de quelques mots pour remplir. '.repeat(100)}\n\n`.repeat(25))
    const last = () => getComputedStyle(view().dom.lastElementChild ?? view().dom).contentVisibility
    const first = () => {
      const paragraph = document.querySelector('.ProseMirror > p:not([data-field])')
      return paragraph && getComputedStyle(paragraph).contentVisibility
    }
    expect([first(), last()]).toEqual(['auto', 'visible'])
    useSettings.setState({ settings: { ...DEFAULT_SETTINGS, layOutAll: true } })
    expect(first()).toBe('visible')
  })
})

test('a key right behind one that moves the caret acts where the caret then is', async () => {
  for (let run = 0; run < 6; run += 1) {
    await openBody('étudiant¦')
    await press('{Home}{Shift>}{End}{/Shift}')
    await expect.poll(shape).toBe('‹étudiant›')
    await pressFast('{End}{Enter}x')
    await expect.poll(shape).toBe('étudiant / x|')
  }
})

test('a key in the moment in which the selection is moved acts on that selection', async () => {
  await openBody('étudiant¦')
  view().focus()
  for (const [at, then] of [
    [3, 'étu / |diant'],
    [1, 'é / |tu / diant'],
  ] as const) {
    // Until the caret of now has been reported.
    await new Promise((resume) => setTimeout(resume, 50))
    const text = document.querySelector('.ProseMirror > p:not([data-field])')?.firstChild
    if (text) getSelection()?.collapse(text, at)
    view().dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }),
    )
    expect(shape()).toBe(then)
  }
})
