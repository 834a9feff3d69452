import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { ArticleContent } from '../../src/core/article/index.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { FIRST_LIST } from '../../src/contract/firstList.ts'
import { expect, headlineOf, put, test } from './fixtures.ts'
import { ARTICLES } from './texts.ts'

const HOSTILE = '</script><img src=x onerror="document.title=1">'
const MAX_BYTES = 2_048
const MAX_KEYS_BYTES = 700

type Box = { text: string; x: number; y: number; width: number }
type Boxes = { list: Box[]; page: Box[] }

/** What the frames of a start have shown, by `watchFrames`. */
type Seen = {
  /** Of the window, and of its page: each time another one. */
  frames: string[]
  pages: string[]
  /** As the prerender showed it, and as the window's first frame and the editor's first frame did. */
  prerender: Boxes
  window: Box[]
  editor: Box[]
  moved: string[]
}

/** Notes in the page what its frames show: the boxes of the texts, of the prerender, of React's first list and of the editor, and what moves. */
function watchFrames(): void {
  const LIST =
    '.TitleBar_bar > :not(.TitleBar_switcher), .TitleBar_switcher > *, .SearchField_field, .Chips_chip, .Library_headline, .Library_excerpt, .Library_status, .Library_when, .Library_where, .Library_footer button, .App_footer'
  const PAGE =
    '[data-field], [data-gauge][data-over], .Credits_names, .Credits_field, [data-margin] bdi, h2, h3, p, li, blockquote, footer, th, td, pre, hr, .box, .Toolbar_tool'
  const boxes = (within: string, parts: string): Box[] => {
    const found: Box[] = []
    for (const part of document.querySelectorAll(`:is(${within}) :is(${parts})`)) {
      // React keeps what it has shown, and hides it, while what comes in its place is loaded.
      if (part.getClientRects().length === 0) continue
      const { x, y, width } = part.getBoundingClientRect()
      const isControl = part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement
      const text = isControl ? part.value || part.placeholder : part.textContent
      if (y < innerHeight) found.push({ text: text ?? '', x, y, width })
    }
    return found
  }
  const seen: Seen = {
    frames: [],
    pages: [],
    prerender: { list: [], page: [] },
    window: [],
    editor: [],
    moved: [],
  }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.moved.push(JSON.stringify(entry))
  }).observe({ type: 'layout-shift', buffered: true })
  const has = (selector: string) => document.querySelector(selector) !== null
  const look = () => {
    const frame = has('#root .Library_item') ? 'window' : has('[data-prerender]') ? 'prerender' : 'nothing'
    const text = document.querySelector('[data-prerender] [data-read]')?.getClientRects().length ?? 0
    const page = has('#root .ProseMirror') ? 'editor' : text > 0 ? 'prerender' : 'nothing'
    if (frame === 'prerender') seen.prerender.list = boxes('[data-prerender]', LIST)
    if (page === 'prerender')
      seen.prerender.page = boxes('[data-prerender] main [data-read], [data-prerender] .Toolbar_bar', PAGE)
    if (frame === 'window' && seen.window.length === 0) seen.window = boxes('#root', LIST)
    if (page === 'editor' && seen.editor.length === 0)
      seen.editor = boxes('#root .ProseMirror, #root .Toolbar_bar', PAGE)
    if (frame !== seen.frames.at(-1)) seen.frames.push(frame)
    if (page !== seen.pages.at(-1)) seen.pages.push(page)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Starts the window anew and gives what its frames showed. In a browser the first script comes after a frame of the prerender. */
async function seenIn(app: Page, host: string) {
  const first = /\/first-[^/]*\.js$/
  await app.addInitScript(watchFrames)
  // On a busy machine the window may be there before the first frame.
  if (host === 'web')
    await app.route(first, async (route) => {
      await app.waitForFunction(() => Reflect.get(window, 'seen').frames.includes('prerender'))
      await route.continue()
    })
  await app.reload()
  await expect(app.getByRole('main').getByRole('textbox').first()).toBeVisible()
  // The user's own library is known beside the one of the test.
  await expect(app.locator('header button[aria-haspopup]', { hasText: /Biblio|Library/ })).toBeAttached()
  await app.unroute(first)
  const seen: Seen = await app.evaluate(() => Reflect.get(window, 'seen'))
  return seen
}

/** Fails where a text of the prerender stands more than a pixel elsewhere afterwards. */
function expectSamePlaces(prerender: readonly Box[], after: readonly Box[]): void {
  expect(prerender.map(({ text }) => text)).toEqual(after.map(({ text }) => text))
  for (const [at, { text, x, y, width }] of prerender.entries()) {
    const now = after[at]
    for (const [before, later] of [
      [x, now?.x],
      [y, now?.y],
      [width, now?.width],
    ])
      expect(Math.abs((before ?? 0) - (later ?? -9)), text).toBeLessThanOrEqual(1)
  }
}

/** The first article of the list: every part that a text can have, some of them so long that a remark on it takes its place. */
const OPEN: Partial<ArticleContent> = {
  kicker: 'Transports',
  headline: `Sous embargo\u00a0: ${'le pont de l’île sera fermé '.repeat(4)}`,
  embargo: '2199-05-01T06:00:00+02:00',
  status: 'review',
  standfirst: 'Quatre mois de travaux, et une navette «\u202fgratuite\u202f».',
  byline: [{ name: 'Anne Roy', role: '' }],
  date: '2026-03-12',
  dateline: 'Montréal',
  sections: [
    {
      heading: '',
      body: 'Le **pont** sera *fermé*[^1], dit un [plan](https://example.org) `exact`.\n\nשלום לכולם\n\n[^1]: Mardi.',
    },
    {
      heading: 'Ce qui change',
      body: '- Les piétons\n- Les autres\n  1. à pied\n  2. en bac\n\n> Pas le choix.\n>\n> — La mairesse\n\n| Jour | Heure |\n|---|--:|\n| Lundi | 8 h |',
    },
    {
      heading: 'The ferry',
      language: 'en',
      body: '### Small\n\n- [x] done\n- [ ] to do\n\n```\na  b\n```\n\n---\n\nEnd of it.',
    },
  ],
}

test.use({
  library: {
    articles: [
      ...ARTICLES,
      { headline: HOSTILE, desk: 'Ville', byline: [{ name: 'Anne Roy', role: '' }] },
      { headline: '', sections: [{ heading: '', body: 'Sans titre, avec des mots.' }] },
      OPEN,
    ],
  },
})

const LOOKS = [
  { interface: 'fr', theme: 'light', width: 1440, height: 900 },
  { interface: 'en-GB', theme: 'dark', width: 1024, height: 700 },
  { interface: 'fr', theme: 'dark', width: 800, height: 600 },
] as const

for (const { interface: language, theme, width, height } of LOOKS)
  test.describe(`${language}, ${theme}, ${width} × ${height}`, () => {
    test.use({ settings: { ...DEFAULT_SETTINGS, interface: language, theme }, viewport: { width, height } })

    test('the window takes the prerender over without moving a text or a frame without rows', async ({
      app,
      host,
    }) => {
      test.skip(host !== 'web' && theme === 'light', 'the desktop has the same page in two of these looks')
      const { frames, pages, prerender, window, editor, moved } = await seenIn(app, host)
      expect(frames.filter((frame) => frame !== 'nothing')).toEqual(['prerender', 'window'])
      expect(frames.slice(frames.indexOf('prerender'))).toEqual(['prerender', 'window'])
      expect(prerender.list.length).toBeGreaterThan(6)
      expectSamePlaces(prerender.list, window)
      expect(pages.slice(pages.indexOf('prerender'))).toEqual(['prerender', 'editor'])
      expect(prerender.page.length).toBeGreaterThan(20)
      expectSamePlaces(prerender.page, editor)
      expect(moved).toEqual([])
      const { lang, dataset } = {
        ...(await app.evaluate(() => ({
          lang: document.documentElement.lang,
          dataset: { ...document.documentElement.dataset },
        }))),
      }
      expect([lang, dataset.theme]).toEqual([language, theme])
      expect(await app.title()).not.toBe('1')
    })
  })

test('a reload shows the article that was open at once, and never another one in its place', async ({
  app,
  host,
  newsroom,
}) => {
  await app.getByRole('option', { name: /Le port rouvre/ }).click()
  await expect(headlineOf(app)).toHaveText(/Le port rouvre/)
  const one = await seenIn(app, host)
  // The desktop answers its page before it is told what was open.
  if (host === 'web') {
    expect(one.prerender.page.map(({ text }) => text)).toContain(await headlineOf(app).textContent())
    expect(one.pages.slice(one.pages.indexOf('prerender'))).toEqual(['prerender', 'editor'])
  } else expect(one.pages).toEqual(['nothing', 'editor'])

  const list = await newsroom.listArticles({ ...FIRST_LIST, offset: 1, limit: 2 })
  const ids = list.ok ? list.value.items.map(({ id }) => id) : []
  expect(ids).toHaveLength(2)
  await app.evaluate((both) => sessionStorage.setItem('marbre.open', both), ids.join(' '))
  expect((await seenIn(app, host)).pages).toEqual(['nothing', 'editor'])
})

test('keys pressed before the window is there move the mark of its list, and open the article there', async ({
  app,
  host,
}) => {
  test.skip(host !== 'web', 'one host suffices')
  const held = Promise.withResolvers<void>()
  await app.route(/\/first-[^/]*\.js$/, async (route) => {
    await held.promise
    await route.continue()
  })
  await app.reload({ waitUntil: 'commit' })
  const marked = app.locator('[data-prerender] [data-active]')
  await expect(app.locator('[data-prerender] .Library_item').first()).toBeVisible()
  const third = app.locator('[data-prerender] .Library_item').nth(2)
  for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'Shift+ArrowDown', 'ArrowDown'])
    await app.keyboard.press(key)
  await expect(marked).toHaveCount(1)
  await expect(third).toHaveAttribute('data-active')
  await expect(app.locator('[data-prerender] main > *')).toHaveCount(1)
  await app.keyboard.press('Enter')
  await expect(app.locator('[data-prerender] main > *')).toHaveCount(0)
  const headline = await third.locator('.Library_headline').textContent()
  held.resolve()
  const list = app.getByRole('listbox', { name: 'Articles' })
  await expect(list).toHaveAttribute('aria-activedescendant', 'articles-2')
  await expect(headlineOf(app)).toHaveText(headline ?? '')
  await expect(list.locator('[aria-current]')).toHaveAttribute('data-index', '2')
})

test('until something has the focus, the keys of a list are those of the list of articles', async ({
  app,
}) => {
  const list = app.getByRole('listbox', { name: 'Articles' })
  await app.keyboard.press('ArrowDown')
  await expect(list).toBeFocused()
  await expect(list).toHaveAttribute('aria-activedescendant', 'articles-1')
  await app.reload()
  await expect(app.locator('[data-prerender]')).toHaveCount(0)
  await app.getByRole('banner').getByText('Marbre', { exact: true }).click()
  await expect(app.locator('body')).toBeFocused()
  await app.keyboard.press('ArrowDown')
  await expect(list).not.toBeFocused()
  await expect(list).toHaveAttribute('aria-activedescendant', 'articles-0')
})

test('the next article is the one after that of the prerender, whatever has been loaded', async ({
  app,
  host,
}) => {
  test.skip(host !== 'web', 'one host suffices')
  const held = Promise.withResolvers<void>()
  await app.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('readArticle')) await held.promise
    await route.continue()
  })
  const second = await app
    .getByRole('listbox', { name: 'Articles' })
    .locator('.Library_headline')
    .nth(2)
    .innerText()
  await app.reload({ waitUntil: 'commit' })
  await expect(app.locator('#root .Library_item').first()).toBeVisible()
  // Each before the article of the one before has been read.
  for (const _time of [1, 2]) await app.keyboard.press('Control+Alt+ArrowDown')
  const rows = app.getByRole('listbox', { name: 'Articles' })
  await expect(rows).toHaveAttribute('aria-activedescendant', 'articles-2')
  held.resolve()
  await expect(headlineOf(app)).toHaveText(second)
})

test('where the editor cannot be loaded, the prerender does not stay in its place', async ({ app, host }) => {
  test.skip(host !== 'web', 'one host suffices')
  const editor = /\/editor-[^/]*\.js$/
  await app.route(editor, (route) => route.abort())
  await app.reload()
  const alert = app.getByRole('main').getByRole('alert')
  await expect(alert).toBeVisible()
  await expect(app.locator('[data-prerender]')).toHaveCount(0)
  await app.unroute(editor)
  await alert.getByRole('button', { name: 'Réessayer' }).click()
  await expect(headlineOf(app)).toHaveAttribute('aria-description', 'Titre')
})

test('what cannot be loaded of the window takes nothing else with it, and comes with the next answer', async ({
  app,
  host,
  started,
}) => {
  test.skip(host !== 'web', 'one host suffices')
  // All that is loaded after the first rows, but the editor.
  const parts =
    /\/(Banner|DropOverlay|SortMenu|SavedSearches|SearchSuggestions|FilterBar|LibrarySwitcher|OpenDialog)-[^/]*\.js$/
  let refused = 0
  await app.route(parts, (route) => {
    refused += 1
    return route.abort()
  })
  await app.reload()
  await expect(headlineOf(app)).toHaveAttribute('aria-description', 'Titre')
  await expect.poll(() => refused).toBeGreaterThanOrEqual(8)
  await app.keyboard.press('Control+k')
  await expect(app.getByText('Cette fenêtre n’a pas pu s’ouvrir')).toBeVisible()
  await expect(app.getByRole('listbox', { name: 'Articles' }).getByRole('option')).not.toHaveCount(0)
  await expect(app.getByRole('alert')).toHaveCount(0)
  await app.unroute(parts)
  await put(started.newsroom, { headline: 'Une réponse de la bibliothèque' })
  await expect(app.getByRole('button', { name: 'Ajouter un filtre' })).toBeVisible()
})

test('the page brings no data without the token, and runs two short scripts of its own', async ({
  app,
  host,
}) => {
  const built = readFileSync('out/renderer/index.html', 'utf8')
  const scripts = [...built.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, text = '']) => text)
  expect(scripts).toHaveLength(2)
  const [shows, answers] = scripts.map(({ length }) => length)
  expect(shows).toBeLessThanOrEqual(MAX_BYTES)
  expect(answers).toBeLessThanOrEqual(MAX_KEYS_BYTES)
  test.skip(host !== 'web', 'the desktop puts the data into the page that it answers')
  const answer = await app.request.get(new URL('/', app.url()).href)
  const text = await answer.text()
  const fonts = /(?<="data":")[^"]*/g
  expect(
    [...text.matchAll(fonts)].map(([font]) => Buffer.from(font, 'base64').subarray(0, 4).toString()),
  ).toEqual(['wOF2', 'wOF2', 'wOF2'])
  expect(text.replaceAll(fonts, '')).toBe(built.replaceAll(fonts, ''))
})
