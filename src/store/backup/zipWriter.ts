import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { FileSystem } from '../fileSystem.ts'

/** How many files, and bytes of theirs, are handed over before their turn in the archive is waited for. */
const BATCH_FILES = 64
const BATCH_BYTES = 4_000_000

type EntryOptions = { isDeflated: boolean; modified: number }

/** The list of entries of a yazl archive: what is in it when the archive ends is its central directory. */
function entriesOf(zip: ZipFile): unknown[] {
  const entries: unknown = 'entries' in zip ? zip.entries : null
  if (!Array.isArray(entries)) throw new TypeError('an archive without a list of its entries')
  return entries
}

/**
 * Lets go of the bytes of an entry that is written: what writes it holds them as long as there is the entry, and its name is
 * a slice of the pool that Node deflates into.
 */
function releaseBytes(entry: unknown): void {
  if (typeof entry !== 'object' || entry === null) return
  if ('doFileDataPump' in entry) entry.doFileDataPump = null
  if ('utf8FileName' in entry && entry.utf8FileName instanceof Uint8Array) {
    entry.utf8FileName = Uint8Array.from(entry.utf8FileName)
  }
}

/**
 * Writes an archive with zip64 to an open file. An entry that was written can be dropped: its bytes stay as a gap, and the
 * archive's list of contents, which comes last, does not name it.
 *
 * yazl looks through all of its entries for each that it writes, and each holds its file's bytes. So those that are written
 * are taken out of its list without their bytes, and put back when the archive ends. Small files are deflated by the thread pool, several at a time.
 */
export class ZipWriter {
  readonly #zip = new ZipFile()
  readonly #entries: unknown[]
  readonly #dropped = new Set<unknown>()
  readonly #byName = new Map<string, unknown>()
  readonly #written: unknown[] = []
  readonly #failure = Promise.withResolvers<never>()
  readonly #consumed: Promise<void>
  #bytes: number = 0
  #inBatch: number = 0
  #batchBytes: number = 0

  constructor(fileSystem: FileSystem, file: number) {
    this.#entries = entriesOf(this.#zip)
    this.#failure.promise.catch(() => undefined)
    this.#zip.on('error', (error) => this.#failure.reject(error))
    this.#consumed = this.#consume(fileSystem, file)
    this.#consumed.catch((error) => this.#failure.reject(error))
  }

  /** How many bytes of the archive are written. */
  get bytes(): number {
    return this.#bytes
  }

  async #consume(fileSystem: FileSystem, file: number): Promise<void> {
    for await (const chunk of this.#zip.outputStream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      for (let offset = 0; offset < bytes.length; ) {
        const more = fileSystem.write(file, bytes, offset)
        if (more <= 0) throw Object.assign(new Error('nothing more was written'), { code: 'EIO' })
        offset += more
      }
      this.#bytes += bytes.length
    }
  }

  /** Adds a file whose bytes are at hand. An entry of the same name is dropped. */
  async add(name: string, bytes: Uint8Array, options: EntryOptions): Promise<void> {
    if (this.#inBatch >= BATCH_FILES || this.#batchBytes >= BATCH_BYTES) {
      await this.addStream(name, [bytes], options)
      return
    }
    this.#inBatch += 1
    this.#batchBytes += bytes.length
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#zip.addBuffer(buffer, name, toYazl(options))
    this.#note(name)
  }

  /** Adds a file piece by piece, in its turn; settles once its last piece is taken. The pieces must not throw. */
  async addStream(
    name: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options: EntryOptions,
  ): Promise<void> {
    const taken = Promise.withResolvers<void>()
    this.#zip.addReadStreamLazy(name, toYazl(options), (give) => {
      // Every entry before this one is written.
      const written = this.#entries.splice(0, this.#entries.length - 1)
      written.forEach(releaseBytes)
      this.#written.push(...written)
      const stream = Readable.from(pieces, { objectMode: false })
      stream.on('error', (error) => this.#failure.reject(error))
      stream.on('end', () => taken.resolve())
      give(null, stream)
    })
    this.#note(name)
    this.#inBatch = 0
    this.#batchBytes = 0
    await Promise.race([taken.promise, this.#failure.promise])
  }

  #note(name: string): void {
    this.drop(name)
    this.#byName.set(name, this.#entries.at(-1))
  }

  /** Leaves an entry out of the archive's list of contents. */
  drop(name: string): void {
    const entry = this.#byName.get(name)
    if (entry === undefined) return
    this.#dropped.add(entry)
    this.#byName.delete(name)
  }

  /** Ends the archive after a last entry; settles when all of it is written to the file. */
  async finish(name: string, bytes: Uint8Array): Promise<void> {
    await this.addStream(name, [bytes], { isDeflated: true, modified: Date.now() })
    const rest = this.#entries.splice(0)
    for (const entry of this.#written) if (!this.#dropped.has(entry)) this.#entries.push(entry)
    for (const entry of rest) this.#entries.push(entry)
    this.#zip.end()
    await Promise.race([this.#consumed, this.#failure.promise])
  }

  /** Stops writing; the file stays the caller's. */
  async abort(): Promise<void> {
    this.#failure.reject(new Error('aborted'))
    if (this.#zip.outputStream instanceof Readable) this.#zip.outputStream.destroy()
    await this.#consumed.catch(() => undefined)
  }
}

function toYazl({ isDeflated, modified }: EntryOptions) {
  return { compress: isDeflated, mtime: new Date(modified), mode: 0o100644 }
}
