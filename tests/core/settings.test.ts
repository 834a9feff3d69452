import { expect, test } from 'vitest'
import {
  DEFAULT_SETTINGS,
  isSwitch,
  SETTING_NAMES,
  SETTINGS,
  settingsDecoder,
} from '../../src/core/settings.ts'
import { LOCALES, translator } from '../../src/i18n/index.ts'
import { settingWords } from '../../src/i18n/settings.ts'

test('every setting on a page has its words in each language: label, note or choices, and examples', () => {
  for (const t of LOCALES.map(translator)) {
    for (const name of SETTING_NAMES) {
      if (SETTINGS[name].page === null) continue
      const spec = isSwitch(name) ? null : SETTINGS[name]
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
    expect(settingsDecoder.safeParse({ ...DEFAULT_SETTINGS, [name]: 'purple' }).success, name).toBe(false)
    expect(settingsDecoder.safeParse({ ...DEFAULT_SETTINGS, [name]: null }).success, name).toBe(false)
  }
})
