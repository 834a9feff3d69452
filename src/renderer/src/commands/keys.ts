import { bridge } from '../client.ts'
import { pageEditor } from '../editor/pageEditor.ts'
import { keepControlHistories } from '../fields/controlHistory.ts'
import { dispatch } from './dispatch.ts'
import { commandOf } from './shortcuts.ts'

/**
 * Hears the window's keys before anything in it does. On the desktop the menu hears all but undo and redo, which go by
 * where the focus is; the page hears its own. Gives back what ends it.
 */
export function hearKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.isComposing ? undefined : commandOf(event)
    if (!command || (bridge && command !== 'undo' && command !== 'redo')) return
    event.preventDefault()
    event.stopPropagation()
    dispatch(command)
  }
  // The browser's own undo would change the page's DOM behind its document.
  const onBeforeInput = (event: InputEvent) => {
    const { inputType, target } = event
    if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return
    if (!(target instanceof Node) || target instanceof HTMLInputElement) return
    const editor = pageEditor()
    if (!editor?.contains(target)) return
    event.preventDefault()
    editor[inputType === 'historyUndo' ? 'undo' : 'redo']()
  }
  const forget = keepControlHistories()
  window.addEventListener('keydown', onKeyDown, { capture: true })
  window.addEventListener('beforeinput', onBeforeInput, { capture: true })
  return () => {
    forget()
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    window.removeEventListener('beforeinput', onBeforeInput, { capture: true })
  }
}
