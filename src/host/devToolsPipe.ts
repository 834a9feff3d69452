import type { Readable, Writable } from 'node:stream'
import * as z from 'zod/mini'

const message = z.object({
  id: z.optional(z.number()),
  result: z.optional(z.unknown()),
  error: z.optional(z.object({ message: z.string() })),
  method: z.optional(z.string()),
  sessionId: z.optional(z.string()),
})

type Waiting = { resolve(result: unknown): void; reject(error: Error): void }

/**
 * The client's end of Chromium's protocol over a pair of pipes (`--remote-debugging-pipe`): messages are JSON, and end in a
 * zero byte. When the pipes are closed, or something else comes out of them, all that waits is rejected.
 */
export class DevToolsPipe {
  readonly #toBrowser: Writable
  readonly #calls = new Map<number, Waiting>()
  readonly #events = new Map<string, Waiting>()
  #lastId = 0
  #received: Buffer[] = []
  #isClosed: boolean = false

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser
    // A browser that has ended cannot be written to; its end is told by the other pipe.
    toBrowser.on('error', () => this.#close())
    fromBrowser.on('data', (chunk: Buffer) => this.#receive(chunk))
    fromBrowser.on('close', () => this.#close())
    fromBrowser.on('error', () => this.#close())
  }

  /** Calls a method, of a page where a session is given. Rejects where Chromium refuses it, or ends. */
  async send(method: string, parameters: object, sessionId?: string): Promise<unknown> {
    if (this.#isClosed) throw new Error(`${method}: the browser has ended`)
    this.#lastId += 1
    const id = this.#lastId
    const answer = new Promise((resolve, reject) => this.#calls.set(id, { resolve, reject }))
    const call = { id, method, params: parameters, ...(sessionId === undefined ? {} : { sessionId }) }
    this.#toBrowser.write(`${JSON.stringify(call)}\0`)
    return answer
  }

  /** Waits for the next event of a name in a session. Rejects where the browser ends. */
  once(event: string, sessionId: string): Promise<unknown> {
    return new Promise((resolve, reject) => this.#events.set(`${sessionId} ${event}`, { resolve, reject }))
  }

  #receive(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#received.push(chunk.subarray(start, end))
      const text = Buffer.concat(this.#received).toString('utf8')
      this.#received = []
      try {
        this.#handle(text)
      } catch {
        this.#close()
      }
      start = end + 1
    }
    if (start < chunk.length) this.#received.push(chunk.subarray(start))
  }

  #handle(text: string): void {
    const { id, result, error, method, sessionId } = message.parse(JSON.parse(text))
    if (id !== undefined) {
      const call = this.#calls.get(id)
      this.#calls.delete(id)
      if (error) call?.reject(new Error(error.message))
      else call?.resolve(result)
    } else {
      const key = `${sessionId} ${method}`
      this.#events.get(key)?.resolve(null)
      this.#events.delete(key)
    }
  }

  #close(): void {
    this.#isClosed = true
    const waiting = [...this.#calls.values(), ...this.#events.values()]
    this.#calls.clear()
    this.#events.clear()
    for (const { reject } of waiting) reject(new Error('the browser has ended'))
  }
}
