import { type ArticleComparison, restoreChanges } from '../../../core/article/comparison.ts'
import { type ArticleContent, asDraft } from '../../../core/article/index.ts'
import { mergeContents } from '../../../core/article/merge.ts'
import type { Failure } from '../../../core/failure.ts'
import type { KeepReason } from '../../../core/versions.ts'
import { failureSentence, type Translate } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { articleEditor } from '../editor/articleEditor.ts'
import { replaceContent } from '../editor/externalChange.ts'
import { isSameContent } from '../saving/merging.ts'
import { useSession } from '../saving/session.ts'
import { useComparison } from '../state/comparison.ts'
import { useLibrary } from '../state/library.ts'
import { notify, notifyFailure } from '../state/toasts.ts'
import { useVersions } from '../state/versions.ts'
import { openArticle } from './articles.ts'

type Message = (t: Translate) => string

/** Lists the versions of an article anew, if it is still the open one. */
async function loadVersions(id: string): Promise<void> {
  if (useSession.getState().openedId === id) await useVersions.getState().load(id)
}

/** Saves the open article and keeps it as a version. `not-saved` where its text could not be saved first, whatever another one lacks. */
async function keepPresent(why: KeepReason, name?: string): Promise<Failure | 'not-saved' | null> {
  const { openedId: id, flush } = useSession.getState()
  if (id === null || !(await flush([id]))) return 'not-saved'
  const kept = await newsroom.keepVersion({ id, why, ...(name === undefined ? {} : { name }) })
  if (!kept.ok) return kept.failure
  void loadVersions(id)
  return null
}

/** Keeps the text of the page as a version, with a name unless that is empty. */
export async function keepNamed(name: string): Promise<Failure | 'not-saved' | null> {
  const failure = await keepPresent({ reason: 'named' }, name)
  if (failure === null)
    notify({
      tone: 'plain',
      message: (t) => (name === '' ? t('versions:kept') : t('versions:kept.named', { name })),
    })
  return failure
}

/** Gives a version of the open article another name; an empty one takes its name away. */
export async function nameVersion(version: string, name: string): Promise<Failure | null> {
  const { openedId: id } = useSession.getState()
  if (id === null) return null
  const named = await newsroom.nameVersion({ id, version, name })
  if (!named.ok) return named.failure
  await loadVersions(id)
  return null
}

/**
 * Replaces the text of the page by what `change` makes of it, as one step that can be undone, once the present text is a
 * version; false if that is not done. Null from `change`: what was to be replaced is no longer there.
 */
async function replaceText(
  change: (now: ArticleContent) => ArticleContent | null,
  message: Message,
): Promise<boolean> {
  const { openedId } = useSession.getState()
  const fail = (words: Message) => {
    notify({ tone: 'failure', message: words })
    return false
  }
  const failure = await keepPresent({ reason: 'restore' })
  if (failure === 'not-saved') return fail((t) => t('versions:notSaved'))
  if (failure) return fail((t) => failureSentence(t, failure))
  const now = articleEditor.content()
  if (useSession.getState().openedId !== openedId || !now) return false
  const next = change(now)
  if (next === null) return fail((t) => t('versions:changedMeanwhile'))
  const isChanged = articleEditor.applyStep((transaction) => replaceContent(transaction, next), message)
  if (!isChanged) notify({ tone: 'plain', message: (t) => t('versions:restored.same') })
  return true
}

/** Restores a version whole, and shows the page. Nothing happens if another article is opened meanwhile. */
export async function restoreVersion(version: string, message: Message): Promise<void> {
  const { openedId } = useSession.getState()
  const content = await readContent(version)
  if (!content || useSession.getState().openedId !== openedId) return
  if (await replaceText(() => content, message)) useComparison.getState().close()
}

/** Takes back the older side of some changes of a comparison with the text of the page; false if that is not done. */
export function takeBack(
  comparison: ArticleComparison,
  changes: readonly number[],
  message: Message,
): Promise<boolean> {
  const target = restoreChanges(comparison, new Set(changes))
  return replaceText((now) => {
    if (isSameContent(comparison.newer, now)) return target
    const { content, overlaps } = mergeContents(comparison.newer, now, target)
    return overlaps ? null : content
  }, message)
}

async function readContent(version: string): Promise<ArticleContent | null> {
  const { openedId: id } = useSession.getState()
  if (id === null) return null
  const read = await newsroom.readVersion({ id, version })
  if (!read.ok) notifyFailure(read.failure)
  return read.ok ? read.value.content : null
}

/** Makes a version an article of its own, a draft, and opens it. */
export async function openAsNewArticle(version: string): Promise<void> {
  const content = await readContent(version)
  if (!content) return
  const answer = await newsroom.createArticle({ content: asDraft(content) })
  if (!answer.ok) return notifyFailure(answer.failure)
  useComparison.getState().close()
  useLibrary.getState().refresh()
  await openArticle(answer.value.article.id)
}
