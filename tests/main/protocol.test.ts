import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { PRERENDER_PLACE, PAGE_TAG } from '../../src/contract/prerender.ts'
import type { AssetReader } from '../../src/host/assets.ts'
import {
  isPageAddress,
  lockSession,
  mayRequest,
  pageHandler,
  printAddress,
  SCHEMES,
} from '../../src/main/protocol.ts'

const page: AssetReader = async (path) =>
  path === '/index.html'
    ? { bytes: new TextEncoder().encode('<title>Marbre</title>'), mediaType: 'text/html' }
    : null

const noPrerender = async () => null

test.each([
  ['app://marbre/', true],
  ['app://marbre/index.html#t', true],
  ['app://marbre.evil.example/', false],
  ['app://evil@marbre/', true],
  ['app://marbre@evil/', false],
  ['app:marbre', false],
  ['apps://marbre/', false],
  ['https://marbre/', false],
  ['file:///marbre/index.html', false],
  ['javascript:app://marbre/', false],
  ['', false],
])('%s is the own page: %s', (address, own) => {
  expect(isPageAddress(address)).toBe(own)
})

test('the page is served with its policy, and nothing else is', async () => {
  const answer = pageHandler(page, false, () => null, noPrerender)
  const response = await answer(new Request('app://marbre/index.html?x=1'))
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('<title>Marbre</title>')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
  expect((await answer(new Request('app://other/index.html'))).status).toBe(404)
  expect((await answer(new Request('app://marbre/nowhere'))).status).toBe(404)
  expect((await answer(new Request('app://marbre/index.html', { method: 'POST' }))).status).toBe(405)
})

test('of the scripts in the page its own run, by their hashes, and none of the data that the prerender brings', async () => {
  const script = "document.title = 'x'"
  const html = `${PAGE_TAG}><script data-main="./main.js">${script}</script><div>${PRERENDER_PLACE}</div></html>`
  const built: AssetReader = async (path) =>
    path === '/' ? { bytes: new TextEncoder().encode(html), mediaType: 'text/html' } : null
  const settings = { theme: 'dark', textSize: 'normal', measure: 'normal' } as const
  const answers = { asked: '</script><img src=x onerror=alert(1)><!--' }
  const prerendered = { html: '<p>$& </p>', article: null, language: 'fr', settings, answers }
  const answer = pageHandler(
    built,
    false,
    () => null,
    async () => prerendered,
  )
  const response = await answer(new Request('app://marbre/'))
  const hash = createHash('sha256').update(script).digest('base64')
  expect(response.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`)
  const page = await response.text()
  const [, data = ''] = /<script type="application\/json" id="prerender">(.*?)<\/script>/.exec(page) ?? []
  expect(JSON.parse(data)).toEqual({ article: null, language: 'fr', settings, answers })
  expect(page.replace(data, '')).toBe(
    html
      .replace(PAGE_TAG, '<html lang="fr" data-theme="dark" data-text-size="normal" data-measure="normal"')
      .replace(PRERENDER_PLACE, () => '<p>$& </p><script type="application/json" id="prerender"></script>'),
  )
  expect(await (await answer(new Request('app://marbre/', { method: 'HEAD' }))).text()).toBe('')
})

test('a page is served as long as it is printed, under an address of another origin', async () => {
  const pages = new Map([[printAddress(1), new TextEncoder().encode('<p>Imprimé')]])
  const answer = pageHandler(page, false, (address) => pages.get(address) ?? null, noPrerender)
  const response = await answer(new Request(printAddress(1)))
  expect(await response.text()).toBe('<p>Imprimé')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await answer(new Request(printAddress(2)))).status).toBe(404)
  expect(isPageAddress(printAddress(1))).toBe(false)
})

test('its scheme is standard and secure, and has no way round its policy', () => {
  expect(SCHEMES).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
})

test.each([
  ['app://marbre/assets/main.js', true],
  ['blob:app://marbre/0b5c', true],
  ['data:image/png;base64,AAAA', true],
  ['blob:https://evil.example/0b5c', false],
  ['https://evil.example/', false],
  ['http://127.0.0.1/', false],
  ['http://localhost:5173/', false],
  ['ws://localhost:5173/', false],
  ['wss://evil.example/', false],
  ['file:///etc/passwd', false],
  ['ftp://evil.example/', false],
  ['devtools://devtools/bundled/inspector.html', false],
  ['chrome://version', false],
  ['app://evil/', false],
  ['app://print/1', true],
  ['app://printer/1', false],
  ['nonsense', false],
])('a request to %s goes out: %s', (address, allowed) => {
  expect(mayRequest(address, false)).toBe(allowed)
})

test('while developing, the tools and the reload socket work, and still nothing else', () => {
  expect(mayRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true)
  expect(mayRequest('ws://localhost:5173/', true)).toBe(true)
  expect(mayRequest('https://evil.example/', true)).toBe(false)
  expect(mayRequest('ws://localhost.evil.example/', true)).toBe(false)
})

/** A session that only remembers what was set on it. */
function recordingSession() {
  const set = new Map<string, unknown[]>()
  const remember =
    (name: string) =>
    (...values: unknown[]) => {
      set.set(name, values)
    }
  const session = {
    on: remember('on'),
    setPermissionRequestHandler: remember('request'),
    setPermissionCheckHandler: remember('check'),
    setDevicePermissionHandler: remember('device'),
    setDisplayMediaRequestHandler: remember('display'),
    setSpellCheckerEnabled: remember('spelling'),
    setSpellCheckerLanguages: remember('languages'),
    webRequest: { onBeforeRequest: remember('before') },
  }
  const call = (name: string, at: number, ...values: unknown[]): unknown => {
    const handler = set.get(name)?.[at]
    if (typeof handler !== 'function') throw new TypeError(`nothing was set for ${name}`)
    return handler(...values)
  }
  return { session, set, call }
}

function assertLockable(_session: unknown): asserts _session is Parameters<typeof lockSession>[0] {}

test('a session denies every permission, device and screen, every foreign request and download, and fetches no dictionary', () => {
  const { session, set, call } = recordingSession()
  assertLockable(session)
  const saved: string[] = []
  lockSession(session, false, (path) => saved.push(path))

  const answers: unknown[] = []
  const note = (answer: unknown) => answers.push(answer)
  call('before', 0, { url: 'https://evil.example/' }, note)
  call('before', 0, { url: 'app://marbre/' }, note)
  expect(answers.splice(0)).toEqual([{ cancel: true }, { cancel: false }])

  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-sanitized-write',
    'openExternal',
    'fileSystem',
  ]) {
    call('request', 0, null, permission, note)
    expect(call('check', 0, null, permission)).toBe(false)
  }
  expect(answers.splice(0)).toEqual(new Array(7).fill(false))
  expect(call('device', 0, {})).toBe(false)
  call('display', 0, {}, note)
  expect(answers.splice(0)).toEqual([null])

  const prevented: string[] = []
  const download = (url: string, state = 'completed') =>
    call(
      'on',
      1,
      { preventDefault: () => prevented.push(url) },
      {
        getURL: () => url,
        getSavePath: () => '/home/ines/a.pdf',
        once: (_name: string, done: (event: unknown, state: string) => void) => done({}, state),
      },
    )
  expect(set.get('on')?.[0]).toBe('will-download')
  download('blob:app://marbre/1')
  download('blob:app://marbre/2', 'cancelled')
  download('https://evil.example/x')
  download('data:text/html,x')
  expect(prevented).toEqual(['https://evil.example/x', 'data:text/html,x'])
  expect(saved).toEqual(['/home/ines/a.pdf'])
  expect(set.get('spelling')).toEqual([false])
  expect(set.get('languages')).toEqual([[]])
})
