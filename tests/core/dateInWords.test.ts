import { describe, expect, it } from 'vitest'
import { dateInWords } from '../../src/core/dateInWords.ts'
import { isUnderEmbargo } from '../../src/core/embargo.ts'

const FIRST = '2026-12-01'
const TENTH = '2026-11-10'

describe('a date in words', () => {
  it.each([
    ['fr', FIRST, '1er décembre 2026'],
    ['fr', TENTH, '10 novembre 2026'],
    ['fr', '2026-12-11', '11 décembre 2026'],
    ['fr-CA', FIRST, '1er décembre 2026'],
    ['fr-CH', FIRST, '1er décembre 2026'],
    ['en', FIRST, 'December 1, 2026'],
    ['en-US', TENTH, 'November 10, 2026'],
    ['en-GB', FIRST, '1 December 2026'],
    ['en-AU', FIRST, '1 December 2026'],
    ['en-CA', FIRST, 'December 1, 2026'],
    ['en-IN', FIRST, '1 December 2026'],
    ['en-ZA', FIRST, '1 December 2026'],
    ['de', FIRST, '1. Dezember 2026'],
    ['es', FIRST, '1 de diciembre de 2026'],
    ['it', FIRST, '1º dicembre 2026'],
    ['it', TENTH, '10 novembre 2026'],
    ['pt', FIRST, '1º de dezembro de 2026'],
    ['pt-BR', FIRST, '1º de dezembro de 2026'],
    ['pt-PT', FIRST, '1 de dezembro de 2026'],
    ['nl', FIRST, '1 december 2026'],
    ['ca', FIRST, '1 de desembre del 2026'],
    ['oc', FIRST, '1r de decembre de 2026'],
    ['oc', '2026-10-02', '2 d’octòbre de 2026'],
    ['pl', FIRST, '1 grudnia 2026'],
    ['ru', FIRST, '1 декабря 2026 г.'],
    ['sv', FIRST, '1 december 2026'],
    ['el', FIRST, '1 Δεκεμβρίου 2026'],
    ['tr', FIRST, '1 Aralık 2026'],
    ['ar', FIRST, '1 ديسمبر 2026'],
    ['he', FIRST, '1 בדצמבר 2026'],
    ['zh', FIRST, '2026年12月1日'],
    ['ja', FIRST, '2026年12月1日'],
    ['ko', FIRST, '2026년 12월 1일'],
  ])('in %s: %s is %s', (language, date, words) => {
    expect(dateInWords(date, language)).toBe(words)
  })

  it.each([
    ['fr', FIRST, 'mardi 1er décembre 2026'],
    ['fr-CH', FIRST, 'mardi 1er décembre 2026'],
    ['en-GB', FIRST, 'Tuesday, 1 December 2026'],
    ['de', FIRST, 'Dienstag, 1. Dezember 2026'],
  ])('in full in %s: %s is %s', (language, date, words) => {
    expect(dateInWords(date, language, 'full')).toBe(words)
  })

  it.each([
    ['fr', '2026-12-01T06:00:00+01:00', '1er décembre 2026 à 06:00 (UTC+1)'],
    ['fr-CA', '2026-12-01T18:30:00-05:00', '1er décembre 2026 à 18 h 30 (UTC−5)'],
    ['en-GB', '2026-12-01T18:30:00+05:30', '1 December 2026 at 18:30 (UTC+5:30)'],
    ['de', '2026-12-01T18:30Z', '1. Dezember 2026 um 18:30 Uhr (UTC)'],
    ['en-GB', '2026-12-01T23:59:59.5-03:30', '1 December 2026 at 23:59 (UTC−3:30)'],
  ])('in %s: %s keeps its clock and names its zone: %s', (language, date, words) => {
    expect(dateInWords(date, language).replace(/[\u00a0\u202f]/g, ' ')).toBe(words)
  })

  it.each([
    ['und', FIRST, '2026-12-01'],
    ['tlh', '2026-12-01T06:00:00+01:00', '2026-12-01 06:00 (UTC+1)'],
    ['not a tag', FIRST, '2026-12-01'],
    ['fr', '', ''],
    ['fr', 'demain', 'demain'],
    ['fr', '2026-13-45', '2026-13-45'],
  ])('in %s: %j without words stays %j', (language, date, words) => {
    expect(dateInWords(date, language)).toBe(words)
  })
})

describe('an embargo', () => {
  it.each([
    ['2026-12-01T06:00:00+01:00', '2026-12-01T04:59:59.999Z', true],
    ['2026-12-01T06:00:00+01:00', '2026-12-01T05:00:00.000Z', false],
    ['2026-12-01T06:00:00-05:00', '2026-12-01T10:00:00.000Z', true],
    ['', '2026-12-01T10:00:00.000Z', false],
  ])('%j at %s holds: %s', (embargo, now, holds) => {
    expect(isUnderEmbargo({ embargo }, now)).toBe(holds)
  })
})

describe('a day without a time', () => {
  // What is not written by hand goes through Intl: with the day of the week, and for the languages of other regions.
  it.each([
    ['fr', 'fr-BE'],
    ['fr-FR', 'fr-BE'],
    ['en', 'en-PH'],
    ['en-US', 'en-PH'],
    ['en-GB', 'en-IE'],
  ])('is written in %s as Intl writes it', (language, same) => {
    for (let day = Date.UTC(2023, 11, 1); day < Date.UTC(2025, 1, 1); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10)
      expect(dateInWords(date, language)).toBe(dateInWords(date, same))
    }
  })
})
