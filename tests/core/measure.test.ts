import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Section } from '../../src/core/article/index.ts'
import { feuillets, measureText } from '../../src/core/measure.ts'
import { sectionTexts, summaryOf } from '../../src/core/summary.ts'
import { articleWith } from './articleWith.ts'
import { anyText } from './generated.ts'
import { expectInProportion } from '../processorTime.ts'

const signs = (text: string) => measureText(text).signs
const words = (text: string) => measureText(text).words

describe('signs', () => {
  it.each([
    ['', 0],
    ['a b', 3],
    ['«\u00a0Oui\u202f!\u00a0»', 9],
    ['é', 1],
    ['e\u0301', 1],
    ['Œuvre', 5],
    ['👩‍👩‍👧', 1],
    ['🇫🇷', 1],
    ['한국', 2],
    ['\u1112\u1161\u11ab', 1],
    ['中文', 2],
    ['كُتُب', 3],
    ['a\nb', 2],
    ['a\n\nb', 2],
  ])('of %j are %i', (text, count) => {
    expect(signs(text)).toBe(count)
  })

  it('are what a reader perceives, line by line, whatever the text', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = text.split('\n').map((line) => [...segmenter.segment(line.normalize('NFC'))].length)
        expect(signs(text)).toBe(lines.reduce((sum, count) => sum + count, 0))
      }),
      { numRuns: 1000 },
    )
  })

  it('do not depend on how accents are written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(signs(text.normalize('NFD'))).toBe(signs(text.normalize('NFC')))
      }),
      { numRuns: 500 },
    )
  })
})

describe('signs and words', () => {
  it('are as many of a text that is counted in one pass as beside a letter for which it is not', () => {
    const unit = fc.oneof(fc.nat(0xff), fc.nat(0x20ff))
    const units = fc.array(unit, { maxLength: 30 }).map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(units, (text) => {
        expect(signs(`${text}\ne\u0301`)).toBe(signs(text) + 1)
        expect(words(`${text}\ne\u0301`)).toBe(words(text) + 1)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('words', () => {
  it.each([
    ['', 0],
    ['l’accord', 1],
    ["l'accord", 1],
    ['rendez-vous', 1],
    ['Oui\u202f!', 1],
    ['Oui !', 1],
    ['«\u00a0Non\u00a0»', 1],
    ['3\u202f400\u202f000 euros', 4],
    ['a — b', 2],
    ['mot—mot', 2],
    ['...', 0],
    ['un\ndeux', 2],
    ['21:42', 1],
    ['https://exemple.fr/a-b', 1],
    ['السلام عليكم', 2],
    ['今天天气很好', 3],
    ['Le rendez-vous de 王小明 à Paris', 6],
  ])('of %j are %i', (text, count) => {
    // A dictionary parts Chinese, and they differ a little.
    const leeway = /\p{Script=Han}/u.test(text) ? 1 : 0
    expect(Math.abs(words(text) - count)).toBeLessThanOrEqual(leeway)
  })
})

describe('an article', () => {
  const lengthOf = (sections: Section[]) => {
    const article = articleWith({ sections })
    return summaryOf(article, sectionTexts(article))
  }

  it('is as long as its headings and what is seen of its bodies', () => {
    const sections = [
      { heading: '', body: 'Un **gras** [lien](https://exemple.fr).' },
      { heading: 'Deux', body: '- un\n- deux' },
    ]
    expect(lengthOf(sections)).toMatchObject({ signs: 23, words: 6 })
  })

  it('without words takes no time', () => {
    expect(measureText('').minutes).toBe(0)
  })

  it('is measured in feuillets of 1,500 signs', () => {
    expect(feuillets(6750)).toBe(4.5)
  })

  it('of 50,000 words is counted in proportion, accents, emoji and all', async () => {
    const paragraph =
      'Le conseil a voté mardi soir, sans surprise, un budget en baisse de 3\u202f%\u202f; « enfin ! » 🎉. '
    const sections = (length: number) =>
      Array.from({ length }, (_, i) => ({ heading: `Partie ${i}`, body: paragraph.repeat(30) }))
    expect(lengthOf(sections(100)).words).toBeGreaterThan(45_000)
    await expectInProportion(100, sections, lengthOf)
  })
})
