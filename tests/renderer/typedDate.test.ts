import { describe, expect, test } from 'vitest'
import {
  moveEmbargo,
  otherOfTwo,
  readTypedDate,
  readTypedEmbargo,
} from '../../src/renderer/src/fields/typedDate.ts'
import { languageFrom, offeredLanguages } from '../../src/renderer/src/fields/languages.ts'
import { mostUsedFirst, suggestionsFor } from '../../src/renderer/src/fields/learntValues.ts'
import { zoneFrom, zoneName, zoneSuggestions } from '../../src/renderer/src/fields/zoneNames.ts'

const paris = (embargo: string) => ({ embargo, embargoZone: 'Europe/Paris' })

describe('an embargo', () => {
  test.each([
    ['26 octobre 2026 à 06:00', '2026-10-26T06:00:00+01:00'],
    ['24 octobre 2026 à 06:00', '2026-10-24T06:00:00+02:00'],
    // What is not said stays: the day, and the zone.
    ['7h15', '2026-10-23T07:15:00+02:00'],
  ])('at “%s” has the time of its zone, before the clocks change and after', (text, embargo) => {
    expect(readTypedEmbargo(text, paris('2026-10-23T06:00:00+02:00'), 'fr')).toEqual(paris(embargo))
  })

  test('takes the zone that is typed with it', () => {
    const before = paris('2026-10-23T06:00:00+02:00')
    expect(readTypedEmbargo('December 1, 2026 6 pm ET', before, 'en')).toEqual({
      embargo: '2026-12-01T18:00:00-05:00',
      embargoZone: 'America/New_York',
    })
    expect(readTypedEmbargo('1er décembre 2026 6h GMT', before, 'fr')).toEqual({
      embargo: '2026-12-01T06:00:00+00:00',
      embargoZone: '',
    })
  })

  test('keeps a fixed offset that no zone stands for', () => {
    const before = { embargo: '2026-10-23T06:00:00+05:30', embargoZone: 'Europe/Paris' }
    expect(readTypedEmbargo('26 octobre 2026 8h', before, 'fr')).toEqual({
      embargo: '2026-10-26T08:00:00+05:30',
      embargoZone: '',
    })
  })

  test('is refused at a time that its zone leaves out, typed or moved to another zone', () => {
    const gap = { problem: 'left-out', zone: 'Europe/Paris', from: '02:00', to: '03:00' }
    expect(readTypedEmbargo('29 mars 2026 2h30', paris('2026-03-28T06:00:00+01:00'), 'fr')).toEqual(gap)
    const london = { embargo: '2026-03-29T02:30:00+01:00', embargoZone: 'Europe/London' }
    expect(moveEmbargo(london, 'Europe/Paris')).toEqual(gap)
    expect(moveEmbargo(london, 'America/New_York')).toEqual({
      embargo: '2026-03-29T02:30:00-04:00',
      embargoZone: 'America/New_York',
    })
    expect(readTypedEmbargo('29 mars 2026', paris(''), 'fr')).toEqual({
      problem: 'needs-time',
      day: '2026-03-29',
    })
  })

  test('at a time that comes twice is the first, and tells the second', () => {
    const first = readTypedEmbargo('25 octobre 2026 2h30', paris(''), 'fr')
    expect(first).toEqual(paris('2026-10-25T02:30:00+02:00'))
    const second = paris('2026-10-25T02:30:00+01:00')
    expect('embargo' in first && otherOfTwo(first)).toEqual({ other: second, isSecond: true })
    expect(otherOfTwo(second)).toEqual({ other: first, isSecond: false })
    expect(otherOfTwo(paris('2026-10-25T03:30:00+01:00'))).toBeNull()
  })
})

test('a date of publication is a day, or a date-time where a time is typed', () => {
  expect(readTypedDate(' ', 'fr')).toBe('')
  expect(readTypedDate('1er décembre 2026', 'fr')).toBe('2026-12-01')
  expect(readTypedDate('1 December 2026 at 06:00 (UTC+1)', 'en-GB')).toBe('2026-12-01T06:00:00+01:00')
  expect(readTypedDate('31 novembre', 'fr')).toEqual({ problem: 'no-such-day' })
})

test('a language is known by its name in the interface, in French, English or itself, and by its tag', () => {
  expect(['Allemand', 'german', 'DEUTSCH', 'de'].map((text) => languageFrom(text, 'fr'))).toEqual([
    ...['de', 'de', 'de', 'de'],
  ])
  expect(
    ['français canadien', 'fr-ca', 'Portuguese (Portugal)'].map((text) => languageFrom(text, 'en')),
  ).toEqual([...['fr-CA', 'fr-CA', null]])
  expect(['', 'fran', 'zz zz', '-'].map((text) => languageFrom(text, 'fr'))).toEqual([null, null, null, null])
  expect(offeredLanguages(['oc', 'und', 'fr']).slice(0, 2)).toEqual(['oc', 'fr'])
})

test('a zone is known by its city in the interface’s language, and by its name', () => {
  expect(['Londres', 'londres', 'Genève', 'Europe/London'].map((text) => zoneFrom(text, 'fr'))).toEqual([
    ...['Europe/London', 'Europe/London', 'Europe/Zurich', 'Europe/London'],
  ])
  expect(zoneFrom(zoneName('Australia/Lord_Howe', 'en'), 'en')).toBe('Australia/Lord_Howe')
  expect(zoneFrom('Corvenne', 'fr')).toBeNull()
  const at = Date.parse('2026-07-01T12:00:00Z')
  const [first] = zoneSuggestions(['Asia/Tokyo', 'Nowhere'], at, 'fr')
  expect(first).toMatchObject({ hint: 'UTC+9' })
})

test('suggestions that begin with what is typed stand first, without regard to accents', () => {
  const known = ['Politique', 'Écologie', 'Vie politique', 'Géopolitique'].map((text) => ({
    text,
    label: text,
  }))
  const texts = (typed: string | null) => suggestionsFor(typed, known).map(({ text }) => text)
  expect(texts('pol')).toEqual(['Politique', 'Vie politique', 'Géopolitique'])
  expect(texts('eco')).toEqual(['Écologie'])
  expect(texts('Politique')).toEqual(['Vie politique', 'Géopolitique'])
  expect(texts(null)).toHaveLength(4)
  expect(texts('x')).toEqual([])
})

test('values of as many articles stand in the order of the alphabet of the language', () => {
  const values = ['Sports', 'Économie', 'Culture', 'Région'].map((label) => ({ label, articles: 5 }))
  const most = { label: 'Vie locale', articles: 6 }
  expect(mostUsedFirst([...values, most], 'fr').map(({ label }) => label)).toEqual([
    'Vie locale',
    'Culture',
    'Économie',
    'Région',
    'Sports',
  ])
})
