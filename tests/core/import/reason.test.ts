import { expect, test } from 'vitest'
import { REASONS } from '../../../src/core/import/reason.ts'
import en from '../../../src/i18n/en/importReason.ts'
import fr from '../../../src/i18n/fr/importReason.ts'

test('every reason has its sentence in both languages, and no sentence lacks a reason', () => {
  expect(new Set(Object.keys(fr))).toEqual(new Set(REASONS))
  expect(new Set(Object.keys(en))).toEqual(new Set(REASONS))
})
