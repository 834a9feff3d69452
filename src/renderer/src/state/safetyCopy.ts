import * as z from 'zod/mini'
import { type ArticleContent, type Base, contentDecoder } from '../../../core/article.ts'

/**
 * A text that has not reached the library: what it was written over, and when (milliseconds since 1970). `sent` is an
 * earlier state of it that was on its way, so that the library may have it.
 */
export type SafetyCopy = { base: Base; at: number; content: ArticleContent; sent: ArticleContent | null }

/** The window's own shelf for texts that could not be saved yet; `Storage` where there is one. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'marbre.unsaved/'

const decoder = z.object({
  base: z.object({ revision: z.number(), fingerprint: z.string() }),
  at: z.number(),
  content: contentDecoder,
  sent: z.nullable(contentDecoder),
})

const keyOf = (id: string, revision: number) => `${PREFIX}${id}/${revision}`

function read(shelf: Shelf, key: string): SafetyCopy | null {
  try {
    const decoded = decoder.safeParse(JSON.parse(shelf.getItem(key) ?? 'null'))
    return decoded.success ? decoded.data : null
  } catch {
    return null
  }
}

function keys(shelf: Shelf): string[] {
  const all = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '')
  return all.filter((key) => key.startsWith(PREFIX))
}

/** Puts a text on the shelf, over an older one of the same article and revision; false where it has no room for it. */
export function putSafetyCopy(shelf: Shelf, id: string, copy: SafetyCopy): boolean {
  try {
    shelf.setItem(keyOf(id, copy.base.revision), JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}

/** The newest text that this window's shelf holds for an article, or null. */
export function newestSafetyCopy(shelf: Shelf, id: string): SafetyCopy | null {
  const copies = keys(shelf)
    .filter((key) => key.startsWith(`${PREFIX}${id}/`))
    .flatMap((key) => read(shelf, key) ?? [])
  return copies.toSorted((a, b) => b.at - a.at)[0] ?? null
}

/** Takes a text off the shelf, once the library has it. */
export function dropSafetyCopy(shelf: Shelf, id: string, revision: number): void {
  shelf.removeItem(keyOf(id, revision))
}

/** The ids of the articles that have a text on the shelf. */
export function idsOnShelf(shelf: Shelf): string[] {
  return [...new Set(keys(shelf).map((key) => key.slice(PREFIX.length).split('/')[0] ?? ''))]
}
