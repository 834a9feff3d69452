import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { sitemaps } from '../../../../src/core/export/site/sitemap.ts'
import { buildSite, HOUSE, numbered, textOf } from './builtSite.ts'
import { pngHead } from '../picturesFrom.ts'

const PICTURE = `media/${'ab'.repeat(32)}.png`

const ARTICLES = [
  ...Array.from({ length: 30 }, (_, number) =>
    numbered(number, { date: `2026-10-${String(1 + number).padStart(2, '0')}` }),
  ),
  numbered(50, {
    headline: 'Le <bac> & la\u0007 mer',
    standfirst: 'Le "retour".',
    date: '2026-11-10T18:30:00+01:00',
    dateline: 'Corvenne',
    agency: 'AFP',
    desk: 'Région',
    keywords: ['bac', 'mer'],
    byline: [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }],
    updatedAt: '2026-11-11T09:00:00.000Z',
    sections: [{ heading: '', body: `Texte[^1].\n\n![Le pont](${PICTURE})\n\n[^1]: Note.` }],
  }),
]
const SITE = buildSite({ articles: ARTICLES, media: () => pngHead(40, 30) })

const { window } = new JSDOM()

/** A well-formed document: the parser throws on any other. */
const xml = (text: string): Document => new window.DOMParser().parseFromString(text, 'application/xml')

const child = (element: Element | null | undefined, name: string) =>
  [...(element?.children ?? [])].filter(({ nodeName }) => nodeName === name)
const childText = (element: Element | null | undefined, name: string) =>
  child(element, name).map((each) => each.textContent)

describe('RSS 2.0', () => {
  const document = xml(textOf(SITE, 'feed.xml'))
  const channel = document.querySelector('rss > channel')
  const items = child(channel, 'item')

  test('has a channel with what the specification requires, and its own address', () => {
    expect(document.documentElement.getAttribute('version')).toBe('2.0')
    expect(childText(channel, 'title')).toEqual(['Le Bac'])
    expect(childText(channel, 'link')).toEqual([HOUSE.siteAddress])
    expect(childText(channel, 'description')).toEqual(['Le Bac'])
    expect(childText(channel, 'language')).toEqual(['fr'])
    expect(childText(channel, 'lastBuildDate')).toEqual(['Wed, 11 Nov 2026 09:00:00 +0000'])
    const [self] = child(channel, 'atom:link')
    expect(self?.getAttribute('href')).toBe(`${HOUSE.siteAddress}feed.xml`)
    expect(self?.getAttribute('rel')).toBe('self')
  })

  test('has the twenty newest articles, each with a title, an address, an identity of its own and a date', () => {
    expect(items.length).toBe(20)
    const identities = items.map((item) => childText(item, 'guid')[0])
    expect(new Set(identities).size).toBe(20)
    for (const item of items) {
      expect(childText(item, 'title').length).toBe(1)
      expect(childText(item, 'link')[0]).toMatch(/^https:\/\/lebac\.example\/journal\/[a-z\d-]+\.html$/)
      expect(child(item, 'guid')[0]?.getAttribute('isPermaLink')).toBe('false')
      expect(childText(item, 'pubDate')[0]).toMatch(
        /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Oct|Nov) 2026 \d\d:\d\d:\d\d \+0000$/,
      )
    }
  })

  test('has the text with absolute addresses, and neither headline nor byline a second time', () => {
    const [item] = items
    expect(childText(item, 'title')).toEqual(['Le <bac> & la mer'])
    expect(childText(item, 'pubDate')).toEqual(['Tue, 10 Nov 2026 17:30:00 +0000'])
    expect(childText(item, 'dc:creator')).toEqual(['Inès Karam', 'Théo Lanz'])
    expect(childText(item, 'category')).toEqual(['Région', 'bac', 'mer'])
    const content = new JSDOM(childText(item, 'content:encoded')[0] ?? '').window.document
    expect(content.querySelector('img')?.getAttribute('src')).toMatch(
      /^https:\/\/lebac\.example\/journal\/media\/(?:ab){8}-\w+\.png$/,
    )
    expect(content.querySelector('a')?.getAttribute('href')).toMatch(
      /^https:\/\/lebac\.example\/journal\/le-bac-la-mer\.html#fn1$/,
    )
    expect(content.querySelector('h1, .byline, time')).toBeNull()
    expect(content.querySelector('.standfirst')?.textContent).toBe('Le "retour".')
    expect(content.querySelector('.credits')?.textContent).toBe('\nCorvenne ·\nAFP\n')
  })

  test('gives a date without a time as noon', () => {
    expect(childText(items[1], 'pubDate')).toEqual(['Fri, 30 Oct 2026 12:00:00 +0000'])
  })
})

test('JSON Feed 1.1 has what its specification requires', () => {
  const feed = JSON.parse(textOf(SITE, 'feed.json'))
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Le Bac',
    home_page_url: HOUSE.siteAddress,
    feed_url: `${HOUSE.siteAddress}feed.json`,
    language: 'fr',
  })
  expect(feed.items.length).toBe(20)
  expect(feed.items[0]).toMatchObject({
    id: 'urn:uuid:0190a0b0-c0d0-7000-8000-000000000050',
    url: `${HOUSE.siteAddress}le-bac-la-mer.html`,
    date_published: '2026-11-10T18:30:00+01:00',
    date_modified: '2026-11-11T09:00:00.000Z',
    authors: [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }],
    tags: ['Région', 'bac', 'mer'],
    language: 'fr',
  })
  for (const item of feed.items) {
    expect(typeof item.content_html).toBe('string')
    expect(item.date_published).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/)
  }
})

describe('the sitemap', () => {
  test('has every article and list with its last change, each once, absolute', () => {
    const urls = [...xml(textOf(SITE, 'sitemap.xml')).querySelectorAll('urlset > url')]
    const addresses = urls.map((url) => childText(url, 'loc')[0] ?? '')
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses).toContain(HOUSE.siteAddress)
    expect(addresses).toContain(`${HOUSE.siteAddress}desk/region/`)
    expect(addresses.filter((address) => address.endsWith('.html')).length).toBe(ARTICLES.length)
    for (const url of urls)
      expect(childText(url, 'lastmod')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/)
  })

  test('is parted, with an index, where it has more addresses than a sitemap may have', () => {
    const addresses = Array.from({ length: 5 }, (_, number) => ({
      address: `https://a.example/${number}`,
      changed: '',
    }))
    const files = sitemaps(addresses, 'https://a.example/', 2)
    expect(files.map(({ path }) => path)).toEqual([
      'sitemap.xml',
      'sitemap-1.xml',
      'sitemap-2.xml',
      'sitemap-3.xml',
    ])
    const index = xml(files[0]?.content ?? '')
    expect([...index.querySelectorAll('sitemapindex > sitemap > loc')].map((loc) => loc.textContent)).toEqual(
      [1, 2, 3].map((number) => `https://a.example/sitemap-${number}.xml`),
    )
    expect(xml(files[3]?.content ?? '').querySelectorAll('url').length).toBe(1)
  })
})

test('feeds and sitemap are left out without an address of the site, and that is told', () => {
  const site = buildSite({ articles: ARTICLES, house: { ...HOUSE, siteAddress: '' }, media: () => null })
  expect([...site.files.keys()].filter((path) => /feed|sitemap/.test(path))).toEqual([])
  expect(textOf(site, 'index.html')).not.toMatch(/feed\.|canonical/)
  const front = site.written.find(({ path }) => path === 'index.html')
  expect(front?.notices.map(({ name }) => name)).toEqual(['site-address-missing'])
})
