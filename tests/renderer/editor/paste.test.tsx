import fc from 'fast-check'
import type { Node as PageNode } from 'prosemirror-model'
import { AllSelection, TextSelection } from 'prosemirror-state'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { escapeHtml } from '../../../src/core/document/index.ts'
import type { Block, Inline, Mark } from '../../../src/core/document/index.ts'
import { blockNode, bodyNodes } from '../../../src/renderer/src/editor/convert.ts'
import { bodyStart, displayRange } from '../../../src/renderer/src/editor/pageStructure.ts'
import { cleanHtml } from '../../../src/renderer/src/editor/paste/index.ts'
import { schema } from '../../../src/renderer/src/editor/schema.ts'
import { expectInProportion, within } from '../../processorTime.ts'
import { openBody, shape } from './shape.ts'
import { drag, markup, pasteData, pasteHtml, take, transfer } from './pasteInto.ts'
import {
  articleEditor,
  closePage,
  lead,
  openPage,
  placeCursor,
  select,
  text,
  useToasts,
  view,
  written,
} from './openPage.tsx'

const pages = import.meta.glob('../../fixtures/clipboard/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const expected = import.meta.glob('../../fixtures/clipboard/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Puts the caret at the end of the body. */
function toEnd(): void {
  const { state } = view()
  view().focus()
  view().dispatch(state.tr.setSelection(TextSelection.atEnd(state.doc)))
}

/** Opens a page with blocks as its body and the caret at its end. */
async function openBlocks(
  blocks: readonly Block[],
  content: Parameters<typeof openPage>[0] = {},
): Promise<void> {
  await openPage({ headline: 'Titre', ...content, sections: lead('') })
  const { state } = view()
  view().dispatch(state.tr.replaceWith(bodyStart(state.doc), state.doc.content.size, blocks.map(blockNode)))
  toEnd()
}

const toInlines = (...content: readonly (string | Inline)[]): Inline[] =>
  content.map((each) => (typeof each === 'string' ? { type: 'text', text: each, marks: [] } : each))
const paragraph = (...content: readonly (string | Inline)[]): Block => ({
  type: 'paragraph',
  content: toInlines(...content),
})
const strong = (text: string): Inline => ({ type: 'text', text, marks: [{ type: 'strong' }] })
const list = (...items: readonly string[]): Block => ({
  type: 'list',
  ordered: false,
  start: 1,
  items: items.map((each) => ({ checked: null, content: [each === '' ? paragraph() : paragraph(each)] })),
})

const shownParagraphs = () =>
  bodyNodes(view().state.doc).map((node) => node.textBetween(0, node.content.size, ' ', ' '))
const notices = () => useToasts.getState().toasts.map(({ message }) => message)

beforeEach(async () => {
  useToasts.setState({ toasts: [] })
  await openPage({ headline: 'Titre', sections: lead('') })
  toEnd()
})
afterAll(closePage)

describe('what programs put on the clipboard', () => {
  test('is there for each program', () => {
    expect(Object.keys(pages).length).toBeGreaterThanOrEqual(10)
  })

  test.each(Object.entries(pages))('%s', (name, html) => {
    expect(`${pasteHtml(String(html))}\n`).toBe(expected[name.replace(/\.html$/, '.txt')])
  })
})

describe('what was text', () => {
  test('shows as it was', () => {
    const lines = [
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
    pasteHtml(lines.map((each) => `<p>${escapeHtml(each)}</p>`).join(''))
    expect(shownParagraphs()).toEqual(lines)
  })

  test('keeps its signs beside marks', () => {
    const html = '<p>a_<b>b_c</b>*d <i>e</i>! <a href="https://x.example/">[y]</a> ~<s>z</s> 2 * 3</p>'
    expect(pasteHtml(html)).toBe(
      '<p>a_<strong>b_c</strong>*d <em>e</em>! <a href="https://x.example/">[y]</a> ~<s>z</s> 2 * 3</p>',
    )
  })

  test('the colours of a code editor are no structure', () => {
    const html =
      '<meta charset="utf-8"><div style="color:#ccc;font-family: Consolas, monospace;white-space: pre;"><div><span style="font-weight:bold">if</span> (a)</div></div>'
    expect(pasteHtml(html, 'if (a)\n  b')).toBe('<p>if (a)</p>\n<p>  b</p>')
  })

  test.each([
    ['line breaks', '<pre><code>let a<br>  b<br></code></pre>'],
    ['an element each', '<pre><div>let a</div><div>  b</div></pre>'],
    [
      'an element shown as one',
      '<pre><span style="display:block">let a</span><span style="display:block">  b</span></pre>',
    ],
  ])('lines of code that are %s stay lines', (_, html) => {
    expect(pasteHtml(html)).toBe('<pre><code>let a\n  b</code></pre>')
  })

  test('the picture of an emoji is the emoji or its name', () => {
    expect(
      pasteHtml('<p>Un <img alt="😀" src="x"> <img alt=":tada:" src="x"> <img alt="à : b" src="x"></p>'),
    ).toBe('<p>Un 😀 :tada:</p>')
  })

  test('classes of a style sheet in it make bold what they make bold there', () => {
    const sheet =
      '<style><!-- @import url(/import.css); p.p1{font-weight:bold} span.s1 {font: 12px Arial; font-weight: bold} .s1 {font-style: italic} .s2, td.s3{text-decoration:line-through} a:link, span.Gras{mso-style-name:x;font-weight:bold;font-style:italic} --></style>'
    expect(
      pasteHtml(
        `<html><head>${sheet}</head><body><p class="p1">Un <span class="s1">deux</span> <span class="s2">trois</span> <span class="Gras">quatre <span style="font-style:normal">cinq</span></span></p></body></html>`,
      ),
    ).toBe('<p>Un <strong><em>deux</em></strong> <s>trois</s> <strong><em>quatre </em>cinq</strong></p>')
  })

  test('styles have the last word on marks, and colours and fonts are none', () => {
    expect(
      pasteHtml(
        '<p><b>gras <span style="font-weight:normal;color:red">maigre</span></b> <i style="font-style:normal">droit</i> <span style="font:700 12px Arial;font-weight:700">fort</span> <font size=7><u>x</u></font> 1<span style="vertical-align:super">er</span></p>',
      ),
    ).toBe('<p><strong>gras </strong>maigre droit <strong>fort</strong> x 1<sup>er</sup></p>')
  })
})

describe('no-break spaces', () => {
  test.each([
    ['3&nbsp;mars, «&nbsp;<i>Le Monde</i>&nbsp;»', '3\u00a0mars, «\u00a0Le Monde\u00a0»'],
    ['deux&nbsp; mots, &nbsp;trois', 'deux mots, trois'],
    ['un &nbsp;; «&nbsp; deux', 'un\u00a0; «\u00a0deux'],
    ['&nbsp;&nbsp;&nbsp;Alinéa&nbsp;', 'Alinéa'],
    ['mot\u202f! \u202f\u202fdeux', 'mot\u202f! \u202f\u202fdeux'],
    ['dix<span>&nbsp;</span>%', 'dix\u00a0%'],
    [
      'a&nbsp;b&nbsp;c&nbsp;d&nbsp;e&nbsp;f&nbsp;g&nbsp;h&nbsp;i&nbsp;j&nbsp;k&nbsp;: l',
      'a b c d e f g h i j k\u00a0: l',
    ],
    ['fin</p><p>&nbsp;</p><p>suite', 'fin\nsuite'],
  ])('%s', (html, shown) => {
    pasteHtml(`<p>${html}</p>`)
    expect(shownParagraphs().join('\n')).toBe(shown)
  })
})

describe('the title of a document', () => {
  const word =
    '<p class=MsoTitle>Le canal <b>rouvre</b><o:p></o:p></p><h1>Ce qui change</h1><p class=MsoNormal>Texte.</p>'

  test.each(['headline', 'body'])(
    'is the headline of an article that is empty, pasted in the %s',
    async (place) => {
      await openPage({ sections: lead('') })
      if (place === 'body') toEnd()
      else articleEditor.selectField('headline')
      expect(pasteHtml(word)).toBe('<h2>Ce qui change</h2>\n<p>Texte.</p>')
      expect(written()).toMatchObject({ headline: 'Le canal rouvre' })
      expect(notices()).toHaveLength(1)
      useToasts.getState().toasts[0]?.action?.run()
      expect(text()).toBe('\n\n\n\n')
    },
  )

  test('goes into the body where it has none, though the caret is in the headline', async () => {
    await openPage({ headline: '', sections: lead('') })
    articleEditor.selectField('headline')
    pasteHtml('<p>Le canal rouvre.</p><p>Enfin.</p>')
    expect(written()).toMatchObject({ headline: '', sections: lead('Le canal rouvre.\n\nEnfin.') })
  })

  test('is a section where there is a headline', () => {
    expect(pasteHtml(word)).toBe('<h2>Le canal rouvre</h2>\n<h2>Ce qui change</h2>\n<p>Texte.</p>')
    expect(notices()).toHaveLength(0)
  })
})

describe('headings, lists and quotations', () => {
  test('a heading is plain text, of a section for level 1 and 2, else a minor one', () => {
    expect(
      pasteHtml(
        '<h1><b>Un</b><br>deux</h1><h2>Trois</h2><h3><i>Quatre</i></h3><h6>Cinq</h6><p style="mso-outline-level:2">Six</p>',
      ),
    ).toBe('<h2>Un deux</h2>\n<h2>Trois</h2>\n<h3>Quatre</h3>\n<h3>Cinq</h3>\n<h2>Six</h2>')
  })

  test('one in a list, a quotation or a cell is bold, and tears nothing', () => {
    expect(
      pasteHtml('<ul><li><h2>a</h2>b</li><li>c</li></ul><blockquote><h1>d</h1><hr><p>e</p></blockquote>'),
    ).toBe(
      '<ul><li><p><strong>a</strong></p><p>b</p></li><li><p>c</p></li></ul>\n<blockquote><p><strong>d</strong></p><p>e</p></blockquote>',
    )
  })

  test('the number of an outline of Word is its last one', () => {
    const item = (level: number, number: string, words: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${number}<span>&nbsp; </span></span>${words}</p>`
    expect(
      pasteHtml(
        item(1, '1.', 'a') +
          item(2, '1.1.', 'b') +
          item(2, '1.2', 'c') +
          item(3, '1.2.1', 'd') +
          item(1, '2.', 'e'),
      ),
    ).toBe(
      '<ol><li><p>a</p><ol><li><p>b</p></li><li><p>c</p><ol><li><p>d</p></li></ol></li></ol></li><li><p>e</p></li></ol>',
    )
  })

  test('lists of Slack keep their levels', () => {
    const one = (level: number, words: string) =>
      `<ul data-stringify-type="unordered-list" data-indent="${level}"><li data-stringify-indent="${level}">${words}</li></ul>`
    expect(pasteHtml(one(0, 'a') + one(1, 'b') + one(0, 'c'))).toBe(
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>',
    )
  })

  test('boxes that Notion writes as text are boxes, those of others are text', () => {
    const html = '<ul><li>[ ]  <b>a</b></li><li>[x]  b</li><li>[ou] c</li></ul>'
    expect(pasteHtml(`<meta charset="utf-8"><!-- notionvc: 1 -->${html}`)).toMatch(
      /data-checked="false".*<p><strong>a<\/strong><\/p>.*data-checked="true".*<p>b<\/p>.*<li><p>\[ou\] c<\/p>/,
    )
    articleEditor.undo()
    expect(pasteHtml(html)).toContain('<li><p>[x] b</p></li>')
  })

  test('the sign of a heading’s own address is none of its text', () => {
    expect(
      pasteHtml(
        '<h2><a href="https://x.example/p#un">#</a>Un</h2><h3>Deux<a href="#deux">¶</a></h3><h2><a href="#3">Trois</a></h2><h3><a href="/a#4"><img alt="😀" src="x"></a></h3>',
      ),
    ).toBe('<h2>Un</h2>\n<h3>Deux</h3>\n<h2>Trois</h2>\n<h3>😀</h3>')
  })

  test('ticks are kept', () => {
    expect(
      pasteHtml('<ul><li><input type=checkbox checked> a</li><li><input type=checkbox> b</li></ul>'),
    ).toBe(
      '<ul><li data-checked="true"><span class="box" role="checkbox" contenteditable="false" aria-checked="true"></span><div><p>a</p></div></li><li data-checked="false"><span class="box" role="checkbox" contenteditable="false" aria-checked="false"></span><div><p>b</p></div></li></ul>',
    )
  })

  test('lists of different kinds stay apart, and numbers go on', () => {
    expect(
      pasteHtml('<ol><li>a</li></ol><ol start=2><li>b</li></ol><ul><li>c</li></ul><ol><li>d</li></ol>'),
    ).toBe(
      '<ol><li><p>a</p></li><li><p>b</p></li></ol>\n<ul><li><p>c</p></li></ul>\n<ol><li><p>d</p></li></ol>',
    )
  })

  test('a quotation of Word is one, of as many paragraphs', () => {
    expect(pasteHtml('<p class=MsoQuote>a</p>\n<p class=MsoIntenseQuote>b</p><p class=MsoNormal>c</p>')).toBe(
      '<blockquote><p>a</p><p>b</p></blockquote>\n<p>c</p>',
    )
  })
})

test('a checklist of Google Docs keeps its boxes', () => {
  const item = (checked: boolean, words: string) =>
    `<li role="checkbox" aria-checked="${checked}"><img alt="coché" src="data:,"><p>${words}</p></li>`
  expect(pasteHtml(`<ul>${item(true, 'Fait')}${item(false, 'À faire')}</ul>`)).toMatch(
    /data-checked="true".*<p>Fait<\/p>.*data-checked="false".*<p>À faire<\/p>/,
  )
})

describe('signs of fonts', () => {
  const office = (words: string) =>
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><p>${words}</p></html>`
  test.each([
    ["<span style='font-family:Wingdings'>ü</span> fait", '✓ fait'],
    [
      "a <span style='font-family:Wingdings;mso-char-type:symbol'><span style='mso-char-type:symbol'>à</span></span> b",
      'a → b',
    ],
    ['<font face="Wingdings">&#61692;</font> fait', '✓ fait'],
    [
      "<span style='font-family:Symbol'>a</span>, <span style='font-family:\"Symbol\"'>&#61538;</span>",
      'α, β',
    ],
    ["<span style='font-family:Wingdings'>•</span>", '❿'],
    [
      "<span style='font-family:Wingdings'>ü <span style='font-family:Arial'>à la une</span></span>",
      '✓ à la une',
    ],
    ["<span style='font-family:Wingdings'>÷</span> là", '\ufffd là'],
    ['<span style=\'font-family:"Wingdings 2"\'>P</span>', 'P'],
  ])('%s is %s', (words, shown) => {
    expect(pasteHtml(office(words))).toBe(`<p>${shown}</p>`)
  })

  test('are letters in what is no office program’s', () => {
    expect(pasteHtml("<p><span style='font-family:Symbol'>a</span></p>")).toBe('<p>a</p>')
  })
})

describe('tables', () => {
  test('keep their empty cells and undo merged ones; the head is what says it is', () => {
    expect(
      pasteHtml(
        '<table><caption>T</caption><thead><tr><th>a</th><th colspan=2>b</th></tr></thead><tr><td rowspan=2>c<td><p>d</p><p>e</p><td></tr><tr><td>f</td><th>g</th></tr></table>',
      ),
    ).toBe(
      '<p>T</p>\n<table><tbody><tr><th scope="col">a</th><th scope="col">b</th><th scope="col"></th></tr><tr><td>c</td><td>d<br>e</td><td></td></tr><tr><td></td><td>f</td><td>g</td></tr></tbody></table>',
    )
  })

  test('of Excel have the head that a class makes bold', () => {
    expect(
      pasteHtml(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- td{font-weight:400} .xl65{font-weight:700} --></style></head><body><table><!--StartFragment--><tr><td class=xl65>a</td><td class=xl65>b</td></tr><tr><td>c</td><td>d</td></tr><!--EndFragment--></table></body></html>',
      ),
    ).toBe(
      '<table><tbody><tr><th scope="col">a</th><th scope="col">b</th></tr><tr><td>c</td><td>d</td></tr></tbody></table>',
    )
  })

  test('stay tables where a cell holds a list, whose items are its lines', () => {
    expect(pasteHtml('<table><tr><td>a</td><td><ul><li>b</li><li>c</li></ul></td></tr></table>')).toBe(
      '<table><tbody><tr><td>a</td><td>b<br>c</td></tr></tbody></table>',
    )
  })

  test('are tables where only their rows came along', () => {
    expect(pasteHtml('<meta charset="utf-8"><!--StartFragment--><tr><td>a</td><td>b</td></tr>')).toBe(
      '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
    )
  })

  test('keep the lines of their cells, without empty ones', () => {
    const table = (cells: string) => `<table><tbody><tr>${cells}<td>x</td></tr></tbody></table>`
    expect(pasteHtml(table('<td>un<br>deux<br></td>'))).toBe(table('<td>un<br>deux</td>'))
    expect(pasteHtml(table('<td><p>&nbsp;</p><p>un</p>\n<p><i>deux</i></p></td>'))).toContain(
      '<td>un<br><em>deux</em></td>',
    )
    articleEditor.selectField('kicker')
    pasteHtml(table('<td>un<br>deux</td>'))
    expect(written()).toMatchObject({ kicker: 'un deux x' })
  })

  test('that only lay out a page give their cells', () => {
    expect(
      pasteHtml(
        '<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td><p>c</p></td></tr></table>',
      ),
    ).toBe('<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>\n<p>c</p>')
  })
})

describe('footnotes', () => {
  test('of headings stay where these may have notes, and are text at the end where not', () => {
    const heading = (level: number, at: number) =>
      `<h${level}>Le bac<sup><a href="#fn${at}" id="fnref${at}">${at}</a></sup> et le quai</h${level}>`
    const noted = (at: number, said: string) =>
      `<li id="fn${at}"><p>${said} <a href="#fnref${at}">↩</a></p></li>`
    const shown = pasteHtml(
      `${heading(2, 1)}${heading(3, 2)}<ul><li>${heading(2, 3)}</li></ul><section><ol>${noted(1, 'Un')}${noted(2, 'Deux')}${noted(3, 'Trois')}</ol></section>`,
    )
    expect(shown.replace(/<sup data-footnote=".*?&quot;text&quot;:&quot;(\p{L}+).*?<\/sup>/gu, '[$1]')).toBe(
      '<h2>Le bac et le quai</h2>\n<h3>Le bac[Deux] et le quai</h3>\n<ul><li><p><strong>Le bac[Trois] et le quai</strong></p></li></ul>\n<p>Un</p>',
    )
  })

  const note =
    '<sup data-footnote="[{&quot;type&quot;:&quot;text&quot;,&quot;text&quot;:&quot;Selon &quot;,&quot;marks&quot;:[]},{&quot;type&quot;:&quot;text&quot;,&quot;text&quot;:&quot;lui&quot;,&quot;marks&quot;:[{&quot;type&quot;:&quot;emphasis&quot;}]},{&quot;type&quot;:&quot;text&quot;,&quot;text&quot;:&quot;.&quot;,&quot;marks&quot;:[]}]" role="doc-noteref"></sup>'
  test.each([
    [
      'Word',
      `<p class=MsoNormal>Mot<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> suite.</p>
       <div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Selon <i>lui</i>.</p></div></div>`,
    ],
    [
      'Google Docs',
      '<p>Mot<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> suite.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Selon </span><span style="font-style:italic">lui</span>.</p></div>',
    ],
    [
      'LibreOffice',
      '<p>Mot<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup> suite.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Selon <i>lui</i>.</p></div>',
    ],
    [
      'a page that a browser copied, with its address',
      '<p>Mot<sup><a href="https://x.example/p#fn1" id="fnref1">1</a></sup> suite.</p><section><ol><li id="fn1"><p>Selon <em>lui</em>. <a href="https://x.example/p#fnref1">↩</a></p></li></ol></section>',
    ],
    [
      'Wikipedia',
      '<p>Mot<sup id="cite_ref-é_1"><a href="https://x.example/p#cite_note-%C3%A9-1"><span>[</span>1<span>]</span></a></sup> suite.</p><ol><li id="cite_note-é-1"><span><b><a href="https://x.example/p#cite_ref-%C3%A9_1">↑</a></b></span> <span>Selon <i>lui</i>.</span></li></ol>',
    ],
    [
      'a page made from Markdown',
      '<p>Mot<sup><a href="#fn1" id="fnref1">1</a></sup> suite.</p><section class="footnotes"><hr><ol><li id="fn1"><p>Selon <em>lui</em>. <a href="#fnref1">↩</a></p></li></ol></section>',
    ],
  ])('of %s are notes', (_, html) => {
    expect(pasteHtml(html)).toBe(`<p>Mot${note} suite.</p>`)
  })

  test('that are referred to twice stand at both places, without the links back', () => {
    const refer = (at: string) => `<sup id="cite_ref-${at}"><a href="#cite_note-1">[1]</a></sup>`
    const back = (at: string) => `<sup><a href="#cite_ref-${at}">${at}</a></sup>`
    const shown = pasteHtml(
      `<p>Un${refer('a')} et deux${refer('b')}.</p><ol><li id="cite_note-1"><span>↑ ${back('a')} ${back('b')}</span> <span>Selon lui.</span></li></ol>`,
    )
    const one =
      '<sup data-footnote="[{&quot;type&quot;:&quot;text&quot;,&quot;text&quot;:&quot;Selon lui.&quot;,&quot;marks&quot;:[]}]" role="doc-noteref"></sup>'
    expect(shown).toBe(`<p>Un${one} et deux${one}.</p>`)
  })

  test('lead to a note of the same page alone', () => {
    expect(
      pasteHtml(
        '<p>Mot<a href="https://a.example/#n" id="r">1</a></p><p id="n"><a href="https://b.example/#r">1</a> Fin</p>',
      ),
    ).toBe('<p>Mot<a href="https://a.example/#n">1</a></p>\n<p><a href="https://b.example/#r">1</a> Fin</p>')
  })

  test('whose text is not there stay text', () => {
    expect(pasteHtml('<p>Mot<a href="#_ftn1" name="_ftnref1">[1]</a> suite.</p>')).toBe(
      '<p>Mot[1] suite.</p>',
    )
  })
})

describe('pictures', () => {
  test('of the network are left out, as a notice says; those that measure who reads are no pictures', async () => {
    expect(
      pasteHtml(
        '<p>Un<img src="https://x.example/a.png"> deux<img src="data:image/png;base64,AA" width=1 height=1></p>',
      ),
    ).toBe('<p>Un deux</p>')
    await expect.poll(notices).toHaveLength(1)
  })
})

describe('addresses', () => {
  test.each([
    ['https://x.example/a?b=1#c', 'https://x.example/a?b=1#c'],
    ['www.x.example', 'https://www.x.example'],
    ['exemple.org/page', 'https://exemple.org/page'],
    ['mailto:a@x.example', 'mailto:a@x.example'],
  ])('%s pasted on words makes a link of them, in one step', async (pasted, href) => {
    await openPage({ sections: lead('Un mot là.') })
    select('Un |mot', 'Un mot|')
    expect(pasteData({ 'text/plain': `${pasted}\n` })).toBe(`<p>Un <a href="${href}">mot</a> là.</p>`)
    articleEditor.undo()
    expect(markup()).toBe('<p>Un mot là.</p>')
  })

  test.each(['javascript:alert(1)', 'texte.txt', 'deux mots', 'mot', '3.14'])(
    '%s is none',
    async (pasted) => {
      await openPage({ sections: lead('Un mot là.') })
      select('Un |mot', 'Un mot|')
      expect(pasteData({ 'text/plain': pasted })).toBe(`<p>Un ${pasted} là.</p>`)
    },
  )

  test('alone, one is a link that is its own words; in a field it is text', async () => {
    expect(pasteData({ 'text/plain': 'https://x.example/a_b' })).toBe(
      '<p><a href="https://x.example/a_b">https://x.example/a_b</a></p>',
    )
    articleEditor.selectField('headline')
    pasteData({ 'text/plain': 'https://x.example/' })
    expect(written()).toMatchObject({ headline: 'https://x.example/' })
  })

  test('in place of an address, one is an address', async () => {
    await openPage({ sections: lead('Voir https://a.example/ là.') })
    select('Voir |https://a.example/', 'Voir https://a.example/| là')
    expect(pasteData({ 'text/plain': 'https://b.example/' })).toContain('Voir https://b.example/ là')
  })
})

describe('plain text', () => {
  test.each([
    ['un\ndeux\r\ntrois\n', '<p>un</p>\n<p>deux</p>\n<p>trois</p>'],
    ['un\ndeux\n\ntrois', '<p>un<br>deux</p>\n<p>trois</p>'],
    ['# titre', '<p># titre</p>'],
    ['- **a**\n- b', '<p>- **a**</p>\n<p>- b</p>'],
    ['a\u00a0: b', '<p>a&nbsp;: b</p>'],
  ])('%j', (plain, shown) => {
    expect(pasteData({ 'text/plain': plain })).toBe(shown)
  })

  test('one line takes the marks of the place', async () => {
    await openBlocks([paragraph(strong('gras'))])
    placeCursor('gr|as')
    expect(pasteData({ 'text/plain': 'X' })).toBe('<p><strong>grXas</strong></p>')
  })

  test('Ctrl+Shift+V pastes the text alone', async () => {
    await openBlocks([paragraph(strong('gras'), ' et fin')])
    await userEvent.keyboard('{ControlOrMeta>}ac{/ControlOrMeta}{ArrowRight}')
    await expect.poll(() => view().state.selection.empty).toBe(true)
    toEnd()
    await userEvent.keyboard('{ControlOrMeta>}{Shift>}v{/Shift}{/ControlOrMeta}')
    await expect.poll(text).toContain('gras et fin')
    await expect.poll(markup).toMatch(/^<p><strong>gras<\/strong> et fin.*gras et fin<\/p>$/s)
    expect(markup().match(/<strong>/g)).toHaveLength(1)
  })
})

describe('own blocks in the middle of a sentence', () => {
  test.each([
    ['- lu¦n\n- mar\n- l¦deux', 'ul(n, mar, l|)'],
    ['> Il a dit.\n>\n> Oui ¦oui.\n>\n> — Mo¦i', '> oui. / — Mo'],
    ['Un ¦mot.\n\n> Ci¦té.', 'mot. / > Ci'],
  ])('%s', async (body, pasted) => {
    await openBody(`${body}\n\nDebut milieu.`)
    const copied = take('copy')
    placeCursor('Debut| milieu.')
    pasteData({ 'text/html': copied.getData('text/html'), 'text/plain': copied.getData('text/plain') })
    expect(shape().split(' / Debut')[1]?.replace('|', '')).toMatch(
      new RegExp(
        `^(?: / )?${pasted.replaceAll(/[()|.]/g, (sign) => (sign === '|' ? '' : `\\${sign}`))} / milieu\\.$`,
      ),
    )
  })

  test.each([
    ['<table><tr><td>a</td><td>b</td></tr></table>', /\[!?a \| !?b\] \/ \|milieu\.$/],
    ['<blockquote><p>a</p></blockquote>', /> a \/ \|milieu\.$/],
    ['<ul><li>a</li></ul>', /ul\(a\|\) \/ milieu\.$/],
  ])('after %s the caret is behind it', async (html, then) => {
    await openBody('Debut¦ milieu.')
    pasteHtml(html)
    expect(shape()).toMatch(then)
  })
})

describe('where it is put', () => {
  test('a part of a sentence goes into the sentence, with the blank that parts it', async () => {
    await openPage({ sections: lead('Un mot là.') })
    placeCursor('Un| mot')
    expect(pasteHtml('<span>très <b>grand</b></span>', ' très grand')).toBe(
      '<p>Un très <strong>grand</strong> mot là.</p>',
    )
    expect(view().state.selection.$from.parentOffset).toBe('Un très grand'.length)
  })

  test.each([
    [
      'Avant| après.',
      '<p>Avant</p>\n<h2>Titre</h2>\n<p>Texte</p>\n<ul><li><p>un</p></li></ul>\n<p>après.</p>',
    ],
    ['|Avant après.', '<h2>Titre</h2>\n<p>Texte</p>\n<ul><li><p>un</p></li></ul>\n<p>Avant après.</p>'],
    ['Avant après.|', '<p>Avant après.</p>\n<h2>Titre</h2>\n<p>Texte</p>\n<ul><li><p>un</p></li></ul>'],
  ])('blocks part a sentence where the cursor is: %s', async (place, shown) => {
    await openPage({ sections: lead('Avant après.') })
    placeCursor(place)
    expect(pasteHtml('<h2>Titre</h2><p>Texte</p><ul><li>un</li></ul>')).toBe(shown)
    expect(view().state.selection.$from.parent.textContent).toBe('un')
  })

  test('paragraphs go on in the one where the cursor is', async () => {
    await openPage({ sections: lead('Avant après.') })
    placeCursor('Avant| après')
    expect(pasteHtml('<p> un</p><p>deux</p>')).toBe('<p>Avantun</p>\n<p>deux après.</p>')
  })

  test('a heading takes one line of plain text', async () => {
    await openPage({ sections: [{ heading: 'Un', body: 'x' }] })
    placeCursor('Un|')
    expect(pasteHtml('<p> <b>et</b><br>deux</p>', ' et deux')).toBe('<h2>Un et deux</h2>\n<p>x</p>')
  })

  test('code takes plain text', async () => {
    await openBlocks([{ type: 'preformatted', text: 'let a', language: '' }])
    expect(pasteHtml('<p><b>= 1</b></p>', ' = 1\n;')).toBe('<pre><code>let a = 1\n;</code></pre>')
  })

  test('a list goes on in the list, paragraphs in the quotation', async () => {
    await openBlocks([list('un', '')])
    expect(pasteHtml('<ul><li>deux</li><li>trois</li></ul>')).toBe(
      '<ul><li><p>un</p></li><li><p>deux</p></li><li><p>trois</p></li></ul>',
    )
    await openBlocks([{ type: 'quotation', content: [paragraph('Il dit')], attribution: null }])
    expect(pasteHtml('<p>, un</p><p>deux</p>')).toBe('<blockquote><p>Il dit, un</p><p>deux</p></blockquote>')
  })

  const many =
    '<h2>Titre</h2><p>Un <b>mot</b><br>là</p><ul><li>deux</li><li>trois</li></ul><table><tr><td>a<td>b</table>'
  test('a field of the display copy takes one line', () => {
    articleEditor.selectField('standfirst')
    pasteHtml(many)
    expect(written()).toMatchObject({ standfirst: 'Titre Un mot là deux trois a b' })
    articleEditor.selectField('kicker')
    pasteData({ 'text/plain': 'un\n\ndeux' })
    expect(written()).toMatchObject({ kicker: 'un deux', standfirst: 'Titre Un mot là deux trois a b' })
  })

  test('a cell and a caption take one line, with its marks', async () => {
    await openBlocks([
      { type: 'table', columns: [null, null], header: [[], []], rows: [[toInlines('x'), toInlines('y')]] },
      { type: 'figure', src: 'media/a.png', alt: '', credit: '', caption: toInlines('légende') },
    ])
    placeCursor('x|')
    expect(pasteHtml('<p>Un <b>mot</b></p><ul><li>deux</li></ul>')).toContain(
      '<td>xUn <strong>mot</strong> deux</td><td>y</td>',
    )
    placeCursor('légende|')
    expect(pasteHtml('<p>Un</p><p><b>mot</b></p>')).toContain(
      '<span data-caption="">légendeUn <strong>mot</strong></span>',
    )
    expect(bodyNodes(view().state.doc)).toHaveLength(2)
  })

  test('cells go into cells', async () => {
    await openBlocks([
      { type: 'table', columns: [null, null], header: [[], []], rows: [[toInlines('x'), toInlines('y')]] },
    ])
    placeCursor('x|')
    expect(pasteHtml('<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>')).toBe(
      '<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>',
    )
  })

  test('what is selected across fields and body goes field by field', async () => {
    await openPage({ kicker: 'Sur', headline: 'Titre', sections: lead('Un texte.') })
    select('Ti|tre', 'Un| texte')
    pasteHtml('<p>a</p><p>b</p>')
    expect(text()).toBe('Sur\nTia b\n\n\n texte.')
  })

  test('is one step to undo', () => {
    pasteHtml('<h2>Titre</h2><p>Texte</p>')
    articleEditor.undo()
    expect(markup()).toBe('<p></p>')
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
    expect(shownParagraphs().join(' ')).toBe('Mot un deux trois quatre cinq six sept huit')
    expect(markup()).not.toMatch(/href|style|src|on\w+=/)
    await new Promise((resolve) => setTimeout(resolve, 300))
    observer.disconnect()
    expect(Reflect.get(window, 'hacked')).toBe(false)
    expect(
      seen.filter((name) => /pixel|frame\.html|object|style\.css|v\.mp4|import\.css|background/.test(name)),
    ).toEqual([])
  })

  test.each(['div', 'blockquote', 'b', 'ul><li', 'table><tr><td', 'a href="https://x.example/"', 'q', 'h2'])(
    '3,000 nested <%s> keep their words',
    async (tag) => {
      expect(await within(200, () => pasteHtml(`${`<${tag}>`.repeat(3000)}mot`))).toContain('mot')
    },
  )

  const each = (count: number, part: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => part(n)).join('')
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
    ['lines of code', (size: number) => `<pre>${`<div>${'mot '.repeat(20)}</div>`.repeat(size / 91)}</pre>`],
    [
      'classes',
      (size: number) =>
        `<style>${each(size / 100, (n) => `.s${n}{font-weight:bold}`)}</style>${each(size / 100, (n) => `<p><span class=s${n}>a</span>`)}`,
    ],
    [
      'notes',
      (size: number) =>
        each(size / 100, (n) => `<p>a<a href="#f${n}" id="r${n}">1</a></p>`) +
        each(size / 100, (n) => `<p id="f${n}"><a href="#r${n}">↑</a> b</p>`),
    ],
    [
      'links to what is around them',
      (size: number) => `<div id=a>${'<a href="#a">1</a> '.repeat(size / 19)}</div>`,
    ],
    ['links of headings', (size: number) => `<h2>a${'<a href="#a">#</a>'.repeat(size / 18)}</h2>`],
  ])('%s cost what their length costs', async (_, make) => {
    await expectInProportion(400_000, make, cleanHtml)
  })

  test('what is beyond the limit goes in as plain text', () => {
    expect(pasteHtml('<b>a</b>'.repeat(700_000), 'tel quel')).toBe('<p>tel quel</p>')
    expect(pasteHtml('a<br>'.repeat(320_000), ' aussi')).toBe('<p>tel quel aussi</p>')
  })

  test('a megabyte goes in', () => {
    pasteHtml(paragraph.repeat(1_000_000 / paragraph.length))
    expect(bodyNodes(view().state.doc).length).toBeGreaterThan(8_000)
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

  const visible = (html: string) => {
    const { body: page } = new DOMParser().parseFromString(
      html.replace(/<(?!\/?(?:b|i|s|a|span|strong|em|del)\b)/g, ' <'),
      'text/html',
    )
    return (page.textContent ?? '').replace(/\s+/g, '')
  }
  const clear = () => {
    const { state } = view()
    view().dispatch(
      state.tr.replaceWith(bodyStart(state.doc), state.doc.content.size, schema.nodes.paragraph.create()),
    )
    toEnd()
  }

  test('keeps every word, in its order, and its headings, items and quotations', () => {
    const count = (html: string, name: string) => html.split(new RegExp(`<${name}[ >]`)).length - 1
    fc.assert(
      fc.property(blocks, (html) => {
        clear()
        const shown = pasteHtml(html)
        expect(visible(shown)).toBe(visible(html))
        expect(count(shown, 'li')).toBe(count(html, 'li'))
        expect(count(shown, 'blockquote')).toBe(count(html, 'blockquote'))
      }),
      { numRuns: 50 },
    )
  })

  const names = [
    'p',
    'div',
    'b',
    'i',
    'a href="https://x.example/"',
    'ul',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'th',
    'h1',
    'h2',
    'h4',
  ]
  const others = [
    'blockquote',
    'footer',
    'figure',
    'figcaption',
    'pre',
    'code',
    'sup',
    'hr',
    'br',
    'section',
    'caption',
    'dl',
    'dt',
    'svg',
    'math',
  ]
  const odd = [
    'p class=MsoTitle',
    'p style="mso-list:l0 level2"',
    'span style="mso-list:Ignore"',
    'p class=MsoQuote',
    'h1 data-field="headline"',
    'sup data-footnote="[1]"',
    'div data-pm-slice="3 2 [\'x\']"',
    'figure data-src="x"',
    'q',
    'a href="#a" id="b"',
    'li id="a"',
    'tr',
    'colgroup',
    'script',
    'o:p',
    'input type=checkbox',
  ]
  const fragment = fc
    .array(
      fc.oneof(
        fc.constantFrom(...names, ...others, ...odd).map((name) => `<${name}>`),
        fc.constantFrom(...names, ...others).map((name) => `</${name.split(' ')[0]}>`),
        fc.constantFrom('mot', ' ', '&nbsp;', '1', '\n'),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''))

  test('random HTML never throws, and leaves nothing outside the schema, wherever it is put', async () => {
    await openBlocks([
      paragraph('para'),
      list('item'),
      { type: 'table', columns: [null], header: [toInlines('tete')], rows: [[toInlines('cell')]] },
      { type: 'quotation', content: [paragraph('quote')], attribution: toInlines('qui') },
      { type: 'figure', src: 'media/a.png', alt: '', credit: 'cred', caption: toInlines('capt') },
      { type: 'preformatted', text: 'code', language: '' },
      { type: 'heading', content: toInlines('mino') },
    ])
    const { doc } = view().state
    const place = fc.constantFrom(
      'pa|ra',
      'it|em',
      '|item',
      'ce|ll',
      'qu|ote',
      'q|ui',
      'ca|pt',
      'cr|ed',
      'co|de',
      'mi|no',
      'mino|',
      'Ti|tre',
    )
    fc.assert(
      fc.property(fragment, place, (html, at) => {
        view().dispatch(view().state.tr.replaceWith(0, view().state.doc.content.size, doc.content))
        placeCursor(at)
        pasteHtml(html, 'plain')
      }),
      { numRuns: 80 },
    )
  })
})

describe('copying', () => {
  const sections: Block[] = [
    paragraph(
      'Du ',
      strong('gras'),
      ', un ',
      { type: 'text', text: 'lien', marks: [{ type: 'link', href: 'https://x.example/', title: '' }] },
      '.',
      { type: 'footnote', content: toInlines('Selon lui.'), marks: [] },
    ),
    { type: 'sectionHeading', text: 'Le *pont*' },
    {
      type: 'list',
      ordered: true,
      start: 3,
      items: [
        { checked: null, content: [paragraph('un'), list('a', 'b')] },
        { checked: true, content: [paragraph('deux')] },
      ],
    },
    paragraph('1914. La guerre'),
    { type: 'quotation', content: [paragraph('dit')], attribution: toInlines('Anne') },
    {
      type: 'table',
      columns: [null, null],
      header: [toInlines('a'), toInlines('b')],
      rows: [[toInlines('1'), []]],
    },
  ]
  const selectAll = () => view().dispatch(view().state.tr.setSelection(new AllSelection(view().state.doc)))

  test('gives what reads as it does here, as HTML and as text', async () => {
    await openBlocks(sections, { language: 'fr' })
    selectAll()
    const copied = take('copy')
    expect(copied.getData('text/plain')).toBe(
      'Titre\n\nDu gras, un lien. [Selon lui.]\n\nLe *pont*\n\n3. un\n   - a\n   - b\n4. [x] deux\n\n1914. La guerre\n\ndit\n\n— Anne\n\na\tb\n1\t',
    )
    const html = copied.getData('text/html')
    expect(html).toContain('<h1 data-field="headline">Titre</h1>')
    expect(html).toContain('Du <strong>gras</strong>, un <a href="https://x.example/">lien</a>.<sup')
    expect(html).toContain('[Selon lui.]</sup>')
    expect(html).toContain('<h2>Le *pont*</h2><ol start="3"><li><p>un</p><ul><li><p>a</p></li>')
    expect(html).not.toContain('class=')
  })

  test('a part of a sentence is no paragraph', async () => {
    await openBlocks([paragraph('Le ', strong('mot gras'), ' là.')])
    select('Le|', 'Le mot|')
    const copied = take('copy')
    expect(copied.getData('text/plain')).toBe(' mot')
    expect(copied.getData('text/html')).toMatch(/^<span [^>]*> <strong>mot<\/strong><\/span>$/)
    placeCursor('là|')
    expect(pasteData({ 'text/html': copied.getData('text/html'), 'text/plain': ' mot' })).toBe(
      '<p>Le <strong>mot gras</strong> là <strong>mot</strong>.</p>',
    )
    placeCursor('Ti|tre')
    pasteData({ 'text/html': copied.getData('text/html'), 'text/plain': ' mot' })
    expect(written()).toMatchObject({ headline: 'Ti mottre' })
  })

  test('a no-break space alone comes back', async () => {
    await openBlocks([paragraph('3\u00a0mars')])
    select('3|', '3\u00a0|mars')
    const copied = take('copy')
    placeCursor('mars|')
    expect(pasteData({ 'text/html': copied.getData('text/html'), 'text/plain': '\u00a0' })).toBe(
      '<p>3&nbsp;mars&nbsp;</p>',
    )
  })

  test('cutting all and pasting it again gives the same article', async () => {
    await openBlocks(sections, { kicker: 'Sur', headline: 'Titre', standfirst: 'Chapô' })
    const before = view().state.doc
    selectAll()
    const copied = take('cut')
    expect(text()).toBe('\n\n\n\n')
    pasteData({ 'text/html': copied.getData('text/html'), 'text/plain': 'x' })
    expect(view().state.doc.toString()).toBe(before.toString())
    expect(view().state.doc.eq(before)).toBe(true)
    articleEditor.undo()
    articleEditor.undo()
    expect(view().state.doc.eq(before)).toBe(true)
  })

  test.each(['#suite', '../page.html', '/une', '//exemple.fr/x', '?p=2', 'https://exemple.fr/x'])(
    'a link to %s stays one',
    async (href) => {
      const marks: Mark[] = [{ type: 'link', href, title: '' }]
      const note: Inline = { type: 'footnote', content: [{ type: 'text', text: 'là', marks }], marks: [] }
      await openBlocks([paragraph('Voir ', { type: 'text', text: 'ici', marks }, note, '.')])
      const before = view().state.doc
      selectAll()
      pasteData({ 'text/html': take('copy').getData('text/html') })
      expect(view().state.doc.eq(before)).toBe(true)
    },
  )

  test('a whole article replaces an empty one, and no kicker that is there', async () => {
    await openBlocks(sections, { kicker: 'Sur', headline: 'Titre' })
    const before = view().state.doc
    selectAll()
    const html = take('copy').getData('text/html')
    await openPage({})
    pasteData({ 'text/html': html })
    expect(view().state.doc.toString()).toBe(before.toString())
    await openPage({ kicker: 'Enquête' })
    placeCursor('Enquête|')
    pasteData({ 'text/html': html })
    expect(written()?.kicker).toMatch(/^Enquête/)
  })

  describe.each([
    ['Marbre', null],
    ['another program', '<p>Un texte.</p><p>Deux.</p><ul><li>trois</li></ul>'],
  ])('several blocks of %s, pasted in the headline', (_name, foreign) => {
    const body = 'Un texte.\n\nDeux.\n\n- trois'
    /** The blocks as they are on the clipboard. */
    async function copied(): Promise<string> {
      await openPage({ headline: 'Ailleurs', sections: lead(body) })
      placeCursor('Deux|')
      await userEvent.keyboard('{Control>}a{/Control}')
      return foreign ?? take('copy').getData('text/html')
    }

    test('go into the body of an empty article', async () => {
      const html = await copied()
      await openPage({})
      articleEditor.selectField('headline')
      pasteData({ 'text/html': html })
      expect(written()).toMatchObject({ headline: '', sections: lead(body) })
    })

    test('take the place of an article that is selected whole, and come back by one undo', async () => {
      const html = await copied()
      await openPage({ kicker: 'Sur', headline: 'Titre', sections: lead('Un.\n\nDeux.') })
      const before = view().state.doc
      selectAll()
      pasteData({ 'text/html': html })
      expect(written()).toMatchObject({ kicker: '', headline: '', sections: lead(body) })
      articleEditor.undo()
      expect(view().state.doc.eq(before)).toBe(true)
    })

    test('are words of the headline where there is a text', async () => {
      const html = await copied()
      await openPage({ headline: 'Titre', sections: lead('Avant.') })
      placeCursor('Titre|')
      pasteData({ 'text/html': html })
      expect(written()).toMatchObject({ headline: 'TitreUn texte. Deux. trois', sections: lead('Avant.') })
    })
  })

  test('a list pasted in the headline of an empty article is a list', async () => {
    await openPage({})
    articleEditor.selectField('headline')
    pasteHtml('<ul><li>un</li><li>deux</li></ul>')
    expect(written()).toMatchObject({ headline: '', sections: lead('- un\n- deux') })
  })

  test('a text with a title takes the place of an article that is selected whole', async () => {
    await openPage({ kicker: 'Sur', headline: 'Titre', sections: lead('Un.\n\nDeux.') })
    selectAll()
    pasteHtml('<p class=MsoTitle>Le canal rouvre</p><p class=MsoNormal>Enfin.</p>')
    expect(written()).toMatchObject({ kicker: '', headline: 'Le canal rouvre', sections: lead('Enfin.') })
  })

  test.each([
    ['a cell', '| A | B |\n| --- | --- |\n| ¦une case¦ | deux |'],
    ['a header', '| ¦une case¦ | B |\n| --- | --- |\n| un | deux |'],
    ['an attribution', '> Dit.\n>\n> — ¦une case¦'],
  ])('all that is in %s is words where it is pasted', async (_name, body) => {
    await openBody(`Avant, après.\n\n${body}\n\nFin.`)
    const copied = take('copy')
    expect(copied.getData('text/plain')).toBe('une case')
    placeCursor('Avant|, après')
    pasteData({ 'text/html': copied.getData('text/html'), 'text/plain': 'une case' })
    expect(text()).toContain('Avant une case, après.')
  })

  test('cutting across the fields leaves each what it is', async () => {
    await openPage({
      kicker: 'Surtitre',
      headline: 'Titre',
      standfirst: 'Chapô',
      sections: lead('Un texte.'),
    })
    select('Sur|titre', 'Un| texte')
    const copied = take('cut')
    expect(text()).toBe('Sur\n\n\n\n texte.')
    expect(copied.getData('text/plain')).toBe('titre\n\nTitre\n\nChapô\n\nUn')
    articleEditor.undo()
    expect(text()).toBe('Surtitre\nTitre\n\nChapô\nUn texte.')
    placeCursor('texte.|')
    expect(pasteData({ 'text/html': copied.getData('text/html') })).toContain('<h2>Titre</h2>\n<p>Chapô</p>')
  })

  test('a section that is folded is copied whole', async () => {
    await openPage({
      headline: 'T',
      sections: [
        { heading: 'Un', body: 'caché' },
        { heading: 'Deux', body: 'vu' },
      ],
    })
    placeCursor('Un|')
    articleEditor.run('section-fold')
    select('|Un', 'Deux|')
    expect(take('copy').getData('text/plain')).toBe('Un\n\ncaché\n\nDeux')
  })

  const mark = fc.constantFrom<Mark>(
    { type: 'strong' },
    { type: 'emphasis' },
    { type: 'strike' },
    { type: 'superscript' },
    { type: 'code' },
    { type: 'link', href: 'https://x.example/?a=1&b="2"', title: '' },
    { type: 'link', href: 'mailto:a@x.example', title: 'T "x"' },
  )
  const marks = fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type })
  const string = fc.constantFrom(
    'mot',
    ' deux  blancs ',
    'a\u00a0b',
    '\u202f!',
    '<b>&amp;',
    '😀',
    '*x*',
    'سفينة',
    '\u00a0',
  )
  const textInline = fc.record({ type: fc.constant('text' as const), text: string, marks })
  const image = fc.record({
    type: fc.constant('image' as const),
    src: fc.constant('https://x.example/a.png'),
    alt: string,
    title: string,
    marks,
  })
  const inlines: fc.Arbitrary<Inline[]> = fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: textInline },
        image,
        fc.record({ type: fc.constant('break' as const), marks: fc.constant([]) }),
        fc
          .record({
            type: fc.constant('footnote' as const),
            content: fc.array(fc.oneof(textInline, image), { maxLength: 2 }),
            marks,
          })
          .map((each): Inline => each),
      ),
      { maxLength: 4 },
    )
    .map((all): Inline[] =>
      all.at(-1)?.type === 'break' ? [...all, { type: 'text', text: 'fin', marks: [] }] : all,
    )
  const cellInlines = fc.array(textInline, { maxLength: 2 })
  const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    block: fc.oneof(
      { depthSize: 'small', maxDepth: 2 },
      inlines.map((content): Block => ({ type: 'paragraph', content })),
      cellInlines.map((content): Block => ({ type: 'heading', content })),
      fc.constant<Block>({ type: 'rule' }),
      fc
        .constantFrom('', 'a\n  b\n', '\n\nx')
        .map((code): Block => ({ type: 'preformatted', text: code, language: 'js' })),
      fc.tuple(inlines, string).map(
        ([caption, credit]): Block => ({
          type: 'figure',
          src: 'media/a.png',
          alt: 'x "y"',
          credit,
          caption,
        }),
      ),
      fc.tuple(cellInlines, cellInlines, fc.boolean()).map(
        ([a, b, hasHead]): Block => ({
          type: 'table',
          columns: ['right', null],
          header: hasHead ? [toInlines('x'), a] : [[], []],
          rows: [
            [a, b],
            [b, []],
          ],
        }),
      ),
      fc
        .tuple(
          fc.boolean(),
          fc.array(fc.tuple(fc.constantFrom(null, true, false), tie('blocks')), {
            minLength: 1,
            maxLength: 3,
          }),
        )
        .map(
          ([ordered, items]): Block => ({
            type: 'list',
            ordered,
            start: ordered ? 4 : 1,
            items: items.map(([checked, content]) => ({ checked, content })),
          }),
        ),
      fc
        .tuple(tie('blocks'), fc.option(cellInlines))
        .map(([content, attribution]): Block => ({ type: 'quotation', content, attribution })),
    ),
  }))
  const body = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: block },
      string.map((heading): Block => ({ type: 'sectionHeading', text: heading })),
    ),
    { minLength: 1, maxLength: 5 },
  )

  test('any article that is copied and pasted into an empty one is the same', async () => {
    await openPage({ sections: lead('') })
    const empty = view().state.doc
    const set = (doc: PageNode) => {
      view().dispatch(view().state.tr.replaceWith(0, view().state.doc.content.size, doc.content))
      selectAll()
    }
    fc.assert(
      fc.property(body, (all) => {
        set(schema.nodes.doc.create(empty.attrs, [...empty.children.slice(0, 4), ...all.map(blockNode)]))
        const before = view().state.doc
        const html = take('copy').getData('text/html')
        set(empty)
        toEnd()
        pasteData({ 'text/html': html, 'text/plain': 'x' })
        if (!view().state.doc.eq(before)) expect(view().state.doc.toString()).toBe(before.toString())
        expect(view().state.doc.toJSON()).toEqual(before.toJSON())
      }),
      { numRuns: 60 },
    )
  })

  test('a whole book is quick', async () => {
    const long = paragraph(`${'mot '.repeat(48)}`, strong('fort'))
    await openBlocks(Array.from({ length: 1000 }, () => long))
    selectAll()
    await within(100, () => take('copy'))
  })
})

/** Selects from `|` to `¦` in a text of the page. */
function selectMarked(source: string): void {
  const words = source.replace(/[|¦]/g, '')
  select(`|${words}`, `|${words}`)
  const { doc, selection, tr } = view().state
  const [from, to] = [selection.from + source.indexOf('|'), selection.from + source.indexOf('¦') - 1]
  view().dispatch(tr.setSelection(TextSelection.create(doc, from, to)))
}

describe('whole words', () => {
  beforeEach(closePage)
  const openBoth = (source: string, target: string) =>
    openPage({ sections: lead(`${source.replace(/[|¦]/g, '')}\n\n${target}`) })
  const both = () => text().split('\n').slice(-2)

  test.each([
    ['|un ¦mot', 'a deux là', 'a| deux', 'mot', 'a un deux là'],
    ['Voici |un¦ mot.', 'a deux', 'a |deux', 'Voici mot.', 'a un deux'],
    ['Voici| un ¦mot.', 'a deux', 'a |deux', 'Voici mot.', 'a un deux'],
    ['Voici un| mot¦.', 'a deux', '|a deux', 'Voici un.', 'mot a deux'],
    ['Voici |un ¦mot.', 'La fin.', 'fin|.', 'Voici mot.', 'La fin un.'],
    ['Voici |un ¦mot.', 'La fin', 'fin|', 'Voici mot.', 'La fin un '],
    ['Voici un |mot¦\u202f!', 'a deux.', 'deux|.', 'Voici un\u202f!', 'a deux mot.'],
    ['Un |«\u00a0mot\u00a0»¦, là', 'a (deux)', '(|deux', 'Un, là', 'a («\u00a0mot\u00a0» deux)'],
    ['L’|accord¦ là', 'd’hier', 'd’|hier', 'L’ là', 'd’accord hier'],
    ['De |l’¦eau', 'Voir image', 'Voir |image', 'De eau', 'Voir l’image'],
    ['Un |mot¦ là', 'contredit', 'contre|dit', 'Un là', 'contremotdit'],
    ['Les |50¦ euros', 'De 12,', '12,|', 'Les euros', 'De 12,50'],
    ['Un m|ot¦ là', 'a deux', 'a| deux', 'Un m là', 'aot deux'],
    [', |上海¦。', '在北京', '在|北京', ', 。', '在上海北京'],
  ])(
    'that are cut take a blank with them, and have one where they go: %s to %s',
    async (source, target, place, left, arrived) => {
      await openBoth(source, target)
      selectMarked(source)
      const taken = take('cut')
      expect(both()).toEqual([left, target])
      placeCursor(place)
      pasteData({ 'text/html': taken.getData('text/html'), 'text/plain': taken.getData('text/plain') })
      expect(both()).toEqual([left, arrived])
      articleEditor.undo()
      articleEditor.undo()
      expect(both()).toEqual([source.replace(/[|¦]/g, ''), target])
    },
  )

  test('that are copied and pasted without their form have the blanks too, and go into a headline', async () => {
    await openPage({ headline: 'Le pont', sections: lead('Un **vieux** pont rouvre.') })
    select('|vieux', 'vieux|')
    const taken = take('copy')
    expect(text().split('\n').at(-1)).toBe('Un vieux pont rouvre.')
    placeCursor('rouvre|')
    pasteData({ 'text/plain': taken.getData('text/plain') })
    expect(markup()).toBe('<p>Un <strong>vieux</strong> pont rouvre vieux.</p>')
    placeCursor('|pont')
    pasteData({ 'text/html': taken.getData('text/html'), 'text/plain': 'vieux' })
    expect(text()).toContain('Le vieux pont\n')
  })

  test('of a replaced selection with its blank are replaced with one', async () => {
    await openBoth('Voici |un¦ mot.', 'a deux là')
    selectMarked('Voici |un¦ mot.')
    const taken = take('copy')
    select('|deux', 'deux |là')
    pasteData({ 'text/html': taken.getData('text/html'), 'text/plain': 'un' })
    expect(both()).toEqual(['Voici un mot.', 'a un là'])
  })

  test('are none in code, and what came from elsewhere is pasted as it is', async () => {
    await openBoth('Voici |un¦ mot.', '```\na b\n```')
    selectMarked('Voici |un¦ mot.')
    const taken = take('copy')
    placeCursor('a|')
    pasteData({ 'text/html': taken.getData('text/html'), 'text/plain': 'un' })
    expect(both()[1]).toBe('aun b')
    placeCursor('Voici|')
    pasteData({ 'text/plain': 's' })
    expect(both()[0]).toBe('Voicis un mot.')
  })
})

describe('dragging', () => {
  const end = () => view().state.doc.content.size - 1

  test('moves text with its marks, or copies it; to other programs it goes as it reads', async () => {
    await openBlocks([paragraph('Du ', strong('gras'), ' là.'), paragraph('Ici\u00a0: ')])
    select('Du |gras', 'Du gras|')
    const { from } = view().state.selection
    const dataTransfer = new DataTransfer()
    drag('dragstart', dataTransfer, from + 2)
    expect(dataTransfer.getData('text/plain')).toBe('gras')
    expect(dataTransfer.getData('text/html')).toContain('<strong>gras</strong>')
    drag('drop', dataTransfer, end())
    expect(markup()).toBe('<p>Du là.</p>\n<p>Ici&nbsp;: <strong>gras</strong></p>')
    articleEditor.undo()
    expect(markup()).toBe('<p>Du <strong>gras</strong> là.</p>\n<p>Ici&nbsp;: </p>')
    select('Du |gras', 'Du gras|')
    drag('dragstart', dataTransfer, from + 2)
    drag('drop', dataTransfer, end(), { ctrlKey: true })
    expect(markup()).toBe('<p>Du <strong>gras</strong> là.</p>\n<p>Ici&nbsp;: <strong>gras</strong></p>')
  })

  test.each([
    ['|un ¦mot', 'a deux là', 'a| deux', 'mot', 'a un deux là'],
    ['Voici |un¦ mot.', 'a deux', 'a |deux', 'Voici mot.', 'a un deux'],
    ['Voici un |mot¦.', 'a deux', '|a deux', 'Voici un.', 'mot a deux'],
    ['Voici un |mot¦\u202f!', 'a deux.', 'deux|.', 'Voici un\u202f!', 'a deux mot.'],
    ['Voici un m|ot¦ là.', 'a deux', 'a| deux', 'Voici un m là.', 'aot deux'],
    ['L’|accord¦ là', 'd’hier', 'd’|hier', 'L’ là', 'd’accord hier'],
    ['Un |«\u00a0mot\u00a0»¦, là', 'a (deux)', '(|deux', 'Un, là', 'a («\u00a0mot\u00a0» deux)'],
  ])('words take a blank with them: %s to %s', async (source, target, place, left, arrived) => {
    await openPage({ sections: lead(`${source.replace(/[|¦]/g, '')}\n\n${target}`) })
    const words = source.replace(/[|¦]/g, '')
    placeCursor(place)
    const at = view().state.selection.from
    selectMarked(source)
    const dataTransfer = new DataTransfer()
    drag('dragstart', dataTransfer, view().state.selection.from + 1)
    drag('drop', dataTransfer, at)
    expect(text().split('\n').slice(-2)).toEqual([left, arrived])
    articleEditor.undo()
    expect(text().split('\n').slice(-2)).toEqual([words, target])
  })

  test('into a field it is one line, and out of fields each stays what it is', async () => {
    await openPage({ kicker: 'Sur', headline: 'Titre', sections: lead('Un texte.\n\nDeux.') })
    select('Un |texte', 'De|ux')
    const dataTransfer = new DataTransfer()
    drag('dragstart', dataTransfer, view().state.selection.from + 1)
    drag('drop', dataTransfer, displayRange(view().state.doc, 'headline').to)
    expect(text()).toBe('Sur\nTitretexte. De\n\n\nUn ux.')
    select('Su|r', 'Titre|texte')
    drag('dragstart', dataTransfer, view().state.selection.from + 1)
    drag('drop', dataTransfer, end())
    expect(text().split('\n').slice(0, 4)).toEqual(['Su', 'texte. De', '', ''])
    expect(view().state.doc.child(0).type.name).toBe('kicker')
  })

  test('to the edge of a field, from several fields and the body, it loses no word', async () => {
    await openPage({ kicker: 'Sur', subhead: 'Sous-titre', sections: lead('Un texte.\n\nDeux.') })
    const whole = view().state.doc
    select('|Sous-titre', 'Un |texte')
    const dataTransfer = new DataTransfer()
    drag('dragstart', dataTransfer, view().state.selection.from + 1)
    drag('drop', dataTransfer, 1)
    expect(text()).toBe('Sous-titre Un Sur\n\n\n\ntexte.\nDeux.')
    articleEditor.undo()
    expect(view().state.doc.eq(whole)).toBe(true)
  })

  test('from outside it is a paste at that place', async () => {
    await openPage({ headline: 'T', sections: lead('Avant. Après.') })
    const html = '<meta charset="utf-8"><p>un <i>mot</i></p><img src="x" onerror="hacked=true">'
    const start = bodyStart(view().state.doc) + 1
    drag('drop', transfer({ 'text/html': html, 'text/plain': 'un mot' }), start + 6)
    expect(markup()).toBe('<p>Avant.un <em>mot</em> Après.</p>')
    drag('drop', transfer({ 'text/plain': '*dit*' }), start)
    expect(markup()).toBe('<p>*dit*Avant.un <em>mot</em> Après.</p>')
  })

  test('files are left to the window', async () => {
    await openPage({ headline: 'T', sections: lead('Avant. Après.') })
    const dataTransfer = transfer({ 'text/plain': 'a.txt' })
    dataTransfer.items.add(new File(['x'], 'a.txt', { type: 'text/plain' }))
    let heard = 0
    const hear = () => {
      heard += 1
    }
    window.addEventListener('drop', hear)
    const event = drag('drop', dataTransfer, bodyStart(view().state.doc) + 1)
    window.removeEventListener('drop', hear)
    expect(heard).toBe(1)
    expect(event.defaultPrevented).toBe(false)
    expect(markup()).toBe('<p>Avant. Après.</p>')
  })
})
