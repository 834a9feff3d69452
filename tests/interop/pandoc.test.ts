import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeSections } from '../../src/core/document/index.ts'
import { MARKDOWN_PROFILES, type MarkdownProfile } from '../../src/core/export/formats.ts'
import { exportArticle } from '../core/export/exportArticle.ts'
import { type Outline, outlineOf } from './outline.ts'
import { readWithPandoc } from './pandoc.ts'
import { articleWith } from '../core/articleWith.ts'
import { anyNormalBlocks } from '../core/document/trees.ts'
import { picturesFrom } from '../core/export/picturesFrom.ts'
import { JPEG } from '../core/pictures/madePictures.ts'

/** CommonMark with what Marbre adds to it; none of pandoc's own signs. */
const COMMONMARK =
  'commonmark+yaml_metadata_block+pipe_tables+strikeout+footnotes+task_lists+raw_html+autolink_bare_uris'

const REPORT = articleWith({
  revision: 3,
  updatedAt: '2026-11-10T11:12:13.000Z',
  headline: 'À Corvenne, le bac : « enfin »',
  standfirst: 'La traversée rouvre après onze ans.',
  byline: [{ name: 'Inès Karam' }],
  date: '2026-11-10',
  keywords: ['bac', 'mer'],
  sections: [
    {
      heading: '',
      body: [
        'La coque a été **repeinte**, *deux fois*, en ~~rouge~~ bleu[^1]. 2\\*3\\*4 font 24\u00a0; H<sub>2</sub>O, 1<sup>er</sup> mars.',
        '1914\\. La guerre, + 3\u00a0%, de 5\\~7\u00a0% à 100\\~200, jean\\_paul et `code * brut`. L\'un dit "oui" -- l\'autre...',
        '- un premier point\n- un second, avec [un lien](https://exemple.test/a_b?c=d)\n  - plus bas',
        '3. troisième\n4. quatrième',
        '[^1]: Selon le *chantier*, mardi.',
      ].join('\n\n'),
    },
    {
      heading: '1. Qui *paie* ? #',
      body: [
        '### Un devis, deux avis',
        '| Poste | Coût |\n| --- | ---: |\n| Coque \\| moteur | 12\u00a0000\u00a0€ |\n| Cloche | |',
        '> Je n’ai rien vu venir.\n>\n> Et vous\u202f?',
        'La commune espère 40\u202f000 passages[^1]\\\nle département, la moitié[^2].',
        '***',
        'Mr. Karam, p. 5\u00a0: *5 \\* 3* et \\[x\\].',
        '- \\[x\\] noté\n- ```\n  des mots\n    en code\n  ```\n- | Rang |\n  | --- |\n  | 1 |',
        '1. | Port |\n   | --- |\n   | Corvenne |\n2. [bac](https://exemple.test/$1 "<!-- bac") et `$2`',
        '### Le C#',
        '[^1]: Étude de 2025.\n\n[^2]: Délibération du 3 mars.',
      ].join('\n\n'),
    },
    { heading: 'La suite', body: 'Fin.' },
  ],
})

function exported(format: 'markdown' | 'html' | 'fragment', profile: MarkdownProfile = 'flat'): string {
  return new TextDecoder().decode(exportArticle(REPORT, format, { profile }).bytes)
}

test('the article of these tests has a text of every kind', () => {
  const { headings, paragraphs, notes, cells } = outlineOf(REPORT)
  expect(headings).toEqual(['1. Qui *paie* ? #', 'Un devis, deux avis', 'Le C#', 'La suite'])
  expect(paragraphs).toContain('plus bas')
  expect(notes).toEqual(['Selon le chantier, mardi.', 'Étude de 2025.', 'Délibération du 3 mars.'])
  expect(cells).toEqual([
    'Poste',
    'Coût',
    'Coque | moteur',
    '12\u00a0000\u00a0€',
    'Cloche',
    '',
    'Rang',
    '1',
    'Port',
    'Corvenne',
  ])
})

describe.each(MARKDOWN_PROFILES)('Markdown with %s front matter', (profile) => {
  test('has for pandoc’s CommonMark the same headings, paragraphs, notes and cells', () => {
    const { body } = readWithPandoc(exported('markdown', profile), COMMONMARK)
    expect(body).toEqual(outlineOf(REPORT))
  })

  test('gives pandoc the headline and the date', () => {
    const { meta } = readWithPandoc(exported('markdown', profile), COMMONMARK)
    const dates = { astro: { pubDate: REPORT.date } }
    const date = profile === 'astro' ? dates.astro : { date: REPORT.date }
    expect(meta).toMatchObject({ title: REPORT.headline, ...date })
  })
})

test('Markdown for pandoc has texts in its front matter that pandoc reads as they were typed', () => {
  const headline = 'Le "bac" *rouvre*, $y$, @maire <i> -- l\'été, M. Karam'
  const standfirst = '1. Ligne un.\n- Ligne deux.'
  const article = articleWith({
    headline,
    standfirst,
    byline: [{ name: 'Inès *K*' }],
    keywords: ['a_b_', '#c'],
  })
  const { bytes } = exportArticle(article, 'markdown', { profile: 'pandoc' })
  const { meta } = readWithPandoc(new TextDecoder().decode(bytes), 'markdown')
  expect(meta).toMatchObject({ title: headline, abstract: '1. Ligne un. - Ligne deux.', author: 'Inès *K*' })
  expect(meta.tags).toBe('a_b_#c')
})

test('Markdown for pandoc becomes an EPUB with its pictures and their words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-pandoc-'))
  const src = `media/${'a1'.repeat(32)}.jpeg`
  const body = `Un début.\n\n![Le quai](${src} "Photo Inès Karam")\nLe quai, mardi.`
  const {
    fileName,
    bytes,
    beside = [],
  } = exportArticle(
    articleWith({ headline: 'Le bac', sections: [{ heading: '', body }] }),
    'markdown',
    { profile: 'pandoc' },
    { picture: picturesFrom(() => JPEG, 'markdown') },
  )
  writeFileSync(join(folder, fileName), bytes)
  for (const file of beside) {
    mkdirSync(join(folder, dirname(file.path)), { recursive: true })
    writeFileSync(join(folder, file.path), file.bytes)
  }
  const { status, stderr } = spawnSync('pandoc', [fileName, '-o', 'book.epub'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const files = unzipSync(readFileSync(join(folder, 'book.epub')))
  const pictures = Object.entries(files).filter(([name]) => /media\/.*\.jpg$/.test(name))
  // Once in the text, and once as the cover.
  expect(pictures.map(([, content]) => content)).toEqual([JPEG, JPEG])
  const chapter = Object.entries(files).find(([name]) => name.endsWith('ch001.xhtml'))
  const text = new TextDecoder().decode(chapter?.[1])
  expect(text).toContain('alt="Le quai"')
  expect(text).toMatch(/Le quai, mardi\.<br \/>\s*Photo Inès Karam/)
  rmSync(folder, { recursive: true })
})

test.each(['pandoc', 'flat'] as const)(
  'Markdown for %s says the same in pandoc’s own Markdown',
  (profile) => {
    const { body } = readWithPandoc(exported('markdown', profile), 'markdown')
    expect(body).toEqual(outlineOf(REPORT))
  },
)

test('Markdown for Pandoc parts the lines of a quotation in an item of an item that hold backticks', () => {
  const body = '- - > un \\` accent\n    >\n    > un \\` autre[^1]\n\n    fin\n\n[^1]: La note.'
  const article = articleWith({ headline: 'Le bac', sections: [{ heading: '', body }] })
  const { bytes } = exportArticle(article, 'markdown', { profile: 'pandoc' })
  expect(readWithPandoc(bytes, 'markdown').body).toEqual(outlineOf(article))
})

test.each(MARKDOWN_PROFILES)(
  'Markdown with %s front matter keeps for pandoc’s GFM the note behind a link that words touch',
  (profile) => {
    const body =
      'Voir « [le rapport](https://exemple.test/a)»[^1], [élu](https://exemple.test/b)s de [Corvenne](https://exemple.test/c) [^2].'
    const sections = [{ heading: '', body: `${body}\n\n[^1]: Page 3.\n\n[^2]: Page 4.` }]
    const article = articleWith({ headline: 'Le bac', sections })
    const { bytes } = exportArticle(article, 'markdown', { profile })
    expect(readWithPandoc(bytes, 'gfm+yaml_metadata_block').body.notes).toEqual(['Page 3.', 'Page 4.'])
  },
)

test.each(MARKDOWN_PROFILES)(
  'Markdown with %s front matter keeps for pandoc’s GFM what touches a link: marks, line ends and code',
  (profile) => {
    const lines = [
      'Voir [le rapport](https://exemple.test/a)*ici* et [l’élu](https://exemple.test/b)s\\',
      'de « [Corvenne](https://exemple.test/c)», avec `du code`, **[Dax](https://exemple.test/d)**ois, [R](https://exemple.test/e)\\&amp;D.',
      'Avec [un](https://exemple.test/f), `du code` et *plus*, ([deux](https://exemple.test/g)) `x` et **[trois](https://exemple.test/h)**: `y`.',
    ]
    const sections = [{ heading: '', body: lines.join('\n') }]
    const article = articleWith({ headline: 'Le bac', sections })
    const { bytes } = exportArticle(article, 'markdown', { profile })
    const { body } = readWithPandoc(bytes, 'gfm+yaml_metadata_block')
    expect(body.paragraphs).toEqual(outlineOf(article).paragraphs)
  },
)

test.each(MARKDOWN_PROFILES)(
  'Markdown with %s front matter shows pandoc’s GFM no backslash below a picture with a backtick in its credit',
  (profile) => {
    const src = `media/${'a1'.repeat(32)}.jpeg`
    const body = `![Le quai](${src} "Photo \` Karam")\n\nUn \\\` accent.`
    const article = articleWith({ headline: 'Le bac', sections: [{ heading: '', body }] })
    const resources = { picture: picturesFrom(() => JPEG, 'markdown') }
    const { bytes } = exportArticle(article, 'markdown', { profile }, resources)
    expect(readWithPandoc(bytes, 'gfm+yaml_metadata_block').body.paragraphs).toEqual([
      'Photo ` Karam',
      'Un ` accent.',
    ])
  },
)

/** Random texts, without pictures and names under quotations, in which formats differ. */
const ANY = fc
  .sample(anyNormalBlocks, { numRuns: 400, seed: 5 })
  .filter((blocks) => !/"src"|"attribution":\[/.test(JSON.stringify(blocks)))

/** The texts without the boxes of tasks and empty ones, and without blanks: pandoc drops those at the ends of code. */
const withoutBlanks = (outline: Outline) =>
  Object.entries(outline).map(([kind, texts]) => [
    kind,
    ...texts.map((text) => text.replace(/ |^[☐☒]/gu, '')).filter((text) => text !== ''),
  ])

test('Markdown for Pandoc has the words of any text, as what they are', { timeout: 60_000 }, () => {
  for (const blocks of ANY) {
    const article = articleWith({ headline: 'Le bac', sections: writeSections(blocks) })
    const { bytes } = exportArticle(article, 'markdown', { profile: 'pandoc' })
    const { body } = readWithPandoc(bytes, 'markdown')
    expect(withoutBlanks(body), new TextDecoder().decode(bytes)).toEqual(withoutBlanks(outlineOf(article)))
  }
})

test.each(['html', 'fragment'] as const)(
  '%s has for pandoc the same headings, paragraphs, notes and cells',
  (format) => {
    const { body } = readWithPandoc(exported(format), 'html')
    const { headings, paragraphs, notes, cells } = outlineOf(REPORT)
    expect(body).toEqual({
      headings: [REPORT.headline, ...headings],
      paragraphs: [
        REPORT.standfirst,
        `Par Inès Karam ${format === 'fragment' ? '· ' : ''}10 novembre 2026`,
        ...paragraphs,
        ...REPORT.keywords,
      ],
      notes,
      cells,
    })
  },
)
