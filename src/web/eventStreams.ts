import type { ServerResponse } from 'node:http'
import type { Newsroom } from '../contract/contract.ts'
import { eventLine } from '../contract/http.ts'
import type { Listeners } from './windowGone.ts'

/** Milliseconds. */
const HEARTBEAT_INTERVAL = 15_000
const MAX_STREAMS = 32
/** A stream with more unread bytes than this is closed: its window no longer reads. */
const MAX_UNREAD_BYTES = 2 ** 20

/** The open event streams: one for each window. */
export class EventStreams {
  readonly #streams = new Set<ServerResponse>()
  readonly #stop: () => void
  #everOpened = false

  constructor(subscribe: Newsroom['subscribe']) {
    const unsubscribe = subscribe((event) => this.#send(eventLine(event)))
    const heartbeat = setInterval(() => this.#send('\n'), HEARTBEAT_INTERVAL)
    this.#stop = () => {
      clearInterval(heartbeat)
      unsubscribe()
    }
  }

  get listeners(): Listeners {
    return { open: this.#streams.size, ever: this.#everOpened }
  }

  get isFull(): boolean {
    return this.#streams.size >= MAX_STREAMS
  }

  /** Keeps a response open, and sends it every event from now on. */
  add(response: ServerResponse): void {
    this.#streams.add(response)
    this.#everOpened = true
    response.on('close', () => this.#streams.delete(response))
    response.write('\n')
  }

  #send(line: string): void {
    for (const response of this.#streams) {
      if (response.writableLength > MAX_UNREAD_BYTES) response.destroy()
      else response.write(line)
    }
  }

  /** Ends every stream. */
  close(): void {
    this.#stop()
    for (const response of this.#streams) response.end()
  }
}
