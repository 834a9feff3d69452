import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/core/markdown/index.ts'
import {
  applyFindings,
  type Finding,
  lintTypography,
  paragraphsOf,
  PROFILES,
} from '../../../src/core/typography/index.ts'

const LANGUAGES = ['fr', 'fr-CA', 'fr-CH', 'en', 'en-GB'] as const
const isFix = ({ certainty }: Finding) => certainty === 'fix'

const WORDS = [
  'mot',
  'Été',
  'l',
  'I',
  'boys',
  '12',
  '1',
  '345',
  '000',
  '2024',
  '12000',
  'km',
  'h',
  'Mme',
  'M.',
  'é',
  '👍',
  '漢',
]
const MARKS = [
  '"',
  "'",
  '“',
  '”',
  '‘',
  '’',
  '«',
  '»',
  '!',
  '?',
  ';',
  ':',
  ',',
  '.',
  '...',
  '…',
  '%',
  '€',
  '(',
  ')',
  '[',
  ']',
]
const DASHES = ['-', '--', '---', '–', '—', '/', '+', '°']
const BLANKS = [' ', ' ', ' ', '  ', '\u00a0', '\u202f', '\t', '\n', '\n\n']
const MARKDOWN = [
  '*',
  '**',
  '_',
  '~~',
  '`',
  '```',
  '\\',
  '> ',
  '- ',
  '1. ',
  '# ',
  '|',
  '<',
  '>',
  '](http://a.fr/b?c "d")',
  '&nbsp;',
  '![',
]
const APART = [
  'https://a.fr/?b=c!d',
  'www.a.fr',
  'a@b.fr',
  ':)',
  ';-)',
  '21:42',
  '(?)',
  '[!]',
  '?!',
  '<b class="c">',
  '<http://a.fr>',
]

const piece = fc.oneof(
  ...[WORDS, MARKS, MARKS, BLANKS, BLANKS, DASHES, MARKDOWN, APART].map((pieces) =>
    fc.constantFrom(...pieces),
  ),
)
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
const options = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  profile: fc.constantFrom(...PROFILES),
  markdown: fc.boolean(),
})

describe('whatever the text', () => {
  test('applying all fixes leaves nothing to fix', () => {
    fc.assert(
      fc.property(text, options, (before, how) => {
        const after = applyFindings(before, lintTypography(before, how).filter(isFix))
        expect(lintTypography(after, how).filter(isFix)).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  test('findings stand in order, within the text, and change something', () => {
    fc.assert(
      fc.property(text, options, (before, how) => {
        let end = 0
        for (const { from, to, replacement } of lintTypography(before, how)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(before.length)
          expect(before.slice(from, to)).not.toBe(replacement)
          end = to
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** The elements of a page, with the code in them. */
const elementsOf = (markdown: string) => renderMarkdown(markdown).match(/<code>[^<]*|<[^>]*>/g) ?? []
const prose = fc
  .array(
    fc.oneof(
      ...[WORDS, MARKS, BLANKS, DASHES, MARKDOWN, MARKDOWN].map((pieces) => fc.constantFrom(...pieces)),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

describe('in Markdown', () => {
  test('no fix changes what a mark means, a target or code', () => {
    fc.assert(
      fc.property(prose, options, (before, { language, profile }) => {
        const fixes = lintTypography(before, { language, profile, markdown: true }).filter(isFix)
        expect(elementsOf(applyFindings(before, fixes))).toEqual(elementsOf(before))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('paragraph by paragraph', () => {
  test('a text has the findings of its paragraphs, each read by itself', () => {
    fc.assert(
      fc.property(text, options, (whole, how) => {
        const each = [...paragraphsOf(whole, how.markdown)].flatMap(({ from, to }) =>
          lintTypography(whole.slice(from, to), how).map((finding) => ({
            ...finding,
            from: finding.from + from,
            to: finding.to + from,
          })),
        )
        expect(lintTypography(whole, how)).toEqual(each)
      }),
      { numRuns: 1000 },
    )
  })
})
