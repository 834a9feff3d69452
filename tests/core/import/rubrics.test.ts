import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const read = (lines: readonly string[]) => readCopy(lines.join('\n\n'))

const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const headingsOf = ({ content }: Draft) => content.sections.map(({ heading }) => heading)

const RUBRICS = [
  'IN BRIEF',
  'BRÈVES',
  'En bref',
  'LETTERS TO THE EDITOR',
  'Leserbriefe',
  'CARTAS AL DIRECTOR',
  'In breve',
  'Kurz notiert',
]

describe('a rubric of many', () => {
  test.each(RUBRICS)('is the headline over its items, which is asked about: %s', async (rubric) => {
    const draft = await read([rubric, 'Man held after blaze', EN, 'School to close', EN, 'Record crowd', EN])
    expect(draft.content).toMatchObject({ kicker: '', headline: rubric })
    expect(headingsOf(draft)).toEqual(['Man held after blaze', 'School to close', 'Record crowd'])
    expect(doubtNames(draft)).toEqual(['headline-among-others'])
  })

  test.each(RUBRICS)('is a kicker over one: %s', async (rubric) => {
    const draft = await read([rubric, 'Man held after blaze', EN, EN])
    expect(draft.content).toMatchObject({ kicker: rubric, headline: 'Man held after blaze' })
    expect(isSure(draft)).toBe(true)
  })

  test('leaves the names below its letters in them', async () => {
    const letters = ['Save our ferry', EN, 'Jane Whitlock\nPort Tarn', 'A seat', EN, 'Tom Pike\nNorth Quay']
    const draft = await read(['LETTERS TO THE EDITOR', ...letters])
    expect(headingsOf(draft)).toEqual(['Save our ferry', 'A seat'])
    expect(draft.content.sections[0]?.body).toContain('Jane Whitlock')
  })
})

test('a kind of text is a kicker over a title with headings', async () => {
  const draft = await read(['INVESTIGATION', 'The light', EN, 'A rare part', EN, 'The fishermen', EN])
  expect(draft.content).toMatchObject({ kicker: 'INVESTIGATION', headline: 'The light' })
  expect(headingsOf(draft)).toEqual(['', 'A rare part', 'The fishermen'])
})
