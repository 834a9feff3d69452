import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillHole, type HoleUnit, MOST_LOOKED_AT, typedHole } from '../../src/core/fillHole.ts'
import { summaryOf } from '../changeEvent.ts'
import { articleWith } from './articleWith.ts'

const empty = summaryOf(articleWith({}))
const ready = (lengths: readonly number[]) =>
  lengths.map((signs, at) => ({ ...empty, id: `${at}`, signs, headline: `Brève ${at}` }))

const lengthsOf = (lengths: readonly number[], hole: number) =>
  fillHole(ready(lengths), hole).map(({ articles, left }) => ({
    lengths: articles.map(({ signs }) => signs),
    left,
  }))

describe('a hole', () => {
  test('is filled by one to three articles, those that fit first, the nearest of them first', () => {
    expect(lengthsOf([1200, 1900, 2600, 4700], 4500)).toEqual([
      { lengths: [1900, 2600], left: 0 },
      { lengths: [1200, 2600], left: 700 },
      { lengths: [1200, 1900], left: 1400 },
      { lengths: [2600], left: 1900 },
      { lengths: [1900], left: 2600 },
      { lengths: [1200], left: 3300 },
      { lengths: [4700], left: -200 },
      { lengths: [1200, 1900, 2600], left: -1200 },
      { lengths: [1200, 4700], left: -1400 },
      { lengths: [1900, 4700], left: -2100 },
    ])
  })

  test('is not filled by an article without a text', () => {
    expect(lengthsOf([0, 300], 300)).toEqual([{ lengths: [300], left: 0 }])
    expect(lengthsOf([0], 300)).toEqual([])
  })

  test('prefers fewer articles of the same sum', () => {
    expect(lengthsOf([500, 500, 1000], 1000).slice(0, 2)).toEqual([
      { lengths: [1000], left: 0 },
      { lengths: [500, 500], left: 0 },
    ])
  })

  test('is filled from the articles that are nearest to it', () => {
    const far = Array.from({ length: 100 }, (_, at) => 1 + at)
    const near = Array.from({ length: MOST_LOOKED_AT }, (_, at) => 20_000 + at)
    expect(lengthsOf([...far, ...near], 20_500).every(({ lengths }) => Math.min(...lengths) >= 20_000)).toBe(
      true,
    )
  })

  test('gets the nearest sums there are', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 12 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 900 }), (given, hole) => {
        const sums: number[] = []
        for (const [at, one] of given.entries()) {
          sums.push(one)
          for (const [next, other] of given.slice(at + 1).entries()) {
            sums.push(one + other)
            for (const third of given.slice(at + next + 2)) sums.push(one + other + third)
          }
        }
        const fits = sums.filter((sum) => sum <= hole)
        const tooLong = sums.filter((sum) => sum > hole).sort((one, other) => one - other)
        const found = fillHole(ready(given), hole)
        const fitting = found.filter(({ left }) => left >= 0)
        expect(found.slice(0, fitting.length)).toEqual(fitting)
        expect(fitting[0]?.signs).toBe(fits.length > 0 ? Math.max(...fits) : undefined)
        expect(found.slice(fitting.length).map(({ signs }) => signs)).toEqual(tooLong.slice(0, 4))
        for (const { articles, signs } of found) {
          expect(new Set(articles).size).toBe(articles.length)
          expect(articles.reduce((sum, each) => sum + each.signs, 0)).toBe(signs)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test.each<[string, HoleUnit, number | null]>([
  ['4500', 'signs', 4500],
  ['4\u202f500', 'signs', 4500],
  ['4,500', 'signs', 4500],
  ['4.500', 'signs', 4500],
  ['4,5', 'signs', null],
  ['3', 'feuillets', 4500],
  ['2,5', 'feuillets', 3750],
  ['0.5', 'feuillets', 750],
  ['0', 'signs', null],
  ['-3', 'signs', null],
  ['1e9', 'signs', null],
  ['100000000', 'signs', null],
  ['', 'feuillets', null],
])('%s %s', (typed, unit, signs) => expect(typedHole(typed, unit)).toBe(signs))
