import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainOf, readMarkdown, textBlocks } from '../../../src/core/document/index.ts'
import type { Block, Inline } from '../../../src/core/document/types.ts'
import {
  fixBlocksToFixpoint,
  plainProse,
  type Prose,
  proofread,
  proseOf,
  readableProse,
} from '../../../src/core/proofreading/index.ts'
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
})

/** A text in which some stretches are code. */
const prose: fc.Arbitrary<Prose> = fc
  .array(fc.record({ text, isCode: fc.boolean() }), { maxLength: 4 })
  .map((parts) =>
    proseOf(
      parts.flatMap(({ text, isCode }): Inline[] =>
        text
          .split('\n')
          .flatMap((line, index): Inline[] => [
            ...(index > 0 ? [{ type: 'break', marks: [] } as const] : []),
            { type: 'text', text: line, marks: isCode ? [{ type: 'code' }] : [] },
          ]),
      ),
    ),
  )
const anyProse = fc.oneof(text.map(plainProse), prose)

/** The text with these findings applied; what is verbatim moves with it. */
function applied({ text, verbatim }: Prose, findings: readonly Finding[]): Prose {
  const shiftAt = (at: number) =>
    findings.reduce(
      (shift, { from, to, replacement }) =>
        to <= at && from < at ? shift + replacement.length - (to - from) : shift,
      0,
    )
  const insertedAt = (at: number) =>
    findings.reduce(
      (shift, { from, to, replacement }) => (from === at && to === at ? shift + replacement.length : shift),
      0,
    )
  return {
    text: applyFindings(text, findings),
    verbatim: verbatim.map(({ from, to }) => ({
      from: from + shiftAt(from) + insertedAt(from),
      to: to + shiftAt(to),
    })),
  }
}

describe('whatever the text', () => {
  test('applying all fixes leaves nothing to fix, and code as it was', () => {
    fc.assert(
      fc.property(anyProse, options, (before, how) => {
        const after = applied(before, lintTypography(before, how).filter(isFix))
        const codeOf = ({ text, verbatim }: Prose) => verbatim.map(({ from, to }) => text.slice(from, to))
        expect(codeOf(after)).toEqual(codeOf(before))
        expect(lintTypography(after, how).filter(isFix)).toEqual([])
      }),
      { numRuns: 4000 },
    )
  })

  test('findings stand in order, within the text and outside of code, and change something', () => {
    fc.assert(
      fc.property(anyProse, options, (before, how) => {
        let end = 0
        for (const { from, to, replacement } of lintTypography(before, how)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(before.text.length)
          expect(readableProse(before).slice(from, to)).not.toContain('\ufffc')
          expect(before.verbatim.some((code) => from < code.to && to > code.from)).toBe(false)
          expect(before.text.slice(from, to)).not.toBe(replacement)
          end = to
        }
      }),
      { numRuns: 2000 },
    )
  })
})

/** What the blocks of a text are, without their words, and the code in them. */
function shapeOf(markdown: string | readonly Block[]) {
  const blocks = typeof markdown === 'string' ? readMarkdown(markdown) : markdown
  return Array.from(textBlocks(blocks), ({ path, kind, content }) => ({
    path,
    kind,
    code: content
      .filter(({ marks }) => marks.some(({ type }) => type === 'code'))
      .map((one) => plainOf([one])),
    others: content.filter(({ type }) => type !== 'text'),
  }))
}

const markdown = fc
  .array(
    fc.oneof(
      ...[WORDS, MARKS, BLANKS, DASHES, MARKDOWN, MARKDOWN].map((pieces) => fc.constantFrom(...pieces)),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

describe('in a tree', () => {
  test('no fix changes a block, code, a picture or a note, and none is left', () => {
    fc.assert(
      fc.property(markdown, options, (before, how) => {
        const all = { ...how, rules: [] }
        const { blocks } = fixBlocksToFixpoint(readMarkdown(before), all)
        expect(shapeOf(blocks)).toEqual(shapeOf(before))
        for (const { content } of textBlocks(blocks)) {
          expect(proofread(proseOf(content), all).filter(({ certainty }) => certainty === 'fix')).toEqual([])
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('paragraph by paragraph', () => {
  test('a text has the findings of its paragraphs, each read by itself', () => {
    fc.assert(
      fc.property(text, options, (whole, how) => {
        const each = [...paragraphsOf(whole)].flatMap(({ from, to }) =>
          lintTypography(plainProse(whole.slice(from, to)), how).map((finding) => ({
            ...finding,
            from: finding.from + from,
            to: finding.to + from,
          })),
        )
        expect(lintTypography(plainProse(whole), how)).toEqual(each)
      }),
      { numRuns: 1000 },
    )
  })
})
