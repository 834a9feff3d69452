import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HouseRule } from '../../../src/core/houseStyle/index.ts'
import { fixTextToFixpoint, plainProse, proofread } from '../../../src/core/proofreading/index.ts'
import { PROFILES } from '../../../src/core/typography/index.ts'
import { match, read } from '../houseStyle/style.ts'

const BLANKS = [' ', '\u00a0', '\u202f', '\u2009'] as const
const blank = fc.constantFrom(...BLANKS)
const maybeBlank = fc.constantFrom('', ...BLANKS)

/**
 * House rules with blanks in what they look for, in what they write, or in both; each is always right. Where typography
 * puts a blank in or takes it away, the pattern has it as optional.
 */
const TEMPLATES: readonly ((found: string, written: string) => object)[] = [
  (found, written) => ({ pattern: `(\\d+)${found}?km/h`, suggest: `$1${written}kilomètres à l’heure` }),
  (found, written) => ({ pattern: `(\\d+)${found}*km\\b(?!/)`, suggest: `$1${written}kilomètres` }),
  (found, written) => ({ pattern: `(\\d+)[${found}-]?€`, suggest: `$1${written}euros` }),
  (found, written) => ({ pattern: `M\\.${found}Dupont`, suggest: `M.${written}Durand` }),
  (found) => ({ pattern: `(\\d)${found}000${found}?(?=\\p{L})`, suggest: '$1 mille ' }),
  (found, written) => ({ word: `etc${found}!`, suggest: `et${written}cetera${written}!` }),
  (found, written) => ({ word: `pomme${found}de${found}terre`, suggest: `patate${written}douce` }),
  (found, written) => ({ pattern: `«${found}?ok${found}?»`, suggest: `«${written}d’accord${written}»` }),
  (found, written) => ({ pattern: `(\\d+)${found}?kg`, suggest: `$1${written}kg` }),
  (found) => ({ pattern: `vrai${found}?[!]`, suggest: 'certain' }),
  (found) => ({ pattern: `l'eau${found}plate`, suggest: "de l'eau" }),
]
const rules: fc.Arbitrary<HouseRule[]> = fc
  .subarray(
    TEMPLATES.map((template) => template),
    { minLength: 1, maxLength: 4 },
  )
  .chain((templates) =>
    fc.tuple(...templates.map((template) => fc.tuple(blank, blank).map(([a, b]) => template(a, b)))),
  )
  .map((all) => {
    const { rules: good, problems } = read(JSON.stringify(all.map((rule) => ({ ...rule, fix: true }))))
    expect(problems).toEqual([])
    return good
  })

/** Texts in which the rules apply, with a blank of any kind wherever there is one. */
const phrase = fc.oneof(
  fc
    .tuple(fc.constantFrom('12', '3', '12 000'), maybeBlank, fc.constantFrom('km/h', 'km', 'kg', '€'))
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('M.', 'Mme'), blank, fc.constantFrom('Dupont', 'Durand'))
    .map((parts) => parts.join('')),
  blank.map((each) => `etc${each}!`),
  fc.tuple(blank, blank).map(([a, b]) => `pomme${a}de${b}terre`),
  fc.tuple(maybeBlank, maybeBlank).map(([a, b]) => `«${a}ok${b}»`),
  fc.tuple(fc.constantFrom('3', '12'), blank, blank).map(([n, a, b]) => `${n}${a}000${b}habitants`),
  maybeBlank.map((each) => `vrai${each}!`),
  fc.tuple(fc.constantFrom("'", '’'), blank).map(([mark, each]) => `l${mark}eau${each}plate`),
  fc.constantFrom('mot', 'Oui', 'puis,', '"vu"', '...', '–'),
)
const text = fc
  .tuple(phrase, fc.array(fc.tuple(blank, phrase), { maxLength: 6 }))
  .map(([first, others]) => first + others.map(([each, next]) => each + next).join(''))

const options = fc.record({
  language: fc.constantFrom('fr', 'fr-CA', 'en', 'en-GB', 'de'),
  profile: fc.constantFrom(...PROFILES),
})

const unified = (each: string) => each.replace(/[\u00a0\u202f\u2009]/g, ' ')

describe('whichever blanks a text has, and house rules with blanks in them', () => {
  test('the rules are followed, and nothing is left to fix', () => {
    fc.assert(
      fc.property(text, rules, options, (before, house, how) => {
        const all = { ...how, rules: house, match }
        const after = fixTextToFixpoint(before, all).text
        const left = proofread(plainProse(after), all).filter(({ certainty }) => certainty === 'fix')
        expect(left).toEqual([])
      }),
      { numRuns: Number(process.env.RUNS ?? 600) },
    )
  })

  test('typography or the house first makes no difference', () => {
    fc.assert(
      fc.property(text, rules, options, (before, house, how) => {
        const all = { ...how, rules: house, match }
        const together = fixTextToFixpoint(before, all).text
        const typographyFirst = fixTextToFixpoint(before, { ...all, rules: [] }).text
        expect(fixTextToFixpoint(typographyFirst, all).text).toBe(together)
        const houseFirst = fixTextToFixpoint(before, { ...all, language: `x-${how.language}` }).text
        expect(fixTextToFixpoint(houseFirst, all).text).toBe(together)
      }),
      { numRuns: Number(process.env.RUNS ?? 600) },
    )
  })

  test('the kind of blank makes no difference to the words', () => {
    fc.assert(
      fc.property(text, rules, options, blank, (before, house, how, other) => {
        const all = { ...how, rules: house, match }
        const changed = before.replace(/[ \u00a0\u202f\u2009]/g, other)
        expect(unified(fixTextToFixpoint(changed, all).text)).toBe(
          unified(fixTextToFixpoint(before, all).text),
        )
      }),
      { numRuns: Number(process.env.RUNS ?? 600) },
    )
  })
})
