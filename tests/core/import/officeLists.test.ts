import { describe, expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'

async function bodyOf(html: string): Promise<string> {
  const draft = await importFile({
    fileName: 'copy.htm',
    bytes: new TextEncoder().encode(html),
    language: 'en',
  })
  if (!draft.ok) throw new Error(draft.failure.code)
  expect(draft.value.content.headline).toBe('The lamp')
  return draft.value.content.sections.map(({ body }) => body).join('\n\n')
}

const ONE = 'The council had ordered the part in March, and the mayor says that it cost the town very little.'
const TWO = 'The fishermen say that they never stopped coming home, lamp or no lamp, because they had to.'

const blanks = '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;&nbsp; </span>'
const marker = (sign: string) => `<span style='mso-list:Ignore'>${sign}${blanks}</span>`
const item = (words: string, sign = '·', name = 'p') =>
  `<${name} class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>${marker(sign)}${words}</${name}>`
const filtered = (words: string) =>
  `<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'>·${blanks}${words}</p>`
const pasted = (words: string, sign = '·') =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style="font-family:Symbol">${sign}</span><span style="font-size:7pt">&nbsp;&nbsp; </span>${words}</p>`
const page = (inner: string) =>
  `<html><head><meta name=Generator content="Microsoft Word 15"></head><body>${inner}</body></html>`
const copy = (list: string) =>
  `<p class=MsoTitle>The lamp</p><p class=MsoNormal>${ONE}</p>${list}<p class=MsoNormal>${TWO}</p>`
const section = (inner: string) => page(`<div class=WordSection1>${inner}</div>`)

const LIST = `${ONE}\n\n- A first point\n- A second point\n\n${TWO}`

describe('a list of Word', () => {
  test.each([
    ['in a section of the page', section(copy(item('A first point') + item('A second point')))],
    ['without one', page(copy(item('A first point') + item('A second point')))],
    [
      'of parts of the page',
      section(copy(item('A first point', '·', 'div') + item('A second point', '·', 'div'))),
    ],
    [
      'pasted, without what marks its signs',
      section(copy(pasted('A first point') + pasted('A second point'))),
    ],
    [
      'with its signs in the text',
      section(
        copy(`${pasted('A first point')}<p style='mso-list:l0 level1 lfo1'>·&nbsp; A second point</p>`),
      ),
    ],
    ['saved as “filtered”', section(copy(filtered('A first point') + filtered('A second point')))],
    [
      'within sections that are nested',
      section(`<div><div>${copy(item('A first point') + item('A second point'))}</div></div>`),
    ],
  ])('is a list among the paragraphs: %s', async (_, html) => {
    expect(await bodyOf(html)).toBe(LIST)
  })

  test('counts, and has one item alone', async () => {
    expect(await bodyOf(section(copy(item('A first point', '1.') + item('A second point', '2.'))))).toBe(
      `${ONE}\n\n1. A first point\n2. A second point\n\n${TWO}`,
    )
    expect(await bodyOf(section(copy(item('A first point'))))).toBe(`${ONE}\n\n- A first point\n\n${TWO}`)
  })

  test('counts at each level of an outline', async () => {
    const at = (level: number, sign: string, words: string) =>
      item(words, sign).replace('level1', `level${level}`)
    const outline = [
      at(1, '1.', 'One'),
      at(2, '1.1.', 'One one'),
      at(3, '1.1.1', 'Deep'),
      at(2, '1.2.', 'One two'),
      at(1, '2.', 'Two'),
    ]
    expect(await bodyOf(section(copy(outline.join(''))))).toBe(
      `${ONE}\n\n1. One\n   1. One one\n      1. Deep\n   2. One two\n2. Two\n\n${TWO}`,
    )
  })

  test('is one where only the sign in it says so', async () => {
    const loose = (words: string) => `<p class=MsoNormal>${marker('·')}${words}</p>`
    expect(await bodyOf(section(copy(loose('A first point') + loose('A second point'))))).toBe(LIST)
  })
})
