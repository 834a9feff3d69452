import { unzlibSync } from 'fflate'

/** A number that a PDF knows an object by. Generations above 0 are for objects that were freed, which printers write none of. */
type ObjectNumber = number

/** What is read of a PDF to add to it. `catalog` is null where it lies in a compressed stream of objects. */
type PdfEnd = {
  /** Where the newest table of objects begins, in bytes. */
  tableAt: number
  isStream: boolean
  /** The first number that no object has. */
  size: ObjectNumber
  root: ObjectNumber
  info: ObjectNumber | null
  /** The file's identifiers as they stand; empty where it has none. */
  id: string
  catalog: string | null
}

/** How far an object's dictionary, or the end of a file, is looked through (bytes). */
const REACH = 65_536

const latin1 = (bytes: Uint8Array, from: number, to = from + REACH) =>
  new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, from), to))

/** The number behind a key of a dictionary; null where it has none. */
function numberAt(dictionary: string, key: string): number | null {
  const [, digits] = new RegExp(`/${key}\\s+(\\d+)`).exec(dictionary) ?? []
  return digits === undefined ? null : Number(digits)
}

/** The object's dictionary, with its brackets; null where no object of that number begins at `at`. */
function dictionaryAt(bytes: Uint8Array, at: number, object: ObjectNumber): string | null {
  const text = latin1(bytes, at)
  const [head] = new RegExp(`^\\s*${object} 0 obj\\s*(?=<<)`).exec(text) ?? []
  if (head === undefined) return null
  const end = /\s(?:endobj|stream)\s/.exec(text)?.index ?? text.length
  const inside = text.slice(head.length, end)
  const close = inside.lastIndexOf('>>')
  return close < 0 ? null : inside.slice(0, close + 2)
}

/** Where an object begins by a classic table, which has its entries of twenty bytes in sections. */
function offsetInTable(table: string, object: ObjectNumber): number | null {
  const sections = /^\s*(\d+) (\d+)\s*\r?\n/
  let rest = table.replace(/^\s*xref\s*/, '')
  for (;;) {
    const [head, first = '', count = ''] = sections.exec(rest) ?? []
    if (head === undefined) return null
    const nth = object - Number(first)
    if (nth >= 0 && nth < Number(count)) {
      const [, offset, kind] = /^(\d{10}) \d{5} ([nf])/.exec(rest.slice(head.length + nth * 20)) ?? []
      return kind === 'n' ? Number(offset) : null
    }
    rest = rest.slice(head.length + Number(count) * 20)
  }
}

/** Takes back the PNG predictor “up”, which tables are written with: each row is a difference to the one above. */
function withoutPredictor(data: Uint8Array, columns: number): Uint8Array | null {
  const rows = Math.floor(data.length / (columns + 1))
  const plain = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)]
    if (kind !== 0 && kind !== 2) return null
    for (let at = 0; at < columns; at += 1) {
      const above = kind === 2 && row > 0 ? (plain[(row - 1) * columns + at] ?? 0) : 0
      plain[row * columns + at] = (data[row * (columns + 1) + 1 + at] ?? 0) + above
    }
  }
  return plain
}

/** Where an object begins by a table that is a stream; null where it lies in a stream of objects, or is not listed. */
function offsetInStream(bytes: Uint8Array, at: number, head: string, object: ObjectNumber): number | null {
  const [, widths = ''] = /\/W\s*\[\s*(\d+\s+\d+\s+\d+)\s*\]/.exec(head) ?? []
  const [kindWidth = 0, offsetWidth = 0, extraWidth = 0] = widths.split(/\s+/).map(Number)
  const columns = kindWidth + offsetWidth + extraWidth
  const [stream] = /^[\s\S]*?\bstream\r?\n/.exec(latin1(bytes, at)) ?? []
  const length = numberAt(head, 'Length')
  if (columns === 0 || stream === undefined || length === null) return null
  const raw = bytes.subarray(at + stream.length, at + stream.length + length)
  try {
    const inflated = /\/FlateDecode/.test(head) ? unzlibSync(raw) : raw
    const rows = (numberAt(head, 'Predictor') ?? 1) > 1 ? withoutPredictor(inflated, columns) : inflated
    const [, index] = /\/Index\s*\[\s*([\d\s]+?)\s*\]/.exec(head) ?? []
    const sections = (index ?? `0 ${numberAt(head, 'Size') ?? 0}`).split(/\s+/).map(Number)
    let row = 0
    for (let section = 0; section + 1 < sections.length; section += 2) {
      const [first = 0, count = 0] = sections.slice(section)
      const nth = object - first
      if (rows && nth >= 0 && nth < count) {
        const entry = rows.subarray((row + nth) * columns, (row + nth + 1) * columns)
        const kind = kindWidth === 0 ? 1 : entry[kindWidth - 1]
        const offset = entry
          .subarray(kindWidth, kindWidth + offsetWidth)
          .reduce((sum, byte) => sum * 256 + byte, 0)
        return kind === 1 ? offset : null
      }
      row += count
    }
  } catch {
    // A table that cannot be inflated: then nothing is said of the object.
  }
  return null
}

/** Reads the end of a PDF; null for what is none, or is encrypted. */
export function readPdfEnd(bytes: Uint8Array): PdfEnd | null {
  if (!latin1(bytes, 0, 8).startsWith('%PDF-')) return null
  const tail = latin1(bytes, bytes.length - 1_024, bytes.length)
  const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail) ?? []
  const tableAt = Number(start)
  if (start === undefined || tableAt >= bytes.length) return null
  const isStream = !/^\s*xref\s/.test(latin1(bytes, tableAt, tableAt + 16))
  const rest = latin1(bytes, tableAt, bytes.length)
  const number = Number(/^\s*(\d+) 0 obj/.exec(rest)?.[1])
  const head = isStream ? dictionaryAt(bytes, tableAt, number) : (rest.split(/\btrailer\b/)[1] ?? null)
  if (head === null || /\/Encrypt\b/.test(head)) return null
  const size = numberAt(head, 'Size')
  const root = numberAt(head, 'Root')
  if (size === null || root === null) return null
  const catalogAt = isStream ? offsetInStream(bytes, tableAt, head, root) : offsetInTable(rest, root)
  const [id = ''] = /\/ID\s*\[[^\]]*\]/.exec(head) ?? []
  return {
    tableAt,
    isStream,
    size,
    root,
    info: numberAt(head, 'Info'),
    id,
    catalog: catalogAt === null ? null : dictionaryAt(bytes, catalogAt, root),
  }
}

/** An object to add, or to put in place of the one of its number. */
type NewObject = { number: ObjectNumber; body: string }

const ascii = (text: string) => new TextEncoder().encode(text)

function classicTable(offsets: ReadonlyMap<ObjectNumber, number>): string {
  const sections = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
  return `xref\n${sections.join('')}`
}

/** The rows of a table that is a stream: kind (1), offset (4 bytes), generation (0), as hexadecimal digits. */
function streamTable(offsets: ReadonlyMap<ObjectNumber, number>): { index: string; rows: string } {
  const sorted = [...offsets].sort(([a], [b]) => a - b)
  return {
    index: sorted.map(([number]) => `${number} 1`).join(' '),
    rows: sorted.map(([, offset]) => `01${offset.toString(16).padStart(8, '0')}00`).join(''),
  }
}

/**
 * The PDF with an incremental update at its end: what was there stays, byte for byte. Bodies are UTF-8. The table of the
 * update is of the kind that the file has, as the standard asks (ISO 32000-1, 7.5.6 and 7.5.8.4).
 */
export function withObjects(
  bytes: Uint8Array,
  end: PdfEnd,
  objects: readonly NewObject[],
  info: ObjectNumber,
): Uint8Array {
  const offsets = new Map<ObjectNumber, number>()
  const parts = [bytes, ascii(bytes.at(-1) === 0x0a ? '' : '\n')]
  let at = bytes.length + (parts[1]?.length ?? 0)
  const add = (text: string) => {
    const part = ascii(text)
    parts.push(part)
    at += part.length
  }
  for (const { number, body } of objects) {
    offsets.set(number, at)
    add(`${number} 0 obj\n${body}\nendobj\n`)
  }
  const tableAt = at
  const used = Math.max(end.size, ...objects.map(({ number }) => number + 1))
  const root = `/Root ${end.root} 0 R /Info ${info} 0 R /Prev ${end.tableAt}${end.id && ` ${end.id}`}`
  if (end.isStream) {
    offsets.set(used, tableAt)
    const { index, rows } = streamTable(offsets)
    const filter = `/Filter /ASCIIHexDecode /Length ${rows.length + 1}`
    const head = `<</Type /XRef /Size ${used + 1} ${root} /W [1 4 1] /Index [${index}] ${filter}>>`
    add(`${used} 0 obj\n${head}\nstream\n${rows}>\nendstream\nendobj\n`)
  } else add(`${classicTable(offsets)}trailer\n<</Size ${used} ${root}>>\n`)
  add(`startxref\n${tableAt}\n%%EOF\n`)
  const whole = new Uint8Array(at)
  let written = 0
  for (const part of parts) {
    whole.set(part, written)
    written += part.length
  }
  return whole
}
