import { expect, test } from 'vitest'
import { type ReadabilityKind, readabilityOf, readingFactsOf } from '../../src/core/readability.ts'
import { plainProse } from '../../src/core/typography/index.ts'

/** The words of the places of one kind, each with its count. */
function found(kind: ReadabilityKind, language: string, ...paragraphs: string[]) {
  const facts = paragraphs.map((text) => readingFactsOf(plainProse(text), language))
  return readabilityOf(facts)
    .filter((place) => place.kind === kind)
    .map(({ text, from, to, count }) => [paragraphs[text]?.slice(from, to), count] as const)
}

const many = (count: number) => `Mot${' mot'.repeat(count - 1)}.`

test('the five longest sentences come first, and none that is short', () => {
  const lengths = [30, 24, 41, 26, 60, 27, 33]
  const sentences = found('sentences', 'fr', lengths.map(many).join(' '))
  expect(sentences.map(([, count]) => count)).toEqual([60, 41, 33, 30, 27])
  expect(sentences[0]?.[0]).toBe(many(60))
})

test('initials, abbreviations and figures end no sentence', () => {
  const text = `M. Le Goff et J. Martin, reçus par Mme le maire, ont payé 12.5 euros (cf. Annexe) ${many(20)}`
  expect(found('sentences', 'fr', text)).toEqual([[text, 37]])
})

test('paragraphs over eighty words are told', () => {
  expect(found('paragraphs', 'fr', many(80), many(81))).toEqual([[many(81), 81]])
})

test('a word that comes again within fifty words is told once, in its other number and behind an elision too', () => {
  const text = `L’entrepôt brûle. Deux entrepôts brûlent, puis un entrepôt. ${many(50)} Un hangar.`
  expect(found('repeated', 'fr', text)).toContainEqual(['entrepôts', 3])
  expect(found('repeated', 'fr', `Un hangar. ${many(50)}`, 'Encore un hangar.')).not.toContainEqual([
    'hangar',
    2,
  ])
})

test('names and function words may be repeated', () => {
  expect(found('repeated', 'en', 'They would see Lisbon, which would see Lisbon before they would.')).toEqual(
    [],
  )
})

test('passives are found by auxiliary and participle', () => {
  const fr = 'Le pont a été aussitôt fermé, les élus sont convaincus ; il n’est pas encore réparé.'
  expect(found('passives', 'fr', fr).map(([words]) => words)).toEqual([
    'été aussitôt fermé',
    'sont convaincus',
    'n’est pas encore réparé',
  ])
  const en = 'The bridge was quickly closed. It isn’t being rebuilt, though plans have been drawn.'
  expect(found('passives', 'en', en).map(([words]) => words)).toEqual([
    'was quickly closed',
    'isn’t being rebuilt',
    'been drawn',
  ])
})

test('what only looks like a passive is left alone', () => {
  const fr = 'Elle est arrivée hier, ils se sont trompés, il s’est levé, elle est née ici, l’est est froid.'
  expect(found('passives', 'fr', fr)).toEqual([])
  expect(found('passives', 'en', 'There is need of it, and a hundred are naked.')).toEqual([])
  expect(found('passives', 'nl', 'Het huis is verkocht.')).toEqual([])
})

test('addresses and code count as no words', () => {
  const text = 'Voir exemple.fr/dossier et https://exemple.org/a/b puis code'
  const facts = readingFactsOf({ text, verbatim: [{ from: text.length - 4, to: text.length }] }, 'fr')
  expect(facts.words).toBe(3)
})

test('signs without end are read in time that grows with them', () => {
  const texts = ['.'.repeat(100_000), `.${' '.repeat(100_000)}`, 'est '.repeat(25_000), 'é'.repeat(100_000)]
  for (const text of texts) {
    const { sentences } = readingFactsOf(plainProse(`${text}x`), 'fr')
    expect(sentences.at(-1)?.to).toBe(text.length + 1)
  }
})
