import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyContent } from '../../src/core/article/index.ts'
import { bodyText, textOfBlocks } from '../../src/core/bodyText.ts'
import { readMarkdown } from '../../src/core/document/index.ts'
import { measureText } from '../../src/core/measure.ts'
import { sectionTexts, summaryOf } from '../../src/core/summary.ts'
import { articleWith } from './articleWith.ts'
import { anyBody } from './generated.ts'

const ID = '0190a8f0-0000-7000-8000-000000000001'
const AT = '2026-11-24T08:00:00.000Z'

describe('the text of a body', () => {
  it.each([
    ['a\nb', 'a b'],
    ['中\n文', '中文'],
    ['a\\\nb', 'a\nb'],
    ['a\n\nb', 'a\n\nb'],
    ['**a** [b](https://c.d) `e` 1<sup>er</sup>', 'a b e 1er'],
    ['- a\n- b\n  - c\n\n> d', 'a\nb\nc\n\nd'],
    ['> a\n>\n> — Inès', 'a\n\n— Inès'],
    ['| a | b |\n|---|---|\n| c | d |', 'a\tb\nc\td'],
    ['```\na\n  b\n```', 'a\n  b'],
    ['[a]: https://b.c', ''],
    ['&eacute;&nbsp;!', 'é\u00a0!'],
    ['*Le Monde*, **hier**.\n\n*a b*', 'Le Monde, hier.\n\na b'],
    ['*a*b *c* * d* *e', 'ab c * d* *e'],
    ['*1*. a', '1. a'],
    ['*http://a.b*,a', '*http://a.b*,a'],
    ['\u00a0a\u202f', '\u00a0a\u202f'],
    ['', ''],
  ])('%j is %j', (markdown, text) => {
    expect(bodyText(markdown)).toEqual({ text, prose: text, notes: '' })
  })

  it('has the notes apart, which are searched and not counted', () => {
    const body = 'Un[^1] mot[^2].\n\n[^1]: Une *note*.\n\n[^2]: Autre.'
    expect(bodyText(body)).toMatchObject({ text: 'Un mot.', prose: 'Un mot.', notes: 'Une note.\n\nAutre.' })
    const article = articleWith({ sections: [{ heading: 'Titre', body }] })
    expect(summaryOf(article, sectionTexts(article))).toMatchObject({ signs: 12, words: 3 })
  })

  it('is there without figures, too, of which the list shows nothing where there is a text', () => {
    const figure = `![a](media/${'0'.repeat(64)}.png "Maud")\nLe bac.`
    expect(bodyText(`${figure}\n\nLe quai.`)).toMatchObject({ prose: 'Le quai.' })
    const stored = { id: ID, revision: 1, createdAt: AT, updatedAt: AT, source: null }
    const excerptOf = (...bodies: string[]) => {
      const sections = bodies.map((body) => ({ heading: '', body }))
      const article = { ...emptyContent('fr'), sections, ...stored }
      return summaryOf(article, sectionTexts(article)).excerpt
    }
    expect(excerptOf(`${figure}\n\nLe quai.`)).toBe('Le quai.')
    expect(excerptOf(figure, 'Plus bas.')).toBe('Plus bas.')
    expect(excerptOf(figure)).toBe('[a] Le bac. Maud')
  })

  it('is as long where it is not parsed as where it is', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const parsed = textOfBlocks(readMarkdown(body)).text
        expect(measureText(bodyText(body).text)).toEqual(measureText(parsed))
        expect(bodyText(body).text.replace(/\s+/g, ' ').trim()).toBe(parsed.replace(/\s+/g, ' ').trim())
      }),
      { numRuns: 1000 },
    )
  })

  it('is the same with simple emphasis, which is not parsed, as the parsed one', () => {
    const piece = fc.constantFrom(
      ...[
        '*',
        '**',
        '*a*',
        '**é b**',
        'a',
        'œ1',
        ' ',
        '\n',
        '\n\n',
        '.',
        ', ',
        '(',
        '- ',
        '1.',
        '’',
        '\u00a0',
      ],
      ...['_', '\\', '東', '…', 'http://a.b', 'www.a.b', 'a@b.c', ' *a* ', ' **a b** ', '\n\n*a* '],
    )
    const anyEmphasis = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(anyEmphasis, (body) => {
        if (body.includes('*')) expect(bodyText(body)).toEqual(textOfBlocks(readMarkdown(body)))
      }),
      { numRuns: 3000 },
    )
  })
})
