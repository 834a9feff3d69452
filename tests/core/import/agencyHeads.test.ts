import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const DE =
  'Die Brücke über die Aller wird am Montagmorgen wieder geöffnet, teilte der Landkreis am Sonntag nach zehn Monaten Bauzeit mit.'
const FR =
  'Le pont sur la Sorne rouvrira lundi matin après dix mois de travaux, a annoncé dimanche soir le conseil du canton.'
const IT =
  'Il ponte sul fiume Ansa riaprirà lunedì mattina, ha annunciato domenica il comune dopo dieci mesi di lavori.'
const ES =
  'El puente sobre el río Jara se reabrirá el lunes por la mañana, anunció este domingo el ayuntamiento tras diez meses de obras.'

describe('what agencies set over a story', () => {
  test('a version of dpa and what is new in it go to the note', async () => {
    const head =
      'bdt0123 3 pl 210 dpa 0456\n\nBrücke/Niedersachsen/\n(Zusammenfassung 1430 - neu: Zitat Landrat)\n'
    const draft = await readCopy(`${head}Brücke wieder frei =\n\nCelle (dpa) - ${DE}\n\n${DE}\n`)
    expect(draft.content).toMatchObject({
      headline: 'Brücke wieder frei',
      subhead: '',
      note: '(Zusammenfassung 1430 - neu: Zitat Landrat)',
    })
    expect(isSure(draft)).toBe(true)
  })
  test('the subject under the codes of AFP is no headline', async () => {
    const head = 'fra0123 4 i 0250 AFP /AFP-ABC12\n\nSuisse-transports-pont\n\n'
    const draft = await readCopy(
      `${head}Le pont rouvre lundi\n\nJura (Suisse), 12 nov 2026 (AFP) - ${FR}\n\n${FR}\n`,
    )
    expect(draft.content.headline).toBe('Le pont rouvre lundi')
    expect(isSure(draft)).toBe(true)
  })
  test('and is one where there is no other, or no code over it', async () => {
    for (const head of ['fra0123 4 i 0250 AFP /AFP-ABC12\n\n', ''])
      expect(
        (await readCopy(`${head}Paris-Roubaix\n\nRoubaix (AFP) - ${FR}\n\n${FR}\n`)).content.headline,
      ).toBe('Paris-Roubaix')
  })
  test('the codes of ANSA above and below a story are none of its text', async () => {
    const head = 'ZCZC1234/SXA\nXIC12345_SXA_QBXB\nR CRO S0A QBXB\nIl ponte riapre lunedì\n'
    const draft = await readCopy(
      `${head}(ANSA) - ROMA, 12 NOV 2026 - ${IT}\n${IT} (ANSA).\nABC-DE\n12-NOV-26 10:15 NNNN\n`,
    )
    expect(draft.content).toMatchObject({ headline: 'Il ponte riapre lunedì', agency: 'ANSA', subhead: '' })
    expect(draft.content.sections).toEqual([{ heading: '', body: `${IT}\n\n${IT}` }])
  })
  test('the agency behind the last sentence signs, in capitals without brackets too', async () => {
    const draft = await readCopy(`El puente reabre\n\nJara, 12 nov 2026 (EFE).- ${ES}\n\n${ES} EFE\n`)
    expect(draft.content.agency).toBe('EFE')
    expect(draft.content.sections[0]?.body).toBe(`${ES}\n\n${ES}`)
  })
})
