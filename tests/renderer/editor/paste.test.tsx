import fc from 'fast-check'
import { undo } from '@codemirror/commands'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { joinSections, splitSections } from '../../../src/core/body.ts'
import { escapeHtml, plainText, readableText, renderMarkdown } from '../../../src/core/markdown/index.ts'
import { readPasted } from '../../../src/renderer/src/features/editor/paste/index.ts'
import { body, closePage, lead, openPage, placeCursor, text, withCursor } from './desk.tsx'

const pages = import.meta.glob('../../fixtures/clipboard/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const expected = import.meta.glob('../../fixtures/clipboard/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

function transfer(data: Record<string, string>): DataTransfer {
  const clipboardData = new DataTransfer()
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value)
  return clipboardData
}

/** Pastes, and gives what was put on the page. */
function paste(data: Record<string, string>): string {
  const event = new ClipboardEvent('paste', {
    clipboardData: transfer(data),
    bubbles: true,
    cancelable: true,
  })
  body().contentDOM.dispatchEvent(event)
  return text()
}

const pasteHtml = (html: string, plain = '') => paste({ 'text/html': html, 'text/plain': plain })

const shownParagraphs = (markdown: string) => plainText(markdown).split('\n\n')

beforeEach(async () => {
  await openPage({ sections: lead('') })
  placeCursor('|')
})
afterAll(closePage)

describe('what programs put on the clipboard', () => {
  test('is there for each program', () => {
    expect(Object.keys(pages).length).toBeGreaterThanOrEqual(10)
  })

  test.each(Object.entries(pages))('%s', (name, html) => {
    expect(`${pasteHtml(String(html))}\n`).toBe(expected[name.replace(/\.html$/, '.md')])
  })
})

describe('what was text', () => {
  test('shows as it was', () => {
    const words = [
      '1914. La guerre',
      '*',
      '_',
      '# 1',
      '- tiret',
      '> a',
      '[x]: http://a.example',
      '[ ] fait',
      '![a](b)',
    ]
    pasteHtml(words.map((each) => `<p>${each.replace('>', '&gt;')}</p>`).join(''))
    expect(shownParagraphs(text())).toEqual(words)
  })

  test('keeps its signs beside marks', () => {
    const html = '<p>a_<b>b_c</b>*d <i>e</i>! <a href="https://x.example/">[y]</a> ~<s>z</s> 2 * 3</p>'
    expect(shownParagraphs(pasteHtml(html))).toEqual(['a_b_c*d e! [y] ~z 2 * 3'])
    expect(renderMarkdown(text())).toContain('<strong>b_c</strong>*d <em>e</em>!')
    expect(renderMarkdown(text())).toContain('<a href="https://x.example/">[y]</a>')
  })

  test('is not made an image by what stands before a link', () => {
    expect(pasteHtml('<p>Oui!<a href="https://x.example/">là</a></p>')).toBe('Oui\\![là](https://x.example/)')
  })

  test('marks end at words: blanks and signs at their edges are outside', () => {
    expect(pasteHtml('<p>x<b> gras </b>y<i>«mot»</i>z <b>a</b><b> </b><b>b</b></p>')).toBe(
      'x **gras** y«*mot*»z **a b**',
    )
  })

  test('the colours of a code editor are no structure', () => {
    const html =
      '<meta charset="utf-8"><div style="color:#ccc;font-family: Consolas, monospace;white-space: pre;"><div><span style="font-weight:bold">if</span> (a)</div></div>'
    expect(pasteHtml(html, 'if (a)\n  b')).toBe('if (a)\n\n&#32; b')
  })
})

describe('no-break spaces', () => {
  test.each([
    ['3&nbsp;mars, «&nbsp;<i>Le Monde</i>&nbsp;»', '3\u00a0mars, «\u00a0*Le Monde*\u00a0»'],
    ['deux&nbsp; mots, &nbsp;trois', 'deux mots, trois'],
    ['un &nbsp;; «&nbsp; deux', 'un\u00a0; «\u00a0deux'],
    ['&nbsp;&nbsp;&nbsp;Alinéa&nbsp;', 'Alinéa'],
    ['mot\u202f! \u202f\u202fdeux', 'mot\u202f! \u202f\u202fdeux'],
    [
      'a&nbsp;b&nbsp;c&nbsp;d&nbsp;e&nbsp;f&nbsp;g&nbsp;h&nbsp;i&nbsp;j&nbsp;k&nbsp;: l',
      'a b c d e f g h i j k\u00a0: l',
    ],
    ['fin</p><p>&nbsp;</p><p>suite', 'fin\n\nsuite'],
  ])('%s', (html, markdown) => {
    expect(pasteHtml(`<p>${html}</p>`)).toBe(markdown)
  })
})

describe('where it is put', () => {
  test('a part of a sentence goes into the sentence, with the blank that parts it', async () => {
    await openPage({ sections: lead('Un mot là.') })
    placeCursor('Un| mot')
    expect(pasteHtml('<span>très <b>grand</b></span>', ' très grand')).toBe('Un très **grand** mot là.')
    expect(withCursor()).toBe('Un très **grand**| mot là.')
  })

  test('blocks part a sentence where the cursor is', async () => {
    await openPage({ sections: lead('Avant après.') })
    placeCursor('Avant| après')
    pasteHtml('<h2>Titre</h2><p>Texte</p><ul><li>un</li></ul>')
    expect(withCursor()).toBe('Avant\n\n## Titre\n\nTexte\n\n- un|\n\n après.')
  })

  test('a heading takes one line of plain text', async () => {
    await openPage({ sections: [{ heading: 'Un', body: 'x' }] })
    placeCursor('## Un|')
    expect(pasteHtml('<p> <b>et</b> deux</p>', ' et deux')).toBe('## Un et deux\n\nx')
    expect(paste({ 'application/x-marbre': '**a**', 'text/plain': ' a' })).toBe('## Un et deux a\n\nx')
  })

  test('code takes plain text', async () => {
    await openPage({ sections: lead('```\nlet a\n```') })
    placeCursor('let a|')
    expect(pasteHtml('<p><b>= 1</b></p>', ' = 1')).toBe('```\nlet a = 1\n```')
  })

  test('a list goes on in the list, paragraphs in the quotation', async () => {
    await openPage({ sections: lead('- un\n- ') })
    placeCursor('- un\n- |')
    expect(pasteHtml('<ul><li>deux</li><li>trois</li></ul>')).toBe('- un\n- deux\n- trois')
    await openPage({ sections: lead('> Il dit') })
    placeCursor('> Il dit|')
    expect(pasteHtml('<p>, un</p><p>deux</p>')).toBe('> Il dit, un\n>\n> deux')
  })

  test('is one step to undo', () => {
    pasteHtml('<h2>Titre</h2><p>Texte</p>')
    undo(body())
    expect(text()).toBe('')
  })
})

describe('hostile HTML', () => {
  test('runs nothing, fetches nothing, leads nowhere', async () => {
    const seen: string[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) seen.push(name)
    })
    observer.observe({ type: 'resource' })
    Object.defineProperty(window, 'hacked', { value: false, writable: true, configurable: true })
    pasteHtml(`<p>Mot <img src="/pixel.gif?1" onerror="window.hacked=true"><script>window.hacked=true</script>
      <svg onload="window.hacked=true"><title>t</title><a href="javascript:alert(1)"><text>svg</text></a></svg>
      <iframe src="/frame.html" srcdoc="<script>top.hacked=true</script>">cadre</iframe>
      <object data="/object"></object><link rel="stylesheet" href="/style.css"><video src="/v.mp4" autoplay></video>
      <a href="javascript:window.hacked=true">un</a> <a href=" java\nscript:alert(1)">deux</a>
      <a href="data:text/html,x">trois</a> <a href="//x.example">quatre</a> <a href="vbscript:x">cinq</a>
      <details open ontoggle="window.hacked=true">six</details><style>@import "/import.css"</style>
      <div style="background:url(/background.png)">sept</div><template><b>modèle</b></template>
      <math><mtext><img src=x onerror="window.hacked=true"></mtext></math><form action="/form"><input value="v">huit</form>`)
    expect(shownParagraphs(text()).join(' ')).toBe('Mot un deux trois quatre cinq six sept huit')
    expect(text()).not.toMatch(/[<(]/)
    await new Promise((resolve) => setTimeout(resolve, 300))
    observer.disconnect()
    expect(Reflect.get(window, 'hacked')).toBe(false)
    expect(
      seen.filter((name) => /pixel|frame\.html|object|style\.css|v\.mp4|import\.css|background/.test(name)),
    ).toEqual([])
  })

  test.each(['div', 'blockquote', 'b', 'ul><li', 'table><tr><td', 'a href="https://x.example/"', 'q', 'h2'])(
    '3,000 nested <%s> keep their words',
    (tag) => {
      const start = performance.now()
      expect(pasteHtml(`${`<${tag}>`.repeat(3000)}mot`)).toContain('mot')
      expect(performance.now() - start).toBeLessThan(8000)
    },
  )

  const paragraph =
    '<p class=MsoNormal style="font-size:11pt"><span>Un <b>mot</b>, <i>puis</i> deux&nbsp;: 3*4_5</span></p>\n'
  test.each([
    ['paragraphs', (size: number) => paragraph.repeat(size / paragraph.length)],
    ['one paragraph of many marks', (size: number) => '<b>a</b> <i>b</i>'.repeat(size / 16)],
    ['one paragraph of one mark', (size: number) => '<span>a</span>'.repeat(size / 14)],
    ['one paragraph of links', (size: number) => '<a href="https://x.example/">a</a>!'.repeat(size / 36)],
    ['line breaks', (size: number) => 'mot <br>'.repeat(size / 8)],
    ['blanks', (size: number) => '&nbsp; '.repeat(size / 7)],
    ['stars', (size: number) => `<p>${'*a'.repeat(size / 2)}</p>`],
    ['list items', (size: number) => `<ul>${'<li>a</li>'.repeat(size / 10)}</ul>`],
    ['rows', (size: number) => `<table>${'<tr><td>a<td>b</tr>'.repeat(size / 19)}</table>`],
  ])('%s cost what their length costs', { timeout: 60_000 }, (_, make) => {
    const time = (size: number) => {
      const html = make(size)
      const start = performance.now()
      readPasted(html)
      return performance.now() - start
    }
    const small = Math.min(time(60_000), time(60_000), time(60_000))
    expect(time(600_000)).toBeLessThan(Math.max(small, 40) * 60)
  })

  test('5 MB go in, and what is beyond the limit goes in as plain text', { timeout: 120_000 }, () => {
    const start = performance.now()
    const pasted = readPasted(paragraph.repeat(5_000_000 / paragraph.length))
    expect(performance.now() - start).toBeLessThan(30_000)
    expect(pasted?.text.length).toBeGreaterThan(1_000_000)
    expect(readPasted('<b>a</b>'.repeat(1_200_000))).toBeNull()
    expect(readPasted('a<br>'.repeat(500_000))).toBeNull()
  })
})

describe('any rich text', () => {
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('mot', 'été', 'l’eau', 'سفينة', '中文', '😀', '12', '3\u00a0%') },
    fc.constantFrom(
      '*',
      '_',
      '**a',
      'a_b',
      '#',
      '##',
      '1.',
      '12)',
      '-',
      '+',
      '>',
      '~',
      '~~',
      '`x`',
      '[a]',
      '[b]:',
      '](c)',
      '!',
    ),
    fc.constantFrom(
      '<b>',
      '&amp;',
      '\\',
      '|',
      '|-|',
      '---',
      '===',
      '```',
      'https://x.example/a_b*c',
      'www.x.example',
      'a_@x.example',
    ),
    fc.constantFrom('«mot»', '(mot)', 'fin.', '…', '“', '{{x}}', ':', '[ ]', '[^1]:'),
  )
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => escapeHtml(all.join(' ')))
  const marked = fc.letrec<{ inline: string; marked: string }>((tie) => ({
    inline: fc
      .array(fc.oneof({ depthSize: 'small' }, words, tie('marked')), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('')),
    marked: fc
      .tuple(
        fc.constantFrom(
          ['<b>', '</b>'],
          ['<i>', '</i> '],
          [' <s>', '</s>'],
          ['<span style="font-weight:700"> ', ' </span>'],
          ['<a href="https://x.example/a?b=(c)&amp;copy;">', '</a>'],
          ['<br>', ''],
        ),
        tie('inline'),
      )
      .map(([[open = '', close = ''], inner]) => open + inner + close),
  }))
  const { inline } = marked
  const { blocks } = fc.letrec<{ blocks: string; block: string; items: string }>((tie) => ({
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map((all) => all.join('\n')),
    block: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      inline.map((each) => `<p>${each}</p>`),
      words.map((each) => `<h2>${each}</h2>`),
      words.map((each) => `<h3>${each}</h3>`),
      tie('items').map((each) => `<ul>${each}</ul>`),
      tie('items').map((each) => `<ol start="4">${each}</ol>`),
      tie('blocks').map((each) => `<blockquote>${each}</blockquote>`),
    ),
    items: fc
      .array(fc.tuple(inline, fc.option(tie('block'), { nil: '' })), { minLength: 1, maxLength: 3 })
      .map((all) => all.map(([first, rest]) => `<li>${first}${rest}</li>`).join('')),
  }))

  const htmlOf = (markdown: string) =>
    splitSections(markdown)
      .map(
        ({ heading, body: words }) =>
          (heading ? `<h2>${escapeHtml(heading)}</h2>` : '') + renderMarkdown(words),
      )
      .join('')
  const visible = (html: string) => {
    const { body: page } = new DOMParser().parseFromString(
      html.replace(/<(?!\/?(?:b|i|s|a|span|strong|em|del)\b)/g, ' <'),
      'text/html',
    )
    return (page.textContent ?? '').replace(/\s+/g, '')
  }

  test('keeps every word, in its order, and shows no sign that was not there', () => {
    fc.assert(
      fc.property(blocks, (html) => {
        const markdown = readPasted(html)?.text ?? ''
        expect(visible(htmlOf(markdown))).toBe(visible(html))
      }),
      { numRuns: 300 },
    )
  })

  test('keeps headings, items and quotations; and what it became stays as it is', () => {
    const count = (html: string, name: string) => html.split(new RegExp(`<${name}[ >]`)).length - 1
    fc.assert(
      fc.property(blocks, (html) => {
        const markdown = readPasted(html)?.text ?? ''
        const shown = htmlOf(markdown)
        expect(count(shown, 'li')).toBe(count(html, 'li'))
        expect(count(shown, 'blockquote')).toBe(count(html, 'blockquote'))
        expect(joinSections(splitSections(markdown))).toBe(markdown)
      }),
      { numRuns: 100 },
    )
  })
})

describe('copying', () => {
  const copy = (type: 'copy' | 'cut' = 'copy') => {
    const clipboardData = new DataTransfer()
    body().contentDOM.dispatchEvent(
      new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }),
    )
    return clipboardData
  }
  const select = (words: string) => {
    const anchor = text().indexOf(words)
    if (anchor < 0) throw new Error(`nowhere: ${words}`)
    body().focus()
    body().dispatch({ selection: { anchor, head: anchor + words.length } })
  }
  const sections = [
    { heading: '', body: 'Du **gras**, un [lien](https://x.example/).' },
    { heading: 'Le *pont*', body: '- un\n- deux\n\n1914\\. La guerre\n\n> dit' },
  ]

  test('gives what reads as it does here, as HTML and as text', async () => {
    await openPage({ sections, language: 'fr' })
    body().dispatch({ selection: { anchor: 0, head: text().length } })
    const copied = copy()
    expect(copied.getData('text/plain')).toBe(
      'Du gras, un lien.\n\nLe *pont*\n\n- un\n- deux\n\n1914. La guerre\n\ndit',
    )
    const html = copied.getData('text/html')
    expect(html).toContain('<div lang="fr" dir="ltr">')
    expect(html).toContain('<p>Du <strong>gras</strong>, un <a href="https://x.example/">lien</a>.</p>')
    expect(html).toContain('<h2>Le *pont*</h2>\n<ul>\n<li>un</li>')
    expect(html).toContain('<blockquote>\n<p>dit</p>')
  })

  test('and pasting gives the very same Markdown, also from its HTML', async () => {
    await openPage({ sections })
    const before = text()
    body().dispatch({ selection: { anchor: 0, head: before.length } })
    const copied = copy('cut')
    expect(text()).toBe('')
    expect(paste({ 'application/x-marbre': copied.getData('application/x-marbre'), 'text/plain': 'x' })).toBe(
      before,
    )
    body().dispatch({ changes: { from: 0, to: before.length } })
    expect(pasteHtml(copied.getData('text/html'))).toBe(before)
  })

  test('a part of a sentence is no paragraph, and a mark that is cut through is whole', async () => {
    await openPage({ sections: lead('Le **mot gras** et [un lien](https://x.example/) là.'), language: 'fr' })
    select(' **mot')
    const copied = copy()
    expect(copied.getData('text/plain')).toBe(' mot')
    expect(copied.getData('text/html')).toBe('<span lang="fr" dir="ltr"> <strong>mot</strong></span>')
    select('gras** et [un')
    expect(copy().getData('text/html')).toContain(
      '><strong>gras</strong> et <a href="https://x.example/">un</a><',
    )
    expect(copy().getData('text/plain')).toBe('gras et un')
    expect(copy().getData('application/x-marbre')).toBe('gras** et [un')
  })

  test('a heading and code give their characters', async () => {
    await openPage({ sections: [{ heading: 'Un *pont*', body: '```\n**a**\n```' }] })
    select('*pont*')
    expect(copy().getData('text/plain')).toBe('*pont*')
    select('**a**')
    expect(copy().getData('text/plain')).toBe('**a**')
    expect(copy().getData('text/html')).toBe('<pre>**a**</pre>')
  })

  test('a whole book is quick', async () => {
    const paragraph = `${'mot '.repeat(48)}**fort** et [lien](https://x.example/).`
    await openPage({ sections: lead(Array.from({ length: 1000 }, () => paragraph).join('\n\n')) })
    body().dispatch({ selection: { anchor: 0, head: text().length } })
    const start = performance.now()
    const copied = copy()
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(readableText(copied.getData('application/x-marbre'))).toBe(copied.getData('text/plain'))
  })
})

describe('dragging', () => {
  const drag = (type: string, dataTransfer: DataTransfer, at: number, keys: DragEventInit = {}) => {
    const { left, top, bottom } = body().coordsAtPos(at) ?? { left: 0, top: 0, bottom: 0 }
    const place = { clientX: left, clientY: (top + bottom) / 2 }
    body().contentDOM.dispatchEvent(
      new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, ...place, ...keys }),
    )
  }

  test('moves text with its marks, or copies it; to other programs it goes as it reads', async () => {
    await openPage({ sections: lead('Du **gras** là.\n\nIci\u00a0: ') })
    body().focus()
    body().dispatch({ selection: { anchor: 3, head: 11 } })
    const dataTransfer = new DataTransfer()
    drag('dragstart', dataTransfer, 5)
    expect(dataTransfer.getData('text/plain')).toBe('gras')
    expect(dataTransfer.getData('text/html')).toContain('<strong>gras</strong>')
    drag('drop', dataTransfer, text().length)
    expect(text()).toBe('Du  là.\n\nIci\u00a0: **gras**')
    undo(body())
    expect(text()).toBe('Du **gras** là.\n\nIci\u00a0: ')
    drag('dragstart', dataTransfer, 5)
    drag('drop', dataTransfer, text().length, { ctrlKey: true })
    expect(text()).toBe('Du **gras** là.\n\nIci\u00a0: **gras**')
  })

  test('from outside it is a paste at that place', async () => {
    await openPage({ sections: lead('Avant. Après.') })
    const html = '<meta charset="utf-8"><p>un <i>mot</i></p><img src="x" onerror="hacked=true">'
    drag('drop', transfer({ 'text/html': html, 'text/plain': 'un mot' }), 6)
    expect(text()).toBe('Avant.un *mot* Après.')
    drag('drop', transfer({ 'text/plain': '*dit*' }), 0)
    expect(text()).toBe('\\*dit\\*Avant.un *mot* Après.')
  })
})

test('Ctrl+Shift+V pastes the text alone', async () => {
  await openPage({ sections: lead('**gras** et *fin*') })
  body().focus()
  await userEvent.keyboard('{ControlOrMeta>}ac{/ControlOrMeta}{ArrowRight}')
  await userEvent.keyboard('{ControlOrMeta>}{Shift>}v{/Shift}{/ControlOrMeta}')
  await expect.poll(text).toBe('**gras** et *fin*gras et fin')
  await userEvent.keyboard('{ControlOrMeta>}v{/ControlOrMeta}')
  await expect.poll(text).toBe('**gras** et *fin*gras et fin**gras** et *fin*')
})
