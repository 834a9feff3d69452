import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  editHouseStyle,
  type HouseRule,
  problemsOf,
  type RuleText,
  textOf,
} from '../../../src/core/houseStyle/index.ts'
import { read, rulesOf } from './style.ts'

const FILE = `# The words of our house.

- word: digital   # from the agency
  suggest: numérique
  # Who asks gets this:
  reason: Le doigt n’y est pour rien.

# Names
- word: [Twitter,  twitter]
  suggest: X
  case: true

- name: vitesse
  pattern: '(\\d+) ?km/h'
  suggest: $1 kilomètres à l’heure
`
const RULE: RuleText = {
  name: '',
  words: ['impacter'],
  written: null,
  suggest: 'toucher',
  reason: 'Un anglicisme.',
  language: 'fr',
  case: false,
  fix: false,
}

function ruleAt(text: string, item: number): HouseRule {
  const rule = rulesOf(text)[item]
  if (!rule) throw new Error(`no rule ${item}`)
  return rule
}
const edited = (text: string, change: Parameters<typeof editHouseStyle>[2], file = 'house-style.yaml') =>
  editHouseStyle(file, text, change)

test('a changed value is the only one that is written, and comments stay', () => {
  const rule = { ...textOf(ruleAt(FILE, 0)), suggest: 'informatique' }
  expect(edited(FILE, { kind: 'replace', item: 0, rule })).toBe(
    FILE.replace('suggest: numérique', 'suggest: informatique').replace('digital   #', 'digital #'),
  )
  expect(edited(FILE, { kind: 'replace', item: 1, rule: { ...textOf(ruleAt(FILE, 1)), fix: true } })).toBe(
    FILE.replace('[Twitter,  twitter]', '[Twitter, twitter]').replace(
      'case: true',
      'case: true\n  fix: true',
    ),
  )
})

test('a rule is added at the end, in a new file too, and one is removed with nothing of the others', () => {
  const block = `- word: impacter\n  suggest: toucher\n  reason: Un anglicisme.\n  language: fr\n`
  expect(edited(FILE, { kind: 'add', rule: RULE })).toBe(`${FILE}\n${block}`)
  expect(edited('', { kind: 'add', rule: RULE })).toBe(block)
  expect(edited('# Later.', { kind: 'add', rule: RULE })).toBe(`# Later.\n\n${block}`)
  expect(edited(FILE, { kind: 'remove', item: 2 })).toBe(FILE.slice(0, FILE.indexOf('\n- name: vitesse')))
  const without = edited(FILE, { kind: 'remove', item: 0 })
  expect(without).toContain('# The words of our house.')
  expect(without).toContain('# Names\n- word: [Twitter,  twitter]')
})

test('lines of Windows, a mark at the beginning and a rule that is wrong stay as they are', () => {
  const windows = `\ufeff${FILE.replaceAll('\n', '\r\n')}`
  const added = edited(windows, { kind: 'add', rule: RULE }) ?? ''
  expect(added.startsWith(windows)).toBe(true)
  expect(added.replaceAll('\r\n', '')).not.toContain('\n')
  const broken = `- word: "digital\n  suggest: x\n${FILE.slice(FILE.indexOf('# Names'))}`
  const rule = { ...textOf(read(broken).rules[0] ?? ruleAt(FILE, 1)), suggest: 'le réseau' }
  expect(edited(broken, { kind: 'replace', item: 1, rule })).toContain(
    '- word: "digital\n  suggest: x\n# Names',
  )
})

test.each([
  [
    'a list in brackets',
    'house-style.yaml',
    '# ours\n[{word: a, suggest: b}, {word: c, suggest: d}] # all\n',
  ],
  [
    'a list under a key',
    'house-style.yml',
    'rules:\n  - word: a\n    suggest: b\n  - word: c\n    suggest: d\n',
  ],
  ['JSON', 'house-style.json', '[{"word": "a", "suggest": "b"}, {"word": "c", "suggest": "d", "own": 1}]'],
])('%s is changed, too', (_, file, text) => {
  const rule = { ...textOf(read(text).rules[1] ?? ruleAt(FILE, 0)), suggest: 'e' }
  const next = edited(text, { kind: 'replace', item: 1, rule }, file) ?? ''
  expect(read(next).rules.map(({ suggest }) => suggest)).toEqual(['b', 'e'])
  for (const comment of text.match(/# \w+/g) ?? []) expect(next).toContain(comment)
  if (file.endsWith('.json')) expect(JSON.parse(next)).toHaveLength(2)
  const added = edited(next, { kind: 'add', rule: RULE }, file) ?? ''
  expect(read(edited(added, { kind: 'remove', item: 0 }, file) ?? '').rules).toHaveLength(2)
})

test.each([
  ['on lines', 'house-style.yaml', FILE],
  [
    'in brackets',
    'house-style.yaml',
    '[{word: a, suggest: b}, {word: c, suggest: d}, {word: e, suggest: f}]\n',
  ],
  ['in JSON', 'house-style.json', '[{"word": "a", "suggest": "b"}, {"word": "c", "suggest": "d"}]'],
])('a removed rule %s is restored at its place', (_, file, text) => {
  const rules = rulesOf(text)
  for (const rule of rules) {
    const without = edited(text, { kind: 'remove', item: rule.item }, file) ?? ''
    const restored = edited(without, { kind: 'restore', item: rule.item, rule: textOf(rule) }, file) ?? ''
    expect(rulesOf(restored).map(textOf)).toEqual(rules.map(textOf))
  }
})

test('what is no list of rules is left alone, and so is a file for a rule that is none', () => {
  expect(edited('word: a\nsuggest: b\n', { kind: 'add', rule: RULE })).toBeNull()
  expect(edited(FILE, { kind: 'add', rule: { ...RULE, words: [] } })).toBeNull()
  expect(edited('[', { kind: 'add', rule: RULE }, 'house-style.json')).toBeNull()
  expect(problemsOf({ ...RULE, words: [], written: '(a' }).problems).toMatchObject([{ code: 'pattern' }])
  expect(problemsOf({ ...RULE, suggest: null, reason: '' }).problems).toMatchObject([
    { code: 'nothing-to-say' },
  ])
})

test('any rule that is one is read back as it was written, and taken out again', () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/[\r\n\u0085\u2028\u2029]/g, ' '))
  const tricky = fc.oneof(
    line,
    fc.constantFrom('null', '~', 'true', '- a', '# b', 'a: b', "l'eau", '"', '&x', '*x', ''),
  )
  const rules = fc.record({
    name: tricky,
    words: fc.array(tricky, { maxLength: 3 }),
    written: fc.constant(null),
    suggest: fc.option(tricky),
    reason: tricky,
    language: fc.constantFrom('', 'fr', 'en-GB'),
    case: fc.boolean(),
    fix: fc.boolean(),
  })
  fc.assert(
    fc.property(rules, fc.nat(2), (rule, item) => {
      const { rule: made, problems } = problemsOf(rule)
      if (made === null || problems.length > 0) return
      const next = edited(FILE, { kind: 'replace', item, rule })
      expect(next).not.toBeNull()
      const { line: _, item: at, ...same } = ruleAt(next ?? '', item)
      const { line: _made, item: _at, ...wanted } = made
      expect([same, at]).toEqual([wanted, item])
      const added = edited(FILE, { kind: 'add', rule }) ?? ''
      expect(edited(added, { kind: 'remove', item: 3 })?.trimEnd()).toBe(FILE.trimEnd())
    }),
    { numRuns: 60 },
  )
})
