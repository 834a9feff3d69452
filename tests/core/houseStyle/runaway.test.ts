import { type AST, RegExpParser } from '@eslint-community/regexpp'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withPattern } from './style.ts'

const problemOf = (pattern: string) => withPattern(pattern).problems[0]?.code ?? null

const RUNAWAY = [
  '(a+)+b',
  '(a*)*b',
  '(a+)*b',
  '(?:a|a)+b',
  '(?:a|aa)+b',
  '(?:ab|a|b)+c',
  '(?:a|b|ab)+c',
  '(\\p{L}+\\s?)+!',
  '(\\p{L}+[ ]?){2,}!',
  '(?:\\w+\\W?)+x',
  '(?:x(?:y?|z?))+w',
  '(?:a?b?)+c',
  '.*foo.*',
  'x.*foo.*',
  '\\s*\\s*x',
  '\\p{L}+\\p{L}+x',
  '[a-z]+[^ ]+x',
  '\\d+\\w+x',
  'a+é?a+b',
  '(?:a{1,20}){1,20}b',
  '(?:(?:a{0,9}){0,9}){0,9}b',
  '(?:a?){30}a{30}',
  '(a+)\\1+b',
  '\\p{L}+(?=.*x)',
  'x(?<!y+)',
  '(?:k|\u212a)+x',
  '(?:[e-é]|É)+x',
  '(?:[^a]|b)+a',
  '(?:\\p{L}|ß)+\\d',
  '(?:(?:a|b)|(?:b|c))+d',
  `${'(?:a|a)'.repeat(20)}b`,
]

const WELL_BEHAVED = [
  'digital(?:e|es|ement)?',
  "\\bà l[’'](?:heure|époque) actuelle\\b",
  '(\\d+) ?km\\/h',
  '(\\d{1,3})(?: ?\\d{3})+',
  '\\d{1,2} h(?: \\d{2})?',
  '\\b(\\p{L}+) \\1\\b',
  '\\p{Lu}{2,}',
  '\\p{L}+(?:-\\p{L}+)*',
  '[^.!?]{0,60}cependant[^.!?]{0,60}',
  '(?<!\\p{L})très (?=\\p{L})',
  '(?<!le )week-end',
  '"[^"]*"',
  '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:prochain|dernier)',
  '(?:\\d{2} ){4}\\d{2}',
  '(?:[A-Z]\\.){2,}',
  '\\$(\\d+(?:[.,]\\d+)?)',
  'M\\. le (?<titre>maire|préfet)',
  '\\p{Script=Han}+',
  '\\bt\\b',
  '(?:ha)+',
  'etc\\.{2,}',
]

describe('a pattern that could run away', () => {
  test.each(RUNAWAY)('%s is refused, with its part and its line', (pattern) => {
    const { rules, problems } = withPattern(pattern)
    expect(rules).toEqual([])
    expect(problems).toEqual([{ line: 1, code: 'runaway', detail: { part: expect.stringMatching(/./) } }])
  })
})

describe('a pattern that cannot', () => {
  test.each(WELL_BEHAVED)('%s is taken', (pattern) => expect(problemOf(pattern)).toBeNull())
})

/** Tries an expression as a backtracking engine does, on its own tree, and counts what it tries; ends at a limit. */
function effort(pattern: AST.Pattern, text: string, limit: number): number {
  let tried = 0
  const enough = new Error('enough')
  type Next = (at: number) => boolean
  const any = (alternatives: readonly AST.Alternative[], at: number, next: Next): boolean =>
    alternatives.some(({ elements }) => all(elements, 0, at, next))
  const all = (elements: readonly AST.Element[], index: number, at: number, next: Next): boolean => {
    const element = elements[index]
    return element ? one(element, at, (to) => all(elements, index + 1, to, next)) : next(at)
  }
  const one = (element: AST.Element, at: number, next: Next): boolean => {
    if (++tried > limit) throw enough
    switch (element.type) {
      case 'Group':
        return any(element.alternatives, at, next)
      case 'Quantifier': {
        const round = (count: number, from: number): boolean =>
          (count < element.max &&
            one(element.element, from, (to) => (to > from || count < element.min) && round(count + 1, to))) ||
          (count >= element.min && next(from))
        return round(0, at)
      }
      case 'Character':
        return text.codePointAt(at) === element.value && next(at + 1)
      case 'CharacterClass':
        return at < text.length && new RegExp(element.raw, 'u').test(text.charAt(at)) && next(at + 1)
      default:
        throw new TypeError(element.type)
    }
  }
  try {
    for (let at = 0; at < text.length; at++) any(pattern.alternatives, at, () => false)
  } catch (error) {
    if (error !== enough) throw error
  }
  return tried
}

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'nested', withCrossShrink: true },
    fc.constantFrom('a', 'b', '[ab]', 'aa', 'ab', '[^b]'),
    fc.tuple(tie('expression'), tie('expression')).map(([one, other]) => `${one}${other}`),
    fc.tuple(tie('expression'), tie('expression')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '{0,40}', '+?'))
      .map(([one, times]) => `(?:${one})${times}`),
  ),
}))

test('whatever passes takes no more than the square of a text’s length', () => {
  const LENGTH = 120
  const texts = ['a', 'b', 'ab', 'aab', 'abb'].map((piece) => `${piece.repeat(LENGTH).slice(0, LENGTH)}!`)
  const seen = { taken: 0, refused: 0 }
  fc.assert(
    fc.property(expression, (pattern) => {
      const problem = withPattern(pattern, { case: true }).problems[0]?.code
      if (problem === undefined) seen.taken++
      if (problem === 'runaway') seen.refused++
      if (problem !== undefined) return
      const tree = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true })
      // Twenty times the square, for the ways of a bounded expression and the nodes between its characters.
      const limit = 20 * LENGTH ** 2 * pattern.length
      for (const text of texts) expect(effort(tree, text, limit)).toBeLessThanOrEqual(limit)
    }),
    { numRuns: 1500 },
  )
  expect(seen.taken).toBeGreaterThan(50)
  expect(seen.refused).toBeGreaterThan(50)
})
