import * as z from 'zod/mini'
import { entryFrom, rowOf, type SiteEntry } from './entry.ts'

/** The file, beside the manifest, in which a folder keeps what its site was made from. */
export const STATE_NAME = '.marbre-site.jsonl'
const FORMAT = 'marbre-site/4'

/**
 * What a site was made from. A cache: without it, every page is made again. `made` stands for the house and for how pages
 * are written, `keys` has a checksum for each file that is of no one article.
 */
export type SiteState = {
  /** Whatever names the run that wrote it. */
  run: string
  made: string
  keys: ReadonlyMap<string, string>
  entries: ReadonlyMap<string, KeptEntry>
}
/** An entry; `line` are the bytes that it was read from, with their line end, which are written again as they are. */
export type KeptEntry = { entry: SiteEntry; line: Uint8Array | null }

const headDecoder = z.object({
  format: z.literal(FORMAT),
  run: z.string(),
  made: z.string(),
  keys: z.record(z.string(), z.string()),
})
const LINE_END = 10

/** The lines of a file, each with its end. Throws where the last one has none: then the file was cut short. */
function linesIn(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, start) + 1
    if (end === 0) throw new SyntaxError('the state of a site ends within a line')
    lines.push(bytes.subarray(start, end))
    start = end
  }
  return lines
}

function decoded(bytes: Uint8Array): SiteState {
  const lines = linesIn(bytes)
  const texts = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n')
  const { run, made, keys } = headDecoder.parse(JSON.parse(texts[0] ?? ''))
  const entries = new Map<string, KeptEntry>()
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    const entry = entryFrom(JSON.parse(texts[index] ?? ''))
    entries.set(entry.id, { entry, line })
  }
  return { run, made, keys: new Map(Object.entries(keys)), entries }
}

/** The state in a file's bytes; null where they hold none that this version reads. */
export function decodeState(bytes: Uint8Array): SiteState | null {
  try {
    return decoded(bytes)
  } catch {
    return null
  }
}

/** Lines that follow each other in one file, as one piece. */
function joined(one: Uint8Array | undefined, other: Uint8Array): Uint8Array | null {
  const follows = one && one.buffer === other.buffer && one.byteOffset + one.length === other.byteOffset
  return follows ? new Uint8Array(one.buffer, one.byteOffset, one.length + other.length) : null
}

/** The bytes of a state. What has not changed costs a copy. */
export function encodeState({ run, made, keys, entries }: SiteState): Uint8Array {
  const encoder = new TextEncoder()
  const written = (value: unknown) => encoder.encode(`${JSON.stringify(value)}\n`)
  const pieces: Uint8Array[] = [written({ format: FORMAT, run, made, keys: Object.fromEntries(keys) })]
  for (const { entry, line } of entries.values()) {
    const piece = line ?? written(rowOf(entry))
    const longer = joined(pieces.at(-1), piece)
    if (longer) pieces[pieces.length - 1] = longer
    else pieces.push(piece)
  }
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    bytes.set(piece, offset)
    offset += piece.length
  }
  return bytes
}

/** The names of all files of a site, from its root. */
export function pathsOf({ keys, entries }: Pick<SiteState, 'keys' | 'entries'>): Set<string> {
  const paths = new Set(keys.keys())
  for (const { entry } of entries.values()) {
    paths.add(`${entry.name}.html`)
    for (const picture of entry.pictures) paths.add(picture)
  }
  return paths
}
