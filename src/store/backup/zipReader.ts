import { createHash, hash } from 'node:crypto'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { DiskFailure } from '../diskFailure.ts'
import type { FileSystem } from '../fileSystem.ts'
import { errorCode } from '../systemErrors.ts'
import { backupFailure } from './failures.ts'
import { isUnsafeName } from './names.ts'

/** Bytes; entries up to this size are read at once, larger ones piece by piece. */
const SMALL = 4_000_000
const PIECE = 262_144
/** A deflated entry that is larger than this, and by this factor than its bytes in the archive, is a bomb. */
const BOMB_SIZE = 16_000_000
const BOMB_FACTOR = 200

const STORED = 0
const DEFLATED = 8
const IS_ENCRYPTED = 1
/** Of the Unix mode in an entry's attributes: the kind of file. */
const KIND = 0o170000
const REGULAR = 0o100000
const UNIX = 3

/** An archive's bytes through the store's file system, read where yauzl asks for them. */
class ArchiveReader extends RandomAccessReader {
  readonly #fileSystem: FileSystem
  readonly #file: number

  constructor(fileSystem: FileSystem, file: number) {
    super()
    this.#fileSystem = fileSystem
    this.#file = file
  }

  /** Reads `length` bytes; throws where the file is shorter. */
  readNow(buffer: Uint8Array, position: number): void {
    for (let offset = 0; offset < buffer.length; ) {
      const more = this.#fileSystem.readAt(this.#file, buffer, offset, position + offset)
      if (more <= 0) throw new Error('cut off')
      offset += more
    }
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    try {
      this.readNow(buffer.subarray(offset, offset + length), position)
    } catch (error) {
      callback(error instanceof Error ? error : new Error('unreadable'))
      return
    }
    callback(null)
  }

  *#pieces(start: number, end: number): Generator<Uint8Array> {
    for (let position = start; position < end; position += PIECE) {
      const piece = new Uint8Array(Math.min(PIECE, end - position))
      this.readNow(piece, position)
      yield piece
    }
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false })
  }

  override close(callback: (error: Error | null) => void): void {
    this.#fileSystem.close(this.#file)
    callback(null)
  }
}

/** An entry that may be unpacked: its name leads nowhere else, and it is a plain file. */
export type ArchiveEntry = { name: string; size: number; entry: Entry }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** An archive that nobody vouches for. Every method throws a `DiskFailure` with a code of its own for what is refused. */
export class ZipReader {
  readonly #reader: ArchiveReader
  readonly #zip: ZipFile
  readonly #fileName: string

  private constructor(reader: ArchiveReader, zip: ZipFile, fileName: string) {
    this.#reader = reader
    this.#zip = zip
    this.#fileName = fileName
  }

  static async open(fileSystem: FileSystem, path: string): Promise<ZipReader> {
    const fileName = basename(path)
    let file: number
    try {
      file = fileSystem.openFile(path)
    } catch (error) {
      if (errorCode(error) === '') throw error
      throw backupFailure('backup-unreadable', { fileName, reason: errorCode(error) })
    }
    try {
      const { kind, size } = fileSystem.describe(file)
      if (kind !== 'file') throw backupFailure('backup-unreadable', { fileName, reason: 'not a file' })
      const reader = new ArchiveReader(fileSystem, file)
      const options = { decodeStrings: false, autoClose: false, validateEntrySizes: true }
      const zip = await fromRandomAccessReaderPromise(reader, size, options)
      return new ZipReader(reader, zip, fileName)
    } catch (error) {
      fileSystem.close(file)
      if (error instanceof DiskFailure) throw error
      throw backupFailure('backup-unrecognized', { fileName })
    }
  }

  #refuse(code: Parameters<typeof backupFailure>[0], entry = ''): DiskFailure {
    return backupFailure(code, { fileName: this.#fileName, entry })
  }

  /** The files of the archive, in its order; folders are left out. */
  async entries(): Promise<Map<string, ArchiveEntry>> {
    const found = new Map<string, ArchiveEntry>()
    let packed = 0
    try {
      for await (const entry of this.#zip.eachEntry()) {
        const name = this.#nameOf(entry)
        const isFolder = name.endsWith('/')
        if (isUnsafeName(isFolder ? name.slice(0, -1) : name)) throw this.#refuse('backup-unsafe-name', name)
        if (isFolder) continue
        this.#check(entry, name)
        if (found.has(name)) throw this.#refuse('backup-duplicate', name)
        found.set(name, { name, size: entry.uncompressedSize, entry })
        packed += entry.compressedSize
      }
    } catch (error) {
      if (error instanceof DiskFailure) throw error
      const isEncrypted = error instanceof Error && /encrypt/.test(error.message)
      throw this.#refuse(isEncrypted ? 'backup-encrypted' : 'backup-damaged')
    }
    // Entries that share their bytes are how a small archive claims to hold endless data.
    if (packed > this.#zip.fileSize) throw this.#refuse('backup-bomb')
    return found
  }

  #nameOf({ fileNameRaw }: Entry): string {
    try {
      return utf8.decode(fileNameRaw)
    } catch {
      throw this.#refuse('backup-unsafe-name', fileNameRaw.toString('latin1'))
    }
  }

  #check(entry: Entry, name: string): void {
    const { generalPurposeBitFlag, compressionMethod, compressedSize, uncompressedSize } = entry
    if (generalPurposeBitFlag & IS_ENCRYPTED) throw this.#refuse('backup-encrypted', name)
    const kind = entry.versionMadeBy >> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & KIND : 0
    if (kind !== 0 && kind !== REGULAR) throw this.#refuse('backup-link', name)
    if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
      throw this.#refuse('backup-damaged', name)
    }
    if (uncompressedSize > BOMB_SIZE && uncompressedSize > BOMB_FACTOR * compressedSize) {
      throw this.#refuse('backup-bomb', name)
    }
  }

  /**
   * Hands an entry's bytes to `take`, piece by piece, and gives their SHA-256. Throws `backup-damaged` where they are not of
   * the size or the checksum that the archive says; what was handed over by then is not to be used.
   */
  async read({ name, entry }: ArchiveEntry, take: (piece: Uint8Array) => void): Promise<string> {
    try {
      const { uncompressedSize, compressedSize } = entry
      return uncompressedSize <= SMALL && compressedSize <= SMALL
        ? await this.#readAtOnce(entry, take)
        : await this.#readStream(entry, take)
    } catch (error) {
      if (error instanceof DiskFailure || errorCode(error) !== '') throw error
      throw this.#refuse('backup-damaged', name)
    }
  }

  /** The bytes of a small file, such as the list of contents. */
  async readWhole(entry: ArchiveEntry): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    await this.read(entry, (piece) => void pieces.push(piece))
    return Buffer.concat(pieces)
  }

  async #readAtOnce(entry: Entry, take: (piece: Uint8Array) => void): Promise<string> {
    const { compressedSize, uncompressedSize, compressionMethod } = entry
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = new Uint8Array(compressedSize)
    this.#reader.readNow(packed, fileDataStart)
    const bytes =
      compressionMethod === STORED
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) })
    if (bytes.length !== uncompressedSize || crc32(bytes) !== entry.crc32) throw new Error('damaged')
    take(bytes)
    return hash('sha256', bytes, 'hex')
  }

  async #readStream(entry: Entry, take: (piece: Uint8Array) => void): Promise<string> {
    const digest = createHash('sha256')
    let sum = 0
    let size = 0
    const stream = await this.#zip.openReadStreamPromise(entry)
    for await (const piece of stream) {
      const bytes: unknown = piece
      if (!(bytes instanceof Uint8Array)) throw new TypeError('a stream of bytes')
      sum = crc32(bytes, sum)
      size += bytes.length
      digest.update(bytes)
      take(bytes)
    }
    if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new Error('damaged')
    return digest.digest('hex')
  }

  close(): void {
    this.#zip.close()
  }
}
