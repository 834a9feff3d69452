import type { Article, ArticleContent } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import {
  ArticleFinder,
  type ReplaceChoice,
  replaceMatches,
  type ReplaceRequest,
} from '../core/replace/index.ts'
import type { Ports } from './ports.ts'

/** Replaces text in articles, by the choices that a person made in the preview of it. */
export class Replacer {
  readonly #finder: ArticleFinder
  readonly #request: ReplaceRequest
  readonly #choices: ReadonlyMap<string, ReplaceChoice>
  readonly #ports: Pick<Ports, 'limitTime'>

  private constructor(finder: ArticleFinder, request: ReplaceRequest, ports: Pick<Ports, 'limitTime'>) {
    this.#finder = finder
    this.#request = request
    this.#choices = new Map(request.choices.map((choice) => [choice.id, choice]))
    this.#ports = ports
  }

  /** Fails with `pattern-invalid`. */
  static of(request: ReplaceRequest, ports: Pick<Ports, 'limitTime'>): Result<Replacer> {
    const finder = ArticleFinder.of(request)
    return finder.ok ? ok(new Replacer(finder.value, request, ports)) : finder
  }

  /**
   * An article's content with its matches replaced, the same value where there are none. Fails with `conflict` where the article has changed since a person
   * chose among its matches, and with `pattern-slow`.
   */
  replace(article: Article, content: ArticleContent): Result<ReturnType<typeof replaceMatches>> {
    const choice = this.#choices.get(article.id) ?? null
    if (choice && choice.revision !== article.revision) return failed('conflict', { id: article.id })
    const found = findWithin(this.#finder, content, this.#ports)
    return found.ok ? ok(replaceMatches(content, found.value, this.#request, choice)) : found
  }
}

/** The matches in a content; fails with `pattern-slow` where a regular expression takes too long. */
export function findWithin(
  finder: ArticleFinder,
  content: ArticleContent,
  { limitTime }: Pick<Ports, 'limitTime'>,
): Result<ReturnType<ArticleFinder['find']>> {
  if (!finder.needsLimit) return ok(finder.find(content))
  const found = limitTime(() => finder.find(content))
  return found ? ok(found.result) : failed('pattern-slow')
}
