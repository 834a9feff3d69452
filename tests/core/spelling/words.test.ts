import { expect, test } from 'vitest'
import { readMarkdown } from '../../../src/core/document/index.ts'
import { textBlocks } from '../../../src/core/document/index.ts'
import { plainProse, proseOf } from '../../../src/core/proofreading/index.ts'
import { wordsIn, wordsToLookUp } from '../../../src/core/spelling/index.ts'

const textsOf = (text: string, language = 'fr') =>
  wordsIn(plainProse(text), language).map((word) => word.text)

test.each([
  ['L’accord tient, dit-il.', ["L'accord", 'tient', 'dit-il']],
  ['Écrivez à redaction@exemple.fr ou voyez https://exemple.fr/une-page.', ['Écrivez', 'ou', 'voyez']],
  ['Le #budget2026 de @ines_k, vu le 1er mai à 3 h.', ['Le', 'de', 'vu', 'le', 'mai']],
  ['La ligne 12B et le fichier rapport.pdf, src/main.ts', ['La', 'ligne', 'et', 'le', 'fichier']],
  ['L’INSEE, le CHU et un iPhone au XXIe siècle', ["L'INSEE", 'le', 'et', 'un', 'au', 'siècle']],
  ['porte\u2011monnaie cou\u00adpure', ['porte-monnaie', 'coupure']],
  ['Мир aux villes', ['aux', 'villes']],
  ['mot\u0000coupé', ['mot', 'coupé']],
  ['a\ud800b cde\udc00f', ['cde']],
  ['', []],
])('the words of %j are those that a dictionary can judge', (text, words) => {
  expect(textsOf(text)).toEqual(words)
})

test('a word of a hundred thousand letters is none, and costs no time worth telling', () => {
  expect(textsOf(`avant ${'é'.repeat(100_000)} après ${"l'".repeat(50_000)} ${'-a'.repeat(50_000)}`)).toEqual(
    ['avant', 'après'],
  )
})

test('ranges are those of the text as it is written, and code is left out', () => {
  const [block] = textBlocks(readMarkdown('Un **cou\u00adteau** et `du code` ici'))
  const prose = proseOf(block?.content ?? [])
  const written = wordsIn(prose, 'fr').map(({ from, to }) => prose.text.slice(from, to))
  expect(written).toEqual(['Un', 'cou\u00adteau', 'et', 'ici'])
})

test('each word is looked up once', () => {
  expect(wordsToLookUp(plainProse('le pont et le quai'), 'fr')).toEqual(['le', 'pont', 'et', 'quai'])
})
