import type { EditorView } from 'prosemirror-view'

type Ends = Pick<Selection, 'anchorNode' | 'anchorOffset' | 'focusNode' | 'focusOffset'>

/** Where the selection was when it was last reported. */
let reported: Ends | null = null

const noteSelection = () => {
  const { anchorNode = null, anchorOffset = 0, focusNode = null, focusOffset = 0 } = getSelection() ?? {}
  reported = { anchorNode, anchorOffset, focusNode, focusOffset }
}

/** Notes what the browser reports of the selection, until the function that it gives is called. */
export function watchSelection(): () => void {
  // One for each page: that of another page stays.
  const note = () => noteSelection()
  document.addEventListener('selectionchange', note)
  return () => document.removeEventListener('selectionchange', note)
}

function isReported(): boolean {
  const now = getSelection()
  return (
    now !== null &&
    reported !== null &&
    now.focusNode === reported.focusNode &&
    now.focusOffset === reported.focusOffset &&
    now.anchorNode === reported.anchorNode &&
    now.anchorOffset === reported.anchorOffset
  )
}

/** Makes ProseMirror read a selection that the browser has not reported yet. */
export function readMovedSelection(): void {
  if (!isReported()) document.dispatchEvent(new Event('selectionchange'))
}

/** The `keyCode` of keys that an input method handles. */
const IME_KEY_CODE = 229

/**
 * Makes ProseMirror take a selection at the document's start as the user's. For 200 ms after a focus it otherwise takes
 * one for a reset by the browser and restores the one before, so that Tab and Home in quick succession would not move
 * the caret. ProseMirror has no public way for it: `input` is internal, and a test holds that this works.
 */
function endFocusGuard(view: EditorView): void {
  const input: unknown = Reflect.get(view, 'input')
  if (typeof input === 'object' && input !== null) Reflect.set(input, 'lastFocus', 0)
}

/**
 * Makes ProseMirror read the selection before a key acts on it. Chromium reports a moved selection with a delay, within
 * which a text expander, macro or remote desktop may send the next key.
 */
export function readSelection(view: EditorView, event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === IME_KEY_CODE || view.composing) return
  readMovedSelection()
  endFocusGuard(view)
}
