import type { NewsroomEvent } from '../src/contract/events.ts'
import type { Article } from '../src/core/article/index.ts'
import type { ArticleSummary } from '../src/core/library.ts'
import { indexEntry } from '../src/store/indexEntry.ts'

/** What the list shows of an article. */
export const summaryOf = (article: Article): ArticleSummary => indexEntry(article).summary

/** The event of an article that was added or saved. */
export const changeEvent = (article: Article): NewsroomEvent => ({
  type: 'article-changed',
  summary: summaryOf(article),
})
