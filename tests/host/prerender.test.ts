import { expect, test } from 'vitest'
import { FIRST_CALLS } from '../../src/contract/prerender.ts'
import { fromWire } from '../../src/contract/wire.ts'
import type { OpenedArticle } from '../../src/core/article/index.ts'
import { failed, ok, type Result } from '../../src/core/failure.ts'
import type { KnownLibrary } from '../../src/core/libraries.ts'
import type { ArticleList } from '../../src/core/library.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { sectionTexts, summaryOf } from '../../src/core/summary.ts'
import { Prerenderer, prerender } from '../../src/host/prerender/index.ts'
import { articleOf, idOf } from '../store/articleOf.ts'

const HOSTILE = '</script><img src=x onerror=alert(1)>&"\''

const request = (...languages: string[]) => ({ languages, open: null })

function listOf(...articles: ReturnType<typeof articleOf>[]): ArticleList {
  const items = articles.map((article) => summaryOf(article, sectionTexts(article)))
  const counts = { all: items.length, draft: items.length, review: 0, ready: 0, published: 0, spiked: 0 }
  return { total: items.length, counts, items }
}

type Articles = ReturnType<typeof articleOf>[]

/** A library whose list has these articles, oldest first, and gives them. */
const newsroomWith = (...articles: Articles) => ({
  ...newsroomOf(listOf(...articles.toReversed())),
  readArticle: async ({ id }: { id: string }): Promise<Result<OpenedArticle>> => {
    const article = articles.find((each) => each.id === id)
    return article ? ok({ article, fingerprint: '', readOnly: false }) : failed('not-found')
  },
})

const newsroomOf = (list: ArticleList, settings: Partial<Settings> = {}, libraries: KnownLibrary[] = []) => ({
  readArticle: async (): Promise<Result<OpenedArticle>> => failed('not-found'),
  readSettings: async () => ok({ ...DEFAULT_SETTINGS, ...settings }),
  listArticles: async () => ok(list),
  listLibraries: async () => ok({ libraries, canBrowse: false }),
})

test('a prerender has the rows, in the language of the settings or of the system, and the answers that it was made of', async () => {
  const list = listOf(articleOf(1, { desk: 'Ville', byline: [{ name: 'Anne Roy', role: '' }] }))
  const drawn = await prerender(newsroomOf(list), request('de', 'fr-CA'), 'linux')
  expect(drawn?.language).toBe('fr')
  expect(drawn?.html).toContain('Le pont numéro 1')
  for (const words of ['Ville', 'Anne Roy', 'Brouillon', 'Corbeille', 'Ctrl+K'])
    expect(drawn?.html).toContain(words)
  expect(fromWire(drawn?.answers[FIRST_CALLS.listArticles] ?? '')).toEqual(ok(list))
  expect(fromWire(drawn?.answers[FIRST_CALLS.readSettings] ?? '')).toEqual(ok(DEFAULT_SETTINGS))
  const chosen = await prerender(
    newsroomOf(list, { interface: 'en', theme: 'dark' }),
    request('fr'),
    'darwin',
  )
  expect(chosen).toMatchObject({ language: 'en', settings: { theme: 'dark' } })
  expect(chosen?.html).toContain('⌘K')
})

test('what an article says is text in the prerender, whatever it says', async () => {
  const hostile = articleOf(1, {
    headline: HOSTILE,
    desk: HOSTILE,
    byline: [{ name: HOSTILE, role: '' }],
    sections: [{ heading: '', body: HOSTILE }],
  })
  const untitled = articleOf(2, { headline: '', sections: [{ heading: '', body: '\\<b onclick=x>' }] })
  const { html = '' } = (await prerender(newsroomOf(listOf(hostile, untitled)), request('fr'), 'linux')) ?? {}
  expect(html).toContain('&lt;/script&gt;&lt;img')
  expect(html).not.toMatch(/<\/script|<img|<b onclick/i)
})

test('without a row, or without an answer, there is no prerender', async () => {
  expect(await prerender(newsroomOf(listOf()), request('fr'), 'linux')).toBeNull()
  const newsroom = newsroomOf(listOf(articleOf(1)))
  const failing = { ...newsroom, listArticles: async () => failed('unexpected') }
  expect(await prerender(failing, request('fr'), 'linux')).toBeNull()
  const closed = { ...newsroom, listArticles: () => Promise.reject(new Error('closed')) }
  expect(await prerender(closed, request('fr'), 'linux')).toBeNull()
  const busy = { ...newsroom, listArticles: () => new Promise<never>(() => {}) }
  expect(await prerender(busy, request('fr'), 'linux')).toBeNull()
})

test('the open library is named where others are known, as text', async () => {
  const library = (label: string, isOpen: boolean): KnownLibrary => ({
    id: label,
    label,
    isOpen,
    isThere: true,
    isOwn: label === '',
  })
  const list = listOf(articleOf(1))
  const htmlOf = async (...libraries: KnownLibrary[]) =>
    (await prerender(newsroomOf(list, {}, libraries), request('fr'), 'linux'))?.html ?? ''
  expect(await htmlOf(library(HOSTILE, true), library('', false))).toMatch(/data-switcher>.*&lt;img/)
  expect(await htmlOf(library('Ville', false), library('', true))).toMatch(
    /data-switcher>.*<bdi>Ma bibliothèque<\/bdi>/,
  )
  expect(await htmlOf(library('', true))).not.toContain('data-switcher')
})

test('a prerender that was made ahead is shown once, soon and in its languages only', async () => {
  const list = listOf(articleOf(1))
  let asked = 0
  let now = 0
  const newsroom = {
    ...newsroomOf(list),
    listArticles: async () => {
      asked++
      return ok(list)
    },
  }
  const prerenderer = new Prerenderer(newsroom, 'linux', () => now)
  prerenderer.makeAhead(['fr'])
  expect((await prerenderer.take(request('fr')))?.language).toBe('fr')
  expect(asked).toBe(1)
  expect((await prerenderer.take(request('fr')))?.language).toBe('fr')
  expect(asked).toBe(2)

  prerenderer.makeAhead(['fr'])
  expect((await prerenderer.take(request('en')))?.language).toBe('en')
  expect(asked).toBe(4)

  prerenderer.makeAhead(['fr'])
  now = 3_000
  await prerenderer.take(request('fr'))
  expect(asked).toBe(6)
})

test('a prerender that cannot be drawn ahead fails where a window asks for it', async () => {
  const list = listOf(articleOf(1))
  const broken = {
    ...newsroomOf(list),
    listArticles: async () => ok({ ...list, items: JSON.parse('[null]') }),
  }
  const prerenderer = new Prerenderer(broken, 'linux')
  prerenderer.makeAhead(['fr'])
  // Time for a rejection that nobody handles, which would end the host.
  await new Promise(setImmediate)
  await expect(prerenderer.take(request('fr'))).rejects.toThrow(TypeError)
})

const SRC = `media/${'a'.repeat(64)}.png`

test('the sheet runs as its article does', async () => {
  const sheetOf = async (language: string) => {
    const drawn = await prerender(newsroomWith(articleOf(1, { language })), request('fr'), 'linux')
    return /<article class="Editor_sheet" dir="(\w+)">/.exec(drawn?.html ?? '')?.[1]
  }
  expect(await Promise.all(['fr', 'ar'].map(sheetOf))).toEqual(['ltr', 'rtl'])
})

test('the word before a byline is that of the article’s language, where there is one', async () => {
  const byline = [{ name: 'Anne Roy' }]
  const names = async (language: string) => {
    const drawn = await prerender(newsroomWith(articleOf(1, { language, byline })), request('fr'), 'linux')
    return /<span class="Credits_names">(.*?)<textarea/.exec(drawn?.html ?? '')?.[1]
  }
  expect(await Promise.all(['de', 'ar', 'fi'].map(names))).toEqual([
    '<span>Von</span>',
    '<span>بقلم</span>',
    '',
  ])
})

test('the page has the text of the first article of the list, and the credits of an article', async () => {
  const article = articleOf(2, {
    kicker: 'Transports',
    standfirst: 'Deux ans de travaux.',
    byline: [{ name: 'Anne Roy', role: '' }, { name: 'Luc </textarea>Vial' }],
    date: '2026-03-12',
    dateline: 'Montréal',
    sections: [
      {
        heading: '',
        body: `Le **pont** [rouvre](https://example.org/)[^1].\n\n![Une vue](${SRC})\n\n[^1]: Mardi.`,
      },
      { heading: 'Suite', body: '3. trois\n4. quatre\n\n- [x] fait' },
      { heading: 'שלום', body: 'Ici.', language: 'he' },
    ],
  })
  const drawn = await prerender(newsroomWith(articleOf(1), article), request('fr'), 'linux')
  expect(drawn?.article).toBe(article.id)
  const page = /<main.*<\/main>/.exec(drawn?.html ?? '')?.[0] ?? ''
  for (const part of [
    '<p data-field="kicker">Transports</p><h1 data-field="headline">Le pont numéro 2</h1>',
    '<p data-field="subhead" data-placeholder="Sous-titre"><br></p>',
    'Par</span>',
    '>Anne Roy, Luc &lt;/textarea&gt;Vial</textarea>',
    'value="12 mars 2026"',
    'value="Montréal"',
    '<p>Le <strong>pont</strong> <a>rouvre</a><a data-footnote data-n="1"></a>.</p><figure>',
    '<bdi>2</bdi>',
    '<ol start="3"><li><p>trois</p></li><li><p>quatre</p></li></ol>',
    '<li data-checked="true"><span class="box" aria-checked="true"></span><div><p>fait</p></div></li>',
    '<bdi>3</bdi>',
    '<h2 data-language-name="Hébreu" lang="he">שלום</h2><p lang="he" dir="ltr">Ici.</p>',
  ])
    expect(page).toContain(part)
  // Nothing in it leads anywhere or is loaded.
  expect(page).not.toMatch(/href|src=|media\//)
})

test('the page has the article that was open, else that of the list; none that cannot be edited, or has no word', async () => {
  const newsroom = newsroomWith(articleOf(1), articleOf(2))
  const drawn = async (from: typeof newsroom, open: string | null) => {
    const made = await prerender(from, { languages: ['fr'], open }, 'linux')
    expect(made?.html).toContain('Library_item')
    return [made?.article, /<main.*?<\/main>/.exec(made?.html ?? '')?.[0].includes('numéro 1')]
  }
  expect(await drawn(newsroom, idOf(1))).toEqual([idOf(1), true])
  expect(await drawn(newsroom, null)).toEqual([idOf(2), false])
  expect(await drawn(newsroom, idOf(3))).toEqual([null, false])
  const readArticle = async () => ok({ article: articleOf(1), fingerprint: '', readOnly: true })
  expect(await drawn({ ...newsroom, readArticle }, null)).toEqual([null, false])
  const untouched = articleOf(4, { headline: '', sections: [{ heading: '', body: '' }] })
  const made = await prerender(newsroomWith(untouched), request('fr'), 'linux')
  expect(made?.html).toContain('<main class="App_page"></main>')
})

test('what an article says is text on the page, and only the beginning of a long one is there', async () => {
  const hostile = articleOf(1, {
    ...{ kicker: HOSTILE, headline: HOSTILE, subhead: HOSTILE, standfirst: HOSTILE, dateline: HOSTILE },
    byline: [{ name: HOSTILE, role: '' }],
    language: 'fr',
    sections: [
      { heading: HOSTILE, body: '`</script><img src=x>` \\<b onclick=x>\n\n```\n</script><img src=x>\n```' },
    ],
  })
  const { html = '' } = (await prerender(newsroomWith(hostile), request('fr'), 'linux')) ?? {}
  expect(html).toContain(`<h2>&lt;/script&gt;&lt;img`)
  expect(html).not.toMatch(/<\/script|<img|<b onclick/i)

  const long = articleOf(1, {
    sections: Array.from({ length: 200 }, (_, at) => ({
      heading: `Partie ${at}`,
      body: 'Le pont rouvre. '.repeat(40),
    })),
  })
  const { html: first = '' } = (await prerender(newsroomWith(long), request('fr'), 'linux')) ?? {}
  expect(first).toContain('Partie 1')
  expect(first.length).toBeLessThan(20_000)
  const heavy = articleOf(1, { sections: [{ heading: '', body: 'Le pont rouvre. '.repeat(10_000) }] })
  const { html: headOnly = '' } = (await prerender(newsroomWith(heavy), request('fr'), 'linux')) ?? {}
  expect(headOnly).toContain('<h1 data-field="headline">')
  expect(headOnly.length).toBeLessThan(20_000)
})

test('a prerender that was made ahead is not shown to a window that had another article open', async () => {
  const prerenderer = new Prerenderer(newsroomWith(articleOf(1), articleOf(2)), 'linux')
  const open = async (id: string) => (await prerenderer.take({ languages: ['fr'], open: id }))?.article
  prerenderer.makeAhead(['fr'])
  expect(await open(idOf(1))).toBe(idOf(1))
  prerenderer.makeAhead(['fr'])
  expect(await open(idOf(2))).toBe(idOf(2))
})
