import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { expectedContent } from './expectedContent.ts'
import { contentDecoder } from '../../../src/core/article/index.ts'
import { draftOf, readMarkdown } from './markdownContent.ts'
import { readMarkdown as readBlocks, toHtml } from '../../../src/core/document/index.ts'
import { within } from '../../processorTime.ts'

const folder = new URL('../../fixtures/markdown/', import.meta.url)
const inputs = readdirSync(folder).filter((name) => name.endsWith('.md'))
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

const fixture = z.looseObject({
  frontMatter: z.optional(z.unknown()),
  doubts: z._default(z.array(z.string()), []),
})

describe.each(inputs)('%s', (name) => {
  const language = name.split('.').at(-2) ?? 'en'
  const { content, frontMatter, doubts } = draftOf(read(name), language)

  it('comes out as expected', () => {
    const {
      frontMatter: kept,
      doubts: named,
      ...fields
    } = fixture.parse(JSON.parse(read(name.replace(/\.md$/, '.json'))))
    expect(content).toEqual(expectedContent(fields))
    expect(frontMatter).toEqual(kept)
    expect(doubts.map((doubt) => doubt.name)).toEqual(named)
  })

  it('is content that the library takes', () => {
    expect(contentDecoder.safeParse(content).success).toBe(true)
  })

  it('loses no word', () => {
    const kept = JSON.stringify({ content, frontMatter })
    const words = read(name).match(/\p{L}{4,}/gu) ?? []
    const keys =
      // The names of fields, and what the fields hold in another form.
      /^(?:بقلم|title|titre|surtitre|chapô|auteurs?|author|authors|categor|subtitle|excerpt|custom|abstract|keywords|mots|clés|rubrique|embargo|description|draft|false|params|tags|slug|date|lang|website|status|pubdate|name|published|retour|Publié|mardi|novembre|november|Photo|photos)/iu
    expect(words.filter((word) => !kept.includes(word) && !keys.test(word))).toEqual([])
  })
})

const bodies = (text: string) => readMarkdown(text, 'fr').sections.map(({ heading, body }) => [heading, body])

describe('a heading that leads somewhere', () => {
  it('leaves its address in the note', () => {
    const { headline, sections, note } = readMarkdown(
      '# [Budget](https://example.org/b): the figures\n\n## The *[tables](t.html "All")*\n\nText.\n\n### [Own](o.html)\n\nMore.',
      'en',
    )
    expect(headline).toBe('Budget: the figures')
    expect(sections).toEqual([{ heading: 'The tables', body: 'Text.\n\n### [Own](o.html)\n\nMore.' }])
    expect(note).toBe('[Budget](https://example.org/b): the figures\nThe *[tables](t.html "All")*')
  })
})

describe('a text whose headings are only in bold', () => {
  it('has its title and its sections', () => {
    const { headline, byline, sections } = readMarkdown(
      '**Le lavoir rouvre**\n\n*Par Inès Karam*\n\nOn y vient à pied.\n\n__Une pompe neuve__\n\nElle est **neuve**.',
      'fr',
    )
    expect([headline, byline]).toEqual(['Le lavoir rouvre', [{ name: 'Inès Karam' }]])
    expect(sections).toEqual([
      { heading: '', body: 'On y vient à pied.' },
      { heading: 'Une pompe neuve', body: 'Elle est **neuve**.' },
    ])
  })

  it.each([
    ['the bold line is a sentence', '**A sentence.**\n\nx'],
    ['the bold line goes on', '**A**\nb\n\nx'],
  ])('has none where %s', (_, text) => {
    const { sections } = readMarkdown(text, 'en')
    expect(sections.map(({ body }) => body).join('\n')).toContain('**A')
  })
})

describe('the outline of a foreign text', () => {
  it.each([
    [
      'the first heading is the headline',
      '# A\n\nx\n\n## B\n\ny',
      'A',
      [
        ['', 'x'],
        ['B', 'y'],
      ],
    ],
    [
      'headings of two ranks begin sections',
      '# A\n\n# B\n\n## C',
      'A',
      [
        ['B', ''],
        ['C', ''],
      ],
    ],
    ['deeper headings move up', '# A\n\n#### B\n\n##### C', 'A', [['B', '### C']]],
    ['they stay where there are sections', '# A\n\n## B\n\n#### C', 'A', [['B', '### C']]],
    ['underlined headings count', 'A\n===\n\nB\n---\nb', 'A', [['B', 'b']]],
    [
      'text over the only title is the lead',
      'x\n\n# A\n\n## B',
      'A',
      [
        ['', 'x'],
        ['B', ''],
      ],
    ],
    [
      'sections without a title have no headline',
      'x\n\n## B\n\n## C',
      '',
      [
        ['', 'x'],
        ['B', ''],
        ['C', ''],
      ],
    ],
    ['a heading in code is none', '```\n# A\n```', '', [['', '```\n# A\n```']]],
    ['marks go, characters stay', '# *A* `b` [c](https://d.e) \\* &amp; &eacute;', 'A b c * & é', [['', '']]],
    ['closing signs go', '# A ##\n\n## C#', 'A', [['C#', '']]],
    ['names of generators go', '# A {#a .b}\n\n## B {sic}', 'A', [['B {sic}', '']]],
    [
      'a heading keeps its no-break spaces',
      '# A\u00a0!\n\n## \u00a0B\u202f?',
      'A\u00a0!',
      [['\u00a0B\u202f?', '']],
    ],
  ])('%s', (_, text, headline, sections) => {
    expect(readMarkdown(text, 'fr').headline).toBe(headline)
    expect(bodies(text)).toEqual(sections)
  })

  it('drops a heading that only repeats the title of the front matter', () => {
    const content = readMarkdown('---\ntitle: A b\n---\n\n# A *b*\n\n## C\n', 'fr')
    expect(content.headline).toBe('A b')
    expect(content.sections.map(({ heading }) => heading)).toEqual(['C'])
  })

  it('makes a section of a heading that says something else', () => {
    const content = readMarkdown('---\ntitle: A\n---\n\n# B\n\nb\n', 'fr')
    expect(content.sections).toEqual([{ heading: 'B', body: 'b' }])
  })

  it('carries link definitions into the sections that use them', () => {
    const text = '# T\n\n[a][Réf]\n\n## B\n\nrien\n\n## C\n\n[réf]\n\n[réf]: https://exemple.fr\n'
    const { sections } = readMarkdown(text, 'fr')
    const links = sections.map(({ body }) => toHtml(readBlocks(body)).includes('href="https://exemple.fr/"'))
    expect(links).toEqual([true, false, true])
  })
})

const frontDraft = (lines: string) => draftOf(`---\n${lines}\n---\n\nx\n`, 'fr')
const front = (lines: string) => readMarkdown(`---\n${lines}\n---\n\nx\n`, 'fr')

describe('front matter', () => {
  it.each([
    ['2024-11-10', '2024-11-10'],
    ['2024-11-10T08:30:00Z', '2024-11-10T08:30:00Z'],
    ['2024-11-10 08:30:00 +0100', '2024-11-10T08:30:00+01:00'],
    ['2024-11-10 8:30 -03:30', '2024-11-10T08:30-03:30'],
    ['2024-11-10T23:30:00', '2024-11-10'],
    ['2024-11-10 00:00:00', '2024-11-10'],
    ['10 novembre 2024', '2024-11-10'],
    ['10/11/2024', '2024-11-10'],
    ['2024-02-30', ''],
    ['bientôt', ''],
  ])('reads the date %j as %j, and shifts it in no time zone', (written, date) => {
    expect(front(`date: ${written}`).date).toBe(date)
    expect(front(`date: "${written}"`).date).toBe(date)
  })

  it('keeps what of a date an article cannot hold', () => {
    expect(frontDraft('date: 2024-11-10T23:30:00').frontMatter).toEqual({ date: '2024-11-10T23:30:00' })
    expect(frontDraft('date: bientôt').frontMatter).toEqual({ date: 'bientôt' })
  })

  it.each([
    ['author: Inès Karam', [{ name: 'Inès Karam' }]],
    ['author: Inès Karam et Théo Lanz', [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }]],
    ['authors: [Inès Karam, Théo Lanz]', [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }]],
    [
      'authors:\n  - name: Inès Karam\n    job: photographe\n    link: https://exemple.fr',
      [{ name: 'Inès Karam', role: 'photographe', url: 'https://exemple.fr' }],
    ],
    ['author: {firstName: Inès, lastName: Karam}', [{ name: 'Inès Karam' }]],
    ['params:\n  author: Inès Karam', [{ name: 'Inès Karam' }]],
  ])('reads the byline of %j', (lines, byline) => {
    expect(front(lines).byline).toEqual(byline)
  })

  it('keeps every key that finds no field, where it stands, and leaves the note alone', () => {
    const { frontMatter, content } = frontDraft(
      'layout: post\nimage:\n  src: /a.jpg\n  alt: "1"\nlist: [1, 2.50]\nparams: {toc: true, x: y}\nempty:\ntitle: T',
    )
    expect(frontMatter).toEqual({
      layout: 'post',
      image: { src: '/a.jpg', alt: '1' },
      list: [1, '2.50'],
      params: { toc: true, x: 'y' },
    })
    expect(content.note).toBe('')
  })

  it.each([
    ['draft: true', 'draft'],
    ['draft: false', 'published'],
    ['published: false', 'draft'],
    ['status: review', 'review'],
    ['title: x', 'draft'],
  ])('reads the status of %j as %s', (lines, status) => {
    expect(front(lines).status).toBe(status)
  })

  it('takes keys for the fields that they name, not for parts of an object', () => {
    const { content, frontMatter } = frontDraft(
      '__proto__: {polluted: "yes"}\nconstructor: x\ntoString: y\ntitle: T',
    )
    expect(content.headline).toBe('T')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(Object.keys(frontMatter ?? {})).toEqual(['__proto__', 'constructor', 'toString'])
  })

  it.each(['---\nun texte\n---\nx', '---\n\nun texte\n\n---\n\nx', 'x\n\n---\ntitle: x\n---\n'])(
    'is none in %j: that is text',
    (text) => {
      const { content, frontMatter } = draftOf(text, 'fr')
      expect(frontMatter).toBeUndefined()
      expect(content.sections.map(({ heading, body }) => heading + body).join()).toMatch(/un texte|title: x/)
    },
  )

  it('runs no tag, follows no bomb and no depth', async () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `k${i + 1}: &k${i + 1} [${`*k${i}, `.repeat(9)}x]`,
    ).join('\n')
    const deep = `title: ${'['.repeat(20_000)}`
    const cases = [
      `k0: &k0 x\n${bomb}\ntitle: T`,
      deep,
      `${'- '.repeat(20_000)}a`,
      'title: !!js/function "x"',
      'a: &a [*a]',
    ]
    await within(100, () => {
      for (const lines of cases) expect(() => front(lines)).not.toThrow()
    })
    expect(JSON.stringify(front(cases[0] ?? '')).length).toBeLessThan(100_000)
  })

  it('of more than 64 KB is not read, said, and not lost', () => {
    const { blocks, doubts } = frontDraft(`title: T\nlong: ${'a'.repeat(70_000)}`)
    expect(doubts.map(({ name }) => name)).toContain('front-matter-unread')
    expect(blocks[0]).toMatchObject({ kind: 'aside', reason: 'front-matter-line' })
    expect(blocks[0]?.text.length).toBeGreaterThan(70_000)
  })
})

describe('the lines below the headline', () => {
  it.each([
    ['Par Inès Karam', [{ name: 'Inès Karam' }], '', 'x'],
    ['*Inès Karam*', [{ name: 'Inès Karam' }], '', 'x'],
    ['2024-11-10', [], '2024-11-10', 'x'],
    ['**10 novembre 2024**\\\nPar Inès Karam', [{ name: 'Inès Karam' }], '2024-11-10', 'x'],
    ['Inès Karam', [], '', 'Inès Karam\n\nx'],
    ['Par ici la sortie, dit-elle.', [], '', 'Par ici la sortie, dit-elle.\n\nx'],
  ])('%j', (lines, byline, date, body) => {
    const content = readMarkdown(`# T\n\n${lines}\n\nx`, 'fr')
    expect(content.byline).toEqual(byline)
    expect(content.date).toBe(date)
    expect(content.sections).toEqual([{ heading: '', body }])
  })
})
