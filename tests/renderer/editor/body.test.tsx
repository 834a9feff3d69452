import type { Decoration } from '@codemirror/view'
import { afterEach, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import {
  body,
  closePage,
  desk,
  field,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  stored,
  text,
  useSession,
  withCursor,
} from './desk.tsx'
import { look } from '../../../src/renderer/src/features/editor/body/look.ts'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)

const THREE = [
  { heading: 'Un', body: 'Premier.' },
  { heading: 'Deux', body: 'Deuxième.' },
  { heading: 'Trois', body: 'Troisième.' },
]

describe('typing', () => {
  test('goes into the article, sections and all, and is saved within a second', async () => {
    const id = await openPage({ headline: 'Un titre', sections: lead('Il pleut.') })
    placeCursor('pleut.|')
    await press(' Encore.{Enter}## Demain{Enter}Il fera beau.')
    expect(text()).toBe('Il pleut. Encore.\n\n## Demain\n\nIl fera beau.')
    await expect
      .poll(() => stored(id))
      .toEqual([
        { heading: '', body: 'Il pleut. Encore.' },
        { heading: 'Demain', body: 'Il fera beau.' },
      ])
  })

  test('keeps every character, also no-break spaces and other scripts', async () => {
    const id = await openPage({ sections: lead('«\u00a0Où\u202f?\u00a0» e\u0301te\u0301') })
    placeCursor('e\u0301te\u0301|')
    const more = ' \u00a0:\u202f; 수도 平和 עיר مدينة 👩‍🚒'
    body().dispatch(body().state.replaceSelection(more))
    await useSession.getState().flush()
    expect(stored(id)?.[0]?.body).toBe(`«\u00a0Où\u202f?\u00a0» e\u0301te\u0301${more}`)
  })

  test('of a composed character arrives once, whole', async () => {
    await openPage({ sections: lead('Début.') })
    placeCursor('Début.|')
    const ime = cdp()
    for (const composed of ['ㄱ', '고', '공']) {
      const end = composed.length
      await ime.send('Input.imeSetComposition', { text: composed, selectionStart: end, selectionEnd: end })
    }
    await ime.send('Input.insertText', { text: '고' })
    expect(text()).toBe('Début.고')
    await press('{Control>}z{/Control}')
    expect(text()).toBe('Début.')
  })

  test('says nothing to React while it goes on', async () => {
    await openPage({ sections: lead('a') })
    placeCursor('a|')
    let told = 0
    const stop = useSession.subscribe(() => {
      told += 1
    })
    for (const letter of 'bcdefgh')
      body().dispatch(body().state.replaceSelection(letter), { userEvent: 'input.type' })
    stop()
    // Once: that something is to be saved.
    expect(told).toBe(1)
  })
})

describe('paragraphs', () => {
  test('Enter begins one, and Backspace at its start joins it again', async () => {
    await openPage({ sections: lead('Une phrase. Une autre.') })
    placeCursor('phrase.| Une')
    await press('{Enter}')
    expect(withCursor()).toBe('Une phrase.\n\n|Une autre.')
    await press('{Backspace}')
    expect(withCursor()).toBe('Une phrase.|Une autre.')
  })

  test('Delete at the end of one joins the next', async () => {
    await openPage({ sections: lead('Un.\n\nDeux.') })
    placeCursor('Un.|')
    await press('{Delete}')
    expect(withCursor()).toBe('Un.|Deux.')
  })

  test('Shift+Enter breaks the line inside one', async () => {
    const id = await openPage({ sections: lead('Un vers, un autre') })
    placeCursor('vers,| un')
    await press('{Shift>}{Enter}{/Shift}')
    await useSession.getState().flush()
    expect(stored(id)?.[0]?.body).toBe('Un vers,\\\n un autre')
  })

  test('the cursor passes from one to the next without stopping in the gap', async () => {
    await openPage({ sections: lead('Un.\n\nDeux.\n\n## Suite\n\nTrois.') })
    placeCursor('Un.|')
    await press('{ArrowRight}')
    expect(withCursor()).toContain('\n\n|Deux.')
    await press('{ArrowLeft}')
    expect(withCursor()).toContain('Un.|')
    await press('{ArrowDown}')
    expect(withCursor()).toContain('Deu|x.')
    await press('{ArrowDown}')
    expect(withCursor()).toMatch(/## \S*\|/)
    await press('{Home}')
    expect(withCursor()).toContain('## |Suite')
    await press('{ArrowLeft}')
    expect(withCursor()).toContain('Deux.|')
  })

  test('a list goes on with Enter and ends with a second one', async () => {
    await openPage({ sections: lead('1. un\n2. deux') })
    placeCursor('1. un|')
    await press('{Enter}')
    expect(withCursor()).toBe('1. un\n2. |\n3. deux')
    placeCursor('deux|')
    await press('{Enter}{Enter}Fin.')
    expect(text()).toBe('1. un\n2. \n3. deux\n\nFin.')
  })

  test('a quotation goes on with Enter and ends with a second one', async () => {
    await openPage({ sections: lead('> Il a dit.') })
    placeCursor('dit.|')
    await press('{Enter}')
    expect(withCursor()).toBe('> Il a dit.\n>\n> |')
    await press('{Enter}Fin.')
    expect(text()).toBe('> Il a dit.\n\nFin.')
  })

  test('code keeps its lines', async () => {
    await openPage({ sections: lead('```\n## pas un titre\n```') })
    placeCursor('titre|')
    await press('{Enter}x')
    expect(text()).toBe('```\n## pas un titre\nx\n```')
  })
})

describe('headings', () => {
  test('are made and unmade by one key, their marks being characters', async () => {
    await openPage({ sections: lead('Avant.\n\n1914\\. La *guerre*\n\nAprès.') })
    placeCursor('La |')
    await press('{Control>}{Alt>}2{/Alt}{/Control}')
    expect(text()).toBe('Avant.\n\n## 1914. La guerre\n\nAprès.')
    await press('{Control>}{Alt>}2{/Alt}{/Control}')
    expect(text()).toBe('Avant.\n\n1914\\. La guerre\n\nAprès.')
  })

  test('Backspace at the start of one merges its section with the one before', async () => {
    const id = await openPage({ sections: THREE })
    placeCursor('## |Deux')
    await press('{Backspace}')
    await useSession.getState().flush()
    expect(stored(id)).toEqual([
      { heading: 'Un', body: 'Premier.\n\nDeux\n\nDeuxième.' },
      { heading: 'Trois', body: 'Troisième.' },
    ])
  })

  test('show what they say, with their number in the margin', async () => {
    await openPage({
      sections: [
        { heading: '', body: 'Chapeau.' },
        { heading: '**Pas** gras', body: '' },
      ],
    })
    const heading = document.querySelectorAll('.cm-line')[2]
    expect(heading?.textContent).toBe('2**Pas** gras')
    placeCursor('gras|')
    await expect.poll(() => heading?.textContent).toBe('##**Pas** gras')
  })
})

describe('marks', () => {
  const shown = (index: number) => document.querySelectorAll('.cm-line')[index]?.textContent

  test('are hidden, except around the cursor', async () => {
    const source = 'Du **gras**, de *l’italique*, un [lien](https://example.org/a), 1914\\. et `x`.'
    await openPage({ sections: lead(`${source}\n\nAilleurs.`) })
    expect(shown(0)).toBe('Du gras, de l’italique, un lien, 1914. et x.')
    placeCursor('**gr|as')
    await expect.poll(() => shown(0)).toBe('Du **gras**, de l’italique, un lien, 1914. et x.')
    placeCursor('[li|en')
    await expect.poll(() => shown(0)).toContain('un [lien](https://example.org/a), 1914. et x.')
    placeCursor('Ailleurs|')
    await expect.poll(() => shown(0)).toBe('Du gras, de l’italique, un lien, 1914. et x.')
  })

  test('bold and italic are put on and taken off the selection', async () => {
    await openPage({ sections: lead('un mot ici') })
    placeCursor('mo|t')
    await press('{Control>}b{/Control}')
    expect(withCursor()).toBe('un **mo|t** ici')
    await press('{Control>}i{/Control}')
    expect(text()).toBe('un ***mot*** ici')
    await press('{Control>}i{/Control}{Control>}b{/Control}')
    expect(text()).toBe('un mot ici')
  })

  test('a selection over several paragraphs is marked in each of them', async () => {
    await openPage({ sections: [{ heading: 'Titre', body: 'Un.\n\nDeux.' }] })
    body().focus()
    body().dispatch({ selection: { anchor: 0, head: text().length } })
    await press('{Control>}b{/Control}')
    expect(text()).toBe('## Titre\n\n**Un.**\n\n**Deux.**')
  })

  test('look after every letter as if all were drawn anew', async () => {
    const words = [
      'Un *mot* et un [lien](https://example.org), **gras\nsur deux** lignes.',
      '- Un point *penché*\nqui va plus loin\n- Un autre',
      '> Une « citation »\nqui va plus loin, `code`',
      '[lien](https://example.org) *au* début',
    ]
    await openPage({
      sections: [...lead(words.join('\n\n')), { heading: 'Suite', body: words.join('\n\n') }],
    })
    const view = body()
    view.focus()
    const drawn = () => {
      const all: { from: number; to: number; value: Decoration }[] = []
      view.plugin(look)?.decorations.between(0, view.state.doc.length, (from, to, value) => {
        all.push({ from, to, value })
      })
      return all
    }
    const type = (at: number, typed: string) => {
      const anchor = at + typed.length
      view.dispatch({
        changes: { from: at, insert: typed },
        selection: { anchor },
        userEvent: 'input.type',
      })
      const typedLook = drawn()
      // A change of the selection draws everything that is on screen.
      view.dispatch({ selection: view.state.selection, userEvent: 'select' })
      const fresh = drawn()
      const places = (all: typeof fresh) => all.map(({ from, to }) => `${from}-${to}`).toSorted()
      expect(places(typedLook)).toEqual(places(fresh))
    }
    const whole = text()
    for (const typed of ['a', '*', '`']) {
      for (let at = 0; at < 60; at += 1) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: whole } })
        view.dispatch({ selection: { anchor: at } })
        type(at, typed)
      }
    }
  })

  test('elsewhere are left alone by what one types', async () => {
    await openPage({ sections: lead('1. Un point\n\nUne phrase qui commence.') })
    const point = () => {
      const decorations = body().plugin(look)?.decorations.iter()
      while (decorations?.value && !decorations.value.spec.widget) decorations.next()
      return decorations?.value
    }
    placeCursor('commence|.')
    const before = point()
    expect(before).toBeDefined()
    await press(' bien')
    expect(text()).toContain('commence bien.')
    expect(point()).toBe(before)
  })

  test('HTML is text, and a link leads nowhere by a click', async () => {
    await openPage({ sections: lead('<b>x</b> <script>alert(1)</script>\n\n[a](https://example.org/)') })
    expect(shown(0)).toBe('<b>x</b> <script>alert(1)</script>')
    expect(document.querySelector('.cm-content a, .cm-content script, .cm-content b')).toBeNull()
  })

  test('lines of other scripts read their own way', async () => {
    await openPage({ sections: lead('Latin.\n\nسطر عربي.') })
    const direction = (index: number) => {
      const line = document.querySelectorAll('.cm-line')[index]
      return line && getComputedStyle(line).direction
    }
    expect(direction(0)).toBe('ltr')
    expect(direction(2)).toBe('rtl')
    placeCursor('|سطر')
    await press('{ArrowLeft}')
    expect(withCursor()).toContain('س|طر')
  })
})

describe('sections', () => {
  test('move past their neighbour, and one undo brings them back', async () => {
    const id = await openPage({ sections: THREE })
    placeCursor('Troi|s')
    await press('{Alt>}{ArrowUp}{/Alt}')
    expect(withCursor()).toBe('## Un\n\nPremier.\n\n## Troi|s\n\nTroisième.\n\n## Deux\n\nDeuxième.')
    await press('{Alt>}{ArrowUp}{/Alt}{Alt>}{ArrowUp}{/Alt}')
    await useSession.getState().flush()
    expect(stored(id)?.map(({ heading }) => heading)).toEqual(['Trois', 'Un', 'Deux'])
    await press('{Control>}z{/Control}{Control>}z{/Control}')
    expect(text()).toBe('## Un\n\nPremier.\n\n## Deux\n\nDeuxième.\n\n## Trois\n\nTroisième.')
  })

  test('a lead moves too, and loses nothing by it', async () => {
    const id = await openPage({ sections: [{ heading: '', body: 'Chapeau.' }, ...THREE] })
    placeCursor('Cha|peau')
    await press('{Alt>}{ArrowDown}{/Alt}')
    await useSession.getState().flush()
    expect(stored(id)?.slice(0, 2)).toEqual([
      { heading: 'Un', body: 'Premier.' },
      { heading: '', body: 'Chapeau.' },
    ])
    expect(withCursor()).toContain('Cha|peau.')
  })

  test('open code does not swallow the section that it is put before', async () => {
    const id = await openPage({
      sections: [
        { heading: 'Un', body: 'a' },
        { heading: 'Deux', body: 'b' },
      ],
    })
    placeCursor('b|')
    await press('{Enter}```{Enter}code')
    await press('{Alt>}{ArrowUp}{/Alt}')
    await useSession.getState().flush()
    expect(stored(id)?.map(({ heading }) => heading)).toEqual(['Deux', 'Un'])
  })

  test('are dragged by the grip in the margin', async () => {
    const id = await openPage({ sections: THREE })
    const grips = document.querySelectorAll('[class*=grip]')
    const last = grips[2]
    const first = document.querySelectorAll('.cm-line')[0]
    if (!last || !first) throw new Error('no grips')
    await userEvent.dragAndDrop(last, first, { targetPosition: { x: 5, y: 2 } })
    await useSession.getState().flush()
    expect(stored(id)?.map(({ heading }) => heading)).toEqual(['Trois', 'Un', 'Deux'])
  })

  test('a selection crosses their borders', async () => {
    await openPage({ sections: THREE })
    body().focus()
    const all = text()
    body().dispatch({ selection: { anchor: all.indexOf('mier'), head: all.indexOf('ième') } })
    await press('{Delete}')
    expect(text()).toBe('## Un\n\nPreième.\n\n## Trois\n\nTroisième.')
  })
})

describe('history', () => {
  test('spans all sections, and outlives a visit to another article', async () => {
    const id = await openPage({ sections: THREE })
    placeCursor('Premier.|')
    await press(' Un.')
    placeCursor('Troisième.|')
    await press(' Trois.')
    await open(put({ sections: lead('Autre.') }))
    expect(text()).toBe('Autre.')
    await press('{Control>}z{/Control}')
    expect(text()).toBe('Autre.')
    await open(id)
    expect(withCursor()).toContain('Troisième. Trois.|')
    body().focus()
    await press('{Control>}z{/Control}{Control>}z{/Control}')
    expect(text()).toBe('## Un\n\nPremier.\n\n## Deux\n\nDeuxième.\n\n## Trois\n\nTroisième.')
  })

  test('is given up where the text was changed elsewhere meanwhile', async () => {
    const id = await openPage({ sections: lead('Un.') })
    placeCursor('Un.|')
    await press(' Deux.')
    await open(put({ sections: lead('Autre.') }))
    await useSession.getState().flush()
    desk.put(id, { sections: lead('Tout autre.') })
    await open(id)
    body().focus()
    await press('{Control>}z{/Control}')
    expect(text()).toBe('Tout autre.')
  })

  test('a change from elsewhere comes in around the cursor', async () => {
    const id = await openPage({ sections: lead('Début. Milieu. Fin.') })
    placeCursor('Mil|ieu')
    desk.put(id, { sections: lead('Un tout autre début. Milieu. Fin\u202f!') })
    await expect.poll(withCursor).toBe('Un tout autre début. Mil|ieu. Fin\u202f!')
  })
})

describe('clipboard', () => {
  const paste = (plain: string) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', plain)
    body().contentDOM.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }

  test('text from elsewhere stays text, a paragraph a line, with its no-break spaces', async () => {
    const id = await openPage({ sections: lead('Avant.') })
    placeCursor('Avant.|')
    await press('{Enter}')
    paste('1914. La guerre\u00a0: *fin*\r\n# 2\u202f!')
    await useSession.getState().flush()
    expect(stored(id)).toEqual(lead('Avant.\n\n1914\\. La guerre\u00a0: \\*fin\\*\n\n\\# 2\u202f!'))
    expect(document.querySelectorAll('.cm-line')[2]?.textContent).toBe('1914. La guerre\u00a0: *fin*')
  })

  test('in a heading the first line is its own', async () => {
    await openPage({ sections: [{ heading: 'Un', body: 'x' }] })
    placeCursor('## Un|')
    paste(' *et* plus\nSuite')
    expect(text()).toBe('## Un *et* plus\n\nSuite\n\nx')
  })

  test('what was cut here comes back with its marks', async () => {
    await openPage({ sections: lead('Du **gras** là.') })
    body().focus()
    body().dispatch({ selection: { anchor: 3, head: 11 } })
    const clipboardData = new DataTransfer()
    const event = (type: string) =>
      new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true })
    body().contentDOM.dispatchEvent(event('cut'))
    expect(text()).toBe('Du  là.')
    body().contentDOM.dispatchEvent(event('paste'))
    expect(text()).toBe('Du **gras** là.')
  })
})

describe('the editable text', () => {
  test('has a name, the article’s language and no spell checker', async () => {
    await openPage({ language: 'en-GB', sections: lead('') })
    const content = body().contentDOM
    expect(content.getAttribute('aria-label')).toBe('Texte de l’article')
    expect(content.lang).toBe('en-GB')
    expect(content.spellcheck).toBe(false)
    expect(content.textContent).toBe('Commencez à écrire…')
  })

  test('of an article from a newer version cannot be changed, and says why', async () => {
    const id = await openPage({ sections: lead('Lisible.') })
    const opened = desk.articles.get(id)
    if (!opened) throw new Error('no article')
    await closePage()
    await openPage({ sections: lead('x') })
    desk.articles.set(id, { ...opened, readOnly: true })
    await open(id)
    placeCursor('Lisible.|')
    await press('x{Enter}{Backspace}{Control>}b{/Control}')
    expect(text()).toBe('Lisible.')
    await expect.element(field('Titre')).toHaveAttribute('readonly')
    expect(document.querySelector('[role=status]')?.textContent).toContain('version plus récente')
  })
})
