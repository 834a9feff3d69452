import { MOST_DESTROYED } from '../../../core/library.ts'
import type { Failure } from '../../../core/failure.ts'
import { addBinSentences } from '../../../i18n/bin.ts'
import { newsroom } from '../client.ts'
import { addPageSentences } from '../editor/pageTranslate.ts'
import { useSession } from '../saving/session.ts'
import { type DestroyQuestion, type Doomed, useBin } from '../state/bin.ts'
import { useLayout } from '../state/layout.ts'
import { useLibrary } from '../state/library.ts'
import { notify, notifyFailure } from '../state/toasts.ts'
import { forgetDeletions } from './articles.ts'

function ask(question: DestroyQuestion): void {
  if (question.articles.length === 0) return
  useBin.setState({ question })
  useLayout.getState().show('destroy')
}

/** Asks whether articles in the bin are to be deleted for good. */
export function askToDestroy(articles: readonly Doomed[]): void {
  ask({ kind: 'articles', articles, seenIn: 'bin' })
}

/** Asks whether the open article is to be deleted for good. */
export function askToDestroyOpened(): void {
  const { openedId, content } = useSession.getState()
  if (openedId === null || content === null) return
  ask({
    kind: 'articles',
    articles: [{ id: openedId, headline: content.headline }],
    seenIn: 'library',
  })
}

/** Asks whether the bin is to be emptied of what is in it now; what is put there later stays. */
export async function askToEmptyBin(): Promise<void> {
  const rows = await newsroom.listBin({ query: '' })
  if (!rows.ok) return notifyFailure(rows.failure)
  if (rows.value.length === 0) return useLayout.getState().showLibraryView('bin')
  ask({ kind: 'empty', articles: rows.value.map(({ id, headline }) => ({ id, headline })), seenIn: 'bin' })
}

/** Milliseconds until it is asked again how many pictures are theirs, while that is still being looked for. */
const ASK_AGAIN = 400

/**
 * How many pictures nothing shows but these articles; null where that cannot be told. Gives up once `signal` says so.
 */
export async function countOwnPictures(
  { articles, seenIn }: DestroyQuestion,
  signal: AbortSignal,
): Promise<number | null> {
  const ids = articles.map(({ id }) => id)
  for (;;) {
    const answer = await newsroom.ownPictures({ ids, seenIn })
    if (!answer.ok || signal.aborted) return null
    if (!answer.value.isLooking) return answer.value.count
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN))
    if (signal.aborted) return null
  }
}

/** What became of a question that was answered with yes. */
export type DestroyOutcome = { destroyed: number; missing: number; failure: Failure | null }

/**
 * Deletes articles for good, some hundred by a call, with the pictures that nothing else shows unless these are to be kept; `tell`
 * is called with how many are done.
 */
export async function destroyAll(
  { articles, seenIn }: DestroyQuestion,
  keepPictures: boolean,
  tell: (done: number) => void,
): Promise<DestroyOutcome> {
  const ids = articles.map(({ id }) => id)
  const outcome: DestroyOutcome = { destroyed: 0, missing: 0, failure: null }
  const { forget } = useSession.getState()
  for (let from = 0; from < ids.length && outcome.failure === null; from += MOST_DESTROYED) {
    const some = ids.slice(from, from + MOST_DESTROYED)
    const answer = await newsroom.destroyArticles({ ids: some, seenIn, keepPictures })
    if (answer.ok) {
      const { destroyed, missing } = answer.value
      forget(destroyed)
      forgetDeletions(destroyed)
      outcome.destroyed += destroyed.length
      outcome.missing += missing.length
    } else outcome.failure = answer.failure
    tell(Math.min(ids.length, from + some.length))
  }
  useBin.getState().recount()
  useLibrary.getState().refresh()
  return outcome
}

/** Restores several articles from the bin, one after the other; the first that fails ends it. */
export async function restoreSeveral(ids: readonly string[]): Promise<void> {
  let count = 0
  for (const id of ids) {
    const answer = await newsroom.restoreArticle({ id })
    if (!answer.ok) {
      notifyFailure(answer.failure)
      break
    }
    count += 1
  }
  useBin.getState().recount()
  useLibrary.getState().refresh()
  addPageSentences(addBinSentences)
  if (count > 0) notify({ tone: 'plain', message: (t) => t('bin:restoredSeveral', { count }) })
}
