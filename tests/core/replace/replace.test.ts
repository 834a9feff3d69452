import fc from 'fast-check'
import { replacementFor } from '../../../src/core/find/index.ts'
import { expect, test } from 'vitest'
import { type ArticleContent, emptyContent } from '../../../src/core/article/index.ts'
import type { FindOptions } from '../../../src/core/find/index.ts'
import {
  ArticleFinder,
  foundMatch,
  type ReplaceChoice,
  replaceMatches,
} from '../../../src/core/replace/index.ts'
import { WordFinder } from '../../../src/core/find/index.ts'
import type { Profile } from '../../../src/core/typography/index.ts'
import { expectInProportion } from '../../processorTime.ts'

const LOOSE: FindOptions = { matchCase: false, matchAccents: false, wholeWord: false, pattern: false }

function finderOf(find: string, options: Partial<FindOptions> = {}): ArticleFinder {
  const finder = ArticleFinder.of({ find, options: { ...LOOSE, ...options } })
  if (!finder.ok) throw new Error(finder.failure.code)
  return finder.value
}

function replaced(
  content: Partial<ArticleContent>,
  find: string,
  replacement: string,
  options: Partial<FindOptions> = {},
  choice: Pick<ReplaceChoice, 'skipped' | 'included'> | null = null,
  typography?: Profile,
) {
  const whole = { ...emptyContent('fr'), ...content }
  return replaceMatches(whole, finderOf(find, options).find(whole), { replacement, typography }, choice)
}

const body = (text: string) => ({ sections: [{ heading: '', body: text }] })
const bodyAfter = (text: string, find: string, replacement: string, options: Partial<FindOptions> = {}) =>
  replaced(body(text), find, replacement, options).content.sections[0]?.body

test('a replacement is typeset as typed text in the language of its section, on the page alone and not in code', () => {
  const before: Partial<ArticleContent> = {
    headline: 'Le mot juste',
    note: 'Le mot',
    correction: 'Le mot.',
    sections: [
      { heading: 'Un mot', body: 'Un mot, le mot et `un mot`[^1].\n\n```\nmot\n```\n\n[^1]: Du mot.' },
      { heading: '', body: 'A mot here.', language: 'en' },
    ],
  }
  const { content } = replaced(before, 'mot', '"dit" :', {}, null, 'press')
  expect(content).toMatchObject({
    headline: 'Le «\u00a0dit\u00a0»\u00a0: juste',
    correction: 'Le "dit" :.',
    sections: [
      {
        heading: 'Un «\u00a0dit\u00a0»\u00a0:',
        body: 'Un «\u00a0dit\u00a0»\u00a0:, le «\u00a0dit\u00a0»\u00a0: et `un "dit" :`[^1].\n\n```\n"dit" :\n```\n\n[^1]: Du «\u00a0dit\u00a0»\u00a0:.',
      },
      { body: 'A “dit” : here.' },
    ],
  })
  expect(replaced(before, 'mot', '"dit" :').content.headline).toBe('Le "dit" : juste')
  expect(replaced(before, 'mot', "l'eau", {}, null, 'press').content.headline).toBe('Le l’eau juste')
})

test('a name is replaced in the display copy, byline, keywords, headings, body and correction', () => {
  const { content, count } = replaced(
    {
      headline: 'Mme Durant élue',
      standfirst: 'Jeanne Durant l’emporte.',
      byline: [{ name: 'Paul Durant', role: 'envoyé chez Durant' }, { name: 'Ida Roy' }],
      keywords: ['Durant', 'élection', 'Durand'],
      correction: 'Nous écrivions\nDurant.',
      language: 'fr',
      sections: [
        { heading: '', body: 'Rien ici.' },
        { heading: 'Qui est Durant ?', body: 'Elle.' },
      ],
    },
    'durant',
    'Durand',
  )
  expect(count).toBe(7)
  expect(content).toMatchObject({
    headline: 'Mme Durand élue',
    standfirst: 'Jeanne Durand l’emporte.',
    byline: [{ name: 'Paul Durand', role: 'envoyé chez Durand' }, { name: 'Ida Roy' }],
    keywords: ['Durand', 'élection'],
    correction: 'Nous écrivions\nDurand.',
    sections: [
      { heading: '', body: 'Rien ici.' },
      { heading: 'Qui est Durand ?', body: 'Elle.' },
    ],
  })
})

test.each([
  ['marks are those of the first character', 'Le **Du**rant *a* dit', 'durant', 'Bel', 'Le **Bel** *a* dit'],
  [
    'a link keeps its address',
    '[Durant](https://durant.example)',
    'Durant',
    'Bel',
    '[Bel](https://durant.example)',
  ],
  ['a line end is a line break in a paragraph', 'un deux', ' ', '\n', 'un\\\ndeux'],
  ['and a space in a heading', '### un-deux', '-', '\n', '### un deux'],
  ['signs of Markdown are written as text', 'prix', 'prix', '*5*', '\\*5\\*'],
  ['a list, a table and a quotation', '- a\n\n> a', 'a', 'b', '- b\n\n> b'],
  ['preformatted text', '```\na\n```', 'a', 'b', '```\nb\n```'],
  ['a note', 'Texte[^1]\n\n[^1]: a vu', 'vu', 'lu', 'Texte[^1]\n\n[^1]: a lu'],
])('%s', (_name, text, find, replacement, expected) => {
  expect(bodyAfter(text, find, replacement)).toBe(expected)
})

test('a template of a regular expression has its groups', () => {
  const options = { pattern: true, matchCase: true }
  expect(bodyAfter('Durant, Paul', '(\\w+), (\\w+)', '$2 $1', options)).toBe('Paul Durant')
})

test('a match that holds a note is replaced only where it is included, and others can be skipped', () => {
  const text = body('ab[^1] ab ab\n\n[^1]: note')
  const options = { pattern: true }
  expect(replaced(text, 'ab.', 'x', options).count).toBe(1)
  const all = replaced(text, 'ab.|ab', 'x', options, { skipped: [1], included: [0] })
  expect(all.content.sections[0]?.body).toBe('x ab x')
})

test('a section without a match stays byte for byte, and a text that is taken away leaves no empty lead', () => {
  const odd = { heading: 'Un', body: '*  not canonical\n* list' }
  const sections = [{ heading: '', body: 'partir' }, odd]
  expect(replaced({ sections }, 'partir', '').content.sections).toEqual([odd])
  expect(replaced({ sections }, 'partir', 'venir').content.sections).toEqual([
    { heading: '', body: 'venir' },
    odd,
  ])
})

test('an invalid regular expression is refused', () => {
  expect(ArticleFinder.of({ find: '(', options: { ...LOOSE, pattern: true } })).toMatchObject({
    ok: false,
    failure: { code: 'pattern-invalid' },
  })
})

test('a preview has the words around a match on one line', () => {
  const content = { ...emptyContent('fr'), ...body(`${'mot '.repeat(30)}Durant\\\nsuite`) }
  const [match] = finderOf('durant').find(content).map(foundMatch)
  expect(match).toMatchObject({ at: 0, field: 'sections', found: 'Durant', after: ' suite' })
  expect(match?.before).toMatch(/^…(?:mot ){8,10}$/)
})

test.each([
  [' approche 3 millions', ' approche 3 millions'],
  [` ${'mot '.repeat(18)}3 400 000 euros`, ` ${'mot '.repeat(18)}3 400…`],
  ['a'.repeat(90), `${'a'.repeat(80)}…`],
  [` ${'a'.repeat(79)}`, ` ${'a'.repeat(79)}`],
])('a preview ends after a whole word, and says that more follows: %j', (after, shown) => {
  const [match] = finderOf('durant')
    .find({ ...emptyContent('fr'), ...body(`Durant${after}`) })
    .map(foundMatch)
  expect(match?.after).toBe(shown)
})

test('what letters rule out is found by no option, and what is found is found in every text', () => {
  const word = fc.stringMatching(/^[aeéœ’' -]{1,4}$/)
  const written = fc
    .array(fc.oneof(word, fc.constantFrom('*', '**', '\\', '[a](b)', '&eacute;', '`', '\n\n', '~')), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''))
  const options = fc.record({
    matchCase: fc.boolean(),
    matchAccents: fc.boolean(),
    wholeWord: fc.boolean(),
    pattern: fc.constant(false),
  })
  fc.assert(
    fc.property(written, word, options, (text, find, chosen) => {
      const content = { ...emptyContent('fr'), ...body(text) }
      const every = finderOf('[^]+', { pattern: true }).find(content)
      const words = new WordFinder()
      const expected = every.flatMap(({ text: { text: one } }) => words.find([one], find, chosen))
      const found = finderOf(find, chosen).find(content)
      expect(found.map(({ from, to }) => ({ from, to }))).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['mot', 'mot', 'terme', 'terme'],
  ['Mot', 'mot', 'terme', 'Terme'],
  ['MOT', 'mot', 'terme', 'TERME'],
  ['À côté', 'à côté', 'éloigné', 'Éloigné'],
  ['OTAN', 'OTAN', 'alliance', 'alliance'],
  ['OTAN', 'otan', 'Otan', 'Otan'],
  ['mOt', 'mot', 'terme', 'terme'],
])('%s, found by %s, is replaced by %s as %s', (found, query, replacement, then) => {
  expect(replacementFor(found, query, replacement, false).text).toBe(then)
})

test('a replacement has the case of what it replaces where case is not matched', () => {
  expect(bodyAfter('Mot MOT mot', 'mot', 'terme')).toBe('Terme TERME terme')
  expect(bodyAfter('Mot MOT mot', 'mot', 'terme', { matchCase: true })).toBe('Mot MOT terme')
})

test.each([
  ['«\u00a0dit\u00a0»\u202f:', '"dit" :', '"fait" :', '«\u00a0fait\u00a0»\u202f:'],
  ['“So”', '"so"', '"but"', '“But”'],
  ['»ja«', '"ja"', '"nein"', '»nein«'],
  ['l’accord', "l'accord", "l'entente", 'l’entente'],
  ['10\u202f000\u00a0€', '10 000 €', '12 500 €', '12\u202f500\u00a0€'],
  ['dit\u202f:', 'dit :', 'a dit', 'a dit'],
  ['l’un', 'l’un', "l'un", "l'un"],
  ['l’un', "l'un", 'l‘un', 'l‘un'],
  ['"dit"', '"dit"', '"fait"', '"fait"'],
  ['«\u00a0dit\u00a0»', '"dit"', 'fait', 'fait'],
])('%s, found by %s, is replaced by %s with its own signs: %s', (found, query, replacement, then) => {
  expect(bodyAfter(`Il a ${found} ici`, query, replacement)).toBe(`Il a ${then} ici`)
  const content = { ...emptyContent('fr'), ...body(`Il a ${found} ici`) }
  const [match] = finderOf(query).find(content)
  const shown = match && foundMatch(match, 0)
  expect(replacementFor(shown?.found ?? '', shown?.query ?? '', replacement, false).text).toBe(then)
})

test('replacements take time in proportion, typeset or not, all in one paragraph', async () => {
  const make = (count: number) => body('Le **bac** part à l’heure, et le pont attend. '.repeat(count))
  for (const typography of [undefined, 'press'] as const)
    await expectInProportion(5_000, make, (content) => {
      const { count } = replaced(content, 'pont', 'quai "bleu"', {}, null, typography)
      expect(count).toBeGreaterThan(500)
    })
})
