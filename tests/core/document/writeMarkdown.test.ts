import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Inline,
  type Mark,
  readMarkdown,
  toText,
  writeMarkdown,
} from '../../../src/core/document/index.ts'

const text = (words: string, ...marks: Mark[]): Inline => ({ type: 'text', text: words, marks })
const strong: Mark = { type: 'strong' }
const emphasis: Mark = { type: 'emphasis' }
const p = (...content: Inline[]): Block => ({ type: 'paragraph', content })

describe('writeMarkdown', () => {
  it.each([
    ['1914. La guerre', '1914\\. La guerre'],
    ['# 1', '\\# 1'],
    ['#motdièse', '#motdièse'],
    ['- Bonjour', '\\- Bonjour'],
    ['– Bonjour', '– Bonjour'],
    ['+33 1 02', '+33 1 02'],
    ['5 * 3 = 15', '5 * 3 = 15'],
    ['un_fichier_long', 'un_fichier_long'],
    ['[sic] et […]', '[sic] et […]'],
    ['[a](b)', '[a\\](b)'],
    ['~10 km', '~10 km'],
    ['Tom & Cie', 'Tom & Cie'],
    ['&amp;', '\\&amp;'],
    ['a < b', 'a < b'],
    ['<b>', '\\<b>'],
    ['a | b', 'a | b'],
    ['«\u00a0Oui\u202f!\u00a0»', '«\u00a0Oui\u202f!\u00a0»'],
    ['21:42', '21:42'],
    ['https://a.fr', 'https\\://a.fr'],
  ])('writes %j as %j', (typed, written) => {
    expect(writeMarkdown([p(text(typed))])).toBe(written)
  })

  it.each<[string, Block[], string]>([
    ['a mark in a word', [p(text('étudiant(e)', strong), text('s'))], '**étudiant(e)**&#115;'],
    ['a mark that begins with a sign', [p(text('a'), text('«b»', emphasis))], '&#97;*«b»*'],
    ['blanks at the edges of a mark', [p(text('Un'), text(' gras ', strong), text('et'))], 'Un **gras** et'],
    [
      'marks in marks',
      [p(text('a', strong), text('b', strong, emphasis), text('c', emphasis))],
      '**a*b***_c_',
    ],
    ['two marks at once', [p(text('a', emphasis, strong))], '***a***'],
    ['code with backticks', [p(text('a``b`', { type: 'code' }))], '``` a``b` ```'],
    ['a break', [p(text('a'), { type: 'break', marks: [] }, text('- b'))], 'a\\\n\\- b'],
    [
      'an address as a link',
      [p(text('https://a.fr', { type: 'link', href: 'https://a.fr', title: '' }))],
      '<https://a.fr>',
    ],
    ['a link', [p(text('a', { type: 'link', href: 'b c', title: 'd "e"' }))], '[a](<b c> "d \\"e\\"")'],
    [
      'an empty header',
      [{ type: 'table', columns: ['right'], header: [[]], rows: [[[text('a|b')]]] }],
      '|  |\n| --: |\n| a\\|b |',
    ],
    [
      'a quotation whose last line is dialogue',
      [{ type: 'quotation', content: [p(text('a')), p(text('— b'))], attribution: null }],
      '> a\n>\n> &#8212; b',
    ],
    [
      'notes',
      [p(text('a'), { type: 'footnote', content: [text('1. b')], marks: [] })],
      'a[^1]\n\n[^1]: 1\\. b',
    ],
    ['nothing', [p(text(' '))], ''],
  ])('writes %s', (_, blocks, written) => {
    expect(writeMarkdown(blocks)).toBe(written)
  })

  it.each([
    '- a\n  - b\n    1. c\n- d',
    '- a\n\n  b\n\n- c',
    '- a\n\n<!-- -->\n\n- b',
    '- [ ] a\n- [x] b',
    '3. a\n4. b',
    '> a\n>\n> > b\n>\n> — c',
    '```js\na\n\n  b\n```',
    '````\n```\n````',
    '- ***\n\n  a',
    '## A\n\n### b *c*\n\n---\n\nd<sup>e</sup>',
  ])('leaves canonical Markdown as it is: %j', (markdown) => {
    expect(writeMarkdown(readMarkdown(markdown))).toBe(markdown)
  })

  it.each([
    ['{{< x >}}', '&#123;&#123;< x >&#125;&#125;'],
    ['{% x %}', '&#123;% x %&#125;'],
    ['[[z]]', '&#91;&#91;z&#93;&#93;'],
    ['==a== %%b%%', '\\=\\=a\\=\\= &#37;&#37;b&#37;&#37;'],
    ['@c $d$ ^e^ ~f~', '\\@c \\$d\\$ \\^e\\^ \\~f\\~'],
    ['::: note', '\\:\\:\\: note'],
    ['\\begin', '\\\\begin'],
    ['a) b', 'a\\) b'],
    ['M. Dupont', 'M. Dupont'],
    ['MM. Dupont', 'MM\\. Dupont'],
    ['<b>', '&lt;b>'],
    ['25 % [sic]', '25 % \\[sic\\]'],
  ])('neutralises %j as %j', (typed, written) => {
    expect(writeMarkdown([p(text(typed))], { profile: 'flat' })).toBe(written)
  })

  it.each([
    [
      'hugo',
      'l\'un -- "deux"... <<trois>> a-b a.b',
      'l\\\'un \\-\\- \\"deux\\".\\.. \\<&lt;trois\\>\\> a-b a.b',
    ],
    ['obsidian', 'le #direct, n° 1 #2026-mars, # seul', 'le \\#direct, n° 1 \\#2026-mars, # seul'],
    ['astro', 'l\'un -- "deux"... #direct', 'l\'un -- "deux"... #direct'],
  ] as const)('for %s, writes %j as %j', (profile, typed, written) => {
    expect(writeMarkdown([p(text(typed))], { profile })).toBe(written)
  })

  it.each([
    ['pandoc', '**Lyon**<!-- -->*ville*'],
    ['flat', '**Lyon**<!-- -->*ville*'],
    ['plain', '**Lyon**_ville_'],
  ] as const)('for %s, parts a mark from the one that ends before it: %j', (profile, written) => {
    const blocks = [p(text('Lyon', strong), text('ville', emphasis))]
    expect(writeMarkdown(blocks, { profile })).toBe(written)
    expect(readMarkdown(written)).toEqual(blocks)
  })

  it.each([
    ['Voir @élan, @中, @_a, @3 et @ seul', 'Voir \\@élan, \\@中, \\@\\_a, \\@3 et @ seul'],
    ['a@', 'a\\@**b**'],
  ])('for Pandoc, keeps what stands behind %j from being a citation', (typed, written) => {
    const content = typed.endsWith('@') ? [text(typed), text('b', strong)] : [text(typed)]
    expect(writeMarkdown([p(...content)], { profile: 'pandoc' })).toBe(written)
  })

  it('for Pandoc, writes marks that begin together as for others', () => {
    const blocks = [p(text('a', strong, emphasis), text(' b', strong))]
    expect(writeMarkdown(blocks, { profile: 'pandoc' })).toBe('**_a_ b**')
  })

  it.each([
    ['c|d', '`c`\\|`d`', '`c\\|d`'],
    ['|| c | d', '\\|\\| `c` \\| `d`', '`\\|\\| c \\| d`'],
    ['a\\|b', '`a\\`\\|`b`', '`a\\`<!-- -->`\\|b`'],
  ])('in a table, writes the code %j for Pandoc as %s, for others as %s', (typed, forPandoc, forOthers) => {
    const table: Block = {
      type: 'table',
      columns: [null],
      header: [[text('a')]],
      rows: [[[text(typed, { type: 'code' })]]],
    }
    const cellOf = (profile: 'pandoc' | 'flat') => writeMarkdown([table], { profile }).split('\n')[2]
    expect(cellOf('pandoc')).toBe(`| ${forPandoc} |`)
    expect(cellOf('flat')).toBe(`| ${forOthers} |`)
    const shown = readMarkdown(writeMarkdown([table], { profile: 'pandoc' }))
    expect(toText(shown)).toBe(toText([table]))
  })

  it.each([
    ['Mr. Karam, (cf. p. 5), etc. Non. P.S. M. Dr.', 'Mr\\. Karam, (cf\\. p\\. 5), etc. Non. P.S. M. Dr.'],
    ['e.g. 5 * 3', 'e.g\\. 5 \\* 3'],
  ])('for Pandoc, keeps %j from binding abbreviations and closing emphasis: %j', (typed, written) => {
    for (const profile of ['pandoc', 'flat'] as const)
      expect(writeMarkdown([p(text(typed))], { profile })).toBe(written)
    expect(writeMarkdown([p(text('Mr. K., 5 * 3'))], { profile: 'hugo' })).toBe('Mr. K., 5 * 3')
  })

  it.each([
    ['plain', '### C#'],
    ['hugo', '### C#'],
    ['jekyll', '### C\\#'],
    ['pandoc', '### C\\#'],
  ] as const)('for %s, keeps the sign at the end of a heading: %s', (profile, written) => {
    const blocks: Block[] = [{ type: 'heading', content: [text('C#')] }]
    expect(writeMarkdown(blocks, { profile })).toBe(written)
    expect(readMarkdown(written)).toEqual(blocks)
  })

  it('for Pandoc, begins an item with a comment where code or a table would be taken for something else', () => {
    const code: Block = { type: 'preformatted', text: 'a\n  b', language: 'js' }
    const table: Block = { type: 'table', columns: [null], header: [[text('a')]], rows: [] }
    const quoted: Block = { type: 'quotation', content: [p(text('q')), code], attribution: null }
    const plainly: Block = { type: 'quotation', content: [p(text('q'))], attribution: null }
    const items = [code, table, quoted, plainly].map((block) => ({ checked: null, content: [block] }))
    const list: Block = { type: 'list', ordered: true, start: 1, items }
    const opened =
      '1. <!-- -->\n\n   ```js\n   a\n     b\n   ```\n2. <!-- -->\n\n   | a |\n   | --- |\n3. <!-- -->\n'
    const written = writeMarkdown([list], { profile: 'pandoc' })
    expect(written.startsWith(opened)).toBe(true)
    expect(written.endsWith('\n4. > q')).toBe(true)
    expect(readMarkdown(written)).toEqual([list])
    expect(writeMarkdown([list], { profile: 'hugo' })).not.toContain('<!--')
  })

  it('for Pandoc, keeps a typed box at the start of an item from being one', () => {
    const items = ['[x] fait', '[ ] à faire'].map((typed) => ({ checked: null, content: [p(text(typed))] }))
    const list: Block = { type: 'list', ordered: false, start: 1, items }
    const written = writeMarkdown([list], { profile: 'pandoc' })
    expect(written).toBe('- \\[<!-- -->x\\] fait\n- \\[<!-- --> \\] à faire')
    expect(readMarkdown(written)).toEqual([list])
  })

  it.each([
    ['[Dax](https://a.fr), et **deux** `c`', 'a comma and a blank'],
    ['([Dax](https://a.fr)) et **deux**', 'a parenthesis'],
    ['[**Dax**](https://a.fr): `deux`', 'a colon behind bold'],
    ['[Dax](https://a.fr) `deux`', 'a blank'],
    ['[Dax](https://a.fr)ois, et rien', 'words without signs'],
    ['[Dax](<https://a.fr>)ois et `deux`', 'words before code'],
    ['[Dax](<https://a.fr>),*deux*', 'a comma that emphasis touches'],
  ])('writes the address of %s as %s behind it asks', (written) => {
    const blocks = readMarkdown(written)
    expect(writeMarkdown(blocks, { profile: 'hugo' })).toBe(written)
  })

  it('for Pandoc, keeps an address and its title from beginning what ends behind them', () => {
    const mark: Mark = { type: 'link', href: 'https://exemple.fr/$1`a<b', title: '\u00a0« \\<!-- `' }
    const blocks = [p(text('mot', mark))]
    const written = writeMarkdown(blocks, { profile: 'pandoc' })
    expect(written).toBe('[mot](<https://exemple.fr/&#36;1&#96;a&#60;b> "&#160;« \\\\&#60;!-- &#96;")')
    expect(readMarkdown(written)).toEqual(blocks)
  })

  it('fences code with backticks whatever its language is called', () => {
    const code: Block = { type: 'preformatted', text: '~~~\na', language: 'a`b&#96;' }
    expect(writeMarkdown([code])).toBe('```a&#96;b\\&#96;\n~~~\na\n```')
    expect(readMarkdown(writeMarkdown([code]))).toEqual([code])
  })

  it('keeps templates in code from being run', () => {
    const code: Mark = { type: 'code' }
    const inline = writeMarkdown([p(text('{{< x >}}', code))], { profile: 'hugo' })
    expect(inline).toBe('`{{`<!-- -->`< x >}}`')
    expect(readMarkdown(inline)).toEqual([p(text('{{< x >}}', code))])
    const fenced: Block = { type: 'preformatted', text: 'a\n{% x %}', language: 'html' }
    expect(writeMarkdown([fenced], { profile: 'flat' })).toBe('`a`\\\n`{`<!-- -->`% x %}`')
    for (const profile of ['plain', 'hugo', 'astro', 'pandoc', 'obsidian'] as const)
      expect(writeMarkdown([fenced], { profile })).toBe('```html\na\n{% x %}\n```')
  })

  it('writes superscripts that Unicode has as these for Hugo', () => {
    const raised = (words: string) => [p(text('a'), text(words, { type: 'superscript' }))]
    expect(writeMarkdown(raised('er'), { profile: 'hugo' })).toBe('aᵉʳ')
    expect(writeMarkdown(raised('é'), { profile: 'hugo' })).toBe('a<sup>é</sup>')
    expect(writeMarkdown(raised('er'), { profile: 'flat' })).toBe('a<sup>er</sup>')
  })

  it('writes struck words of a heading for Hugo around other marks', () => {
    const link: Mark = { type: 'link', href: 'b', title: '' }
    const strike: Mark = { type: 'strike' }
    const content = [text('a ', strong), text('b', strong, strike), text(' '), text('c', link, strike)]
    const written = (type: 'heading' | 'paragraph', profile: 'hugo' | 'astro') =>
      writeMarkdown([{ type, content }], { profile })
    expect(written('heading', 'hugo')).toBe('### **a&#32;**~~**b**~~ ~~[c](b)~~')
    expect(written('heading', 'astro')).toBe('### **a ~~b~~** [~~c~~](b)')
    expect(written('paragraph', 'hugo')).toBe('**a ~~b~~** [~~c~~](b)')
  })

  it('drops links that run something in a published file', () => {
    const blocks = [p(text('a', { type: 'link', href: 'javascript:alert(1)', title: '' }))]
    expect(writeMarkdown(blocks, { profile: 'flat' })).toBe('a')
  })
})
