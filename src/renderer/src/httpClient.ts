import type { Newsroom } from '../../contract/contract.ts'
import type { NewsroomEvent } from '../../contract/events.ts'
import { sendOver } from '../../contract/http.ts'
import { clientOver, type Send } from '../../contract/client.ts'
import { authorization, post, postAtClose } from './rpc.ts'

/** How long the window waits before it asks again for the code of its event stream, in milliseconds. */
const RETRY_DELAY = 1_000

/** Emits the host's events for as long as the page lives. */
async function listen(emit: (event: NewsroomEvent) => void): Promise<void> {
  const stream = await import('./eventStream.ts').catch(() => null)
  if (stream) await stream.listen(emit)
  else setTimeout(() => void listen(emit), RETRY_DELAY)
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
      ({ sendFromWorker }) => sendFromWorker(authorization, sendHere),
      () => sendHere,
    )
    return (await fromWorker)(name, input)
  }
}

/** The newsroom's client over HTTP: calls by POST, large ones from a worker, events by one stream that reconnects. */
export function createHttpClient(): Newsroom {
  const send = sendAside(sendOver(post), sendOver(postAtClose))

  const listeners = new Set<(event: NewsroomEvent) => void>()
  let listening = false
  const subscribe: Newsroom['subscribe'] = (listener) => {
    listeners.add(listener)
    if (!listening) {
      listening = true
      void listen((event) => {
        for (const each of listeners) each(event)
      })
    }
    return () => listeners.delete(listener)
  }
  return clientOver(send, subscribe)
}
