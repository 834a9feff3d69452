import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { I18n, LOCALES } from '../../src/i18n/index.ts'
import { numberIn } from '../../src/i18n/translations.ts'
import { loadWindowSentences } from '../../src/i18n/windowSentences.ts'

test('numbers are written as Intl writes them, whole ones without it', () => {
  const anyNumber = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -12_000, max: 12_000 }),
    fc.double({ noNaN: true }),
  )
  for (const language of LOCALES) {
    const format = new Intl.NumberFormat(language)
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(numberIn(language, value)).toBe(format.format(value))
      }),
    )
  }
})

test('a sentence is that of its count, its values are in it, and British English says what it has of its own', () => {
  const i18n = new I18n('en-GB', {
    en: {
      common: { plain: 'Hello' },
      rows: {
        found_zero: 'Nothing',
        found_one: '{{count, number}} row',
        found_other: '{{count, number}} rows of {{name}}',
      },
    },
    'en-GB': { rows: { found_one: 'Just {{count, number}}' } },
    fr: { rows: { found_one: '{{count, number}} ligne', found_other: '{{count, number}} lignes' } },
  })
  const say = (key: string, variables?: object) =>
    i18n.t([`rows:${key}`], { defaultValue: '?', ...variables })
  expect([0, 1, 1_200].map((count) => say('found', { count, name: 'a' }))).toEqual([
    'Nothing',
    'Just 1',
    '1,200 rows of a',
  ])
  expect(say('missing')).toBe('?')
  let changes = 0
  const stop = i18n.subscribe(() => {
    changes += 1
  })
  i18n.changeLanguage('fr')
  // French has one form for none and one, and another for millions that is written as the usual one.
  expect([0, 1, 2, 1_000_000].map((count) => say('found', { count }))).toEqual([
    '0 ligne',
    '1 ligne',
    '2 lignes',
    '1\u202f000\u202f000 lignes',
  ])
  stop()
  i18n.changeLanguage('en')
  expect(changes).toBe(1)
})

test('what is added later says what is new, and leaves what is there', () => {
  const i18n = new I18n('fr', { fr: { bin: { empty: 'Vide' } } })
  i18n.add({ fr: { bin: { empty: 'Autre', full: 'Pleine' }, rows: { one: 'Une' } } })
  const say = (key: `${string}:${string}`) => i18n.t([key], { defaultValue: '' })
  expect([say('bin:empty'), say('bin:full'), say('rows:one'), say('rows:two')]).toEqual([
    'Vide',
    'Pleine',
    'Une',
    '',
  ])
})

test('every sentence has no place but those that are filled, and no ending but those that are chosen', async () => {
  let read = 0
  for (const folder of ['fr', 'en', 'en-GB'])
    for (const file of readdirSync(new URL(`../../src/i18n/${folder}`, import.meta.url))) {
      const address = new URL(`../../src/i18n/${folder}/${file}`, import.meta.url).href
      const { default: sentences } = await import(/* @vite-ignore */ address)
      const walk = (value: unknown, key: string): void => {
        if (typeof value === 'object' && value !== null)
          for (const [name, each] of Object.entries(value)) walk(each, name)
        if (typeof value !== 'string') return
        read += 1
        const where = `${folder}/${file} ${key}`
        expect(value.replaceAll(/\{\{\w+(?:, number)?\}\}/g, ''), where).not.toMatch(/\{\{|\}\}|\$t\(/)
        expect(key, where).not.toMatch(/_(?:two|few|many)$/)
      }
      walk(sentences, file)
    }
  expect(read).toBeGreaterThan(3_000)
})

test('a window loads its language alone', async () => {
  expect(Object.keys(await loadWindowSentences('fr'))).toEqual(['fr'])
  expect(Object.keys(await loadWindowSentences('en'))).toEqual(['en'])
  expect(Object.keys(await loadWindowSentences('en-GB'))).toEqual(['en', 'en-GB'])
})
