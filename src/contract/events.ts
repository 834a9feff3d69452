import { type ArticleSummary, isSummary } from '../core/library.ts'

/** What the library emits to every window. */
export type NewsroomEvent =
  /** An article was added, saved, brought back from the bin, or changed by another program. */
  | { type: 'article-changed'; summary: ArticleSummary }
  /** An article was put into the bin, or its file is gone; `forGood` if it was destroyed here. */
  | { type: 'article-removed'; id: string; forGood?: true }
  /** Anything may have changed: several articles at once, the state of the library, the house style. */
  | { type: 'library-changed' }

/** The id of the article that an event is about; null if it is about the whole library. */
export function eventArticleId(event: NewsroomEvent): string | null {
  if (event.type === 'article-changed') return event.summary.id
  return event.type === 'article-removed' ? event.id : null
}

/** True for an event, as it comes out of a transport. */
export function isEvent(value: unknown): value is NewsroomEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  if (value.type === 'library-changed') return true
  if (value.type === 'article-changed') return 'summary' in value && isSummary(value.summary)
  return value.type === 'article-removed' && 'id' in value && typeof value.id === 'string'
}
