import { expect, test } from 'vitest'
import { commandLineTranslator } from '../../../src/i18n/commandLine.ts'
import { LOCALES } from '../../../src/i18n/index.ts'
import { kindName, reasonSentence } from '../../../src/i18n/importReview.ts'
import { BLOCK_KINDS } from '../../../src/core/import/index.ts'

test.each(LOCALES)('every kind has a name of its own (%s)', async (locale) => {
  const t = await commandLineTranslator(locale)
  const names = BLOCK_KINDS.map((kind) => kindName(t, kind))
  expect(new Set(names).size).toBe(BLOCK_KINDS.length)
  expect(names.filter((name) => name === '' || name.includes('kind.'))).toEqual([])
})

test('a field that a label announced is told by its name', async () => {
  const t = await commandLineTranslator('fr')
  expect(reasonSentence(t, 'desk-label')).toBe(
    'annoncé par une étiquette, comme «\u00a0Rubrique\u00a0:\u00a0»',
  )
  expect(reasonSentence(t, 'byline-label')).toContain('Signature')
})

test('a label that announces no field has a sentence of its own', async () => {
  expect(reasonSentence(await commandLineTranslator('en'), 'paragraph-label')).toBe(
    'a note such as a photo credit or a contact',
  )
})
