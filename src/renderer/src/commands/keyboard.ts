import { bridge } from '../client.ts'
import { pageEditor } from '../editor/pageEditor.ts'
import { runCommand } from './runCommand.ts'
import { commandForKey } from './shortcuts.ts'

function onKeyDown(event: KeyboardEvent): void {
  const command = event.isComposing ? undefined : commandForKey(event)
  if (!command || (bridge && command !== 'undo' && command !== 'redo')) return
  event.preventDefault()
  event.stopPropagation()
  runCommand(command)
}

/** The browser's own undo would change the page's DOM without ProseMirror knowing. */
function onBeforeInput(event: InputEvent): void {
  const { inputType, target } = event
  if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return
  if (!(target instanceof Node) || target instanceof HTMLInputElement) return
  const editor = pageEditor()
  if (!editor?.contains(target)) return
  event.preventDefault()
  editor[inputType === 'historyUndo' ? 'undo' : 'redo']()
}

/**
 * Listens for the window's shortcuts in the capture phase, once. On the desktop the menu hears them, except undo and redo,
 * which depend on the focus; the page hears its own.
 */
export function listenForKeys(): void {
  window.addEventListener('keydown', onKeyDown, { capture: true })
  window.addEventListener('beforeinput', onBeforeInput, { capture: true })
}
