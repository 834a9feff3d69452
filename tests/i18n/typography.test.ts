import { describe, expect, test } from 'vitest'
import { plainProse } from '../../src/core/proofreading/index.ts'
import { lintTypography, RULES } from '../../src/core/typography/index.ts'
import { commandLineTranslator } from '../../src/i18n/commandLine.ts'
import { LOCALES } from '../../src/i18n/index.ts'
import { findingWords } from '../../src/i18n/typography.ts'

describe.each(LOCALES)('%s', (locale) => {
  test.each(RULES)('%s has its title and its reason', async (rule) => {
    const t = await commandLineTranslator(locale)
    for (const replacement of ['\u00a0', '\u202f', '…']) {
      const { title, why } = findingWords(t, { rule, replacement })
      expect(title).not.toMatch(/^title|^$/)
      expect(why).not.toMatch(/^why|^$/)
      expect(why).not.toMatch(/[{}]/)
    }
  })
})

test('the French sentences keep the rules that they tell', async () => {
  const t = await commandLineTranslator('fr')
  const sentences = RULES.map((rule) => findingWords(t, { rule, replacement: '\u00a0' }).why).join('\n\n')
  const found = lintTypography(plainProse(sentences), { language: 'fr', profile: 'press' })
  expect(found.filter(({ certainty }) => certainty === 'fix')).toEqual([])
})

test('a finding is told with the space that it asks for, and no sentence names a code point', async () => {
  const t = await commandLineTranslator('fr')
  const titleOf = (replacement: string) =>
    findingWords(t, { rule: 'high-punctuation-space', replacement }).title
  expect([titleOf('\u202f'), titleOf('\u00a0')]).toEqual([
    'Espace fine insécable manquante',
    'Espace insécable manquante',
  ])
  for (const rule of RULES)
    expect(Object.values(findingWords(t, { rule, replacement: '\u202f' })).join()).not.toContain('U+')
})
