import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const file = z.object({ size: z.number(), offset: z.string() })
const directory = z.object({ files: z.record(z.string(), z.unknown()) })

/**
 * The files of an asar archive by their paths. The format (electron/asar, README): two lengths and the length of a JSON
 * text, which gives each file's size and its offset after the header; then the files.
 */
export function readArchive(path: string): ReadonlyMap<string, Buffer> {
  const bytes = readFileSync(path)
  const start = 8 + bytes.readUInt32LE(4)
  const found = new Map<string, Buffer>()
  const read = (value: unknown, at: string) => {
    const inside = directory.safeParse(value).data
    if (inside) {
      for (const [name, each] of Object.entries(inside.files)) read(each, at ? `${at}/${name}` : name)
      return
    }
    const { size, offset } = file.parse(value)
    found.set(at, bytes.subarray(start + Number(offset), start + Number(offset) + size))
  }
  read(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))), '')
  return found
}
