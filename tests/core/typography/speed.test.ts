import { expect, test } from 'vitest'
import { plainProse } from '../../../src/core/proofreading/index.ts'
import { lintTypography } from '../../../src/core/typography/index.ts'

/** Milliseconds of this process alone for one reading. */
function timeOf(text: string): number {
  const start = process.cpuUsage()
  lintTypography(plainProse(text), { language: 'fr', profile: 'press' })
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The best of a few readings, as few as show it to be under the limit: other programs can only make one slower. */
function bestTimeOf(text: string, limit: number): number {
  let best = timeOf(text)
  for (let again = 0; again < 10 && best >= limit; again++) best = Math.min(best, timeOf(text))
  return best
}

const MEGABYTE = 1_000_000
const HOSTILE = [
  'a',
  '"',
  "'a ",
  '«"',
  ' !',
  '...',
  ' - ',
  '1 000 ',
  '5\u00a0',
  '](',
  '[a](b "',
  '<a ',
  '<!--',
  '`a',
  '*',
  '_a',
  '\\',
  'a@b.c',
  'http://a ',
  'a.b/',
  '> ',
  '\n\n',
  'oeu',
]

test.each(HOSTILE)('a megabyte of %j in one line takes under a second', (unit) => {
  const text = `${unit.repeat(MEGABYTE / unit.length)}!`
  expect(bestTimeOf(text, 1000)).toBeLessThan(1000)
})

const PARAGRAPH =
  'La maire a prévenu: "Nous n\'avons pas le choix !" Quelque 12 000 habitants, soit 35% de la ville, attendent... ' +
  'M. Berthou, lui, - c\'est rare - se tait; "il faut voir", dit-on. Lire [la suite](https://exemple.org/a?b=c) à 21:42.'

test('50,000 words are read in well under 200 milliseconds', () => {
  const text = Array.from({ length: 1400 }, () => PARAGRAPH).join('\n\n')
  expect(text.split(/[ \n]+/).length).toBeGreaterThan(50_000)
  expect(bestTimeOf(text, 200)).toBeLessThan(200)
})
