import { describe, expect, test } from 'vitest'
import { importFile } from '../../../../src/core/import/index.ts'
import { makeDocx, par, run, styled } from '../docx/makeDocx.ts'

const PROSE =
  'The ferry crosses the sound at six every morning, with the post, four schoolchildren and a goat.'

const cell = (text: string) => `<w:tc>${par(text)}</w:tc>`
const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`

async function read(body: string) {
  const draft = await importFile({ fileName: 'a.docx', bytes: makeDocx(body), language: 'en' })
  if (!draft.ok) throw new Error(draft.failure.code)
  return draft.value.content
}

describe('a form above the text', () => {
  test.each([
    ['with colons', ['Slug:', 'Author:', 'Words:', 'Desk:']],
    ['without', ['Slug', 'Author', 'Length', 'Desk']],
  ])('is read as lines with labels, %s', async (_, [slug = '', author = '', words = '', desk = '']) => {
    const rows = [
      [slug, 'FERRY'],
      [author, 'Ines Falk'],
      [words, '240'],
      [desk, 'Harbour'],
      ['Copy taster', 'Ruth'],
      ['Status', ''],
    ]
    const content = await read(table(rows) + styled('Title', 'The six o’clock ferry') + par(PROSE))
    expect(content).toMatchObject({ headline: 'The six o’clock ferry', desk: 'Harbour' })
    expect(content.byline).toEqual([{ name: 'Ines Falk' }])
    expect(content.note).toContain('Copy taster: Ruth')
    expect(content.sections).toEqual([{ heading: '', body: PROSE }])
  })

  test('has the headline of an untitled document', async () => {
    const rows = [
      ['Kop', 'De pont van zes uur'],
      ['Intro', 'Een schip, een schipper en een geit.'],
      ['Auteur', 'Ines Falk'],
    ]
    const content = await read(table(rows) + par(PROSE))
    expect(content).toMatchObject({ headline: 'De pont van zes uur', byline: [{ name: 'Ines Falk' }] })
    expect(content.sections).toEqual([{ heading: '', body: PROSE }])
  })
})

const NEXT = 'The skipper counts the schoolchildren twice, and the goat once, before he casts off.'
const row = (...cells: readonly string[]) =>
  `<w:tr>${cells.map((each) => `<w:tc>${each}</w:tc>`).join('')}</w:tr>`

describe('a cell that holds the text', () => {
  test.each(['Text', 'Copy', 'TEXTE', 'Papier', 'Cuerpo'])(
    'is the paragraphs of the article in a form, without its label: %s',
    async (name) => {
      const rows = [
        row(par('Headline'), par('The six o’clock ferry')),
        row(par(name), par(PROSE) + par(run('The goat', '<w:b/>')) + par(NEXT)),
        row(par('Byline'), par('Ines Falk')),
      ]
      const content = await read(`<w:tbl>${rows.join('')}</w:tbl>`)
      expect(content).toMatchObject({ headline: 'The six o’clock ferry', byline: [{ name: 'Ines Falk' }] })
      expect(content.sections).toEqual([
        { heading: '', body: PROSE },
        { heading: 'The goat', body: NEXT },
      ])
    },
  )

  test('is none where who wrote is in it', async () => {
    const rows = [row(par('Kop'), par('De pont van zes uur')), row(par('Tekst'), par('Ines Falk'))]
    const content = await read(`<w:tbl>${rows.join('')}</w:tbl>${par(PROSE)}`)
    expect(content.byline).toEqual([{ name: 'Ines Falk' }])
  })

  test('sets out the page where it is in the only row', async () => {
    const body = `<w:tbl>${row(par(PROSE) + par(NEXT), par('Goats: 1'))}</w:tbl>`
    const content = await read(styled('Title', 'The ferry') + body)
    expect(content.sections).toEqual([{ heading: '', body: `${PROSE}\n\n${NEXT}\n\nGoats: 1` }])
  })
})

describe('a table stays one', () => {
  const rows = [
    ['Author', 'Ines Falk'],
    ['Desk', 'Harbour'],
  ]
  test.each([
    ['below the text', styled('Title', 'The ferry') + par(`${PROSE} ${PROSE} ${PROSE}`) + table(rows)],
    [
      'of things',
      styled('Title', 'The ferry') +
        table([
          ['Goats', '1'],
          ['Children', '4'],
          ['Crew', '2'],
        ]) +
        par(PROSE),
    ],
    [
      'of days',
      styled('Title', 'The ferry') +
        table([
          ['Date', 'Fare'],
          ['2 March', '£2'],
        ]) +
        par(PROSE),
    ],
    [
      'of three columns',
      table([
        ['Author', 'Ines', 'x'],
        ['Desk', 'News', 'y'],
      ]) +
        styled('Title', 'The ferry') +
        par(PROSE),
    ],
  ])('%s', async (_, body) => {
    const { sections } = await read(body)
    expect(sections.map((section) => section.body).join()).toContain('| --- |')
  })
})
