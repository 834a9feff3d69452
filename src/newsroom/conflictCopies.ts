import type { ConflictComparison, Input } from '../contract/contract.ts'
import { type Article, contentOf, type OpenedArticle } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { commonAncestor } from '../core/lineage.ts'
import type { Kept } from '../core/versions.ts'
import { createArticle, type Deps } from './articles.ts'
import type { Ports } from './ports.ts'
import { keptAs } from './keptVersions.ts'

/** A conflict copy beside its article, with the newest version that both were made from. */
export async function compareConflictCopy(
  { copy: copyId }: Input<'compareConflictCopy'>,
  { store, versions, conflictCopies }: Ports,
): Promise<Result<ConflictComparison>> {
  const found = await conflictCopies.read(copyId)
  if (!found.ok) return found
  const { copy, opened: theirs } = found.value
  if (theirs.readOnly) return failed('newer-version', { fileName: `${copy.id}.json` })
  const opened = await store.read(copy.id)
  if (!opened.ok) return opened
  const mine = opened.value.article
  const newest = Math.min(mine.revision, theirs.article.revision)
  const others: Article[] = []
  await versions.visit(copy.id, ({ article }) => {
    if (article.revision <= newest) others.push(article)
  })
  const base = commonAncestor(mine, theirs.article, others)
  return ok({
    copy,
    opened: opened.value,
    theirs: contentOf(theirs.article),
    base: base && contentOf(base),
  })
}

/**
 * Saves what an article and its copy were merged into. In this order, so that each text is somewhere whatever fails: the
 * copy's text becomes a version, the article's text becomes one, the article is replaced, the copy is removed.
 */
export async function mergeConflictCopy(
  { copy, base, content }: Input<'mergeConflictCopy'>,
  deps: Deps,
): Promise<Result<OpenedArticle>> {
  const { store, conflictCopies, clock, normalizer } = deps
  const found = await conflictCopies.read(copy)
  if (!found.ok) return found
  const theirs = found.value.opened.article
  const kept = await keptAs({ reason: 'conflict-copy' }, deps)
  const keptCopy = await conflictCopies.keep(copy, kept)
  if (!keptCopy.ok) return keptCopy
  const now = clock.now()
  const change = (current: Article): Article => {
    const merged = normalizer.successor(current, content, now)
    return { ...merged, revision: Math.max(current.revision, theirs.revision) + 1 }
  }
  const merged = await store.update(theirs.id, base, change, { kept: { ...kept, reason: 'merge' } })
  if (!merged.ok) return merged
  return retireAfter(merged, copy, kept, deps)
}

/** Removes a copy whose text is in what was `done`. One that is gone meanwhile, as a copy that says nothing else is, is no failure. */
async function retireAfter(
  done: Result<OpenedArticle>,
  copy: string,
  kept: Kept,
  { conflictCopies }: Pick<Ports, 'conflictCopies'>,
): Promise<Result<OpenedArticle>> {
  const retired = await conflictCopies.retire(copy, kept)
  return retired.ok || retired.failure.code === 'not-found' ? done : retired
}

/** Makes a copy an article of its own; its text is a version of the article that it is a copy of, too. */
export async function separateConflictCopy(
  { copy, headline }: Input<'separateConflictCopy'>,
  deps: Deps,
): Promise<Result<OpenedArticle>> {
  const found = await deps.conflictCopies.read(copy)
  if (!found.ok) return found
  const { article, readOnly } = found.value.opened
  if (readOnly) return failed('newer-version', { fileName: `${article.id}.json` })
  const content = contentOf(article)
  const added = await createArticle(
    { content: headline === undefined ? content : { ...content, headline } },
    deps,
  )
  if (!added.ok) return added
  return retireAfter(added, copy, await keptAs({ reason: 'conflict-copy' }, deps), deps)
}

/** Removes a copy, once its text is a version. */
export async function discardConflictCopy(
  { copy }: Input<'discardConflictCopy'>,
  ports: Ports,
): Promise<Result<{ discarded: true }>> {
  const kept = await keptAs({ reason: 'conflict-copy' }, ports)
  const retired = await ports.conflictCopies.retire(copy, kept)
  return retired.ok ? ok({ discarded: true }) : retired
}
