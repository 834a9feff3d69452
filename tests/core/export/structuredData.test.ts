import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Article } from '../../../src/core/article/index.ts'
import { type HouseProfile, NO_HOUSE } from '../../../src/core/export/house.ts'
import { structuredData } from '../../../src/core/export/html/structuredData.ts'
import { articleWith } from '../articleWith.ts'
import { anyArticle } from '../generated.ts'

/** What a property may hold, after https://schema.org/NewsArticle and Google's documentation of articles (2026-11). */
type Kind = 'Text' | 'URL' | 'Date' | 'Integer' | 'Language' | readonly string[]
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** Of each type, the properties that we write. An array names the types of an object, or of each in a list. */
const TYPES: { readonly [type: string]: { readonly [property: string]: Kind | readonly Kind[] } } = {
  NewsArticle: {
    identifier: 'URL',
    url: 'URL',
    mainEntityOfPage: ['WebPage'],
    headline: 'Text',
    alternativeHeadline: 'Text',
    description: 'Text',
    abstract: 'Text',
    datePublished: 'Date',
    dateModified: 'Date',
    author: ['Person'],
    publisher: ['NewsMediaOrganization'],
    copyrightNotice: 'Text',
    dateline: 'Text',
    locationCreated: ['Place'],
    sourceOrganization: ['Organization'],
    articleSection: 'Text',
    keywords: 'Text',
    articleBody: 'Text',
    wordCount: 'Integer',
    correction: 'Text',
    inLanguage: 'Language',
  },
  Person: { name: 'Text', jobTitle: 'Text', url: 'URL' },
  NewsMediaOrganization: { name: 'Text', url: 'URL', logo: ['ImageObject'] },
  Organization: { name: 'Text' },
  ImageObject: { url: 'URL' },
  Place: { name: 'Text' },
  WebPage: { '@id': 'URL' },
}

const PLAIN: { readonly [kind: string]: (value: unknown) => boolean } = {
  Text: (value) => typeof value === 'string' && value !== '',
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  Date: (value) => typeof value === 'string' && DATE.test(value),
  Integer: (value) => Number.isInteger(value),
  Language: (value) => typeof value === 'string' && Intl.getCanonicalLocales(value).length === 1,
}

const isRecord = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Each property that is not in the tables, or does not hold what they say. */
function faultsOf(value: unknown, type: string): string[] {
  if (!isRecord(value) || value['@type'] !== type) return [`no ${type}`]
  return Object.entries(value).flatMap(([name, held]) => {
    if (name === '@context' || name === '@type') return []
    const kind = TYPES[type]?.[name]
    if (kind === undefined) return [`${type}.${name} is not known`]
    const all = Array.isArray(held) ? held : [held]
    if (all.length === 0) return [`${type}.${name} is empty`]
    return all.flatMap((each) =>
      typeof kind === 'string'
        ? PLAIN[kind]?.(each)
          ? []
          : [`${type}.${name} is no ${kind}: ${JSON.stringify(each)}`]
        : faultsOf(each, String(kind[0])),
    )
  })
}

const HOUSE: HouseProfile = {
  ...NO_HOUSE,
  siteName: 'Le Bac',
  siteAddress: 'https://bac.example/',
  publisher: 'Le Bac SCOP',
  logo: 'https://bac.example/logo.png',
  licence: '© Le Bac, CC BY-NC 4.0',
}

const dataOf = (article: Article, body: string, address: string, house: HouseProfile): unknown =>
  JSON.parse(structuredData(article, body, { address, house, pictures: [] }))

it('names the page, its publisher with logo, and the licence', () => {
  const article = articleWith({
    headline: 'Le bac',
    agency: 'Agence du Littoral',
    byline: [{ name: 'Inès Karam', role: 'envoyée spéciale', url: 'https://bac.example/ines' }],
  })
  expect(dataOf(article, 'Un mot.', 'https://bac.example/le-bac.html', HOUSE)).toMatchObject({
    url: 'https://bac.example/le-bac.html',
    mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://bac.example/le-bac.html' },
    author: [{ '@type': 'Person', name: 'Inès Karam', jobTitle: 'envoyée spéciale' }],
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: 'Le Bac SCOP',
      url: 'https://bac.example/',
      logo: { '@type': 'ImageObject', url: 'https://bac.example/logo.png' },
    },
    copyrightNotice: '© Le Bac, CC BY-NC 4.0',
    sourceOrganization: { '@type': 'Organization', name: 'Agence du Littoral' },
  })
})

it('the site is the publisher where no other is named', () => {
  const data = dataOf(articleWith({}), '', '', { ...HOUSE, publisher: '', logo: '' })
  expect(data).toMatchObject({ publisher: { name: 'Le Bac', url: 'https://bac.example/' } })
  expect(dataOf(articleWith({}), '', '', NO_HOUSE)).not.toHaveProperty('publisher')
})

it('every property is one of its type’s, and holds what schema.org and Google want of it', () => {
  fc.assert(
    fc.property(anyArticle, fc.boolean(), (article, hasHouse) => {
      const address = hasHouse ? 'https://bac.example/le-bac.html' : ''
      const data = dataOf(article, 'Un mot.', address, hasHouse ? HOUSE : NO_HOUSE)
      expect(faultsOf(data, 'NewsArticle')).toEqual([])
    }),
    { numRuns: 100 },
  )
})
