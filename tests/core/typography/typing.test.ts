import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainProse } from '../../../src/core/proofreading/index.ts'
import { lintTypography, type Profile, PROFILES, typeset } from '../../../src/core/typography/index.ts'

type Options = { language?: string; profile?: Profile }

/** What a text becomes that is typed key by key; `¦` is where the cursor stands, and behind it what is there already. */
function typing(keys: string, { language = 'fr', profile = 'press' }: Options = {}): string {
  const [start = '', ...rest] = keys.split('¦').reverse()
  const after = rest.length > 0 ? start : ''
  let before = ''
  for (const typed of rest.length > 0 ? (rest[0] ?? '') : start) {
    const setting = typeset({ before, typed, after }, { language, profile })
    const text = before + typed
    before = setting ? text.slice(0, setting.from) + setting.insert + text.slice(setting.to) : text
  }
  return before + after
}

describe('French', () => {
  test.each([
    ['"Bonjour"', '«\u00a0Bonjour\u00a0»'],
    ['Il dit "oui".', 'Il dit «\u00a0oui\u00a0».'],
    ['" oui "', '«\u00a0oui “'],
    ['" Oui. "', '«\u00a0Oui.\u00a0»'],
    ['"Il a crié "au feu", puis rien"', '«\u00a0Il a crié “au feu”, puis rien\u00a0»'],
    ['L\'"affaire"', 'L’«\u00a0affaire\u00a0»'],
    ['("oui")', '(«\u00a0oui\u00a0»)'],
    ['«oui»', '«\u00a0oui\u00a0»'],
    ['« oui »', '«\u00a0oui\u00a0»'],
    ["L'eau qu'il a", 'L’eau qu’il a'],
    ['Oui...', 'Oui…'],
    ['...et puis rien', '…et puis rien'],
    ["Mai '68, les années '60.", 'Mai ’68, les années ’60.'],
    ["('68)", '(’68)'],
    ['Qui ?', 'Qui\u202f?'],
    ['Quoi ?!', 'Quoi\u202f?!'],
    ['Ceci : cela ; ceci !', 'Ceci\u00a0: cela\u202f; ceci\u202f!'],
    ['Ceci: cela', 'Ceci\u00a0: cela'],
    ['Quoi? Oui! Bien', 'Quoi\u202f? Oui\u202f! Bien'],
    ['**Gras** : oui', '**Gras**\u00a0: oui'],
    ['Lui -- elle -- eux', 'Lui – elle – eux'],
    ['\ufffc : oui', '\ufffc\u00a0: oui'],
  ])('%j is set as %j', (keys, set) => {
    expect(typing(keys)).toBe(set)
  })

  test.each([
    ['21:42 '],
    ['(?) '],
    ['https://example.org/a?b=c '],
    ['https://example.org/it\'s"x'],
    ['moi@example.org'],
    ['5"'],
    ["5'"],
    ['a/../b'],
    ["'6 "],
    ["'1968 "],
    ['---'],
    ['--'],
    [':-) '],
    ['12.5'],
  ])('%j stays as it was typed', (keys) => {
    expect(typing(keys)).toBe(keys)
  })

  test('what follows the cursor counts', () => {
    expect(typing('Il dit "¦ et part.')).toBe('Il dit «\u00a0 et part.')
    expect(typing('Bon ? Oui! ¦Suite')).toBe('Bon\u202f? Oui\u202f! Suite')
    expect(typing('Bon ?¦Suite')).toBe('Bon\u202f?Suite')
    expect(typing('Bon :¦ suite')).toBe('Bon\u00a0: suite')
  })

  test.each([
    ['nbsp', '«\u00a0Qui\u00a0?\u00a0»'],
    ['thin', '«\u202fQui\u202f?\u202f»'],
    ['none', '«Qui ?»'],
  ] as const)('the profile %s decides on the spaces', (profile, set) => {
    expect(typing('"Qui ?"', { profile })).toBe(set)
  })

  test('of Canada has no space before the high marks, but one before the colon', () => {
    expect(typing('Qui? Lui : "oui"', { language: 'fr-CA' })).toBe('Qui? Lui\u00a0: «\u00a0oui\u00a0»')
    expect(typing('Qui ?', { language: 'fr-CH' })).toBe('Qui\u202f?')
  })
})

describe('English', () => {
  test.each([
    ['"Yes," he said.', '“Yes,” he said.'],
    ['"He said \'no.\'"', '“He said ‘no.’”'],
    ["It's the dogs' turn", 'It’s the dogs’ turn'],
    ['Well...', 'Well…'],
    ["In '68, the '60s were ('72)", 'In ’68, the ’60s were (’72)'],
    ["'12 people'", '‘12 people’'],
    ["'12 hats'", '‘12 hats’'],
    ['Really? Yes: no!', 'Really? Yes: no!'],
    ['You--yes', 'You—yes'],
  ])('%j is set as %j', (keys, set) => {
    expect(typing(keys, { language: 'en' })).toBe(set)
  })

  test('of Britain begins with single quotes', () => {
    expect(typing('\'He said "no".\'', { language: 'en-GB' })).toBe('‘He said “no”.’')
    expect(typing('"He said"', { language: 'en-GB' })).toBe('‘He said’')
  })
})

test('a language without conventions is left alone', () => {
  expect(typing('"Ja"...', { language: 'de' })).toBe('"Ja"...')
})

test('a sign of Markdown is a sign as any other', () => {
  expect(typing('Un ` "a" : b')).toBe('Un ` «\u00a0a\u00a0»\u00a0: b')
  expect(typing('\\ "a"')).toBe('\\ «\u00a0a\u00a0»')
})

const keys = fc.array(
  fc.constantFrom(
    'a',
    'mot',
    ' ',
    '"',
    "'",
    '.',
    '-',
    ':',
    ';',
    '!',
    '?',
    '«',
    '»',
    '5',
    '*',
    '`',
    'https://a.org/',
    '\n',
  ),
  { maxLength: 25 },
)

test('only what was typed just now and the spaces around it ever change', () => {
  fc.assert(
    fc.property(
      keys,
      fc.constantFrom('fr', 'fr-CA', 'en', 'en-GB'),
      fc.constantFrom(...PROFILES),
      (parts, language, profile) => {
        const before = parts.join('')
        for (const typed of ['"', "'", '.', '-', ':', '?', ' ', '\n', '«', '»']) {
          const setting = typeset({ before, typed, after: '' }, { language, profile })
          if (!setting) continue
          const text = before + typed
          expect(setting.to).toBeLessThanOrEqual(text.length)
          expect(text.slice(setting.from, setting.to)).toMatch(/^[ \t\u00a0\u202f.-]*["'.«» -]?$/)
        }
      },
    ),
  )
})

test('the quotes and spaces that are set while typing leave nothing to fix', () => {
  const text = typing('Le maire a dit : "C\'est l\'heure, non ? Oui !", puis "fini". Quoi... rien ; tout.')
  const fixes = lintTypography(plainProse(text), { language: 'fr', profile: 'press' })
  expect(fixes.filter(({ certainty }) => certainty === 'fix')).toEqual([])
})

test('a line end closes a word as a blank does', () => {
  expect(typing('Vraiment?\nOui!\nIl dit:\n')).toBe('Vraiment\u202f?\nOui\u202f!\nIl dit\u00a0:\n')
  for (const text of ['https://a.org/?\n', '&nbsp;\n', 'le signe &nbsp; et &#160; ici'])
    expect(typing(text)).toBe(text)
  expect(typing('Vraiment?\n', { language: 'en' })).toBe('Vraiment?\n')
})

/** What becomes of a text in which one key is typed behind words that are there already. */
function typedBehind(before: string, key: string, language = 'fr'): string {
  const setting = typeset({ before, typed: key, after: '' }, { language, profile: 'press' })
  const text = before + key
  return setting ? text.slice(0, setting.from) + setting.insert + text.slice(setting.to) : text
}

describe('a quote closes as it was opened', () => {
  test.each([
    ['Il dit "oui', '"', 'Il dit "oui"'],
    ['Il dit «oui', '"', 'Il dit «oui»'],
    ['Il dit «oui', '»', 'Il dit «oui»'],
    ['Il dit «\u202foui', '"', 'Il dit «\u202foui\u202f»'],
    ['Il dit «\u202foui ', '»', 'Il dit «\u202foui\u202f»'],
    ['Il dit « oui', '"', 'Il dit « oui\u00a0»'],
    ['Il dit “oui', '"', 'Il dit “oui”'],
    ["Il dit 'oui", "'", "Il dit 'oui'"],
    ["Il dit 'l", "'", "Il dit 'l’"],
    ['Il dit «\u00a0oui, “non', '"', 'Il dit «\u00a0oui, “non”'],
  ])('%j and %s make %j', (before, key, set) => {
    expect(typedBehind(before, key)).toBe(set)
  })

  test('in English too', () => {
    expect(typedBehind('He said "yes', '"', 'en')).toBe('He said "yes"')
    expect(typedBehind('He said ‘yes', '"', 'en-GB')).toBe('He said ‘yes’')
  })
})
