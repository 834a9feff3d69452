import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { type Article, saysNothing } from '../../../src/core/article/index.ts'
import { readSections, writeSections } from '../../../src/core/document/index.ts'
import type { Figure } from '../../../src/core/document/types.ts'
import { MARKDOWN_PROFILES, type MarkdownProfile } from '../../../src/core/export/formats.ts'
import { exportArticle } from './exportArticle.ts'
import { besideName, namedAs } from '../../../src/core/export/folder/index.ts'
import { isInnerName } from '../../../src/core/export/legalName.ts'
import { importWithPictures } from '../../../src/core/import/index.ts'
import { picturesOfArticle } from '../../../src/core/pictures/figures.ts'
import { plainUse } from '../../../src/core/pictures/index.ts'
import { articleWith } from '../articleWith.ts'
import { anyNormalBlocks } from '../document/trees.ts'
import { anyArticle, withUses } from '../generated.ts'
import { readMarkdown } from '../import/markdownContent.ts'
import { JPEG, png } from '../pictures/madePictures.ts'
import { picturesFrom } from './picturesFrom.ts'

const QUAY = `media/${'a1'.repeat(32)}.jpeg`
const FERRY = `media/${'b2'.repeat(32)}.png`
const GONE = `media/${'c3'.repeat(32)}.jpeg`
const OURS: ReadonlySet<string> = new Set([QUAY, FERRY])
const FILES = new Map([
  ['a1'.repeat(32), JPEG],
  ['b2'.repeat(32), png()],
])

const ARTICLE = articleWith({
  headline: 'Le bac repart',
  date: '2026-11-10',
  sections: [
    {
      heading: '',
      body: `Un début.\n\n![Le quai \\*vide\\*](${QUAY} "Photo Inès Karam")\nLe **quai**, mardi.\n\n![](${FERRY})`,
    },
    {
      heading: 'La suite',
      body: `![Le quai](${QUAY} "Photo Inès Karam")\n\n![Parti](${GONE} "Archives")\nAdieu.`,
    },
  ],
  pictures: [
    { ...plainUse(FERRY, 0), rights: '© Le Bac', taken: '2026-11-09', isMain: true },
    { ...plainUse(QUAY, 1), focus: { x: 0.25, y: 0.5 } },
  ],
})

const exported = (article: Article, profile: MarkdownProfile) =>
  exportArticle(
    article,
    'markdown',
    { profile },
    { picture: picturesFrom((key) => FILES.get(key) ?? null, 'markdown') },
  )

function partsOf({ bytes }: { bytes: Uint8Array }) {
  const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(new TextDecoder().decode(bytes)) ?? []
  return { front: Object(parse(front)), body }
}

const QUAY_NAME = 'le-bac-repart-KEY1.jpg'
const FERRY_NAME = 'le-bac-repart-KEY2.png'
const GIVEN = { alt: 'Le quai *vide*', credit: 'Photo Inès Karam' }

/** The name of a file with the characters that tell it apart put by name. */
function keyed<T>(value: T, beside: readonly { path: string }[] = []): T {
  let text = JSON.stringify(value)
  beside.forEach(({ path }, index) => {
    const key = /-([0-9a-z]{8})\.[a-z]+$/.exec(path)?.[1] ?? 'no key'
    text = text.replaceAll(key, `KEY${index + 1}`)
  })
  return JSON.parse(text)
}

test('for Hugo, the main picture alone has the name of one, whatever the slug is', () => {
  const file = exported({ ...ARTICLE, slug: 'a-feature-film' }, 'hugo')
  const { resources } = partsOf(file).front
  expect(keyed(resources, file.beside)).toMatchObject([
    { src: 'a-feature-film-KEY1.jpg', name: 'a-picture-film-KEY1.jpg' },
    { src: 'a-feature-film-KEY2.png', name: 'feature-a-feature-film-KEY2.png' },
  ])
})

describe.each([
  [
    'hugo',
    'le-bac-repart/index.md',
    '',
    {
      resources: [
        { src: QUAY_NAME, title: 'Le quai, mardi.', params: GIVEN },
        { src: FERRY_NAME, name: `feature-${FERRY_NAME}`, params: { rights: '© Le Bac' } },
      ],
    },
  ],
  [
    'astro',
    'le-bac-repart.md',
    './media/',
    { heroImage: `./media/${FERRY_NAME}`, image: { src: `./media/${FERRY_NAME}`, alt: '' } },
  ],
  ['jekyll', '2026-11-10-le-bac-repart.md', '/assets/media/', { image: `/assets/media/${FERRY_NAME}` }],
  ['pandoc', 'le-bac-repart.md', 'media/', { 'cover-image': `media/${FERRY_NAME}` }],
  ['obsidian', 'le-bac-repart.md', 'media/', { cover: `[[media/${FERRY_NAME}]]` }],
  ['flat', 'le-bac-repart.md', 'media/', { image: `media/${FERRY_NAME}` }],
] as const)('Markdown for %s', (profile, fileName, folder, front) => {
  test('has its pictures where the text refers to them, each once, with readable credit and the main one named', () => {
    const file = exported(ARTICLE, profile)
    const { beside = [] } = file
    expect(file.fileName).toBe(fileName)
    expect(keyed(beside, beside).map(({ path }) => path)).toEqual([
      `${folder.replace('./', '')}${QUAY_NAME}`,
      `${folder.replace('./', '')}${FERRY_NAME}`,
    ])
    expect(beside.map(({ bytes }) => bytes)).toEqual([JPEG, png()])
    const { front: said, body } = partsOf(file)
    expect(keyed(said, beside)).toMatchObject(front)
    const written = keyed(body, beside)
    expect(written).toContain(
      `![Le quai \\*vide\\*](${folder}${QUAY_NAME} "Photo Inès Karam")\\\nLe **quai**, mardi.\\\nPhoto Inès Karam\n`,
    )
    expect(written).toContain(`![](${folder}${FERRY_NAME})\n`)
    expect(written).toContain(`![Le quai](${folder}${QUAY_NAME} "Photo Inès Karam")\\\nPhoto Inès Karam\n`)
    // What is not at hand is its words: a build fails on an address without a file.
    expect(written).toContain('\\[Parti\\]\\\nAdieu.\\\nArchives\n')
    expect(new TextDecoder().decode(file.bytes)).not.toContain(GONE)
    expect(file.notices).toEqual([{ name: 'picture-missing', what: 'Parti' }])
  })

  it('is the same bytes each time, and names no file by its place in the text', () => {
    const first = exported(ARTICLE, profile)
    expect(exported(ARTICLE, profile)).toEqual(first)
    const [lead, more] = ARTICLE.sections
    const turned = exported({ ...ARTICLE, sections: [more, lead].flatMap((each) => each ?? []) }, profile)
    expect(new Set(turned.beside?.map(({ path }) => path))).toEqual(
      new Set(first.beside?.map(({ path }) => path)),
    )
  })

  it('brings its pictures into another library, with what is said of them', async () => {
    const file = exported(ARTICLE, profile)
    const beside = (file.beside ?? []).map(({ path, bytes }) => ({
      path: besideName(file.fileName, path),
      bytes,
    }))
    const { fileName, bytes } = file
    const read = await importWithPictures({ fileName: 'x.md', path: fileName, bytes, beside })
    if (!read.ok) throw new Error(read.failure.code)
    const { draft, pictures } = read.value
    expect([...pictures.values()].map((picture) => picture.bytes)).toEqual([JPEG, png()])
    const [quay = '', ferry = ''] = pictures.keys()
    const figures = picturesOfArticle(draft.content).map(({ figure: { src, alt, credit }, use }) => ({
      ...{ src, alt, credit, rights: use.rights, taken: use.taken },
      isMain: use.isMain,
    }))
    expect(figures).toEqual([
      { src: quay, alt: 'Le quai *vide*', credit: 'Photo Inès Karam', rights: '', taken: '', isMain: false },
      { src: ferry, alt: '', credit: '', rights: '© Le Bac', taken: '2026-11-09', isMain: true },
      { src: quay, alt: 'Le quai', credit: 'Photo Inès Karam', rights: '', taken: '', isMain: false },
    ])
    expect(draft.content.sections[0]?.body).toContain('Le **quai**, mardi.\n')
    expect(draft.notices).toEqual([])
  })

  it('comes back as the same article, with what it says of its pictures', () => {
    const figure = fc.record({
      type: fc.constant('figure' as const),
      src: fc.constantFrom(QUAY, FERRY, GONE),
      alt: fc.constantFrom('', 'Un *quai*', 'media/x.jpg'),
      credit: fc.constantFrom('', 'Photo [X] "Y"', '© Z\u00a0/ www.z.test', '1. un'),
      caption: fc.constantFrom<Figure['caption']>(
        [],
        [{ type: 'text', text: 'Une légende.', marks: [{ type: 'emphasis' }] }],
        [
          { type: 'text', text: 'Une ligne', marks: [] },
          { type: 'break', marks: [] },
          { type: 'text', text: '© Z\u00a0/ www.z.test', marks: [] },
        ],
      ),
    })
    const anyPictured = fc
      .tuple(anyNormalBlocks, fc.array(figure, { minLength: 1, maxLength: 4 }), anyNormalBlocks)
      .map(([before, figures, after]) => writeSections([...before, ...figures, ...after]))
      .chain((sections) => withUses({ ...ARTICLE, sections, pictures: [] }))
      .map((content): Article => ({ ...ARTICLE, ...content }))
    fc.assert(
      fc.property(anyPictured, (article) => {
        const file = exported(article, profile)
        const back = readMarkdown(new TextDecoder().decode(file.bytes), 'fr')
        const known = article.pictures
          .map((use) => ({ ...use, fileName: '', isUnconfirmed: false }))
          .filter((use) => OURS.has(use.src) && !saysNothing(use))
        expect(back.pictures).toEqual(known)
        const figuresIn = (sections: Article['sections']) =>
          readSections(sections).filter((block) => block.type === 'figure' && OURS.has(block.src))
        expect(figuresIn(back.sections)).toEqual(figuresIn(article.sections))
        expect(exported({ ...article, ...back }, profile).beside).toEqual(file.beside)
      }),
      { numRuns: Number(process.env.RUNS ?? 25) },
    )
  })
})

test('a picture with a description alone is no figure for Pandoc, which would make the description its caption', () => {
  const body = `![Le quai](${QUAY})\n\n- ![](${FERRY})\n- ![Le bac](${FERRY})\n\n![Le quai](${QUAY})\nMardi.`
  const article = { ...ARTICLE, sections: [{ heading: '', body }], pictures: [] }
  for (const profile of MARKDOWN_PROFILES) {
    const file = exported(article, profile)
    const ends = keyed(partsOf(file).body, file.beside).match(/(?<=KEY\d\.\w+\)).*/g)
    const end = profile === 'pandoc' || profile === 'flat' ? '<!-- -->' : ''
    expect(ends, profile).toEqual([end, '', end, '\\'])
    const back = readMarkdown(new TextDecoder().decode(file.bytes), 'fr')
    expect(back.sections).toEqual(article.sections)
  }
})

test('names are legal on every system, whatever the article is called', () => {
  fc.assert(
    fc.property(anyArticle, fc.constantFrom(...MARKDOWN_PROFILES), (article, profile) => {
      const named = { ...article, sections: ARTICLE.sections }
      for (const { path } of exported(named, profile).beside ?? []) {
        expect(isInnerName(path.replace(/^\//, '')), path).toBe(true)
        for (const part of path.split('/')) expect(new TextEncoder().encode(part).length).toBeLessThan(220)
      }
    }),
    {
      numRuns: 50,
      examples: [
        [{ ...ARTICLE, slug: 'con' }, 'hugo'],
        [{ ...ARTICLE, headline: '…', slug: '' }, 'astro'],
      ],
    },
  )
  expect(exported({ ...ARTICLE, slug: 'con' }, 'hugo').fileName).toBe('con-article/index.md')
})

test('an article without pictures is one file, and a chosen name has its bundle', () => {
  const plain = exported({ ...ARTICLE, sections: [{ heading: '', body: 'x' }], pictures: [] }, 'hugo')
  expect([plain.fileName, plain.beside]).toEqual(['le-bac-repart.md', undefined])
  const hugo = { format: 'markdown', options: { profile: 'hugo' } } as const
  expect(namedAs('sport/x.md', exported(ARTICLE, 'hugo'), hugo)).toBe('sport/x/index.md')
  expect(namedAs('sport/x.md', plain, hugo)).toBe('sport/x.md')
})

test('front matter of the file that an article came from gives way where it would say another picture', () => {
  const source = {
    ...{
      fileName: 'x.md',
      format: 'markdown',
      encoding: 'utf-8',
      sha256: '00'.repeat(32),
      importedAt: '2026-11-09T10:00:00.000Z',
    },
    frontMatter: { image: 'old.jpg', mood: 'calm' },
  } as const
  const { front } = partsOf(exported({ ...ARTICLE, source }, 'flat'))
  expect(front).toMatchObject({ mood: 'calm', image: expect.stringMatching(/^media\/le-bac-repart-/) })
  const bare = partsOf(
    exported({ ...ARTICLE, source, sections: [{ heading: '', body: 'x' }], pictures: [] }, 'flat'),
  )
  expect(bare.front).toMatchObject({ mood: 'calm', image: 'old.jpg' })
})
