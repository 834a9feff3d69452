import { Inflate } from 'fflate'
import { crc32 } from '../../crc32.ts'
import { type ArchiveEntry, type ArchiveFault, readDirectory } from './directory.ts'
import { BOMB_FROM, LARGEST_CONTENT, LARGEST_ENTRY, MOST_GROWTH } from './limits.ts'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_SIZE = 30
const STORED = 0
const DEFLATED = 8
/** How many bytes may come out of one that was deflated, by its format. */
const DEFLATE_GROWTH = 1032

/** Packed bytes that are unpacked at a time: what comes out of them at the utmost is 16 MB. */
const SLICE = 16_384

/**
 * A zip that nobody vouches for, in memory.
 *
 * Idea: the directory at its end says which entries there are and where, as for every program that opens zips; entries are
 * unpacked when they are asked for, slice by slice, and what comes out is counted against limits of the entry and of the
 * whole archive. What the headers say is believed of nothing: an entry must come to exactly its size and its checksum.
 * Invariant: no more than `LARGEST_CONTENT` bytes and a slice come out of one archive, whatever it holds, however often the
 * same bytes are listed.
 * Cost: linear in what comes out.
 */
export class Archive {
  readonly entries: readonly ArchiveEntry[]
  private readonly bytes: Uint8Array
  private readonly byPath = new Map<string, ArchiveEntry | null>()
  private unpacked = 0

  private constructor(bytes: Uint8Array, entries: readonly ArchiveEntry[]) {
    this.bytes = bytes
    this.entries = entries
    for (const entry of entries) {
      const path = entry.path.toLowerCase()
      this.byPath.set(path, this.byPath.has(path) ? null : entry)
    }
  }

  /** An archive by its bytes, or why it cannot be read. */
  static open(bytes: Uint8Array): Archive | ArchiveFault {
    const entries = readDirectory(bytes)
    return typeof entries === 'string' ? entries : new Archive(bytes, entries)
  }

  /** The entry at a path, in capitals or not; null where there is none, or more than one. */
  find(path: string): ArchiveEntry | null {
    return this.byPath.get(path.toLowerCase()) ?? null
  }

  /** The bytes of an entry, or why it cannot be read. */
  read(entry: ArchiveEntry): Uint8Array | ArchiveFault {
    if (entry.size > LARGEST_ENTRY) return 'hostile'
    const isFalse = entry.method === DEFLATED && entry.size > entry.packed * DEFLATE_GROWTH
    if (isFalse && !entry.isEncrypted) return 'broken'
    const bytes = new Uint8Array(entry.size)
    let at = 0
    const fault = this.stream(entry, (chunk) => {
      bytes.set(chunk, at)
      at += chunk.length
    })
    return fault ?? bytes
  }

  /**
   * Gives the bytes of an entry in parts, and null where all of them came; else why it could not be read, which may show only
   * after some parts. What `take` throws ends it and goes through.
   */
  stream(entry: ArchiveEntry, take: (chunk: Uint8Array) => void): ArchiveFault | null {
    if (entry.isEncrypted) return 'protected'
    if (entry.isLink) return 'not-a-file'
    if (entry.method !== STORED && entry.method !== DEFLATED) return 'unsupported'
    if (entry.size > LARGEST_ENTRY) return 'hostile'
    const data = this.dataOf(entry)
    if (data === null) return 'broken'
    let size = 0
    let crc = 0
    for (const chunk of entry.method === STORED ? [data] : inflated(data)) {
      if (chunk === null) return 'broken'
      size += chunk.length
      this.unpacked += chunk.length
      const isBomb = size > BOMB_FROM && size > data.length * MOST_GROWTH
      if (isBomb || size > LARGEST_ENTRY || this.unpacked > LARGEST_CONTENT) return 'hostile'
      if (size > entry.size) return 'broken'
      crc = crc32(chunk, crc)
      take(chunk)
    }
    return size === entry.size && crc === entry.crc ? null : 'broken'
  }

  /** The packed bytes of an entry; null where they are not all there. */
  private dataOf({ at, packed }: ArchiveEntry): Uint8Array | null {
    const { bytes } = this
    if (at + LOCAL_HEADER_SIZE > bytes.length) return null
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, LOCAL_HEADER_SIZE)
    if (view.getUint32(0, true) !== LOCAL_HEADER) return null
    const from = at + LOCAL_HEADER_SIZE + view.getUint16(26, true) + view.getUint16(28, true)
    return from + packed <= bytes.length ? bytes.subarray(from, from + packed) : null
  }
}

/** The content of deflated bytes, in parts; null, and no more, where they are damaged. */
function* inflated(data: Uint8Array): Generator<Uint8Array | null> {
  let parts: Uint8Array[] = []
  const inflate = new Inflate((part) => parts.push(part))
  for (let from = 0; from < data.length; from += SLICE) {
    try {
      inflate.push(data.subarray(from, from + SLICE), from + SLICE >= data.length)
    } catch {
      yield null
      return
    }
    yield* parts
    parts = []
  }
}
