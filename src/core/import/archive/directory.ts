import { entryPath } from './entryName.ts'
import { MOST_ENTRIES } from './limits.ts'

/** Why an entry, or an archive as a whole, is not read. */
export type ArchiveFault = 'broken' | 'hostile' | 'protected' | 'unsupported' | 'not-a-file'

/** A file in an archive, as the archive's directory has it. */
export type ArchiveEntry = {
  /** Within the archive, parted by `/`; it leads nowhere else. */
  path: string
  /** The last part of the path. */
  fileName: string
  /** Bytes that it says it has, packed and unpacked. */
  packed: number
  size: number
  crc: number
  method: number
  isEncrypted: boolean
  /** A link to another file. */
  isLink: boolean
  /** The place of its header. */
  at: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const ENTRY_SIZE = 46
const LONGEST_COMMENT = 0xffff
const UNKNOWN = 0xffffffff
const ZIP_64 = 0x0001
const UNIX = 3
const FILE_TYPE = 0o170000
const LINK = 0o120000

type Directory = { at: number; count: number }

/** The entries that the directory of a zip lists, folders left out; or why it cannot be read. */
export function readDirectory(bytes: Uint8Array): ArchiveEntry[] | ArchiveFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = findDirectory(view)
  if (directory === null) return 'broken'
  if (directory.count > MOST_ENTRIES) return 'hostile'
  const entries: ArchiveEntry[] = []
  let at = directory.at
  for (let n = 0; n < directory.count; n++) {
    if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== ENTRY) return 'broken'
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + ENTRY_SIZE + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > bytes.length) return 'broken'
    const name = bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength)
    const path = entryPath(name)
    const isFolder = name.at(-1) === 0x2f || name.at(-1) === 0x5c
    if (!isFolder && path !== '') entries.push(entryAt(view, at, path))
    at = next
  }
  return entries
}

function entryAt(view: DataView, at: number, path: string): ArchiveEntry {
  const flags = view.getUint16(at + 8, true)
  const isUnix = view.getUint8(at + 5) === UNIX
  const mode = view.getUint16(at + 40, true)
  const sizes = { size: at + 24, packed: at + 20, at: at + 42 }
  const wide = wideNumbers(view, at)
  const number = (where: number) => {
    const value = view.getUint32(where, true)
    return value === UNKNOWN ? (wide.shift() ?? UNKNOWN) : value
  }
  return {
    path,
    fileName: path.slice(path.lastIndexOf('/') + 1),
    size: number(sizes.size),
    packed: number(sizes.packed),
    at: number(sizes.at),
    crc: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & 1) !== 0,
    isLink: isUnix && (mode & FILE_TYPE) === LINK,
  }
}

/** The numbers of eight bytes that stand for those of four that are too small for them (zip64), in order. */
function wideNumbers(view: DataView, at: number): number[] {
  const from = at + ENTRY_SIZE + view.getUint16(at + 28, true)
  const to = from + view.getUint16(at + 30, true)
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== ZIP_64) continue
    const numbers: number[] = []
    const end = Math.min(to, field + 4 + view.getUint16(field + 2, true))
    for (let where = field + 4; where + 8 <= end; where += 8)
      numbers.push(Number(view.getBigUint64(where, true)))
    return numbers
  }
  return []
}

/** Where the directory begins, by the record at the archive's end; null where there is none, as in one that was cut off. */
function findDirectory(view: DataView): Directory | null {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END) continue
    const found = wideDirectory(view, at) ?? {
      at: view.getUint32(at + 16, true),
      count: view.getUint16(at + 10, true),
    }
    const isThere = found.at + 4 <= view.byteLength && view.getUint32(found.at, true) === ENTRY
    if (isThere || (found.count === 0 && found.at <= at)) return found
  }
  return null
}

/** The directory of an archive in zip64. */
function wideDirectory(view: DataView, end: number): Directory | null {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return null
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) return null
  return { at: Number(view.getBigUint64(at + 48, true)), count: Number(view.getBigUint64(at + 32, true)) }
}
