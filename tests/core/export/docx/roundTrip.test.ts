import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ArticleContent, emptyContent } from '../../../../src/core/article/index.ts'
import { readSections } from '../../../../src/core/document/index.ts'
import { anyBlocks } from '../../document/trees.ts'
import { expectAllWords, expectSameText, roundTrip } from './heldByDocx.ts'

test('any text comes back with its structure', async () => {
  await fc.assert(fc.asyncProperty(anyBlocks, expectSameText), { numRuns: 20, endOnFailure: true })
})

test('no word is lost, however deep it stands', async () => {
  await fc.assert(fc.asyncProperty(anyBlocks, expectAllWords), { numRuns: 12, endOnFailure: true })
})

test.each([
  ['a heading and a list in a quotation', '> ### Titre\n>\n> - a\n> - b\n>\n> — Marthe'],
  ['a quotation in a quotation', '> a\n>\n> > b\n> >\n> > — c\n>\n> d\n>\n> — e'],
  ['quotations that follow each other', '> a\n\n> b\n\n> c'],
  [
    'a quotation, code and a table in an item',
    '1. a\n\n   > b\n   >\n   > — c\n\n   d\n\n   - e\n\n     ```\n     f\n     ```\n\n   g\n\n   | x | y |\n   | --- | --- |\n   | 1 | 2 |\n\n2. h',
  ],
  ['an empty table', '|  |  |\n| --- | :--- |\n|  |  |'],
  ['cells and a note of no-break spaces', '- a[^1]\n\n  | \u00a0 |\n  | --- |\n\n[^1]: \u00a0'],
  ['columns without words', '| a |  |  |  |\n| --- | :--- | ---: | :---: |\n| b |  |  | c |'],
  ['columns from right to left', '| أ | ب | ت |\n| :--- | ---: | --- |\n| ث | ج | ح |'],
  ['items that begin with no text', '- > a\n- - [x] b\n- ### c'],
  ['empty lines at the ends of preformatted text', 'a\n\n```\n\nb\n\n  c\n\n\n```\n\n```\nd\n\n```'],
  ['lists that follow each other', '- a\n\n<!-- -->\n\n- b\n  - c\n\n<!-- -->\n\n- d'],
  [
    'text below a list ten deep',
    `${Array.from({ length: 10 }, (_, at) => `${'  '.repeat(at)}- ${at}`).join('\n\n')}\n\n  b`,
  ],
])('%s come back as they were', async (_, body) => {
  const before = readSections([{ heading: '', body }])
  const { sections } = await roundTrip({ sections: [{ heading: '', body }] })
  expect(readSections(sections)).toEqual(before)
})

test('the fields come back: display copy, credits, and what the properties of a document hold', async () => {
  const content: ArticleContent = {
    ...emptyContent('ar-EG'),
    kicker: 'Surtitre : le bac',
    headline: 'Titre : À Corvenne, le bac\u00a0: «\u202fenfin\u202f»',
    subhead: 'Par Léo Bosquet',
    standfirst: 'Une ligne.\nUne autre, du 3 mars 2026.',
    byline: [
      { name: 'Inès Karam', role: 'texte (et son)', url: 'https://exemple.test/karam' },
      { name: 'Léo' },
      { name: 'Studio Un; Studio Deux' },
      { name: 'Léo Bosquet', role: 'photos' },
    ],
    dateline: 'Corvenne (Finistère)',
    agency: 'AFP',
    date: '2026-12-01T06:30:00+01:00',
    status: 'ready',
    desk: 'Régions',
    keywords: ['bac, mer', 'mer & ciel', 'a; b', ...Array.from({ length: 40 }, (_, at) => `mot-clé ${at}`)],
    embargo: '2026-12-02T06:00:00+01:00',
    slug: 'le-bac',
    sections: [
      { heading: '', body: 'Par Inès Karam' },
      { heading: 'Fin', body: 'AFP' },
      { heading: '', body: 'Sans intertitre.', language: 'fr' },
      { heading: '', body: '' },
      { heading: 'Et', body: '- un\n- deux', language: 'en' },
    ],
    correction: 'Correction : deux lignes,\nen tout.',
  }
  expect(await roundTrip(content)).toEqual(content)
})

test('what XML cannot hold is left out, and nothing else', async () => {
  const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).filter(
    (sign) => !/[\t\n\r]/.test(sign),
  )
  const { headline, sections } = await roundTrip({
    headline: `Le${controls.join('')}\ud800bac\ufffe\u00a0\u202f\u00ad\u2011 😀`,
    sections: [{ heading: '', body: 'a\u00a0b\u202fc\u00add\u2011e & <f>' }],
  })
  expect(headline).toBe('Lebac\u00a0\u202f\u00ad\u2011 😀')
  expect(sections[0]?.body).toBe('a\u00a0b\u202fc\u00add\u2011e & <f>'.replace('<f>', '\\<f>'))
})

test('a headline of 10,000 characters comes back whole', async () => {
  const headline = 'Le bac de Corvenne. '.repeat(500).trim()
  expect((await roundTrip({ headline })).headline).toBe(headline)
})
