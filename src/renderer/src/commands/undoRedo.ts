import { pageEditor } from '../editor/pageEditor.ts'
import { hasOwnHistory } from '../fields/articleFields.ts'
import { undoInControl } from '../fields/controlHistory.ts'
import { useLayout } from '../state/layout.ts'
import { canUndoIn, undoIn } from './ownUndo.ts'

const LIST = 'nav'

/**
 * Undoes or redoes by where the focus is: in a text control, what was typed there since the page last changed; in a
 * dialog or the list, what was done there last; anywhere else, the last step of the open article.
 */
export function undoOrRedo(step: 'undo' | 'redo'): void {
  const { activeElement: focused } = document
  if (focused && hasOwnHistory(focused, step)) {
    document.execCommand(step)
    return
  }
  const since = pageEditor()?.changedAt ?? 0
  if (focused && !focused.closest('[data-article-fields]') && undoInControl(focused, step, since)) return
  if (useLayout.getState().dialog !== null) {
    if (step === 'undo') undoIn('dialog')
  } else if (step === 'undo' && focused?.closest(LIST) && canUndoIn('list')) undoIn('list')
  else pageEditor()?.[step]()
}
