import { pageEditor } from '../editor/pageEditor.ts'
import { hasOwnHistory } from '../fields/articleFields.ts'
import { undoInControl } from '../fields/controlHistory.ts'
import { useLayout } from '../state/layout.ts'
import { lastIn, undoIn } from './ownUndo.ts'

const LIST = 'nav'
/** Where the open article is: its page, its details. */
const ARTICLE = 'main, aside'

/**
 * True where the last thing done with the list, or taken back in it, is meant: in the list, and outside the article if it came after
 * the article's last step.
 */
function meansList(step: 'list' | 'redo', focused: Element | null, since: number): boolean {
  const last = lastIn(step)
  if (focused?.closest(LIST)) return last >= 0
  return last > since && !focused?.closest(ARTICLE)
}

/**
 * Undoes or redoes by where the focus is: in a text control, what was typed there since the page last changed; in a
 * dialog or the list, what was done there last; in the article, its last step; anywhere else, such as on a button of the
 * title bar, the last of what was done with the list or the article.
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
    return
  }
  const inList = step === 'undo' ? 'list' : 'redo'
  if (meansList(inList, focused, since)) undoIn(inList)
  else pageEditor()?.[step]()
}
