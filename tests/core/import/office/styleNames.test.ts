import { describe, expect, test } from 'vitest'
import { doubtsOf, importFile } from '../../../../src/core/import/index.ts'
import { makeDocx, style, styled } from '../docx/makeDocx.ts'

const PROSE =
  'The ferry crosses the sound at six every morning, with the post, four schoolchildren and a goat.'
const BELOW = 'One captain, one boat and a timetable that has not changed since the war.'

async function read(lines: readonly (readonly [string, string])[]) {
  const styles = lines.map(([name], at) => style(`C${at}`, name)).join('')
  const body = lines.map(([, text], at) => styled(`C${at}`, text)).join('')
  const draft = await importFile({ fileName: 'a.docx', bytes: makeDocx(body, { styles }), language: 'en' })
  if (!draft.ok) throw new Error(draft.failure.code)
  const { kicker, standfirst, byline, sections } = draft.value.content
  return { kicker, standfirst, byline, sections, doubts: doubtsOf(draft.value) }
}

describe('the styles of a newsroom', () => {
  test.each([
    ['Occhiello', 'Titolo', 'Sommario', 'Firma', 'Testo', 'Titoletto'],
    ['Antetítulo', 'Título', 'Entrada', 'Assinatura', 'Corpo', 'Intertítulo'],
    ['Chapeau', 'Kop', 'Intro', 'Auteur', 'Broodtekst', 'Tussenkop'],
    ['Surtitre', 'Titre article', 'Chapô', 'Signature', 'Texte', 'Intertitre'],
    ['Dachzeile', 'Titel', 'Vorspann', 'Autorenzeile', 'Fließtext', 'Zwischentitel'],
    ['Antetítulo', 'Título', 'Entradilla', 'Firma', 'Texto', 'Ladillo'],
  ] as const)('are known: %s, %s, %s', async (kicker, title, below, signed, text, heading) => {
    const lines = [
      [kicker, 'Harbour'],
      [title, 'The six o’clock ferry'],
      [below, BELOW],
      [signed, 'Ines Falk'],
      [text, PROSE],
      [heading, 'A goat aboard'],
      [`${text} 2`, PROSE],
    ] as const
    expect(await read(lines)).toEqual({
      kicker: 'Harbour',
      standfirst: BELOW,
      byline: [{ name: 'Ines Falk' }],
      sections: [
        { heading: '', body: PROSE },
        { heading: 'A goat aboard', body: PROSE },
      ],
      doubts: [],
    })
  })

  test('may have a number before them and what they are of behind them', async () => {
    const lines = [
      ['01 Titre', 'The six o’clock ferry'],
      ['02 Chapô article', BELOW],
      ['Signature article', 'Ines Falk'],
      ['10 Texte', PROSE],
    ] as const
    expect(await read(lines)).toMatchObject({
      standfirst: BELOW,
      byline: [{ name: 'Ines Falk' }],
      doubts: [],
    })
  })

  test('have their one standfirst also over the headline', async () => {
    const lines = [
      ['Chapeau', BELOW],
      ['Titre', 'The six o’clock ferry'],
      ['Texte', PROSE],
    ] as const
    expect(await read(lines)).toMatchObject({ kicker: '', standfirst: BELOW })
  })
})
