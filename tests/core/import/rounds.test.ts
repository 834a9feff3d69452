import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const read = (lines: readonly string[]) => readCopy(lines.join('\n'), 'copy.txt', 'fr')

const TITLE = 'Tarnville s’impose à Port-Louis'
const FR =
  'Le phare s’est rallumé dimanche soir après deux ans de nuit, et tout le village est descendu sur la grève pour le voir.'

describe('a competition and its round over the title', () => {
  test.each([
    'FOOTBALL – RÉGIONAL 1 (12e journée)',
    'FOOTBALL. RÉGIONAL 1 (12e JOURNÉE)',
    'Football - Régional 1 (12e journée)',
    'Football – Coupe de France (8e tour)',
    'HANDBALL. NATIONALE 3 (J14)',
    'CALCIO / ECCELLENZA (14ª giornata)',
  ])('are a kicker, longer than the title or not: %s', async (line) => {
    for (const title of [TITLE, 'Tarnville gagne', 'Tarnville – Port-Louis : 3-1 (1-1)']) {
      const draft = await read([line, title, '', FR, '', FR])
      expect(draft.content).toMatchObject({ kicker: line, headline: title, subhead: '' })
      expect(isSure(draft)).toBe(true)
    }
  })

  test.each([
    'Football - les gardiens en grève',
    'Football – Victoire de Tarnville (3-1)',
    'Football – Tarnville bat Port-Louis (12e journée)',
  ])('are no headline that begins as one: %s', async (line) => {
    const draft = await read([line, 'La grève dure depuis lundi', '', FR, '', FR])
    expect(draft.content).toMatchObject({ kicker: '', headline: line })
  })
})
