import { ok, type Result } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'
import { useSession } from '../saving/session.ts'
import { notify, notifyFailure } from '../state/toasts.ts'

/**
 * Changes to another library, once all text is saved: the host opens it in place of this window, or the window goes to its
 * address. `opened` is false where the text could not be saved: then nothing changes.
 */
export async function changeLibrary(id: string): Promise<Result<{ opened: boolean }>> {
  if (!(await useSession.getState().flush())) return ok({ opened: false })
  const answer = await newsroom.openLibrary({ id })
  if (!answer.ok) return answer
  const { address } = answer.value
  if (address !== null) location.replace(address)
  return ok({ opened: true })
}

/** Changes to another library; a message tells why that could not be done. Its words are those of `i18n/libraries.ts`. */
export async function changeLibraryOrTell(id: string): Promise<void> {
  const answer = await changeLibrary(id)
  if (!answer.ok) notifyFailure(answer.failure)
  else if (!answer.value.opened) notify({ tone: 'failure', message: (t) => t('libraries:notSaved') })
}
