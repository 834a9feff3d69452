import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBin, goesAt, NOTHING_SEEN, type PurgeState, purgeStateDecoder } from '../../src/core/purge.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 8, 1, 9)
const at = (time: number) => new Date(time).toISOString()
const ONE = '0190b3a0-0000-7000-8000-000000000001'
const deleted = (time: number) => ({ id: ONE, deletedAt: at(time) })

/** Checks at each of these times; the time of the one at which the article may go, or null. */
function goneAfter(times: readonly number[], deletedAt = START, before: PurgeState = NOTHING_SEEN) {
  let state = before
  for (const time of times) {
    const checked = checkBin(state, [deleted(deletedAt)], at(time))
    state = checked.state
    if (checked.mayGo.length > 0) return { time, state }
  }
  return { time: null, state }
}

const everyDay = (from: number, days: number, step = DAY) =>
  Array.from({ length: Math.floor((days * DAY) / step) }, (_, day) => from + day * step)

describe('how long an article stays in the bin', () => {
  it('goes thirty days after its deletion, and is said to', () => {
    const { time } = goneAfter(everyDay(START + HOUR, 40, 6 * HOUR))
    expect(time).toBeGreaterThanOrEqual(START + 30 * DAY)
    expect(time).toBeLessThan(START + 30.5 * DAY)
    expect(goesAt(NOTHING_SEEN, { id: ONE, deletedAt: at(START) }, at(START))).toBe(at(START + 30 * DAY))
  })

  it('goes after thirty days, too, where nobody works at the weekend', () => {
    const workdays = everyDay(START + HOUR, 40).filter((time) => ![0, 6].includes(new Date(time).getUTCDay()))
    const { time } = goneAfter(workdays)
    expect(time).toBeGreaterThanOrEqual(START + 30 * DAY)
    expect(time).toBeLessThanOrEqual(START + 33 * DAY)
  })

  it('is never gone before the time that was last said', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 * 24 }), { maxLength: 60 }), (hours) => {
        let state = NOTHING_SEEN
        let now = START
        for (const step of hours) {
          const said = goesAt(state, deleted(START), at(now))
          now += step * HOUR
          const checked = checkBin(state, [deleted(START)], at(now))
          if (checked.mayGo.length > 0) {
            expect(Date.parse(said ?? '')).toBeLessThanOrEqual(now)
            expect(now - START).toBeGreaterThanOrEqual(30 * DAY)
            return
          }
          state = checked.state
        }
      }),
    )
  })

  it('stays when what was seen of it is lost', () => {
    const { state } = goneAfter(everyDay(START, 29))
    expect(goneAfter(everyDay(START + 29 * DAY, 29, 6 * HOUR)).time).toBeNull()
    expect(goneAfter(everyDay(START + 29 * DAY, 29, 6 * HOUR), START, state).time).not.toBeNull()
  })

  it('is counted anew when it is deleted anew', () => {
    const { state } = goneAfter(everyDay(START, 29))
    const again = START + 29 * DAY
    expect(goneAfter(everyDay(again + HOUR, 29, 6 * HOUR), again, state).time).toBeNull()
  })
})

describe('a wrong clock', () => {
  const YEAR = 365 * DAY
  const { state: afterTwenty } = goneAfter(everyDay(START, 20))
  const today = START + 20 * DAY

  it('ten years ahead takes nothing, for a session, a day and a day back', () => {
    const wrong = everyDay(today + 10 * YEAR, 3, 6 * HOUR)
    const { time, state } = goneAfter(wrong, START, afterTwenty)
    expect(time).toBeNull()
    const back = goneAfter(everyDay(today + 3 * DAY, 28, 6 * HOUR), START, state)
    expect(back.time).toBeNull()
  })

  it('that goes ahead and back again and again takes nothing', () => {
    const flips = Array.from({ length: 40 }, (_, turn) => today + turn * HOUR + (turn % 2) * 10 * YEAR)
    expect(goneAfter(flips, START, afterTwenty).time).toBeNull()
  })

  it('two years back at the deletion takes nothing when it is right again', () => {
    const wrong = START - 2 * YEAR
    const { state } = goneAfter([wrong + HOUR], wrong)
    expect(goneAfter(everyDay(START, 24, 6 * HOUR), wrong, state).time).toBeNull()
  })

  it('two years back takes nothing, and what was deleted in the future never goes', () => {
    expect(goneAfter(everyDay(today - 2 * YEAR, 40, 6 * HOUR), START, afterTwenty).time).toBeNull()
    expect(goesAt(NOTHING_SEEN, deleted(START + 10 * YEAR), at(START))).toBeNull()
  })

  it('of another machine, a day apart, does not keep everything for ever', () => {
    const both = everyDay(START, 45, 6 * HOUR).flatMap((time) => [time, time - DAY])
    const { time } = goneAfter(both)
    expect(time).toBeGreaterThanOrEqual(START + 30 * DAY)
  })

  it.each([1, 31, 45, 90, 3650])('%i days ahead, costs four days at most', (days) => {
    const fresh = goneAfter(everyDay(START, 10)).state
    expect(goneAfter(everyDay(START + (10 + days) * DAY, 14, 6 * HOUR), START, fresh).time).toBeNull()
  })
})

it('decodes what it wrote, and nothing else', () => {
  const { state } = goneAfter(everyDay(START, 30))
  expect(purgeStateDecoder.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  const broken = [
    { ...state, checkedAt: 'yesterday' },
    { ...state, articles: { [ONE]: { deletedAt: at(START), stayed: -1, dueSince: null } } },
    { ...state, articles: { '../x': { deletedAt: at(START), stayed: 1, dueSince: null } } },
    null,
  ]
  for (const each of broken) expect(purgeStateDecoder.safeParse(each).success).toBe(false)
})
