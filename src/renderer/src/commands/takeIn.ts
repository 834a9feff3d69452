import { failureSentence } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { useSettings } from '../state/settings.ts'
import { notify } from '../state/toasts.ts'

/** Takes in a good article whose file has another name, and tells what became of it; false if that failed. */
export async function takeIn(file: string): Promise<boolean> {
  const taken = await newsroom.takeIn({ file })
  notify({
    tone: taken.ok ? 'plain' : 'failure',
    message: (t) =>
      taken.ok
        ? t('checking:takenIn', { headline: taken.value.article.headline || t('library:untitled') })
        : failureSentence(t, taken.failure),
  })
  await useSettings.getState().refreshLibrary()
  return taken.ok
}
