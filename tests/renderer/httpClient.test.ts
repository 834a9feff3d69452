import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changeEvent } from '../changeEvent.ts'
import { articleOf } from '../store/articleOf.ts'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { FIRST_LIST } from '../../src/contract/firstList.ts'
import { FIRST_CALLS } from '../../src/contract/prerender.ts'
import { EVENTS_PATH, eventLine, RPC_PATH } from '../../src/contract/http.ts'
import { toWire } from '../../src/contract/wire.ts'
import { emptyContent } from '../../src/core/article/index.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { notifyFailure, TOAST_DURATION, useToasts } from '../../src/renderer/src/state/toasts.ts'
import { createHttpClient } from '../../src/renderer/src/httpClient.ts'
import type { LargeCallReply, LargeCallRequest } from '../../src/renderer/src/largeCallWorker.ts'

declare global {
  interface Window {
    firstAnswers?: Promise<Map<string, string> | null>
  }
}

type Sent = { path: string; authorization: string | null; body: string }
/** Whether each call may outlive its page, in their order. */
const kept: boolean[] = []

const sent: Sent[] = []
let streams: string[][] = []
let answer: () => Response = () => new Response(toWire(ok([])))

/** A response with these chunks that ends; without any, one that stays open. */
function stream(chunks: readonly string[] | undefined): Response {
  const encoder = new TextEncoder()
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks ?? []) controller.enqueue(encoder.encode(chunk))
        if (chunks) controller.close()
      },
    }),
  )
}

beforeEach(() => {
  sent.length = 0
  kept.length = 0
  streams = []
  history.replaceState(null, '', '#t=geheim')
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    sent.push({
      path,
      authorization: new Headers(init.headers).get('authorization'),
      body: String(init.body ?? ''),
    })
    kept.push(init.keepalive === true)
    return path === EVENTS_PATH ? stream(streams.shift()) : answer()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  delete window.firstAnswers
})

test('each call carries the launch token, which leaves the address and outlives a reload', async () => {
  answer = () => new Response(toWire(ok([])))
  expect(await createHttpClient().listBin({ query: '' })).toEqual(ok([]))
  expect(location.hash).toBe('')
  expect(sent.at(-1)).toEqual({
    path: RPC_PATH,
    authorization: 'Bearer geheim',
    body: toWire({ name: 'listBin', input: { query: '' } }),
  })
  await createHttpClient().listBin({ query: '' })
  expect(sent.at(-1)?.authorization).toBe('Bearer geheim')
})

test('what came with the prerender is not asked for again, but for the second time, and is waited for', async () => {
  const { promise, resolve } = Promise.withResolvers<Map<string, string> | null>()
  window.firstAnswers = promise
  const newsroom = createHttpClient()
  const settings = newsroom.readSettings({})
  await newsroom.listBin({ query: '' })
  expect(sent).toHaveLength(1)
  resolve(new Map([[FIRST_CALLS.readSettings, toWire(ok(DEFAULT_SETTINGS))]]))
  expect(await settings).toEqual(ok(DEFAULT_SETTINGS))
  expect(sent).toHaveLength(1)
  expect(await newsroom.readSettings({})).toEqual(ok([]))
  await newsroom.listArticles(FIRST_LIST)
  expect(sent).toHaveLength(3)
  window.firstAnswers = Promise.resolve(null)
  await newsroom.readSettings({})
  expect(sent).toHaveLength(4)
})

test('a refusal brings its own failure; no host, or one that does not know the window, is unreachable', async () => {
  const newsroom = createHttpClient()
  answer = () => new Response(toWire(failed('too-large', { limit: 9 })), { status: 413 })
  expect(await newsroom.listBin({ query: '' })).toEqual(failed('too-large', { limit: 9 }))
  answer = () => new Response(toWire(failed('invalid-input')), { status: 401 })
  expect(await newsroom.listBin({ query: '' })).toEqual(failed('unreachable'))
  answer = () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await newsroom.listBin({ query: '' })).toEqual(failed('unreachable'))
  answer = () => new Response('<html>')
  expect(await newsroom.listBin({ query: '' })).toEqual(failed('unreachable'))
})

test('events arrive however they are cut; after a loss the stream is taken up and everything is read again', async () => {
  const changed: NewsroomEvent = changeEvent(articleOf(1))
  const removed: NewsroomEvent = { type: 'article-removed', id: 'b' }
  const line = eventLine(changed)
  streams = [['\n', line.slice(0, 9), `${line.slice(9)}\n`], [eventLine(removed)]]
  const heard: NewsroomEvent[] = []
  const stop = createHttpClient().subscribe((event) => heard.push(event))
  const again: NewsroomEvent = { type: 'library-changed' }
  await expect.poll(() => heard).toEqual([again, changed, again, removed, again])
  stop()
})

/** The worker as the page sees it. The last one made is `workers.at(-1)`. */
class FakeWorker {
  onmessage: (event: { data: LargeCallReply }) => void = () => {}
  onerror: () => void = () => {}
  readonly received: LargeCallRequest[] = []
  isEnded = false

  constructor() {
    workers.push(this)
  }

  postMessage(message: LargeCallRequest): void {
    this.received.push(structuredClone(message))
  }

  terminate(): void {
    this.isEnded = true
  }

  get calls() {
    return this.received.filter((message) => 'number' in message)
  }
}
const workers: FakeWorker[] = []

const article = (signs: number) => ({
  content: { ...emptyContent('fr'), sections: [{ heading: '', body: 'a'.repeat(signs) }] },
})

test('what told of a lost connection goes once the stream is open again; other failures stay', async () => {
  useToasts.setState({ toasts: [] })
  notifyFailure(failed('unreachable').failure)
  notifyFailure(failed('not-found').failure)
  const codes = () => useToasts.getState().toasts.map(({ failure }) => failure?.code)
  expect(codes()).toEqual(['unreachable', 'not-found'])
  const off = createHttpClient().subscribe(() => {})
  await expect.poll(codes).toEqual(['not-found'])
  off()
})

test('a single call that is lost while the stream is open is told as long as any notice', async () => {
  useToasts.setState({ toasts: [] })
  const heard: NewsroomEvent[] = []
  const off = createHttpClient().subscribe((event) => heard.push(event))
  await expect.poll(() => heard).toHaveLength(1)
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  notifyFailure(failed('not-found').failure)
  notifyFailure(failed('unreachable').failure)
  const codes = () => useToasts.getState().toasts.map(({ failure }) => failure?.code)
  vi.advanceTimersByTime(TOAST_DURATION - 1)
  expect(codes()).toEqual(['not-found', 'unreachable'])
  vi.advanceTimersByTime(1)
  expect(codes()).toEqual(['not-found'])
  off()
})

test('a long text is spelt out and sent by a worker, once; a short one, and all of a window that closes, by the page', async () => {
  vi.stubGlobal('Worker', FakeWorker)
  workers.length = 0
  answer = () => new Response(toWire(failed('not-found')))
  const newsroom = createHttpClient()
  const onPage = () => sent.filter(({ path }) => path === RPC_PATH).length
  expect(await newsroom.createArticle(article(1_000))).toEqual(failed('not-found'))
  expect(workers).toHaveLength(0)

  const first = newsroom.createArticle(article(30_000))
  const second = newsroom.createArticle(article(40_000))
  await expect.poll(() => workers[0]?.calls).toHaveLength(2)
  const [worker] = workers
  expect(worker?.received[0]).toEqual({ authorization: 'Bearer geheim' })
  expect(worker?.calls[1]).toEqual({ number: 2, name: 'createArticle', input: article(40_000) })
  expect(onPage()).toBe(1)
  worker?.onmessage({ data: 'ready' })
  worker?.onmessage({ data: { number: 2, answer: failed('too-large') } })
  worker?.onmessage({ data: { number: 1 } })
  expect(await second).toEqual(failed('too-large'))
  expect(await first).toEqual(failed('unreachable'))

  vi.useFakeTimers({ toFake: ['setTimeout'] })
  window.dispatchEvent(new Event('beforeunload'))
  const closing = newsroom.createArticle(article(30_000))
  expect(await closing).toEqual(failed('not-found'))
  expect(worker?.calls).toHaveLength(2)
  expect(onPage()).toBe(2)

  // A worker that dies may have sent what it had; what comes later is sent by the page.
  vi.runAllTimers()
  vi.useRealTimers()
  const lost = newsroom.createArticle(article(30_000))
  await expect.poll(() => worker?.calls).toHaveLength(3)
  worker?.onerror()
  expect(await lost).toEqual(failed('unreachable'))
  expect(await newsroom.createArticle(article(30_000))).toEqual(failed('not-found'))
  expect(worker?.isEnded).toBe(true)
  expect(onPage()).toBe(3)
})

test('what a window sends while it closes may outlive it, unless it is long; nothing else may', async () => {
  answer = () => new Response(toWire(failed('not-found')))
  const newsroom = createHttpClient()
  await newsroom.createArticle(article(1_000))
  window.dispatchEvent(new Event('beforeunload'))
  await Promise.all([newsroom.createArticle(article(1_000)), newsroom.createArticle(article(30_000))])
  expect(kept).toEqual([false, true, false])
})

test('where the worker cannot be loaded, the page sends what it was given', async () => {
  vi.stubGlobal('Worker', FakeWorker)
  workers.length = 0
  answer = () => new Response(toWire(failed('not-found')))
  const waiting = createHttpClient().createArticle(article(30_000))
  await expect.poll(() => workers[0]?.calls).toHaveLength(1)
  workers[0]?.onerror()
  expect(await waiting).toEqual(failed('not-found'))
})

test('the worker itself asks the host, with the launch token', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const { sendFromWorker } = await import('../../src/renderer/src/largeCalls.ts')
  // The server of the tests is no newsroom's host: what it answers cannot be read.
  const bearer = () => ({ authorization: 'Bearer geheim' })
  const call = sendFromWorker(bearer, async () => 'sent by the page')('createArticle', article(9))
  call.then(resolve, resolve)
  expect(await promise).toEqual(new Error('the worker did not reach the host'))
  expect(sent).toHaveLength(0)
})
