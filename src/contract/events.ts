import * as z from 'zod/mini'
import { type ArticleSummary, summaryDecoder } from '../core/library.ts'

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

export const eventDecoder: z.ZodMiniType<NewsroomEvent> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('article-changed'), summary: summaryDecoder }),
  z.object({
    type: z.literal('article-removed'),
    id: z.string(),
    forGood: z.exactOptional(z.literal(true)),
  }),
  z.object({ type: z.literal('library-changed') }),
])
