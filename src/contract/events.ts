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
  switch (event.type) {
    case 'article-changed':
      return event.summary.id
    case 'article-removed':
      return event.id
    case 'library-changed':
      return null
  }
}

/** Whether a value has what an event of each type has besides that. */
const IS_WHOLE: { readonly [Type in NewsroomEvent['type']]: (value: object) => boolean } = {
  'article-changed': (value) => 'summary' in value && isSummary(value.summary),
  'article-removed': (value) => 'id' in value && typeof value.id === 'string',
  'library-changed': () => true,
}

const isType = (type: unknown): type is NewsroomEvent['type'] =>
  typeof type === 'string' && Object.hasOwn(IS_WHOLE, type)

/** True for an event, as it comes out of a transport. */
export function isEvent(value: unknown): value is NewsroomEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return isType(value.type) && IS_WHOLE[value.type](value)
}
