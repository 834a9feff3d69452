import type { OpenedArticle } from '../core/article/index.ts'

const MOST = 16
/** Characters of its sections up to which an article is remembered. */
const LONGEST = 500_000

/**
 * The articles last opened or saved, decoded: whoever finds a file with the bytes that one was decoded from need not decode
 * them again. The oldest gives way.
 */
export class RecentArticles {
  readonly #articles = new Map<string, OpenedArticle>()

  get(id: string): OpenedArticle | null {
    return this.#articles.get(id) ?? null
  }

  note(opened: OpenedArticle): void {
    const { id, sections } = opened.article
    this.#articles.delete(id)
    if (sections.reduce((length, { body }) => length + body.length, 0) > LONGEST) return
    this.#articles.set(id, opened)
    if (this.#articles.size <= MOST) return
    const oldest = this.#articles.keys().next()
    if (!oldest.done) this.#articles.delete(oldest.value)
  }
}
