import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const read = (text: string, fileName = 'copy.md') => readCopy(text, fileName)

const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const ES =
  'El faro volvió a encenderse el domingo por la noche, después de dos años a oscuras, y todo el pueblo bajó a la playa a verlo.'
const FR =
  'Le phare s’est rallumé dimanche soir après deux ans de nuit, et tout le village est descendu sur la grève pour le voir.'

const bodyOf = ({ content }: Draft) => content.sections.map(({ body }) => body).join('\n\n')

/** A text below a title with lines in one paragraph, in each format in which they are. */
const FORMATS = [
  ['copy.md', (lines: readonly string[], text: string) => `# The lamp\n\n${lines.join('\n')}\n\n${text}\n`],
  ['copy.txt', (lines: readonly string[], text: string) => `The lamp\n\n${lines.join('\n')}\n\n${text}\n`],
  [
    'copy.html',
    (lines: readonly string[], text: string) => `<h1>The lamp</h1><p>${lines.join('<br>')}</p><p>${text}</p>`,
  ],
] as const

describe.each(FORMATS)('lines with labels below a title: %s', (fileName, made) => {
  test.each([
    [
      'in English',
      EN,
      ['Status: Draft', 'Author: Nora Pike', 'Date: February 12, 2026', 'Tags: sea, lamps'],
      {
        byline: [{ name: 'Nora Pike' }],
        date: '2026-02-12',
        keywords: ['sea', 'lamps'],
        note: 'Status: Draft',
      },
    ],
    [
      'in Spanish',
      ES,
      ['Estado: En revisión', 'Autor: Lucía Marcos', 'Fecha: 12 de febrero de 2026'],
      { byline: [{ name: 'Lucía Marcos' }], date: '2026-02-12', note: 'Estado: En revisión' },
    ],
    [
      'in French',
      FR,
      ['Statut: Relu', 'Auteur: Inès Karam', 'Date de publication: 12 février 2026', 'Rubrique: Société'],
      { byline: [{ name: 'Inès Karam' }], date: '2026-02-12', desk: 'Société', note: 'Statut: Relu' },
    ],
    [
      'with a credit above',
      FR,
      ['Photos : Malik Diallo', 'Texte : Inès Karam'],
      { byline: [{ name: 'Inès Karam' }], note: 'Photos : Malik Diallo' },
    ],
    [
      'of the desk alone',
      EN,
      ['Created: February 12, 2026 9:14 AM', 'Status: Draft', 'Owner: Nora Pike', 'Word count: 640'],
      {
        byline: [],
        note: 'Created: February 12, 2026 9:14 AM\nStatus: Draft\nOwner: Nora Pike\nWord count: 640',
      },
    ],
  ] as const)('are its fields, and the rest is for the desk: %s', async (_, text, lines, fields) => {
    const draft = await read(made(lines, text), fileName)
    expect(draft.content).toMatchObject({ headline: 'The lamp', subhead: '', ...fields })
    expect(bodyOf(draft)).toBe(text)
    expect(isSure(draft)).toBe(true)
  })

  test('stay lines of the text where they are for readers', async () => {
    const draft = await read(made(['Préparation : 20 min', 'Cuisson : 35 min'], FR), fileName)
    expect(draft.content).toMatchObject({ headline: 'The lamp', subhead: '', note: '' })
    expect(bodyOf(draft)).toBe(`Préparation : 20 min\\\nCuisson : 35 min\n\n${FR}`)
  })

  test('are asked about where the label of one says nothing of an article', async () => {
    const draft = await read(made(['Venue: Kelby Hall', 'Date: 12 March 2026'], EN), fileName)
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['label-of-form', 'date-label'])
  })
})

describe('in Markdown', () => {
  test('labels may be in bold', async () => {
    const draft = await read(`# The lamp\n\n**Author:** Nora Pike\n**Status:** Draft\n\n${EN}\n`)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], note: 'Status: Draft' })
    expect(bodyOf(draft)).toBe(EN)
  })

  test('lines are those of a form below a subtitle, too', async () => {
    const draft = await read(`# The lamp\n\n## It burns\n\nAuthor: Nora Pike\nStatus: Draft\n\n${EN}\n`)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], note: 'Status: Draft' })
  })

  test('lines about a book stay together below who signs', async () => {
    const lines = ['Title: The lamp', 'Author: Jean Roux', 'Price: 20 euros']
    const draft = await read(`# A book\n\nBy Nora Pike\n\n${lines.join('\n')}\n\n${EN}\n`)
    expect(draft.content).toMatchObject({ headline: 'A book', byline: [{ name: 'Nora Pike' }], note: '' })
    expect(bodyOf(draft)).toBe(`${lines.join('\\\n')}\n\n${EN}`)
  })

  test.each([
    [
      'that was wrapped',
      'The mayor: it is good, and so the\nTown said: it is true, and then the\nAuthor: nobody.',
    ],
    ['of which a line has no label', 'Where it burns: at sea\nand nobody knows for how long'],
  ])('a paragraph is one line %s', async (_, paragraph) => {
    const draft = await read(`# The lamp\n\n${paragraph}\n\n${EN}\n`)
    expect(bodyOf(draft)).toBe(`${paragraph.replaceAll('\n', ' ')}\n\n${EN}`)
  })

  test('code keeps its lines', async () => {
    const code = '```\nAuthor: x\n\nStatus: y\nDate: z\n```'
    expect(bodyOf(await read(`# The lamp\n\n${code}\n\n${EN}\n`))).toBe(`${code}\n\n${EN}`)
  })
})

describe('a dateline below labels', () => {
  const TEXT =
    'The library will stop charging late fees in April, ending a practice that began with a penalty of two cents.'
  const LABELLED = 'Standfirst: Borrowers owe the city $41,000. The city would rather have its books back.'
  test.each([
    ['txt', ''],
    ['md', '# '],
  ])('is read though one of them announces sentences: %s', async (extension, sign) => {
    const draft = await readCopy(
      `${sign}Fines scrapped\n\n${LABELLED}\n\nBROOKMERE, Ohio — ${TEXT}\n\n${TEXT}\n`,
      `a.${extension}`,
    )
    expect(draft.content).toMatchObject({ dateline: 'Brookmere, Ohio' })
    expect(draft.content.sections[0]?.body).toBe(`${TEXT}\n\n${TEXT}`)
  })
  test('is none below sentences of the text', async () => {
    const draft = await readCopy(`Fines scrapped\n\n${LABELLED}\n\n${TEXT}\n\nBROOKMERE, Ohio — ${TEXT}\n`)
    expect(draft.content.dateline).toBe('')
  })
})

test('a headline for the web is the headline, one for print another that is proposed', async () => {
  const text = `Web headline: The lamp is lit\nPrint headline: Let there be light\nBy: Nora Pike\n\n${EN}\n\n${EN}\n`
  const { content } = await readCopy(text, 'copy.txt')
  expect(content).toMatchObject({ headline: 'The lamp is lit', byline: [{ name: 'Nora Pike' }] })
  expect(content.note).toContain('Print headline: Let there be light')
})
