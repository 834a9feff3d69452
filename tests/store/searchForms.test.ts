import { describe, expect, it } from 'vitest'
import {
  articleOf,
  addOne,
  libraryIn,
  listed,
  searchHeadlines,
  temporaryFolder,
  unwrap,
} from './libraryFixture.ts'
import type { Article } from '../../src/core/article/index.ts'

async function libraryOf(articles: readonly Article[]) {
  const library = await libraryIn(temporaryFolder())
  for (const article of articles) await addOne(library, article)
  return library
}

const withBody = (number: number, headline: string, body: string, more: Partial<Article> = {}) =>
  articleOf(number, { headline, sections: [{ heading: '', body }], ...more })

describe('other forms of a word', () => {
  const french = [
    withBody(1, 'Exact', 'Les chevaux du manège sont au pré, loin de la ville et de ses rues bruyantes.'),
    withBody(2, 'Autre forme', 'Un cheval.'),
    withBody(3, 'Sans', 'Une vache au pré.'),
    withBody(4, 'Accents', 'Elles ont signé une première convention.'),
    withBody(5, 'Anglais', 'She is running for the council.', { language: 'en-GB' }),
    withBody(6, 'Anglais aussi', 'A run along the river.', { language: 'en' }),
    withBody(7, 'Allemand', 'Die Pferde laufen.', { language: 'de' }),
  ]

  it.each([
    ['chevaux', ['Exact', 'Autre forme']],
    ['cheval', ['Autre forme', 'Exact']],
    ['signées', ['Accents']],
    ['premiers', ['Accents']],
    ['signee premiers', ['Accents']],
    ['running', ['Anglais', 'Anglais aussi']],
    ['runs', ['Anglais aussi', 'Anglais']],
    ['chevaux pré', ['Exact']],
    ['cheval pré', ['Exact']],
    ['Pferden', []],
  ])('are found after the exact words: %s', async (query, headlines) => {
    const library = await libraryOf(french)
    expect(await searchHeadlines(library, query)).toEqual(headlines)
  })

  it('are not what a phrase, a field or a minus means', async () => {
    const library = await libraryOf(french)
    expect(await searchHeadlines(library, '"chevaux"')).toEqual(['Exact'])
    expect(await searchHeadlines(library, 'titre:formes')).toEqual([])
    expect(await searchHeadlines(library, '"pré" -cheval')).toEqual(['Sans', 'Exact'])
  })
})

describe('signs', () => {
  const articles = [
    withBody(1, 'Emoji', 'Une fête 🎉 au port, et un cœur ❤️ peint.'),
    withBody(2, 'Famille', 'Un dessin 👩‍👩‍👧 au mur.'),
    withBody(3, 'Monnaie', 'Le billet coûte 10 €, ou 12 $ !?'),
    withBody(4, 'Tiret', 'Elle répond — sans hésiter.'),
    withBody(5, 'Titre ✪', 'Rien.'),
  ]

  it.each([
    ['🎉', ['Emoji']],
    ['❤', ['Emoji']],
    ['👩', ['Famille']],
    ['👩‍👩‍👧', ['Famille']],
    ['€', ['Monnaie']],
    ['$', ['Monnaie']],
    ['!?', ['Monnaie']],
    ['?!', []],
    ['—', ['Tiret']],
    ['✪', ['Titre ✪']],
    ['🎉 fête', ['Emoji']],
    ['fête -🎉', []],
    ['-€ -🎉 -— -✪', ['Famille']],
  ])('are found, alone and with words: %s', async (query, headlines) => {
    const library = await libraryOf(articles)
    expect(await searchHeadlines(library, query)).toEqual(headlines)
  })
})

describe('filters', () => {
  const articles = [
    articleOf(1, { headline: 'Un', desk: 'Sport', date: '2026-11-03', status: 'ready', language: 'fr-CA' }),
    articleOf(2, {
      headline: 'Deux',
      desk: 'Sport régional',
      date: '2026-11-30T23:30:00-05:00',
      language: 'fr',
    }),
    articleOf(3, {
      headline: 'Trois',
      desk: '',
      date: '2026-12-01',
      language: 'en',
      embargo: '2099-01-01T06:00:00Z',
    }),
    articleOf(4, {
      ...{
        headline: 'Quatre',
        date: '',
        embargo: '2020-01-01T06:00:00Z',
        dateline: 'Karam',
        language: 'frr',
      },
      ...{
        byline: [{ name: 'Inès Karam' }],
        keywords: ['ponts'],
        sections: [{ heading: '', body: 'x'.repeat(200) }],
      },
    }),
    articleOf(5, { headline: 'Cinq', date: '2025-01-01', dateline: 'Karam', desk: '«\u00a0Culture\u00a0»' }),
  ]

  it.each([
    ['desk:sport', ['Un', 'Deux']],
    ['rubrique:"Sport"', ['Un']],
    ['desk:""', ['Trois', 'Quatre']],
    ['desk:"culture"', ['Cinq']],
    ['-desk:"sport"', ['Deux', 'Trois', 'Quatre', 'Cinq']],
    ['author:karam', ['Quatre']],
    ['karam', ['Quatre', 'Cinq']],
    ['mot-clé:pont', ['Quatre']],
    ['status:ready', ['Un']],
    ['-statut:brouillon', ['Un']],
    ['status:ready,draft', ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']],
    ['status:ready status:draft', []],
    ['language:fr', ['Un', 'Deux', 'Cinq']],
    ['langue:fr-ca', ['Un']],
    ['before:2026-11-03', ['Cinq']],
    ['after:2026-11-03', ['Un', 'Deux', 'Trois']],
    ['after:2026-11 before:2026-12', ['Un', 'Deux']],
    ['date:2026-11', ['Un', 'Deux']],
    ['date:2026-11-30', ['Deux']],
    ['-date:2026', ['Quatre', 'Cinq']],
    ['embargo:yes', ['Trois']],
    ['embargo:non', ['Un', 'Deux', 'Quatre', 'Cinq']],
    ['length:200', ['Quatre']],
    ['length:..199', ['Un', 'Deux', 'Trois', 'Cinq']],
    ['length:100..300 author:ines', ['Quatre']],
    ['length:300..100', []],
    ['status:', ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']],
    ['status:nonsense', []],
  ])('leave what they say: %s', async (query, headlines) => {
    const library = await libraryOf(articles)
    const list = await listed(library, { query, sort: 'updated', direction: 'ascending' })
    expect(list.items.map(({ headline }) => headline)).toEqual(headlines)
    expect(list.total).toBe(headlines.length)
    expect(list.counts.all).toBe(headlines.length)
    for (const { id } of list.items) await library.moveToBin(id, '2026-12-01T00:00:00.000Z')
    const bin = unwrap(await library.bin.list(query, '2026-12-02T00:00:00.000Z'))
    expect(new Set(bin.map(({ headline }) => headline))).toEqual(new Set(headlines))
  })
})
