import type { Failure } from '../../../../core/failure.ts'
import { type KeptPicture, MOST_DELETED_PICTURES } from '../../../../core/pictures/index.ts'
import { newsroom } from '../../client.ts'
import { undoablePictures } from '../../editor/shownPages.ts'
import { useSession } from '../../saving/session.ts'
import { notify } from '../../state/toasts.ts'

/**
 * Deletes pictures that nothing shows, once what is on screen is saved, and tells what became of them; or why it failed. Those
 * that an undo in this window would show again stay.
 */
export async function deletePictures(srcs: readonly string[]): Promise<Failure | null> {
  await useSession.getState().flush()
  const undoable = undoablePictures()
  const free = srcs.filter((src) => !undoable.has(src))
  const refused: { why: KeptPicture['why'] | 'undo' }[] = srcs
    .filter((src) => undoable.has(src))
    .map(() => ({ why: 'undo' }))
  let count = 0
  for (let from = 0; from < free.length; from += MOST_DELETED_PICTURES) {
    const some = free.slice(from, from + MOST_DELETED_PICTURES)
    const answer = await newsroom.deletePictures({ srcs: some })
    if (!answer.ok) return answer.failure
    count += answer.value.deleted.length
    refused.push(...answer.value.refused)
  }
  if (count > 0) notify({ tone: 'plain', message: (t) => t('pictureList:deleted', { count }) })
  for (const why of new Set(refused.map((each) => each.why))) {
    const kept = refused.filter((each) => each.why === why).length
    notify({
      tone: 'failure',
      message: (t) => t('pictureList:refused', { count: kept, why: t(`pictureList:why.${why}`) }),
    })
  }
  return null
}
