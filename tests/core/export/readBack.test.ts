import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ArticleContent, emptyContent } from '../../../src/core/article/index.ts'
import { normalise, readSections, toText, writeSections } from '../../../src/core/document/index.ts'
import { exportArticle } from './exportArticle.ts'
import { withoutLostImages } from '../../../src/core/export/lostImages.ts'
import { isSure, importFile } from '../../../src/core/import/index.ts'
import { articleWith } from '../articleWith.ts'
import { anyBlocks } from '../document/trees.ts'
import { buildSite, numbered, textOf } from './site/builtSite.ts'

const BODY = [
  'Mot**gras**, 1<sup>er</sup>, ~~faux~~, [lien (a)](<https://e.com/a_(b)>)[^1]. Ligne\\\n\\\nautre.',
  '### Inter *ital*',
  '1. un\n\n   > cit\n   >\n   > — Nom\n\n   - [ ] a\n   - [x] b\n\n2. deux',
  '| A | B[^2] |\n| --- | --: |\n| x<br>y | z \\| w |',
  '| Une seule colonne |\n| --- |\n| x |',
  '- a\n\n<!-- -->\n\n- b',
  '```js\na = "<b>"\n\n  c\n```',
  '---',
  'Fin[^2].\n\n[^1]: Une *note*.\n\n[^2]: Une autre.',
]
  .join('\n\n')
  .replace('B[^2]', 'B')

const CONTENT: ArticleContent = {
  ...emptyContent('fr-CA'),
  kicker: 'Surtitre : le bac',
  headline: 'À Corvenne, le bac\u00a0: «\u202fenfin\u202f» <b> & 1 < 2',
  subhead: 'Par Léo Bosquet',
  standfirst: 'Une ligne.\nUne autre, du 3 mars 2026.',
  byline: [
    { name: 'Inès Karam', role: 'texte (et son)', url: 'https://exemple.test/karam' },
    { name: 'Léo' },
    { name: 'Studio, Un', role: 'photos' },
  ],
  dateline: 'Corvenne (Finistère)',
  agency: 'AFP',
  date: '2026-12-01T06:30:00+01:00',
  status: 'ready',
  desk: 'Régions',
  keywords: ['bac, mer', 'mer & ciel'],
  slug: 'le-bac',
  sections: [
    { heading: '', body: BODY },
    { heading: 'Par Inès Karam', body: 'AFP' },
    { heading: 'The ferry <i>', body: 'At last.\n\n### Why\n\nSo.', language: 'en' },
    { heading: '', body: 'Untitled.', language: 'en' },
    { heading: '', body: 'Sans intertitre.' },
    { heading: 'Vide', body: '' },
    { heading: 'Pour aller plus loin', body: '- [Lire aussi](https://e.com/1)\n- [Deux](https://e.com/2)' },
  ],
  correction: 'Correction : deux lignes,\nen tout.',
}

/** What a format has no place for, and what it gives instead. */
const NOT_HELD = {
  html: { status: 'draft', slug: '' },
  fragment: { status: 'draft', slug: '', desk: '' },
  ninjs: { correction: '' },
  json: {},
  site: { status: 'draft', slug: '' },
} as const satisfies { readonly [format: string]: Partial<ArticleContent> }
const FORMATS = ['html', 'fragment', 'ninjs', 'json', 'site'] as const

function fileOf(content: Partial<ArticleContent>, format: (typeof FORMATS)[number]) {
  const headline = 'À Corvenne, le bac rouvre cet été'
  if (format !== 'site') return exportArticle(articleWith({ headline, ...content }), format)
  const site = buildSite({ articles: [numbered(1, { headline, ...content, status: 'published' })] })
  return { fileName: 'le-bac.html', bytes: new TextEncoder().encode(textOf(site, 'le-bac.html')) }
}

const SHORT = [{ heading: '', body: 'Le quai est ouvert.' }]

async function readBack(content: Partial<ArticleContent>, format: (typeof FORMATS)[number]) {
  const { fileName, bytes } = fileOf(content, format)
  const read = await importFile({ fileName, bytes, language: 'de' })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

test.each(FORMATS)('%s of an article comes back with all that it can hold', async (format) => {
  const draft = await readBack(CONTENT, format)
  expect(draft.content).toEqual({ ...CONTENT, ...NOT_HELD[format] })
  expect(isSure(draft)).toBe(true)
})

/** The letters and digits of each section, in their order. One that has none is not shown. */
const lettersOf = (sections: ArticleContent['sections']) =>
  sections
    .map(({ heading, body }) => `${heading}\n${toText(readSections([{ heading: '', body }]))}`)
    .map((text) => text.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((letters) => letters !== '')

test.each(['kicker', 'subhead', 'standfirst'] as const)(
  'a fragment that begins with a heading, unsigned and without a date, comes back with its %s',
  async (field) => {
    const content = {
      [field]: 'La traversée reprend',
      sections: [{ heading: 'Le quai', body: 'Il est ouvert.' }],
    }
    const draft = await readBack(content, 'fragment')
    expect(draft.content).toMatchObject({ headline: 'À Corvenne, le bac rouvre cet été', ...content })
  },
)

test.each(FORMATS)('%s of preformatted text comes back with the empty lines at its ends', async (format) => {
  const sections = [{ heading: '', body: 'Début.\n\n```\n\na\n\n  b\n\n```' }]
  expect((await readBack({ sections, slug: 'le-bac' }, format)).content.sections).toEqual(sections)
})

test.each(FORMATS)('%s of a text with notes that ends in a rule comes back with the rule', async (format) => {
  const sections = [{ heading: '', body: 'Début[^1].\n\n---\n\n[^1]: Une note.' }]
  expect((await readBack({ sections, slug: 'le-bac' }, format)).content.sections).toEqual(sections)
})

test.each(FORMATS)(
  '%s of a table without a header comes back without one, its first row in bold',
  async (format) => {
    const sections = [{ heading: '', body: '|  |  |\n| --- | --- |\n| **Quai** | **Prix** |\n| Nord | 12 |' }]
    expect((await readBack({ sections, slug: 'le-bac' }, format)).content.sections).toEqual(sections)
  },
)

test.each(FORMATS)('%s of several blanks in a row, or a tab, comes back with them', async (format) => {
  const body = [
    'Deux  blancs,   trois **gras  ici**, `  a  b  ` et\tune tabulation[^1].',
    '### Un  titre',
    '- un  point\n- deux',
    '| a  b |\n| --- |\n| c   d |',
    '> Cité  ici.\n>\n> — Inès  Karam',
    '[^1]: Une  note.',
  ].join('\n\n')
  const sections = [{ heading: '', body }]
  expect((await readBack({ sections, slug: 'le-bac' }, format)).content.sections).toEqual(sections)
})

test('an item of ninjs without a date stays without one', async () => {
  const { content, notices } = await readBack({ status: 'published', date: '' }, 'ninjs')
  expect({ date: content.date, notices }).toEqual({ date: '', notices: [] })
})

test.each(['html', 'json', 'ninjs', 'markdown', 'docx'] as const)(
  '%s with one letter of another script in a word comes back with it, and is sure of its letters',
  async (format) => {
    for (const headline of ['Le bac de mot한mot', 'Le bac de mot你mot', 'Le bac t가e']) {
      const { fileName, bytes } = exportArticle(articleWith({ headline, sections: SHORT }), format)
      const read = await importFile({ fileName, bytes, language: 'fr' })
      expect(read.ok && read.value.content.headline).toBe(headline)
      expect(read.ok && read.value.doubts.filter(({ name }) => name === 'encoding-guessed')).toEqual([])
    }
  },
)

test('a page that was changed by hand is read as any page is', async () => {
  const { bytes } = fileOf(CONTENT, 'html')
  const changed = new TextDecoder().decode(bytes).replace('<footer>', '<p>Ajouté.</p>\n<footer>')
  const read = await importFile({
    fileName: 'a.html',
    bytes: new TextEncoder().encode(changed),
    language: 'fr',
  })
  expect(read.ok && JSON.stringify(read.value.blocks)).toContain('Ajouté.')
})

test.each(['html', 'ninjs'] as const)('%s of any text comes back with every word', async (format) => {
  await fc.assert(
    fc.asyncProperty(anyBlocks, async (any) => {
      const sections = writeSections(withoutLostImages(normalise(any), () => undefined))
      const { content } = await readBack({ sections }, format)
      expect(lettersOf(content.sections)).toEqual(lettersOf(sections))
    }),
    { numRuns: 10, endOnFailure: true },
  )
})
