import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readByline } from '../../../src/core/import/metadata/bylines.ts'
import { readMeta } from '../../../src/core/import/metadata/metaLine.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const read = (...lines: readonly string[]) =>
  readCopy(['The lighthouse is lit again', ...lines, EN, EN].join('\n\n'))

describe('a dateline in a line of its own', () => {
  test.each([
    'TARN (AFP) -',
    'Tarn, 12 nov 2026 (AFP) -',
    'Tarn, 12 nov 2026 (AFP)',
    'TARN, Nov. 12, 2026 (AFP) —',
  ])('says place and agency: %s', async (line) => {
    const draft = await read(line)
    expect(draft.content).toMatchObject({ dateline: 'Tarn', agency: 'AFP', subhead: '', byline: [] })
    expect(draft.content.date).toBe(/\d/.test(line) ? '2026-11-12' : '')
    expect(isSure(draft)).toBe(true)
  })

  test('is asked about without its year', async () => {
    const draft = await read('TARN, Nov 12 (Reuters)')
    expect(draft.content).toMatchObject({ dateline: 'Tarn', agency: 'Reuters' })
    expect(doubtNames(draft)).toEqual(['dateline-without-year'])
  })

  test('is none where somebody signs of an agency', async () => {
    const { content } = await read('Petra Wolf (dpa)')
    expect(content).toMatchObject({ byline: [{ name: 'Petra Wolf' }], agency: 'dpa', dateline: '' })
  })

  test('may be a place in capitals right below who signs, which is asked about', async () => {
    const draft = await read('By Nora Pike\nVEERDAM')
    expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], dateline: 'Veerdam' })
    expect(doubtNames(draft)).toEqual(['dateline-place-alone'])
  })
})

test.each([
  'Correction, Nov. 12, 2026: An earlier version of this article misstated the year of the lamp. It was 1974.',
  'Une première version de cet article donnait une autre année. La lampe date de 1974.',
])('a correction for readers above the text is one: %s', async (line) => {
  const draft = await read(line, 'By Nora Pike')
  expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], standfirst: '' })
  expect(draft.content.correction).toContain('1974')
})

describe('beside the day of a text', () => {
  test.each([
    '12 novembre 2026 (modifica il 13 novembre 2026 | 08:15)',
    'Pubblicato il 12 novembre 2026 (modificato il 13 novembre 2026)',
    'Publicerad 12 november 2026, 06.15 | Uppdaterad i går 14.02',
    'Publié le 12 novembre 2026, mis à jour hier à 18h42',
    'Published Nov. 12, 2026 | Updated yesterday, 2:02 pm',
  ])('is when it was changed: %s', (line) => {
    expect(readMeta(line, false)).toMatchObject({ date: '2026-11-12', byline: [], dateline: '', more: true })
  })

  test('an agency is no place', () => {
    expect(readMeta('Lusa, 12 Nov 2026', false)).toMatchObject({ agency: 'Lusa', dateline: '' })
  })
})

describe('who signs', () => {
  test.each([
    ['Door onze verslaggever Anneke Bos', 'Anneke Bos', 'onze verslaggever'],
    ['Par notre correspondante Annick Riou', 'Annick Riou', 'notre correspondante'],
    ['By our reporter Lee Carver', 'Lee Carver', 'our reporter'],
    ['Av vår korrespondent Karin Lindqvist', 'Karin Lindqvist', 'vår korrespondent'],
  ])('stands behind what that person is: %s', (line, name, role) => {
    expect(readByline(line)?.byline).toEqual([{ name, role }])
  })

  test.each([
    ['Af Karen Holm', 'Karen Holm'],
    ['Rozmawiała Anna Kowalczyk', 'Anna Kowalczyk'],
  ])('in Danish and Polish: %s', (line, name) => {
    expect(readByline(line)).toEqual({ byline: [{ name }], mark: 'opening', guess: false })
  })
})
