import * as z from 'zod/mini'
import {
  type ArticleContent,
  articleDecoder,
  contentOf,
  type OpenedArticle,
} from '../../../core/article/index.ts'
import { type Failure, failed, ok, type Result } from '../../../core/failure.ts'
import type { Merging } from './merging.ts'
import type { Sent, Snapshot, UnansweredSaves } from './unansweredSaves.ts'

/** After so many merges in a row, saving waits for the next retry. */
const MAX_MERGES = 5

const openedDecoder: z.ZodMiniType<OpenedArticle> = z.object({
  article: articleDecoder,
  fingerprint: z.string(),
  readOnly: z.boolean(),
})

/** What became of a text that met another revision of its article. */
type Resolution =
  /** The library has it: merged, or (`isOwn`) by a save of ours. */
  | { kind: 'saved'; opened: OpenedArticle; sent: Sent; isOwn: boolean }
  /** Both changed the same place; `base` is null if it is not known. */
  | { kind: 'overlap'; theirs: OpenedArticle; base: ArticleContent | null }
  | { kind: 'failed'; failure: Failure }
  /** The revision has changed with every merge. */
  | { kind: 'too-often' }

type ResolutionDeps = {
  read(): Promise<Result<OpenedArticle>>
  /** Saves a merged text over `theirs`. */
  send(merged: { content: ArticleContent; theirs: OpenedArticle }): Promise<Result<OpenedArticle>>
  loadMerging(): Promise<Merging | null>
  /** The text that ours was made from; null if it is not known. */
  base(): ArticleContent | null
  unanswered: UnansweredSaves
}

/** The library's article: from the failure, where that has it, else read. */
async function readTheirs({ detail }: Failure, { read }: ResolutionDeps): Promise<Result<OpenedArticle>> {
  const decoded = openedDecoder.safeParse(detail.theirs)
  return decoded.success ? ok(decoded.data) : read()
}

/** The text of ours that the library has: the present one, or one whose answer was lost; undefined if it has none. */
function findOwn(
  { article }: OpenedArticle,
  mine: Snapshot,
  { isSameText }: Merging,
  unanswered: UnansweredSaves,
): Sent | undefined {
  const isTheirs = (content: ArticleContent) => isSameText(article, content)
  const { content } = mine
  return isTheirs(content) ? { content, of: mine } : unanswered.find(isTheirs)
}

/**
 * Merges a text with the library's, which has another revision than it was made from, and sends the merge; again, five
 * times at most, if the revision changes meanwhile. `failure` is the `conflict` that the save met.
 */
export async function resolveConflict(
  failure: Failure,
  mine: Snapshot,
  deps: ResolutionDeps,
): Promise<Resolution> {
  let found = await readTheirs(failure, deps)
  for (let merges = 0; found.ok; merges += 1) {
    const theirs = found.value
    const merging = await deps.loadMerging()
    if (!merging) return { kind: 'failed', failure: failed('unreachable').failure }
    const own = findOwn(theirs, mine, merging, deps.unanswered)
    if (own) return { kind: 'saved', opened: theirs, sent: own, isOwn: true }
    const base = deps.base()
    const merged = base && merging.mergeContents(base, mine.content, contentOf(theirs.article))
    if (!merged || merged.overlaps) return { kind: 'overlap', theirs, base }
    if (merges >= MAX_MERGES) return { kind: 'too-often' }
    const { content } = merged
    const saved = await deps.send({ content, theirs })
    if (saved.ok) return { kind: 'saved', opened: saved.value, sent: { content, of: mine }, isOwn: false }
    if (saved.failure.code !== 'conflict') return { kind: 'failed', failure: saved.failure }
    found = await readTheirs(saved.failure, deps)
  }
  return { kind: 'failed', failure: found.failure }
}
