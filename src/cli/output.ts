import { once } from 'node:events'
import { fstatSync, writeFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'

/** A stream to write to, with backpressure. A reader that has gone away is no error: the rest is dropped. */
export type Output = {
  write(text: string | Uint8Array): Promise<void>
  line(text: string): Promise<void>
  /** True once the reader has gone away, or nothing more can be written. */
  readonly closed: boolean
  /** Waits until all is written. Gives the system's code of what kept it from being written (`ENOSPC`), or an empty string. */
  end(): Promise<string>
}

/** What a pipe answers whose reader has gone away. */
const READER_GONE = new Set(['EPIPE', 'EOF', 'ECONNRESET'])

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

/**
 * The stream of a standard output. Where that is a file, it is written here: Node's own stream takes a text of which only a part
 * had room on the disk for written.
 */
export function fileOrStream(fd: number, stream: () => Writable): Writable {
  if (!fstatSync(fd).isFile()) return stream()
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      try {
        writeFileSync(fd, chunk)
        done()
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
}

/** The stream is opened with the first that is written. */
export function outputTo(open: () => Writable): Output {
  let closed = false
  let failure = ''
  let last = Promise.resolve()
  let opened: Writable | null = null
  const write = async (text: string | Uint8Array) => {
    if (closed) return
    const stream = opened ?? open()
    if (!opened) {
      opened = stream
      stream.on('error', (error) => {
        if (!closed && !READER_GONE.has(codeOf(error))) failure = codeOf(error)
        closed = true
      })
    }
    const ended = Promise.withResolvers<void>()
    last = ended.promise
    if (stream.write(text, () => ended.resolve())) return
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
    end: async () => {
      await last
      // A stream tells of its error after it has called back.
      await setImmediate()
      return failure
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
