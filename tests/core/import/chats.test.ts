import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const ONE =
  'The ferry is back on Monday after three weeks of work on its engine, and the pier opens again with it.'
const TWO = 'Ask her for a title, please.'

/** What two people write to each other, behind what opens each of their lines. */
const CHATS = [
  ['[14:02, 05/03/2024] Ann Lee: ', '[14:05, 05/03/2024] Desk: '],
  ['05/03/2024, 14:02 - Ann Lee: ', '05/03/2024, 14:05 - Desk: '],
  ['[05.03.24, 14:02:11] Ann Lee: ', '[05.03.24, 14:05:40] Desk: '],
  ['[2:02 PM] Ann Lee: ', '[2:05 PM] Desk: '],
] as const

describe('what was copied from a chat', () => {
  test.each(CHATS)('has no headline and no date, and is asked about: %s', async (first, second) => {
    for (const between of ['\n', '\n\n']) {
      const draft = await readCopy([`${first}${ONE}`, `${second}${TWO}`, `${first}Done.`].join(between))
      expect(draft.content).toMatchObject({ headline: '', date: '', standfirst: '', note: '' })
      expect(draft.content.sections.map(({ body }) => body).join('\n')).toContain('Desk: Ask her')
      expect(isSure(draft)).toBe(false)
    }
  })

  test.each(['Ann Lee, 14:02', 'Ann Lee 14:02', 'Ann Lee [14:02]'])(
    'is asked about where who writes stands over it: %s',
    async (line) => {
      const draft = await readCopy([line, `${ONE}\n`, 'Desk, 14:05', TWO].join('\n'))
      expect(doubtNames(draft)).toContain('headline-among-others')
    },
  )
})

test.each([
  ['2026-03-05', '5 March 2026, 14:02 – Ann Lee'],
  ['2026-03-05', 'Ann Lee, 05/03/2026 14:02'],
  ['2026-03-13', '13/03/2026, 14:02 - Kelby'],
])('a date with who signs or from where is no chat: %s, %s', async (day, line) => {
  const draft = await readCopy(['The ferry is back', line, ONE, ONE].join('\n\n'), 'copy.txt', 'fr')
  expect(draft.content.date).toContain(day)
})
