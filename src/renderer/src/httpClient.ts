import type { Newsroom } from '../../contract/contract.ts'
import type { NewsroomEvent } from '../../contract/events.ts'
import { eventReader, sendOver } from '../../contract/http.ts'
import { EVENTS_PATH } from '../../contract/paths.ts'
import { clientOver, type Send } from '../../contract/client.ts'
import { authorization, post, postAtClose } from './rpc.ts'

const MIN_RETRY_DELAY = 250
const MAX_RETRY_DELAY = 5_000

const delay = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds))

/** Reads one event stream to its end; false if it could not be opened. */
async function readEventStream(headers: HeadersInit, onOpen: () => void, onChunk: (chunk: string) => void) {
  try {
    const { ok, body } = await fetch(EVENTS_PATH, { headers })
    if (!ok || !body) return false
    onOpen()
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return true
      onChunk(value)
    }
  } catch {
    return false
  }
}

/** Emits the host's events for as long as the page lives, reconnecting with exponential backoff. */
async function listen(headers: HeadersInit, emit: (event: NewsroomEvent) => void): Promise<never> {
  let retryDelay = MIN_RETRY_DELAY
  const onOpen = () => {
    retryDelay = MIN_RETRY_DELAY
    // Events may have been missed while disconnected: everything is read again.
    emit({ type: 'library-changed' })
  }
  for (;;) {
    await readEventStream(headers, onOpen, eventReader(emit))
    await delay(retryDelay)
    retryDelay = Math.min(retryDelay * 2, MAX_RETRY_DELAY)
  }
}

/** Calls with more characters or bytes than this are sent from a worker. */
const LARGE = 20_000

/** True for a value with more than so many characters and bytes. Cost: one visit of each value, until there are more. */
function isLarger(value: unknown, limit: number): boolean {
  let left = limit
  const exceeds = (part: unknown): boolean => {
    if (typeof part === 'string') left -= part.length
    else if (part instanceof Uint8Array) left -= part.byteLength
    else if (typeof part === 'object' && part !== null) return Object.values(part).some(exceeds)
    return left < 0
  }
  return exceeds(value)
}

/**
 * Sends large calls from a worker, so that no key waits while they are spelt out. While the window closes or is hidden, the page sends
 * all itself by `sendAtClose`, since a worker may be gone before it has sent what it was given.
 */
function sendAside(sendHere: Send, sendAtClose: Send): Send {
  let isClosing = false
  let fromWorker: Promise<Send> | null = null
  const close = () => {
    isClosing = true
    // Closing may be called off; a page that closes gets here no more.
    setTimeout(() => {
      isClosing = false
    })
  }
  for (const type of ['beforeunload', 'pagehide']) window.addEventListener(type, close, { capture: true })
  return async (name, input) => {
    if (isClosing || document.visibilityState === 'hidden') return sendAtClose(name, input)
    if (!isLarger(input, LARGE)) return sendHere(name, input)
    fromWorker ??= import('./largeCalls.ts').then(
      ({ sendFromWorker }) => sendFromWorker(authorization().authorization, sendHere),
      () => sendHere,
    )
    return (await fromWorker)(name, input)
  }
}

/** The newsroom's client over HTTP: calls by POST, large ones from a worker, events by one stream that reconnects. */
export function createHttpClient(): Newsroom {
  const headers = authorization()
  const send = sendAside(sendOver(post), sendOver(postAtClose))

  const listeners = new Set<(event: NewsroomEvent) => void>()
  let listening = false
  const subscribe: Newsroom['subscribe'] = (listener) => {
    listeners.add(listener)
    if (!listening) {
      listening = true
      void listen(headers, (event) => {
        for (const each of listeners) each(event)
      })
    }
    return () => listeners.delete(listener)
  }
  return clientOver(send, subscribe)
}
