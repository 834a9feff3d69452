import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAME_FIELDS, nameFromPattern, readNamePattern } from '../../../../src/core/export/folder/index.ts'
import { isInnerName, legalName, nameKey } from '../../../../src/core/export/legalName.ts'
import { articleWith } from '../../articleWith.ts'

const ferry = articleWith({
  headline: 'Le bac de Sarn : « enfin ! »',
  date: '2026-11-10T08:30+01:00',
  desk: 'Régions & fleuves',
  byline: [{ name: 'Inès Karam' }],
})
const named = (pattern: string, article = ferry) =>
  nameFromPattern(readNamePattern(pattern).names, article, 'md')

test.each([
  ['', 'le-bac-de-sarn-enfin.md'],
  ['{date}-{slug}', '2026-11-10-le-bac-de-sarn-enfin.md'],
  ['{year}/{month}/{day} {headline}', '2026/11/10 Le bac de Sarn « enfin ! ».md'],
  ['{desk}/{byline}', 'regions-fleuves/ines-karam.md'],
  ['{language}_{status}', 'fr_draft.md'],
  ['{id}', `${ferry.id}.md`],
  ['{slug}.md', 'le-bac-de-sarn-enfin.md'],
  ['CON', 'CON-article.md'],
] as const)('the pattern “%s” names a file %s', (pattern, name) => {
  expect(readNamePattern(pattern).problems).toEqual([])
  expect(named(pattern)).toBe(name)
})

test('what an article lacks falls away with what stands beside it', () => {
  const bare = articleWith({ headline: 'Pluie' })
  expect(named('{date}-{slug}', bare)).toBe('pluie.md')
  expect(named('{desk}/{slug}', bare)).toBe('pluie.md')
  expect(named('{slug}-{date}-{language}', bare)).toBe('pluie-fr.md')
  expect(named('{slug}-{date}', bare)).toBe('pluie.md')
  expect(named('{date}', bare)).toBe('pluie.md')
  expect(named('{headline}', articleWith({}))).toMatch(/^article-[\da-f]{12}\.md$/)
})

test.each([
  ['{tide}-{slug}', [{ code: 'unknown-field', from: 0, to: 6, word: '{tide}' }]],
  ['{slug', [{ code: 'brace', from: 0, to: 1, word: '{' }]],
  ['{slug}}', [{ code: 'brace', from: 6, to: 7, word: '}' }]],
  ['a:{slug}?', [{ code: 'character' }, { code: 'character', from: 8, to: 9, word: '?' }]],
  ['a\\{slug}', [{ code: 'character', word: '\\' }]],
  ['../{slug}', [{ code: 'empty-part', from: 0, to: 2, word: '..' }]],
  ['/{slug}', [{ code: 'empty-part' }]],
  ['{desk}/', [{ code: 'empty-part', from: 7, to: 7 }]],
  ['a/b/c/d/e/f/{slug}', [{ code: 'too-many-folders' }]],
  [`{slug}${'x'.repeat(200)}`, [{ code: 'too-long', from: 200 }]],
] as const)('in “%s” the problems are said with their places', (pattern, problems) => {
  expect(readNamePattern(pattern).problems).toMatchObject(problems)
})

describe('whatever an article holds', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'con',
          'aux',
          'LPT¹',
          '..',
          '/',
          '\\',
          ':',
          ' ',
          '\u202e',
          '\0',
          'e\u0301',
          'Ａ',
          '👩‍🚒',
        ),
      )
      .map((parts) => parts.join('')),
  )

  test('its name is legal on three systems and stays within the folder', () => {
    fc.assert(
      fc.property(anything, anything, fc.constantFrom(...NAME_FIELDS), (headline, desk, field) => {
        const article = articleWith({ headline, desk, byline: [{ name: desk }], slug: '' })
        const name = named(`{desk}/{${field}}`, article)
        expect(isInnerName(name)).toBe(true)
        for (const part of name.split('/')) {
          expect(part).toBe(part.normalize('NFC'))
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(200)
          expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
          expect(part).not.toMatch(/[\p{Cc}\p{Surrogate}\u200e\u200f\u202a-\u202e\u2066-\u2069]|[. ]$/u)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('names that some system takes for one have one key', () => {
  for (const [one, other] of [
    ['Été', 'été'],
    ['e\u0301t', '\u00e9t'],
    ['ΣΟΦΟΣ', 'σοφος'],
    ['STRASSE', 'straße'],
  ] as const)
    expect(nameKey(one)).toBe(nameKey(other))
  expect(nameKey('ete')).not.toBe(nameKey('été'))
})

test('a name is cut to its length in bytes, between characters', () => {
  expect(legalName('é'.repeat(100), 9)).toBe('éééé')
  expect(legalName('a'.repeat(10_000), 180)).toHaveLength(180)
})
