import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../../src/core/article/index.ts'
import type { ExportResources } from '../../../src/core/export/context.ts'
import { type HouseProfile, HOUSE_LANGUAGES, NO_HOUSE } from '../../../src/core/export/house.ts'
import { pageStyle, previewPage } from '../../../src/core/export/html/index.ts'
import { exportArticle } from './exportArticle.ts'
import { DEFAULT_EXPORT_OPTIONS } from '../../../src/core/export/formats.ts'
import { pageWords } from '../../../src/core/export/pageWords.ts'
import { articleWith } from '../articleWith.ts'
import { picturesFrom } from './picturesFrom.ts'

const HOUSE: HouseProfile = {
  ...NO_HOUSE,
  siteName: 'Le Bac & Cie',
  siteAddress: 'https://exemple.fr/',
  publisher: 'Le Bac SAS',
  logo: 'https://exemple.fr/logo.png',
  accentColor: '#0b6e4f',
  licence: '© 2026 Le Bac, “CC BY-NC 4.0”',
}
const ARTICLE = articleWith({
  headline: 'Le bac reprend la mer',
  byline: [{ name: 'Inès Karam' }],
  date: '2026-12-01',
  slug: 'bac',
  correction: 'Le devis a doublé.',
  keywords: ['bac'],
  sections: [
    { heading: '', body: 'Un [lien](https://exemple.fr/a), [un autre](/guide) et [une page](page.html#x).' },
  ],
})

type Resources = Partial<Omit<ExportResources, 'house'>>

function exported(article: Article, house: Partial<HouseProfile>, resources: Resources = {}) {
  const file = exportArticle(article, 'html', {}, { ...resources, house: { ...NO_HOUSE, ...house } })
  const html = new TextDecoder().decode(file.bytes)
  return { html, document: new JSDOM(html).window.document, notices: file.notices }
}

const standard = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
})

async function faults(html: string): Promise<string[]> {
  const { results } = await standard.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}

const attribute = (document: Document, selector: string, name: string) =>
  document.querySelector(selector)?.getAttribute(name)

describe('a page of the house', () => {
  test('has the name of the site above, the licence below, and its own address', async () => {
    const { html, document } = exported(ARTICLE, HOUSE)
    const home = document.querySelector('body > header a')
    expect([home?.textContent, home?.getAttribute('href')]).toEqual(['Le Bac & Cie', 'https://exemple.fr/'])
    expect(document.querySelector('body > footer')?.textContent).toBe(HOUSE.licence)
    expect(document.title).toBe('Le bac reprend la mer – Le Bac & Cie')
    expect(attribute(document, 'link[rel=canonical]', 'href')).toBe('https://exemple.fr/bac')
    expect(attribute(document, 'meta[property="og:url"]', 'content')).toBe('https://exemple.fr/bac')
    expect(attribute(document, 'meta[property="og:site_name"]', 'content')).toBe('Le Bac & Cie')
    expect(await faults(html)).toEqual([])
  })

  test('says nothing of a house that has chosen nothing', () => {
    const { document } = exported(ARTICLE, {})
    expect([...document.body.children].map(({ localName }) => localName)).toEqual(['main'])
    expect(document.querySelector('link, meta[property="og:site_name"], meta[property="og:url"]')).toBeNull()
    expect(document.title).toBe('Le bac reprend la mer')
  })

  test('has no address of its own while the article has no slug', () => {
    expect(exported({ ...ARTICLE, slug: '' }, HOUSE).document.querySelector('link')).toBeNull()
  })

  test('writes dates and its own words in the language of the house, and says which that is', async () => {
    const { document, html } = exported(ARTICLE, { dateLanguage: 'en-GB' })
    const time = document.querySelector('time')
    expect([time?.textContent, time?.lang]).toEqual(['1 December 2026', 'en-GB'])
    expect(document.querySelector('.byline')?.textContent).toBe('By Inès Karam')
    expect(document.querySelector('.correction b span')?.getAttribute('lang')).toBe('en-GB')
    expect(document.querySelector('article')?.hasAttribute('lang')).toBe(false)
    expect(await faults(html)).toEqual([])
    const arabic = exported(ARTICLE, { dateLanguage: 'ar' }).document
    expect(attribute(arabic, 'time', 'dir')).toBe('rtl')
  })

  test('has words in each language that the settings offer', () => {
    for (const language of HOUSE_LANGUAGES) expect(pageWords(language).correction, language).not.toBe('')
  })
})

const channel = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The papers and accents of a page, light then dark. */
function colours(accentColor: string): { paper: string; accent: string }[] {
  const { html } = exported(ARTICLE, { accentColor })
  const values = (name: string) => [...html.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))]
  const accents = values('accent')
  return values('paper').map(([, paper = ''], index) => ({ paper, accent: accents[index]?.[1] ?? '' }))
}

describe('the accent colour', () => {
  test('can be read on a light page and on a dark one, whatever was chosen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const pairs = colours(`#${number.toString(16).padStart(6, '0')}`)
        expect(pairs).toHaveLength(2)
        for (const { paper, accent } of pairs) expect(contrast(paper, accent)).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 60, examples: [[0], [0xffffff], [0xffff00], [0x0000ff], [0x808080]] },
    )
  })

  test('stays as chosen where it can be read, and keeps its hue where it cannot', () => {
    const [light, dark] = colours('#0b6e4f')
    expect(light?.accent).toBe('#0b6e4f')
    expect(dark?.accent).toMatch(/^#0[0-9a-f]{1}[89a-f][0-9a-f][67][0-9a-f]$/)
    expect(colours('rouge')).toEqual(colours(''))
  })

  test('can be shown light or dark whatever the system has', () => {
    const context = { ...DEFAULT_CONTEXT, house: HOUSE }
    expect(previewPage(ARTICLE, context, 'dark')).toContain('@media all {')
    expect(previewPage(ARTICLE, context, 'light')).toContain('@media not all {')
    expect(previewPage(ARTICLE, context, 'auto')).toBe(exported(ARTICLE, HOUSE).html)
  })
})

const DEFAULT_CONTEXT = {
  now: '',
  isPrinted: false,
  fonts: [],
  options: DEFAULT_EXPORT_OPTIONS,
  picture: () => 'picture-missing' as const,
  beside: () => {},
  notice: () => {},
}

const font = (family: string, unicodeRange: string, byte: number) => ({
  family,
  style: 'normal' as const,
  weights: '200 900',
  unicodeRange,
  bytes: Uint8Array.of(byte, 1, 2),
})

describe('the fonts', () => {
  const fonts = [
    font('Serif', 'U+0460-052F,U+1C80', 1),
    font('Serif', 'U+0100-02BA, U+1E00-1E9F', 2),
    font('Serif', 'U+0000-00FF,U+2000-206F', 3),
  ]
  const sources = (html: string) => [...html.matchAll(/src: url\(([^)]*)\)/g)].map(([, source]) => source)

  test('come with the page, those alone that its text needs, and each style is allowed by its hash', () => {
    const { html, document } = exported(ARTICLE, HOUSE, { fonts })
    expect(sources(html)).toEqual(['data:font/woff2;base64,AwEC'])
    const hashes = [...document.querySelectorAll('style')].map(
      ({ textContent }) => `'sha256-${createHash('sha256').update(textContent).digest('base64')}'`,
    )
    expect(hashes).toHaveLength(2)
    expect(attribute(document, 'meta[http-equiv]', 'content')).toBe(
      `default-src 'none'; style-src ${hashes.join(' ')}; font-src data:; base-uri 'none'; form-action 'none'`,
    )
    const czech = exported({ ...ARTICLE, kicker: 'Město' }, HOUSE, { fonts })
    expect(sources(czech.html)).toEqual(['data:font/woff2;base64,AgEC', 'data:font/woff2;base64,AwEC'])
  })
})

const SHA = 'a'.repeat(64)
const PNG = Uint8Array.from([
  ...[137, 80, 78, 71, 13, 10, 26, 10],
  ...[0, 0, 0, 13, 73, 72, 68, 82],
  ...[0, 0, 3, 32, 0, 0, 2, 88],
])

describe('the pictures', () => {
  const body = `![Le "quai"](media/${SHA}.png "AFP")\nLe quai.`
  const article = { ...ARTICLE, sections: [{ heading: '', body }] }

  test('are in the page, with their words and size', async () => {
    const picture = picturesFrom((sha) => (sha === SHA ? PNG : null), 'html')
    const { html, document, notices } = exported(article, {}, { picture })
    const image = document.querySelector('figure img')
    expect(image?.getAttribute('src')).toBe(`data:image/png;base64,${Buffer.from(PNG).toString('base64')}`)
    expect(['alt', 'width', 'height'].map((name) => image?.getAttribute(name))).toEqual([
      'Le "quai"',
      '800',
      '600',
    ])
    expect(attribute(document, 'meta[http-equiv]', 'content')).toContain('img-src data:;')
    expect(notices).toEqual([])
    expect(await faults(html)).toEqual([])
  })

  test('that the library lacks are told, and shown by their words', () => {
    const { document, notices } = exported(article, {})
    expect(document.querySelector('img')).toBeNull()
    expect(document.querySelector('figure .image')?.textContent).toBe('[Le "quai"]')
    expect(notices).toEqual([{ name: 'picture-missing', what: 'Le "quai"' }])
    expect(attribute(document, 'meta[http-equiv]', 'content')).not.toContain('img-src')
  })
})

describe('relative links', () => {
  const links = (document: Document) =>
    [...document.querySelectorAll('.lead a')].map((link) => link.getAttribute('href'))

  test('are left out and told, each once, where the house does not keep them', () => {
    const twice = { ...ARTICLE, sections: [...ARTICLE.sections, ...ARTICLE.sections] }
    const { document, notices } = exported(twice, {})
    expect(links(document)).toEqual(['https://exemple.fr/a', 'https://exemple.fr/a'])
    expect(document.querySelector('.lead p')?.textContent).toBe('Un lien, un autre et une page.')
    expect(notices).toEqual([
      { name: 'relative-link', what: '/guide' },
      { name: 'relative-link', what: 'page.html#x' },
    ])
  })

  test('do not include addresses of a host without a scheme, which lead there from everywhere', () => {
    const body = '[x](//exemple.test/y)'
    const { document, notices } = exported({ ...ARTICLE, sections: [{ heading: '', body }] }, {})
    expect(links(document)).toEqual(['https://exemple.test/y'])
    expect(notices).toEqual([])
  })

  test('stay as they are written where it does, and never become a script', async () => {
    const { html, document, notices } = exported(ARTICLE, { keepRelativeLinks: true })
    expect(links(document)).toEqual(['https://exemple.fr/a', '/guide', 'page.html#x'])
    expect(notices).toEqual([])
    expect(await faults(html)).toEqual([])
    const targets = [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
    ]
    const body = targets.map((target) => `[x](<${target}>)`).join('\n\n')
    const hostile = exported({ ...ARTICLE, sections: [{ heading: '', body }] }, { keepRelativeLinks: true })
    for (const href of links(hostile.document)) {
      expect(new URL(href ?? '', 'https://exemple.fr/').protocol).toBe('https:')
    }
  })
})

test('an item with a box has no bullet, by the style of a page or by its own', () => {
  const article = { ...ARTICLE, sections: [{ heading: '', body: '- [ ] a\n- b' }] }
  const html = (format: 'html' | 'fragment') =>
    new TextDecoder().decode(exportArticle(article, format, {}).bytes)
  expect(html('html')).toContain('<li class="task">☐ a</li>\n<li>b</li>')
  expect(html('html')).toContain('.task { list-style: none; }')
  expect(html('fragment')).toContain('<li class="task" style="list-style: none">☐ a</li>\n<li>b</li>')
})

test('a column is at the same side of the paper whatever the direction of the text, on the page and in a book', () => {
  const book = unzipSync(exportArticle(ARTICLE, 'epub', {}).bytes)['EPUB/style.css']
  for (const css of [pageStyle(NO_HOUSE).css, new TextDecoder().decode(book)])
    for (const side of ['left', 'right', 'center'])
      expect(css).toContain(`\n.${side} { text-align: ${side}; }\n`)
})

test('a page prints the addresses of links so that they can be read, and none that its words say', () => {
  const body = [
    '<https://exemple.fr/a>, [exemple.fr](https://exemple.fr/), [exemple.**fr/é**](https://exemple.fr/é)',
    '[ici](https://exemple.fr/%C3%A9t%C3%A9%20%E2%80%AE?q=%26), [là](https://exemple.fr/x), [m](mailto:a@exemple.fr)',
  ].join('\n\n')
  const article = { ...ARTICLE, sections: [{ heading: '', body }] }
  const printed = (format: 'html' | 'fragment') => {
    const html = new TextDecoder().decode(exportArticle(article, format, {}).bytes)
    const anchors = new JSDOM(html).window.document.querySelectorAll('.lead a')
    return [...anchors].map((anchor) => anchor.getAttribute('data-address'))
  }
  expect(printed('html')).toEqual(['', '', '', 'https://exemple.fr/été%20%E2%80%AE?q=%26', null, null])
  expect(printed('fragment')).toEqual([null, null, null, null, null, null])
  expect(pageStyle(NO_HOUSE).css).toMatch(
    /a\[data-address\]::after \{[^}]*attr\(data-address\)[^}]*\}\s*:is\(section, \.lead\) a\[data-address=""\]::after \{ content: none/,
  )
})

describe('the fragment', () => {
  const fragment = (article: Article) =>
    new TextDecoder().decode(exportArticle(article, 'fragment', {}).bytes)

  test('has no attribute that says nothing, and escapes no quote in a text', () => {
    const html = fragment({ ...ARTICLE, headline: '"Non", dit l\'élue & Cie <3' })
    expect(html).toMatch(/^<article lang="fr">\n/)
    expect(html).toContain('<h1>"Non", dit l\'élue &amp; Cie &lt;3</h1>')
    expect(html).not.toMatch(/dir=|&quot;|&#39;/)
  })

  test('says without a style sheet where lines end, credits part and columns are aligned; the page leaves it to its style', () => {
    const article = {
      ...ARTICLE,
      byline: [{ name: 'Inès Karam' }],
      date: '2026-11-10',
      dateline: 'Corvenne (Finistère)',
      agency: 'AFP',
      standfirst: 'Une ligne.\nUne <autre>.',
      correction: 'Un.\n\nDeux.',
      sections: [{ heading: '', body: '| a | b | c |\n| --: | :-: | --- |\n| 1 | 2 | 3 |' }],
    }
    const html = fragment(article)
    expect(html).toContain('<p class="standfirst">Une ligne.<br>\nUne &lt;autre&gt;.</p>')
    expect(html).toContain('Un.<br>\n<br>\nDeux.</p>')
    expect(html).toContain('<td class="right" style="text-align: right">1</td>')
    expect(html).toContain('<td class="center" style="text-align: center">2</td><td>3</td>')
    const credits = new JSDOM(html).window.document.querySelector('.credits')?.textContent ?? ''
    expect(credits.trim().replaceAll('\n', ' ')).toBe(
      'Par Inès Karam · 10 novembre 2026 · Corvenne (Finistère) · AFP',
    )
    const page = new TextDecoder().decode(exportArticle(article, 'html', {}).bytes)
    const shown = page.slice(page.indexOf('<article'))
    expect(shown).toContain('<p class="standfirst">Une ligne.\nUne &lt;autre&gt;.</p>')
    expect(shown).not.toMatch(/style=|·/)
  })

  test('marks what goes in another direction than the article, and nothing else', () => {
    const body = 'Un mot.\n\nיום אחד הוא חזר.\n\n123\n\n- un\n- שניים\n\n> כן\n>\n> — Inès Karam'
    const html = fragment({ ...ARTICLE, kicker: 'חדשות', sections: [{ heading: '', body }] })
    expect(html).toContain('<p class="kicker" dir="auto">חדשות</p>')
    expect(html).toContain('<p>Un mot.</p>\n<p dir="auto">יום אחד הוא חזר.</p>\n<p>123</p>')
    expect(html).toContain('<ul>\n<li>un</li>\n<li dir="auto">שניים</li>\n</ul>')
    expect(html).toContain(
      '<blockquote dir="auto">\n<p>כן</p>\n<footer>— <cite dir="auto">Inès Karam</cite></footer>',
    )
    const arabic = fragment({
      ...ARTICLE,
      language: 'ar',
      headline: 'العبّارة',
      sections: [{ heading: '', body }],
    })
    expect(arabic).toMatch(/^<article lang="ar" dir="rtl">/)
    expect(arabic).toContain('<p dir="auto">Un mot.</p>\n<p>יום אחד הוא חזר.</p>')
    expect(arabic).toContain('<ul dir="auto">\n<li>un</li>\n<li dir="auto">שניים</li>')
  })
})
