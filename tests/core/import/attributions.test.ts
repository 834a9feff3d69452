import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const PROSE =
  'La dernière soudure a été posée mardi, sans cérémonie, devant deux élus et trois journalistes frigorifiés.'
const HEAD = `# Le tram est là\n\nPar Inès Karam\n\n${PROSE}`
const QUOTE = '> Dix ans d’attente.'
const bodyOf = async (text: string, name = 'copy.md') =>
  (await readCopy(text, name)).content.sections[0]?.body

describe('a name behind a dash below a quotation', () => {
  test.each(['—', '–', '-', '--'])('is who said it: %s', async (dash) => {
    const line = dash === '-' ? '\\- Paul Roux' : `${dash} Paul Roux`
    const said = `${PROSE}\n\n${QUOTE}\n>\n> — Paul Roux`
    expect(await bodyOf(`${HEAD}\n\n${QUOTE}\n\n${line}\n\n${PROSE}\n`)).toBe(`${said}\n\n${PROSE}`)
    expect(await bodyOf(`${HEAD}\n\n${QUOTE}\n\n${line}\n`)).toBe(said)
  })
  test('is so in a page, with what that person is, though nobody signs', async () => {
    const page = `<h1>Le tram est là</h1><p>${PROSE}</p><blockquote>Dix ans.</blockquote><p>— Paul Roux, conducteur</p>`
    const draft = await readCopy(page, 'copy.html')
    expect(draft.content.byline).toEqual([])
    expect(draft.content.sections[0]?.body).toBe(`${PROSE}\n\n> Dix ans.\n>\n> — Paul Roux, conducteur`)
  })
  test('is asked about in the last line of a text that nobody else signs', async () => {
    for (const line of ['— Paul Roux', 'Paul Roux'])
      expect(
        doubtNames(await readCopy(`# Le tram est là\n\n${PROSE}\n\n${QUOTE}\n\n${line}\n`, 'copy.md')),
      ).toEqual(['byline-name-uncertain'])
  })
  test.each([
    ['what somebody says', '— Non, dit Paul Roux.'],
    ['no name', '— Un an après'],
    ['who wrote the text, by the trade', '— Paul Roux, journaliste'],
    ['a name without a dash', 'Paul Roux, conducteur'],
  ])('is not taken for one: %s', async (_, line) => {
    const draft = await readCopy(`${HEAD}\n\n${QUOTE}\n\n${line}\n\n${PROSE}\n`, 'copy.md')
    expect(draft.content.sections[0]?.body).toContain(`${QUOTE}\n\n`)
  })
  test('signs below a paragraph', async () => {
    const draft = await readCopy(`# Le tram est là\n\n${PROSE}\n\n— Paul Roux\n`, 'copy.md')
    expect(draft.content.byline).toEqual([{ name: 'Paul Roux' }])
    expect(isSure(draft)).toBe(true)
  })
  test('is so in the quotation itself, and a name below that signs', async () => {
    const quote = '<blockquote><p>Dix ans.</p><p>— Paul Roux, conducteur</p></blockquote>'
    const draft = await readCopy(
      `<h1>Le tram est là</h1><p>${PROSE}</p><p>${PROSE}</p>${quote}<p>– Inès Karam</p>`,
      'copy.html',
    )
    expect(draft.content.sections[0]?.body).toBe(
      `${PROSE}\n\n${PROSE}\n\n> Dix ans.\n>\n> — Paul Roux, conducteur`,
    )
    expect(draft.content.byline).toEqual([{ name: 'Inès Karam' }])
  })
  test('is none in a quotation that is a name alone, or ends with a sentence', async () => {
    for (const words of ['<p>— Paul Roux</p>', '<p>Dix ans.</p><p>— Non, dit Paul Roux.</p>']) {
      const page = `<h1>Le tram est là</h1><p>${PROSE}</p><blockquote>${words}</blockquote><p>${PROSE}</p>`
      const { content } = await readCopy(page, 'copy.html')
      expect(content.sections[0]?.body).toMatch(/^> (?:&#8212;|—) (?:Non, dit )?Paul Roux/m)
    }
  })
})
