import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from './fixtures.ts'
import { ARTICLES } from './texts.ts'

/** Kilobytes of script and style, gzipped. */
const MAX_KILOBYTES = 169
const WINDOW = 'out/renderer'
/** Static imports of a script, and the scripts and styles of a page. */
const NEEDED = /(?:\b(?:from|import) ?"|\b(?:src|href)=")\.?\/?(?:assets\/)?([\w.-]+\.(?:js|css))"/g

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
  expect([...files.keys()].filter((name) => name.endsWith('.css')).length).toBeGreaterThan(0)
  const kilobytes = [...files.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
  expect(kilobytes, [...files].map(([name, bytes]) => `${bytes} ${name}`).join('\n')).toBeLessThan(
    MAX_KILOBYTES,
  )
  // React alone is more than this, so the files were found.
  expect(kilobytes).toBeGreaterThan(60)

  await expect(app.getByRole('main').getByRole('textbox').first()).toBeVisible()
  const dialogs = /(?:Import|Export|Preview|Settings|Checklist|Conflict)Dialog|diff|docx/i
  const fetched = () =>
    app.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
    )
  const editor = (await fetched()).findLast(({ name }) => /\/editor-[^/]*\.js$/.test(name))
  const early = (await fetched()).filter(({ startTime }) => startTime <= (editor?.startTime ?? 0))
  expect(early.length).toBeGreaterThan(files.size)
  expect(early.filter(({ name }) => dialogs.test(name))).toEqual([])
  // They are prefetched when idle, so that they open even where the host is gone.
  await expect
    .poll(async () => (await fetched()).filter(({ name }) => dialogs.test(name)).length)
    .toBeGreaterThan(5)
})

test('the RPCs of the first paint are sent once, before all others', async ({ app, host }) => {
  test.skip(host !== 'web', 'the desktop does not ask over HTTP')
  await expect(app.getByRole('option').first()).toBeVisible()
  const asked: string[] = []
  // What the page before still asks for does not count.
  app.on('framenavigated', () => {
    asked.length = 0
  })
  app.on('request', (request) => {
    if (request.method() === 'POST') asked.push(request.postData() ?? '')
  })
  await app.reload()
  await expect(app.getByRole('option').first()).toBeVisible()
  const names = asked.map((body) => /"name":"(\w+)"/.exec(body)?.[1])
  expect(names.slice(0, 2)).toEqual(['readSettings', 'listArticles'])
  expect(names.filter((name) => name === 'readSettings')).toHaveLength(1)
  // The prefetched answers are used: the window does not ask again before its first paint.
  const before = names.slice(0, names.indexOf('libraryState'))
  expect(before.filter((name) => name === 'listArticles')).toHaveLength(1)
})
