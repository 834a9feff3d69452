import { EventEmitter } from 'node:events'

type Handler = (event: object, ...values: unknown[]) => unknown

/** Electron's `ipcMain`. */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()
  #held: { word: string; release: Promise<void>; let: () => void } | undefined

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Holds back the calls that have a word among their values, until they are released. */
  hold(word: string): void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#held = { word, release: promise, let: resolve }
  }

  release(): void {
    this.#held?.let()
    this.#held = undefined
  }

  /** What a handler answers, or `error` with the words that the caller gets. */
  async answer(
    channel: string,
    event: object,
    values: readonly unknown[],
  ): Promise<{ value: unknown } | { error: string }> {
    const handler = this.#handlers.get(channel)
    if (!handler) return { error: `Error: No handler registered for '${channel}'` }
    if (this.#held && values.includes(this.#held.word)) await this.#held.release
    try {
      return { value: await handler(event, ...values) }
    } catch (error) {
      return { error: String(error) }
    }
  }
}

export const ipcMain = new IpcMain()
