import type { Newsroom } from '../../contract/contract.ts'
import type { NewsroomEvent } from '../../contract/events.ts'
import { eventReader, sendOver } from '../../contract/http.ts'
import { EVENTS_PATH } from '../../contract/paths.ts'
import { clientOver } from '../../contract/client.ts'
import { authorization, post } from './rpc.ts'

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

/** The newsroom's client over HTTP: calls by POST, events by one stream that reconnects. */
export function createHttpClient(): Newsroom {
  const headers = authorization()
  const send = sendOver(post)

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
