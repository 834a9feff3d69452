import type { KeyboardEvent } from 'react'
import type { BlockKind } from '../../../../core/import/index.ts'
import { REVIEW_KINDS } from '../../commands/reviewKeys.ts'

/** The kind that a digit key stands for, wherever the layout keeps its digits. */
export function kindOfKey({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): BlockKind | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  return digit && !ctrlKey && !altKey && !metaKey ? REVIEW_KINDS[Number(digit) - 1] : undefined
}

/** True for the keys that open the menu of a line's label. */
export function opensMenu({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'Enter' || key === ' ' || key === 'ContextMenu' || (key === 'F10' && shiftKey)
}
