import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { EVENTS_PATH } from '../../src/contract/paths.ts'
import { expect, test } from './fixtures.ts'
import { ARTICLES } from './texts.ts'

/** Kilobytes of script before the list answers keys, and of style, that of the page included, gzipped. */
const MAX_KILOBYTES = { js: 110, css: 9 }
/** Scripts and styles that a window with an open article has fetched once its dialogs are there. */
const MAX_FILES = 100
/** What is none of the first script, by a word that minifying leaves in it. */
const LATER: { readonly [what: string]: RegExp } = {
  zod: /invalid_type/,
  'the virtual list': /scrollPaddingStart/,
  typography: /high-punctuation-space/,
  'the editor': /ProseMirror/,
  saving: /restoreCopy/,
  sentences: /Aucun article ne correspond/,
}
const WINDOW = 'out/renderer'
/** Static imports of a script, and the scripts and styles of a page. */
const NEEDED = /(?:\b(?:from|import) ?"|\b(?:src|href|data-main)=")\.?\/?(?:assets\/)?([\w.-]+\.(?:js|css))"/g

/** The files that must load before the first paint, with their gzipped sizes. */
function firstFiles(): Map<string, number> {
  const files = new Map<string, number>()
  const follow = (text: string) => {
    for (const [, name = ''] of text.matchAll(NEEDED)) {
      if (files.has(name)) continue
      const bytes = readFileSync(join(WINDOW, 'assets', name))
      files.set(name, gzipSync(bytes).length)
      if (name.endsWith('.js')) follow(bytes.toString())
    }
  }
  follow(readFileSync(join(WINDOW, 'index.html'), 'utf8'))
  return files
}

test.use({ library: { articles: ARTICLES } })

test('the first paint fetches little, and no dialog, format or comparison comes before it', async ({
  app,
}) => {
  const files = firstFiles()
  const language = readdirSync(join(WINDOW, 'assets')).find((name) => /^fr-[\w-]+\.js$/.test(name)) ?? ''
  files.set(language, gzipSync(readFileSync(join(WINDOW, 'assets', language))).length)
  for (const [kind, limit] of Object.entries(MAX_KILOBYTES)) {
    const ofKind = [...files].filter(([name]) => name.endsWith(`.${kind}`))
    const kilobytes = ofKind.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000
    expect(kilobytes, ofKind.map(([name, bytes]) => `${bytes} ${name}`).join('\n')).toBeLessThan(limit)
    // React alone is more than this, so the files were found.
    expect(kilobytes).toBeGreaterThan(kind === 'js' ? 60 : 1)
  }

  await expect(app.getByRole('main').getByRole('textbox').first()).toBeVisible()
  const dialogs = /(?:Import|Export|Preview|Settings|Checklist|Conflict)Dialog|diff|docx/i
  // Without the hash of a name, in which any letters may stand.
  const fetched = () =>
    app.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name, startTime }) => ({ name: name.replace(/-[\w-]{8}(?=\.\w+$)/, ''), startTime })),
    )
  const editor = (await fetched()).findLast(({ name }) => /\/editor\.js$/.test(name))
  const early = (await fetched()).filter(({ startTime }) => startTime <= (editor?.startTime ?? 0))
  expect(early.length).toBeGreaterThan(files.size)
  expect(early.filter(({ name }) => dialogs.test(name))).toEqual([])
  // They are prefetched when idle, so that they open even where the host is gone.
  await expect
    .poll(async () => (await fetched()).filter(({ name }) => dialogs.test(name)).length)
    .toBeGreaterThan(5)
  const code = (await fetched()).filter(({ name }) => /\.(?:js|css)$/.test(name))
  expect(code.length).toBeLessThan(MAX_FILES)
})

test('no script of the window imports one that imports it', () => {
  // One that does runs before what it needs is there, or after, by which of them a window happens to load first.
  const circles: string[] = []
  const done = new Set<string>()
  const follow = (name: string, path: readonly string[]) => {
    if (path.includes(name)) circles.push([...path.slice(path.indexOf(name)), name].join(' → '))
    if (done.has(name) || path.includes(name)) return
    const text = readFileSync(join(WINDOW, 'assets', name), 'utf8')
    for (const [, needed = ''] of text.matchAll(NEEDED))
      if (needed.endsWith('.js')) follow(needed, [...path, name])
    done.add(name)
  }
  for (const name of readdirSync(join(WINDOW, 'assets'))) if (name.endsWith('.js')) follow(name, [])
  expect(circles).toEqual([])
  expect(done.size).toBeGreaterThan(50)
})

test('what the first rows do not need is not in the first script', () => {
  const first = [...firstFiles().keys()].filter((name) => name.endsWith('.js'))
  const textOf = (name: string) => readFileSync(join(WINDOW, 'assets', name), 'utf8')
  const others = readdirSync(join(WINDOW, 'assets')).filter(
    (name) => name.endsWith('.js') && !first.includes(name),
  )
  for (const [what, sign] of Object.entries(LATER)) {
    expect(
      first.filter((name) => sign.test(textOf(name))),
      what,
    ).toEqual([])
    // Elsewhere it is, so the sign is one.
    expect(
      others.some((name) => sign.test(textOf(name))),
      what,
    ).toBe(true)
  }
})

test('what came with the prerender is not asked for again', async ({ app, host }) => {
  test.skip(host !== 'web', 'the desktop does not ask over HTTP')
  await expect(app.getByRole('option').first()).toBeVisible()
  const asked: string[] = []
  // What the page before still asks for does not count.
  app.on('framenavigated', () => {
    asked.length = 0
  })
  app.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'POST') asked.push(/"name":"(\w+)"/.exec(request.postData() ?? '')?.[1] ?? '')
    else if (pathname === EVENTS_PATH) asked.push(pathname)
  })
  await app.reload()
  await expect(app.getByRole('option').first()).toBeVisible()
  await expect.poll(() => asked).toContain('libraryState')
  expect(asked.slice(0, asked.indexOf(EVENTS_PATH))).toEqual([])
  expect(asked).not.toContain('readSettings')
})
