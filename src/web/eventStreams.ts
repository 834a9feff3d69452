import type { ServerResponse } from 'node:http'
import type { Newsroom } from '../contract/contract.ts'
import { eventLine } from '../contract/http.ts'
import type { Listeners } from './window.ts'

const HEARTBEAT = 15_000
const MOST = 32
/** What a window may leave unread of its events before it is taken for dead, in bytes. */
const UNREAD = 2 ** 20

/** The streams on which windows hear what the library announces. */
export class EventStreams {
  readonly #streams = new Set<ServerResponse>()
  readonly #stop: () => void
  #ever = false

  constructor(subscribe: Newsroom['subscribe']) {
    const unsubscribe = subscribe((event) => this.#tell(eventLine(event)))
    const heartbeat = setInterval(() => this.#tell('\n'), HEARTBEAT)
    this.#stop = () => {
      clearInterval(heartbeat)
      unsubscribe()
    }
  }

  get listeners(): Listeners {
    return { open: this.#streams.size, ever: this.#ever }
  }

  get isFull(): boolean {
    return this.#streams.size >= MOST
  }

  /** Keeps a response open, and sends it every event from now on. */
  add(response: ServerResponse): void {
    this.#streams.add(response)
    this.#ever = true
    response.on('close', () => this.#streams.delete(response))
    response.write('\n')
  }

  #tell(line: string): void {
    for (const response of this.#streams) {
      if (response.writableLength > UNREAD) response.destroy()
      else response.write(line)
    }
  }

  /** Ends every stream. */
  close(): void {
    this.#stop()
    for (const response of this.#streams) response.end()
  }
}
