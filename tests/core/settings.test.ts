import { expect, test } from 'vitest'
import { typedSetting } from '../../src/core/settingKinds.ts'
import {
  DEFAULT_SETTINGS,
  isSwitch,
  isTextSetting,
  SETTING_NAMES,
  SETTINGS,
} from '../../src/core/settings.ts'
import { settingsChangeDecoder, settingsDecoder } from '../../src/core/settingsDecoder.ts'
import { translator } from '../../src/i18n/everyLanguage.ts'
import { LOCALES } from '../../src/i18n/index.ts'
import { settingWords } from '../../src/i18n/settings.ts'

test('every setting on a page has its words in each language: label, note or choices, and examples', () => {
  for (const t of LOCALES.map(translator)) {
    for (const name of SETTING_NAMES) {
      if (SETTINGS[name].page === undefined) continue
      const spec = isSwitch(name) || isTextSetting(name) ? null : SETTINGS[name]
      const choices: readonly string[] = spec?.choices ?? []
      const parts = spec ? choices : ['note']
      const examples = spec?.hasExamples ? choices.map((id) => `example.${id}`) : []
      expect(settingWords(t, name)).not.toBe('')
      for (const part of [...parts, ...examples])
        expect(settingWords(t, name, part), `${name}.${part}`).not.toBe('')
    }
  }
})

test('a setting without words throws', () => {
  expect(() => settingWords(translator('en'), 'theme', 'purple')).toThrow(TypeError)
})

test('a missing setting has its default, and an unknown value is refused', () => {
  expect(settingsDecoder.parse({})).toEqual(DEFAULT_SETTINGS)
  expect(settingsDecoder.parse({ theme: 'dark', typewriter: true, zoom: 2 })).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    typewriter: true,
  })
  for (const name of SETTING_NAMES) {
    const wrong = isTextSetting(name) ? 1 : 'purple'
    expect(settingsDecoder.safeParse({ ...DEFAULT_SETTINGS, [name]: wrong }).success, name).toBe(false)
    expect(settingsDecoder.safeParse({ ...DEFAULT_SETTINGS, [name]: null }).success, name).toBe(false)
  }
})

test.each([
  ['folder', 'exemple.fr', 'https://exemple.fr/'],
  ['folder', ' http://exemple.fr/blog ', 'http://exemple.fr/blog/'],
  ['folder', 'https://exemple.fr/?page=1', null],
  ['folder', 'ftp://exemple.fr/', null],
  ['folder', 'javascript:alert(1)', null],
  ['address', 'exemple.fr/logo.png?v=2', 'https://exemple.fr/logo.png?v=2'],
  ['address', 'le logo', null],
  ['color', 'B8361A', '#b8361a'],
  ['color', '#f00', '#ff0000'],
  ['color', 'rouge', null],
  ['language', 'fr-CA', 'fr-CA'],
  ['language', 'le français', null],
  ['line', '  Le Bac  ', 'Le Bac'],
  ['line', 'a\u2028b', null],
  ['address', '', ''],
] as const)('a setting of the form %s: “%s” is %j', (form, typed, value) => {
  expect(typedSetting(form, typed)).toBe(value)
})

test('a change of settings has no more than what it names, and no value that none may have', () => {
  const change = { theme: 'dark', typewriter: true, zoom: 2 }
  expect(settingsChangeDecoder.parse(change)).toEqual({ theme: 'dark', typewriter: true })
  expect(settingsChangeDecoder.parse({})).toEqual({})
  for (const wrong of [{ theme: 'pink' }, { theme: null }, { savedSearches: 'all' }, [], 'dark'])
    expect(settingsChangeDecoder.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})

test('what a typed text gives is what the decoder takes', () => {
  for (const siteAddress of ['exemple.fr', 'https://exemple.fr/a']) {
    expect(settingsDecoder.safeParse({ siteAddress }).success).toBe(false)
    expect(settingsDecoder.parse({ siteAddress: typedSetting('folder', siteAddress) }).siteAddress).toMatch(
      /\/$/,
    )
  }
  expect(settingsDecoder.safeParse({ accentColor: 'red' }).success).toBe(false)
})
