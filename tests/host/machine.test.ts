import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isArticleId } from '../../src/core/article/index.ts'
import { firstArticle } from '../../src/host/firstArticle.ts'
import { machineLocale } from '../../src/host/languages.ts'
import { chosenLibrary, type Machine, userDataFolder } from '../../src/host/libraryFolder.ts'
import { isNodeNewEnough } from '../../src/host/runtime.ts'
import { systemDigest, uuidSequence } from '../../src/host/system.ts'
import { marbreVersion } from '../../src/host/version.ts'
import { LOCALES } from '../../src/i18n/index.ts'

const machine = (platform: NodeJS.Platform, env: Machine['env'] = {}): Machine => ({
  platform,
  env,
  home: '/home/ines',
})

test.each([
  ['linux', {}, '/home/ines/.local/share/marbre'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/marbre'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ines/.local/share/marbre'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/home/ines/Library/Application Support/Marbre'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Marbre'],
  ['win32', {}, '/home/ines/AppData/Roaming/Marbre'],
] as const)('on %s with %j a user’s data lie in %s', (platform, env, folder) => {
  expect(userDataFolder(machine(platform, env))).toBe(join(folder))
})

test('the library is the one named, else the one of the environment, else the user’s own', () => {
  const env = { MARBRE_LIBRARY: '/env' }
  expect(chosenLibrary('here', machine('linux', env))).toEqual({ folder: resolve('here'), named: true })
  expect(chosenLibrary(undefined, machine('linux', env))).toEqual({ folder: resolve('/env'), named: true })
  expect(chosenLibrary(undefined, machine('linux', { MARBRE_LIBRARY: '' }))).toEqual({
    folder: join('/home/ines/.local/share/marbre/library'),
    named: false,
  })
})

test.each([
  ['fr', { LANG: 'en_GB.UTF-8' }, 'fr'],
  [undefined, { LC_ALL: 'fr_CA.UTF-8', LANG: 'en_GB' }, 'fr'],
  [undefined, { LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'fr_FR' }, 'en'],
  [undefined, { LANG: 'fr_FR.UTF-8' }, 'fr'],
  [undefined, { LANG: 'en_GB.UTF-8' }, 'en-GB'],
  ['en-GB', { LANG: 'fr_FR.UTF-8' }, 'en-GB'],
  ['en-US', { LANG: 'en_GB.UTF-8' }, 'en'],
  [undefined, { LANG: 'C' }, 'en'],
  [undefined, { LANG: 'de_DE' }, 'en'],
  ['system', { LANG: 'fr_CH' }, 'fr'],
] as const)('with %j chosen and %j around, the words are in %s', (chosen, env, locale) => {
  expect(machineLocale(chosen, machine('linux', env))).toBe(locale)
})

test('ids are UUIDs of version 7 that only ever rise, whatever the clock does', () => {
  const clocks = fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_050 }), {
    minLength: 2,
    maxLength: 200,
  })
  fc.assert(
    fc.property(clocks, (times) => {
      let at = 0
      const ids = uuidSequence(() => times[at++ % times.length] ?? 0)
      let before = ''
      for (const _ of times) {
        const id = ids.next()
        expect(isArticleId(id)).toBe(true)
        expect(id.charAt(14)).toBe('7')
        expect(id > before).toBe(true)
        before = id
      }
    }),
    { numRuns: 30 },
  )
})

test('ten thousand ids within one millisecond still rise', () => {
  const ids = uuidSequence(() => 1_700_000_000_000)
  const given = Array.from({ length: 10_000 }, () => ids.next())
  expect(new Set(given).size).toBe(10_000)
  expect(given.every((id, at) => at === 0 || id > (given[at - 1] ?? ''))).toBe(true)
  expect(given.every(isArticleId)).toBe(true)
})

test('the hash is SHA-256', async () => {
  expect(await systemDigest.sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test.each([
  ['22.16.0', true],
  ['22.15.9', false],
  ['20.20.2', false],
  ['24.0.0', true],
  ['100.0.0', true],
])('Node %s will do: %s', (version, will) => {
  expect(isNodeNewEnough(version)).toBe(will)
})

test('the version is that of the package', () => {
  expect(marbreVersion()).toMatch(/^\d+\.\d+\.\d+$/)
})

test.each(LOCALES)('the first article is one short article in the reader’s language (%s)', (locale) => {
  const { language, headline, standfirst, sections, date } = firstArticle(locale)
  expect(language).toBe(locale)
  expect(headline.length).toBeGreaterThan(10)
  expect(date).toBe('')
  expect(sections.length).toBeGreaterThanOrEqual(2)
  const words = [standfirst, ...sections.flatMap(({ heading, body }) => [heading, body])]
    .join(' ')
    .split(/[ \n]+/)
  expect(words.length).toBeGreaterThan(100)
  expect(words.length).toBeLessThan(200)
  expect(JSON.stringify(sections)).not.toContain('first.')
})
