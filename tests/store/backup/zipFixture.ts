import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive that says of itself what a test wants. */
export type MadeEntry = {
  name: string
  content: string
  rawName?: Buffer
  stored?: boolean
  packed?: Buffer
  size?: number
  crc?: number
  mode?: number
  flags?: number
  method?: number
  /** The number of the entry whose bytes it names as its own. */
  sharesWith?: number | null
}

export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

function numbers(fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntLE(value, 0, bytes)
      return buffer
    }),
  )
}

/** A zip of these entries, with what they say of themselves, true or not. */
export function makeZip(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  for (const entry of entries) {
    const name = entry.rawName ?? Buffer.from(entry.name)
    const content = Buffer.from(entry.content)
    const packed = entry.packed ?? (entry.stored ? content : deflateRawSync(content))
    const method = entry.method ?? (entry.stored ? 0 : 8)
    const flags = entry.flags ?? 0x800
    const crc = entry.crc ?? crc32(content)
    const size = entry.size ?? content.length
    const shared = entry.sharesWith ?? null
    const common = [
      [2, flags],
      [2, method],
      [4, 0],
      [4, crc],
      [4, packed.length],
      [4, size],
      [2, name.length],
      [2, 0],
    ] as const
    offsets.push(shared === null ? offset : (offsets[shared] ?? 0))
    const attributes = (((entry.mode ?? 0o100644) << 16) >>> 0) + 0
    directory.push(
      numbers([
        [4, 0x02014b50],
        [2, 0x031e],
        [2, 20],
        ...common,
        [2, 0],
        [2, 0],
        [2, 0],
        [4, attributes],
        [4, offsets.at(-1) ?? 0],
      ]),
      name,
    )
    if (shared !== null) continue
    const local = Buffer.concat([numbers([[4, 0x04034b50], [2, 20], ...common]), name, packed])
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = numbers([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, list.length],
    [4, offset],
    [2, 0],
  ])
  return Buffer.concat([...parts, list, end])
}
