import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const FIRST = 'Le chantier est à l’arrêt depuis la découverte d’un cimetière mérovingien, en juin.'
const LAST = 'Les archéologues demandent dix-huit mois, et la mairie n’en donne que six.'

const HTML = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('')

test.each([
  ['TITRE', 'CHAPEAU', 'TEXTE', 'RELANCE'],
  ['Headline', 'Standfirst', 'Body', 'Crosshead'],
  ['Título', 'Entradilla', 'Texto', 'Ladillo'],
])('the labels of a copy’s parts stay out of it: %s, %s, %s, %s', async (title, lead, body, cross) => {
  const lines = [
    `${title} : Le tram patine`,
    `${lead} : Les travaux finiront en 2028, au mieux.`,
    `${body} :`,
    FIRST,
    `${cross} : Des fouilles longues`,
    LAST,
  ]
  for (const [fileName, text] of [
    ['copy.txt', lines.join('\n\n')],
    ['copy.md', lines.join('\n\n')],
    ['copy.html', HTML(lines)],
  ] as const) {
    const draft = await readCopy(text, fileName)
    expect(draft.content).toMatchObject({
      headline: 'Le tram patine',
      standfirst: 'Les travaux finiront en 2028, au mieux.',
      byline: [],
    })
    expect(draft.content.sections).toMatchObject([
      { heading: '', body: FIRST },
      { heading: 'Des fouilles longues', body: LAST },
    ])
    expect(isSure(draft)).toBe(true)
  }
})

test('such a word above names says who wrote', async () => {
  const draft = await readCopy(['La forge', 'Texte :\nJeanne Aubin', FIRST, LAST].join('\n\n'))
  expect(draft.content.byline).toEqual([{ name: 'Jeanne Aubin' }])
})

describe('behind the labels of a form', () => {
  const FORM = ['Titre : La halle rouvre', 'Chapo : Deux ans de travaux.', 'Signature : Paul Rey']
  const TEXT =
    'Ils étaient quarante, samedi, à relever les rideaux. Le maire a coupé un ruban, puis un fromage.'
  const MORE =
    'Il devait durer six mois. Il en a duré vingt-quatre, et coûté le double de ce qui était prévu.'

  test.each(['copy.txt', 'copy.md'])(
    'the text and its headings have none of theirs: %s',
    async (fileName) => {
      const parts = [
        ...FORM,
        `Texte : ${TEXT}`,
        'Inter : Un chantier à rallonge',
        MORE,
        'Inter : Et après ?',
        MORE,
      ]
      const { content } = await readCopy(parts.join('\n\n'), fileName, 'fr')
      expect(content).toMatchObject({ headline: 'La halle rouvre', byline: [{ name: 'Paul Rey' }] })
      expect(content.sections).toEqual([
        { heading: '', body: TEXT },
        { heading: 'Un chantier à rallonge', body: MORE },
        { heading: 'Et après ?', body: MORE },
      ])
    },
  )

  test('a club keeps its name, and who wrote is no text', async () => {
    const parts = ['Titre : Le derby', 'Texte : Paul Rey', TEXT, 'Inter : 2', MORE]
    const { content } = await readCopy(parts.join('\n\n'), 'copy.txt', 'fr')
    expect(content.byline).toEqual([{ name: 'Paul Rey' }])
    expect(JSON.stringify(content.sections)).toContain('Inter : 2')
    const other = await readCopy(
      ['Le derby de Milan', TEXT, 'Inter : une saison noire', MORE].join('\n\n'),
      'copy.txt',
      'fr',
    )
    expect(JSON.stringify(other.content.sections)).toContain('Inter : une saison noire')
  })
})

describe('words alone in their lines that say what stands below', () => {
  test.each([
    ['TITRE', 'CHAPÔ', 'TEXTE'],
    ['Titre', 'Chapeau', 'Article'],
    ['Headline', 'Standfirst', 'Body'],
  ])('are labels together: %s, %s, %s', async (title, standfirst, text) => {
    const lines = [title, 'The lamp is lit', '', standfirst, 'Two years of dark.', '', text, FIRST, '', FIRST]
    const draft = await readCopy(lines.join('\n'))
    expect(draft.content).toMatchObject({
      kicker: '',
      headline: 'The lamp is lit',
      standfirst: 'Two years of dark.',
      sections: [{ heading: '', body: `${FIRST}\n\n${FIRST}` }],
    })
    expect(doubtNames(draft)).toEqual([])
  })

  test.each([
    ['without one for the text', ['Headline', 'The lamp is lit', '', FIRST]],
    ['without one for a field', ['The lamp is lit', '', FIRST, '', 'Text', FIRST]],
  ])('are other lines %s', async (_, lines) => {
    const { blocks } = await readCopy(lines.join('\n'))
    expect(blocks.filter(({ kind }) => kind === 'aside')).toEqual([])
  })
})

test('labels without a colon may announce headings and who signs, too', async () => {
  const lines = ['TITRE', 'Le tram patine', 'TEXTE', FIRST, 'INTERTITRE', 'Des fouilles longues', LAST]
  for (const gap of ['\n', '\n\n']) {
    const draft = await readCopy([...lines, 'SIGNATURE', 'Zorvan Krestel'].join(gap))
    expect(draft.content).toMatchObject({
      headline: 'Le tram patine',
      byline: [{ name: 'Zorvan Krestel' }],
      sections: [
        { heading: '', body: FIRST },
        { heading: 'Des fouilles longues', body: LAST },
      ],
    })
    expect(isSure(draft)).toBe(true)
  }
})

test.each(['Correspondante locale', 'Correspondant'])(
  'below the text `%s :` says who signs',
  async (label) => {
    const draft = await readCopy(['Le tram patine', FIRST, LAST, `${label} : Zorvan Krestel`].join('\n\n'))
    expect(draft.content.byline).toEqual([{ name: 'Zorvan Krestel' }])
    expect(isSure(draft)).toBe(true)
  },
)

describe('a list of labels right below the title', () => {
  const LIST = '- Auteur : Zorvan Krestel\n- Date : 2026-05-02\n- Mots-clés : fouilles, tram'

  test.each([`# Le tram patine\n\n${LIST}\n\n${FIRST}\n\n${LAST}\n`])(
    'is the fields that they announce',
    async (text) => {
      const draft = await readCopy(text, 'copy.md')
      expect(draft.content).toMatchObject({
        headline: 'Le tram patine',
        byline: [{ name: 'Zorvan Krestel' }],
        date: '2026-05-02',
        keywords: ['fouilles', 'tram'],
        sections: [{ heading: '', body: `${FIRST}\n\n${LAST}` }],
      })
      expect(isSure(draft)).toBe(true)
    },
  )

  test.each([
    [
      'names no field in one of its items',
      '- Auteur : Zorvan Krestel\n- Date : 2026-05-02\n- Douze stations',
    ],
    ['names neither who wrote nor when', '- Lieu : Lille\n- Mots-clés : fouilles'],
  ])('stays a list where it %s', async (_, list) => {
    const draft = await readCopy(`# Le tram patine\n\n${list}\n\n${FIRST}\n`, 'copy.md')
    expect(draft.content.byline).toEqual([])
    expect(draft.content.sections[0]?.body).toMatch(/^- /)
  })
})
