import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgingVersion, thinVersions } from '../../src/core/thinVersions.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOON = Date.UTC(2026, 5, 15, 12)

/** Versions of texts that were written so long before noon, newest first, named for that order. */
function written(...before: number[]): AgingVersion[] {
  return before.map((ago, index) => ({ id: `v${index}`, at: NOON - ago, name: '', reason: 'writing' }))
}

const every = (step: number, from: number, until: number) =>
  Array.from({ length: Math.ceil((until - from) / step) }, (_, index) => from + index * step)

const left = (versions: readonly AgingVersion[]) => {
  const gone = thinVersions(versions, 10)
  return versions.filter(({ id }) => !gone.has(id))
}

describe('thinning', () => {
  it('keeps all of a day, one an hour of a week, one a day of three months, one a week of a year, then one a month', () => {
    const versions = written(...every(15 * MINUTE, 0, 800 * DAY))
    const stay = left(versions).map(({ at }) => NOON - at)
    const between = (from: number, until: number) => stay.filter((ago) => ago >= from && ago < until).length
    expect(between(0, DAY)).toBe(96)
    expect(between(DAY, 7 * DAY)).toBeLessThanOrEqual(6 * 24 + 1)
    expect(between(DAY, 7 * DAY)).toBeGreaterThanOrEqual(6 * 24 - 1)
    expect(between(7 * DAY, 90 * DAY)).toBeLessThanOrEqual(84)
    expect(between(7 * DAY, 90 * DAY)).toBeGreaterThanOrEqual(82)
    expect(between(90 * DAY, 365 * DAY)).toBeLessThanOrEqual(41)
    expect(between(90 * DAY, 365 * DAY)).toBeGreaterThanOrEqual(38)
    expect(between(365 * DAY, 800 * DAY)).toBeLessThanOrEqual(17)
    expect(between(365 * DAY, 800 * DAY)).toBeGreaterThanOrEqual(14)
  })

  it('thins no more of what it has thinned', () => {
    const once = left(written(...every(25 * MINUTE, 0, 30 * DAY)))
    expect(left(once)).toEqual(once)
  })

  it('never takes the newest ten, whatever their age', () => {
    const versions = written(0, ...Array.from({ length: 11 }, (_, index) => 30 * DAY + index))
    expect(left(versions).slice(0, 10)).toEqual(versions.slice(0, 10))
  })

  it('never takes what has a name, the other text of a merge, or the first version', () => {
    const versions = written(...every(MINUTE, 0, 10 * DAY)).map((version, index) => ({
      ...version,
      name: index % 700 === 5 ? 'avant relecture' : '',
      reason: index % 700 === 7 ? ('other-text' as const) : ('writing' as const),
    }))
    const stay = left(versions)
    for (const version of versions) {
      if (version.name !== '' || version.reason === 'other-text') expect(stay).toContain(version)
    }
    expect(stay.at(-1)).toBe(versions.at(-1))
    expect(stay.length).toBeLessThan(versions.length / 2)
  })

  it('prefers the text from before a step to one of mere writing', () => {
    const hour = written(...every(5 * MINUTE, 0, 3 * DAY)).map((version, index) =>
      index === 7 + 12 * 30 ? { ...version, reason: 'fix-all' as const } : version,
    )
    expect(left(hour)).toContainEqual(expect.objectContaining({ reason: 'fix-all' }))
  })

  it('takes nothing of today when the clock jumps ten years, forward or back', () => {
    const today = every(5 * MINUTE, 10, 3 * HOUR)
    for (const jump of [-3650 * DAY, 3650 * DAY]) {
      expect(thinVersions(written(...today.slice(0, 12).map((ago) => ago + jump), ...today), 10).size).toBe(0)
    }
  })

  it('takes no text for the neighbour of one from before the clock was set back', () => {
    const old = every(10 * MINUTE, 3 * DAY + 5 * MINUTE, 3 * DAY + 35 * MINUTE)
    const versions = written(
      ...every(5 * MINUTE, 0, 60 * MINUTE),
      ...every(12 * HOUR, HOUR, 3 * DAY),
      ...old,
      ...old,
    )
    const [newest, , ...older] = versions.slice(-6).map(({ id }) => id)
    const gone = thinVersions(versions, 10)
    expect(gone.size).toBe(3)
    expect(gone).not.toContain(newest)
    expect(gone).not.toContain(older[1])
    expect(gone).not.toContain(older.at(-1))
  })

  it('leaves one in each span that it takes from, whatever the times', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1000 * DAY }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(times, (before) => {
        const versions = written(...before)
        const stay = left(versions)
        expect(stay.slice(0, 10)).toEqual(versions.slice(0, 10))
        expect(stay.at(-1)).toBe(versions.at(-1))
        for (const gone of versions.filter((version) => !stay.includes(version))) {
          expect(stay.some(({ at }) => Math.abs(at - gone.at) < 30 * DAY)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
