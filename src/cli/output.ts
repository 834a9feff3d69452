import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** A stream to write to, with backpressure. A reader that has gone away is no error: the rest is dropped. */
export type Output = {
  write(text: string | Uint8Array): Promise<void>
  line(text: string): Promise<void>
  /** True once the reader has gone away. */
  readonly closed: boolean
}

/** The stream is opened with the first that is written. */
export function outputTo(open: () => Writable): Output {
  let closed = false
  let opened: Writable | null = null
  const write = async (text: string | Uint8Array) => {
    if (closed) return
    const stream = opened ?? open()
    if (!opened) {
      opened = stream
      stream.on('error', () => {
        closed = true
      })
    }
    if (stream.write(text)) return
    const written = new AbortController()
    await Promise.race([
      once(stream, 'drain', { signal: written.signal }).catch(() => {}),
      once(stream, 'close', { signal: written.signal }).catch(() => {}),
    ])
    written.abort()
  }
  return {
    write,
    line: (text) => write(`${text}\n`),
    get closed() {
      return closed
    },
  }
}

/** Writes one JSON object with a long list, entry by entry. `head` comes before the list, the tail of `close` after it. */
export async function openDocument(out: Output, head: Record<string, unknown>, list: string) {
  const opening = Object.entries(head).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},`,
  )
  await out.write(`{${opening.join('')}${JSON.stringify(list)}:[`)
  let entries = 0
  return {
    async add(entry: unknown) {
      entries += 1
      await out.write(`${entries > 1 ? ',' : ''}\n${JSON.stringify(entry)}`)
    },
    async close(tail: Record<string, unknown>) {
      const closing = Object.entries(tail).map(
        ([key, value]) => `,${JSON.stringify(key)}:${JSON.stringify(value)}`,
      )
      await out.line(`]${closing.join('')}}`)
    },
  }
}
