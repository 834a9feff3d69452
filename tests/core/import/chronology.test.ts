import { describe, expect, test } from 'vitest'
import { beginningOf } from '../../../src/core/import/metadata/dayLines.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const A = 'Première fissure signalée par un randonneur dans le mur du barrage.'
const B = 'Le rapport des experts est remis au préfet, qui le garde six mois.'
const C = 'Le barrage est vidé en trois jours, devant quelques pêcheurs.'

async function seen(lines: readonly string[], fileName = 'copy.txt') {
  const draft = await readCopy(lines.join('\n'), fileName, 'fr')
  const { date, sections, byline } = draft.content
  return { date, byline, headings: sections.map(({ heading }) => heading), doubts: doubtNames(draft) }
}

const HEADED = { date: '', byline: [], headings: ['12 mars 2021', 'Juin 2023', '2026'], doubts: [] }

describe('dates that head the parts of a chronology', () => {
  test.each([
    [
      'that touch their texts',
      'copy.txt',
      ['Le barrage', '', '12 mars 2021', A, '', 'Juin 2023', B, '', '2026', C],
    ],
    [
      'set apart',
      'copy.txt',
      ['Le barrage', '', '12 mars 2021', '', A, '', 'Juin 2023', '', B, '', '2026', '', C],
    ],
    [
      'in bold of Markdown',
      'copy.md',
      [
        '# Le barrage',
        '',
        '**12 mars 2021**',
        '',
        A,
        '',
        '**Juin 2023**',
        '',
        B,
        '',
        '**2026**',
        '',
        C,
        '',
        A,
        '',
        B,
      ],
    ],
    [
      'in bold of a page',
      'copy.html',
      [
        '<h1>Le barrage</h1>',
        ...['12 mars 2021', A, 'Juin 2023', B, '2026', C].map((line, at) =>
          at % 2 === 0 ? `<p><b>${line}</b></p>` : `<p>${line}</p>`,
        ),
      ],
    ],
  ])('are headings, and none is that of the text: %s', async (_, fileName, lines) => {
    expect(await seen(lines, fileName)).toEqual(HEADED)
  })

  test('leave the date above them to the text', async () => {
    const lines = ['Le barrage', '', '28 novembre 2026', '', '1887', A, '', '1941', B, '', '1978-1990', C]
    expect(await seen(lines)).toEqual({
      date: '2026-11-28',
      byline: [],
      headings: ['1887', '1941', '1978-1990'],
      doubts: [],
    })
  })

  test('of two, the first at the top is asked about', async () => {
    expect(await seen(['Le barrage', '', '12 mars 2021', A, '', 'Juin 2023', B])).toMatchObject({
      date: '',
      headings: ['12 mars 2021', 'Juin 2023'],
      doubts: ['heading-date'],
    })
  })

  test('are none where there is only one', async () => {
    expect(await seen(['Le barrage', '', '12 mars 2021', '', A, '', B])).toMatchObject({ date: '2021-03-12' })
  })
})

test.each([
  ['1887', '1887'],
  ['1978-1990', '1978'],
  ['Juin 2023', '2023-06'],
  ['Nov. 28, 2026', '2026-11-28'],
  ['Publié en 2023', null],
  ['Windows 2000', null],
  ['Le 12 mars 2021, la fissure', null],
])('when a line that is only a date begins: %s', (line, begins) => {
  expect(beginningOf(line, false)).toBe(begins)
})
