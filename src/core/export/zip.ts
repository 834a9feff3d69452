import { deflateSync } from 'fflate'
import { crc32 } from '../crc32.ts'

/**
 * A file of an archive. `stored` leaves it uncompressed, as an EPUB's `mimetype` and pictures must or may as well be;
 * `shared` is for a text that many archives have: it is compressed once.
 */
export type ZipEntry = { name: string; content: string | Uint8Array; stored?: boolean; shared?: boolean }

/** A file as an archive holds it. */
type Packed = { method: 0 | 8; crc: number; size: number; bytes: Uint8Array }

const encoder = new TextEncoder()
/** Files of fewer bytes are stored: compressing one takes as long as writing it, and saves less than a kilobyte. */
const SMALL = 2000

function pack({ content, stored = false }: ZipEntry): Packed {
  const whole = typeof content === 'string' ? encoder.encode(content) : content
  const crc = crc32(whole)
  if (stored || whole.length < SMALL) return { method: 0, crc, size: whole.length, bytes: whole }
  return { method: 8, crc, size: whole.length, bytes: deflateSync(whole, { level: 6 }) }
}

/** Shared texts as they were packed. */
const shared = new Map<string, Packed>()
const MOST_SHARED = 100

function packed(entry: ZipEntry): Packed {
  if (!entry.shared || typeof entry.content !== 'string') return pack(entry)
  const known = shared.get(entry.content)
  if (known) return known
  const made = pack(entry)
  if (shared.size >= MOST_SHARED) shared.clear()
  shared.set(entry.content, made)
  return made
}

/** The first day that a zip can name, so that archives of the same content are the same bytes. */
const FIRST_DAY = (1 << 5) | 1
/** Names are in UTF-8. */
const UTF_8 = 1 << 11
const LOCAL = 30
const CENTRAL = 46
const END = 22

/** The entries as a zip, in their order, the same bytes for the same entries. Not for 65,536 entries or 4 GB. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const files = entries.map((entry) => ({ name: encoder.encode(entry.name), ...packed(entry) }))
  const length = files.reduce(
    (sum, { name, bytes }) => sum + LOCAL + CENTRAL + 2 * name.length + bytes.length,
    END,
  )
  const zip = new Uint8Array(length)
  const view = new DataView(zip.buffer)
  /** Writes what both headers of a file have, from the version that is needed to the length of its name. */
  const describe = (at: number, { method, crc, size, bytes, name }: (typeof files)[number]) => {
    view.setUint16(at, 20, true)
    view.setUint16(at + 2, UTF_8, true)
    view.setUint16(at + 4, method, true)
    view.setUint16(at + 8, FIRST_DAY, true)
    view.setUint32(at + 10, crc, true)
    view.setUint32(at + 14, bytes.length, true)
    view.setUint32(at + 18, size, true)
    view.setUint16(at + 22, name.length, true)
  }
  let at = 0
  const places = files.map((file) => {
    const place = at
    view.setUint32(at, 0x04034b50, true)
    describe(at + 4, file)
    zip.set(file.name, at + LOCAL)
    zip.set(file.bytes, at + LOCAL + file.name.length)
    at += LOCAL + file.name.length + file.bytes.length
    return place
  })
  const directory = at
  for (const [index, file] of files.entries()) {
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, 20, true)
    describe(at + 6, file)
    view.setUint32(at + 42, places[index] ?? 0, true)
    zip.set(file.name, at + CENTRAL)
    at += CENTRAL + file.name.length
  }
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, files.length, true)
  view.setUint16(at + 10, files.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return zip
}
