import { useFind } from '../../../state/find.ts'
import { useOutline } from '../../../state/outline.ts'

/** A selection longer than this is no word to look for. */
const LONGEST = 200

/** What is selected on the page, as the search field takes it; empty where that is nothing or more than a line. */
export function selectedWords(): string {
  const { view } = useOutline.getState()
  const field = document.activeElement
  let words = ''
  if (field instanceof HTMLTextAreaElement && field.dataset.copy !== undefined)
    words = field.value.slice(field.selectionStart, field.selectionEnd)
  else if (view?.hasFocus) {
    const { from, to } = view.state.selection.main
    words = to - from > LONGEST ? '' : view.state.sliceDoc(from, to)
    if (!useFind.getState().options.pattern) words = words.replace(/\\([!-/:-@[-`{-~])/g, '$1')
  }
  if (words.length > LONGEST || words.includes('\n')) return ''
  return useFind.getState().options.pattern ? words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : words
}
