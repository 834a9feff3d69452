import { articleEditor } from '../../../editor/articleEditor.ts'
import { useFind } from '../../../state/find.ts'

/** A selection longer than this is no word to look for. */
const LONGEST = 200

/** What is selected on the page, as the search field takes it; empty where that is nothing or more than a line. */
export function selectedWords(): string {
  const { view } = articleEditor
  if (!view?.hasFocus()) return ''
  const { from, to, $from, $to } = view.state.selection
  if (to - from > LONGEST || !$from.sameParent($to)) return ''
  const words = view.state.doc.textBetween(from, to, '\n', '\n')
  if (words.includes('\n')) return ''
  return useFind.getState().options.pattern ? words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : words
}
