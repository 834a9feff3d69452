import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Where a command writes, at the reader's pace. A reader that has gone away is no error: what follows is dropped. */
export type Output = {
  write(text: string | Uint8Array): Promise<void>
  line(text: string): Promise<void>
  /** True once nobody reads any more. */
  readonly closed: boolean
}

export function outputTo(stream: Writable): Output {
  let closed = false
  stream.on('error', () => {
    closed = true
  })
  const write = async (text: string | Uint8Array) => {
    if (closed || stream.write(text)) return
    const gone = new AbortController()
    await Promise.race([
      once(stream, 'drain', { signal: gone.signal }).catch(() => {}),
      once(stream, 'close', { signal: gone.signal }).catch(() => {}),
    ])
    gone.abort()
  }
  return {
    write,
    line: (text) => write(`${text}\n`),
    get closed() {
      return closed
    },
  }
}

/** One JSON document that holds a list too long to be kept: written entry by entry. */
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
