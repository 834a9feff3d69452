import { describe, expect, test } from 'vitest'
import { parseQuery, writeQuery } from '../../src/core/query/index.ts'
import {
  type FilterField,
  partQuery,
  periodTerm,
  rangeTerms,
  valueTerm,
  withTerms,
} from '../../src/renderer/src/features/library/filters/filterTerms.ts'
import {
  type OfferWords,
  offersFor,
  typingAt,
} from '../../src/renderer/src/features/library/filters/suggest.ts'

test.each([
  ['rubrique:"Vie locale" pavés -auteur:théo', 'rubrique:"Vie locale" -auteur:théo', 'pavés'],
  ['le bac', '', 'le bac'],
  ['bac statut:', '', 'bac statut:'],
  ['statut:prêt', 'statut:prêt', ''],
  ['desk:"Cult', '', 'desk:"Cult'],
])('%s is parted into filters and words', (query, filters, typed) => {
  expect(partQuery(query, 'fr')).toEqual({ filters, typed })
})

test.each<[string, string, FilterField | null, string]>([
  ['desk:"Culture" author:"Inès"', 'desk:"Sports"', 'desk', 'desk:"Sports" author:"Inès"'],
  ['-desk:"Culture"', 'desk:"Sports"', 'desk', '-desk:"Culture" desk:"Sports"'],
  ['after:2026-11-02 before:2026-11-09', 'date:2026', 'date', 'date:2026'],
  ['desk:"Culture"', '-desk:"Sports"', null, 'desk:"Culture" -desk:"Sports"'],
])('%s with %s', (filters, added, field, expected) => {
  expect(writeQuery(withTerms(parseQuery(filters).terms, parseQuery(added).terms, field))).toBe(expected)
})

test('a period is kept as such, and a range ends with its last day', () => {
  expect(writeQuery([periodTerm('week')])).toBe('date:week')
  expect(writeQuery([periodTerm('today')], 'fr')).toBe('date:aujourd’hui')
  expect(writeQuery(rangeTerms('', '2026-12-31'))).toBe('before:2027-01-01')
})

describe('suggestions', () => {
  const words: OfferWords = {
    writtenIn: 'fr',
    status: (status) => status,
    language: (tag) => tag,
    embargo: String,
    period: (period) => period,
    length: (least, most) => `${least}–${most}`,
    count: String,
  }
  const values = [
    { value: 'Théo Lanz', articles: 3 },
    { value: 'Inès Karam', articles: 2 },
    { value: 'Marthe Inarra', articles: 1 },
  ]
  const labels = (typed: string, caret = typed.length) => {
    const typing = typingAt(typed, caret)
    return typing ? offersFor(typing, values, words).map(({ label }) => label) : []
  }
  test.each([
    ['ru', ['rubrique:']],
    ['desk', ['rubrique:']],
    ['r', []],
    ['bac', []],
    ['bac -statut:p', ['published']],
    ['auteur:', ['Théo Lanz', 'Inès Karam', 'Marthe Inarra']],
    ['auteur:in', ['Inès Karam', 'Marthe Inarra']],
    ['auteur:ines k', ['Inès Karam']],
    ['auteur:"Inès K', ['Inès Karam']],
    ['auteur:ines karam bac', []],
    ['date:', ['today', 'week', 'month', 'year']],
    ['page:', []],
    ['bac ', []],
  ])('%s', (typed, expected) => expect(labels(typed)).toEqual(expected))

  test('are for what stands before the caret', () => {
    expect(labels('auteur:in bac', 9)).toEqual(['Inès Karam', 'Marthe Inarra'])
  })

  test('a value that is left out is one that is not', () => {
    const typing = typingAt('-auteur:theo', 12)
    const [offer] = typing ? offersFor(typing, values, words) : []
    expect(offer).toMatchObject({ terms: [{ ...valueTerm('author', 'Théo Lanz'), not: true }] })
  })
})
