import type { FocusEvent, FormEvent, KeyboardEvent } from 'react'
import { pageEditor } from '../editor/pageEditor.ts'

/** After so long without a key, what was typed in a field becomes a step of the history even if it is not left (milliseconds). */
const PAUSE = 5_000

type Control = HTMLInputElement | HTMLTextAreaElement

/** The field that has the focus, what it said when it was entered or last became a step, and whether anything was typed since. */
let entered: { control: Control; value: string; typed: boolean } | null = null
let pause: ReturnType<typeof setTimeout> | undefined

const isText = (element: unknown): element is Control =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement &&
    !/^(?:checkbox|radio|button|submit|range|color|file)$/.test(element.type))

/** Makes what was typed in the article's fields one step of the history. */
function keep(): void {
  clearTimeout(pause)
  pageEditor()?.keepTyped()
  if (entered) entered = { control: entered.control, value: entered.control.value, typed: false }
}

/**
 * What a group of the article's fields hears: as long as one types in a field, its control has its own undo; once it is
 * left, by the focus, by Enter in a single line or by a pause, the change is one step of the article's history.
 */
export const articleFieldEvents = {
  'data-article-fields': '',
  onFocus({ target }: FocusEvent) {
    entered = isText(target) ? { control: target, value: target.value, typed: false } : null
  },
  onInput({ target }: FormEvent) {
    if (entered?.control !== target) return
    entered.typed = true
    clearTimeout(pause)
    pause = setTimeout(keep, PAUSE)
  },
  onKeyDown({ key, target, nativeEvent }: KeyboardEvent) {
    if (key === 'Enter' && !nativeEvent.isComposing && target instanceof HTMLInputElement) keep()
  },
  onBlur() {
    keep()
    entered = null
  },
}

/** True where undo or redo is that of a field of the article: what was typed in it since it was entered. */
export function hasOwnHistory(element: Element, step: 'undo' | 'redo'): boolean {
  if (!isText(element) || element.readOnly || entered?.control !== element || !entered.typed) return false
  return step === 'redo' || element.value !== entered.value
}
