import { describe, expect, test } from 'vitest'
import { doubtsOf } from '../../../src/core/import/draft.ts'
import { readCopy } from './readCopy.ts'

const read = (lines: readonly string[], fileName = 'copy.txt') => readCopy(lines.join('\n\n'), fileName)

const TITLE = 'Judge says trust was emptied'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'

describe('a place and a day of the week right below the title', () => {
  test.each([
    'Tarn, Tuesday',
    'Tarn Crown Court, Tuesday',
    'Tribunal de Tarnville, mardi',
    'Tarnville, mardi soir',
    'Tarn, 12 November',
    'Tarnville, le 12 novembre',
    'Tarnstadt, am Dienstagabend',
    'Tarna, martes noche',
    'Tarna, martedì sera',
  ])('are where and when the text was written, which is asked about: %s', async (line) => {
    const draft = await read([TITLE, line, EN, EN])
    expect(draft.content).toMatchObject({ headline: TITLE, subhead: '', dateline: line })
    expect(draft.content.sections).toMatchObject([{ heading: '', body: `${EN}\n\n${EN}` }])
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-or-scene'])
  })

  test('are so below a subhead and who signs too', async () => {
    const draft = await read([TITLE, 'A town counts what it lost', 'By Nora Pike', 'Tarn, Tuesday', EN, EN])
    expect(draft.content).toMatchObject({
      headline: TITLE,
      subhead: 'A town counts what it lost',
      dateline: 'Tarn, Tuesday',
      byline: [{ name: 'Nora Pike' }],
    })
  })

  test('are so in a document', async () => {
    const { content } = await read([`# ${TITLE}`, 'Tarn, Tuesday', EN], 'copy.md')
    expect(content).toMatchObject({ headline: TITLE, dateline: 'Tarn, Tuesday', sections: [{ body: EN }] })
  })
})

test.each(['Tarn votes, Tuesday decides', 'On Monday, Tuesday or later', 'Tarn, the day after'])(
  'other words below the title are a subhead: %s',
  async (line) => {
    const { content } = await read([TITLE, line, EN, EN])
    expect(content).toMatchObject({ headline: TITLE, subhead: line, dateline: '' })
  },
)

test('within the text the same words are a heading', async () => {
  const { content } = await read([TITLE, EN, 'Tarn, Tuesday', EN])
  expect(content.dateline).toBe('')
  expect(content.sections[1]).toMatchObject({ heading: 'Tarn, Tuesday', body: EN })
})
