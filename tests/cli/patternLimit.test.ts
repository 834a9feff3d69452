import { expect, test } from 'vitest'
import { PatternLimit } from '../../src/cli/patternLimit.ts'
import { plainProse, proofread } from '../../src/core/proofreading/index.ts'
import { rulesOf } from '../core/houseStyle/style.ts'

const RULES = `
- {name: greedy, pattern: '(a+)+b', reason: never ends}
- {name: any, pattern: '.*x.*', reason: allowed}
- {name: twice, pattern: '(?:b|bb)+c', reason: never ends}
- {name: speed, pattern: '(\\d+) ?km/h', suggest: $1 kilomètres à l’heure, fix: true}
- {word: digital, suggest: numérique}
`
const HOSTILE = `${'a'.repeat(60)} ${'b'.repeat(80)} 12 km/h, digital\n\nun x`

test('patterns that run away are stopped and named once, and the other rules count', () => {
  const rules = rulesOf(RULES)
  const limit = new PatternLimit()
  const lint = (text: string) =>
    limit.run((match) => proofread(plainProse(text), { language: 'fr', profile: 'press', rules, match }))
  const started = performance.now()
  expect(lint(HOSTILE).map(({ rule }) => rule)).toEqual(['speed', 'digital', 'any'])
  expect(lint(HOSTILE.replace('un x', 'un')).map(({ rule }) => rule)).toEqual(['speed', 'digital'])
  expect(Array.from(limit.runaways, ({ name, line }) => `${name} ${line}`)).toEqual(['greedy 2', 'twice 4'])
  const untilStopped = performance.now() - started
  const again = performance.now()
  lint(HOSTILE)
  expect(performance.now() - again).toBeLessThan(untilStopped / 2)
})

test('a job that takes long without a pattern that runs away is done, and no rule is left out', () => {
  const rules = rulesOf(RULES)
  const limit = new PatternLimit()
  const spin = (milliseconds: number) => {
    const until = performance.now() + milliseconds
    while (performance.now() < until);
  }
  const result = limit.run((match) => {
    spin(600)
    return proofread(plainProse('12 km/h'), { language: 'fr', profile: 'press', rules, match }).length
  })
  expect([result, limit.runaways.size]).toEqual([1, 0])
})

test('a pattern has the whole limit, whatever the patterns before it took', () => {
  const letters = [...'aceghjlnp']
  const slow = letters.map((letter) => `- {name: ${letter}, pattern: '(${letter}+)+b', reason: takes long}`)
  const rules = rulesOf(`${slow.join('\n')}\n- {name: figure, pattern: '\\d+', reason: takes no time}`)
  // Each takes an eighth to a quarter of the limit on its own letters, so that all of them exceed it, and none alone does on a
  // machine that is three times as slow a moment later.
  const textFor = (letter: string): string => {
    const expression = new RegExp(`(${letter}+)+b`, 'giu')
    for (let text = letter.repeat(14); ; text += letter) {
      const started = performance.now()
      Array.from(text.matchAll(expression))
      if (performance.now() - started > 65) return text
    }
  }
  const attempt = () => {
    const text = `${letters.map(textFor).join(' ')} 12`
    const limit = new PatternLimit()
    const found = limit.run((match) =>
      proofread(plainProse(text), { language: 'fr', profile: 'press', rules, match }),
    )
    return { found: found.map(({ rule }) => rule), runaways: limit.runaways.size }
  }
  // A machine that stands still for half a second stops a pattern rightly; patterns that shared a limit would be stopped each time.
  let last = attempt()
  for (let attempts = 1; attempts < 6 && last.runaways > 0; attempts++) last = attempt()
  expect(last).toEqual({ found: ['figure'], runaways: 0 })
})

test('an error of the job is thrown as it is', () => {
  expect(() =>
    new PatternLimit().run(() => {
      throw new TypeError('mine')
    }),
  ).toThrow(new TypeError('mine'))
})
