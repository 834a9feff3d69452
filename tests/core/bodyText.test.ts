import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyText, textOfBlocks } from '../../src/core/bodyText.ts'
import { readMarkdown } from '../../src/core/document/index.ts'
import { measureArticle, measureBlocks, measureText } from '../../src/core/measure.ts'
import { anyBody } from './generated.ts'

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
    ['\u00a0a\u202f', '\u00a0a\u202f'],
    ['', ''],
  ])('%j is %j', (markdown, text) => {
    expect(bodyText(markdown)).toEqual({ text, notes: '' })
  })

  it('has the notes apart, which are searched and not counted', () => {
    const body = 'Un[^1] mot[^2].\n\n[^1]: Une *note*.\n\n[^2]: Autre.'
    expect(bodyText(body)).toEqual({ text: 'Un mot.', notes: 'Une note.\n\nAutre.' })
    expect(measureBlocks(readMarkdown(body))).toMatchObject({ signs: 7, words: 2 })
    expect(measureArticle({ sections: [{ heading: 'Titre', body }] })).toMatchObject({ signs: 12, words: 3 })
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
})
