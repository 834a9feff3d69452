import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const bodyOf = ({ content }: Draft) =>
  content.sections.map(({ heading, body }) => `${heading}\n${body}`.trim()).join('\n\n')

const TITLE = 'The lighthouse is lit again'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const FR =
  'Le phare s’est rallumé dimanche soir après deux ans de nuit, et tout le village est descendu sur la grève pour le voir.'
const DE =
  'Der Leuchtturm brennt seit Sonntag wieder, nach zwei dunklen Jahren, und das ganze Dorf kam an den Strand, um es zu sehen.'

const copy = (text: string, lines: readonly string[], title = TITLE) =>
  [title, '', text, '', ...lines].join('\n')

describe('who signs below the text, and how to reach them', () => {
  test.each([
    [
      'in French',
      FR,
      ['Inès Karam', 'Journaliste indépendante', '06 00 00 12 34', 'ines.karam@exemple.fr'],
      'Inès Karam',
      'Journaliste indépendante',
      '06 00 00 12 34',
    ],
    [
      'in English',
      EN,
      ['Nora Pike', 'Freelance reporter', 'M: 07700 900123', 'nora@example.org'],
      'Nora Pike',
      'Freelance reporter',
      'M: 07700 900123',
    ],
    [
      'in German',
      DE,
      ['Jana Roth', 'Freie Journalistin', 'Tel. 0170 1234567', 'roth@example.org'],
      'Jana Roth',
      'Freie Journalistin',
      'Tel. 0170 1234567',
    ],
  ] as const)('goes to the byline and the note: %s', async (_, text, lines, name, role, phone) => {
    const draft = await readCopy(copy(text, lines))
    const url = `mailto:${lines[3]}`
    expect(draft.content).toMatchObject({ byline: [{ name, role, url }], note: phone })
    expect(bodyOf(draft)).toBe(text)
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    ['copy.md', (lines: readonly string[]) => `# ${TITLE}\n\n${EN}\n\n${lines.join('  \n')}\n`],
    ['copy.md', (lines: readonly string[]) => `# ${TITLE}\n\n${EN}\n\n${lines.join('\n\n')}\n`],
    ['copy.html', (lines: readonly string[]) => `<h1>${TITLE}</h1><p>${EN}</p><p>${lines.join('<br>')}</p>`],
    [
      'copy.html',
      (lines: readonly string[]) => `<h1>${TITLE}</h1><p>${EN}</p><p>${lines.join('</p><p>')}</p>`,
    ],
  ])('does so in documents and pages, in a paragraph or in several: %s', async (fileName, made) => {
    const draft = await readCopy(
      made(['Nora Pike', 'Freelance reporter', '07700 900123', 'nora@example.org']),
      fileName,
    )
    expect(draft.content).toMatchObject({
      headline: TITLE,
      byline: [{ name: 'Nora Pike', role: 'Freelance reporter', url: 'mailto:nora@example.org' }],
      note: '07700 900123',
    })
    expect(bodyOf(draft)).toBe(EN)
    expect(isSure(draft)).toBe(true)
  })

  test.each([['--'], ['-- '], ['Kind regards,'], ['Cordialement,'], ['Mit freundlichen Grüßen']])(
    'below %j, which is left out, is asked about, as the sender of a mail is',
    async (parting) => {
      const draft = await readCopy(copy(EN, [parting, 'Nora Pike', '07700 900123']))
      expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], note: '07700 900123' })
      expect(bodyOf(draft)).toBe(EN)
      expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
    },
  )

  test('is for the desk alone where the text is signed above', async () => {
    const draft = await readCopy(
      [TITLE, '', 'By Nora Pike', '', EN, '', 'Nora Pike', '07700 900123'].join('\n'),
    )
    expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], note: 'Nora Pike\n07700 900123' })
    expect(bodyOf(draft)).toBe(EN)
  })

  test('has the town beside the name', async () => {
    const draft = await readCopy(copy(EN, ['Yours sincerely,', 'Nora Pike', 'Kelby', '07700 900123']))
    expect(draft.content).toMatchObject({
      byline: [{ name: 'Nora Pike', role: 'Kelby' }],
      note: '07700 900123',
    })
  })

  test('is asked about where it may be somebody whom readers are to call', async () => {
    const draft = await readCopy(copy(EN, ['Nora Pike', '07700 900123']))
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain', 'contact-of-author'])
  })

  test('is asked about in a single line, too', async () => {
    const line = 'Nora Pike, freelance, 07700 900123, nora@example.org'
    const draft = await readCopy(copy(EN, [line]))
    expect(draft.content.note).toBe(line)
    expect(doubtNames(draft)).toEqual(['contact-of-author'])
  })
})

describe('stays in the text:', () => {
  test.each([
    ['a letter without an address', ['Yours sincerely,', 'Nora Pike', 'Kelby']],
    ['what readers are told to do', ['Seats are to be booked by telephone:', 'Nora Pike', '07700 900123']],
    ['where something is on', ['Kelby Hall', 'Doors at seven', '07700 900123']],
  ])('%s', async (_, lines) => {
    const draft = await readCopy(copy(EN, lines))
    expect(draft.content).toMatchObject({ byline: [], note: '' })
    for (const line of lines) expect(bodyOf(draft)).toContain(line)
  })
})

describe('a conversation', () => {
  const QUESTIONS = [
    'Why a barn?',
    'It stood empty, and silence costs less there than in a studio.',
    '',
    'And now?',
    'We tour in March, by train, as long as there are trains.',
  ]

  test.each([
    ['(Propos recueillis par Inès Karam)', 'Inès Karam'],
    ['(Interview by Nora Pike)', 'Nora Pike'],
  ])('is signed by who asked, in brackets below it: %s', async (line, name) => {
    const draft = await readCopy([TITLE, '', EN, '', ...QUESTIONS, '', line].join('\n'))
    expect(draft.content).toMatchObject({ byline: [{ name }], note: '' })
    expect(isSure(draft)).toBe(true)
  })

  test.each([['Interview: Nora Pike'], ['Entretien : Noé Talbot'], ['Entrevista: Noé Talbot']])(
    'is asked about where a name alone may be that of who answers: %s',
    async (line) => {
      const draft = await readCopy([TITLE, '', EN, '', line, '', ...QUESTIONS].join('\n'))
      expect(draft.content.byline).toMatchObject([{ name: line.split(/[ ]?: /)[1] }])
      expect(doubtNames(draft)).toContain('byline-name-uncertain')
    },
  )
})

describe('capitals right over short lines', () => {
  const RECIPE = ['3 leeks', '200 g of flour', '2 eggs']

  test('are a heading where other capitals are', async () => {
    const draft = await readCopy([TITLE, '', EN, '', 'INGREDIENTS', ...RECIPE, '', 'METHOD', EN].join('\n'))
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual(['', 'INGREDIENTS', 'METHOD'])
    expect(draft.content.sections[1]?.body).toBe(RECIPE.join('\\\n'))
  })

  test('are a line of theirs where no others are: an address', async () => {
    const address = ['TOWN HALL', '1 Quay Street', 'Kelby', 'Open on Mondays']
    const draft = await readCopy([TITLE, '', EN, '', ...address, '', EN].join('\n'))
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
  })
})

test('a reader signs a letter that ends with a question', async () => {
  const question = 'Kann mir jemand sagen, warum das so lange gedauert hat?'
  const draft = await readCopy(copy(DE, [question, '', 'Horst Wendel, Kaltenbrunn'], 'Zum Leuchtturm'))
  expect(draft.content.byline).toEqual([{ name: 'Horst Wendel', role: 'Kaltenbrunn' }])
  expect(bodyOf(draft)).toBe(`${DE}\n\n${question}`)
})

test('a heading in capitals over a last short sentence signs nothing, where another one stands above', async () => {
  const end = 'That the note is of 2014, and the field is wet.'
  const parts = [TITLE, 'THE CASE', EN, 'WHAT THE MAYOR SAYS', EN, 'WHAT OTHERS SAY', end]
  const draft = await readCopy(parts.join('\n\n'))
  expect(draft.content.byline).toEqual([])
  expect(draft.content.sections.map(({ heading }) => heading)).toContain('WHAT OTHERS SAY')
  const signed = await readCopy([TITLE, EN, EN, 'ANN LEE', 'She lives in Kelby.'].join('\n\n'))
  expect(signed.content.byline).toEqual([{ name: 'ANN LEE' }])
})
