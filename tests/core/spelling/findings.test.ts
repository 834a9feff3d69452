import { expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import {
  articleWords,
  plainProse,
  proofread,
  proofreadArticle,
} from '../../../src/core/proofreading/index.ts'
import type { Spelling } from '../../../src/core/spelling/index.ts'

/** What is known where these words are unknown and all others are known. */
const unknown = (...words: string[]): Spelling => ({
  verdictOf: (_language, word) => (words.includes(word) ? 'unknown' : 'known'),
})

const found = (text: string, spelling: Spelling, language = 'fr') =>
  proofread(plainProse(text), { language, profile: 'none', rules: [], spelling })
    .filter(({ source }) => source === 'spelling')
    .map(({ rule, from, to }) => `${rule} ${text.slice(from, to)}`)

test('a word that is unknown is misspelt, and one that nobody has looked up is nothing', () => {
  expect(found('Le conseil départementtal siège.', unknown('départementtal'))).toEqual([
    'misspelt départementtal',
  ])
  expect(found('Le conseil départementtal siège.', { verdictOf: () => undefined })).toEqual([])
})

test.each([
  ['a indiqué Maud Ferier.', ['Ferier'], ['name Ferier']],
  ['Ferier parle. Puis Maud Ferier se tait.', ['Ferier'], ['name Ferier', 'name Ferier']],
  ['Maud Ferier a dit', ['Maud', 'Ferier'], ['name Maud', 'name Ferier']],
  ['Evenement rare. Ou pas.', ['Evenement'], ['misspelt Evenement']],
  ['« Evenement » rare', ['Evenement'], ['misspelt Evenement']],
  ['Le fort d’Ymagier', ["d'Ymagier"], ['name Ymagier']],
  ['Vu par M. Ferier hier', ['Ferier'], ['name Ferier']],
])('%j with %j unknown: a capital within a sentence makes a name', (text, words, expected) => {
  expect(found(text, unknown(...words))).toEqual(expected)
})

test('a name of the article is one at the beginning of a sentence of another paragraph, too', () => {
  const content = {
    ...emptyContent('fr'),
    headline: 'Ferier s’en va',
    standfirst: 'Selon Maud Ferier, c’est fini.',
  }
  const options = { profile: 'none', rules: [], spelling: unknown('Ferier') } as const
  expect(proofreadArticle(content, options).map(({ rule }) => rule)).toEqual(['name', 'name'])
})

const ENGLISH = ['we', 'shall', 'fight', 'them', 'the', 'beaches', 'with', 'growing', 'strength', 'of']

test.each([
  ['Il a dit « we shall fight them on the beaches » hier.', []],
  [
    'Il a dit we shall fight them on the beaches with growing strength, hier au prétoir.',
    ['misspelt prétoir'],
  ],
  ['Le fight du soir et le with', ['misspelt fight', 'misspelt with']],
])('in %j a passage of another language is not told word by word', (text, expected) => {
  expect(found(text, unknown(...ENGLISH, 'prétoir'))).toEqual(expected)
})

test('the words of an article are told by language', () => {
  const content = {
    ...emptyContent('fr'),
    headline: 'Le quai',
    sections: [{ heading: '', body: 'the *quay* at dawn', language: 'en' }],
  }
  expect(Object.fromEntries(articleWords(content))).toEqual({
    fr: new Set(['Le', 'quai']),
    en: new Set(['the', 'quay', 'at', 'dawn']),
  })
})
