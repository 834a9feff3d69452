import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const read = (lines: readonly string[], fileName = 'copy.txt') => readCopy(lines.join('\n\n'), fileName)

const TITLE = 'The lamp makers of the coast'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const headingsOf = ({ content }: Draft) => content.sections.map(({ heading }) => heading)

describe('which part of a series a text is', () => {
  test.each([
    'Part 3 of 5',
    'Teil 2 von 5',
    'Parte 2 de 5',
    'Épisode 2/5',
    'Puntata 2 di 5',
    'Série « La mer » 2/5',
    'Serie: Das Meer (2/5)',
  ])('is a kicker over the title and under it: %s', async (line) => {
    for (const lines of [
      [line, TITLE, EN, EN],
      [TITLE, line, EN, EN],
    ]) {
      const draft = await read(lines)
      expect(draft.content).toMatchObject({ kicker: line, headline: TITLE, subhead: '' })
      expect(headingsOf(draft)).toEqual([''])
      expect(isSure(draft)).toBe(true)
    }
  })

  test('is one over a title that is marked', async () => {
    const { content } = await read(['*Part 3 of 5*', `# ${TITLE}`, EN], 'copy.md')
    expect(content).toMatchObject({ kicker: 'Part 3 of 5', headline: TITLE, sections: [{ body: EN }] })
  })

  test('is asked about where it is only numbers', async () => {
    const draft = await read(['2/5', TITLE, EN, EN])
    expect(draft.content).toMatchObject({ kicker: '2/5', headline: TITLE })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['kicker-above'])
  })
})

describe('no part of a series', () => {
  test.each(['Page 3 of 5', '- 1 -', '3'])('is the number of a page: %s', async (line) => {
    const draft = await read([line, TITLE, EN, EN])
    expect(draft.content).toMatchObject({ kicker: '', headline: TITLE })
    expect(draft.blocks[0]?.reason).toBe('page-number')
  })

  test('is a number over the title where the other pages have theirs', async () => {
    const draft = await read(['1/2', TITLE, EN, EN, '2/2', EN])
    expect(draft.content).toMatchObject({ kicker: '', headline: TITLE })
  })

  test('is a part of the text itself', async () => {
    const parts = [TITLE, 'Part two', EN, EN]
    expect(headingsOf(await read(parts))).toEqual(['Part two'])
    const numbered = [TITLE, 'Part 1 of 2', EN, 'Part 2 of 2', EN]
    expect(headingsOf(await read(numbered))).toEqual(['Part 1 of 2', 'Part 2 of 2'])
  })

  test('is a title that ends with its number', async () => {
    const draft = await read([`${TITLE} (2/5)`, EN, EN])
    expect(draft.content).toMatchObject({ kicker: '', headline: `${TITLE} (2/5)` })
  })
})
