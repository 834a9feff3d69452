import { expect, test } from 'vitest'
import { contentAfter, copyOf, emptyContent, isEmptyContent } from '../../../src/core/article/index.ts'

const original = {
  ...emptyContent('fr'),
  headline: 'Le bac reprend',
  status: 'published' as const,
  slug: 'le-bac-reprend',
  embargo: '2026-11-10T06:00:00+01:00',
  embargoZone: 'Europe/Paris',
  correction: 'Le bac part à 8 h.',
  date: '2026-11-10',
  desk: 'Rivière',
  sections: [{ heading: 'À quai', body: 'Huit heures.' }],
}

test('a copy is a draft with a headline of its own, and leaves behind what belongs to a publication', () => {
  expect(copyOf(original)).toEqual({
    ...original,
    headline: 'Le bac reprend (copie)',
    status: 'draft',
    slug: '',
    embargo: '',
    embargoZone: '',
    correction: '',
  })
})

test.each([
  ['Le bac (copie)', 'fr-CA', 'Le bac (copie 2)'],
  ['Le bac (copie 9)', 'fr', 'Le bac (copie 10)'],
  ['The ferry', 'en-GB', 'The ferry (copy)'],
  ['Die Fähre (copy)', 'de', 'Die Fähre (copy 2)'],
  ['', 'fr', ''],
])('the copy of “%s” in %s is “%s”', (headline, language, expected) => {
  expect(copyOf({ ...original, headline, language }).headline).toBe(expected)
})

test('an article made after another one has its headline and its text, and no date', () => {
  const { headline, date, sections, desk } = contentAfter(original)
  expect({ headline, date, sections, desk }).toEqual({
    headline: original.headline,
    date: '',
    sections: original.sections,
    desk: 'Rivière',
  })
})

test('a content is empty until anything but its language is set', () => {
  expect(isEmptyContent(emptyContent('en'))).toBe(true)
  expect(isEmptyContent({ ...emptyContent('en'), note: 'Call back' })).toBe(false)
  expect(isEmptyContent({ ...emptyContent('en'), status: 'review' })).toBe(false)
  expect(isEmptyContent({ ...emptyContent('en'), sections: [{ heading: '', body: 'A' }] })).toBe(false)
})
