import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const ONE =
  'The ferry that links the two banks of the river returned on Monday after three weeks of work on its engine.'
const TWO =
  'The council said that it was happy with what had been done. Shops had lost a third of their trade.'
const HEAD = ['Ferry back after three weeks', 'By Ann Lee', ONE]

/** The same paragraphs as plain text, and as a document in which all look alike. */
async function draftsOf(...lines: readonly string[]): Promise<Draft[]> {
  const rtf = [...lines].map((line) => line.replaceAll('’', '\\u8217?').replaceAll('‘', '\\u8216?'))
  return [
    await readCopy(`${lines.join('\n\n')}\n`),
    await readCopy(`{\\rtf1\\ansi ${rtf.join('\\par ')}\\par}`, 'copy.rtf'),
  ]
}
const headingsOf = ({ content }: Draft) => content.sections.map(({ heading }) => heading)
const bodyOf = ({ content }: Draft) => content.sections.map(({ body }) => body).join('\n\n')

describe('a short line over sentences', () => {
  test.each(['A new engine', "'We are glad'", '‘We are glad’', 'WHAT NOW'])(
    'is a heading in plain text and in documents: %s',
    async (line) => {
      for (const draft of await draftsOf(...HEAD, line, TWO)) {
        expect(headingsOf(draft)).toEqual(['', line])
        expect(isSure(draft)).toBe(true)
      }
    },
  )
  test.each(['Paul Roux, Tarn', 'Read more: the ferry', 'and nothing more', 'Map: the ports of the Tarn'])(
    'is none: %s',
    async (line) => {
      const [, document] = await draftsOf(...HEAD, line, TWO)
      expect(document && headingsOf(document)).toEqual([''])
    },
  )
  test('is none in a document where a link is in it, or a picture stands over it', async () => {
    const page = (line: string) => readCopy(`<p>${HEAD.join('</p><p>')}</p>${line}<p>${TWO}</p>`, 'copy.html')
    expect(headingsOf(await page('<p><a href="https://tarn.example/a">The old ferry</a></p>'))).toEqual([''])
    expect(headingsOf(await page('<p>The old ferry</p>'))).toEqual(['', 'The old ferry'])
  })
  test('is shown without the signs that slant it', async () => {
    const draft = await readCopy(`${[...HEAD, '_A new engine_', TWO].join('\n\n')}\n`)
    expect(headingsOf(draft)).toEqual(['', 'A new engine'])
  })
})

test('what stands over the numbers of a table is no heading', async () => {
  const table = 'Team Pts P W D L\n1. Tarn 21 8 7 0 1\n2. Quay 19 8 6 1 1'
  const draft = await readCopy(`${[...HEAD, table, TWO].join('\n\n')}\n`)
  expect(headingsOf(draft)).toEqual([''])
  expect(bodyOf(draft)).toContain('Team Pts P W D L\n\n1. Tarn 21 8 7 0 1')
})

test('`Inter 1 :` announces a heading, and a label over short lines too', async () => {
  const draft = await readCopy(
    `Le bac repart\n\nPar Léa Moulin\n\n${ONE}\n\nINTER 1 : Un moteur\n\n${TWO}\n\nENCADRÉ : Les chiffres\n6 minutes\n1 euro le passage\n`,
    'copy.txt',
    'fr',
  )
  expect(headingsOf(draft)).toEqual(['', 'Un moteur', 'Les chiffres'])
  expect(draft.content.sections[2]?.body).toBe('6 minutes\\\n1 euro le passage')
})

test.each(['PHOTO 1 : Le bac, lundi. © Marc Ollier', 'Photo 2: the ferry on Monday', 'Foto 1: Die Fähre'])(
  'the caption of a numbered picture below the text is asked about: %s',
  async (line) => {
    const draft = await readCopy(`${[...HEAD, TWO, line].join('\n\n')}\n`)
    expect(draft.content.note).toBe(line)
    expect(doubtNames(draft)).toEqual(['desk-note'])
  },
)
