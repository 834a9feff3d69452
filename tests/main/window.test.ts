import { expect, test } from 'vitest'
import { crashLimiter, externalAddress, guardContents, windowOptions } from '../../src/main/window.ts'

test('the page is walled off from Node and Electron, one assertion for each line of the checklist', () => {
  const { webPreferences } = windowOptions('/preload.cjs', false)
  expect(webPreferences).toMatchObject({
    preload: '/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  })
  expect(webPreferences).not.toHaveProperty('enableBlinkFeatures')
  expect(windowOptions('/preload.cjs', true).webPreferences?.devTools).toBe(true)
})

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['HTTPS://example.org', 'https://example.org/'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
  ['http://example.org/', null],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['smb://host/share', null],
  ['ms-msdt:/id', null],
  ['\\\\host\\share', null],
  ['../../run.exe', null],
  ['', null],
])('%j is handed to the system as %j', (address, handed) => {
  expect(externalAddress(address)).toBe(handed)
})

type Handler = (...values: unknown[]) => unknown

/** Contents that only remember their handlers, and the time that the test sets. */
function guarded() {
  const handlers = new Map<string, Handler>()
  const opened: string[] = []
  const clock = { now: 0 }
  const contents = {
    on: (event: string, handler: Handler) => handlers.set(event, handler),
    setWindowOpenHandler: (handler: Handler) => handlers.set('open', handler),
  }
  assertGuarded(contents)
  guardContents(
    contents,
    (address) => opened.push(address),
    () => clock.now,
  )
  const call = (name: string, ...values: unknown[]): unknown => {
    const handler = handlers.get(name)
    if (!handler) throw new TypeError(`nothing hears ${name}`)
    return handler(...values)
  }
  return { call, opened, clock }
}

function assertGuarded(_contents: unknown): asserts _contents is Parameters<typeof guardContents>[0] {}

test('no second window opens; an address is opened by the system only right after a click', () => {
  const { call, opened, clock } = guarded()
  clock.now = 10_000
  expect(call('open', { url: 'https://example.org/' })).toEqual({ action: 'deny' })
  expect(opened).toEqual([])
  call('input-event', {}, { type: 'mouseMove' })
  call('open', { url: 'https://example.org/' })
  expect(opened).toEqual([])
  call('input-event', {}, { type: 'mouseDown' })
  clock.now += 500
  expect(call('open', { url: 'https://example.org/' })).toEqual({ action: 'deny' })
  call('open', { url: 'file:///etc/passwd' })
  expect(opened).toEqual(['https://example.org/'])
  clock.now += 5_000
  call('open', { url: 'https://example.org/late' })
  expect(opened).toHaveLength(1)
})

test('the page stays where it is: no navigation, redirection or webview', () => {
  const { call } = guarded()
  const prevented: string[] = []
  const event = (url: string, isMainFrame = true) => ({
    url,
    isMainFrame,
    preventDefault: () => prevented.push(url),
  })
  call('will-frame-navigate', event('app://marbre/'))
  call('will-frame-navigate', event('about:srcdoc', false))
  expect(prevented).toEqual([])
  const refused = [
    'https://evil.example/',
    'file:///etc/passwd',
    'about:blank',
    'app://evil/',
    'data:text/html,x',
  ]
  for (const url of refused) call('will-frame-navigate', event(url))
  for (const url of [...refused, 'app://marbre/']) call('will-frame-navigate', event(url, false))
  call('will-redirect', event('app://marbre/other'))
  call('will-attach-webview', event('webview'))
  expect(prevented).toEqual([...refused, ...refused, 'app://marbre/', 'app://marbre/other', 'webview'])
})

test('a page that crashes comes back, but not for ever', () => {
  let now = 0
  const again = crashLimiter(() => now)
  expect([again(), again(), again(), again()]).toEqual([true, true, true, false])
  now += 60_001
  expect(again()).toBe(true)
})
