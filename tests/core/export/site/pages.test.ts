import { HtmlValidate } from 'html-validate'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { NO_HOUSE } from '../../../../src/core/export/house.ts'
import { buildSite, HOUSE, numbered, textOf } from './builtSite.ts'

const PICTURE = `media/${'ab'.repeat(32)}.png`
/** A PNG of 40 × 30 pixels, as far as its size is read. */
const PNG = Uint8Array.of(
  137,
  80,
  78,
  71,
  13,
  10,
  26,
  10,
  0,
  0,
  0,
  13,
  73,
  72,
  68,
  82,
  0,
  0,
  0,
  40,
  0,
  0,
  0,
  30,
)
const media = (sha256: string) => (PICTURE.includes(sha256) ? PNG : null)

const ARTICLES = [
  ...Array.from({ length: 60 }, (_, number) =>
    numbered(number, {
      date: `2026-${String(1 + (number % 11)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
      desk: ['Région', 'Économie & ports', ''][number % 3] ?? '',
      byline: number % 2 === 0 ? [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }] : [],
      kicker: number % 4 === 0 ? 'Transports' : '',
      standfirst: number % 5 === 0 ? 'La traversée « rouvrira » dès mars & avril.' : '',
    }),
  ),
  numbered(90, {
    language: 'ar',
    headline: 'العبّارة تعود إلى البحر',
    date: '2026-11-19T09:30:00+03:00',
    desk: 'ثقافة',
    byline: [{ name: 'ليلى حداد' }],
  }),
  numbered(91, {
    language: 'en',
    headline: 'The <ferry> & "others"',
    keywords: ['ferry', 'a & b'],
    correction: 'It was two, not three.',
    sections: [
      {
        heading: 'Deck',
        body: `![A deck](${PICTURE})\n\nA note[^1] and [a link](https://example.org/?a=1&b=2).\n\n[^1]: Here.`,
      },
    ],
  }),
  numbered(92, { headline: '', aliases: ['premier-nom'] }),
]
const SITE = buildSite({ articles: ARTICLES, media })

test('a site keeps relative links, for it is the site where they work; its feed has them whole', () => {
  const body = '[a](/guide), [b](page.html#x), [c](//exemple.test/y)'
  const site = buildSite({
    articles: [numbered(1, { headline: 'Le bac', sections: [{ heading: '', body }] })],
  })
  const links = (html: string) =>
    [...new JSDOM(html).window.document.querySelectorAll('.lead a')].map((link) => link.getAttribute('href'))
  expect(links(textOf(site, 'le-bac.html'))).toEqual(['/guide', 'page.html#x', 'https://exemple.test/y'])
  const [item] = JSON.parse(textOf(site, 'feed.json')).items
  expect(links(item.content_html)).toEqual([
    'https://lebac.example/guide',
    'https://lebac.example/journal/page.html#x',
    'https://exemple.test/y',
  ])
})

const standard = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
})

async function faults(html: string): Promise<string[]> {
  const { results } = await standard.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}

const pages = [...SITE.files].flatMap(([path, content]) =>
  path.endsWith('.html') && typeof content === 'string' ? [{ path, content }] : [],
)
/** The tags of a page that name an address, but for those that say where the page itself is. */
const linkTags = (content: string) =>
  (content.match(/<(?:a|img|link|source|script)\b[^>]*>/g) ?? []).filter(
    (tag) => !tag.includes('rel="canonical"'),
  )
const addressOf = (tag: string) => / (?:href|src)="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&')
/** The path of the site that an address on a page leads to; null for one elsewhere. */
function targetOf(address: string, path: string): string | null {
  if (/^(?:https?|mailto):/.test(address)) return null
  const { pathname, protocol } = new URL(address, `file:///site/${encodeURI(path)}`)
  return protocol === 'file:' ? decodeURIComponent(pathname).replace(/^\/site\//, '') : address
}

/** One page of each kind. */
const KINDS = [
  'index.html',
  'page/1.html',
  'archive.html',
  'desk/region/index.html',
  'author/ines-karam/index.html',
  '2026/11/index.html',
  '404.html',
  'premier-nom.html',
  'the-ferry-others.html',
  'le-recit-numero-10.html',
]

describe('the pages of a site', () => {
  test.each(KINDS)('%s is valid', async (path) => {
    expect(await faults(textOf(SITE, path))).toEqual([])
  })

  test('are valid without an address, a name or an article', async () => {
    const bare = buildSite({ articles: [], house: NO_HOUSE })
    expect([...bare.files.keys()].sort()).toEqual(['404.html', 'archive.html', 'index.html', 'style.css'])
    for (const path of ['index.html', 'archive.html', '404.html'])
      expect(await faults(textOf(bare, path))).toEqual([])
    expect(textOf(bare, 'index.html')).toContain('Nothing has been published yet.')
  })

  test('link to files of the site alone, which are there, from wherever they lie', () => {
    const missing = pages.flatMap(({ path, content }) =>
      path === '404.html'
        ? []
        : linkTags(content).flatMap((tag) => {
            const target = targetOf(addressOf(tag) ?? '', path)
            return target === null || SITE.files.has(target) || tag.startsWith('<script')
              ? []
              : [`${path}: ${tag}`]
          }),
    )
    expect(missing).toEqual([])
  })

  test('load nothing from elsewhere and run nothing', () => {
    for (const { path, content } of pages) {
      const loading = linkTags(content).filter((tag) => !/^<a\b|rel="alternate"/.test(tag))
      expect(
        loading.filter((tag) => /^(?:[a-z]+:|\/)/.test(addressOf(tag) ?? '')),
        path,
      ).toEqual([])
      expect(
        loading.filter((tag) => tag.startsWith('<script') && !tag.includes('application/ld+json')),
      ).toEqual([])
      expect(content, path).not.toMatch(/ on[a-z]+="/)
      expect(content, path).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none';/)
    }
    expect(textOf(SITE, 'style.css')).not.toMatch(/url\(|@import/)
  })

  test('reach every article from the front page', () => {
    const links = new Map(
      pages.map(({ path, content }) => [
        path,
        linkTags(content).flatMap((tag) => targetOf(addressOf(tag) ?? '', path) ?? []),
      ]),
    )
    const reached = new Set(['index.html'])
    for (const path of reached) for (const target of links.get(path) ?? []) reached.add(target)
    expect(SITE.written.filter(({ id, path }) => id !== '' && !reached.has(path))).toEqual([])
  })

  test('show an article’s pictures from the site’s own files, with their size', () => {
    const picture = new JSDOM(textOf(SITE, 'the-ferry-others.html')).window.document.querySelector('img')
    const path = picture?.getAttribute('src') ?? ''
    expect(path).toMatch(/^media\/(?:ab){8}-\w+\.png$/)
    expect([picture?.getAttribute('width'), picture?.getAttribute('height')]).toEqual(['40', '30'])
    expect(picture?.getAttribute('loading')).toBeNull()
    expect(picture?.getAttribute('decoding')).toBe('async')
    expect(SITE.files.get(path)).toEqual(PNG)
  })

  test('list kicker, headline, standfirst, byline and date, in the language of the article', () => {
    const story = (path: string, headline: string) =>
      [...new JSDOM(textOf(SITE, path)).window.document.querySelectorAll('.story')].find(
        (each) => each.querySelector('h2')?.textContent === headline,
      )
    const arabic = story('index.html', 'العبّارة تعود إلى البحر')
    expect([arabic?.getAttribute('lang'), arabic?.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    expect(arabic?.querySelector('.signed')?.textContent).toContain('ليلى حداد')
    const french = story('2026/09/index.html', 'Le récit numéro 30')
    expect(french?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
      'Le récit numéro 30 La traversée « rouvrira » dès mars & avril. Par Inès Karam et Théo Lanz 3 septembre 2026',
    )
  })

  test('of a former name lead to the article', () => {
    const page = new JSDOM(textOf(SITE, 'premier-nom.html')).window.document
    const target = SITE.written.find(({ id }) => id.endsWith('92'))?.path ?? ''
    expect(page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content')).toBe(`0; url=${target}`)
    expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(HOUSE.siteAddress + target)
  })

  test('have their fonts in files of their own, where the house embeds them', () => {
    const bytes = Uint8Array.of(1, 2, 3)
    const font = {
      family: 'Source',
      style: 'normal',
      weights: '200 900',
      unicodeRange: 'U+0-FF',
      bytes,
    } as const
    const site = buildSite({ articles: ARTICLES.slice(0, 1), fonts: [font] })
    expect(site.files.get('fonts/1.woff2')).toBe(bytes)
    expect(textOf(site, 'style.css')).toContain('url("fonts/1.woff2")')
  })
})
