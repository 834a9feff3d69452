import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const read = (lines: readonly string[], fileName = 'copy.txt') => readCopy(lines.join('\n'), fileName)

const bodyOf = ({ content }: Draft) =>
  content.sections.map(({ heading, body }) => `${heading}\n${body}`).join('\n')

const TITLE = 'The lighthouse is lit again'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const FR =
  'Le phare s’est rallumé dimanche soir après deux ans de nuit, et tout le village est descendu sur la grève pour le voir.'

describe('a contact for readers stays in the text', () => {
  test.each([
    ['Contact: 020 0000 0000', [EN, '', 'Tickets cost £4.']],
    ['Contact : 01 02 03 04 05', [FR]],
    ['Renseignements : office de tourisme, 01 02 03 04 05', ['Prochaine sortie le 12 mars.']],
  ])('with what is told below it: %s', async (contact, below) => {
    const draft = await read([TITLE, '', EN, '', contact, '', ...below])
    expect(draft.content.note).toBe('')
    for (const line of [contact, ...below]) expect(bodyOf(draft)).toContain(line)
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    ['copy.txt', ''],
    ['copy.md', '## '],
  ])('of each of several events: %s', async (fileName, sign) => {
    const event = (name: string, number: number) => [
      `${sign}${name}`,
      '',
      EN,
      '',
      `Contact: 020 0000 000${number}`,
      '',
    ]
    const title = sign === '' ? 'Weekend events' : '# Weekend events'
    const draft = await read([title, '', ...event('Open day', 1), ...event('Church concert', 2)], fileName)
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual(['Open day', 'Church concert'])
    for (const number of [1, 2]) expect(bodyOf(draft)).toContain(`Contact: 020 0000 000${number}`)
    expect(draft.content.note).toBe('')
  })
})

test.each([
  'Contact: Ann Lee, 020 0000 0000',
  'Kontakt: Petra Wolf, Tel. 04321 555100',
  'Más información: 950 00 00 12',
])('a contact alone below the text is asked about: %s', async (contact) => {
  const draft = await read([TITLE, '', EN, '', EN, '', contact])
  expect(draft.content.note).toBe(contact)
  expect(doubtNames(draft)).toEqual(['release-contact'])
})

describe('a contact for newsrooms goes to the note', () => {
  test.each([
    ['which it is said to be for', ['Press contact: Ann Lee, 020 0000 0000']],
    ['which it is said to be for, in French', ['Contact presse : Anne Roux, 01 02 03 04 05']],
    ['below the sign of the end', ['ENDS', '', 'Contact: Ann Lee, 020 0000 0000']],
    [
      'with what the sender is',
      ['About Tarn Lights', 'Tarn Lights keeps lamps.', '', 'Contact: Ann Lee, 020 0000 0000'],
    ],
  ])('%s', async (_, closing) => {
    const draft = await read([TITLE, '', EN, '', EN, '', ...closing])
    expect(draft.content.note).toContain(closing.at(-1))
    expect(doubtNames(draft)).toEqual([])
  })

  test('and what is told below it in a release is asked about', async () => {
    const closing = ['Contact: Ann Lee, 020 0000 0000', '', EN]
    const draft = await read(['PRESS RELEASE', '', TITLE, '', EN, '', EN, '', ...closing])
    expect(draft.content.note).toContain('Ann Lee')
    expect(doubtNames(draft)).toEqual(['release-contact'])
  })
})
