import { expect, test } from 'vitest'
import type { IgnoredDiagnostic } from '../../../src/core/article/index.ts'
import { mergeContents } from '../../../src/core/article/merge.ts'
import { checklist } from '../../../src/core/checklist.ts'
import {
  fixToFixpoint,
  ignoredDiagnostic,
  plainProse,
  proofread,
  proofreadArticle,
} from '../../../src/core/proofreading/index.ts'
import { articleWith } from '../articleWith.ts'

const UNKNOWN = new Set(['zorbe', 'Zorbe', 'tramvay'])
const rules = {
  profile: 'press',
  rules: [],
  spelling: { verdictOf: (_: string, word: string) => (UNKNOWN.has(word) ? 'unknown' : 'known') },
} as const
const options = { ...rules, language: 'fr' }
const foundIn = (text: string, ignored: readonly IgnoredDiagnostic[] = []) =>
  proofread(plainProse(text), { ...options, ignored })
const wordsIn = (text: string, ignored: readonly IgnoredDiagnostic[] = []) =>
  foundIn(text, ignored).map(({ from, to }) => text.slice(from, to))

const TEXT = 'Le zorbe du marché coûte cher cette année, mais un autre zorbe arrivera demain matin.'

function ignoring(text: string, reach: Parameters<typeof ignoredDiagnostic>[2]): IgnoredDiagnostic[] {
  const [first] = foundIn(text)
  return first ? [ignoredDiagnostic(text, first, reach)] : []
}

test('a diagnostic that is ignored here is left out in its place alone', () => {
  expect(wordsIn(TEXT)).toEqual(['zorbe', 'zorbe'])
  const left = foundIn(TEXT, ignoring(TEXT, 'here'))
  expect(left.map(({ from }) => from)).toEqual([TEXT.lastIndexOf('zorbe')])
})

test.each([
  ['words changed behind it', TEXT.replace('cette année', 'ce printemps')],
  ['words changed before it', `Hier encore, ${TEXT.replace('Le', 'le')}`],
  ['the quotes and blanks around it set', TEXT.replace('du marché', '«\u202fdu marché\u202f»')],
  ['the paragraph written on', `${TEXT} Voilà tout.`],
])('a diagnostic that is ignored here stays ignored with %s', (_, text) => {
  expect(wordsIn(text, ignoring(TEXT, 'here')).filter((word) => word === 'zorbe')).toHaveLength(1)
})

test('a diagnostic that is ignored here comes back where another sentence has the same words', () => {
  expect(wordsIn('Personne ne voulait de son zorbe.', ignoring(TEXT, 'here'))).toEqual(['zorbe'])
  expect(wordsIn('Un zorbe.', ignoring('Un zorbe !', 'here'))).toEqual([])
})

test('a diagnostic can be ignored for its words, or for its rule, in the whole article', () => {
  const other = 'Un zorbe et un tramvay.'
  expect(wordsIn(other, ignoring(TEXT, 'article'))).toEqual(['tramvay'])
  expect(wordsIn(other, ignoring(TEXT, 'rule'))).toEqual([])
  // A name is another rule than a fault.
  expect(wordsIn('La ville de Zorbe.', ignoring(TEXT, 'rule'))).toEqual(['Zorbe'])
})

test('a word that is ignored in an article is so as a name and as a word', () => {
  const ignored = ignoring('La ville de Zorbe.', 'article')
  expect(ignored).toEqual([{ rule: 'spelling name', text: 'Zorbe', before: null, after: null }])
  expect(wordsIn('Zorbe dort.', ignored)).toEqual([])
})

test('what hid behind an ignored diagnostic is found', () => {
  const text = 'Le tramvay...'
  const [first] = foundIn(text, ignoring(text, 'article'))
  expect(first?.source).toBe('typography')
})

test('what an article ignores is neither reported, nor counted by the checklist, nor fixed', () => {
  const body = 'Il a dit "non" au zorbe...'
  const sections = [{ heading: '', body }]
  const plain = articleWith({ language: 'fr', sections })
  const all = proofreadArticle(plain, rules)
  const ignored = all.map((found) => ignoredDiagnostic(body, found, 'here'))
  expect(all.length).toBeGreaterThan(2)
  const article = articleWith({ language: 'fr', sections, ignored })
  const left = (content: typeof article) =>
    checklist(content, { ...rules, now: '2026-01-01T00:00:00Z' })
      .filter(({ id }) => id === 'typography' || id === 'straight-quotes')
      .map(({ locations }) => locations.length)
  expect(proofreadArticle(article, rules)).toEqual([])
  expect(left(plain)).not.toEqual([0, 0])
  expect(left(article)).toEqual([0, 0])
  expect(fixToFixpoint(plain, rules).fixed).toBeGreaterThan(0)
  expect(fixToFixpoint(article, rules)).toEqual({ content: article, fixed: 0 })
})

test('what two people ignored and took back is merged without a question', () => {
  const diagnostic = (text: string): IgnoredDiagnostic => ({
    rule: 'spelling misspelt',
    text,
    before: null,
    after: null,
  })
  const having = (...words: string[]) => articleWith({ ignored: words.map(diagnostic) })
  const [base, mine, theirs] = [having('a', 'b'), having('b', 'c'), having('a', 'b', 'd')]
  const merged = mergeContents(base, mine, theirs)
  expect(merged.overlaps).toBe(false)
  expect(merged.content.ignored.map(({ text }) => text)).toEqual(['b', 'c', 'd'])
  expect(mergeContents(base, theirs, mine).content.ignored).toEqual(merged.content.ignored)
})
