import { describe, expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { readMarkdown } from '../../../src/core/document/index.ts'
import type { Block as Node, Paragraph } from '../../../src/core/document/types.ts'
import { buildDraft, type Draft, isSure } from '../../../src/core/import/index.ts'
import { type SourceBlock, sourceBlocksOf } from '../../../src/core/import/tree/sourceBlock.ts'
import { treeDraft } from '../../../src/core/import/tree/treeDraft.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const PROSE =
  'La dernière soudure a été posée mardi, sans cérémonie, devant deux élus et trois journalistes frigorifiés.'

function draftOf(source: readonly SourceBlock[], guess = true): Draft {
  const file = { fileName: 'a.docx', format: 'markdown', encoding: null, origin: null } as const
  return treeDraft({ ...file, base: emptyContent('fr'), source, guess })
}

const paragraph = (text: string, bold = false): { node: Paragraph } => ({
  node: { type: 'paragraph', content: [{ type: 'text', text, marks: bold ? [{ type: 'strong' }] : [] }] },
})
const heading = (text: string, level: number): SourceBlock => ({
  node: { type: 'sectionHeading', text },
  level,
})
const sectionsOf = ({ content }: Draft) => content.sections.map(({ heading: text, body }) => [text, body])

describe('a document that names its parts', () => {
  test('has its title, date and byline above the first section', () => {
    const { content, doubts } = draftOf([
      heading('Le tram est là', 1),
      paragraph('Par Inès Karam'),
      paragraph('10 novembre 2024'),
      paragraph(PROSE),
      heading('La suite', 2),
      paragraph(PROSE),
      heading('Le détail', 3),
      paragraph(PROSE),
    ])
    expect(doubts).toEqual([])
    expect(content).toMatchObject({
      headline: 'Le tram est là',
      byline: [{ name: 'Inès Karam' }],
      date: '2024-11-10',
      sections: [
        { heading: '', body: PROSE },
        { heading: 'La suite', body: `${PROSE}\n\n### Le détail\n\n${PROSE}` },
      ],
    })
  })
  test('takes a named title at its word, and the uppermost headings for sections', () => {
    const draft = draftOf([
      { ...paragraph('Le tram est là'), kind: 'headline' },
      heading('La suite', 3),
      paragraph(PROSE),
    ])
    expect(draft.content.headline).toBe('Le tram est là')
    expect(sectionsOf(draft)).toEqual([['La suite', PROSE]])
  })
  test('keeps links, lists and marks', () => {
    const nodes: Node[] = readMarkdown(
      `Un **mot** et [un lien](https://exemple.fr).\n\n- un\n- deux\n\n> cité`,
    )
    const { content, blocks } = draftOf([heading('Titre', 1), ...sourceBlocksOf(nodes)], false)
    expect(content.sections[0]?.body).toBe(
      'Un **mot** et [un lien](https://exemple.fr).\n\n- un\n- deux\n\n> cité',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'list', 'quote'])
  })
})

describe('a heading under the dateline of a text', () => {
  const LEDE = paragraph(`LILLE — ${PROSE}`)
  const BELOW = [heading('La suite', 1), paragraph(PROSE)]
  test.each([
    ['plain', paragraph('Le tram est là'), [paragraph('Par Inès Karam')]],
    ['in bold, nobody signs', paragraph('Le tram est là', true), []],
  ])('begins a section, and what stands first is the headline: %s', (_, title, signed) => {
    const draft = draftOf([title, ...signed, LEDE, ...BELOW])
    expect(draft.content).toMatchObject({ headline: 'Le tram est là', dateline: 'Lille' })
    expect(sectionsOf(draft)).toEqual([
      ['', PROSE],
      ['La suite', PROSE],
    ])
  })
  test('is no headline of a file that names headings and no other title, which is asked for', () => {
    const draft = draftOf([paragraph('Le tram est là'), LEDE, ...BELOW], false)
    expect(draft.content.headline).toBe('')
    const asked = draft.blocks.filter(({ reason }) => reason === 'paragraph-no-headline')
    expect(asked).toMatchObject([{ text: 'Le tram est là', certainty: 'doubtful' }])
  })
  test('is the headline still below a date or a label', () => {
    for (const line of ['10 novembre 2024', 'Rubrique : Région'])
      expect(draftOf([paragraph(line), heading('La suite', 1), LEDE]).content.headline).toBe('La suite')
  })
})

describe('a document that names nothing', () => {
  test('is read as plain text is, with lines in bold as headings', () => {
    const draft = draftOf([
      paragraph('Le tram est là'),
      paragraph('Par Inès Karam'),
      paragraph(PROSE),
      paragraph('La suite', true),
      paragraph(PROSE),
    ])
    expect(draft.content).toMatchObject({ headline: 'Le tram est là', byline: [{ name: 'Inès Karam' }] })
    expect(sectionsOf(draft)).toEqual([
      ['', PROSE],
      ['La suite', PROSE],
    ])
  })
})

describe('lines in bold below a title that is named', () => {
  const TITLES: [string, SourceBlock][] = [
    ['as a title', { ...paragraph('Le tram est là'), kind: 'headline' }],
    ['as the only heading', heading('Le tram est là', 1)],
    ['as a heading of a low level', heading('Le tram est là', 4)],
  ]
  test.each(TITLES)('begin sections: %s', (_, title) => {
    const draft = draftOf([title, paragraph(PROSE), paragraph('La suite', true), paragraph(PROSE)])
    expect(draft.content.headline).toBe('Le tram est là')
    expect(sectionsOf(draft)).toEqual([
      ['', PROSE],
      ['La suite', PROSE],
    ])
  })
  test('begin sections of a page with one title', async () => {
    const page = `<h1>Le tram est là</h1><p>${PROSE}</p><p><strong>La suite</strong></p><p>${PROSE}</p>`
    expect(sectionsOf(await readCopy(page, 'a.html'))[1]).toEqual(['La suite', PROSE])
  })
  test('stay as they are beside headings, and where they lead elsewhere', () => {
    const title = heading('Le tram est là', 1)
    const bold = paragraph('La suite', true)
    const [linked] = readMarkdown('[**La suite**](https://exemple.fr)')
    if (!linked) throw new Error()
    expect(
      sectionsOf(
        draftOf([title, paragraph(PROSE), bold, paragraph(PROSE), heading('Fin', 2), paragraph(PROSE)]),
      ),
    ).toHaveLength(2)
    expect(sectionsOf(draftOf([title, paragraph(PROSE), { node: linked }, paragraph(PROSE)]))).toHaveLength(1)
    expect(
      sectionsOf(draftOf([paragraph(PROSE), heading('Fin', 2), paragraph(PROSE), bold, paragraph(PROSE)])),
    ).toHaveLength(2)
  })
  const [list, table] = readMarkdown('- un\n- deux\n\n| a | b |\n| - | - |\n| c | d |').map((node) => ({
    node,
  }))
  test('begin sections above a list too, and above a table with a doubt, beside others over paragraphs', () => {
    const [, title] = TITLES[0] ?? []
    if (!title || !list || !table) throw new Error()
    const head = [title, paragraph(PROSE), paragraph('À emporter', true), list]
    const over = draftOf([...head, paragraph('La suite', true), paragraph(PROSE), paragraph(PROSE)])
    expect(over.content.sections.map((section) => section.heading)).toEqual(['', 'À emporter', 'La suite'])
    expect(isSure(over)).toBe(true)
    const onTable = [
      ...head,
      paragraph('La suite', true),
      paragraph(PROSE),
      paragraph('Horaires', true),
      table,
      paragraph(PROSE),
      paragraph(PROSE),
    ]
    expect(draftOf(onTable).content.sections.map((section) => section.heading)).toContain('Horaires')
    expect(isSure(draftOf(onTable))).toBe(false)
    expect(sectionsOf(draftOf([title, paragraph(PROSE), paragraph('Horaires', true), table]))).toHaveLength(1)
  })
})

describe('a name in bold below the title', () => {
  const title: SourceBlock = { ...paragraph('Le tram est là'), kind: 'headline' }
  const MORE = [paragraph('La suite', true), paragraph(PROSE)]
  test('signs, which is asked about', () => {
    for (const below of [[], MORE]) {
      const draft = draftOf([
        title,
        paragraph('Marie Dupont', true),
        paragraph(PROSE),
        paragraph(PROSE),
        ...below,
      ])
      expect(draft.content.byline).toEqual([{ name: 'Marie Dupont' }])
      expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
    }
  })
  test('signs below a line that leads to the text, too', () => {
    const draft = draftOf([
      title,
      paragraph('Elle a attendu dix ans.'),
      paragraph('Marie Dupont', true),
      paragraph(PROSE),
      ...MORE,
    ])
    expect(draft.content.byline).toEqual([{ name: 'Marie Dupont' }])
    expect(draft.content.sections.map((section) => section.heading)).toEqual(['', 'La suite'])
  })
  test('heads what is below it in the text, and where other names do', () => {
    const later = draftOf([
      title,
      paragraph(PROSE.repeat(2)),
      paragraph('Marie Dupont', true),
      paragraph(PROSE),
      paragraph(PROSE),
    ])
    expect(later.content.sections.map((section) => section.heading)).toEqual(['', 'Marie Dupont'])
    const several = draftOf([
      title,
      paragraph('Marie Dupont', true),
      paragraph(PROSE),
      paragraph(PROSE),
      paragraph('Jean Martin', true),
      paragraph(PROSE),
    ])
    expect(several.content.sections.map((section) => section.heading)).toEqual([
      'Marie Dupont',
      'Jean Martin',
    ])
  })
  test('is the headline where nothing stands above it', () => {
    expect(
      draftOf([paragraph('Marie Dupont', true), paragraph(PROSE), paragraph(PROSE)]).content.byline,
    ).toEqual([])
  })
})

test('a name between the headline and the date is no line under it', async () => {
  const draft = await readCopy(
    `Le tram est là\n\nMarie Dupont\n\nLille\n\n10 novembre 2024\n\n${PROSE}\n\n${PROSE}\n`,
  )
  expect(draft.content).toMatchObject({ subhead: '', byline: [{ name: 'Marie Dupont' }] })
  expect(doubtNames(draft)).toContain('byline-name-uncertain')
  const subhead = await readCopy(`Le tram est là\n\nUne ligne attendue\n\n10 novembre 2024\n\n${PROSE}\n`)
  expect(subhead.content.subhead).toBe('Une ligne attendue')
})

describe('headings that are all of one level', () => {
  const rest = [heading('La suite', 1), paragraph(PROSE)]
  test.each([
    ['who signs', [paragraph('Par Inès Karam'), paragraph(PROSE)]],
    ['a dateline', [paragraph(`LILLE — ${PROSE}`)]],
  ])('have the headline first, above %s, which is asked about', (_, below) => {
    const draft = draftOf([heading('Le tram est là', 1), ...below, ...rest])
    expect(draft.content.headline).toBe('Le tram est là')
    expect(sectionsOf(draft).map(([text]) => text)).toEqual(['', 'La suite'])
    expect(doubtNames(draft)).toContain('headline-among-equals')
  })
  test('have none above a paragraph, or below one', () => {
    const first = [heading('Le tram est là', 1), paragraph(PROSE), ...rest]
    for (const source of [
      first,
      [paragraph(PROSE), heading('Le tram', 1), paragraph('Par Inès Karam'), ...rest],
    ]) {
      expect(draftOf(source).content.headline).toBe('')
      expect(doubtNames(draftOf(source))).toContain('paragraph-no-headline')
    }
  })
})

describe('lines in capitals', () => {
  const head = [paragraph('Le tram est là'), paragraph('Par Inès Karam'), paragraph(PROSE)]
  const headingsOf = (...source: SourceBlock[]) =>
    sectionsOf(draftOf([...head, ...source])).map(([text]) => text)
  test('begin sections in a document without other headings', () => {
    const draft = draftOf([
      ...head,
      paragraph('LA SUITE'),
      paragraph(PROSE),
      paragraph('LA FIN'),
      paragraph(PROSE),
    ])
    expect(sectionsOf(draft)).toEqual([
      ['', PROSE],
      ['LA SUITE', PROSE],
      ['LA FIN', PROSE],
    ])
    expect(isSure(draft)).toBe(true)
  })
  test('stay in the text beside other headings, as names, as those who speak, and above no sentence', () => {
    const capitals = [paragraph('LA SUITE'), paragraph(PROSE)]
    expect(headingsOf(...capitals, paragraph('Une rue', true), paragraph(PROSE), paragraph(PROSE))).toEqual([
      '',
      'Une rue',
    ])
    expect(headingsOf(paragraph('MARIE DUPONT'), paragraph(PROSE))).toEqual([''])
    expect(headingsOf(...capitals, ...capitals)).toEqual([''])
    expect(headingsOf(paragraph('LA SUITE'), paragraph('LA FIN'))).toEqual([''])
  })
})

describe('the look of a paragraph', () => {
  const sized = (text: string, size: number, bold = false): SourceBlock => ({
    ...paragraph(text, bold),
    size,
  })

  test('in larger letters makes a title or a heading', () => {
    const draft = draftOf([
      sized('Le tram est là', 20),
      sized('Par Inès Karam', 11, true),
      sized(PROSE, 11),
      sized('La suite', 14),
      sized(PROSE, 11),
      sized('Le détail', 11, true),
      sized(PROSE, 11),
    ])
    expect(draft.content).toMatchObject({ headline: 'Le tram est là', byline: [{ name: 'Inès Karam' }] })
    expect(sectionsOf(draft)).toEqual([
      ['', PROSE],
      ['La suite', `${PROSE}\n\n### Le détail\n\n${PROSE}`],
    ])
    expect(draft.blocks[3]?.reason).toBe('heading-larger')
  })
  test.each([
    ['bold', (text: string) => paragraph(text, true)],
    ['headings', (text: string) => heading(text, text.startsWith('COMM') ? 1 : 2)],
  ])('in %s makes no title of what a text is that was sent to newsrooms', (_, head) => {
    const label = head('COMMUNIQUÉ DE PRESSE')
    const draft = draftOf([label, paragraph('10 novembre 2024'), head('Le tram est là'), paragraph(PROSE)])
    expect(draft.content).toMatchObject({ headline: 'Le tram est là', date: '2024-11-10' })
    expect(sectionsOf(draft)).toEqual([['', PROSE]])
  })
  test('names above a name that signs sign as well', () => {
    const names = ['Inès Karam', 'Paul Roux', '10 novembre 2024'].map((text) => paragraph(text))
    const { content } = draftOf([heading('Le tram est là', 1), ...names, paragraph(PROSE)])
    expect(content).toMatchObject({ subhead: '', byline: [{ name: 'Inès Karam' }, { name: 'Paul Roux' }] })
  })
  test('in bold makes a heading under a title that is named', () => {
    const title: SourceBlock = { ...paragraph('Le tram est là'), kind: 'headline' }
    const draft = draftOf([title, paragraph(PROSE), paragraph('La suite', true), paragraph(PROSE)])
    expect(sectionsOf(draft)).toEqual([
      ['', PROSE],
      ['La suite', PROSE],
    ])
  })
  test('makes the largest line the title, below a rubric too, and the next large one the subhead', () => {
    const draft = draftOf([
      sized('Transports', 9),
      sized('Le tram est là', 20),
      sized('Une ligne de plus', 14),
      sized(PROSE, 11),
      sized('La suite', 11, true),
      sized(PROSE, 11),
    ])
    expect(draft.content).toMatchObject({
      kicker: 'Transports',
      headline: 'Le tram est là',
      subhead: 'Une ligne de plus',
    })
    expect(sectionsOf(draft)).toEqual([
      ['', PROSE],
      ['La suite', PROSE],
    ])
  })
  test('says nothing where most look so', () => {
    const draft = draftOf([
      sized('Le tram est là', 11),
      paragraph(PROSE),
      ...['Un', 'Deux', 'Trois', 'Quatre'].map((text) => paragraph(text, true)),
    ])
    expect(draft.content.sections).toHaveLength(1)
  })
})

describe('a title that a document marks', () => {
  test('is the headline below the subject of a memo', () => {
    const { content } = draftOf([
      paragraph('De : Inès Karam'),
      paragraph('Objet : papier tram'),
      heading('Le tram est là', 1),
      paragraph(PROSE),
    ])
    expect(content).toMatchObject({ headline: 'Le tram est là', note: 'Objet : papier tram' })
  })

  test('is asked about below another that a label announces', () => {
    const draft = draftOf([
      paragraph('Titre : Un tram est là'),
      heading('Le tram est là', 1),
      paragraph(PROSE),
    ])
    expect(draft.content).toMatchObject({ headline: 'Le tram est là', note: 'Titre : Un tram est là' })
    expect(doubtNames(draft)).toEqual(['headline-among-others'])
  })

  test.each(['Cahier samedi – page 4', 'V3 relu SR OK', 'Légende : le tram, lundi'])(
    'has a line over it asked about: %s',
    (line) => {
      const draft = draftOf([paragraph(line), heading('Le tram est là', 1), paragraph(PROSE)])
      expect(draft.content.headline).toBe('Le tram est là')
      expect(doubtNames(draft)).toHaveLength(1)
    },
  )
})

test('what is left out below the text does not hide its end', () => {
  const { content } = draftOf([
    heading('Le tram est là', 1),
    paragraph(PROSE),
    paragraph('Par Inès Karam'),
    ...Array.from({ length: 8 }, (): SourceBlock => ({ ...paragraph('Page 1'), kind: 'aside' })),
  ])
  expect(content.byline).toEqual([{ name: 'Inès Karam' }])
})

describe('a part that is reclassified', () => {
  const draft = draftOf([
    heading('Titre', 1),
    paragraph('Sous le titre'),
    paragraph(PROSE, true),
    paragraph(PROSE),
  ])
  const choose = (line: number, kind: Draft['blocks'][number]['kind']) =>
    buildDraft({
      ...draft,
      blocks: draft.blocks.map((block) =>
        block.line === line ? { ...block, kind, reason: 'chosen' } : block,
      ),
    }).content

  test('becomes what is chosen, and keeps its marks where that has any', () => {
    expect(choose(2, 'standfirst').standfirst).toBe('Sous le titre')
    expect(choose(2, 'heading').sections[0]).toMatchObject({ heading: 'Sous le titre' })
    expect(choose(3, 'quote').sections[0]?.body).toContain(`> **${PROSE}**`)
    expect(choose(3, 'list').sections[0]?.body).toContain(`- **${PROSE}**`)
    expect(choose(1, 'paragraph')).toMatchObject({ headline: '' })
  })
  test('goes to the note, or is left out', () => {
    expect(choose(2, 'note').note).toBe('Sous le titre')
    expect(JSON.stringify(choose(2, 'aside'))).not.toContain('Sous le titre')
  })
})

test('a kind of text right below the title, over who signs, is the kicker', async () => {
  const draft = await readCopy(
    `# Le bac repart\n\n## Reportage\n\nPar Zorvan Krestel\n\n${PROSE}\n\n### La panne\n\n${PROSE}\n`,
    'copy.md',
  )
  expect(draft.content).toMatchObject({ headline: 'Le bac repart', kicker: 'Reportage', subhead: '' })
})
