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
    'FOOTBALL / RÉGIONAL 2 (POULE B)',
    'BASKET-BALL - NATIONALE 2',
    'Fußball-Kreisliga',
    'Handball – Nationale 3, groupe A',
    'Rugby | Fédérale 1',
  ])('are a kicker without a round, too: %s', async (line) => {
    const draft = await read([line, '', 'Le derby de Tarnville', '', FR, '', FR])
    expect(draft.content).toMatchObject({ kicker: line, headline: 'Le derby de Tarnville', subhead: '' })
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    'Football – Ligue 2 : les Tarnvillois en sursis',
    'Rugby-Top 14 bientôt à Tarnville',
    'Basket-Nationale 2 cherche entraîneur',
  ])('are no headline that goes on: %s', async (line) => {
    const draft = await read([line, '', 'La grève dure depuis lundi matin', '', FR, '', FR])
    expect(draft.content).toMatchObject({ kicker: '', headline: line })
  })

  test('are no place from which the text is written, where the result opens it', async () => {
    const result = `VfB Tarnau – SV Neudorf 6:0 (3:0). ${FR}`
    const draft = await read(['Fußball-Kreisliga', '', 'VfB Tarnau feiert Kantersieg', '', result, '', FR])
    expect(draft.content).toMatchObject({ dateline: '', headline: 'VfB Tarnau feiert Kantersieg' })
    expect(draft.content.sections[0]?.body).toContain('VfB Tarnau – SV Neudorf 6:0')
    expect(isSure(draft)).toBe(true)
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

test('a sport and its event between a bar or a stroke are a kicker over a shorter title, too', async () => {
  for (const line of ['F1 / Grand Prix de Monaco', 'Cyclisme | Tour du Rouergue']) {
    const draft = await read([line, 'Leclerc en pole', '', FR, '', FR])
    expect(draft.content).toMatchObject({ kicker: line, headline: 'Leclerc en pole', subhead: '' })
  }
  const menu = await read(['Sport | Culture | News', 'Leclerc en pole', '', FR, '', FR])
  expect(isSure(menu)).toBe(false)
})
