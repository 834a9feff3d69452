import type { Newsroom, NewsroomEvent } from '../../contract/contract.ts'
import { clientOver, eventDecoder, type Send } from '../../contract/remote.ts'
import { fromWire, toWire } from '../../contract/wire.ts'

const TOKEN = 'marbre.token'
const LONGEST_WAIT = 5_000

/** The launch token: from the address at first, and from the tab's own memory after a reload. */
function launchToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('t')
  if (!given) return sessionStorage.getItem(TOKEN) ?? ''
  sessionStorage.setItem(TOKEN, given)
  history.replaceState(null, '', location.pathname + location.search)
  return given
}

/** The data of each event in a stream of server-sent events. */
async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (pending + value).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) yield line.slice('data: '.length)
  }
}

function decoded(data: string): NewsroomEvent | undefined {
  try {
    return eventDecoder.safeParse(fromWire(data)).data
  } catch {
    return undefined
  }
}

/** The newsroom behind this page's own server: calls by POST, events by one stream that reconnects. */
export function httpNewsroom(): Newsroom {
  const headers = { authorization: `Bearer ${launchToken()}` }
  const listeners = new Set<(event: NewsroomEvent) => void>()
  const announce = (event: NewsroomEvent) => {
    for (const listener of listeners) listener(event)
  }

  const send: Send = async (method, input) => {
    const response = await fetch('/rpc', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: toWire({ method, input }),
    })
    if (!response.ok) throw new Error(`the host answered ${response.status}`)
    return fromWire(await response.text())
  }

  /** Follows one stream to its end, if it can be had at all. */
  const follow = async (again: boolean): Promise<boolean> => {
    try {
      const { ok, body } = await fetch('/events', { headers })
      if (!ok || !body) return false
      // What happened while nobody listened is unknown: everything is read again.
      if (again) announce({ type: 'library-changed' })
      for await (const data of eventsOf(body)) {
        const event = decoded(data)
        if (event) announce(event)
      }
      return true
    } catch {
      return false
    }
  }
  const listen = async () => {
    let wait = 250
    for (let again = false; ; again = true) {
      wait = (await follow(again)) ? 250 : Math.min(wait * 2, LONGEST_WAIT)
      await new Promise((resume) => setTimeout(resume, wait))
    }
  }

  let listening = false
  return clientOver(send, (listener) => {
    listeners.add(listener)
    if (!listening) {
      listening = true
      void listen()
    }
    return () => listeners.delete(listener)
  })
}
