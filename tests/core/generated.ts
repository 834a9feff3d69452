import fc from 'fast-check'
import {
  type Article,
  type ArticleContent,
  type Byline,
  eachField,
  type FieldName,
  fieldSpec,
  type FigureUse,
  saysNothing,
  type Section,
  STATUSES,
  TARGET_UNITS,
  joinedUses,
} from '../../src/core/article/index.ts'
import type { FieldKind, FieldValues } from '../../src/core/article/values.ts'
import { readSections, writeSections } from '../../src/core/document/index.ts'
import { figuresOf } from '../../src/core/pictures/figures.ts'

/** Characters that mean something to Markdown, YAML, HTML or a site generator, and those that programs like to lose. */
const SIGNS = [
  ...'\\`*_~[]()<>&|#+-=.:;!?{}%"\'/@,$^0123456789abczéœÀßñ«»“”’—–… \t',
  '\u00a0',
  '\u202f',
  '\u2009',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\u000c',
  '\ufeff',
  '\ufdd0',
  '\ufdef',
  '\u200b',
  '\u200f',
  '\u0301',
  '\u0000',
  '\u001b',
  '😀',
  '👩‍👩‍👧',
  'م',
  'ש',
  '中',
  '가',
]
const PIECES = [
  '1914. ',
  '- ',
  '+ ',
  '* ',
  '> ',
  '# ',
  '## ',
  '---',
  '===',
  '***',
  '___',
  '~~~',
  '```',
  '](',
  '![',
  ']: ',
  '&amp;',
  '&#65;',
  '&eacute;',
  '<b>',
  '</p>',
  '<!--',
  '-->',
  '<script>',
  'https://exemple.fr/a_b*c',
  'https://exemple.fr/x_(y)_',
  'www.exemple.fr/_x_',
  'jean_@exemple.fr',
  'a.b@exemple.fr',
  'mailto:a@b.fr',
  '<https://exemple.fr>',
  'javascript:alert(1)',
  '{{< x >}}',
  '{% x %}',
  '{: .x}',
  '| a | b |',
  '|---|:-:|',
  '  ',
  '   ',
  'yes',
  'null',
  '1e3',
  '2024-01-01',
  'Corée',
  'l’accord',
  ' : ',
  'mot',
]

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 2, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
)

/** One line of any characters. */
export const anyLine: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 14 })
  .map((pieces) => pieces.join('').replace(/[\r\n]/g, ''))

/** Lines of any characters. */
export const anyText: fc.Arbitrary<string> = fc
  .array(anyLine, { maxLength: 5 })
  .map((lines) => lines.join('\n'))

const BLOCKS = [
  'Un paragraphe avec du **gras**, de l’*italique* et un [lien](https://exemple.fr "titre").',
  '- un\n- deux\n  - trois\n\n  suite',
  '1. un\n2. deux',
  '> cité\n> > deux fois\n>\n> ## dans la citation',
  '```js\n## pas un titre\n\n# ni ici\n```',
  '~~~~\n```\n## rien\n~~~\n~~~~',
  '- liste\n\n  ```\n  ## en code\n  ```',
  '    ## décalé',
  '### Intertitre',
  '| a | b |\n|---|--:|\n| 1 | 2 |',
  'Texte\n---',
  'Texte\n===',
  'Ligne\\\nligne  \nligne',
  '[ref]: https://exemple.fr\n\nVoir [ref].',
  '<div onclick="x">brut</div>',
  '![photo](https://exemple.fr/p.jpg)',
  '[x](javascript:alert(1)) <javascript:alert(1)> [y]',
  '## une autre section',
  '#',
  'fin\\',
  '`## code` et `<b>`',
  '&#60; &#060; &lt; {{ x }} \\{{ y }} {% z %}',
]

/** A section's body as somebody might have written it: not canonical. */
export const anyBody: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...BLOCKS), anyText), { maxLength: 5 })
  .chain((blocks) => fc.constantFrom('\n\n', '\n', '\r\n\r\n').map((between) => blocks.join(between)))

export const anySections = fc.array(
  fc.record({ heading: fc.oneof(fc.constant(''), anyLine), body: anyBody }),
  {
    minLength: 1,
    maxLength: 4,
  },
)

const person: fc.Arbitrary<Byline> = fc
  .record({
    name: anyLine,
    role: fc.option(anyLine),
    url: fc.option(fc.constantFrom('https://exemple.fr/ines', '')),
  })
  .map(({ name, role, url }) => ({
    name,
    ...(role === null ? {} : { role }),
    ...(url === null ? {} : { url }),
  }))

const day = fc.constantFrom('2024-11-10', '2000-02-29', '1999-12-31')
const moment = fc.constantFrom(
  '2024-11-10T08:30:00+01:00',
  '2024-11-10T08:30Z',
  '2024-11-10T08:30:00.123456789-03:30',
)

/** Sections in the form that is stored. */
export function canonicalSections(sections: readonly Section[]): Section[] {
  return writeSections(readSections(sections))
}

const ignoredDiagnostic = fc
  .record({
    rule: fc.constantFrom('spelling misspelt', 'typography ellipsis'),
    text: anyLine,
    isHere: fc.boolean(),
  })
  .map(({ isHere, ...said }) => ({
    ...said,
    before: isHere ? 'le mot de ' : null,
    after: isHere ? ' dans' : null,
  }))

/** Values of each kind of field. */
const BY_KIND: { readonly [Kind in FieldKind]: fc.Arbitrary<FieldValues[Kind]> } = {
  line: anyLine,
  text: anyText,
  slug: fc.oneof(fc.constant(''), anyLine),
  date: fc.oneof(fc.constant(''), day, moment),
  instant: fc.oneof(fc.constant(''), moment),
  zone: fc.constantFrom('', 'Europe/Paris', 'UTC'),
  language: fc.constantFrom('fr', 'fr-CA', 'en', 'en-GB', 'de', 'ar', 'he', 'zh-Hant', 'pt-BR', 'eu', 'fa'),
  status: fc.constantFrom(...STATUSES),
  people: fc.array(person, { maxLength: 3 }),
  list: fc.array(anyLine, { maxLength: 4 }),
  target: fc.option(
    fc.record({
      amount: fc.oneof(fc.integer({ min: 1, max: 90_000 }), fc.constantFrom(4.5, 0.1)),
      unit: fc.constantFrom(...TARGET_UNITS),
    }),
  ),
  sections: anySections.map(canonicalSections),
  // They belong to figures, which these texts have not, and texts in other formats do not hold them: see `withUses`.
  pictures: fc.constant([]),
  ignoredDiagnostics: fc.array(ignoredDiagnostic, { maxLength: 4 }),
}

const fraction = fc.constantFrom(0, 0.25, 0.5)
/** What is said of one use of a picture. */
const anyUse: fc.Arbitrary<FigureUse> = fc.record({
  fileName: fc.oneof(fc.constant('DSC_0042.JPG'), anyLine),
  rights: anyLine,
  taken: fc.oneof(fc.constant(''), day, fc.constant('2024-11-10T08:30:00')),
  focus: fc.option(fc.record({ x: fraction, y: fraction })),
  crop: fc.option(fc.record({ x: fraction, y: fraction, width: fc.constant(0.5), height: fc.constant(0.5) })),
  isMain: fc.boolean(),
  isUnconfirmed: fc.boolean(),
})

/** A content with something said of some of its figures. */
export function withUses(content: ArticleContent): fc.Arbitrary<ArticleContent> {
  const saidOf = joinedUses([])
  const places = figuresOf(content).map(({ src }) => ({ src, occurrence: saidOf(src).occurrence }))
  if (places.length === 0) return fc.constant({ ...content, pictures: [] })
  return fc
    .tuple(...places.map((place) => anyUse.map((use) => ({ ...place, ...use }))))
    .chain((all) => fc.subarray(all))
    .map(
      (pictures): ArticleContent => ({
        ...content,
        pictures: pictures.filter((each) => !saysNothing(each)),
      }),
    )
}

/** The content of an article, its sections canonical as the newsroom stores them. */
const anyContent: fc.Arbitrary<ArticleContent> = fc.record(
  eachField<{ [Name in FieldName]: fc.Arbitrary<ArticleContent[Name]> }>(
    (name) => BY_KIND[fieldSpec(name).kind],
  ),
)

/** An article of the library. */
export const anyArticle: fc.Arbitrary<Article> = anyContent.map((content) => ({
  ...content,
  id: '0192f0c4-7c1e-7a3b-8d2e-5f60718293a4',
  revision: 3,
  createdAt: '2024-11-09T10:00:00.000Z',
  updatedAt: '2024-11-10T11:12:13.000Z',
  source: null,
}))
