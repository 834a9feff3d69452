import { describe, expect, test } from 'vitest'
import type { ArticleContent } from '../../../../src/core/article/index.ts'
import { isSure } from '../../../../src/core/import/index.ts'
import { draftOf, htmlOf } from './draftOf.ts'

const BODY = 'Le bac repart lundi, dit la mairie.'
const fenced = (lines: string) => `---\n${lines}\n---\n\n${BODY}\n`

describe('front matter as people write it is read whole, and is sure', () => {
  test.each<[string, Partial<ArticleContent>]>([
    [
      'title: Le bac: la suite\ntags: [mer, "deux mots"]',
      { headline: 'Le bac: la suite', keywords: ['mer', 'deux mots'] },
    ],
    [
      'title: Bac : on repart : enfin\ntags:\n  - mer',
      { headline: 'Bac : on repart : enfin', keywords: ['mer'] },
    ],
    ['title: Le bac: la suite\nparams:\n  section: Mer', { headline: 'Le bac: la suite', desk: 'Mer' }],
    [
      'title: Le bac: la suite\ndescription: >\n  Deux lignes\n  de chapô.\ntags: [a]',
      { standfirst: 'Deux lignes de chapô.', keywords: ['a'] },
    ],
    [
      'title: Le bac\ndescription: |\nUne ligne\net une autre.\ntags: [a]',
      { standfirst: 'Une ligne\net une autre.', keywords: ['a'] },
    ],
    ['title: Le bac\nlinks:\n\n- name: Port\n  href: /port\n', { headline: 'Le bac' }],
    ['title: Le bac\ndate_publication: 12 mars 2026', { date: '2026-03-12' }],
    ['title: Le bac\nfecha_de_publicación: 2026-03-12', { date: '2026-03-12' }],
    [
      'post_title: Le bac\npost_date: 2026-03-12 08:00:00\npost_author: Inès Carrel\npost_excerpt: Enfin.\npost_name: le-bac',
      { headline: 'Le bac', byline: [{ name: 'Inès Carrel' }], standfirst: 'Enfin.', slug: 'le-bac' },
    ],
    ['title: Le bac\nweight: 2\n\n# rien de plus\n', { headline: 'Le bac' }],
    ['title: Le bac\nembargo: 2026-03-13 06:00:00 +01:00', { embargo: '2026-03-13T06:00:00+01:00' }],
    [
      'title: Le bac\nembargo: 2026-03-13T06:00:00\ntimezone: Europe/Paris',
      { embargo: '2026-03-13T06:00:00+01:00' },
    ],
    ['title: Le bac\nembargo: 13 March 2026, 6 a.m. GMT', { embargo: '2026-03-13T06:00:00+00:00' }],
    [
      'title: Le bac\ndate: 2026-03-12\nembargo_until: 13 mars à 18 h, heure de Paris',
      { date: '2026-03-12', embargo: '2026-03-13T18:00:00+01:00' },
    ],
    ['title: Le bac\nembargo: false', { embargo: '' }],
    ['title: Le bac\nauthor: "[[Inès Karam]]"', { byline: [{ name: 'Inès Karam' }] }],
    [
      'title: Le bac\nauthors:\n  - "[[Gens/Inès Karam]]"\n  - "[[paul|Paul Roux]]"',
      { byline: [{ name: 'Inès Karam' }, { name: 'Paul Roux' }] },
    ],
    ['title: Le bac\ndate: 2026-03-13\npublishDate: 2026-03-13', { date: '2026-03-13', embargo: '' }],
    [
      'title: Le bac\ndate: 2026-03-13T06:00:00\npublishDate: 2026-03-13T06:00:00',
      { date: '2026-03-13', embargo: '' },
    ],
    [
      'title: Le bac\nexcerpt: "\nAprès six mois,\n\nle bac repart."\nhero: false',
      { headline: 'Le bac', standfirst: 'Après six mois,\nle bac repart.' },
    ],
    ['title: Le bac\ndate: 2024-03-05 16:52:00 -4', { date: '2024-03-05T16:52:00-04:00' }],
    ['title: Le bac\ndate: 2024-03-05 16:52:00 +530', { date: '2024-03-05T16:52:00+05:30' }],
    ['title: Le bac&#58; &ldquo;enfin&rdquo; <em>on</em> part', { headline: 'Le bac: “enfin” on part' }],
    ['title: !Alerte rouge au port', { headline: '!Alerte rouge au port' }],
    ['title: !Important: le bac', { headline: '!Important: le bac' }],
    ['title: &c. et le reste', { headline: '&c. et le reste' }],
    ['title: *Le Bac* repart', { headline: '*Le Bac* repart' }],
    ['title: Récit #1 de l’année', { headline: 'Récit #1 de l’année' }],
    ['title: Le mot-clé #mer en tête', { headline: 'Le mot-clé #mer en tête' }],
    ['title: #mer', { headline: '#mer' }],
    ['title: @mairie répond', { headline: '@mairie répond' }],
    ['title: `bac` et code', { headline: '`bac` et code' }],
    ['title: %taux en hausse', { headline: '%taux en hausse' }],
    ['title: - tiret en tête', { headline: '- tiret en tête' }],
    ['title: [Direct] Le bac repart', { headline: '[Direct] Le bac repart' }],
    ['title: {{ site.name }} en mer', { headline: '{{ site.name }} en mer' }],
    ['title: "Elle dit "oui" au bac"', { headline: 'Elle dit "oui" au bac' }],
    ['title: "Oui" au bac', { headline: '"Oui" au bac' }],
    ['title: "Oui" et "non"', { headline: '"Oui" et "non"' }],
    ["title: 'L'eau monte'", { headline: "L'eau monte" }],
    ["title: 'L''eau monte'", { headline: "L'eau monte" }],
    ['title:Sans blanc\ndate:2024-03-05', { headline: 'Sans blanc', date: '2024-03-05' }],
    [
      'title: Le bac\n  repart lundi\ndate: 2024-03-05',
      { headline: 'Le bac repart lundi', date: '2024-03-05' },
    ],
    [
      'title: Le bac\nrepart lundi\ndate: 2024-03-05',
      { headline: 'Le bac repart lundi', date: '2024-03-05' },
    ],
    [
      'title: Le bac\ndescription: "Après six mois,\nle bac repart."\nauthor: Inès Karam',
      { standfirst: 'Après six mois, le bac repart.', byline: [{ name: 'Inès Karam' }] },
    ],
    [
      'title: "Le bac\n  repart: lundi"\ndate: 2024-03-05',
      { headline: 'Le bac repart: lundi', date: '2024-03-05' },
    ],
    ["description: 'Six mois\n\n  d''attente'\ntitle: A: b", { standfirst: "Six mois\nd'attente" }],
    [
      'title:\n  Le bac repart\ntags:\n\t- mer\n\t- port',
      { headline: 'Le bac repart', keywords: ['mer', 'port'] },
    ],
    ['title: A\ntags:\n- mer\n - port', { keywords: ['mer', 'port'] }],
    ['title: "A",\ntags: ["mer", "port"],\nx: y: z', { headline: 'A', keywords: ['mer', 'port'] }],
    ['title: A\ndate: !!timestamp 2024-03-05', { date: '2024-03-05' }],
    ['title: A\ntags: #mer #port', { keywords: ['mer', 'port'] }],
    ['title: A\ntags:\n  - #mer\n  - Lyon: le port', { keywords: ['mer', 'Lyon: le port'] }],
    ['title: A\ntags: [#mer, @port]', { keywords: ['mer', '@port'] }],
    [
      'title: A\ntags: [mer,\n  port]\nauthor: Inès Karam',
      { keywords: ['mer', 'port'], byline: [{ name: 'Inès Karam' }] },
    ],
    ['title: A\ndate: 2024-03-05 # hier', { headline: 'A', date: '2024-03-05', note: 'hier' }],
    ['# pour le site\ntitle: A', { headline: 'A', note: 'pour le site' }],
    ['base: &b Mer\ntitle: A\nsection: *b', { desk: 'Mer' }],
    [
      'title: A\nauthor: [Inès Karam, Théo Lanz]',
      { byline: [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }] },
    ],
    ['title: A\nprimary_author: Inès Karam', { byline: [{ name: 'Inès Karam' }] }],
    ['title: A\nauthors:\n- name: Inès Karam\n  affiliation: AFP', { byline: [{ name: 'Inès Karam' }] }],
  ])('%s', async (lines, fields) => {
    const draft = await draftOf(fenced(lines))
    expect(draft.content).toMatchObject(fields)
    expect(draft.doubts).toEqual([])
    expect(isSure(draft)).toBe(true)
    expect(draft.content.sections).toEqual([{ heading: '', body: BODY }])
  })
})

describe('what may be meant otherwise is a doubt that names its lines', () => {
  test.each([
    [
      'title: "Le bac repart\ndate: 2024-03-05',
      'front-matter-guessed',
      { lines: '2' },
      { headline: 'Le bac repart', date: '2024-03-05' },
    ],
    [
      "author: 'Inès Karam\ntitle: A",
      'front-matter-guessed',
      { lines: '2' },
      { headline: 'A', byline: [{ name: 'Inès Karam' }] },
    ],
    [
      'title: Budget # à revoir',
      'front-matter-guessed',
      { text: 'title: Budget # à revoir' },
      { headline: 'Budget # à revoir' },
    ],
    [
      'title: Le bac #titre\ndate: 2024-03-05',
      'front-matter-guessed',
      { text: 'title: Le bac #titre' },
      { headline: 'Le bac #titre' },
    ],
    ['tags: [mer, port\ntitle: A', 'front-matter-guessed', { lines: '2' }, { headline: 'A' }],
    [
      'title: A\n\n???\ndate: 2024-03-05',
      'front-matter-unread',
      { lines: '4', text: '???' },
      { headline: 'A', date: '2024-03-05' },
    ],
    ['title: A\ntitle: B', 'front-matter-twice', { keys: 'title' }, { headline: 'B' }],
    ['title: ???!', 'headline-without-words', {}, { headline: '???!' }],
    ['title: A\ndate: bientôt', 'front-matter-date', { value: 'bientôt' }, { date: '' }],
    ['title: A\ndate: 2024-02-30', 'front-matter-date', { value: '2024-02-30' }, { date: '' }],
    ['title: A\nembargo: 2030-03-13T06:00:00', 'front-matter-embargo', { value: '2030-03-13T06:00:00' }, {}],
    ['title: A\nembargo: 2026-03-13', 'front-matter-embargo', { value: '2026-03-13' }, {}],
    ['title: A\nembargo: 2026-02-30T06:00:00Z', 'front-matter-embargo', {}, {}],
    ['title: A\nembargo: true', 'front-matter-embargo', { value: 'true' }, { embargo: '' }],
    ['title: A\nembargo_until: demain matin', 'front-matter-embargo', { value: 'demain matin' }, {}],
    ['title: A\nSperrfrist: 13. März, 6 Uhr', 'front-matter-embargo', {}, { embargo: '' }],
    ['title: A\nembargo:\n  jour: mardi', 'front-matter-embargo', { value: '{"jour":"mardi"}' }, {}],
    ['title: A\npublishDate: 13/03/2026 06:00', 'front-matter-embargo', {}, { embargo: '' }],
    [
      'title: A\ndate: 2026-03-12\npublishDate: 2026-03-13',
      'front-matter-embargo',
      { value: '2026-03-13' },
      { date: '2026-03-12', embargo: '' },
    ],
    ['marbre: 1\ntitle: A\npublishDate: 2026-03-13 06:00', 'front-matter-embargo', {}, { embargo: '' }],
    ['title: A\ndate: lundi 4 mars 2026', 'front-matter-date', { value: 'lundi 4 mars 2026' }, {}],
    [
      'title: A\nembargo: lundi 4 mars 2026, 6 h, heure de Paris',
      'front-matter-embargo',
      {},
      { embargo: '' },
    ],
    ['title: A\ndate: {{date}}', 'front-matter-date', { value: '{{date}}' }, { date: '' }],
  ])('%s', async (lines, name, detail, fields) => {
    const draft = await draftOf(fenced(lines))
    expect(draft.doubts).toMatchObject([{ name, detail }])
    expect(draft.content).toMatchObject(fields)
    expect(draft.content.sections).toEqual([{ heading: '', body: BODY }])
  })

  test('an embargo that is not clear stays in the entries of the front matter', async () => {
    const draft = await draftOf(fenced('title: A\nembargo: vendredi 6 h'))
    expect(draft.frontMatter).toEqual({ embargo: 'vendredi 6 h' })
  })

  test('a date with two readings in English of no country', async () => {
    const draft = await draftOf(
      '---\ntitle: A\ndate: 03/04/2024\n---\nThe ferry sails on Monday, the town hall said.',
      'a.md',
      'en',
    )
    expect(draft.doubts).toMatchObject([{ name: 'front-matter-date-either-way', part: 'date' }])
    expect(draft.content.date).toBe('2024-04-03')
  })

  test.each([
    ['title: A\ndate: 2024-03-05\n\nLe texte du bac.', '<p>Le texte du bac.</p>\n'],
    ['title: A\n\nLe texte du bac.\n\n---\n\nLa suite.', '<p>Le texte du bac.</p>\n<hr>\n<p>La suite.</p>\n'],
    ['title: A\ntags:\n- mer\n\n## Le bac\n\nIl repart.', '<h2>Le bac</h2>\n<p>Il repart.</p>\n'],
  ])('a closing line that is missing: %s', async (lines, html) => {
    const draft = await draftOf(`---\n${lines}`)
    expect(draft.doubts).toMatchObject([{ name: 'front-matter-open', part: 'front-matter' }])
    expect(draft.content.headline).toBe('A')
    expect(htmlOf(draft)).toBe(html)
  })
})

describe('where front matter stands, and how it is fenced', () => {
  test.each([
    ['\n---\ntitle: A\n---\n\nTexte.'],
    ['\n\n  \n---\ntitle: A\n---\n\nTexte.'],
    ['\ufeff---\ntitle: A\n---\nTexte.'],
    ['<!-- markdownlint-disable -->\n---\ntitle: A\n---\n\nTexte.'],
    ['---\r\ntitle: A\r\n---\r\n\r\nTexte.'],
    ['---   \ntitle: A\n---\t\n\nTexte.'],
    [' ---\ntitle: A\n ---\n\nTexte.'],
    ['-----\ntitle: A\n-----\n\nTexte.'],
    ['---\n title: A\n tags: [b]\n---\n\nTexte.'],
    ['---\ntitle: A\n...\n\nTexte.'],
    ['--- yaml\ntitle: A\n---\n\nTexte.'],
    ['\n+++\ntitle = "A"\n+++\n\nTexte.'],
    ['---toml\ntitle = "A"\n---\n\nTexte.'],
    ['{\n  "title": "A"\n}\n\nTexte.'],
    ['---json\n{ "title": "A" }\n---\n\nTexte.'],
    [';;;\n"title": "A"\n;;;\n\nTexte.'],
    ['% A\n\nTexte.'],
    ['Title: A\nTags: b\nDate: 2024-03-05\n\nTexte.'],
    ['title:: A\ntags:: b\ndate:: 2024-03-05\n\nTexte.'],
  ])('%j', async (text) => {
    const draft = await draftOf(text)
    expect(draft).toMatchObject({
      doubts: [],
      content: { headline: 'A', sections: [{ heading: '', body: 'Texte.' }] },
    })
  })

  test('Pandoc’s title lines go on over indented ones', async () => {
    const { content } = await draftOf('% Le bac\n  repart\n% Inès Karam; Théo Lanz\n% 5 mars 2024\n\nTexte.')
    expect(content).toMatchObject({
      headline: 'Le bac repart',
      byline: [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }],
      date: '2024-03-05',
    })
  })

  test('Zola keeps its own fields in tables', async () => {
    const { content, frontMatter } = await draftOf(
      '\n+++\ntitle = "A"\ndate = 2024-03-05\n[taxonomies]\ntags = ["mer", "port"]\n[extra]\nlead = "Le chapô"\ntoc = true\n+++\n\nTexte.',
    )
    expect(content).toMatchObject({ standfirst: 'Le chapô', keywords: ['mer', 'port'], date: '2024-03-05' })
    expect(frontMatter).toEqual({ extra: { toc: true } })
  })

  test('TOML that breaks its rules is read entry by entry', async () => {
    const { content, doubts } = await draftOf(
      '+++\ntitle = "Le bac\ndate = 2024-03-05\n[params]\nsection = "Mer"\n+++\n\nTexte.',
    )
    expect(content).toMatchObject({ headline: 'Le bac', date: '2024-03-05', desk: 'Mer' })
    expect(doubts).toMatchObject([{ name: 'front-matter-guessed', detail: { lines: '2' } }])
  })

  test.each([
    ['2024-03-05T10:00:00+01:00', '2024-03-05T10:00:00+01:00'],
    ['2024-03-05 10:00:00 +0100', '2024-03-05T10:00:00+01:00'],
    ['2024-03-05 10:00', '2024-03-05'],
    ['2024/03/05', '2024-03-05'],
    ['2024-3-5', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['5 mars 2024', '2024-03-05'],
    ['March 5, 2024', '2024-03-05'],
    ['le mardi 5 mars 2024 à 10 h', '2024-03-05'],
    ['05.03.2024', '2024-03-05'],
    ['Tue, 05 Mar 2024 10:00:00 +0100', '2024-03-05T10:00:00+01:00'],
    ['1709632800', '2024-03-05T10:00:00Z'],
    ['2024年3月5日', '2024-03-05'],
  ])('the date %s', async (written, date) => {
    const draft = await draftOf(`---\ntitle: A\ndate: ${written}\n---\n\n${BODY}`)
    expect(draft).toMatchObject({ doubts: [], content: { date } })
  })
})

test('the bytes of a Windows path stay, with and without quotes', async () => {
  for (const written of ['C:\\Users\\ines\\bac.jpg', '"C:\\Users\\ines\\bac.jpg"']) {
    const { frontMatter } = await draftOf(fenced(`title: A\nimage: ${written}`))
    expect(frontMatter).toEqual({ image: 'C:\\Users\\ines\\bac.jpg' })
  }
})

test('items of several lines stay together where a value has a colon', async () => {
  const { frontMatter } = await draftOf(
    fenced('title: A: b\nimages:\n  - url: a.jpg\n    caption: Le bac: vue\n  - url: b.jpg'),
  )
  expect(frontMatter).toEqual({ images: [{ url: 'a.jpg', caption: 'Le bac: vue' }, { url: 'b.jpg' }] })
})

test('a list in place of fields is said, and listed', async () => {
  const { doubts, blocks } = await draftOf(fenced('- title: A'), 'index.md')
  expect(doubts.map(({ name }) => name)).toEqual(['front-matter-unread', 'no-headline'])
  expect(blocks[0]).toMatchObject({ kind: 'aside', text: '- title: A' })
})
