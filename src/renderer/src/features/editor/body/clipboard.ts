import type { EditorState, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { escapeMarkdown } from '../../../../../core/markdown/index.ts'
import { openingOf } from './lines.ts'
import { isCode } from './sections.ts'

/** The clipboard's own name for text that carries our marks; text from elsewhere carries none. */
const OURS = 'application/x-marbre'

const LINE_END = /\r\n?|\n|\u2028|\u2029/

/** Text from elsewhere as Markdown that shows its very characters; each line is a paragraph unless empty lines part them. */
function pastedText(text: string): string {
  const lines = text.split(LINE_END)
  const hasGaps = lines.slice(1, -1).some((line) => /^[ \t]*$/.test(line))
  if (!hasGaps) return lines.map(escapeMarkdown).join('\n\n')
  const paragraphs = lines.join('\n').split(/\n(?:[ \t]*\n)+/)
  return paragraphs.map(escapeMarkdown).join('\n\n')
}

function insertion(state: EditorState, text: string): string {
  const { from } = state.selection.main
  if (isCode(state, from)) return text.split(LINE_END).join('\n')
  if (openingOf(state, state.doc.lineAt(from)).kind !== 'heading') return pastedText(text)
  const [first = '', ...rest] = text.split(LINE_END)
  const more = pastedText(rest.join('\n').replace(/^\n+/, ''))
  return more === '' ? first : `${first}\n\n${more}`
}

function copy(event: ClipboardEvent, view: EditorView): boolean {
  const { main } = view.state.selection
  if (!event.clipboardData) return false
  event.preventDefault()
  if (main.empty) return true
  const text = view.state.sliceDoc(main.from, main.to)
  event.clipboardData.setData('text/plain', text)
  event.clipboardData.setData(OURS, text)
  if (event.type === 'cut' && !view.state.readOnly)
    view.dispatch({
      changes: { from: main.from, to: main.to },
      userEvent: 'delete.cut',
      scrollIntoView: true,
    })
  return true
}

function paste(event: ClipboardEvent, view: EditorView): boolean {
  const { clipboardData } = event
  if (!clipboardData || view.state.readOnly) return false
  const ours = clipboardData.getData(OURS)
  const text = ours === '' ? insertion(view.state, clipboardData.getData('text/plain')) : ours
  event.preventDefault()
  if (text !== '')
    view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.paste', scrollIntoView: true })
  return true
}

/** Files that are dropped on the page are the window's to import, and not text to put in. */
function drop({ dataTransfer }: DragEvent): boolean {
  return dataTransfer !== null && dataTransfer.files.length > 0
}

/** Copy, cut, paste and drop: what was text elsewhere stays text here. */
export const clipboard: Extension = EditorView.domEventHandlers({ copy, cut: copy, paste, drop })
