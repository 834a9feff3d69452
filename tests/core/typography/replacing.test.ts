import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  MOST_REPLACEMENTS,
  replacementProblem,
  usableReplacements,
} from '../../../src/core/ownReplacements.ts'
import type { OwnReplacement } from '../../../src/core/settingKinds.ts'
import { replaceTyped } from '../../../src/core/typography/index.ts'

const OWN: OwnReplacement[] = [
  { from: 'qqn', to: 'quelqu’un' },
  { from: 'aff', to: 'affaire' },
  { from: '->', to: '→' },
  { from: '--', to: '—' },
  { from: 'm2', to: 'm²' },
]

/** What a text becomes that is typed key by key. */
function typing(keys: string): string {
  let before = ''
  for (const typed of keys) {
    const found = replaceTyped({ before, typed, after: '' }, OWN)
    const text = before + typed
    before = found ? text.slice(0, found.from) + found.insert + text.slice(found.to) : text
  }
  return before
}

test.each([
  ['qqn vient', 'quelqu’un vient'],
  ['avec qqn, ou', 'avec quelqu’un, ou'],
  ['avec qqn. Puis', 'avec quelqu’un. Puis'],
  ['avec qqn\n', 'avec quelqu’un\n'],
  ['avec qqn.\n', 'avec quelqu’un.\n'],
  ['Qqn vient', 'Quelqu’un vient'],
  ['(qqn)', '(quelqu’un)'],
  ['l’aff est', 'l’affaire est'],
  ['40\u00a0m2 de', '40\u00a0m² de'],
  ['a -> b', 'a → b'],
  ['-- Oui', '— Oui'],
])('%j becomes %j', (keys, text) => {
  expect(typing(keys)).toBe(text)
})

test.each([
  'qqn',
  'QQN vient',
  'xqqn qqnx ',
  'qqn-là ',
  '@qqn #qqn ',
  'https://exemple.test/qqn, ',
  'moi@qqn.test ',
  'qqn@exemple.test ',
  'qqn.exemple.test/a ',
  'dossier/qqn ',
  'a_qqn ',
])('%j stays as it was typed', (keys) => {
  expect(typing(keys)).toBe(keys)
})

test('the longest of several is taken', () => {
  const both = [...OWN, { from: 'qqn-ci', to: 'celui-ci' }]
  expect(replaceTyped({ before: 'qqn-ci', typed: ' ', after: '' }, both)).toEqual({
    from: 0,
    to: 6,
    insert: 'celui-ci',
  })
})

test('code is no place for replacements', () => {
  expect(replaceTyped({ before: '\ufffc\ufffc\ufffc', typed: ' ', after: '' }, OWN)).toBeNull()
})

test('what is put in is the range that was typed, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('q', 'n', ' ', '-', '>', '.', '’', '@', '/') }), (text) => {
      const found = replaceTyped({ before: text.slice(0, -1), typed: text.slice(-1), after: '' }, OWN)
      if (found) expect(OWN.map(({ from }) => from)).toContain(text.slice(found.from, found.to))
    }),
  )
})

test.each([
  [{ from: '', to: 'a' }, 'empty'],
  [{ from: 'a b', to: 'c' }, 'blank'],
  [{ from: 'a', to: 'b\nc' }, 'control'],
  [{ from: 'a', to: '\ud800' }, 'control'],
  [{ from: 'a'.repeat(41), to: 'b' }, 'too-long'],
  [{ from: 'a', to: 'a' }, 'same'],
  [{ from: 'qqn', to: 'autre' }, 'known'],
  [{ from: 'svp', to: 's’il vous plaît' }, null],
] as const)('%j: %s', (replacement, problem) => {
  expect(replacementProblem(replacement, OWN)).toBe(problem)
})

test('one that cannot be used costs no other, and there is a limit', () => {
  const stored = [{ from: 'a b', to: 'c' }, ...OWN, { from: 'qqn', to: 'autre' }]
  expect(usableReplacements(stored)).toEqual(OWN)
  const many = Array.from({ length: MOST_REPLACEMENTS + 1 }, (_, at) => ({ from: `a${at}`, to: 'b' }))
  expect(usableReplacements(many)).toHaveLength(MOST_REPLACEMENTS)
})
