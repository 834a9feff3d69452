import type { NewsroomEvent } from './events.ts'
import { isEvent } from './events.ts'
import type { Send } from './client.ts'
import { fromWire, toWire } from './wire.ts'

export { DOWNLOAD_PATH, EVENTS_PATH, FIRST_PATH, RPC_PATH, TOKEN_KEY } from './paths.ts'

/** The client's end of a call over HTTP; `post` sends a body to `RPC_PATH` and returns the body of the response. */
export function sendOver(post: (body: string) => Promise<string>): Send {
  return async (name, input) => fromWire(await post(toWire({ name, input })))
}

/** An event as a line of the stream. */
export function eventLine(event: NewsroomEvent): string {
  return `${toWire(event)}\n`
}

/** Reads the stream of events, however it is cut into chunks; lines that are no event are ignored. */
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
    const value = fromWire(line)
    return isEvent(value) ? value : undefined
  } catch {
    return undefined
  }
}
