import { type ClipboardContent, readClipboard } from '../clipboard.ts'
import { pageTranslate } from '../editor/pageTranslate.ts'
import { useImportQueue } from '../state/importQueue.ts'
import { useLayout } from '../state/layout.ts'
import { notify } from '../state/toasts.ts'

/** Queues a text for the import review, as a file named for the clipboard; its formatted form, where it has one. */
export function queuePasted({ plain, html = '' }: ClipboardContent): void {
  const text = html === '' ? plain : html
  if (text === '') {
    notify({ tone: 'plain', message: (t) => t('library:clipboardEmpty') })
    return
  }
  const bytes = new TextEncoder().encode(text)
  const name = pageTranslate()('library:clipboard')
  const fileName = `${name}.${html === '' ? 'txt' : 'html'}`
  useImportQueue.getState().enqueue([{ fileName, size: bytes.length, bytes: async () => bytes }])
}

/** Takes what is on the clipboard to the import review; where the host allows that only by a key, the review asks for it. */
export async function pasteArticle(): Promise<void> {
  const content = await readClipboard()
  if (content) queuePasted(content)
  else useLayout.getState().show('import')
}
