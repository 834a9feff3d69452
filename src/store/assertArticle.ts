import { type Article, decodeArticle, isArticleId, reasonsOfSuccessor } from '../core/article/index.ts'

/** Throws for an id that no article can have: it would become part of a path. */
export function assertArticleId(id: string): void {
  if (!isArticleId(id)) throw new RangeError(`not an article id: ${JSON.stringify(id)}`)
}

/** Throws for what is no article. */
export function assertArticle(article: Article): void {
  const decoded = decodeArticle(article)
  if (!decoded.ok) throw new TypeError(`not an article: ${JSON.stringify(decoded.failure.detail)}`)
}

/** Throws for what is not a later revision of an article, which is not decoded again where it is the same. */
export function assertSuccessor(current: Article, next: Article): void {
  const reasons = reasonsOfSuccessor(current, next)
  if (reasons.length > 0) throw new TypeError(`not an article: ${JSON.stringify({ reasons })}`)
  if (next.id !== current.id || next.revision <= current.revision) {
    throw new RangeError(
      `revision ${next.revision} of ${next.id} cannot follow revision ${current.revision} of ${current.id}`,
    )
  }
}
