import type { Input } from '../contract/contract.ts'
import {
  type Article,
  type ArticleContent,
  contentOf,
  type OpenedArticle,
  type Section,
  type Source,
} from '../core/article.ts'
import { readSections, writeSections } from '../core/document/index.ts'
import { failed, type Result } from '../core/failure.ts'
import { keepingUnknown } from '../core/unknownFields.ts'
import type { Ports } from './ports.ts'

const keyOf = ({ heading, body }: Section) => JSON.stringify([heading, body])

/**
 * Sections as they are stored: in the canonical form, but for those that say what a stored one says. These stay byte for
 * byte, so that a file which another program wrote changes only where it was edited.
 */
function storedSections(sections: readonly Section[], stored: readonly Section[]): Section[] {
  const known = new Set(stored.map(keyOf))
  const given = new Set(sections.map(keyOf))
  const missing = stored.filter((section) => !given.has(keyOf(section)))
  const same = new Map(
    missing.map((section) => [
      writeSections(readSections([section]))
        .map(keyOf)
        .join(),
      section,
    ]),
  )
  return sections.flatMap((section) => {
    if (known.has(keyOf(section))) return [section]
    const canonical = writeSections(readSections([section]))
    const before = same.get(canonical.map(keyOf).join())
    return before ? [{ heading: before.heading, body: before.body }] : canonical
  })
}

/** A content as it is stored: its fields in one order, and its sections in their stored form. */
function canonical(content: ArticleContent, stored: readonly Section[]): ArticleContent {
  return { ...contentOf(content), sections: storedSections(content.sections, stored) }
}

/** A new article of the library, at its first revision. */
export function newArticle(content: ArticleContent, source: Source | null, { clock, ids }: Ports): Article {
  const now = clock.now()
  return { ...canonical(content, []), id: ids.next(), revision: 1, createdAt: now, updatedAt: now, source }
}

/** The successor of an article: this content, the fields that nobody here knows, the next revision. */
export function succeeded(current: Article, content: ArticleContent, updatedAt: string): Article {
  return {
    ...keepingUnknown(current, canonical(content, current.sections)),
    revision: current.revision + 1,
    updatedAt,
  }
}

export async function createArticle(
  { content }: Input<'createArticle'>,
  ports: Ports,
): Promise<Result<OpenedArticle>> {
  const [added] = await ports.store.add([newArticle(content, null, ports)])
  if (!added) throw new TypeError('the store gave no result for an article')
  return added
}

/** Replaces an article's content if it is still the one at `base`; else `conflict`, with `theirs` and `mine`. */
export async function saveArticle(
  { id, base, content, keep, beside }: Input<'saveArticle'>,
  { store, clock }: Ports,
): Promise<Result<OpenedArticle>> {
  const now = clock.now()
  const change = (current: Article) => succeeded(current, content, now)
  const kept = beside && ((current: Article) => succeeded(current, beside, now))
  const saved = await store.update(id, base, change, keep ? now : undefined, kept)
  if (saved.ok || saved.failure.code !== 'conflict') return saved
  return failed('conflict', { ...saved.failure.detail, mine: canonical(content, []) })
}
