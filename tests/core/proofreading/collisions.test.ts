import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Proposal, withoutCollisions } from '../../../src/core/proofreading/collisions.ts'

type Named = Proposal & { name: string }
const proposal = (name: string, from: number, to: number, more: Partial<Proposal> = {}): Named => ({
  name,
  from,
  to,
  replacement: 'x',
  certainty: 'suggestion',
  ...more,
})
const names = (lists: readonly (readonly Named[])[]) => withoutCollisions(lists).map(({ name }) => name)

describe('three sources', () => {
  test('of what collides, the earliest list’s stays, and the rest is in the order of the text', () => {
    expect(names([[proposal('a', 4, 6)], [proposal('b', 2, 5)], [proposal('c', 1, 2)]])).toEqual(['c', 'a'])
    expect(names([[], [proposal('b', 2, 5)], [proposal('c', 1, 3)]])).toEqual(['b'])
  })

  test('a fix of the last list stays rather than a suggestion of the first', () => {
    const fix = proposal('c', 2, 3, { certainty: 'fix' })
    expect(names([[proposal('a', 0, 9)], [proposal('b', 1, 4)], [fix]])).toEqual(['c'])
  })

  test('a fix beside an insertion collides where it leaves nothing there', () => {
    const removal = proposal('a', 2, 3, { certainty: 'fix', replacement: '' })
    const insertion = proposal('c', 3, 3, { certainty: 'fix' })
    expect(names([[removal], [], [insertion]])).toEqual(['a'])
    expect(names([[{ ...removal, replacement: 'x' }], [], [insertion]])).toEqual(['a', 'c'])
  })
})

const shareText = (one: Proposal, other: Proposal) =>
  one.from === one.to && other.from === other.to
    ? one.from === other.from
    : one.from < other.to && other.from < one.to
const touch = (one: Proposal, other: Proposal) => one.from <= other.to && other.from <= one.to

/** A source's findings: in order, with a character between any two. */
const findings = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 3 }),
      length: fc.integer({ min: 0, max: 3 }),
      replacement: fc.constantFrom(null, '', ' ', 'x', '\n'),
      certainty: fc.constantFrom('fix' as const, 'suggestion' as const),
    }),
    { maxLength: 12 },
  )
  .map((parts) => {
    let at = -1
    return parts.map(({ gap, length, replacement, certainty }): Proposal => {
      const from = at + gap
      at = from + length
      return { from, to: at, replacement, certainty }
    })
  })

test('whatever three sources find is in order and apart, and only a finding of higher rank drops another', () => {
  fc.assert(
    fc.property(fc.tuple(findings, findings, findings), (lists) => {
      const kept = withoutCollisions(lists)
      for (const [at, one] of kept.entries()) {
        const next = kept[at + 1]
        if (next) expect(one.from < next.from || (one.from === next.from && one.to <= next.to)).toBe(true)
        for (const other of kept.slice(at + 1)) expect(shareText(one, other)).toBe(false)
      }
      const rankOf = (item: Proposal) =>
        lists.findIndex((list) => list.includes(item)) + (item.certainty === 'fix' ? 0 : lists.length)
      for (const item of lists.flat().filter((each) => !kept.includes(each))) {
        const above = lists.flat().filter((other) => rankOf(other) < rankOf(item))
        expect(above.some((other) => touch(item, other))).toBe(true)
      }
      // Nothing ranks above the fixes of the first list.
      for (const fix of lists[0].filter(({ certainty }) => certainty === 'fix')) expect(kept).toContain(fix)
    }),
    { numRuns: 400 },
  )
})

test('a source that finds nothing makes no difference, wherever it stands', () => {
  fc.assert(
    fc.property(findings, findings, (first, second) => {
      const both = withoutCollisions([first, second])
      expect(withoutCollisions([[], first, second])).toEqual(both)
      expect(withoutCollisions([first, [], second])).toEqual(both)
      expect(withoutCollisions([first, second, []])).toEqual(both)
      expect(withoutCollisions([first, [], []])).toEqual(first)
    }),
  )
})
