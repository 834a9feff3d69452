import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { eventReader } from '../../src/contract/http.ts'
import { ok } from '../../src/core/failure.ts'
import { builtAssets } from '../../src/host/assets.ts'
import { openWebServer, type WebServer } from '../../src/web/server.ts'
import { idOf } from '../store/articleOf.ts'

const token = Buffer.alloc(32, 7)
const bearer = `Bearer ${token.toString('base64url')}`
const asked: unknown[] = []
const listeners = new Set<(event: NewsroomEvent) => void>()
const PRERENDER = {
  html: '<p>Le pont rouvre</p>',
  language: 'fr',
  settings: { theme: 'system', textSize: 'normal', measure: 'normal' },
  answers: {},
} as const

let server: WebServer
let self = ''
const downloads = new Map<string, string>()

beforeAll(async () => {
  const outside = mkdtempSync(join(tmpdir(), 'marbre-page-'))
  const folder = join(outside, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Marbre</title>')
  writeFileSync(join(folder, 'assets', 'main.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'main-Bx9_-aZ0.js'), 'export {}')
  writeFileSync(join(outside, 'secret.json'), '{}')
  symlinkSync(join(outside, 'secret.json'), join(folder, '.hidden.json'))
  server = await openWebServer({
    serve: async (name, input) => {
      asked.push([name, input])
      if (name === 'checkLibrary') throw new Error('at /home/somebody/marbre.ts:1')
      return ok({ name })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    page: builtAssets(folder),
    prerender: async ({ languages, open }) => ({ ...PRERENDER, language: languages.join(), article: open }),
    takeDownload: (path) => {
      const file = downloads.get(path) ?? null
      downloads.delete(path)
      return file
    },
    token,
    bodyLimit: 2_000,
    requestTimeout: 1_500,
    report: () => {},
  })
  self = `http://${server.host}`
})

afterAll(() => server.close())

const own = () => ({ origin: self, 'sec-fetch-site': 'same-origin', authorization: bearer })
const json = () => ({ ...own(), 'content-type': 'application/json' })
const body = '{"name":"libraryState","input":{}}'
const rpc = (init: RequestInit = {}) =>
  fetch(`${self}/rpc`, { method: 'POST', headers: json(), body, redirect: 'manual', ...init })
const without = (name: string) => Object.fromEntries(Object.entries(json()).filter(([key]) => key !== name))

/** What the server answers to bytes that no honest client would send; the status line, or `closed`. */
async function raw(text: string, wait = 0): Promise<string> {
  const socket = connect(Number(server.host.split(':')[1]), '127.0.0.1')
  let answer = ''
  socket.setEncoding('latin1').on('data', (chunk) => {
    answer += String(chunk)
  })
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(text)
  if (wait === 0) socket.end()
  const isOpen = new Promise<'open'>((resume) => setTimeout(() => resume('open'), wait || 1_000))
  const end = await Promise.race([once(socket, 'close'), isOpen])
  socket.destroy()
  return answer.split('\r\n', 1)[0] || (end === 'open' && wait > 0 ? 'open' : 'closed')
}

const status = (line: string) => Number(line.split(' ')[1])

test('an honest call is answered', async () => {
  const response = await rpc()
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ ok: true, value: { name: 'libraryState' } })
})

test.each(['/rpc', '/events', '/', '/assets/main.js', '/nowhere'])(
  'a wrong Host is turned away on %s, so that no name made to point here comes in',
  async (path) => {
    for (const host of [
      'evil.example',
      'localhost',
      '127.0.0.1',
      `localhost:${server.host.split(':')[1]}`,
      `${server.host}.`,
    ]) {
      const line = await raw(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${bearer}\r\nConnection: close\r\n\r\n`,
      )
      expect(status(line)).toBe(421)
    }
  },
)

test.each([
  ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
  ['two Hosts', (host: string) => `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`],
  ['an absolute address', (host: string) => `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
  [
    'an address of another authority',
    (host: string) => `GET //evil.example/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  ],
  [
    'a length and chunks at once',
    (host: string) =>
      `POST /rpc HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
  ],
  [
    'two lengths',
    (host: string) =>
      `POST /rpc HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
  ],
  ['a line ended by a bare LF', (host: string) => `GET / HTTP/1.1\nHost: ${host}\n\n`],
  ['a folded header', (host: string) => `GET / HTTP/1.1\r\nHost: ${host}\r\nX-A: 1\r\n  2: 3\r\n :\r\n\r\n`],
])('%s is smuggling, and refused', async (_name, text) => {
  const line = await raw(typeof text === 'string' ? text : text(server.host))
  expect([400, 0]).toContain(line === 'closed' ? 0 : status(line))
})

test('a foreign or opaque Origin is refused, on reads too', async () => {
  for (const origin of [
    'https://evil.example',
    'null',
    self.replace('http:', 'https:'),
    `${self}.evil.example`,
  ]) {
    expect((await rpc({ headers: { ...json(), origin } })).status).toBe(403)
    expect((await fetch(`${self}/`, { headers: { origin } })).status).toBe(403)
    expect((await fetch(`${self}/events`, { headers: { ...own(), origin } })).status).toBe(403)
  }
})

test('a write that does not say where it comes from is no pass', async () => {
  expect((await rpc({ headers: without('origin') })).status).toBe(403)
  expect(
    await raw(
      `POST /rpc HTTP/1.1\r\nHost: ${server.host}\r\nOrigin: ${self}\r\nAuthorization: ${bearer}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    ),
  ).toContain('403')
  for (const site of ['cross-site', 'same-site', 'none']) {
    expect((await rpc({ headers: { ...json(), 'sec-fetch-site': site } })).status).toBe(403)
  }
})

test('without the token nothing is read or written', async () => {
  const wrong = Buffer.alloc(32, 8).toString('base64url')
  for (const authorization of [
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${wrong}`,
    bearer.slice(0, -1),
    `${bearer}A`,
    bearer.replace('Bearer', 'Basic'),
  ]) {
    expect((await rpc({ headers: { ...json(), authorization } })).status).toBe(401)
    expect((await fetch(`${self}/events`, { headers: { ...own(), authorization } })).status).toBe(401)
  }
  expect((await rpc({ headers: without('authorization') })).status).toBe(401)
})

test('each path takes its own methods', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
    const response = await fetch(`${self}/rpc`, { method, headers: own() })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  }
  expect((await fetch(`${self}/events`, { method: 'POST', headers: json(), body })).status).toBe(405)
  expect((await fetch(`${self}/`, { method: 'POST', headers: json(), body })).status).toBe(405)
  expect(await raw(`CONNECT evil.example:80 HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`)).toBe('closed')
  expect(
    await raw(`GET / HTTP/1.1\r\nHost: ${server.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`),
  ).toBe('closed')
})

test('a call is JSON, and says so', async () => {
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json5',
    'text/plain; application/json',
  ]
  for (const type of types) {
    expect((await rpc({ headers: { ...json(), 'content-type': type } })).status).toBe(415)
  }
  expect((await rpc({ headers: { ...json(), 'content-encoding': 'gzip' } })).status).toBe(415)
  expect(
    (await rpc({ headers: { ...json(), 'content-type': 'application/json; charset=utf-8' } })).status,
  ).toBe(200)
})

test('a body that is no call is 400, a name that is no method 404', async () => {
  const bad = [
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"name":"libraryState"}',
    '{"$bytes":"AAAA"}',
    '['.repeat(1_999),
  ]
  for (const text of bad) expect((await rpc({ body: text })).status).toBe(400)
  expect((await rpc({ body: Uint8Array.of(0x22, 0xff, 0x22) })).status).toBe(400)
  for (const name of ['constructor', '__proto__', 'toString', 'subscribe', 'nothing', 3, null]) {
    expect((await rpc({ body: JSON.stringify({ name, input: {} }) })).status).toBe(404)
  }
})

test('a body over the limit is 413, announced or not, and is never handed on', async () => {
  const before = asked.length
  const large = JSON.stringify({ name: 'libraryState', input: 'x'.repeat(2_000) })
  const announced = await rpc({ body: large })
  expect(announced.status).toBe(413)
  expect(await announced.json()).toMatchObject({ ok: false, failure: { code: 'too-large' } })
  let sent = 0
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(100_000).fill(0x20))
      if (++sent === 50) controller.close()
    },
  })
  const init: RequestInit & { duplex: 'half' } = { body: stream, duplex: 'half' }
  expect((await rpc(init)).status).toBe(413)
  expect(asked.length).toBe(before)
})

test('a request that dawdles is cut off', async () => {
  const line = await raw(
    `POST /rpc HTTP/1.1\r\nHost: ${server.host}\r\nOrigin: ${self}\r\nSec-Fetch-Site: same-origin\r\nAuthorization: ${bearer}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"name"`,
    60_000,
  )
  expect(['closed', 'HTTP/1.1 408 Request Timeout', 'HTTP/1.1 400 Bad Request']).toContain(line)
})

test('what nobody expected is said without a path or a stack', async () => {
  const response = await rpc({ body: '{"name":"checkLibrary","input":{"repair":false,"run":"check"}}' })
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(text).not.toMatch(/home|marbre\.ts|Error/)
})

test('the page is served with a policy that lets nothing else in', async () => {
  const response = await fetch(`${self}/`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|data:|blob:)/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  const head = await fetch(`${self}/assets/main.js`, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  expect((await fetch(`${self}/`, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
})

test('the page has no data; what a window shows first is for its token alone', async () => {
  expect(await (await fetch(`${self}/`)).text()).not.toContain(PRERENDER.html)
  const first = (headers: HeadersInit) => fetch(`${self}/first?languages=fr-CA,en`, { headers })
  const drawn = { ...PRERENDER, language: 'fr-CA,en', article: null }
  expect(await (await first({ authorization: bearer })).json()).toEqual(drawn)
  const opened = async (open: string) =>
    (
      await fetch(`${self}/first?languages=fr-CA,en&open=${open}`, { headers: { authorization: bearer } })
    ).json()
  expect(await opened(idOf(7))).toEqual({ ...drawn, article: idOf(7) })
  for (const open of ['', '../x', `${idOf(7)} ${idOf(8)}`]) expect(await opened(open)).toEqual(drawn)
  expect((await first({})).status).toBe(401)
  expect((await first({ authorization: `${bearer}x` })).status).toBe(401)
  expect((await first({ authorization: bearer, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await fetch(`${self}/first`, { method: 'POST', headers: json() })).status).toBe(405)
})

test('a file that is named for its content may be kept, nothing else, and no answer', async () => {
  const kept = async (path: string, headers: HeadersInit = {}) =>
    (await fetch(`${self}${path}`, { headers })).headers.get('cache-control')
  expect(await kept('/assets/main-Bx9_-aZ0.js')).toBe('public, max-age=31536000, immutable')
  expect(await kept('/assets/main.js')).toBe('no-store')
  expect(await kept('/')).toBe('no-store')
  expect(await kept('/first', { authorization: bearer })).toBe('no-store')
  expect((await rpc()).headers.get('cache-control')).toBe('no-store')
})

test('a window of this machine may come to the page as a whole, from another library, and to nothing else', async () => {
  const status = (path: string, site: string, mode: string, dest: string) =>
    raw(
      `GET ${path} HTTP/1.1\r\nHost: ${server.host}\r\nSec-Fetch-Site: ${site}\r\nSec-Fetch-Mode: ${mode}\r\nSec-Fetch-Dest: ${dest}\r\nConnection: close\r\n\r\n`,
      2_000,
    )
  expect(await status('/', 'same-site', 'navigate', 'document')).toContain('200')
  for (const [path, site, mode, dest] of [
    ['/', 'cross-site', 'navigate', 'document'],
    ['/', 'same-site', 'navigate', 'iframe'],
    ['/', 'same-site', 'cors', 'empty'],
    ['/assets/main.js', 'same-site', 'navigate', 'document'],
    ['/events', 'same-site', 'navigate', 'document'],
  ] as const)
    expect(await status(path, site, mode, dest)).toContain('403')
})

test.each([
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/assets/../../secret.json',
  '/assets/..%5c..%5csecret.json',
  '/.hidden.json',
  '/%00',
  '/index.html%00.js',
  '/%ff',
  '/assets',
  '/assets/',
  '/C:/secret.json',
  '/assets//main.js',
])('%s leads nowhere', async (path) => {
  const line = await raw(`GET ${path} HTTP/1.1\r\nHost: ${server.host}\r\nConnection: close\r\n\r\n`)
  expect(status(line)).toBe(404)
})

test('the events come as they happen, and end with the server', async () => {
  const response = await fetch(`${self}/events`, { headers: own() })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  expect(server.listeners).toEqual({ open: 1, ever: true })
  const heard: NewsroomEvent[] = []
  const read = eventReader((event) => heard.push(event))
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const event: NewsroomEvent = { type: 'article-removed', id: 'x' }
  for (const listener of listeners) listener(event)
  while (heard.length === 0) read((await reader?.read())?.value ?? '')
  expect(heard).toEqual([event])
  await reader?.cancel()
  await expect.poll(() => server.listeners.open).toBe(0)
})

test('an admission lets one window in, and only one', async () => {
  server.redirectOnce('/abc', '/#t=secret')
  const first = await fetch(`${self}/abc`, { redirect: 'manual' })
  expect(first.status).toBe(303)
  expect(first.headers.get('location')).toBe('/#t=secret')
  expect((await fetch(`${self}/abc`, { redirect: 'manual' })).status).toBe(404)
})

test('it listens on the loopback interface alone', () => {
  expect(server.host).toMatch(/^127\.0\.0\.1:\d+$/)
})

test('a backup is downloaded once, under its name, and its file is removed', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'marbre-download-')), 'marbre-été.zip')
  writeFileSync(file, 'PK')
  downloads.set('/backup/secret', file)
  expect((await fetch(`${self}/backup/other`)).status).toBe(404)
  expect((await fetch(`${self}/backup/secret`, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
    403,
  )
  expect((await fetch(`${self}/backup/secret`, { method: 'POST' })).status).toBe(405)
  const answer = await fetch(`${self}/backup/secret`)
  expect(answer.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''marbre-%C3%A9t%C3%A9.zip",
  )
  expect(await answer.text()).toBe('PK')
  expect((await fetch(`${self}/backup/secret`)).status).toBe(404)
  await expect.poll(() => existsSync(file)).toBe(false)
})
