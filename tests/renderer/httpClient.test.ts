import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changeEvent } from '../changeEvent.ts'
import { articleOf } from '../store/articleOf.ts'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { FIRST_LIST } from '../../src/contract/firstList.ts'
import { FIRST_CALLS } from '../../src/contract/firstPicture.ts'
import { EVENTS_PATH, eventLine, RPC_PATH } from '../../src/contract/http.ts'
import { toWire } from '../../src/contract/wire.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { createHttpClient } from '../../src/renderer/src/httpClient.ts'

declare global {
  interface Window {
    firstAnswers?: Promise<Map<string, string> | null>
  }
}

type Sent = { path: string; authorization: string | null; body: string }

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
  streams = []
  history.replaceState(null, '', '#t=geheim')
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    sent.push({
      path,
      authorization: new Headers(init.headers).get('authorization'),
      body: String(init.body ?? ''),
    })
    return path === EVENTS_PATH ? stream(streams.shift()) : answer()
  })
})
afterEach(() => {
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

test('what came with the first picture is not asked for again, but for the second time, and is waited for', async () => {
  const { promise, resolve } = Promise.withResolvers<Map<string, string> | null>()
  window.firstAnswers = promise
  const newsroom = createHttpClient()
  const settings = newsroom.readSettings({})
  await newsroom.listBin({ query: '' })
  expect(sent).toHaveLength(1)
  resolve(new Map([[FIRST_CALLS.settings, toWire(ok(DEFAULT_SETTINGS))]]))
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
