import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FAILURE_CODES } from '../../src/core/failure.ts'
import { commandLineTranslator } from '../../src/i18n/commandLine.ts'
import commandLineEnglish from '../../src/i18n/en/commandLine.ts'
import { createI18n, translator } from '../../src/i18n/everyLanguage.ts'
import { addFilterSentences } from '../../src/i18n/filters.ts'
import { HOST_SENTENCES, hostTranslator } from '../../src/i18n/hosts.ts'
import { failureSentence, formatLocale, localeFor, LOCALES, localeNamed } from '../../src/i18n/index.ts'

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['fr_FR.UTF-8', 'fr'],
  ['en', 'en'],
  ['en-US', 'en'],
  ['en_US.UTF-8', 'en'],
  ['en-Latn-US', 'en'],
  ['en-PH', 'en'],
  ['en-GB', 'en-GB'],
  ['EN_gb', 'en-GB'],
  ['en_GB.UTF-8', 'en-GB'],
  ['en-Latn-GB', 'en-GB'],
  ['en-AU', 'en-GB'],
  ['en-001', 'en-GB'],
  ['fro', undefined],
  ['enm', undefined],
  ['de-DE', undefined],
  ['C', undefined],
  ['', undefined],
])('the tag %j names the interface language %j', (tag, locale) => {
  expect(localeNamed(tag)).toBe(locale)
})

test('the first language of a list that Marbre has is taken, else American English', () => {
  expect(localeFor(['de', 'en-IE', 'fr'])).toBe('en-GB')
  expect(localeFor(['de', 'it'])).toBe('en')
  expect(localeFor([])).toBe('en')
})

test('British English has its own words, and those of American English elsewhere', () => {
  const [american, british] = [translator('en'), translator('en-GB')]
  expect([american('library:bin'), british('library:bin')]).toEqual(['Trash', 'Bin'])
  expect(british('common:command.find')).toBe(american('common:command.find'))
  expect(british('common:signs', { count: 1 })).toBe('1 character')
  expect(british('common:signs', { count: 1_234 })).toBe('1,234 characters')
})

test('words that a window loads later have their British too', () => {
  const i18n = createI18n('en')
  addFilterSentences(i18n)
  const words = LOCALES.map((locale) => i18n.inLanguage(locale)('filters:datePlaceholder'))
  expect(words).toEqual(['3 novembre', '3 November', 'November 3'])
})

test('a change of region changes the words', async () => {
  const i18n = createI18n('en')
  await i18n.changeLanguage('en-GB')
  expect(i18n.t('library:bin')).toBe('Bin')
  await i18n.changeLanguage('fr')
  expect(i18n.t('library:bin')).toBe('Corbeille')
})

test.each([
  ['fr', '27 novembre 2026 à 20:39', '20:39'],
  ['en', 'November 27, 2026 at 8:39 PM', '8:39 PM'],
  ['en-GB', '27 November 2026 at 8:39 pm', '8:39 pm'],
])('dates and times are written as in %s', (locale, moment, time) => {
  const at = new Date(2026, 10, 27, 20, 39, 32)
  const formatted = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(formatLocale(locale), options).format(at).replace(/[\u00a0\u202f]/g, ' ')
  expect(formatted({ dateStyle: 'long', timeStyle: 'short' })).toBe(moment)
  expect(formatted({ hour: 'numeric', minute: '2-digit' })).toBe(time)
})

test.each(LOCALES)('whole numbers in %s are written as Intl writes them', (locale) => {
  const t = translator(locale)
  const intl = new Intl.NumberFormat(locale)
  for (const count of [0, 7, 999, 1000, 9999, 10_000, 123_456, 1_234_567, -1, -999, -1000, -1_234_567])
    expect(t('common:signs', { count })).toContain(intl.format(count))
})

test('hosts have a sentence for all that they name, and for every failure', () => {
  const sources = ['main', 'web', 'host'].flatMap((folder) =>
    readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('src', folder, name), 'utf8')),
  )
  // What they import of the sentences names some for them; failures, in `index.ts`, are below.
  const imported = new Set(
    sources
      .flatMap((source) => [...source.matchAll(/i18n\/((?!index)\w+\.ts)'/g)])
      .map(([, name = '']) => name),
  )
  const namers = [...imported].map((name) => readFileSync(join('src', 'i18n', name), 'utf8'))
  const areas = new Set(
    [...sources, ...namers]
      .flatMap((source) => [...source.matchAll(/[('`]([a-z][A-Za-z]+):[a-zA-Z.$]+['`{]/g)])
      .map(([, area = '']) => area),
  )
  expect([...areas]).toEqual(expect.arrayContaining(['host', 'libraries']))
  const others = Object.keys(commandLineEnglish).filter((area) => !Object.hasOwn(HOST_SENTENCES.en, area))
  expect(others.filter((area) => areas.has(area))).toEqual([])
  for (const locale of LOCALES) {
    const t = hostTranslator(locale)
    for (const code of FAILURE_CODES) expect(failureSentence(t, { code, detail: {} })).toMatch(/ .*[.!?]$/s)
  }
})

test.each(LOCALES)('the command line says in %s what every host says', async (locale) => {
  const [own, all] = [await commandLineTranslator(locale), hostTranslator(locale)]
  const words = { count: 1200, what: 'x', word: 'y', choices: 'z', fileName: 'a.md', folder: 'b' }
  for (const key of ['failure:damaged', 'common:status.spiked', 'host:menu.minimize'] as const)
    expect(own(key, words)).toBe(all(key, words))
  expect(own('cli:help.licenses')).toMatch(locale === 'en' ? /license/ : /licence/)
})
