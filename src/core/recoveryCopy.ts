import * as z from 'zod/mini'
import { type ArticleContent, articleId, type Base, baseDecoder, contentDecoder } from './article/index.ts'

/** A text that has not reached the library, kept so that it outlives window and host. */
export type RecoveryCopy = {
  id: string
  /** What the text was written over. */
  base: Base
  /** When it was taken, in milliseconds since 1970. */
  at: number
  content: ArticleContent
  /** An earlier state of it that was sent and never answered for, so that the library may have it; or null. */
  sent: ArticleContent | null
  /** In a shared folder, the text at `base`: if the article has changed when the copy is taken up, it is merged. */
  before?: ArticleContent
  /** The id of the window that wrote it: while that is open, no other one takes it up. */
  window?: string
}

/** Characters of the id of a window. */
const MAX_WINDOW_ID = 64

export const recoveryCopyDecoder: z.ZodMiniType<RecoveryCopy> = z.object({
  id: articleId,
  base: baseDecoder,
  at: z.number().check(z.nonnegative()),
  content: contentDecoder,
  sent: z.nullable(contentDecoder),
  before: z.exactOptional(contentDecoder),
  window: z.exactOptional(z.string().check(z.maxLength(MAX_WINDOW_ID))),
})
