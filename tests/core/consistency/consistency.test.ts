import { describe, expect, test } from 'vitest'
import { consistencyFindings, factsOf } from '../../../src/core/consistency/index.ts'
import { plainProse } from '../../../src/core/proofreading/index.ts'

/** What differs in texts, as rule, words and replacement; no dictionary knows a name. */
function found(texts: readonly string[], language = 'fr', known: readonly string[] = []) {
  const facts = texts.map((text) => factsOf(plainProse(text), language))
  return consistencyFindings(facts, (name) => known.includes(name), []).flatMap((findings, at) =>
    findings.map(({ rule, from, to, replacement }) => [rule, texts[at]?.slice(from, to), replacement]),
  )
}

describe('figures', () => {
  test('parted otherwise than most are told, with their usual form', () => {
    expect(found(['Il y a 1 200 bacs et 3 400 000 euros.', 'On compte 1.200 bacs.'])).toEqual([
      ['figures', '1.200', '1\u202f200'],
    ])
    expect(found(['1.200 bateaux et 1 200 filets.'])).toEqual([['figures', '1.200', '1\u202f200']])
    expect(found(['1,200 boats, 3,400 crews and 1 200 nets.'], 'en')).toEqual([['figures', '1 200', '1,200']])
  })

  test.each([
    ['1 200 bacs, 3,400 kg de sel.', 'fr'],
    ['Au 01 23 45 67 89 ou au 06.12.345.678, version 1.200.3, en 2 026.1 et 12:1.200.', 'fr'],
    ['1,200 boats, 3.400 tonnes.', 'en'],
    ['De 1 200 à 3 400 euros.', 'fr'],
  ])('nothing in “%s”', (text, language) => expect(found([text], language)).toEqual([]))
})

describe('names', () => {
  test('that are nearly another one are told where they are rarer', () => {
    expect(found(['Le maire, Maud Ferrier, part.', 'Selon Ferrier, tout va. On attend Ferier ici.'])).toEqual(
      [['near-names', 'Ferier', 'Ferrier']],
    )
    expect(found(['Avec Zelensky et avec Zelenski, puis avec Zelensky.'])).toEqual([
      ['near-names', 'Zelenski', 'Zelensky'],
    ])
  })

  test.each([
    'Un Breton et une Bretonne, des Bretons, un Français et une Française.',
    'On voit Karam, Karim, Marin et Martin au bal.',
    'Les Ferrier et les Ferriers, puis Louis et Louise.',
  ])('nothing in “%s”', (text) =>
    expect(found([text], 'fr', ['Karam', 'Karim', 'Marin', 'Martin'])).toEqual([]),
  )

  test('both of which a dictionary knows are two', () => {
    expect(found(['Avec Durant et Durand.'], 'fr', ['Durant', 'Durand'])).toEqual([])
    expect(found(['Avec Durant, Durant et Durand.'])).toEqual([['near-names', 'Durand', 'Durant']])
  })
})

describe('quotation marks', () => {
  test.each<[string[], string[]]>([
    [['Il dit : « oui, et part.', 'Puis il revient.'], ['«']],
    [['Il dit oui », et part.'], ['»']],
    [['Il dit : “oui, et « part ».'], ['“']],
    [['Il dit : « Tout va bien.', '« Rien ne va.', '« Tout va. »', 'Il part.'], []],
    [['Il dit : « Tout va bien.', 'Rien ne va, et tout va. »', 'Il part.'], []],
    [['Il dit : « oui », “non” et « peut-être “oui” ».'], []],
    [['Il cite : « un.', 'Rien.', 'Puis : « deux ».'], ['«']],
  ])('%j', (texts, signs) => {
    expect(found(texts).map(([, words]) => words)).toEqual(signs)
  })
})

test('a rule that is off says nothing; many names cost little', () => {
  const facts = [factsOf(plainProse('« 1 200, 1 300 et 1.400 pour Ferrier, Ferrier et Ferier'), 'fr')]
  const all = ['figures', 'near-names', 'unpaired-quote']
  expect(consistencyFindings(facts, () => false, all)).toEqual([[]])
  expect(consistencyFindings(facts, () => false, [])[0]).toHaveLength(3)
  const names = Array.from(
    { length: 3_000 },
    (_, at) => `avec Mar${String.fromCharCode(97 + (at % 26))}ko${at.toString(36).replace(/\d/g, 'z')}`,
  )
  expect(consistencyFindings([factsOf(plainProse(names.join(' ')), 'fr')], () => false, [])).toHaveLength(1)
})
