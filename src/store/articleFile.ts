import { hash } from 'node:crypto'
import { basename } from 'node:path'
import type { Article, OpenedArticle } from '../core/article.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { STORED_VERSION, storedForm, upgrade } from '../core/migrations.ts'
import { DiskFailure } from './diskFailure.ts'
import type { Codec } from './durableFile.ts'
import { type Description, errorCode, type FileSystem } from './fileSystem.ts'

/** The most that is read of one file, in bytes: far above any article, and below what a JavaScript text can hold. */
const LARGEST = 256 * 1024 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })
const encoder = new TextEncoder()

/** The fingerprint of a file: the SHA-256 of its bytes. */
export function fingerprintOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** What tells one state of a file from another without reading it: its size and its times. */
export function stampOf({ size, modified, changed }: Description): string {
  return `${size} ${modified} ${changed}`
}

/** A file's bytes as they are, and what the system says of the file. */
export type FileRead = { bytes: Uint8Array; description: Description }

/**
 * Reads a regular file whole. Fails with `not-found`, `not-a-file` (folders, pipes, and links, which are not followed),
 * `too-large`, or `unreadable` with the system's reason: then it may be whole and readable another time.
 */
export function readFile(fileSystem: FileSystem, path: string, limit: number = LARGEST): Result<FileRead> {
  const fileName = basename(path)
  try {
    const file = fileSystem.openFile(path)
    try {
      const description = fileSystem.describe(file)
      if (description.kind !== 'file') return failed('not-a-file', { fileName })
      if (description.size > limit) return failed('too-large', { fileName, limit })
      const bytes = Buffer.allocUnsafe(description.size)
      let length = 0
      while (length < bytes.length) {
        const more = fileSystem.read(file, bytes, length)
        if (more === 0) break
        length += more
      }
      return ok({ bytes: bytes.subarray(0, length), description })
    } finally {
      fileSystem.close(file)
    }
  } catch (error) {
    const reason = errorCode(error)
    if (reason === '') throw error
    if (reason === 'ENOENT') return failed('not-found', { fileName })
    return NO_FILE.has(reason)
      ? failed('not-a-file', { fileName })
      : failed('unreadable', { fileName, reason })
  }
}

/** What systems say when a link is opened that must not be followed, or a pipe or socket that is no file. */
const NO_FILE = new Set(['ELOOP', 'EMLINK', 'EFTYPE', 'ENXIO'])

function parse(bytes: Uint8Array): Result<unknown> {
  try {
    return ok(JSON.parse(utf8.decode(bytes)))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'not JSON, or cut off' : 'not UTF-8'
    return failed('damaged', { reasons: [reason] })
  }
}

/**
 * The article in the bytes of the file that is named for `id`. Fails with `empty` (a sync tool's placeholder has no
 * bytes), `damaged` with the reasons, or `newer-version`.
 */
export function decodeArticleFile(bytes: Uint8Array, id: string): Result<OpenedArticle> {
  const fileName = `${id}.json`
  if (bytes.length === 0) return failed('empty', { fileName })
  const parsed = parse(bytes)
  const stored = parsed.ok ? upgrade(parsed.value) : parsed
  if (!stored.ok) return failed(stored.failure.code, { fileName, ...stored.failure.detail })
  const { article, version } = stored.value
  if (article.id !== id) {
    return failed('damaged', { fileName, reasons: ['id: not the one that the file is named for'] })
  }
  return ok({ article, fingerprint: fingerprintOf(bytes), readOnly: version > STORED_VERSION })
}

/** The bytes that an article is stored as. */
export function encodeArticleFile(article: Article): Uint8Array {
  return encoder.encode(`${JSON.stringify(storedForm(article), null, 2)}\n`)
}

/** An article with what belongs to its file: the mode, which a save keeps, and the stamp of the state that was read. */
export type ArticleOnDisk = OpenedArticle & { mode: number | null; stamp: string; modified: number }

/** How an article's file is read and written by lowdb. */
export function articleCodec(fileSystem: FileSystem, id: string): Codec<ArticleOnDisk> {
  return {
    load: (path) => {
      const read = readFile(fileSystem, path)
      if (!read.ok) throw new DiskFailure(read.failure)
      const decoded = decodeArticleFile(read.value.bytes, id)
      if (!decoded.ok) throw new DiskFailure(decoded.failure)
      const { description } = read.value
      const { mode, modified } = description
      return { ...decoded.value, mode, modified, stamp: stampOf(description) }
    },
    encode: ({ article, mode }) => ({ bytes: encodeArticleFile(article), mode }),
  }
}
