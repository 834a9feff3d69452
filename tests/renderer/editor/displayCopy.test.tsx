import { TextSelection } from 'prosemirror-state'
import { afterEach, describe, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { ArticleContent } from '../../../src/core/article/index.ts'
import { parseByline } from '../../../src/core/bylineText.ts'
import { displayRange } from '../../../src/renderer/src/editor/pageStructure.ts'
import type { DisplayField } from '../../../src/renderer/src/editor/schema.ts'
import { articleEditor, closePage, lead, openPage, placeCursor, select, view, written } from './openPage.tsx'
import { openBody, pressFast, shape } from './shape.ts'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const ctrl = (key: string) => `{Control>}${key}{/Control}`

const ARTICLE: Partial<ArticleContent> = {
  kicker: 'Région',
  headline: 'Le pont rouvre',
  subhead: 'Après deux ans',
  standfirst: 'Les riverains attendaient.',
  sections: lead('Un chef de chantier.\n\n- un\n- trois\n\nLa fin.'),
}
const FIELDS = ['Région', 'Le pont rouvre', 'Après deux ans', 'Les riverains attendaient.']
const BODY = 'Un chef de chantier. / ul(un, trois) / La fin.'

/** The text of the display copy fields and the body, with the caret as `|` in the body. */
const all = () => [
  ...view()
    .state.doc.children.slice(0, 4)
    .map(({ textContent }) => textContent),
  shape(),
]
const at = (field: DisplayField, side: 'from' | 'to') => {
  const { state } = view()
  const place = displayRange(state.doc, field)[side]
  view().focus()
  view().dispatch(state.tr.setSelection(TextSelection.create(state.doc, place)))
}
/** The caret's field and offset. */
const where = () => {
  const { $head } = view().state.selection
  return `${$head.node(1).type.name} ${$head.parentOffset}`
}

describe('a selection across fields and body', () => {
  test('of everything is replaced by what is typed, whole, in one place', async () => {
    await openPage(ARTICLE)
    view().focus()
    await pressFast(`${ctrl('aa')}xyz`)
    expect(all()).toEqual(['xyz', '', '', '', ''])
    articleEditor.undo()
    articleEditor.undo()
    expect(all().slice(0, 4)).toEqual([
      'Région',
      'Le pont rouvre',
      'Après deux ans',
      'Les riverains attendaient.',
    ])
  })

  test('of everything without a kicker is replaced in the headline', async () => {
    await openPage({ ...ARTICLE, kicker: '' })
    view().focus()
    await press(`${ctrl('aa')}xyz`)
    expect(all()).toEqual(['', 'xyz', '', '', ''])
  })

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['xyz', ['Région', 'Le xyz', '', '', 'de chantier. / ul(un, trois) / La fin.']],
    ['{Backspace}', ['Région', 'Le ', '', '', 'de chantier. / ul(un, trois) / La fin.']],
    ['{Delete}', ['Région', 'Le ', '', '', 'de chantier. / ul(un, trois) / La fin.']],
    ['{Enter}', ['Région', 'Le ', '', '', 'de chantier. / ul(un, trois) / La fin.']],
  ]
  test.each(cases)(
    'from the headline into a paragraph, %s: the rest stays where it is',
    async (keys, then) => {
      await openPage(ARTICLE)
      select('Le |pont', 'chef |de')
      await press(keys)
      expect(all()).toEqual(then)
      while (articleEditor.undo()) {}
      expect(all().slice(1, 3)).toEqual(['Le pont rouvre', 'Après deux ans'])
    },
  )

  test('into a list leaves the list', async () => {
    await openPage(ARTICLE)
    select('Les |riverains', 't|rois')
    await press('x')
    expect(all()).toEqual(['Région', 'Le pont rouvre', 'Après deux ans', 'Les x', 'ul(rois) / La fin.'])
    expect(() => view().state.doc.check()).not.toThrow()
  })

  test('from one field into another leaves the rest of the other', async () => {
    await openPage(ARTICLE)
    select('Le |pont', 'Après |deux')
    await press('quai')
    expect(all().slice(0, 4)).toEqual(['Région', 'Le quai', 'deux ans', 'Les riverains attendaient.'])
  })

  test('is replaced by what is composed', async () => {
    await openPage(ARTICLE)
    select('Le |pont', 'chef |de')
    const ime = cdp()
    await ime.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 })
    await ime.send('Input.insertText', { text: '火' })
    await expect.poll(() => all().slice(0, 4)).toEqual(['Région', 'Le 火', '', ''])
    expect(shape()).toBe('de chantier. / ul(un, trois) / La fin.')
  })

  test('is replaced by what is composed at once after it was selected', async () => {
    await openPage(ARTICLE)
    placeCursor('La| fin')
    const [headline, text] = ['h1', 'p:not([data-field])'].map(
      (name) => document.querySelector(`.ProseMirror ${name}`)?.firstChild,
    )
    if (!headline || !text) throw new Error('no text')
    // The browser reports the selection later.
    getSelection()?.setBaseAndExtent(headline, 'Le '.length, text, 'Un chef '.length)
    view().dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    expect(all()).toEqual(['Région', 'Le ', '', '', 'de chantier. / ul(un, trois) / La fin.'])
    view().dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
  })

  const start = (field: DisplayField) => () => displayRange(view().state.doc, field).from
  const end = () => view().state.doc.content.size - 1
  const place = (words: string) => () => {
    placeCursor(words)
    return view().state.selection.from
  }
  const HEADLINE = { headline: 'Le pont' }
  const TABLE = 'Un texte.\n\n| a | b |\n| --- | --- |\n| c | d |\n\nLa fin.'
  const PARTS = 'Un texte.\n\n- un\n- deux\n\n> dit\n>\n> — Ana\n\n### Tête\n\nLa fin[^1].\n\n[^1]: Note.'
  test.each([
    ['of empty places', HEADLINE, start('subhead'), end],
    ['of an empty headline and body', {}, start('headline'), end],
    ['from an empty field into a text', { ...HEADLINE, sections: lead('Un texte.') }, start('subhead'), end],
    ['of a headline, backwards', { ...HEADLINE, sections: lead('Un.') }, start('subhead'), start('kicker')],
    ['of all that there is, backwards', HEADLINE, end, start('kicker')],
    ['of a headline alone, backwards', HEADLINE, start('subhead'), start('kicker')],
    ['from a text into an empty body', HEADLINE, place('Le |pont'), end],
    ['of two paragraphs', { sections: lead('Un texte.\n\nDeux.') }, place('Un| texte'), place('De|ux')],
    ['of a whole body', { sections: lead('Un texte.\n\nDeux.\n\nTrois.') }, place('|Un texte'), end],
    ['from a paragraph into a list', { sections: lead(PARTS) }, place('Un| texte'), place('de|ux')],
    ['from a list into a quotation', { sections: lead(PARTS) }, place('u|n'), place('di|t')],
    ['from a quotation into a heading', { sections: lead(PARTS) }, place('di|t'), place('Tê|te')],
    ['from a heading to behind a note', { sections: lead(PARTS) }, place('Tê|te'), end],
    ['from an item to another', { sections: lead(PARTS) }, place('|un'), place('deux|')],
    ['from a paragraph into a table', { sections: lead(TABLE) }, place('Un| texte'), place('c|')],
    ['from a table to behind it', { sections: lead(TABLE) }, place('|b'), place('La| fin')],
    ['over a table', { sections: lead(TABLE) }, place('Un| texte'), place('La| fin')],
  ] as const)('%s becomes by a composition what it becomes by a key', async (_name, content, from, to) => {
    const results: unknown[] = []
    for (const enter of [
      () => press('x'),
      async () => {
        await cdp().send('Input.imeSetComposition', { text: 'い', selectionStart: 1, selectionEnd: 1 })
        await cdp().send('Input.imeSetComposition', { text: 'いく', selectionStart: 2, selectionEnd: 2 })
        await cdp().send('Input.insertText', { text: 'x' })
      },
    ]) {
      await openPage(content)
      view().focus()
      const [anchor, head] = [from(), to()]
      view().dispatch(view().state.tr.setSelection(TextSelection.create(view().state.doc, anchor, head)))
      const before = view().state.doc
      await enter()
      await expect.poll(() => view().composing || view().state.doc.eq(before)).toBe(false)
      const { doc } = view().state
      doc.check()
      results.push(doc.toString())
      while (articleEditor.undo()) {}
      results.push(view().state.doc.eq(before))
    }
    const [typed, isUndone, composed, isComposedUndone] = results
    expect([composed, isUndone, isComposedUndone]).toEqual([typed, true, true])
  })

  test.each([
    ['Ré|gion', 'Après |deux', ['Réx', '', 'deux ans', 'Les riverains attendaient.', BODY]],
    ['Le |pont', 'chef |de', ['Région', 'Le x', '', '', 'de chantier. / ul(un, trois) / La fin.']],
    ['chef |de', 'tr|ois', [...FIELDS, 'Un chef x|ois / La fin.']],
  ])('is replaced by what the system puts in, from %s to %s', async (from, to, then) => {
    await openPage(ARTICLE)
    select(from, to)
    await cdp().send('Input.insertText', { text: 'x' })
    await expect.poll(all).toEqual(then)
    articleEditor.undo()
    expect(written()).toMatchObject(ARTICLE)
  })

  test.each([
    ['deleteContentBackward', 'Un| chef', 'tr|ois', [...FIELDS, 'Un|ois / La fin.']],
    ['deleteContentForward', 'Le |pont', 'Après |deux', ['Région', 'Le ', 'deux ans', FIELDS[3], BODY]],
  ])('is deleted by a menu of the system (%s)', async (inputType, from, to, then) => {
    await openPage(ARTICLE)
    select(from, to)
    const event = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true })
    view().dom.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect(all()).toEqual(then)
  })

  test('of code and the paragraph behind it is replaced by what the system puts in', async () => {
    await openBody('```\nun code\n```\n\n---\n\nLa fin.')
    select('un| code', 'La |fin')
    await cdp().send('Input.insertText', { text: 'x' })
    await expect.poll(shape).toBe('    unx|fin.')
  })

  test('is replaced by a no-break space from its key', async () => {
    await openPage(ARTICLE)
    view().focus()
    await press(`${ctrl('aa')}${ctrl('{Shift>} {/Shift}')}`)
    expect(all()).toEqual(['\u00a0', '', '', '', ''])
  })

  test('takes no mark in the display copy', async () => {
    await openPage(ARTICLE)
    view().focus()
    await press(`${ctrl('aa')}${ctrl('b')}`)
    expect(document.querySelector('[data-field] strong')).toBeNull()
    expect([...document.querySelectorAll('.ProseMirror strong')].map((each) => each.textContent)).toEqual([
      'Un chef de chantier.',
      'un',
      'trois',
      'La fin.',
    ])
    await press(ctrl('b'))
    expect(document.querySelector('.ProseMirror strong')).toBeNull()
  })
})

describe('at the borders of a field', () => {
  const KEYS = ['{Key}', '{Control>}{Key}{/Control}', '{Alt>}{Key}{/Alt}', '{Shift>}{Key}{/Shift}']
  test.each(KEYS)('Backspace (%s) only moves the caret', async (keys) => {
    await openPage(ARTICLE)
    const { doc } = view().state
    const pressed = keys.replace('Key', 'Backspace')
    placeCursor('|Un chef')
    await press(pressed)
    expect(where()).toBe('standfirst 26')
    at('standfirst', 'from')
    await press(pressed)
    expect(where()).toBe('subhead 14')
    at('kicker', 'from')
    await press(pressed)
    expect(where()).toBe('kicker 0')
    expect(view().state.doc.eq(doc)).toBe(true)
  })

  test.each(KEYS.slice(0, 3))('Delete (%s) only moves the caret', async (keys) => {
    await openPage(ARTICLE)
    const { doc } = view().state
    const pressed = keys.replace('Key', 'Delete')
    at('headline', 'to')
    await press(pressed)
    expect(where()).toBe('subhead 0')
    at('standfirst', 'to')
    await press(pressed)
    expect(where()).toBe('paragraph 0')
    expect(view().state.doc.eq(doc)).toBe(true)
  })

  test.each([
    ['- ¦un\n- deux', '|un / ul(deux)', 'un / ul(deux)'],
    ['> ¦Dit', '|Dit', 'Dit'],
    ['## ¦Titre', '|Titre', 'Titre'],
    ['```\n¦un\n```', '|un', 'un'],
  ])('Backspace before %s makes it plain, then leads to the standfirst', async (body, plain, then) => {
    await openBody(body)
    await press('{Backspace}')
    expect(shape()).toBe(plain)
    await press('{Backspace}')
    expect(shape()).toBe(then)
    expect(where()).toBe('standfirst 0')
  })

  test('arrows pass, also over the credits and into an empty body', async () => {
    await openPage({ ...ARTICLE, sections: lead('') })
    at('headline', 'to')
    await press('{ArrowRight}')
    expect(where()).toBe('subhead 0')
    await press('{ArrowLeft}')
    expect(where()).toBe('headline 14')
    at('standfirst', 'to')
    await press('{ArrowDown}')
    expect(where()).toBe('paragraph 0')
    await press('{ArrowUp}')
    expect(where()).toContain('standfirst')
    await press('{End}{ArrowRight}')
    expect(where()).toBe('paragraph 0')
    await press('x')
    expect(shape()).toBe('x|')
  })

  test('Tab leads from a field to the credits and through them, and back into the page', async () => {
    await openPage(ARTICLE)
    const focused = () => document.activeElement?.getAttribute('data-copy') ?? document.activeElement
    at('headline', 'to')
    for (const name of ['byline', 'date', 'dateline', 'agency']) {
      await press('{Tab}')
      await expect.poll(focused).toBe(name)
    }
    for (const name of ['dateline', 'date', 'byline', view().dom]) {
      await press('{Shift>}{Tab}{/Shift}')
      await expect.poll(focused).toBe(name)
    }
  })

  test('Tab selects the names of the byline, as it does a value of a form', async () => {
    await openPage({ ...ARTICLE, byline: parseByline('Noé Talbot', []) })
    at('headline', 'to')
    await press('{Tab}')
    await expect.poll(() => document.activeElement?.getAttribute('data-copy')).toBe('byline')
    await press('Ada Nors')
    expect(written()?.byline.map(({ name }) => name)).toEqual(['Ada Nors'])
  })

  test('Enter leads through the fields, and leaves them whole', async () => {
    await openPage(ARTICLE)
    placeCursor('Le p|ont')
    await press('{Enter}')
    expect(where()).toBe('subhead 0')
    await press('{Enter}{Enter}')
    expect(where()).toBe('paragraph 0')
    expect(all()).toEqual([...Object.values(ARTICLE).slice(0, 4), `|${BODY}`])
  })
})

describe('in a field', () => {
  test('no format is made, by key or autoformat', async () => {
    await openPage({ headline: '', sections: lead('x') })
    at('headline', 'from')
    await press(`- un ${ctrl('b')}gras${ctrl('b')} **x** ${ctrl('{Shift>}8{/Shift}')}`)
    expect(written()?.headline).toBe('- un gras **x** ')
    expect(document.querySelector('h1 *')).toBeNull()
    expect(written()?.sections).toEqual(lead('x'))
  })

  test('28 letters are one step, before that of the body', async () => {
    await openPage({ headline: '', sections: lead('x') })
    at('headline', 'from')
    await pressFast('Le pont rouvre aux piétons !')
    expect(written()?.headline).toHaveLength(28)
    placeCursor('x|')
    await press('yz')
    await press(ctrl('z'))
    expect(written()).toMatchObject({ headline: 'Le pont rouvre aux piétons\u202f!', sections: lead('x') })
    await press(ctrl('z'))
    await press(ctrl('z'))
    expect(written()?.headline).toBe('')
  })

  test('quotes and spaces are set, and one undo or Backspace gives back what was typed', async () => {
    await openPage({ headline: '', sections: lead('x') })
    at('headline', 'from')
    await press("L'")
    expect(written()?.headline).toBe('L’')
    await press('{Backspace}')
    expect(written()?.headline).toBe("L'")
    await press('eau "')
    expect(written()?.headline).toBe("L'eau «\u00a0")
    await press(ctrl('z'))
    expect(written()?.headline).toBe(`L'eau "`)
  })
})

test('a headline has a name while it has no text', async () => {
  await openPage({ headline: '' })
  const name = () => document.querySelector('.ProseMirror > h1')?.getAttribute('aria-label')
  expect(name()).toBe('Titre')
  await userEvent.click(document.querySelector('.ProseMirror > h1') ?? document.body)
  await userEvent.keyboard('Le bac')
  await expect.poll(name).toBeNull()
})

test('a field that is empty says what goes there, and each is named', async () => {
  await openPage({ headline: 'Titre', sections: lead('') })
  const said = [...document.querySelectorAll<HTMLElement>('.ProseMirror > [data-placeholder]')]
  expect(said.map(({ dataset }) => dataset.placeholder)).toEqual([
    'Surtitre',
    'Sous-titre',
    'Chapô',
    'Commencez à écrire…',
  ])
  const textbox = page.getByRole('textbox', { name: 'Texte de l’article' })
  await expect.element(textbox).toHaveAttribute('aria-multiline', 'true')
  await expect.element(textbox).toHaveAttribute('lang', 'fr')
  await expect.element(textbox).toHaveAttribute('spellcheck', 'false')
})

test('blocks lie as they are read, empty ones as the article’s language is', async () => {
  await openPage({ language: 'ar', headline: 'مرحبا', sections: lead('Latin.\n\nسطر.\n\n12\n\n- One') })
  const direction = (element: Element | null | undefined) => element && getComputedStyle(element).direction
  const blocks = [...document.querySelectorAll('.ProseMirror > :is(p, h1, ul)')]
  expect(blocks.map(direction)).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'rtl', 'rtl', 'ltr'])
  placeCursor('Latin|')
  await press('{Home}س')
  await expect.poll(() => direction(blocks[4])).toBe('rtl')
})
