import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { failed, ok, type Result } from '../../failure.ts'
import type { ExportFolder } from './exportFolder.ts'

/** What fflate can write: it has no zip64. The bytes leave room for the directory at the end. */
const MOST_FILES = 65_000
const MOST_BYTES = 4_000_000_000
/** The first day that a zip can name, so that archives of the same files are the same bytes. */
const FIRST_DAY = new Date(1980, 0, 1)
/** Files that are compressed already. */
const COMPRESSED = /\.(?:docx|epub|pdf|zip|jpe?g|png|webp|avif|gif|woff2)$/i

/** Takes the archive's bytes piece by piece, and may fail as an `ExportFolder` does. */
export type ZipSink = (piece: Uint8Array) => Result<null>

/**
 * A zip as a folder to export into. It begins empty; its files are written once and cannot be read again. The archive's
 * bytes go to the sink while they are made, and are the same for the same files.
 */
export class ZipFolder implements ExportFolder {
  readonly #names = new Set<string>()
  readonly #zip: Zip
  #bytes = 0
  #failure: Result<null> = ok(null)

  constructor(sink: ZipSink) {
    this.#zip = new Zip((error, piece) => {
      // fflate tells of nothing but misuse here.
      if (error) throw error
      this.#bytes += piece.length
      if (this.#failure.ok && piece.length > 0) this.#failure = sink(piece)
    })
  }

  look(name: string): Result<'nothing' | 'other'> {
    return ok(this.#names.has(name) ? 'other' : 'nothing')
  }

  read(): Result<null> {
    return ok(null)
  }

  write(name: string, bytes: Uint8Array): Result<null> {
    if (!this.#failure.ok) return this.#failure
    if (this.#names.size >= MOST_FILES || this.#bytes + bytes.length > MOST_BYTES) {
      this.#failure = failed('zip-too-large', { files: MOST_FILES })
      return this.#failure
    }
    this.#names.add(name)
    const file = COMPRESSED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    file.mtime = FIRST_DAY
    this.#zip.add(file)
    file.push(bytes, true)
    return this.#failure
  }

  remove(): Result<null> {
    return ok(null)
  }

  /** Writes the end of the archive; without it, the bytes are no zip. */
  end(): Result<null> {
    if (this.#failure.ok) this.#zip.end()
    return this.#failure
  }
}
