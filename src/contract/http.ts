import type { NewsroomEvent } from './contract.ts'
import { eventDecoder, type Send } from './remote.ts'
import { fromWire, toWire } from './wire.ts'

/** `POST` with `Authorization: Bearer <token>` and `Content-Type: application/json`: the body of `toWire({name, input})`. */
export const RPC_PATH = '/rpc'

/** `GET` with the same authorisation: a stream that stays open, one event in JSON a line; an empty line says "still here". */
export const EVENTS_PATH = '/events'

/** The launch token in the fragment of the address that the browser-window host opens: `#t=<token>`. */
export const TOKEN_KEY = 't'

/** The client's end of a call over HTTP; `post` sends a body to `RPC_PATH` and gives back the body of the answer. */
export function sendOver(post: (body: string) => Promise<string>): Send {
  return async (name, input) => fromWire(await post(toWire({ name, input })))
}

/** One event as a line of the stream. */
export function eventLine(event: NewsroomEvent): string {
  return `${toWire(event)}\n`
}

/** Reads the stream of events from its text, however it is cut into chunks; what is no event is passed over. */
export function eventReader(listener: (event: NewsroomEvent) => void): (chunk: string) => void {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const event = line === '' ? undefined : decodedEvent(line)
      if (event) listener(event)
    }
  }
}

function decodedEvent(line: string): NewsroomEvent | undefined {
  try {
    return eventDecoder.safeParse(fromWire(line)).data
  } catch {
    return undefined
  }
}
