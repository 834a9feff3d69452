import { expect, test } from 'vitest'
import { plainProse } from '../../../src/core/proofreading/index.ts'
import { lintTypography } from '../../../src/core/typography/index.ts'
import { expectInProportion } from '../../processorTime.ts'

const lint = (text: string) => lintTypography(plainProse(text), { language: 'fr', profile: 'press' })

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

test.each(HOSTILE)('%j over and over in one line is read in proportion', async (unit) => {
  await expectInProportion(400_000, (size) => `${unit.repeat(size / unit.length)}!`, lint)
})

const PARAGRAPH =
  'La maire a prévenu: "Nous n\'avons pas le choix !" Quelque 12 000 habitants, soit 35% de la ville, attendent... ' +
  'M. Berthou, lui, - c\'est rare - se tait; "il faut voir", dit-on. Lire [la suite](https://exemple.org/a?b=c) à 21:42.'

test('50,000 words are read in proportion', async () => {
  const paragraphs = (count: number) => Array.from({ length: count }, () => PARAGRAPH).join('\n\n')
  expect(paragraphs(1400).split(/[ \n]+/).length).toBeGreaterThan(50_000)
  await expectInProportion(1400, paragraphs, lint)
})
