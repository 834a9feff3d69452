import type { Bridge, SavedFile } from '../../../contract/bridge.ts'
import { notify } from '../state/toasts.ts'

/** Says in a toast where a file went that the desktop has saved, with a way to its folder. */
export function tellSaved(
  { place, fileName }: SavedFile,
  { showInFolder }: Pick<Bridge, 'showInFolder'>,
): void {
  notify({
    tone: 'plain',
    message: (t) => t('export:saved', { fileName }),
    action: { label: (t) => t('export:showInFolder'), run: () => void showInFolder(place, fileName) },
  })
}
