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
