import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const TITLE = 'Storm Edna: live updates'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const sectionsOf = ({ content }: Draft) => content.sections.map(({ heading, body }) => [heading, body])

describe('times over the parts of a live report', () => {
  test.each([
    ['11.42am', '11.15am', 'no colon'],
    ['18h05', '17h40', 'French'],
    ['18.05 Uhr', '17.40 Uhr', 'German'],
    ['18:05', '17:40', 'as recorders stamp them'],
  ])('stand before the titles of the parts: %s', async (first, second) => {
    for (const gap of ['\n', '\n\n']) {
      const parts = [`${first}${gap}Red warning extended`, EN, `${second}${gap}Ferries cancelled`, EN]
      const draft = await readCopy([TITLE, ...parts].join('\n\n'))
      expect(draft.content).toMatchObject({ headline: TITLE, subhead: '' })
      expect(sectionsOf(draft)).toEqual([
        [`${first} Red warning extended`, EN],
        [`${second} Ferries cancelled`, EN],
      ])
    }
  })

  test.each([
    [
      'copy.html',
      `<h1>${TITLE}</h1><p>18:05</p><h2>Red warning</h2><p>${EN}</p><p>17:40</p><h2>Ferries</h2><p>${EN}</p>`,
    ],
    ['copy.md', `# ${TITLE}\n\n18:05\n\n## Red warning\n\n${EN}\n\n17:40\n\n## Ferries\n\n${EN}\n`],
    [
      'copy.md',
      `# ${TITLE}\n\n## The day\n\n${EN}\n\n18:05\n\n### Red warning\n\n${EN}\n\n17:40\n\n### Ferries\n\n${EN}\n`,
    ],
  ])('go with the headings that a document names: %s', async (fileName, text) => {
    const draft = await readCopy(text, fileName)
    const all = sectionsOf(draft).flat().join('\n')
    expect(all).toMatch(/18:05 Red warning\n/u)
    expect(all).toMatch(/17:40 Ferries\n/u)
  })

  test('are headings by themselves where they have no titles', async () => {
    const draft = await readCopy([TITLE, '18h05', EN, '17h40', EN].join('\n\n'))
    expect(sectionsOf(draft)).toEqual([
      ['18h05', EN],
      ['17h40', EN],
    ])
  })

  test('may stand in the lines of the titles', async () => {
    const draft = await readCopy([TITLE, '18.05 Uhr: Fähren', EN, '17.40 Uhr: Baum', EN].join('\n\n'))
    expect(sectionsOf(draft)).toEqual([
      ['18.05 Uhr: Fähren', EN],
      ['17.40 Uhr: Baum', EN],
    ])
  })
})

test('times and titles between plus signs are headings without them', async () => {
  const lines = ['+++ 18:05 Uhr +++', EN, '+++ 17:40 Uhr: Baum fällt +++', EN, '+++ 16:10 Uhr +++', EN]
  const draft = await readCopy([TITLE, ...lines].join('\n\n'))
  expect(sectionsOf(draft).map(([heading]) => heading)).toEqual([
    '18:05 Uhr',
    '17:40 Uhr: Baum fällt',
    '16:10 Uhr',
  ])
})

describe('a time alone below the title', () => {
  test('is the hour of the copy where somebody signs', async () => {
    const draft = await readCopy([TITLE, '18 h 05', 'By Nora Pike', EN, EN].join('\n\n'))
    expect(draft.content).toMatchObject({ subhead: '', note: '18 h 05', byline: [{ name: 'Nora Pike' }] })
    expect(sectionsOf(draft)).toEqual([['', `${EN}\n\n${EN}`]])
    expect(isSure(draft)).toBe(true)
  })

  test('is asked about where nothing is beside it', async () => {
    const draft = await readCopy([TITLE, '18 h 05', EN, EN].join('\n\n'))
    expect(draft.content).toMatchObject({ subhead: '', note: '18 h 05' })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['time-alone'])
  })
})

describe('stamps of a recorder', () => {
  test.each([
    ['alone over what is said', ['00:12', EN, '00:34', EN, '01:02', EN]],
    ['over who speaks', ['00:12', 'Nora Pike', EN, '00:34', 'Tom Hale', EN, '01:02', 'Nora Pike', EN]],
    ['before who speaks', [`00:12 Nora Pike: ${EN}`, `00:34 Tom Hale: ${EN}`, `01:02 Nora Pike: ${EN}`]],
  ])('stay in the text: %s', async (_, lines) => {
    const draft = await readCopy([TITLE, ...lines].join('\n\n'))
    for (const [heading] of sectionsOf(draft)) expect(heading).not.toMatch(/\d/u)
    expect(draft.blocks.some(({ reason }) => reason === 'speech')).toBe(true)
  })
})
