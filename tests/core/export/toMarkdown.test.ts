import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Article, FIELD_NAMES, fieldSpec, fieldsWhere } from '../../../src/core/article/index.ts'
import { MARKDOWN_PROFILES, type MarkdownProfile } from '../../../src/core/export/formats.ts'
import { exportArticle } from './exportArticle.ts'
import { readMarkdown, toText, writeSections } from '../../../src/core/document/index.ts'
import { anyArticle } from '../generated.ts'
import { articleWith } from '../articleWith.ts'

const WRITTEN = articleWith({
  revision: 3,
  updatedAt: '2026-11-10T11:12:13.000Z',
  status: 'ready',
  kicker: 'Mer',
  headline: 'Le bac : « enfin »',
  subhead: 'Trois ans après',
  standfirst: 'La traversée rouvre.',
  byline: [{ name: 'Inès Karam', role: 'photographe' }, { name: 'Théo Lanz' }],
  dateline: 'Port-Lanneau',
  date: '2026-11-10',
  embargo: '2026-11-10T06:00:00+01:00',
  embargoZone: 'Europe/Paris',
  desk: 'Région',
  keywords: ['bac', 'mer'],
  correction: 'Le devis a doublé.',
  note: 'Rappeler la mairie',
  sections: [
    { heading: '', body: 'Un début.' },
    { heading: '1. Qui *paie* ? #', body: 'La région.' },
  ],
})

function exported(article: Article, profile: (typeof MARKDOWN_PROFILES)[number]): string {
  return new TextDecoder().decode(exportArticle(article, 'markdown', { profile }).bytes)
}

function parts(markdown: string): { fields: unknown; source: string; body: string } {
  const [, source = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(markdown) ?? []
  return { fields: parse(source), source, body }
}

describe('the front matter', () => {
  it('is what Hugo reads: its own keys, and the rest under params', () => {
    expect(parts(exported(WRITTEN, 'hugo')).fields).toEqual({
      title: 'Le bac : « enfin »',
      slug: 'le-bac-enfin',
      date: '2026-11-10',
      lastmod: '2026-11-10T11:12:13.000Z',
      publishDate: '2026-11-10T06:00:00+01:00',
      draft: false,
      description: 'La traversée rouvre.',
      summary: 'La traversée rouvre.',
      tags: ['bac', 'mer'],
      keywords: ['bac', 'mer'],
      params: {
        id: '0192f0c4-7c1e-7a3b-8d2e-5f60718293a4',
        status: 'ready',
        kicker: 'Mer',
        subtitle: 'Trois ans après',
        dateline: 'Port-Lanneau',
        section: 'Région',
        correction: 'Le devis a doublé.',
        embargoZone: 'Europe/Paris',
        lang: 'fr',
        marbre: 1,
        author: [{ name: 'Inès Karam', role: 'photographe' }, { name: 'Théo Lanz' }],
      },
    })
  })

  it('is flat for the others, with authors as names', () => {
    expect(parts(exported(WRITTEN, 'flat')).fields).toMatchObject({
      title: 'Le bac : « enfin »',
      author: ['Inès Karam', 'Théo Lanz'],
      kicker: 'Mer',
      lang: 'fr',
    })
  })

  it.each([
    ['hugo', { draft: false }, []],
    ['astro', { draft: true }, ['embargo-as-draft']],
    ['jekyll', { published: false }, ['embargo-as-draft']],
    ['pandoc', { draft: true }, ['embargo-as-draft']],
    ['obsidian', { draft: true }, ['embargo-as-draft']],
    ['flat', { draft: true }, ['embargo-as-draft']],
  ] as const)('under embargo is a draft for %s, unless that waits for it', (profile, fields, told) => {
    const article = { ...WRITTEN, status: 'ready', embargo: '2026-12-01T06:00+01:00' } as const
    const at = (now: string) => exportArticle(article, 'markdown', { profile }, { now })
    const before = at('2026-12-01T04:59:59.000Z')
    expect(parts(new TextDecoder().decode(before.bytes)).fields).toMatchObject(fields)
    expect(before.notices.map(({ name }) => name)).toEqual(told)
    const after = at('2026-12-01T05:00:00.000Z')
    expect(parts(new TextDecoder().decode(after.bytes)).fields).toMatchObject(
      profile === 'jekyll' ? { published: true } : { draft: false },
    )
    expect(after.notices).toEqual([])
  })

  it.each([
    ['draft', true],
    ['review', true],
    ['ready', false],
    ['published', false],
    ['spiked', true],
  ] as const)('of the status %s says draft: %j', (status, draft) => {
    expect(parts(exported({ ...WRITTEN, status }, 'hugo')).fields).toMatchObject({ draft })
  })

  it('holds nothing but quoted strings, numbers, booleans and typed dates, whatever is written', () => {
    const STRING = String.raw`"(?:[^"\\\p{Cc}\u2028\u2029\ufeff]|\\["\\bfnrt]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"`
    const DATE = String.raw`\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?`
    const LINE = new RegExp(
      `^ *(?:- )?(?:[A-Za-z_]+:(?: (?:${STRING}|true|false|[\\d.]+|${DATE}))?|${STRING})$`,
      'u',
    )
    fc.assert(
      fc.property(anyArticle, fc.constantFrom(...MARKDOWN_PROFILES), (article, profile) => {
        for (const line of parts(exported(article, profile)).source.split('\n')) expect(line).toMatch(LINE)
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    )
  })

  it('is read alike by readers of YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(anyArticle, fc.constantFrom(...MARKDOWN_PROFILES), (article, profile) => {
        const { source, fields } = parts(exported(article, profile))
        // A date without quotes is one for a reader of 1.1.
        const asInstants = (value: unknown): unknown =>
          typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+))?$/.test(value)
            ? new Date(value)
            : value
        const entries = Object.entries(Object(fields)).map(([key, value]) => [key, asInstants(value)])
        const old = Object.entries(parse(source, { version: '1.1' })).map(([key, value]) => [
          key,
          asInstants(value),
        ])
        expect(Object.fromEntries(old)).toEqual(Object.fromEntries(entries))
      }),
      { numRuns: 100 },
    )
  })

  it('has its texts as Markdown for Pandoc, which reads them so, and as they are for the others', () => {
    const article = articleWith({
      ...WRITTEN,
      headline: '5* et *6*, <i> @maire $y$',
      standfirst: 'Un.\n- Deux.',
      byline: [{ name: 'Inès *K*', role: '"photo"', url: 'https://e.com/a_b_' }],
      keywords: ['a_b_', '1. bac'],
      slug: 'cinq',
    })
    expect(parts(exported(article, 'pandoc')).fields).toMatchObject({
      title: '5\\* et \\*6\\*, &lt;i> \\@maire \\$y\\$',
      abstract: 'Un.\\\n\\- Deux.',
      author: ['Inès \\*K\\*'],
      byline: [{ name: 'Inès \\*K\\*', role: '\\"photo\\"', url: 'https://e.com/a_b_' }],
      tags: ['a_b\\_', '1\\. bac'],
      keywords: ['a_b\\_', '1\\. bac'],
      slug: 'cinq',
      markdownFields: true,
    })
    for (const profile of MARKDOWN_PROFILES.filter((name) => name !== 'pandoc'))
      expect(parts(exported(article, profile)).fields).toMatchObject({ title: article.headline })
  })

  it('has U+FFFD for half a surrogate pair, which no reader takes', () => {
    const { fields } = parts(exported({ ...WRITTEN, headline: 'a\ud83d b' }, 'flat'))
    expect(fields).toMatchObject({ title: 'a\ufffd b' })
  })

  const OTHER_KEYS: { readonly [profile: string]: { readonly [name: string]: string } } = {
    astro: { date: 'pubDate' },
    pandoc: { standfirst: 'abstract' },
    obsidian: { keywords: 'keywords' },
  }
  it('has for Jekyll what it reads, and for Obsidian tags that are some', () => {
    const article: Article = {
      ...WRITTEN,
      status: 'draft',
      desk: 'Région',
      keywords: ['bac', 'Port Lanneau', '2026', 'c’est'],
      aliases: ['vieux-bac'],
    }
    expect(parts(exported(article, 'jekyll')).fields).toMatchObject({
      published: false,
      categories: ['Région'],
      redirect_from: ['/vieux-bac/'],
    })
    expect(parts(exported(article, 'obsidian')).fields).toMatchObject({
      tags: ['bac', 'Port-Lanneau', 'c-est'],
      keywords: article.keywords,
    })
    expect(exported({ ...article, date: '2026-11-10' }, 'astro')).toContain('\npubDate: 2026-11-10\n')
  })

  it('is named for Jekyll by its day, or by that of its creation, as Jekyll takes no post without', () => {
    const nameOf = (date: string, profile: MarkdownProfile = 'jekyll') => {
      const article = { ...WRITTEN, slug: 'le-bac', date, createdAt: '2026-11-08T23:00:00.000Z' }
      return exportArticle(article, 'markdown', { profile }).fileName
    }
    expect(nameOf('2026-11-10T08:30:00+01:00')).toBe('2026-11-10-le-bac.md')
    expect(nameOf('')).toBe('2026-11-08-le-bac.md')
    expect(nameOf('', 'astro')).toBe('le-bac.md')
  })

  it('tells where Hugo will show raised letters as plain ones', () => {
    const raised = (body: string) =>
      exportArticle(articleWith({ sections: [{ heading: '', body }] }), 'markdown', { profile: 'hugo' })
        .notices
    expect(raised('Le 1<sup>er</sup>, `<sup>` et \\<sup>')).toEqual([])
    expect(raised('Du CO<sub>2</sub>')).toEqual([{ name: 'raised-letters', what: '2' }])
  })

  it('tells of code that is no block, as a site would run it', () => {
    const told = (profile: MarkdownProfile) => {
      const body = '- > ```\n  >   {{ x }}\n  > {{< y >}}\n  > ```'
      return exportArticle(articleWith({ sections: [{ heading: '', body }] }), 'markdown', { profile })
        .notices
    }
    expect(told('hugo')).toEqual([{ name: 'code-in-lines', what: '{{ x }}' }])
    expect(told('jekyll')).toEqual([{ name: 'code-in-lines', what: '{{ x }}' }])
    expect(told('pandoc')).toEqual([])
  })

  it.each(MARKDOWN_PROFILES)(
    'has each field that is written under its key, for the profile %s',
    (profile) => {
      const texts = fieldsWhere('kind', 'line', 'text').map((name) => [name, `un ${name}`])
      const article: Article = {
        ...WRITTEN,
        ...Object.fromEntries(texts),
        slug: 'le-bac',
        target: { amount: 2, unit: 'feuillets' },
      }
      const { fields } = parts(exported(article, profile))
      for (const name of FIELD_NAMES) {
        const write = fieldSpec(name).frontMatter?.write
        if (!write) continue
        const key = OTHER_KEYS[profile]?.[name] ?? write.key
        const path = write.level === 'params' && profile === 'hugo' ? ['params', key] : [key]
        if (name === 'byline') expect(fields).toHaveProperty(path)
        else expect(fields).toHaveProperty(path, article[name])
      }
    },
  )

  it('tells nobody the note', () => {
    for (const profile of MARKDOWN_PROFILES) expect(exported(WRITTEN, profile)).not.toContain('Rappeler')
  })
})

describe('the body', () => {
  const bodyOf = (body: string, profile: (typeof MARKDOWN_PROFILES)[number]) =>
    parts(exported({ ...WRITTEN, sections: [{ heading: '', body }] }, profile)).body

  it('has its headings escaped', () => {
    const { body } = parts(exported(WRITTEN, 'hugo'))
    expect(body).toBe('\nUn début.\n\n## 1. Qui \\*paie\\* ? \\#\n\nLa région.\n')
    expect(readMarkdown(body)).toContainEqual({ type: 'sectionHeading', text: '1. Qui *paie* ? #' })
  })

  it('has no heading where a section has none, and is still parted there for Marbre', () => {
    const sections = [
      { heading: 'Un', body: 'Début.' },
      { heading: '', body: 'Suite.' },
      { heading: '', body: '' },
    ]
    for (const profile of MARKDOWN_PROFILES) {
      const { body } = parts(exported(articleWith({ sections }), profile))
      const shown = new JSDOM(marked.parse(body, { async: false })).window.document
      expect([...shown.querySelectorAll('h1, h2, p')].map(({ textContent }) => textContent)).toEqual([
        'Un',
        'Début.',
        'Suite.',
      ])
      expect(writeSections(readMarkdown(body))).toEqual(sections)
    }
  })

  it('has one list of notes, through which the numbers run', () => {
    const sections = ['', 'Suite'].map((heading) => ({
      heading,
      body: 'Un[^1] et[^2].\n\n[^1]: A\n\n[^2]: B',
    }))
    expect(parts(exported({ ...WRITTEN, sections }, 'flat')).body).toBe(
      '\nUn[^1] et[^2].\n\n## Suite\n\nUn[^3] et[^4].\n\n[^1]: A\n\n[^2]: B\n\n[^3]: A\n\n[^4]: B\n',
    )
  })

  /** What readers other than ours show of a text. */
  const shown = (markdown: string) =>
    new JSDOM(marked.parse(markdown, { async: false })).window.document.body.textContent
      ?.replace(/\s+/g, ' ')
      .trim()

  it.each([
    'a <b>c</b> {{ d }} \\\\<e> <f@g.h>',
    '{{< x >}} {% y %} {{% z %}}',
    'a < b, <3, 2\\*3\\*4, \\_\\_init\\_\\_, C:\\\\_temp',
    '- 1914\\. La guerre\n- \\+ 3 %\n- \\# 1',
    '&amp;nbsp; &#60;',
    '`<b> {{ x }}`\n\n```\n<b> {{ x }}\n```',
    'a [[b]] ==c== %%d%% @e $f$ ^g^ h~i~',
  ])('shows what was typed wherever it is read: %j', (body) => {
    for (const profile of MARKDOWN_PROFILES) {
      const written = bodyOf(body, profile)
      const text = toText(readMarkdown(body))
      expect(toText(readMarkdown(written))).toBe(text)
      expect(shown(written)).toBe(text.replace(/\s+/g, ' '))
      expect(written.replace(/`[^`]*`|```[^`]*```/g, '')).not.toMatch(/\{[{%]/)
    }
  })
})

const { document } = new JSDOM().window

const ELEMENTS =
  `html head body p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em del br hr a img table thead tbody
  tr th td input`.split(/\s+/)

/** What a reader that lets raw HTML and every link through makes of a text, if it is more than text, links and images. */
function live(markdown: string): string[] {
  const template = document.createElement('template')
  template.innerHTML = marked.parse(markdown, { async: false })
  return [...template.content.querySelectorAll('*')].flatMap((element) => {
    if (!ELEMENTS.includes(element.localName)) return [element.outerHTML]
    return [...element.attributes].flatMap(({ name, value }) => {
      if (/^on|^style$|^srcdoc$|^action$/.test(name)) return [element.outerHTML]
      if (name !== 'href' && name !== 'src') return []
      if (!URL.canParse(value, 'https://example.org/')) return []
      const { protocol } = new URL(value, 'https://example.org/')
      return ['http:', 'https:', 'mailto:', 'ftp:', 'xmpp:'].includes(protocol) ? [] : [element.outerHTML]
    })
  })
}

const SCHEMES = [
  'javascript',
  'JaVaScRiPt',
  'java\tscript',
  'vbscript',
  'data',
  'file',
  'j&#97;vascript',
  'java\\script',
]
const COLONS = [':', '&colon;', '&#58;', '&#x3a;', '\\:']
const TARGETS = SCHEMES.flatMap((scheme) => COLONS.map((colon) => `${scheme}${colon}alert(1)`))
const FRAMES: readonly ((target: string) => string)[] = [
  (target) => `[x](${target})`,
  (target) => `[x]( ${target} "y")`,
  (target) => `[x](<${target}>)`,
  (target) => `[x](\n${target}\n)`,
  (target) => `![x](${target})`,
  (target) => `<${target}>`,
  (target) => `[x]\n\n[x]: ${target}`,
  (target) => `[x]\n\n[x]:\n   <${target}>\n   'y'`,
  (target) => `> [x][y]\n>\n> [y]:\n> ${target}`,
  (target) => `- [x](${target})\n\n  | a |\n  |---|\n  | [x](${target}) |`,
]
const RAW = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '`<img src=x onerror=alert(1)>',
  '`a\nb` <img src=x onerror=alert(1)> `c`',
  '<https://a`b> <img src=x onerror=alert(1)> `',
  '| `a | <img src=x onerror=alert(1)> |\n|---|---|\n| ` | b |',
  '- a\n  ```\n  x\n\n<img src=x onerror=alert(1)>',
  '> ```\n<img src=x onerror=alert(1)>',
  '~~~\nx\n~~~\n<img src=x onerror=alert(1)>',
  '```a`b\n<img src=x onerror=alert(1)>\n```',
  ' ```\n<img src=x onerror=alert(1)>',
  '    ```\n<img src=x onerror=alert(1)>\n    ```',
  '<div\nonclick=alert(1)>x</div>',
  '<!-- --><img src=x onerror=alert(1)>',
  '<?x ?><img src=x onerror=alert(1)>',
  '<![CDATA[x]]><img src=x onerror=alert(1)>',
  '</p><img src=x onerror=alert(1)>',
  '\\\\<img src=x onerror=alert(1)>',
  'https://a.b/\\<img src=x onerror=alert(1)>',
  'www.a.b\\<img src=x onerror=alert(1)>',
  'a@b.cd\\<img src=x onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '[<img src=x onerror=alert(1)>](https://a.b)',
  '## <svg onload=alert(1)>',
  '<iframe srcdoc="&lt;script>alert(1)&lt;/script>">',
]

describe('a hostile body', () => {
  it('is live before it is disarmed, or this test would prove nothing', () => {
    expect(live('<script>alert(1)</script>')).not.toEqual([])
    expect(live('[x](javascript:alert(1))')).not.toEqual([])
  })

  it('does nothing in the exported file, even where raw HTML and every scheme are let through', () => {
    for (const body of [...RAW, ...TARGETS.flatMap((target) => FRAMES.map((frame) => frame(target)))]) {
      const article = { ...WRITTEN, sections: [{ heading: body.replaceAll('\n', ' '), body }] }
      expect({ body, live: live(parts(exported(article, 'hugo')).body) }).toEqual({ body, live: [] })
    }
  })

  it('nor when it is generated at random', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        expect(live(parts(exported(article, 'flat')).body)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
