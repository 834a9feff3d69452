import { type Article, emptyContent } from '../../src/core/article/index.ts'

/** A stored article in French; all that is not named is empty. */
export function articleWith(fields: Partial<Article>): Article {
  return {
    ...emptyContent('fr'),
    id: '0192f0c4-7c1e-7a3b-8d2e-5f60718293a4',
    revision: 1,
    createdAt: '2026-11-09T10:00:00.000Z',
    updatedAt: '2026-11-09T10:00:00.000Z',
    source: null,
    ...fields,
  }
}
