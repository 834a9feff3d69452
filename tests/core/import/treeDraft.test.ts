import { describe, expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { readMarkdown } from '../../../src/core/document/index.ts'
import type { Block as Node, Paragraph } from '../../../src/core/document/types.ts'
import { buildDraft, type Draft } from '../../../src/core/import/index.ts'
import { type SourceBlock, sourceBlocksOf } from '../../../src/core/import/tree/sourceBlock.ts'
import { treeDraft } from '../../../src/core/import/tree/treeDraft.ts'

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
    expect(draft.blocks.map(({ reason }) => reason)).toContain('paragraph-no-headline')
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
