import { describe, expect, test } from 'vitest'
import { lintTypography, RULES } from '../../src/core/typography/index.ts'
import { LOCALES, translator } from '../../src/i18n/index.ts'
import { findingWords } from '../../src/i18n/typography.ts'

describe.each(LOCALES)('%s', (locale) => {
  const t = translator(locale)

  test.each(RULES)('%s has its title and its reason', (rule) => {
    for (const replacement of ['\u00a0', '\u202f', '…']) {
      const { title, why } = findingWords(t, { rule, replacement })
      expect(title).not.toMatch(/^title|^$/)
      expect(why).not.toMatch(/^why|^$/)
      expect(why).not.toMatch(/[{}]/)
    }
  })
})

test('the French sentences keep the rules that they tell', () => {
  const t = translator('fr')
  const sentences = RULES.map((rule) => findingWords(t, { rule, replacement: '\u00a0' }).why).join('\n\n')
  const found = lintTypography(sentences, { language: 'fr', profile: 'press', markdown: false })
  expect(found.filter(({ certainty }) => certainty === 'fix')).toEqual([])
})

test('a finding is told with the space that it asks for', () => {
  const t = translator('fr')
  expect(findingWords(t, { rule: 'high-punctuation-space', replacement: '\u202f' })).toEqual({
    title: 'Espace fine insécable attendue',
    why: 'U+202F, règle française de ponctuation haute.',
  })
  expect(findingWords(t, { rule: 'high-punctuation-space', replacement: '\u00a0' })).toEqual({
    title: 'Espace insécable attendue',
    why: 'U+00A0, règle française de ponctuation haute.',
  })
})
