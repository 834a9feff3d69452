import type { KeyboardEvent } from 'react'

/** Whether a key asks for the last change to be taken back, or to be done again. */
export function historyStep({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyboardEvent): 'undo' | 'redo' | null {
  if ((!ctrlKey && !metaKey) || altKey) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : null
}
