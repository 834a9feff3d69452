import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { typeAtOnce } from '../render.ts'
import { articleEditor, closePage, view } from './openPage.tsx'
import { openBody, shape } from './shape.ts'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const ctrl = (key: string) => `{Control>}${key}{/Control}`

/** A body, the keys pressed in it, and the body after them. */
type Case = readonly [body: string, keys: string, then: string]

const tried = (cases: readonly Case[]) => {
  test.each(cases)('%s, %s: %s', async (body, keys, then) => {
    await openBody(body)
    const before = view().state.doc
    const { selection } = view().state
    await press(keys)
    expect(shape()).toBe(then)
    expect(() => view().state.doc.check()).not.toThrow()
    while (articleEditor.undo()) {}
    expect(view().state.doc.eq(before)).toBe(true)
    expect(view().state.selection.eq(selection)).toBe(true)
  })
}

describe('Enter in a list', () => {
  tried([
    ['- un¦\n- deux', '{Enter}', 'ul(un, |, deux)'],
    ['- u¦n', '{Enter}', 'ul(u, |n)'],
    ['- un¦', '{Enter}{Enter}Fin', 'ul(un) / Fin|'],
    ['- un¦\n- deux', '{Enter}{Enter}x', 'ul(un) / x| / ul(deux)'],
    ['- un\n  - deux¦', '{Enter}{Enter}x', 'ul(un / ul(deux), x|)'],
    ['- un\n  - deux¦', '{Enter}{Enter}{Enter}x', 'ul(un / ul(deux)) / x|'],
    ['- [x] fait¦', '{Enter}à faire', 'ul(☑fait, ☐à faire|)'],
    ['- [x] ¦fait', '{Enter}', 'ul(☐, ☑|fait)'],
    ['- **un**¦', '{Enter}deux', 'ul(*un*, deux|)'],
    ['- u¦n\n- d¦eux', '{Enter}', 'ul(u, |eux)'],
  ])
})

describe('Tab and Shift+Tab in a list', () => {
  tried([
    ['- un\n- deux¦', '{Tab}', 'ul(un / ul(deux|))'],
    ['- un\n- deux¦', '{Tab}{Shift>}{Tab}{/Shift}', 'ul(un, deux|)'],
    ['1. un\n2. deux¦', '{Tab}', 'ol(un / ol(deux|))'],
    ['- un¦\n- deux', '{Tab}', 'ul(un|, deux)'],
    ['- un\n- d¦eux\n- tro¦is', '{Tab}', 'ul(un / ul(d‹eux, tro›is))'],
    ['- un\n- d¦eux\n- tro¦is', '{Tab}{Shift>}{Tab}{/Shift}', 'ul(un, d‹eux, tro›is)'],
    ['- un¦', '{Shift>}{Tab}{/Shift}', 'un|'],
  ])

  test('are steps of their own, however fast', async () => {
    await openBody('- un\n- deux\n- trois¦')
    await press('{Tab}{Shift>}{Tab}{/Shift}{Tab}')
    articleEditor.undo()
    expect(shape()).toBe('ul(un, deux, trois|)')
    articleEditor.undo()
    expect(shape()).toBe('ul(un, deux / ul(trois|))')
  })

  test('elsewhere lead to the next control', async () => {
    await openBody('Un¦')
    const after = document.createElement('button')
    document.querySelector('main')?.append(after)
    await press('{Tab}')
    expect(document.activeElement).toBe(after)
    expect(shape()).toBe('Un|')
  })

  test('on a first item keep the focus', async () => {
    await openBody('- un¦')
    await press('{Tab}')
    expect(view().hasFocus()).toBe(true)
  })
})

describe('Backspace and Delete around lists', () => {
  tried([
    ['- un\n- ¦deux', '{Backspace}', 'ul(un) / |deux'],
    ['- un\n  - ¦deux', '{Backspace}', 'ul(un, |deux)'],
    ['- ¦un\n- deux', '{Backspace}', '|un / ul(deux)'],
    ['- un\n- deux\n\n¦Suite', '{Backspace}', 'ul(un, deux|Suite)'],
    ['- un¦\n- deux', '{Delete}', 'ul(un|deux)'],
    ['- un¦\n  - deux\n- trois', '{Delete}', 'ul(un|deux, trois)'],
    ['Avant¦\n\n- un\n- deux', '{Delete}', 'Avant|un / ul(deux)'],
    ['- un\n- deux¦\n\nSuite', '{Delete}', 'ul(un, deux|Suite)'],
    ['- un\n\nx¦\n\n- deux', '{Backspace}{Backspace}', 'ul(un|, deux)'],
    ['1. un\n\n¦x¦\n\n- deux', '{Backspace}{Backspace}', 'ol(un|) / ul(deux)'],
    ['- u¦n\n- deux\n- tro¦is', '{Backspace}', 'ul(u|is)'],
    ['- un\n- ¦deux', ctrl('{Backspace}'), 'ul(un) / |deux'],
  ])
})

describe('a selection over an item and the list in it', () => {
  const over = '{Shift>}{ArrowRight}{ArrowRight}{/Shift}'
  test.each([
    ['- un¦\n  - deux', `${over}x`, 'ul(unx|eux)'],
    ['- un¦\n  - deux\n- trois', `${over}{Delete}`, 'ul(un|eux, trois)'],
    ['- [ ] un¦\n  - deux', `${over}x`, 'ul(☐unx|eux)'],
    ['- un\n  - deux¦\n\n  suite', `${over}x`, 'ul(un / ul(deuxx|uite))'],
    ['- un¦\n\n  suite', `${over}${ctrl('b')}`, 'ul(un‹ / *s›*uite)'],
  ])('%s, %s: %s', async (body, keys, then) => {
    await openBody(body)
    const before = view().state.doc
    await press(keys)
    expect(shape()).toBe(then)
    articleEditor.undo()
    expect(view().state.doc.eq(before)).toBe(true)
  })

  test('is taken off the page by what is put over it', async () => {
    await openBody('- un\n\n  - deux¦\n\n  suite')
    await press('{Shift>}{Control>}{End}{/Control}{/Shift}')
    await typeAtOnce('x')
    expect(shape()).toBe('ul(un / ul(deuxx|))')
    expect(view().dom.textContent).not.toContain('suite')
  })
})

describe('the commands', () => {
  const bullets = ctrl('{Shift>}8{/Shift}')
  const numbers = ctrl('{Shift>}7{/Shift}')
  tried([
    ['U¦n\n\nDeu¦x', bullets, 'ul(U‹n, Deu›x)'],
    ['U¦n\n\nDeu¦x', `${bullets}${bullets}`, 'U‹n / Deu›x'],
    ['- u¦n\n- deu¦x', numbers, 'ol(u‹n, deu›x)'],
    ['- u¦n\n- deux\n\nTrois\n\n1. quat¦re', bullets, 'ul(u‹n, deux, Trois, quat›re)'],
    ['- un\n\nDeux¦', bullets, 'ul(un, Deux|)'],
    ['1. un\n   - deux¦', numbers, 'ol(un / ol(deux|))'],
    ['- un\n  - deux¦', bullets, 'ul(un) / deux|'],
    ['## Titre¦', bullets, 'ul(Titre|)'],
    ['### Titre¦\n\nUn', numbers, 'ol(Titre|) / Un'],
    ['> Dit¦', bullets, '> ul(Dit|)'],
  ])

  test('leave the display copy alone', async () => {
    await openBody('Un')
    view().focus()
    await press(`${ctrl('a')}${bullets}`)
    expect(shape()).toContain('ul(')
    expect(view().state.doc.child(1).textContent).toBe('Titre')
  })
})

describe('boxes', () => {
  test('are ticked by a click, which is one step, and by Ctrl+Enter', async () => {
    await openBody('- [ ] un\n- [ ] deux¦')
    const box = document.querySelector('.ProseMirror .box')
    if (!box) throw new Error('no box')
    await userEvent.click(box)
    expect(shape()).toBe('ul(☑un, ☐deux|)')
    await press(ctrl('{Enter}'))
    expect(shape()).toBe('ul(☑un, ☑deux|)')
    articleEditor.undo()
    articleEditor.undo()
    expect(shape()).toBe('ul(☐un, ☐deux|)')
  })

  test('are put on items and taken away, and make items of paragraphs', async () => {
    await openBody('Un¦')
    articleEditor.run('task-list')
    expect(shape()).toBe('ul(☐Un|)')
    articleEditor.run('task-list')
    expect(shape()).toBe('ul(Un|)')
    articleEditor.undo()
    articleEditor.undo()
    expect(shape()).toBe('Un|')
  })

  test('are those of the innermost item', async () => {
    await openBody('- un\n  - deux¦')
    articleEditor.run('task-list')
    expect(shape()).toBe('ul(un / ul(☐deux|))')
  })
})

describe('quotations', () => {
  tried([
    ['> Dit¦', '{Enter}{Enter}Fin', '> Dit / Fin|'],
    ['> Dit¦', '{Enter}Suite', '> Dit / Suite|'],
    ['> Un\n>\n> ¦Deux', '{Enter}', '> Un /  / |Deux'],
    ['> Un\n>\n> ¦Deux\n>\n> — Inès', '{Enter}', '> Un /  / |Deux / — Inès'],
    ['> Dit¦\n>\n> — Inès Karam', '{Enter}Suite', '> Dit / Suite| / — Inès Karam'],
    ['> Dit¦\n>\n> — Inès Karam', '{Enter}{Enter}Fin', '> Dit / — Inès Karam / Fin|'],
    ['> Dit\n>\n> — Inès Karam¦', '{Enter}Fin', '> Dit / — Inès Karam / Fin|'],
    ['> Un¦\n>\n> Deux', '{Enter}{Enter}x', '> Un / x| / > Deux'],
    ['> Dit¦', '{Enter}— Inès Karam{Enter}Fin', '> Dit / — Inès Karam / Fin|'],
    ['> — Bonjour.¦', '{Enter}— Salut.{Enter}x', '> — Bonjour. / — Salut. / x|'],
    ['> ¦Dit', '{Backspace}', '|Dit'],
    ['> ¦Dit\n>\n> — Inès Karam', '{Backspace}', '|Dit / — Inès Karam'],
    ['> Dit\n>\n> — ¦Inès', '{Backspace}', '> Dit / |Inès'],
    ['> Dit\n\n¦Suite', '{Backspace}', '> Dit|Suite'],
    ['U¦n\n\nDeu¦x', ctrl('{Shift>}9{/Shift}'), '> U‹n / Deu›x'],
    ['> U¦n\n>\n> Deux', ctrl('{Shift>}9{/Shift}'), 'U|n / > Deux'],
    ['> Un¦\n>\n> — Inès', ctrl('{Shift>}9{/Shift}'), 'Un| / — Inès'],
    ['## Titre¦', ctrl('{Shift>}9{/Shift}'), '> Titre|'],
    ['- un\n- deux¦', ctrl('{Shift>}9{/Shift}'), '> ul(un, deux|)'],
    ['> - un\n> - deux¦', ctrl('{Shift>}9{/Shift}'), 'ul(un, deux|)'],
  ])
})

describe('headings', () => {
  const section = ctrl('{Shift>}2{/Shift}')
  const minor = ctrl('{Shift>}3{/Shift}')
  tried([
    ['Un\n\n## Ti¦tre', '{Enter}', 'Un / ## Ti / |tre'],
    ['Un\n\n## Titre¦', '{Enter}x', 'Un / ## Titre / x|'],
    ['Un\n\n## ¦Titre', '{Enter}', 'Un /  / ## |Titre'],
    ['Un\n\n### ¦Titre', '{Enter}', 'Un /  / ### |Titre'],
    ['Un\n\n## ¦Titre\n\nDeux', '{Backspace}', 'Un / |Titre / Deux'],
    ['Un\n\n## ¦Titre\n\nDeux', '{Backspace}{Backspace}', 'Un|Titre / Deux'],
    ['Un\n\n## ¦Titre', '{Enter}{Backspace}', 'Un / ## |Titre'],
    ['## ¦Titre', '{Backspace}', '|Titre'],
    ['Un¦\n\n## Titre', '{Delete}', 'Un|Titre'],
    ['Un¦\n\n## Titre', '{Enter}{Delete}', 'Un / ## |Titre'],
    ['## Titre¦\n\nDu **gras** ici', '{Delete}', '## Titre|Du gras ici'],
    ['Un¦', section, '## Un|'],
    ['Un¦', `${section}${section}`, 'Un|'],
    ['Un¦', `${section}${minor}`, '### Un|'],
    ['U¦n\n\nDeu¦x', minor, '### U‹n / ### Deu›x'],
    ['- un\n- deux¦\n- trois', section, 'ul(un) / ## deux| / ul(trois)'],
    ['- un\n  - deux¦', minor, 'ul(un) / ### deux|'],
    ['> Dit¦\n>\n> — Inès', section, '## Dit| / — Inès'],
    ['> - un¦', section, '## un|'],
    ['Du **gras**\\\nici¦', section, '## Du gras ici|'],
    ['- un\n- deux¦', ctrl('{Shift>}0{/Shift}'), 'ul(un) / deux|'],
  ])
})

describe('preformatted text', () => {
  tried([
    ['```\nun¦\n```', '{Enter}deux', '    un\ndeux|'],
    ['```\nun¦\n```', '{Shift>}{Enter}{/Shift}x', '    un / x|'],
    ['```\n¦un\ndeux\n```', '{Backspace}', '|un⏎deux'],
    ['```\nun¦\n```', '{ArrowDown}x', '    un / x|'],
    ['```\nun¦\n```', ` "- '...`, `    un "- '...|`],
  ])
})
