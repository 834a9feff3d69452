import * as z from 'zod/mini'

const FORMAT = 'marbre-backup'
const VERSION = 1

/** A file of a backup: its name relative to the library, its size in bytes, and the SHA-256 of its bytes. */
export type BackedUpFile = { name: string; size: number; sha256: string }

/** What a backup says of itself: the library's name, and when it was made (RFC 3339). */
export type BackupHeader = { library: string; at: string }

const header = z.object({
  format: z.literal(FORMAT),
  version: z.int().check(z.positive()),
  library: z.string(),
  at: z.string(),
})
const line = z.object({
  name: z.string(),
  size: z.int().check(z.nonnegative()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
const lastLine = z.object({ files: z.int() })

const encoder = new TextEncoder()

export function encodeHeader({ library, at }: BackupHeader): Uint8Array {
  return encoder.encode(`${JSON.stringify({ format: FORMAT, version: VERSION, library, at }, null, 2)}\n`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What a backup is; null for anything else, `newer` for one that a newer version of Marbre made. */
export function decodeHeader(bytes: Uint8Array): BackupHeader | 'newer' | null {
  const value = header.safeParse(parse(new TextDecoder().decode(bytes)))
  if (!value.success) return null
  const { library, at, version } = value.data
  return version > VERSION ? 'newer' : { library, at }
}

/** One JSON object a line, and last the number of files. */
export function encodeList(files: readonly BackedUpFile[]): Uint8Array {
  const lines = files.map(({ name, size, sha256 }) => JSON.stringify({ name, size, sha256 }))
  return encoder.encode(`${[...lines, JSON.stringify({ files: files.length })].join('\n')}\n`)
}

/** The files of a list; null for a list that is damaged or cut off. */
export function decodeList(bytes: Uint8Array): BackedUpFile[] | null {
  const lines = new TextDecoder().decode(bytes).split('\n')
  const files: BackedUpFile[] = []
  for (const [index, text] of lines.entries()) {
    const value = parse(text)
    const file = line.safeParse(value)
    if (file.success) {
      files.push(file.data)
      continue
    }
    const last = lastLine.safeParse(value)
    return last.success && last.data.files === files.length && index === lines.length - 2 ? files : null
  }
  return null
}
