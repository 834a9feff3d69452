import type { KeyboardEvent } from 'react'

const FOCUSABLE = ['input:enabled', 'button:enabled', 'select:enabled', '[tabindex="0"]']
  .map((each) => `${each}:not([tabindex="-1"])`)
  .join()
const FIELD = 'input:not([type])'

/**
 * Has Tab go from the first text field of a search to the next one, and from the last one to the options and buttons that stand between
 * them, as in the replacing of other programs; Shift+Tab goes back the same way. An input method that is choosing keeps its Tab.
 */
export function tabFieldsFirst(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.nativeEvent.isComposing) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const fields = all.filter((each) => each.matches(FIELD))
  const first = all.findIndex((each) => each.matches(FIELD))
  const others = all.filter((each) => !fields.includes(each))
  const order = [...others.slice(0, first), ...fields, ...others.slice(first)]
  const step = event.shiftKey ? -1 : 1
  const { target } = event
  if (!(target instanceof HTMLElement)) return
  const after = (list: readonly HTMLElement[]) => list[list.indexOf(target) + step]
  const next = after(order)
  if (next === after(all)) return
  if (!next) {
    // The last one is not the last of the document: from there the browser, or a dialog, goes on to what follows the search.
    all.at(-1)?.focus()
    return
  }
  event.preventDefault()
  // A dialog would move the focus once more.
  event.stopPropagation()
  next.focus()
  if (next instanceof HTMLInputElement && fields.includes(next)) next.select()
}
