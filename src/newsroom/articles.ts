import type { Input } from '../contract/contract.ts'
import {
  type Article,
  type ArticleContent,
  contentOf,
  type OpenedArticle,
  type Source,
} from '../core/article.ts'
import { canonicalSections } from '../core/body.ts'
import { failed, type Result } from '../core/failure.ts'
import { keepingUnknown } from '../core/unknownFields.ts'
import type { Ports } from './ports.ts'

/** A content as it is stored: its fields in one order, and its sections as editing and importing again give them back. */
function canonical(content: ArticleContent): ArticleContent {
  return { ...contentOf(content), sections: canonicalSections(content.sections) }
}

/** A new article of the library, at its first revision. */
export function newArticle(content: ArticleContent, source: Source | null, { clock, ids }: Ports): Article {
  const now = clock.now()
  return { ...canonical(content), id: ids.next(), revision: 1, createdAt: now, updatedAt: now, source }
}

/** The successor of an article: this content, the fields that nobody here knows, the next revision. */
export function succeeded(current: Article, content: ArticleContent, updatedAt: string): Article {
  return {
    ...keepingUnknown(current, canonical(content)),
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
  { id, base, content, keep }: Input<'saveArticle'>,
  { store, clock }: Ports,
): Promise<Result<OpenedArticle>> {
  const mine = canonical(content)
  const now = clock.now()
  const change = (current: Article) => succeeded(current, mine, now)
  const saved = await store.update(id, base, change, keep ? now : undefined)
  if (saved.ok || saved.failure.code !== 'conflict') return saved
  return failed('conflict', { ...saved.failure.detail, mine })
}
