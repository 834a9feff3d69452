import { describe, expect, it } from 'vitest'
import { type Block, type Inline, type Mark, readMarkdown, toText } from '../../../src/core/document/index.ts'

const text = (words: string, ...marks: Mark[]): Inline => ({ type: 'text', text: words, marks })
const link = (href: string, title = ''): Mark => ({ type: 'link', href, title })
const line: Inline = { type: 'break', marks: [] }
const p = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const note = (...content: Inline[]): Inline => ({ type: 'footnote', content, marks: [] })
const PICTURE = `media/${'ab'.repeat(32)}.jpg`

describe('readMarkdown', () => {
  it.each<[string, string, Block[]]>([
    ['a heading by underline', 'a *b*\n---', [{ type: 'sectionHeading', text: 'a b' }]],
    [
      'a minor heading',
      '#### a *b*',
      [{ type: 'heading', content: [text('a '), text('b', { type: 'emphasis' })] }],
    ],
    [
      'a heading in a quotation',
      '> # a',
      [{ type: 'quotation', content: [{ type: 'heading', content: [text('a')] }], attribution: null }],
    ],
    ['indented code', '    a\n\n    b', [{ type: 'preformatted', text: 'a\n\nb', language: '' }]],
    [
      'superscript and subscript',
      'XX<sup>e</sup> H<sub>2</sub>O',
      [
        p(
          text('XX'),
          text('e', { type: 'superscript' }),
          text(' H'),
          text('2', { type: 'subscript' }),
          text('O'),
        ),
      ],
    ],
    ['a tag without a partner', 'a<sup>b', [p(text('a<sup>b'))]],
    ['a break by tag', 'a<br>b<br />c', [p(text('a'), line, text('b'), line, text('c'))]],
    ['other HTML', 'a <b>*b*</b>', [p(text('a <b>'), text('b', { type: 'emphasis' }), text('</b>'))]],
    ['a block of HTML', '<div>\n  *a*\n</div>', [p(text('<div>'), line, text('*a*'), line, text('</div>'))]],
    [
      'a note',
      'a[^n] b\n\n[^n]: c *d*\n\n    e',
      [p(text('a'), note(text('c '), text('d', { type: 'emphasis' }), line, text('e')), text(' b'))],
    ],
    ['a reference without a note', 'a[^n]', [p(text('a[^n]'))]],
    ['a note without a reference', '[^n]: a *b*', [p(text('[^n]: a '), text('b', { type: 'emphasis' }))]],
    [
      'a second note of a name',
      'a[^n]\n\n[^n]: b\n\n[^N]: c',
      [p(text('a'), note(text('b'))), p(text('[^N]: c'))],
    ],
    ['a note that refers to itself', 'a[^n]\n\n[^n]: b[^n]', [p(text('a'), note(text('b[^n]')))]],
    [
      'tasks',
      '- [x] a\n- [ ] b\n- [c] d',
      [
        {
          type: 'list',
          ordered: false,
          start: 1,
          items: [
            { checked: true, content: [p(text('a'))] },
            { checked: false, content: [p(text('b'))] },
            { checked: null, content: [p(text('[c] d'))] },
          ],
        },
      ],
    ],
    [
      'lists that a comment keeps apart',
      '- a\n\n<!-- -->\n\n- b',
      ['a', 'b'].map((words) => ({
        type: 'list',
        ordered: false,
        start: 1,
        items: [{ checked: null, content: [p(text(words))] }],
      })),
    ],
    [
      'who said it',
      '> a\n>\n> —\u00a0Inès *Carrel*',
      [
        {
          type: 'quotation',
          content: [p(text('a'))],
          attribution: [text('Inès '), text('Carrel', { type: 'emphasis' })],
        },
      ],
    ],
    [
      'a line of dialogue in a quotation',
      '> — a',
      [{ type: 'quotation', content: [p(text('— a'))], attribution: null }],
    ],
    [
      'a figure',
      `![a *b*](${PICTURE} "AFP")\nc **d**`,
      [
        {
          type: 'figure',
          src: PICTURE,
          alt: 'a b',
          credit: 'AFP',
          caption: [text('c '), text('d', { type: 'strong' })],
        },
      ],
    ],
    [
      'a picture that is none of the library',
      '![a](b.jpg)\nc',
      [p({ type: 'image', src: 'b.jpg', alt: 'a', title: '', marks: [] }, text(' c'))],
    ],
    [
      'a table',
      '| a | b |\n|:-:|--:|\n| c \\| d | `e` |\n| f |',
      [
        {
          type: 'table',
          columns: ['center', 'right'],
          header: [[text('a')], [text('b')]],
          rows: [
            [[text('c | d')], [text('e', { type: 'code' })]],
            [[text('f')], []],
          ],
        },
      ],
    ],
    [
      'links by reference, also to relative addresses',
      '[a][B] [b]\n\n[b]: ../c.html "d"',
      [p(text('a', link('../c.html', 'd')), text(' '), text('b', link('../c.html', 'd')))],
    ],
    ['a definition that leads nowhere', '[sic]: Ibid.', [p(text('[sic]: Ibid.'))]],
    [
      'addresses without marks',
      'https://a.fr/b_c, www.d.fr et e@f.fr.',
      [
        p(
          text('https://a.fr/b_c', link('https://a.fr/b_c')),
          text(', '),
          text('www.d.fr', link('http://www.d.fr')),
          text(' et '),
          text('e@f.fr', link('mailto:e@f.fr')),
          text('.'),
        ),
      ],
    ],
    ['tildes within figures', 'De 5~7 % à 100~200 euros', [p(text('De 5~7 % à 100~200 euros'))]],
    [
      'deleted text',
      '~a~ ~~b~~',
      [p(text('a', { type: 'strike' }), text(' '), text('b', { type: 'strike' }))],
    ],
    ['a line end between Chinese characters', '中\n文\nmot', [p(text('中文 mot'))]],
    [
      'no-break spaces',
      '\u00a0a\u202f\n\n### \u00a0b\u00a0',
      [p(text('\u00a0a\u202f')), { type: 'heading', content: [text('\u00a0b\u00a0')] }],
    ],
    ['a zero', 'a\0b', [p(text('a\ufffdb'))]],
    ['nothing', ' \n\n', []],
  ])('reads %s', (_, markdown, blocks) => {
    expect(readMarkdown(markdown)).toEqual(blocks)
  })

  it('shows all of what is nested too deeply', () => {
    const deep = `${'> '.repeat(40)}mot`
    expect(toText(readMarkdown(deep))).toContain('mot')
    const lists = Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- mot${depth}`).join('\n')
    for (let depth = 0; depth < 40; depth++) expect(toText(readMarkdown(lists))).toContain(`mot${depth}`)
  })
})
