import { EditorSelection, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { copied } from './copying.ts'
import { type Brought, insertion } from './insertion.ts'

/** The clipboard's own name for text that carries our marks; text from elsewhere carries none. */
const OURS = 'application/x-marbre'

type Stretch = { from: number; to: number }

function give(transfer: DataTransfer, { state, contentDOM }: EditorView, { from, to }: Stretch): void {
  const { html, plain } = copied(state, { from, to }, contentDOM)
  transfer.setData('text/plain', plain)
  transfer.setData('text/html', html)
  transfer.setData(OURS, state.sliceDoc(from, to))
}

function take(transfer: DataTransfer): Brought {
  return {
    ours: transfer.getData(OURS),
    html: transfer.getData('text/html'),
    plain: transfer.getData('text/plain'),
  }
}

function copy(event: ClipboardEvent, view: EditorView): boolean {
  const { main } = view.state.selection
  if (!event.clipboardData) return false
  event.preventDefault()
  if (main.empty) return true
  give(event.clipboardData, view, main)
  if (event.type === 'cut' && !view.state.readOnly)
    view.dispatch({
      changes: { from: main.from, to: main.to },
      userEvent: 'delete.cut',
      scrollIntoView: true,
    })
  return true
}

function paste({ clipboardData }: ClipboardEvent, view: EditorView): boolean {
  const { state } = view
  if (!clipboardData || state.readOnly) return false
  const { from, to, insert, cursor } = insertion(state, state.selection.main, take(clipboardData))
  if (insert !== '')
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: cursor },
      userEvent: 'input.paste',
      scrollIntoView: true,
    })
  return true
}

/** What is being dragged out of each editor, so that letting it go there moves it. */
const dragged = new WeakMap<EditorView, Stretch>()

function dragStart({ dataTransfer }: DragEvent, view: EditorView): boolean {
  const { main } = view.state.selection
  if (!dataTransfer || main.empty) return false
  give(dataTransfer, view, main)
  dragged.set(view, main)
  return false
}

function dragEnd(_event: DragEvent, view: EditorView): boolean {
  dragged.delete(view)
  return false
}

const isMac = /mac/i.test(navigator.platform)

/** Files that are dropped are the window's to import; all else is put in where it is let go. */
function drop(event: DragEvent, view: EditorView): boolean {
  const { dataTransfer, clientX, clientY } = event
  if (!dataTransfer || dataTransfer.files.length > 0 || view.state.readOnly) return true
  const at = view.posAtCoords({ x: clientX, y: clientY }, false)
  const stretch = dragged.get(view)
  dragged.delete(view)
  if (stretch && stretch.from <= at && at <= stretch.to) return true
  const put = insertion(view.state, { from: at, to: at }, take(dataTransfer))
  if (put.insert === '') return true
  const moves = stretch && !(isMac ? event.altKey : event.ctrlKey)
  const changes = view.state.changes([
    { from: put.from, to: put.to, insert: put.insert },
    ...(moves ? [{ from: stretch.from, to: stretch.to }] : []),
  ])
  view.focus()
  view.dispatch({
    changes,
    selection: EditorSelection.range(changes.mapPos(put.from, -1), changes.mapPos(put.to, 1)),
    userEvent: moves ? 'move.drop' : 'input.drop',
    scrollIntoView: true,
  })
  return true
}

/** Copy, cut, paste, drag and drop: structure is kept, what was text elsewhere stays text here. */
export const clipboard: Extension = [
  EditorView.domEventHandlers({ copy, cut: copy, paste, drop, dragstart: dragStart, dragend: dragEnd }),
  // What CodeMirror itself gives a drag as text, after us: as it reads.
  EditorView.clipboardOutputFilter.of(
    (text, state) => copied(state, state.selection.main, NOWHERE).plain || text,
  ),
]
const NOWHERE = { lang: '', dir: '' }
