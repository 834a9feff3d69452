import { describe, expect, test } from 'vitest'
import { readByline } from '../../../src/core/import/metadata/bylines.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const FIRST = 'Un pétrolier s’est échoué vendredi au large de Sein, sans faire de blessé.'
const LAST = 'Les opérations de pompage ont commencé samedi, et le port reste fermé.'

describe('a sentence about our correspondent', () => {
  test.each([
    'Notre journaliste a été blessé.',
    'Notre rédaction a suivi la nuit.',
    'Notre envoyé spécial à Brest, Yann Le Goff, raconte la nuit.',
    'Our correspondent was on the scene by dawn.',
    'Our reporter Jane Lowe spent the night on the quay.',
    'Unser Korrespondent war vor Ort.',
    'Nuestro corresponsal pasó la noche en el puerto.',
  ])('is of the text, and signs nothing: %s', async (line) => {
    for (const lines of [
      ['Marée noire à Sein', FIRST, line, LAST],
      ['Marée noire à Sein', 'Par Luc Petit', FIRST, LAST, line, LAST],
    ]) {
      const { content } = await readCopy(lines.join('\n\n'))
      expect(content.byline.map(({ name }) => name)).toEqual(lines.length > 4 ? ['Luc Petit'] : [])
      expect(content.sections[0]?.body).toContain(line)
    }
  })

  test('is asked about where no full stop closes it', async () => {
    const draft = await readCopy(['Marée noire', 'Notre journaliste a été blessé', FIRST, LAST].join('\n\n'))
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })
})

test.each([
  'De notre correspondante à Rome, Inès Karam',
  'De notre envoyé spécial à Kiev',
  'Our foreign staff',
  'Von unserem Korrespondenten in Rom',
  'By our special correspondent in Rome.',
  'Nuestro corresponsal en Roma',
])('a line that only says whose correspondent signs: %s', (line) => {
  expect(readByline(line)).toMatchObject({ mark: 'opening', guess: false })
})

test('a name right behind the place of our correspondent', () => {
  expect(readByline('Van onze correspondente in Parijs Anneke Bos')).toMatchObject({
    byline: [{ name: 'Anneke Bos', role: 'Van onze correspondente in Parijs' }],
    guess: false,
  })
  // A first name that is not known may be of the place.
  expect(readByline('Van onze correspondent in Parijs Wubbe Bos')).toMatchObject({ guess: true })
  expect(readByline('Van onze correspondent in Den Haag')).toMatchObject({ guess: false })
})

describe('a byline in Catalan', () => {
  test('opens with Per', () => {
    expect(readByline('Per Núria Pla')).toMatchObject({ byline: [{ name: 'Núria Pla' }], guess: false })
    expect(readByline('Del nostre corresponsal a Brussel·les')).toMatchObject({ mark: 'opening' })
  })

  test.each(['Per Olof Bergman', 'Per Bergman'])('where Per is no first name itself: %s', (line) => {
    expect(readByline(line)?.byline).toEqual([{ name: line }])
  })
})

describe('who signs behind a line under the title', () => {
  const lines = [FIRST, LAST]

  test.each(['The ironwork comes down', 'Le pont s’en va'])('is taken off it: %s', async (subhead) => {
    const by = subhead.startsWith('The') ? 'by' : 'par'
    const draft = await readCopy(
      ['A bridge too old', `${subhead}, ${by} Harriet Cole`, ...lines].join('\n\n'),
    )
    expect(draft.content).toMatchObject({
      headline: 'A bridge too old',
      subhead,
      byline: [{ name: 'Harriet Cole' }],
    })
    expect(doubtNames(draft)).toEqual([])
  })

  test('is asked about in the title', async () => {
    const draft = await readCopy(['A bridge too old, by Harriet Cole', ...lines].join('\n\n'))
    expect(draft.content).toMatchObject({ headline: 'A bridge too old', byline: [{ name: 'Harriet Cole' }] })
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })

  test('is not where those words name nobody', async () => {
    const { content } = await readCopy(['A bridge too old', 'Gone, by New Year', ...lines].join('\n\n'))
    expect(content).toMatchObject({ subhead: 'Gone, by New Year', byline: [] })
  })
})

test.each([
  ['Par notre chroniqueur politique, Gérard Monnier', 'Gérard Monnier', 'notre chroniqueur politique'],
  ['By our political columnist, Ann Lee', 'Ann Lee', 'our political columnist'],
  ['Von unserem Kolumnisten Peter Roth', 'Peter Roth', 'unserem Kolumnisten'],
])('our columnist signs as our correspondent does: %s', async (line, name, role) => {
  const draft = await readCopy(['Les trois leçons du scrutin', line, FIRST, LAST].join('\n\n'))
  expect(draft.content).toMatchObject({ subhead: '', byline: [{ name, role }] })
  expect(doubtNames(draft)).toEqual([])
})

test.each([
  ['Correspondant CLP : Jean Vidal', 'Jean Vidal', 'Correspondant CLP'],
  ['Correspondante locale de presse : Anne Riou', 'Anne Riou', 'Correspondante locale de presse'],
  ['Correspondent in Kelby: Ann Lee', 'Ann Lee', 'Correspondent in Kelby'],
])('a correspondent signs behind what they are, above and below the text: %s', async (line, name, role) => {
  for (const lines of [
    ['Marée noire à Sein', line, FIRST, LAST],
    ['Marée noire à Sein', FIRST, LAST, line],
  ]) {
    const draft = await readCopy(lines.join('\n\n'), 'copy.txt', 'fr')
    expect(draft.content.byline).toEqual([{ name, role }])
    expect(doubtNames(draft)).toEqual([])
  }
})

test.each([
  'Correspondant de guerre : un métier qui tue',
  'Correspondant Midi Libre : 06 22 33 44 55',
  'Correspondance retrouvée : Proust et sa mère',
])('a correspondent signs nothing where no name is behind the colon: %s', async (line) => {
  expect((await readCopy([line, FIRST, LAST].join('\n\n'))).content.byline).toEqual([])
})
