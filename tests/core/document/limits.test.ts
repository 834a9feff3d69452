import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdown, textBlocks, toHtml, toText, writeMarkdown } from '../../../src/core/document/index.ts'
import { emptyContent } from '../../../src/core/article/index.ts'
import { buildContent } from '../../../src/core/import/buildDraft.ts'
import { expectInProportion, within } from '../../processorTime.ts'
import { FAMILIES, filled, nested } from './hostile.ts'

/** In floors. */
const LIMIT = 100

function doAll(text: string): string {
  const blocks = readMarkdown(text)
  readMarkdown(writeMarkdown(blocks))
  writeMarkdown(blocks, { profile: 'flat' })
  Array.from(textBlocks(blocks))
  return toHtml(blocks) + toText(blocks)
}

const words = (count: number) =>
  'La maire répond : **non**, *jamais*, [« pas ici »](https://exemple.fr/a_b) 5 * 3, @un_nom_long. '.repeat(
    count,
  )

describe('a text made to stall a reader of Markdown', () => {
  it.each(Object.entries(FAMILIES))('%s: is read and written in time', async (_, make) => {
    const text = make(24_000)
    const shown = await within(LIMIT, () => doAll(text))
    expect(shown.length).toBeLessThan(60 * text.length + 1_000_000)
  })

  it('leaves the other paragraphs as they are', () => {
    const html = toHtml(readMarkdown(`avant **gras**\n\n${nested('*a ', ' a*')(40_000)}\n\naprès *italique*`))
    expect(html).toMatch(/^<p>avant <strong>gras<\/strong><\/p>/)
    expect(html).toMatch(/<p>après <em>italique<\/em><\/p>\n$/)
  })

  it('shows an item of very many lines as one, and the others beside it', () => {
    const html = toHtml(readMarkdown(`- un\n\n- a\n${'b\n'.repeat(20_000)}\n- deux`))
    expect(html.match(/<li>/g)).toHaveLength(3)
    expect(html).toContain('a b b')
  })

  it.each(Object.entries(FAMILIES))('%s: is imported as text in time', async (_, make) => {
    const text = make(24_000)
    const block = { line: 1, kind: 'paragraph', text, certainty: 'sure', reason: 'paragraph-prose' } as const
    await within(LIMIT, () => buildContent([block], emptyContent('fr')))
  })

  it('shows every letter of a hostile text', () => {
    for (const make of Object.values(FAMILIES)) {
      const text = make(3000)
      const letters = (shown: string) => shown.replace(/[^b-z]/g, '')
      if (!/\]:|\]\(|&#|`|<\/sup>/.test(text)) expect(letters(toText(readMarkdown(text)))).toBe(letters(text))
    }
  })

  it('is in time for random mixtures, and never throws', async () => {
    const sign = fc.constantFrom(
      ...'*_~`[]()<>!&@#>-+|\\"\':/.= \n',
      '\n\n',
      '**',
      '](',
      '![',
      'http://',
      'www.',
      '> ',
      '- ',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { minLength: 1, maxLength: 8 }), async (signs) => {
        await within(LIMIT, () => doAll(filled(signs.join(''), 12_000)))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a long text', () => {
  it.each<[string, number, (size: number) => string]>([
    ['a paragraph of 200,000 characters', 2000, words],
    ['2,000 paragraphs', 2000, (size) => `${words(1)}\n\n`.repeat(size)],
    ['a list of 2,000 items', 2000, (size) => `- ${words(1)}\n`.repeat(size)],
    ['a quotation of 2,000 lines', 2000, (size) => `> ${words(1)}\n`.repeat(size)],
    [
      'a paragraph of 16,000 links that words touch',
      16_000,
      (size) => '**non** [mot](https://exemple.fr/)s '.repeat(size),
    ],
    [
      'a table of 5,000 rows',
      5000,
      (size) => `| a | b |\n|---|--:|\n${'| Saint-Aubin | 1 204 |\n'.repeat(size)}`,
    ],
  ])('keeps its marks and is read and written in proportion: %s', async (_, size, make) => {
    await expectInProportion(size, make, doAll)
    const text = make(size)
    const blocks = readMarkdown(text)
    const html = toHtml(blocks)
    const marks = text.match(/\*\*non\*\*/g)?.length ?? 0
    expect(html.match(/<strong>/g) ?? []).toHaveLength(marks)
    expect(html.match(/<a /g) ?? []).toHaveLength(marks)
    expect(html.match(/<tr>/g)?.length ?? 0).toBe(text.match(/Saint|\| a/g)?.length ?? 0)
  })
})
