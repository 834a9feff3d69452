import { createGunzip, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import * as z from 'zod/mini'
import { type Failure, failed, type Result } from '../../core/failure.ts'
import { type StoredVersion, versionId } from '../../core/versions.ts'
import { readFile } from '../articleFile.ts'
import type { FileSystem } from '../fileSystem.ts'
import { loopYielder } from '../yieldToLoop.ts'
import { decodeVersion, parseJson } from './versionFile.ts'

/** Bytes of a pack that are read, packed and unpacked. Both are far above any pack that is written (`FULL_PACK`). */
const MAX_PACKED = 64 * 1024 * 1024
const MAX_UNPACKED = 64 * 1024 * 1024

/** Unpacked bytes from which a pack is full: the next versions go into a new one, so that packing costs no more than this. */
export const FULL_PACK: number = 4 * 1024 * 1024
/** Bytes of the longest version that is packed; a longer one stays a file of its own. */
export const LONGEST_LINE: number = 16 * 1024 * 1024

const PACK = /^older.*\.jsonl\.gz$/
const NUMBERED = /^older(?:-([1-9]\d{0,5}))?\.jsonl\.gz$/
const LINE_END = 0x0a

/** The name of the pack with a number, from 1. */
export const packName = (number: number): string =>
  number === 1 ? 'older.jsonl.gz' : `older-${number}.jsonl.gz`

/** The number of a pack; 0 for one with another name, such as a sync tool's conflict copy; null for what is no pack. */
export function packNumber(name: string): number | null {
  if (!PACK.test(name)) return null
  const numbered = NUMBERED.exec(name)
  return numbered ? Number(numbered[1] ?? 1) : 0
}

/** The packs among names, the last one first: what a later pack says of a version counts. */
export function packsAmong(names: readonly string[]): string[] {
  return names
    .filter((name) => packNumber(name) !== null)
    .sort((one, other) => (packNumber(other) ?? 0) - (packNumber(one) ?? 0) || (one < other ? -1 : 1))
}

/** One version in a pack: its id, and the bytes of its line without the line end. */
export type PackLine = { id: string; bytes: Uint8Array }

/** What a pack holds, as far as it can be read; `failure` if that is not all. */
export type PackRead = {
  lines: PackLine[]
  /** Lines that are no version, by their number from 1. */
  unread: { line: number; failure: Failure }[]
  failure: Failure | null
}

const lineDecoder = z.object({ id: versionId, file: z.unknown() })

/** The line of a version, made of what its own file holds. */
export function packLine(id: string, file: unknown): PackLine {
  return { id, bytes: Buffer.from(JSON.stringify({ id, file })) }
}

/** What a version's own file would hold. */
export function unpackLine({ bytes }: PackLine): unknown {
  const parsed = parseJson(bytes)
  const line = parsed.ok ? lineDecoder.safeParse(parsed.value) : null
  return line?.success ? line.data.file : undefined
}

export function decodeLine(line: PackLine, articleId: string): Result<StoredVersion> {
  return decodeVersion(unpackLine(line), articleId, line.id)
}

const gzipAsync = promisify(gzip)

/** The bytes of a pack: one gzip of all lines, so that texts that are alike cost little. */
export async function encodePack(lines: readonly PackLine[]): Promise<Uint8Array> {
  const end = Uint8Array.of(LINE_END)
  const unpacked = Buffer.concat(lines.flatMap(({ bytes }) => [bytes, end]))
  return gzipAsync(unpacked, { level: constants.Z_BEST_COMPRESSION })
}

/** Unpacks bytes that may be damaged, or made to burst: as far as they go, and no further than `MAX_UNPACKED`. */
function inflate(bytes: Uint8Array): Promise<{ unpacked: Buffer; failure: Failure | null }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const gunzip = createGunzip()
    const end = (failure: Failure | null) => {
      gunzip.removeAllListeners('data')
      gunzip.destroy()
      resolve({ unpacked: Buffer.concat(chunks), failure })
    }
    gunzip.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MAX_UNPACKED) end(failed('too-large', { limit: MAX_UNPACKED }).failure)
      else chunks.push(chunk)
    })
    gunzip.on('error', () => end(failed('damaged', { reasons: ['not gzip, or cut off'] }).failure))
    gunzip.on('end', () => end(null))
    gunzip.end(bytes)
  })
}

/** The id that a line begins with, without parsing what follows; null if it does not begin as `packLine` writes it. */
function idOfLine(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 80)).toString('latin1')
  const id = /^\{"id":"([^"\\]+)","file":/.exec(start)?.[1]
  return id !== undefined && versionId.safeParse(id).success ? id : null
}

/** The lines in the bytes of a pack. Finds the ids alone; what a line holds may still be damaged. */
export async function decodePack(bytes: Uint8Array): Promise<PackRead> {
  if (bytes.length === 0) return { lines: [], unread: [], failure: failed('empty').failure }
  const { unpacked, failure } = await inflate(bytes)
  const lines: PackLine[] = []
  const unread: PackRead['unread'] = []
  const pause = loopYielder()
  for (let from = 0, line = 1; from < unpacked.length; line += 1) {
    const end = unpacked.indexOf(LINE_END, from)
    const isWhole = end >= 0
    const content = unpacked.subarray(from, isWhole ? end : unpacked.length)
    const id = isWhole ? idOfLine(content) : null
    if (id !== null) lines.push({ id, bytes: content })
    // The line that a damaged pack breaks off in is part of that damage.
    else if (isWhole || failure === null) {
      unread.push({ line, failure: failed('damaged', { reasons: ['not a version'] }).failure })
    }
    from += content.length + 1
    await pause()
  }
  return { lines, unread, failure }
}

/** A pack as it was read from its file, with the change stamp of that. */
export async function readPack(fileSystem: FileSystem, path: string): Promise<PackRead> {
  const read = readFile(fileSystem, path, MAX_PACKED)
  return read.ok ? decodePack(read.value.bytes) : { lines: [], unread: [], failure: read.failure }
}
