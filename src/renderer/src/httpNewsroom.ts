import type { Newsroom, NewsroomEvent } from '../../contract/contract.ts'
import { eventReader, sendOver } from '../../contract/http.ts'
import { EVENTS_PATH } from '../../contract/paths.ts'
import { clientOver } from '../../contract/remote.ts'
import { authorization, post } from './post.ts'

const SHORTEST_WAIT = 250
const LONGEST_WAIT = 5_000

const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds))

/** Reads one stream of events to its end; false where it could not be had at all. */
async function follow(headers: HeadersInit, begun: () => void, read: (chunk: string) => void) {
  try {
    const { ok, body } = await fetch(EVENTS_PATH, { headers })
    if (!ok || !body) return false
    begun()
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return true
      read(value)
    }
  } catch {
    return false
  }
}

/** Announces the host's events for as long as the page lives, through every loss of the stream. */
async function listen(headers: HeadersInit, announce: (event: NewsroomEvent) => void): Promise<never> {
  let wait = SHORTEST_WAIT
  const begun = () => {
    wait = SHORTEST_WAIT
    // What happened while nobody listened is unknown: everything is read again.
    announce({ type: 'library-changed' })
  }
  for (;;) {
    await follow(headers, begun, eventReader(announce))
    await pause(wait)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
}

/** The newsroom behind this page's own server: calls by POST, events by one stream that reconnects. */
export function httpNewsroom(): Newsroom {
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
