import { pageEditor } from '../editor/pageEditor.ts'
import { hasOwnHistory } from '../fields/articleFields.ts'
import { travelInControl } from '../fields/controlHistory.ts'
import { useScreen } from '../state/screen.ts'
import { canUndoDeletion, undoDeletion } from './articles.ts'

const LIST = 'nav'

/**
 * Takes back the last thing done, or does it again, by where the focus is: in a text of its own what was typed there since
 * the page last changed, in the list its last deletion, anywhere else the last step of the open article.
 */
export function travel(step: 'undo' | 'redo'): void {
  const { activeElement: focused } = document
  if (focused && hasOwnHistory(focused, step)) {
    document.execCommand(step)
    return
  }
  const since = pageEditor()?.changedAt ?? 0
  if (focused && !focused.closest('[data-article-fields]') && travelInControl(focused, step, since)) return
  if (useScreen.getState().dialog !== null) return
  if (step === 'undo' && focused?.closest(LIST) && canUndoDeletion()) void undoDeletion()
  else pageEditor()?.[step]()
}
