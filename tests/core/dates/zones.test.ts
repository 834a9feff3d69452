import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { embargoZoneOf, inZone, isZone, wallTimeIn } from '../../../src/core/dates/zones.ts'

describe('a wall time in a zone', () => {
  it.each([
    ['2026-12-01T06:00', 'Europe/Paris', '2026-12-01T06:00:00+01:00'],
    ['2026-07-01T06:00', 'Europe/Paris', '2026-07-01T06:00:00+02:00'],
    ['2026-07-01T06:00', 'UTC', '2026-07-01T06:00:00+00:00'],
    ['2026-12-01T18:00', 'America/New_York', '2026-12-01T18:00:00-05:00'],
    ['2026-01-10T09:15', 'Asia/Kathmandu', '2026-01-10T09:15:00+05:45'],
    ['2026-03-29T01:59', 'Europe/Paris', '2026-03-29T01:59:00+01:00'],
    ['2026-03-29T03:00', 'Europe/Paris', '2026-03-29T03:00:00+02:00'],
  ])('%s in %s is one instant', (wall, zone, dateTime) => {
    expect(inZone(wall, zone)).toEqual({ kind: 'one', dateTime })
  })

  it.each([
    ['2026-03-29T02:00', 'Europe/Paris', '02:00', '03:00'],
    ['2026-03-29T02:59', 'Europe/Paris', '02:00', '03:00'],
    ['2026-03-08T02:30', 'America/New_York', '02:00', '03:00'],
    // Half an hour is left out.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '02:00', '02:30'],
    // Midnight is left out.
    ['2026-03-29T00:30', 'Asia/Beirut', '00:00', '01:00'],
    // A day is left out.
    ['2011-12-30T12:00', 'Pacific/Apia', '00:00', '00:00'],
  ])('%s in %s is left out', (wall, zone, from, to) => {
    expect(inZone(wall, zone)).toEqual({ kind: 'none', from, to })
  })

  it.each([
    ['2026-10-25T02:30', 'Europe/Paris', '+02:00', '+01:00'],
    ['2026-10-25T02:00', 'Europe/Paris', '+02:00', '+01:00'],
    ['2026-11-01T01:30', 'America/New_York', '-04:00', '-05:00'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '+11:00', '+10:30'],
  ])('%s in %s comes twice', (wall, zone, first, second) => {
    const expected = { kind: 'twice', dateTime: `${wall}:00${first}`, second: `${wall}:00${second}` }
    expect(inZone(wall, zone)).toEqual(expected)
  })

  it('is what the clocks show at its instants, whatever the zone and the hour', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Dublin', 'Asia/Tehran']
    const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const wall = wallTimeIn(minute * 60_000, zone)
        const found = inZone(wall, zone)
        if (found.kind === 'none') throw new Error(`${wall} is shown in ${zone}`)
        const instants = [found.dateTime, ...(found.kind === 'twice' ? [found.second] : [])].map(Date.parse)
        expect(instants).toContain(minute * 60_000)
        expect(instants.map((each) => wallTimeIn(each, zone))).toEqual(instants.map(() => wall))
      }),
      { numRuns: 150 },
    )
  })
})

test('a zone is one that the machine knows', () => {
  expect(['Europe/Paris', 'UTC'].map(isZone)).toEqual([true, true])
  expect(['', 'Europe/Corvenne', '../etc'].map(isZone)).toEqual([false, false, false])
})

test('an embargo keeps its zone as long as its offset is that of the zone', () => {
  const embargoZone = 'Europe/Paris'
  expect(embargoZoneOf({ embargo: '2026-12-01T06:00:00+01:00', embargoZone })).toBe(embargoZone)
  expect(embargoZoneOf({ embargo: '2026-07-01T06:00:00+01:00', embargoZone })).toBe('')
  expect(embargoZoneOf({ embargo: '', embargoZone })).toBe('')
  expect(embargoZoneOf({ embargo: '2026-12-01T06:00:00+01:00', embargoZone: 'Nowhere' })).toBe('')
  expect(embargoZoneOf({ embargo: '2026-12-01T06:00:00Z', embargoZone: 'UTC' })).toBe('UTC')
})
