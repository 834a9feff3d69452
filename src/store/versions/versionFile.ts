import { type Article, upgrade } from '../../core/article/index.ts'
import { failed, ok, type Result } from '../../core/failure.ts'
import { type Kept, keptDecoder, type StoredVersion, versionId } from '../../core/versions.ts'

const encoder = new TextEncoder()
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The name of a version's own file. */
export const plainName = (id: string): string => `${id}.json`

/** The id in the name of a version's own file; null for any other name. */
export function plainId(name: string): string | null {
  const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : ''
  return versionId.safeParse(id).success ? id : null
}

/** The first id for a text, named for its revision and its time in a form that is legal on every system. */
export function idStem({ revision, updatedAt }: Article): string {
  return `${revision}-${new Date(updatedAt).toISOString().replaceAll(':', '-')}`
}

/** The id of the text with this number among those of one revision and instant, from 1. */
export const numberedId = (stem: string, number: number): string =>
  number === 1 ? stem : `${stem} ${number}`

/** The revision in an id; of an id from before they had one, 0. */
export function revisionIn(id: string): number {
  return Number(/^(\d{1,15})-\d{4}-/.exec(id)?.[1] ?? 0)
}

/** The instant in an id, RFC 3339. */
function instantIn(id: string): string {
  return id
    .replace(/^\d{1,15}-(?=\d{4}-)/, '')
    .replace(/ \d+$/, '')
    .replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:')
}

/** The bytes of a version's own file: what the article's file holds, with one more member. */
export function encodeVersionFile(fields: object & { kept: Kept }): Uint8Array {
  return encoder.encode(`${JSON.stringify(fields, null, 2)}\n`)
}

/** The JSON in bytes. Fails with `empty` or `damaged`. */
export function parseJson(bytes: Uint8Array): Result<unknown> {
  if (bytes.length === 0) return failed('empty')
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    return ok(value)
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'not JSON, or cut off' : 'not UTF-8'
    return failed('damaged', { reasons: [reason] })
  }
}

/**
 * Decodes what a version is stored as; one from before versions said why they were kept has only its text and its time.
 * Fails with `damaged` or `newer-version`.
 */
export function decodeVersion(value: unknown, articleId: string, id: string): Result<StoredVersion> {
  const stored = upgrade(value)
  if (!stored.ok) return stored
  const { kept: written, ...article } = { kept: undefined, ...stored.value.article }
  if (article.id !== articleId) {
    return failed('damaged', { reasons: ['id: not that of the article whose folder it is in'] })
  }
  const kept = keptDecoder.safeParse(written)
  const unknown: Kept = { keptAt: instantIn(id), reason: 'unknown', by: '', name: '' }
  return ok({ id, article, kept: kept.success ? kept.data : unknown })
}
