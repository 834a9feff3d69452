import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type DateContext, readDate } from '../../../src/core/dates/readDate.ts'
import { dateInWords } from '../../../src/core/dateInWords.ts'

// A Friday.
const NOW = '2026-11-27T14:30'

function meaning(text: string, context: Partial<DateContext> = {}): string | null {
  const found = readDate(text, { language: 'fr', now: NOW, prefer: 'nearest', ...context })
  if ('problem' in found) return found.problem === 'unreadable' ? null : found.problem
  const { day, time, zone } = found
  const named = zone && ('name' in zone ? zone.name : `${zone.offset}`)
  return [day, time, named].filter((part) => part !== null).join(' ')
}

describe('a typed day', () => {
  it.each([
    // Counted from today.
    ["aujourd'hui", '2026-11-27'],
    ['Aujourd’hui', '2026-11-27'],
    ['auj.', '2026-11-27'],
    ['today', '2026-11-27'],
    ['demain', '2026-11-28'],
    ['DEMAIN ', '2026-11-28'],
    ['tomorrow', '2026-11-28'],
    ['tmrw', '2026-11-28'],
    ['après-demain', '2026-11-29'],
    ['apres demain', '2026-11-29'],
    ['the day after tomorrow', '2026-11-29'],
    ['hier', '2026-11-26'],
    ['yesterday', '2026-11-26'],
    ['avant-hier', '2026-11-25'],
    ['day before yesterday', '2026-11-25'],
    ['dans 3 jours', '2026-11-30'],
    ['dans trois jours', '2026-11-30'],
    ['dans une semaine', '2026-12-04'],
    ['dans huit jours', '2026-12-04'],
    ['dans 8 jours', '2026-12-05'],
    ['dans quinze jours', '2026-12-11'],
    ['dans une quinzaine', '2026-12-11'],
    ['dans un mois', '2026-12-27'],
    ['in two weeks', '2026-12-11'],
    ['in a fortnight', '2026-12-11'],
    ['in a month', '2026-12-27'],
    ['in two days’ time', '2026-11-29'],
    ['3 days from now', '2026-11-30'],
    ['2 semaines plus tard', '2026-12-11'],
    ['il y a 2 jours', '2026-11-25'],
    ['a week ago', '2026-11-20'],
    ['J+3', '2026-11-30'],
    ['j-1', '2026-11-26'],
    ['+2', '2026-11-29'],
    ['+2 j', '2026-11-29'],
    ['la semaine prochaine', '2026-12-04'],
    ['next week', '2026-12-04'],
    ['le mois prochain', '2026-12-27'],
    ['ce week-end', '2026-11-28'],
    ['fin du mois', '2026-11-30'],
    ['end of the month', '2026-11-30'],
    ['ce soir', '2026-11-27'],
    ['demain matin', '2026-11-28'],
    // Weekdays.
    ['lundi', '2026-11-30'],
    ['Lun.', '2026-11-30'],
    ['monday', '2026-11-30'],
    ['samedi', '2026-11-28'],
    ['vendredi', '2026-12-04'],
    ['ce vendredi', '2026-11-27'],
    ['this Friday', '2026-11-27'],
    ['lundi prochain', '2026-11-30'],
    ['vendredi prochain', '2026-12-04'],
    ['next Monday', '2026-11-30'],
    ['next sunday', '2026-12-06'],
    ['dimanche', '2026-11-29'],
    ['lundi en huit', '2026-12-07'],
    ['Monday week', '2026-12-07'],
    ['a week on Monday', '2026-12-07'],
    ['lundi en quinze', '2026-12-14'],
    ['mardi dernier', '2026-11-24'],
    ['last Friday', '2026-11-20'],
    ['mardi de la semaine prochaine', '2026-12-01'],
    ['Tuesday of next week', '2026-12-01'],
    ['jeudi de cette semaine', '2026-11-26'],
    ['mardi soir', '2026-12-01'],
    // Days of a month.
    ['3 décembre', '2026-12-03'],
    ['3 DECEMBRE', '2026-12-03'],
    ['3 déc.', '2026-12-03'],
    ['le 3 décembre', '2026-12-03'],
    ['1er décembre', '2026-12-01'],
    ['1ᵉʳ décembre', '2026-12-01'],
    ['jeudi 3 décembre', '2026-12-03'],
    ['Jeudi 3 décembre 2026', '2026-12-03'],
    ['3 décembre 2026', '2026-12-03'],
    ['3 déc 26', '2026-12-03'],
    ['3 dec 1998', '1998-12-03'],
    ['20 novembre', '2026-11-20'],
    ['10 janvier', '2027-01-10'],
    ['lundi 3', '2026-08-03'],
    ['le 3', '2026-12-03'],
    ['le 20', '2026-11-20'],
    ['le 1er', '2026-12-01'],
    ['le 5 du mois prochain', '2026-12-05'],
    ['3 mar', '2027-03-03'],
    ['December 3', '2026-12-03'],
    ['Dec. 3rd', '2026-12-03'],
    ['3rd of December', '2026-12-03'],
    ['the 3rd', '2026-12-03'],
    ['Thursday, December 3, 2026', '2026-12-03'],
    ['Thu 3 Dec', '2026-12-03'],
    ['December 3, ’26', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['2026/12/3', '2026-12-03'],
    ['20261203', '2026-12-03'],
    ['3/12', '2026-12-03'],
    ['03/12/2026', '2026-12-03'],
    ['3-12-26', '2026-12-03'],
    ['3.12.', '2026-12-03'],
    ['3. Dezember 2026', '2026-12-03'],
    ['3 de diciembre de 2026', '2026-12-03'],
    ['2026年12月3日', '2026-12-03'],
    ['29 février', '2028-02-29'],
  ])('“%s” is %s', (text, day) => {
    expect(meaning(text)).toBe(day)
  })

  it('takes figures in the order of the language', () => {
    expect(meaning('12/3', { language: 'en-US' })).toBe('2026-12-03')
    expect(meaning('12/3', { language: 'en-GB' })).toBe('2027-03-12')
    expect(meaning('3/13', { language: 'fr' })).toBe('2027-03-13')
  })

  it('is to come where that is wanted', () => {
    expect(meaning('20 novembre', { prefer: 'coming' })).toBe('2027-11-20')
    expect(meaning('le 20', { prefer: 'coming' })).toBe('2026-12-20')
    expect(meaning('27/11', { prefer: 'coming' })).toBe('2026-11-27')
  })
})

describe('a typed day with a time', () => {
  it.each([
    ['demain 18h', '2026-11-28 18:00'],
    ['demain 18 h 30', '2026-11-28 18:30'],
    ['demain à 18h30', '2026-11-28 18:30'],
    ['18h demain', '2026-11-28 18:00'],
    ['tomorrow 6 pm', '2026-11-28 18:00'],
    ['tomorrow at 6:30 p.m.', '2026-11-28 18:30'],
    ['6pm tomorrow', '2026-11-28 18:00'],
    ['lundi 6 heures', '2026-11-30 06:00'],
    ['lundi à six heures', '2026-11-30 06:00'],
    ['lundi six heures et demie', '2026-11-30 06:30'],
    ['lundi 7 heures moins le quart', '2026-11-30 06:45'],
    ['half past six on Monday', '2026-11-30 06:30'],
    ['quarter to seven Monday', '2026-11-30 06:45'],
    ['lundi midi', '2026-11-30 12:00'],
    ['noon on Monday', '2026-11-30 12:00'],
    ['mardi 0h01', '2026-12-01 00:01'],
    ['demain minuit', '2026-11-28 00:00'],
    ['ce soir à minuit', '2026-11-28 00:00'],
    ['ce soir 20h', '2026-11-27 20:00'],
    ['ce soir à 8 h', '2026-11-27 20:00'],
    ['tonight at 8', '2026-11-27 20:00'],
    ['demain matin 6 h', '2026-11-28 06:00'],
    ['demain 6 h du matin', '2026-11-28 06:00'],
    ['demain 5 h de l’après-midi', '2026-11-28 17:00'],
    ['tomorrow 9 in the evening', null],
    ['tomorrow at 9 in the evening', '2026-11-28 21:00'],
    ['tomorrow 12 am', '2026-11-28 00:00'],
    ['tomorrow 12 pm', '2026-11-28 12:00'],
    ['3 décembre 18h', '2026-12-03 18:00'],
    ['3 décembre 18:30', '2026-12-03 18:30'],
    ['3 déc 2026, 18h30', '2026-12-03 18:30'],
    ['Dec 3, 6 pm', '2026-12-03 18:00'],
    ['3/12 à 6h', '2026-12-03 06:00'],
    ['2026-12-03 06:00', '2026-12-03 06:00'],
    ['3. Dezember 2026 um 06:00 Uhr', '2026-12-03 06:00'],
    ['2026-12-03T06:00', '2026-12-03 06:00'],
    ['2026-12-03T06:00:00+01:00', '2026-12-03 06:00 60'],
    ['2026-12-03T06:00:00Z', '2026-12-03 06:00 0'],
    ['at 0600 on Monday', '2026-11-30 06:00'],
    ['jeudi 24h', '2026-12-04 00:00'],
    ['dans 2 heures', '2026-11-27 16:30'],
    ['in 45 min', '2026-11-27 15:15'],
    ['dans une demi-heure', '2026-11-27 15:00'],
    ['maintenant', '2026-11-27 14:30'],
    // A time alone is the next one.
    ['18h', '2026-11-27 18:00'],
    ['6 am', '2026-11-28 06:00'],
    ['midi', '2026-11-28 12:00'],
    // With a zone.
    ['demain 6h GMT', '2026-11-28 06:00 0'],
    ['demain 6h UTC+2', '2026-11-28 06:00 120'],
    ['demain 6 h (UTC−3:30)', '2026-11-28 06:00 -210'],
    ['tomorrow 6 pm ET', '2026-11-28 18:00 America/New_York'],
    ['demain 6h heure de Paris', '2026-11-28 06:00 Europe/Paris'],
    ['tomorrow 6 pm EST', '2026-11-28 18:00 -300'],
  ])('“%s” is %s', (text, expected) => {
    expect(meaning(text)).toBe(expected)
  })

  it('is a time of the day that it is about', () => {
    expect(meaning('6h', { day: '2026-12-03' })).toBe('2026-12-03 06:00')
  })
})

describe('what is no date', () => {
  it.each([
    '',
    ' ',
    'd',
    'dema',
    'x',
    '3',
    '12',
    'décembre',
    'hello',
    'demain hier',
    '25h',
    'demain 25:00',
    'lundi 13 pm',
  ])('“%s” is not read', (text) => {
    expect(meaning(text)).toBeNull()
  })

  it.each(['31 novembre', '30/02', '2026-02-30', '32 mars 2026'])('“%s” is no day of its month', (text) => {
    expect(['no-such-day', null]).toContain(meaning(text))
    expect(meaning('31 novembre')).toBe('no-such-day')
  })

  it('says of which weekday a date is that names another one', () => {
    const context = { language: 'fr', now: NOW, prefer: 'nearest' } as const
    expect(readDate('lundi 3 décembre 2026', context)).toEqual({
      problem: 'weekday',
      day: '2026-12-03',
      weekday: 3,
    })
    expect(readDate('demain lundi', context)).toEqual({ problem: 'weekday', day: '2026-11-28', weekday: 5 })
  })

  it('never throws, and finds days of the calendar alone', () => {
    const words = fc.constantFrom(
      'demain',
      '3',
      '31',
      'lundi',
      'next',
      'février',
      '18h',
      'pm',
      'à',
      'at',
      '(',
      '+',
      '-',
      'in',
      '2 weeks',
      'ET',
      '\u0000',
      '1999',
      '/',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 7 }), (parts) => {
        const found = readDate(parts.join(' '), { language: 'en', now: NOW, prefer: 'coming' })
        if ('problem' in found) return
        expect(new Date(`${found.day}T${found.time ?? '12:00'}:00Z`).toISOString()).toContain(found.day)
      }),
      { numRuns: 400 },
    )
  })
})

test('every date reads back from the words in which it is shown', () => {
  const day = fc
    .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) })
    .map((instant) => new Date(instant).toISOString().slice(0, 16))
  const offset = fc.constantFrom('+00:00', '+01:00', '-03:30', '+05:45', '-11:00')
  const languages = ['fr', 'fr-CA', 'en', 'en-US', 'en-GB', 'en-AU']
  fc.assert(
    fc.property(day, offset, fc.constantFrom(...languages), fc.boolean(), (wall, zone, language, isFull) => {
      const style = isFull ? 'full' : 'long'
      const context = { language, now: NOW, prefer: 'nearest' } as const
      expect(readDate(dateInWords(wall.slice(0, 10), language, style), context)).toEqual({
        day: wall.slice(0, 10),
        time: null,
        zone: null,
      })
      const [, sign = '', hours, minutes] = /(.)(\d+):(\d+)/.exec(zone) ?? []
      expect(readDate(dateInWords(`${wall}:00${zone}`, language, style), context)).toEqual({
        day: wall.slice(0, 10),
        time: wall.slice(11),
        zone: { offset: Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) },
      })
    }),
    { numRuns: 200 },
  )
})
