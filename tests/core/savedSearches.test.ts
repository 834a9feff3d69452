import { expect, test } from 'vitest'
import {
  MOST_SAVED,
  readSavedSearch,
  type SavedSearch,
  searchName,
  withSearch,
} from '../../src/core/savedSearches.ts'
import { readSettings } from '../../src/core/settingsDecoder.ts'

const search: Omit<SavedSearch, 'version'> = {
  name: 'À relire',
  query: 'rubrique:"Culture"',
  status: 'review',
  sort: 'date',
  direction: 'ascending',
}

test('a search is kept in the settings, and another of its name takes its place', () => {
  const one = withSearch([], search)
  const other = withSearch(one, { ...search, name: 'Longs', query: 'length:6000..' })
  const changed = withSearch(other, { ...search, query: 'bac' })
  expect(changed.map(({ name }) => name)).toEqual(['À relire', 'Longs'])
  const { settings, unusable } = readSettings({ savedSearches: JSON.parse(JSON.stringify(changed)) })
  expect(unusable).toEqual([])
  expect(settings.savedSearches.map(readSavedSearch)).toEqual([
    { version: 1, ...search, query: 'bac' },
    { version: 1, ...search, name: 'Longs', query: 'length:6000..' },
  ])
})

test('one of a newer version, or a damaged one, is kept as it is and named as such', () => {
  const newer = { version: 2, name: 'Demain', rule: { days: 3 } }
  const damaged = { version: 1, ...search, sort: 'colour' }
  const { settings } = readSettings({ savedSearches: [newer, damaged] })
  const kept = withSearch(settings.savedSearches, search)
  expect(kept.slice(0, 1)).toEqual([newer])
  expect([newer, damaged].map(readSavedSearch)).toEqual(['newer', 'damaged'])
})

test('a library keeps so many and no more, and names have their length', () => {
  const many = Array.from({ length: MOST_SAVED }, (_, at) => ({ name: `${at}` }))
  expect(withSearch(many, search)).toEqual(many)
  expect(searchName('  À relire ')).toBe('À relire')
  expect(searchName('a'.repeat(100))).toHaveLength(80)
})
