import { createServer, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { emptyContent } from '../../src/core/article/index.ts'
import { builtAssets, PAGE_PATH } from '../../src/host/assets.ts'
import { prerender } from '../../src/host/prerender/index.ts'
import { openNewsroom } from '../../src/host/openNewsroom.ts'
import { noPlaces } from '../../src/host/places.ts'
import { chromiumPrinter } from '../../src/host/printer.ts'
import { pageHandler } from '../../src/main/protocol.ts'
import { ISOLATED } from '../../src/web/server.ts'

// A program: serves what the desktop answers to its page, over the loopback interface in place of its own scheme, and a built
// page alike, once with the headers of the desktop and once with those of a browser window; last the markup and the style of the
// desktop's first picture, and nothing else. Prints the four addresses. Its arguments: a library, a folder for Marbre's own files,
// the built page.

const [library = '', userData = '', emptyPage = ''] = process.argv.slice(2)

type Answer = (request: Request) => Promise<Response>

/** Serves `answer` at an address of its own, with more headers. */
async function serve(answer: Answer, headers: OutgoingHttpHeaders = {}): Promise<string> {
  const server = createServer(async ({ url, method = 'GET' }, response) => {
    const answered = await answer(new Request(`app://marbre${url}`, { method }))
    response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...headers })
    response.end(new Uint8Array(await answered.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('listening on no address')
  return `http://127.0.0.1:${address.port}/`
}

const opened = await openNewsroom(
  { folder: library, named: true },
  { kind: 'window', firstArticle: emptyContent('fr'), report: console.error },
  userData,
  {
    printer: chromiumPrinter({ platform: process.platform, env: process.env, home: userData }),
    places: noPlaces,
  },
)
if (!opened.ok) throw new Error(opened.failure.code)
const { newsroom, whenIdle, close } = opened.value
await whenIdle()
const own = builtAssets(fileURLToPath(new URL('../../out/renderer', import.meta.url)))
const noPrint = () => null
// The desktop prerenders the window while its window starts, before the page is asked for.
const prerendered = await prerender(newsroom, { languages: ['fr'], open: null }, process.platform)
const desktop = await serve(pageHandler(own, false, noPrint, async () => prerendered))
const emptyAnswer = pageHandler(builtAssets(emptyPage), false, noPrint, async () => null)
const empty = await serve(emptyAnswer)
const emptyIsolated = await serve(emptyAnswer, ISOLATED)

const ONE_FONT = '<style>*{font-family:serif!important}</style>'
/** A document that has the first picture in it, in one font of the system, since families that are not there cost a search, and without a script. */
async function plainDocument(): Promise<Response> {
  const page = await own(PAGE_PATH)
  const styles = page && /<style[\s\S]*<\/style>/.exec(new TextDecoder().decode(page.bytes))
  if (!styles || !prerendered) throw new TypeError('there is no first picture')
  const { html, language, settings } = prerendered
  const shown = Object.entries({ ...settings, theme: 'light' }).map(
    ([name, value]) => `data-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}="${value}"`,
  )
  const document = `<!doctype html><html lang="${language}" ${shown.join(' ')}><head><meta charset="utf-8">${styles}${ONE_FONT}</head><body>${html}</body></html>`
  return new Response(document, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
const plain = await serve(plainDocument)
process.once('SIGTERM', () => void close().then(() => process.exit(0)))
process.stdout.write(JSON.stringify({ desktop, empty, emptyIsolated, plain }))
