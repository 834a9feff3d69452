import type { FocusEvent, FormEvent, KeyboardEvent } from 'react'
import { pageEditor } from '../editor/pageEditor.ts'

/**
 * After so many milliseconds without typing, a field's change becomes a step of the history although the field still
 * has the focus.
 */
const COMMIT_DELAY = 5_000

type Control = HTMLInputElement | HTMLTextAreaElement

/** The focused field, its value when it was entered or last committed, and whether anything was typed since. */
let focused: { control: Control; value: string; typed: boolean } | null = null
let timer: ReturnType<typeof setTimeout> | undefined

const isText = (element: unknown): element is Control =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement &&
    !/^(?:checkbox|radio|button|submit|range|color|file)$/.test(element.type))

/** Commits what was typed in the article's fields as one step of the history. */
function commit(): void {
  clearTimeout(timer)
  pageEditor()?.commitFields()
  if (focused) focused = { control: focused.control, value: focused.control.value, typed: false }
}

/**
 * Props for a container of article fields. While one types in a field its control has its own undo; when the field
 * loses the focus, on Enter in a single line, or after a pause, the change becomes one step of the article's history.
 */
export const articleFieldEvents = {
  'data-article-fields': '',
  onFocus({ target }: FocusEvent) {
    focused = isText(target) ? { control: target, value: target.value, typed: false } : null
  },
  onInput({ target }: FormEvent) {
    if (focused?.control !== target) return
    focused.typed = true
    clearTimeout(timer)
    timer = setTimeout(commit, COMMIT_DELAY)
  },
  onKeyDown({ key, target, nativeEvent }: KeyboardEvent) {
    if (key === 'Enter' && !nativeEvent.isComposing && target instanceof HTMLInputElement) commit()
  },
  onBlur() {
    commit()
    focused = null
  },
}

/** True if undo or redo belongs to a field's own control: something was typed in it since it was entered. */
export function hasOwnHistory(element: Element, step: 'undo' | 'redo'): boolean {
  if (!isText(element) || element.readOnly || focused?.control !== element || !focused.typed) return false
  return step === 'redo' || element.value !== focused.value
}
