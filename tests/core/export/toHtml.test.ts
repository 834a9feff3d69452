import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { type Article, emptyContent, FIELD_NAMES, fieldSpec } from '../../../src/core/article/index.ts'
import type { WrittenFormat } from '../../../src/core/export/formats.ts'
import { exportArticle } from './exportArticle.ts'
import { anyArticle } from '../generated.ts'
import { articleWith } from '../articleWith.ts'

const WRITTEN = articleWith({
  revision: 3,
  updatedAt: '2026-11-10T11:12:13.000Z',
  source: { fileName: 'bac.txt', encoding: 'utf-8', sha256: '00', importedAt: '2026-11-09T10:00:00.000Z' },
  status: 'ready',
  kicker: 'Transports',
  headline: 'À Port-Lanneau, le bac reprend la mer',
  standfirst: 'La traversée rouvrira dès mars.',
  byline: [
    { name: 'Inès Karam', role: 'envoyée spéciale', url: 'https://exemple.fr/ines' },
    { name: 'Théo Lanz' },
  ],
  dateline: 'Port-Lanneau',
  date: '2026-11-10',
  desk: 'Région',
  keywords: ['bac', 'mer'],
  correction: 'Le devis a doublé, et non triplé.',
  note: 'Rappeler la mairie',
  sections: [
    { heading: '', body: 'Un début.' },
    { heading: 'Qui paie ?', body: 'La région, « **dit-on** ».\n\n- un\n- deux' },
  ],
})

function exported(article: Article, format: WrittenFormat): string {
  return new TextDecoder().decode(exportArticle(article, format, { profile: 'hugo' }).bytes)
}

const page = (article: Article) => new JSDOM(exported(article, 'html')).window.document

function structured(article: Article): unknown {
  return JSON.parse(page(article).querySelector('script')?.textContent ?? '')
}

const standard = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // A headline is as long as it is, and a table is not ours to caption.
    'long-title': 'off',
    // What an author typed keeps its blanks.
    'no-trailing-whitespace': 'off',
  },
})

async function faults(html: string): Promise<string[]> {
  const { results } = await standard.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}

describe('the page', () => {
  test('shows every field that is published, and not the note', () => {
    const shown = page(WRITTEN)
    const text = shown.querySelector('article')?.textContent ?? ''
    for (const part of [
      'Transports',
      'Inès Karam',
      'envoyée spéciale',
      'Port-Lanneau',
      '10 novembre 2026',
      'a doublé',
    ]) {
      expect(text).toContain(part)
    }
    expect(exported(WRITTEN, 'html')).not.toContain('Rappeler')
    expect(shown.querySelector('h1')?.textContent).toBe(WRITTEN.headline)
    expect([...shown.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['Qui paie ?'])
    expect(shown.querySelector('time')?.getAttribute('datetime')).toBe('2026-11-10')
    expect(shown.documentElement.lang).toBe('fr')
  })

  test('describes itself in the words of schema.org', () => {
    expect(structured(WRITTEN)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      identifier: 'urn:uuid:0192f0c4-7c1e-7a3b-8d2e-5f60718293a4',
      headline: WRITTEN.headline,
      alternativeHeadline: 'Transports',
      description: WRITTEN.standfirst,
      abstract: WRITTEN.standfirst,
      datePublished: '2026-11-10',
      dateModified: '2026-11-10T11:12:13.000Z',
      author: [
        {
          '@type': 'Person',
          name: 'Inès Karam',
          jobTitle: 'envoyée spéciale',
          url: 'https://exemple.fr/ines',
        },
        { '@type': 'Person', name: 'Théo Lanz' },
      ],
      dateline: 'Port-Lanneau',
      locationCreated: { '@type': 'Place', name: 'Port-Lanneau' },
      articleSection: 'Région',
      keywords: ['bac', 'mer'],
      articleBody: 'Un début.\n\nQui paie ?\n\nLa région, « dit-on ».\n\nun\ndeux',
      wordCount: 9,
      correction: 'Le devis a doublé, et non triplé.',
      inLanguage: 'fr',
    })
  })

  test('carries Open Graph, an author only where there is an address', () => {
    const property = (name: string) =>
      [...page(WRITTEN).querySelectorAll(`meta[property="${name}"]`)].map((meta) =>
        meta.getAttribute('content'),
      )
    expect(property('og:type')).toEqual(['article'])
    expect(property('og:title')).toEqual([WRITTEN.headline])
    expect(property('og:locale')).toEqual(['fr_FR'])
    expect(property('article:published_time')).toEqual(['2026-11-10'])
    expect(property('article:section')).toEqual(['Région'])
    expect(property('article:tag')).toEqual(['bac', 'mer'])
    expect(property('article:author')).toEqual(['https://exemple.fr/ines'])
  })

  test('lets its own style apply and no other', () => {
    const shown = page(WRITTEN)
    const style = shown.querySelector('style')?.textContent ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(shown.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
  })

  test('tells of a later change only where it has been published', () => {
    const times = (changes: Partial<Article>) =>
      [...page({ ...WRITTEN, ...changes }).querySelectorAll('time')].map((time) => time.textContent)
    const updatedAt = '2026-11-12T11:12:13.000Z'
    expect(times({ status: 'published', updatedAt })).toEqual(['10 novembre 2026', '12 novembre 2026'])
    expect(page({ ...WRITTEN, status: 'published', updatedAt }).body.textContent).toContain(
      'Mis à jour le 12',
    )
    expect(times({ status: 'published' })).toEqual(['10 novembre 2026'])
    expect(times({ status: 'ready', updatedAt })).toEqual(['10 novembre 2026'])
    // Saved in the same evening, which is the next day in UTC; and in the same night, which is the day before.
    const evening = { date: '2026-11-10T20:00:00-05:00', updatedAt: '2026-11-11T01:05:00.000Z' }
    expect(times({ status: 'published', ...evening })).toHaveLength(1)
    const night = { date: '2026-11-10T06:30:00+01:00', updatedAt: '2026-11-10T23:30:00.000Z' }
    expect(times({ status: 'published', ...night }).at(-1)).toBe('11 novembre 2026')
  })

  test.each([
    ['fr', '2026-11-10T06:30:00.123456789+01:00', '2026-11-10T06:30:00.123+01:00', /10 novembre 2026.*06:30/],
    ['en-US', '2026-11-10', '2026-11-10', /^November 10, 2026$/],
    ['de', '2026-11-10', '2026-11-10', /^10\. November 2026$/],
    ['zh', '2026-11-10', '2026-11-10', /^2026年11月10日$/],
  ])('writes the date in %s on the clock of its writer: %s', (language, date, machine, words) => {
    const time = page({ ...WRITTEN, language, date }).querySelector('time')
    expect(time?.getAttribute('datetime')).toBe(machine)
    expect(time?.textContent).toMatch(words)
  })

  test('adds no word in a language that it does not speak', () => {
    const text = page({ ...WRITTEN, language: 'eu' }).querySelector('article')?.textContent ?? ''
    expect(text).not.toMatch(/\b(?:By|Par|Correction|Updated)\b/)
  })

  test('leaves no gap between its headings', () => {
    const levels = (sections: Article['sections']) =>
      [...page({ ...WRITTEN, sections }).querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
        ({ localName }) => localName,
      )
    const body = '### a\n\n#### b'
    expect(
      levels([
        { heading: '', body },
        { heading: 'A', body },
        { heading: '', body },
      ]),
    ).toEqual(['h1', 'h2', 'h2', 'h2', 'h3', 'h3', 'h3', 'h3'])
  })

  test('numbers its notes through all sections, and lists them once, each with a way back', async () => {
    const body = 'Un[^1].\n\n[^1]: Une **note**.'
    const sections = [
      { heading: '', body },
      { heading: 'Deux', body: body.replace('Une', 'Autre') },
    ]
    const shown = page({ ...WRITTEN, sections })
    const references = [...shown.querySelectorAll('sup.note a')]
    expect(references.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['1', '#fn1'],
      ['2', '#fn2'],
    ])
    const notes = shown.querySelectorAll('article > .notes > ol > li')
    expect([...notes].map((note) => note.textContent)).toEqual(['Une note. ↩', 'Autre note. ↩'])
    for (const note of notes) {
      const back = note.querySelector('a')?.getAttribute('href')
      expect(shown.querySelector(back ?? '')).not.toBeNull()
    }
    expect(shown.querySelector('.notes')?.previousElementSibling?.localName).toBe('section')
    for (const format of ['html', 'fragment'] as const) {
      expect(await faults(exported({ ...WRITTEN, sections }, format))).toEqual([])
    }
  })

  test('shows who said a quotation, a table’s head, a picture’s words', async () => {
    const picture = `media/${'0'.repeat(64)}.jpg`
    const article = {
      ...WRITTEN,
      sections: [
        {
          heading: '',
          body: `> Non.\n>\n> — Inès Karam\n\n| a | b |\n| --- | --: |\n| 1er | 2 |\n\n![Le quai](${picture} "AFP")\nLe *quai*, le 1<sup>er</sup> mai.`,
        },
      ],
    }
    const shown = page(article)
    expect(shown.querySelector('blockquote > footer > cite')?.textContent).toBe('Inès Karam')
    expect(shown.querySelector('thead th')?.getAttribute('scope')).toBe('col')
    expect(shown.querySelector('figure .image')?.textContent).toBe('[Le quai]')
    expect(shown.querySelector('figcaption')?.textContent).toBe('Le quai, le 1er mai. AFP')
    expect(shown.querySelectorAll('img')).toHaveLength(0)
    expect(await faults(exported(article, 'html'))).toEqual([])
  })

  test('reads from right to left in Arabic', () => {
    const shown = page({ ...WRITTEN, language: 'ar' })
    expect(shown.documentElement.dir).toBe('rtl')
    expect(shown.querySelector('.byline')?.textContent).toMatch(/^بقلم/u)
  })

  test('is valid HTML, whole and as a fragment, and so is that of an empty article', async () => {
    expect(await faults(exported(WRITTEN, 'html'))).toEqual([])
    expect(await faults(exported(WRITTEN, 'fragment'))).toEqual([])
    expect(await faults(exported({ ...WRITTEN, ...emptyContent('fr') }, 'html'))).toEqual([])
  })

  test('is valid HTML whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticle, async (article) => {
        expect(await faults(exported(article, 'html'))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

/** What may stand in a page; anything else came from the text. */
const ELEMENTS = new Set(
  `html head meta title script style body main article header footer section div p h1 h2 h3 h4 h5 h6 span b a time ul ol
   li blockquote cite pre code strong em del sup sub hr br table thead tbody tr th td figure figcaption`.split(
    /\s+/,
  ),
)
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  html: ['lang'],
  article: ['lang'],
  meta: ['charset', 'name', 'content', 'property', 'http-equiv'],
  script: ['type'],
  a: ['href', 'rel', 'title', 'id', 'role', 'data-address'],
  time: ['datetime'],
  ol: ['start'],
  li: ['id'],
  section: ['role'],
  th: ['scope'],
  ul: ['aria-label'],
}

function intruders(html: string): string[] {
  const { document } = new JSDOM(html).window
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const name = element.localName
    if (!ELEMENTS.has(name)) return [`<${name}>`]
    if (name === 'script' && element.getAttribute('type') !== 'application/ld+json') return ['<script>']
    return [...element.attributes].flatMap((attribute) => {
      if (attribute.name === 'class')
        return /^[A-Za-z0-9-]+$/.test(attribute.value) ? [] : [`class=${attribute.value}`]
      if (name === 'span' && attribute.name === 'style')
        return attribute.value === 'white-space: pre-wrap' ? [] : [`style=${attribute.value}`]
      if (attribute.name === 'dir')
        return /^(?:auto|rtl|ltr)$/.test(attribute.value) ? [] : [`dir=${attribute.value}`]
      if (!ATTRIBUTES[name]?.includes(attribute.name)) return [`${name} ${attribute.name}`]
      const leads =
        attribute.name === 'href' && !/^(?:https?:\/\/|mailto:|#fn(?:ref)?\d+$)/.test(attribute.value)
      return leads ? [`href=${attribute.value}`] : []
    })
  })
}

const SCHEMES = [
  'javascript',
  'JaVaScRiPt',
  'java\tscript',
  'java&#10;script',
  '\u0001javascript',
  'vbscript',
  'data',
  'file',
  'blob',
]
const TARGETS = SCHEMES.flatMap((scheme) => [
  `${scheme}:alert(1)`,
  `${scheme}&colon;alert(1)`,
  `${scheme}&#58;alert(1)`,
])
/** All forms of a link to one target, in one text. */
const MARKED = TARGETS.map((target) =>
  [
    `[x](${target})`,
    `[x](<${target}>)`,
    `![x](${target})`,
    `<${target}>`,
    `[x][1]\n\n[1]: ${target}`,
    `[![x](${target})](${target})`,
  ].join('\n\n'),
)
const RAW = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="data:text/html,x">',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<form action=javascript:alert(1)><button>x</button></form>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<a href="&#x6a;avascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<!--><img src=x onerror=alert(1)-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  '`onerror=alert(1)`<b>',
  '\u2028</script>\u2029',
  '```"><script>alert(1)</script>\nx\n```',
  '```js onerror=alert(1)\nx\n```',
  '[x](https://a.example "t" onmouseover="alert(1)")',
  `[x](https://a.example '"><script>alert(1)</script>')`,
  '![x](https://evil.example/pixel.gif)',
  '{{ alert(1) }} <%= alert(1) %>',
  'https://a.example/"><script>alert(1)</script>',
  '| a |\n|---|\n| <img src=x onerror=alert(1)> |',
  '> <script>\n> alert(1)\n> </script>',
  '- <img src=x onerror=alert(1)>\n  - [x](javascript:alert(1))',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '\\<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '<ｓcript>alert(1)</ｓcript>',
  '[x](https://a.example/)<script>alert(1)</script>[y](javascript:alert(1))',
]

describe('a hostile text', () => {
  /** The text in every field that can hold one. */
  const everywhere = (text: string): Article => {
    const values = new Map<string, unknown>([
      ['line', text],
      ['text', text],
      ['slug', text],
      ['list', [text]],
      ['people', [{ name: text, role: text, url: text }]],
      [
        'sections',
        [
          { heading: '', body: text },
          { heading: text.replaceAll('\n', ' '), body: text },
        ],
      ],
    ])
    const held = FIELD_NAMES.filter((name) => values.has(fieldSpec(name).kind))
    return {
      ...WRITTEN,
      ...Object.fromEntries(held.map((name) => [name, values.get(fieldSpec(name).kind)])),
    }
  }

  test.each(['html', 'fragment'] as const)('does nothing in any field of the %s', (format) => {
    for (const payload of [...MARKED, ...RAW]) {
      expect({ payload, intruders: intruders(exported(everywhere(payload), format)) }).toEqual({
        payload,
        intruders: [],
      })
    }
  })

  test('adds no script and ends none', () => {
    for (const payload of RAW) {
      const html = exported(everywhere(payload), 'html')
      expect(html.match(/<script/gi)).toHaveLength(1)
      expect(() => structured(everywhere(payload))).not.toThrow()
    }
  })

  test('asks nothing of the network: no address is fetched by the page', () => {
    const html = exported(
      everywhere('![x](https://evil.example/pixel.gif) <img src=https://evil.example/y>'),
      'html',
    )
    const { document } = new JSDOM(html).window
    expect(document.querySelectorAll('[src], [srcset], [data], [poster], link, [style]')).toHaveLength(0)
    expect(document.querySelector('style')?.textContent).not.toMatch(/url\(|@import/)
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none'/)
  })

  test('generated at random brings nothing in either', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        expect(intruders(exported(article, 'html'))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
