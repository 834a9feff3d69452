import type { ConflictComparison } from '../../../contract/contract.ts'
import { type ArticleContent, contentOf } from '../../../core/article/index.ts'
import type { ConflictCopy } from '../../../core/conflictCopies.ts'
import { type Failure, failed, ok, type Result } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'
import { useSettings } from '../state/settings.ts'
import { notify } from '../state/toasts.ts'
import { loadMerging } from './merging.ts'
import { useSession } from './session.ts'

/** Reads the state of the library again, after a copy is gone or has turned out to be. */
async function told<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
  const result = await answer
  await useSettings.getState().refreshLibrary()
  return result
}

/** Saves what an article and a copy were merged into. Gives why that failed. */
export async function saveMerge(
  { copy, opened }: ConflictComparison,
  content: ArticleContent,
): Promise<Failure | null> {
  const base = { revision: opened.article.revision, fingerprint: opened.fingerprint }
  const merged = await told(
    newsroom.mergeConflictCopy({ copy: copy.copy, base, content: contentOf(content) }),
  )
  if (!merged.ok) return merged.failure
  notify({ tone: 'plain', message: (t) => t('conflictCopy:merged') })
  return null
}

/**
 * Merges a copy with its article where no place was changed in both, and gives null; else gives both texts, to be decided
 * row by row. What is typed here is saved first; what is typed meanwhile is merged by the save that follows.
 */
export async function mergeCopy({ copy }: ConflictCopy): Promise<Result<ConflictComparison | null>> {
  await useSession.getState().flush()
  const compared = await newsroom.compareConflictCopy({ copy })
  if (!compared.ok) return compared
  const { base, opened, theirs } = compared.value
  const merging = await loadMerging()
  if (!merging) return failed('unreachable')
  const merged = base && merging.mergeContents(base, contentOf(opened.article), theirs)
  if (!merged || merged.overlaps) return ok(compared.value)
  const failure = await saveMerge(compared.value, merged.content)
  return failure ? { ok: false, failure } : ok(null)
}

/** Makes a copy an article of its own, under a headline, and tells it with a way there. Gives why that failed. */
export async function separateCopy({ copy }: ConflictCopy, headline: string): Promise<Failure | null> {
  const made = await told(newsroom.separateConflictCopy({ copy, headline }))
  if (!made.ok) return made.failure
  const { id } = made.value.article
  notify({
    tone: 'plain',
    message: (t) => t('conflictCopy:separated', { headline }),
    action: { label: (t) => t('conflictCopy:open'), run: () => void useSession.getState().open(id) },
  })
  return null
}

/** Removes a copy, whose text is then a version. Gives why that failed. */
export async function discardCopy({ copy }: ConflictCopy): Promise<Failure | null> {
  const done = await told(newsroom.discardConflictCopy({ copy }))
  if (!done.ok) return done.failure
  notify({ tone: 'plain', message: (t) => t('conflictCopy:discarded') })
  return null
}
