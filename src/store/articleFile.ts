import { basename } from 'node:path'
import {
  type Article,
  type OpenedArticle,
  STORED_VERSION,
  storedForm,
  upgrade,
} from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { DiskFailure } from './diskFailure.ts'
import type { FileCodec } from './durableFile.ts'
import type { Description, FileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'

/** Bytes; larger files are not read. Far above any article, and below the longest JavaScript string. */
const MAX_FILE_SIZE = 256 * 1024 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The fingerprint of a file: the SHA-256 of its bytes, or of a text in UTF-8, in hexadecimal digits. */
export function fingerprintOf(bytes: Uint8Array | string): string {
  // Loaded when it is first needed: it takes longer than reading an article that is only shown.
  return process.getBuiltinModule('node:crypto').hash('sha256', bytes, 'hex')
}

/** The change stamp of a file: its size and times. Another stamp means another state, without reading the file. */
export function stampOf({ size, modified, changed }: Description): string {
  return `${size} ${modified} ${changed}`
}

/** A file's bytes and its metadata. */
export type FileRead = { bytes: Uint8Array; description: Description }

/**
 * Reads a regular file. Fails with `not-found`, `not-a-file` (folders, pipes, and links, which are not followed),
 * `too-large`, or `unreadable` with the system's reason, which may be temporary.
 */
export function readFile(
  fileSystem: FileSystem,
  path: string,
  limit: number = MAX_FILE_SIZE,
): Result<FileRead> {
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
    return NOT_A_FILE.has(reason)
      ? failed('not-a-file', { fileName })
      : failed('unreadable', { fileName, reason })
  }
}

/** The codes of systems for opening a link that must not be followed, a pipe or a socket. */
const NOT_A_FILE = new Set(['ELOOP', 'EMLINK', 'EFTYPE', 'ENXIO'])

function parse(bytes: Uint8Array): Result<unknown> {
  try {
    return ok(JSON.parse(utf8.decode(bytes)))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'not JSON, or cut off' : 'not UTF-8'
    return failed('damaged', { reasons: [reason] })
  }
}

/**
 * Decodes the bytes of the file named for `id`. Fails with `empty` (a sync tool's placeholder has no bytes), `damaged`
 * with the reasons, or `newer-version`.
 */
export function decodeArticleFile(
  bytes: Uint8Array,
  id: string,
  fingerprint: string = fingerprintOf(bytes),
): Result<OpenedArticle> {
  const fileName = `${id}.json`
  if (bytes.length === 0) return failed('empty', { fileName })
  const parsed = parse(bytes)
  const stored = parsed.ok ? upgrade(parsed.value) : parsed
  if (!stored.ok) return failed(stored.failure.code, { fileName, ...stored.failure.detail })
  const { article, version } = stored.value
  if (article.id !== id) {
    return failed('damaged', { fileName, reasons: ['id: not the one that the file is named for'] })
  }
  return ok({ article, fingerprint, readOnly: version > STORED_VERSION })
}

const hasId = (value: unknown): value is { readonly id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

/**
 * The article in the bytes of a file of any name, whatever its version, with its id in lower case; `storedId` is that id as it
 * stands in the file. Fails as `decodeArticleFile` does.
 */
export function parseArticleFile(bytes: Uint8Array): Result<{ article: Article; storedId: string }> {
  const parsed = bytes.length === 0 ? failed('empty') : parse(bytes)
  if (!parsed.ok) return parsed
  const { value } = parsed
  if (!hasId(value)) return failed('damaged', { reasons: ['id: missing'] })
  const stored = upgrade({ ...value, id: value.id.toLowerCase() })
  return stored.ok ? ok({ article: stored.value.article, storedId: value.id }) : stored
}

/** The bytes that an article is stored as. */
export function encodeArticleFile(article: Article): Uint8Array {
  return Buffer.from(`${JSON.stringify(storedForm(article), null, 2)}\n`)
}

/** An article with its file's mode, which a save keeps, and the stamp and time (milliseconds) of the state that was read. */
export type ArticleOnDisk = OpenedArticle & { mode: number | null; stamp: string; modified: number }

/** The article without what belongs to its file. */
export function toOpened({ article, fingerprint, readOnly }: OpenedArticle): OpenedArticle {
  return { article, fingerprint, readOnly }
}

/** Reads and writes an article's file for lowdb; the bytes that `known` was decoded from are not decoded again. */
export function articleCodec(
  fileSystem: FileSystem,
  id: string,
  known: OpenedArticle | null = null,
): FileCodec<ArticleOnDisk> {
  return {
    load: (path) => {
      const read = readFile(fileSystem, path)
      if (!read.ok) throw new DiskFailure(read.failure)
      const { bytes } = read.value
      const fingerprint = fingerprintOf(bytes)
      const isKnown = known?.article.id === id && known.fingerprint === fingerprint
      const decoded = isKnown ? ok(known) : decodeArticleFile(bytes, id, fingerprint)
      if (!decoded.ok) throw new DiskFailure(decoded.failure)
      const { description } = read.value
      const { mode, modified } = description
      return { ...decoded.value, mode, modified, stamp: stampOf(description) }
    },
    encode: ({ article, mode }) => ({ bytes: encodeArticleFile(article), mode }),
  }
}
