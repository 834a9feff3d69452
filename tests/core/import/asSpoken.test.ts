import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const read = (lines: readonly string[], fileName = 'copy.txt') => readCopy(lines.join('\n\n'), fileName)

const TITLE = 'Speech of the mayor to the keepers'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'

describe('what says that a speech counts as it was spoken', () => {
  test.each([
    'Check against delivery',
    '*** CHECK AGAINST DELIVERY ***',
    'Seul le prononcé fait foi',
    'Es gilt das gesprochene Wort!',
    '(Só faz fé a versão efetivamente proferida)',
    'Het gesproken woord geldt',
  ])('goes to the note, wherever it stands: %s', async (line) => {
    for (const lines of [
      [TITLE, line, EN, EN],
      [line, TITLE, EN, EN],
      [TITLE, EN, EN, line],
    ]) {
      const draft = await read(lines)
      expect(draft.content).toMatchObject({ headline: TITLE, kicker: '', subhead: '', note: line })
      expect(draft.content.sections).toMatchObject([{ heading: '', body: `${EN}\n\n${EN}` }])
      expect(isSure(draft)).toBe(true)
    }
  })

  test('goes there from below a title that is marked', async () => {
    const draft = await read([`# ${TITLE}`, 'Check against delivery', EN], 'copy.md')
    expect(draft.content).toMatchObject({ headline: TITLE, note: 'Check against delivery' })
  })

  test('is text within a sentence', async () => {
    const line = 'Es gilt das gesprochene Wort: Der Turm bleibt, so sagte er, und niemand widersprach.'
    const draft = await read([TITLE, EN, line, EN])
    expect(draft.content.note).toBe('')
    expect(draft.content.sections.map(({ body }) => body).join('\n')).toContain(line)
  })
})
