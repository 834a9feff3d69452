import { createHash, hash } from 'node:crypto'
import { join } from 'node:path'
import type { LeftOut } from '../../core/backup.ts'
import { describeIfThere, type FileSystem } from '../fileSystem.ts'
import { errorCode } from '../systemErrors.ts'
import { loopYielder } from '../yieldToLoop.ts'
import { throwIfCancelled } from './failures.ts'
import { type Listing, stateOf } from './listing.ts'
import type { BackedUpFile } from './manifest.ts'
import { isDeflated, isUnsafeName } from './names.ts'
import type { ZipWriter } from './zipWriter.ts'

/** Bytes; files up to this size are read at once, larger ones piece by piece. */
const SMALL = 1_000_000
const PIECE = 262_144

/** A file that was opened: whoever replaces it under its name, its bytes stay as they were. */
export type OpenedFile = { name: string; file: number; size: number; modified: number; state: string }

type Copied = BackedUpFile & { state: string }

/** What is copied into an archive so far: each file as it was when it was opened. */
export class Snapshot {
  readonly #fileSystem: FileSystem
  readonly #root: string
  readonly #zip: ZipWriter
  readonly #signal: AbortSignal
  readonly #tell: (bytes: number) => void
  readonly #copied = new Map<string, Copied>()
  readonly #leftOut = new Map<string, string>()

  /** `tell` gets the size of each piece that is copied. */
  constructor(
    fileSystem: FileSystem,
    root: string,
    zip: ZipWriter,
    signal: AbortSignal,
    tell: (bytes: number) => void,
  ) {
    this.#fileSystem = fileSystem
    this.#root = root
    this.#zip = zip
    this.#signal = signal
    this.#tell = tell
  }

  get files(): BackedUpFile[] {
    return [...this.#copied.values()].map(({ name, size, sha256 }) => ({ name, size, sha256 }))
  }

  get leftOut(): LeftOut[] {
    return [...this.#leftOut].map(([file, reason]) => ({ file, reason }))
  }

  /** The names of a listing whose files are not copied as they are now. */
  missing(listing: Listing): string[] {
    return [...listing].flatMap(([name, there]) => {
      if (isUnsafeName(name)) this.#leftOut.set(name, 'name')
      if (there.kind === 'unread') {
        // What was copied before it could no longer be looked at stays in.
        if (!this.#copied.has(name)) this.#leftOut.set(name, there.reason)
        return []
      }
      return this.#leftOut.has(name) || this.#copied.get(name)?.state === stateOf(there) ? [] : [name]
    })
  }

  /** Leaves out what was copied and is not to be in the archive. */
  drop(isGone: (name: string) => boolean): void {
    for (const name of [...this.#copied.keys(), ...this.#leftOut.keys()].filter(isGone)) {
      this.#copied.delete(name)
      this.#leftOut.delete(name)
      this.#zip.drop(name)
    }
  }

  /** Opens a file; null where it is gone, or cannot be read, which is noted. */
  open(name: string): OpenedFile | null {
    try {
      const file = this.#fileSystem.openFile(join(this.#root, name))
      const there = this.#fileSystem.describe(file)
      const { size, modified } = there
      if (there.kind === 'file') return { name, file, size, modified, state: stateOf(there) }
      this.#fileSystem.close(file)
      return null
    } catch (error) {
      const reason = errorCode(error)
      if (reason === '') throw error
      if (reason !== 'ENOENT') this.#leftOut.set(name, reason)
      return null
    }
  }

  /** Copies files by their names, but for those that are gone. */
  async copyAll(names: readonly string[]): Promise<void> {
    const pause = loopYielder()
    for (const name of names) {
      throwIfCancelled(this.#signal)
      const opened = this.open(name)
      if (opened) await this.copy(opened)
      await pause()
    }
  }

  /**
   * Copies an opened file, and closes it. One that was written in place meanwhile counts as not copied: the next pass over
   * the library takes it again.
   */
  async copy(opened: OpenedFile): Promise<void> {
    const { name, size, modified, state } = opened
    const options = { isDeflated: isDeflated(name), modified }
    try {
      const copied =
        size <= SMALL ? await this.#copySmall(opened, options) : await this.#copyLarge(opened, options)
      this.#leftOut.delete(name)
      const isSame = stateOf(this.#fileSystem.describe(opened.file)) === state || this.#isReplaced(opened)
      this.#copied.set(name, { name, ...copied, state: isSame && copied.size === size ? state : '' })
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      this.#copied.delete(name)
      this.#zip.drop(name)
      this.#leftOut.set(name, error.message)
    } finally {
      this.#fileSystem.close(opened.file)
    }
  }

  /** True where another file has taken the name since: replacing a file changes the times of the one that had the name. */
  #isReplaced({ name, file }: OpenedFile): boolean {
    const now = describeIfThere(this.#fileSystem, join(this.#root, name))
    return now?.inode !== this.#fileSystem.describe(file).inode
  }

  async #copySmall({ name, file, size }: OpenedFile, options: { isDeflated: boolean; modified: number }) {
    const bytes = new Uint8Array(size)
    let length = 0
    while (length < size) {
      const more = this.#read(file, bytes, length)
      if (more === 0) break
      length += more
    }
    const read = bytes.subarray(0, length)
    await this.#zip.add(name, read, options)
    this.#tell(length)
    return { size: length, sha256: hash('sha256', read, 'hex') }
  }

  async #copyLarge({ name, file }: OpenedFile, options: { isDeflated: boolean; modified: number }) {
    const digest = createHash('sha256')
    let size = 0
    const failures: UnreadableError[] = []
    // The archive's stream ends here where the file cannot be read on, or the user has cancelled; then the entry is dropped.
    const pieces = function* (this: Snapshot): Generator<Uint8Array> {
      while (!this.#signal.aborted) {
        const piece = new Uint8Array(PIECE)
        let length: number
        try {
          length = this.#read(file, piece, 0)
        } catch (error) {
          failures.push(error instanceof UnreadableError ? error : new UnreadableError(String(error)))
          return
        }
        if (length === 0) return
        size += length
        digest.update(piece.subarray(0, length))
        this.#tell(length)
        yield piece.subarray(0, length)
      }
    }
    await this.#zip.addStream(name, pieces.call(this), options)
    throwIfCancelled(this.#signal)
    for (const failure of failures) throw failure
    return { size, sha256: digest.digest('hex') }
  }

  #read(file: number, bytes: Uint8Array, offset: number): number {
    try {
      return this.#fileSystem.read(file, bytes, offset)
    } catch (error) {
      if (errorCode(error) === '') throw error
      throw new UnreadableError(errorCode(error))
    }
  }
}

/** A file of the library that cannot be read; the message is the system's code. */
class UnreadableError extends Error {}
