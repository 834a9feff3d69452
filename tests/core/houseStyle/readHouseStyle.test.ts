import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lintHouseStyle, readHouseStyle } from '../../../src/core/houseStyle/index.ts'
import { plainProse } from '../../../src/core/proofreading/index.ts'
import { match, read, rulesOf } from './style.ts'

const FILE = `# La marche du journal
- word: digital
  suggest: numérique
  reason: Le doigt n’y est pour rien.
- word: [Twitter, tweeter]
  suggest: X
  language: fr
  fix: true
  case: true
  name: réseau X
- pattern: '(\\d+) ?km/h'
  suggest: $1 kilomètres à l’heure
- word: suite à
  reason: À éviter, sauf en tête de lettre.
`

test('a file of YAML gives its rules in order, with the line of each', () => {
  expect(read(FILE)).toEqual({
    problems: [],
    rules: [
      {
        name: 'digital',
        line: 2,
        item: 0,
        words: ['digital'],
        pattern: null,
        written: null,
        suggest: 'numérique',
        reason: 'Le doigt n’y est pour rien.',
        language: '',
        case: false,
        fix: false,
      },
      expect.objectContaining({
        name: 'réseau X',
        line: 5,
        words: ['Twitter', 'tweeter'],
        language: 'fr',
        case: true,
        fix: true,
      }),
      expect.objectContaining({
        name: '(\\d+) ?km/h',
        line: 11,
        item: 2,
        words: [],
        written: '(\\d+) ?km/h',
        pattern: '(\\d+)[ \\t\\u00a0\\u202f\\u2000-\\u200a]?km/h',
      }),
      expect.objectContaining({ name: 'suite à', line: 13, suggest: null }),
    ],
  })
})

test('JSON says the same, indented by tabs or not, and so does a list under “rules”', () => {
  const plain = rulesOf('- {word: digital, suggest: numérique, fix: true}')
  for (const text of [
    '[\n\t{\n\t\t"word": "digital",\n\t\t"suggest": "numérique",\n\t\t"fix": true\n\t}\n]\n',
    '{"rules":[{"word":["digital"],"suggest":"numérique","fix":true}]}',
    '\ufeffrules:\r\n  - word: digital\r\n    suggest: numérique\r\n    fix: true\r\n',
  ]) {
    expect(rulesOf(text).map((rule) => ({ ...rule, line: 1 }))).toEqual(plain)
  }
})

test('an empty file, and one of remarks alone, is a house style without rules', () => {
  for (const text of ['', '\n\n', '# rien encore\n', '[]', '---\n']) {
    expect(read(text)).toEqual({ rules: [], problems: [] })
  }
})

test('words are texts, whatever YAML makes of them elsewhere', () => {
  const { rules, problems } = read(
    '- word: [no, 2024, 1_000, true, 0x1F, 12:30]\n  reason: ~\n  suggest: oui',
  )
  expect(problems).toEqual([])
  expect(rules[0]).toMatchObject({ words: ['no', '2024', '1_000', 'true', '0x1F', '12:30'], reason: '' })
})

const BAD: [string, string, number, string, object][] = [
  ['neither word nor pattern', '- suggest: a', 1, 'no-word', {}],
  ['an empty word', '- reason: b\n  word: ""', 2, 'no-word', {}],
  ['both a word and a pattern', '- word: a\n  pattern: b\n  reason: c', 2, 'word-and-pattern', {}],
  ['nothing to say', '\n- word: a', 2, 'nothing-to-say', {}],
  ['a fix of nothing', '- word: a\n  reason: b\n  fix: true', 3, 'fix-without-suggestion', {}],
  ['no rule but a word', '- digital', 1, 'no-rule', {}],
  ['a list where a text belongs', '- word: a\n  suggest: [b]', 2, 'wrong-value', { key: 'suggest' }],
  ['a list of lists', '- reason: b\n  word: [[a]]', 2, 'wrong-value', { key: 'word' }],
  ['a flag that is none', '- word: a\n  suggest: b\n  fix: oui', 3, 'wrong-value', { key: 'fix' }],
  ['a suggestion of two lines', '- word: a\n  suggest: "b\\nc"', 2, 'wrong-value', { key: 'suggest' }],
  [
    'a language that is none',
    '- word: a\n  suggest: b\n  language: fr_CA',
    3,
    'language',
    { language: 'fr_CA' },
  ],
  ['a pattern that is none', '- reason: b\n  pattern: "(a"', 2, 'pattern', { pattern: '(a' }],
  ['a pattern of another flag', '- reason: b\n  pattern: "a\\\\-b"', 2, 'pattern', { pattern: 'a\\-b' }],
  ['a group that is not there', '- pattern: (a)b\n  suggest: $1$2', 2, 'no-such-group', { group: '2' }],
  ['a word too long', `- reason: b\n  word: ${'a'.repeat(201)}`, 2, 'too-long', { key: 'word', limit: 200 }],
]

describe('a bad rule is told with its line and left out, and the good ones around it count:', () => {
  test.each(BAD)('%s', (_, rule, line, code, detail) => {
    const { rules, problems } = read(`- word: avant\n  suggest: a\n${rule}\n- word: après\n  suggest: b\n`)
    expect(problems).toEqual([{ line: line + 2, code, detail }])
    expect(rules.map(({ words }) => words)).toEqual([['avant'], ['après']])
  })

  test('what is no YAML at all', () => {
    const good = (word: string) => `- word: ${word}\n  suggest: b\n`
    for (const [bad, line] of [
      ['- word: "a\n  suggest: b\n', 3],
      ['- word: a\n\tsuggest: b\n', 4],
      ['- word: a\n suggest: b\n', 4],
      ['- word: [a, b\n  suggest: c\n', 3],
      ['- *nobody\n', 3],
      ['- word: a: b\n', 3],
    ] as const) {
      const { rules, problems } = read(good('avant') + bad + good('après'))
      expect(rules.map(({ words }) => words)).toEqual([['avant'], ['après']])
      expect(problems).toHaveLength(1)
      expect(problems[0]?.line).toBeGreaterThanOrEqual(line)
      expect(problems[0]?.line).toBeLessThanOrEqual(line + 2)
    }
  })
})

test('a key that means nothing is told, and the rule counts; of two of a kind, the first', () => {
  const { rules, problems } = read('- word: a\n  sugest: b\n  reason: c\n  reason: d\n')
  expect(problems).toEqual([
    { line: 2, code: 'unknown-key', detail: { key: 'sugest' } },
    { line: 4, code: 'repeated-key', detail: { key: 'reason' } },
  ])
  expect(rules).toMatchObject([{ reason: 'c', suggest: null }])
})

test('a file that is no list, no text, or too large is told', () => {
  expect(read('word: a\nsuggest: b\n').problems).toEqual([{ line: 1, code: 'no-list', detail: {} }])
  expect(read('rien').problems).toEqual([{ line: 1, code: 'no-list', detail: {} }])
  expect(read('[{"word": "a", "suggest": "b"').problems).toEqual([{ line: 1, code: 'syntax', detail: {} }])
  expect(readHouseStyle(Uint8Array.of(0x2d, 0x20, 0xe9)).problems).toEqual([
    { line: null, code: 'not-text', detail: {} },
  ])
  expect(read(`# ${'x'.repeat(1_000_000)}`).problems).toMatchObject([{ line: null, code: 'too-large' }])
})

test('a file is read up to 2,000 rules and 200 problems', () => {
  const many = read('- {word: a, suggest: b}\n'.repeat(2003))
  expect(many.rules).toHaveLength(2000)
  expect(many.problems).toEqual([{ line: 2001, code: 'too-many-rules', detail: { limit: 2000 } }])
  const broken = read('- "a\n'.repeat(900))
  expect(broken.problems).toHaveLength(201)
  expect(broken.problems.at(-1)).toEqual({ line: null, code: 'too-many-problems', detail: { limit: 200 } })
})

test('brackets without end, anchors that refer to each other and other traps end in a problem', () => {
  const bomb = `- &a [x, x, x, x, x, x]\n${[...'bcdefghi']
    .map((name, index) => `- &${name} [${`*${'abcdefgh'.charAt(index)}, `.repeat(6)}]\n`)
    .join('')}- {word: *i, suggest: b}`
  for (const text of [
    '['.repeat(300_000),
    '{"a":'.repeat(100_000),
    bomb,
    '- &a {word: *a, suggest: b}',
    '? - a\n',
  ]) {
    const { rules, problems } = read(text)
    expect(rules).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
  }
})

const scrap = fc.constantFrom(
  ...[
    '- ',
    'word: ',
    'pattern: ',
    'suggest: ',
    'a',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ':',
    '\n',
    '\n  ',
    '\t',
    '*a',
    '&a ',
  ],
  ...[
    '(',
    '+',
    '$1',
    '\\p{L}',
    '|',
    '#',
    '>',
    '~',
    '!!set',
    '? ',
    '---\n',
    '\u0000',
    '\ud800',
    'é',
    '%',
    'fix: true',
  ],
)

test('no file whatever makes it fail, and what it takes can be run', () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 60 }), (scraps) => {
      const { rules } = read(scraps.join(''))
      lintHouseStyle(plainProse('Un a, deux a: « aa » é !'), rules, 'fr', match)
    }),
    { numRuns: 3000 },
  )
})

const JSON_RULES = [
  '{"word": "avant", "suggest": "a"}',
  '{"word": "milieu", "suggest": "b", "reason": "Une raison, {entre} accolades."}',
  '{"word": "après", "suggest": "c"}',
]

test.each([
  ['without a comma within', '{"word": "milieu" "suggest": "b"}'],
  ['without a colon', '{"word" "milieu", "suggest": "b"}'],
  ['without a closing quote', '{"word": "milieu, "suggest": "b"}'],
  ['without its end', '{"word": "milieu", "suggest": "b"'],
  ['with a bracket too many', '{"word": ["milieu", "suggest": "b"}'],
])('a rule of JSON %s costs no other, and is told once with its line', (_name, broken) => {
  const rules = JSON_RULES.with(1, broken).join(',\n  ')
  for (const [text, line] of [
    [`[\n  ${rules}\n]`, 3],
    [`{"rules": [\n  ${rules}\n]}`, 3],
    [`[${rules}]`, 2],
  ] as const) {
    const style = read(text)
    expect(style.problems).toEqual([{ line, code: 'syntax', detail: {} }])
    expect(style.rules.map(({ words }) => words[0])).toEqual(['avant', 'après'])
  }
})

test.each([
  ['a comma between rules', `[\n${JSON_RULES.join('\n')}\n]`],
  ['the end', `[\n${JSON_RULES.join(',\n')}\n`],
  ['the end of the object', `{"rules": [\n${JSON_RULES.join(',\n')}\n]`],
])('JSON that lacks %s has all its rules, and a problem', (_name, text) => {
  const { rules, problems } = read(text)
  expect(rules.map(({ words }) => words[0])).toEqual(['avant', 'milieu', 'après'])
  expect(problems).toEqual([{ line: expect.any(Number), code: 'syntax', detail: {} }])
})
