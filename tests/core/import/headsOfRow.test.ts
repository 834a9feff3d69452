import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isScore } from '../../../src/core/import/text/scores.ts'
import { readCopy } from './readCopy.ts'

const seen = ({ content }: Draft) => ({
  kicker: content.kicker,
  headline: content.headline,
  subhead: content.subhead,
  headings: content.sections.map(({ heading }) => heading),
})
const FIRST = 'David Clay was told in June that he was finished, and on Saturday he saved two penalties.'
const LAST = 'Ames headed the winner from a corner, and the home side has now lost five in a row.'
const said = (...paragraphs: readonly string[]) => readCopy(paragraphs.join('\n\n'))

describe('the first of a row of headings right below the title', () => {
  test.each([
    [
      'Weekend weather',
      'Saturday',
      'Dry and bright in the east.',
      'Sunday',
      'Wet from lunchtime, then clear.',
    ],
    [
      'Que faire ce week-end',
      'Musique',
      'Concert de Noël à la cathédrale, samedi à 20 heures.',
      'Théâtre',
      'Le Malade imaginaire, dimanche à 16 heures.',
    ],
  ])('is a heading as its sisters are: %s', async (headline, one, first, other, last) => {
    expect(seen(await said(headline, `${one}\n${first}`, `${other}\n${last}`))).toEqual({
      kicker: '',
      headline,
      subhead: '',
      headings: [one, other],
    })
  })

  test('is the subhead where it has no sister', async () => {
    const draft = await said('Keeper saves two penalties', 'He had been told to go', FIRST, LAST)
    expect(draft.content.subhead).toBe('He had been told to go')
  })
})

test.each(['HALDON TOWN 0\nWEXCOMBE 1 (Ames 88)', 'Born on 4 May 1958 in Marans\nBirdwatcher and writer'])(
  'two lines set off together stay in the text: %s',
  async (box) => {
    const draft = await said('Keeper saves two penalties', box, FIRST, LAST)
    expect(seen(draft)).toMatchObject({ subhead: '', headings: [''] })
    expect(draft.content.sections[0]?.body).toContain(box.replace('\n', '\\\n'))
  },
)

describe('the result of a match', () => {
  test('over its report is no subhead and no heading', async () => {
    for (const score of ['Haldon Town 0 Wexcombe 1', 'DIJON – NIMES : 24-27 (12-13)']) {
      const draft = await said('Keeper saves two penalties', score, FIRST, LAST)
      expect(seen(draft)).toMatchObject({ subhead: '', headings: [''] })
      const html = `<h1>Keeper saves two</h1><p><b>${score}</b></p><p>${FIRST}</p><p>${LAST}</p>`
      expect(seen(await readCopy(html, 'copy.html')).headings).toEqual([''])
    }
  })

  test('is a heading where others are', async () => {
    const scores = ['Haldon Town 0 Wexcombe 1', 'Tarn 3 Kelby Rovers 1'] as const
    const draft = await said(
      'Saturday in League Two',
      FIRST,
      `${scores[0]}\n${LAST}`,
      `${scores[1]}\n${LAST}`,
    )
    expect(seen(draft).headings).toEqual(['', ...scores])
  })

  test.each(['Dijon - Nîmes 24-27', 'Haldon Town 0, Wexcombe 1 (Ames 88)'])('is one: %s', (line) =>
    expect(isScore(line)).toBe(true),
  )

  test.each(['Haldon Town beats Wexcombe 1-0', 'Ten years 2016-2026', 'Agenda 21'])('is none: %s', (line) =>
    expect(isScore(line)).toBe(false),
  )
})

describe('in a document of which all lines look alike', () => {
  const document = (...lines: readonly string[]) =>
    readCopy(`{\\rtf1\\ansi ${lines.join('\\par ')}\\par}`, 'copy.rtf')

  test('a short line right below the title is a heading as its one sister is', async () => {
    const draft = await document('Council keeps the library', 'Library', FIRST, 'Parking', LAST)
    expect(seen(draft)).toMatchObject({ subhead: '', headings: ['Library', 'Parking'] })
    const long = await document(
      'Council keeps the library',
      'Nine votes to two after a long night',
      FIRST,
      'Parking',
      LAST,
    )
    expect(seen(long).headings).not.toContain('Nine votes to two after a long night')
  })

  test.each([
    ['CRICKET', 'BOWLS'],
    ['When?', 'How?'],
  ])('lines over single sentences are headings: %s', async (one, other) => {
    const [first, last] = [
      'Kelby beat Tarn by 23 runs on Saturday.',
      'Port Tarn lost away at Millport, again.',
    ]
    const draft = await document('All the results', one, first, other, last)
    expect(seen(draft)).toMatchObject({ headline: 'All the results', subhead: '', headings: [one, other] })
  })

  test('the line below a kicker is the headline, whatever heads the rest', async () => {
    const draft = await document(
      'Town council',
      'Library stays',
      FIRST,
      'The budget',
      LAST,
      'The quay',
      FIRST,
    )
    expect(seen(draft)).toEqual({
      kicker: 'Town council',
      headline: 'Library stays',
      subhead: '',
      headings: ['', 'The budget', 'The quay'],
    })
  })
})
