import { expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

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
