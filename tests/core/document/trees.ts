import fc from 'fast-check'
import {
  type Block,
  type Inline,
  type ListItem,
  type Mark,
  normalise,
} from '../../../src/core/document/index.ts'

const PIECES = [
  ...'*_~`[]()<>&#|\\!:-+.=^$@{}%"\'/;,?0123456789abczéœ’«»—… ',
  '\u00a0',
  '\u202f',
  '\u2009',
  '\t',
  '😀',
  '👩‍👩‍👧',
  'م',
  'ש',
  '中',
  '가',
  '\u0301',
  '\u200f',
  '\ufeff',
  '1914. ',
  '12) ',
  '- ',
  '+ ',
  '* ',
  '> ',
  '# ',
  ' #',
  '---',
  '===',
  '***',
  '___',
  '~~~',
  '```',
  '](',
  '][',
  '![',
  ']: ',
  '[^1]',
  '[^1]: ',
  '[ ] ',
  '[x] ',
  '&amp;',
  '&#65;',
  '&eacute;',
  '<b>',
  '</sup>',
  '<sup>',
  '<br>',
  '<!-- -->',
  '<div>',
  'https://exemple.fr/a_b*c',
  'www.exemple.fr/_x_',
  'jean_@exemple.fr',
  '<https://exemple.fr>',
  '| a | b |',
  '|---|:-:|',
  '--- | ---',
  '— ',
  '  ',
  '{{< x >}}',
  'mot',
  'étudiant(e)',
  ' : ',
  'un mot',
]

/** Typed text of hostile and ordinary characters. */
const anyTyped: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
      .map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }) },
  { weight: 2, arbitrary: fc.constantFrom('mot', 'un', ' ', 's', 'le maire', '.', ' (', 'fin.') },
)

const ADDRESSES = [
  'https://exemple.fr/a_(b)?c=d&amp;e=f*g*',
  'https://exemple.fr/',
  'http://www.exemple.fr',
  'mailto:jean@exemple.fr',
  '../page.html#x',
  '/a b',
  'a\\b<c>',
  'https://exemple.fr/x|y',
  '#ancre',
]

const link: fc.Arbitrary<Mark> = fc.record({
  type: fc.constant('link'),
  href: fc.constantFrom(...ADDRESSES),
  title: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: anyTyped }),
})

const plainMark = fc.constantFrom<Mark>(
  { type: 'strong' },
  { type: 'strong' },
  { type: 'emphasis' },
  { type: 'emphasis' },
  { type: 'strike' },
  { type: 'superscript' },
  { type: 'subscript' },
  { type: 'code' },
)

const marks: fc.Arbitrary<Mark[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Mark[]>([]) },
  { weight: 4, arbitrary: fc.array(plainMark, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(link, fc.array(plainMark, { maxLength: 2 })).map(([one, more]) => [one, ...more]),
  },
)

const text: fc.Arbitrary<Inline> = fc.record({ type: fc.constant('text'), text: anyTyped, marks })
const lineBreak: fc.Arbitrary<Inline> = fc.record({ type: fc.constant('break'), marks })
const PICTURE = `media/${'0123456789abcdef'.repeat(4)}.jpg`
const image: fc.Arbitrary<Inline> = fc.record({
  type: fc.constant('image'),
  src: fc.constantFrom('https://exemple.fr/p.jpg', 'photo 1.png', PICTURE),
  alt: fc.oneof(fc.constant(''), anyTyped),
  title: fc.oneof(fc.constant(''), anyTyped),
  marks,
})
const note: fc.Arbitrary<Inline> = fc.record({
  type: fc.constant('footnote'),
  content: fc.array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: lineBreak }), {
    maxLength: 3,
  }),
  marks,
})

/** What a text block holds. */
export const anyInlines: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: text },
    { weight: 1, arbitrary: lineBreak },
    { weight: 1, arbitrary: image },
    { weight: 1, arbitrary: note },
  ),
  { minLength: 1, maxLength: 5 },
)

const paragraph: fc.Arbitrary<Block> = fc.record({ type: fc.constant('paragraph'), content: anyInlines })
const alignment = fc.constantFrom('left' as const, 'center' as const, 'right' as const, null)
const cells = fc.array(fc.oneof(fc.constant<Inline[]>([]), anyInlines), { minLength: 1, maxLength: 3 })

const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('heading'), content: anyInlines }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('table'),
      columns: fc.array(alignment, { maxLength: 3 }),
      header: cells,
      rows: fc.array(cells, { maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('figure'),
      src: fc.constantFrom(PICTURE, 'autre.jpg'),
      alt: anyTyped,
      credit: fc.oneof(fc.constant(''), anyTyped),
      caption: fc.oneof(fc.constant<Inline[]>([]), anyInlines),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('preformatted'),
      text: fc
        .array(fc.oneof(anyTyped, fc.constantFrom('', '  retrait', '\ttab', '````', '~~~~')), {
          maxLength: 4,
        })
        .map((lines) => lines.join('\n')),
      language: fc.constantFrom('', 'js', 'c++', 'a`b', '&amp;'),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Block>({ type: 'rule' }) },
)

const { blocks } = fc.letrec<{ block: Block; blocks: Block[]; item: ListItem }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('list'),
        ordered: fc.boolean(),
        start: fc.constantFrom(1, 1, 0, 7, 1914, 999_999_999),
        items: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('quotation'),
        content: tie('blocks'),
        attribution: fc.oneof(fc.constant(null), anyInlines),
      }),
    },
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  item: fc.record({ checked: fc.constantFrom(null, null, true, false), content: tie('blocks') }),
}))

const heading: fc.Arbitrary<Block> = fc.record({
  type: fc.constant('sectionHeading'),
  text: fc.oneof(fc.constant(''), anyTyped),
})

/** A tree as an editor or a reader of some format may make it: not normal. */
export const anyBlocks: fc.Arbitrary<Block[]> = fc
  .array(
    fc.oneof({ weight: 1, arbitrary: heading.map((block) => [block]) }, { weight: 3, arbitrary: blocks }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.flat())

export const anyNormalBlocks: fc.Arbitrary<Block[]> = anyBlocks.map((all) => normalise(all))
