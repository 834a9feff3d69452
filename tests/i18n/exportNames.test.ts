import { expect, test } from 'vitest'
import { NAME_FIELDS, withFieldsNamed } from '../../src/core/export/folder/index.ts'
import { fold } from '../../src/core/search.ts'
import english from '../../src/i18n/en/exportNames.ts'
import french from '../../src/i18n/fr/exportNames.ts'

test.each([
  ['en', english],
  ['fr', french],
])('%s: a field of the names of files is called by one word, which no other field has', (_, words) => {
  const labels = NAME_FIELDS.map((name) => words[`field.${name}`])
  expect(new Set(labels.map(fold)).size).toBe(NAME_FIELDS.length)
  const stored: readonly string[] = NAME_FIELDS
  for (const label of labels) expect(label).not.toMatch(/[{}/]/)
  for (const [at, label] of labels.entries()) {
    // No label is what another field is called in the settings.
    expect([-1, at]).toContain(stored.indexOf(fold(label)))
  }
})

test('fields of a pattern are called by other words, and what is none stays', () => {
  const nameOf = (word: string) => (word === 'slug' ? 'adresse' : undefined)
  expect(withFieldsNamed('{date}/{slug}-{slug}-slug-{x', nameOf)).toBe('{date}/{adresse}-{adresse}-slug-{x')
})
