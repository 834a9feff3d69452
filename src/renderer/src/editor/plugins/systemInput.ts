import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { readMovedSelection } from '../unreadSelection.ts'

/** Puts a text over the selection as if it was typed. */
function typeOver(view: EditorView, text: string): void {
  const { from, to } = view.state.selection
  const typing = () => view.state.tr.insertText(text).scrollIntoView()
  const isHandled = view.someProp(
    'handleTextInput',
    (handle) => handle(view, from, to, text, typing) || undefined,
  )
  if (isHandled !== true) view.dispatch(typing())
}

/** Deletes the selection as its key does. */
function deleteOver(view: EditorView, key: 'Backspace' | 'Delete'): void {
  const event = new KeyboardEvent('keydown', { key, cancelable: true })
  view.someProp('handleKeyDown', (handle) => handle(view, event) || undefined)
}

/** True for a change over several blocks that was made here. */
function change(view: EditorView, { inputType, data, isComposing }: InputEvent): boolean {
  if (!view.editable || !view.hasFocus() || isComposing || view.composing) return false
  const isText = inputType === 'insertText' && data !== null && data !== '' && !/[\r\n]/.test(data)
  if (!isText && !/^delete(?!By)/.test(inputType)) return false
  readMovedSelection()
  const { selection } = view.state
  if (selection.empty) return false
  if (selection instanceof TextSelection && selection.$from.sameParent(selection.$to)) return false
  if (isText) typeOver(view, data)
  else deleteOver(view, inputType.endsWith('Forward') ? 'Delete' : 'Backspace')
  return true
}

/**
 * What the system puts over several blocks, or deletes of them, without a key: the panel of emoji, dictation, a menu. The browser
 * would join blocks and fields that the page keeps apart, and lose what stands behind code.
 */
export const systemInput = new Plugin({
  props: {
    handleDOMEvents: {
      // Before the other plugins look at what a composition replaces.
      compositionstart(view) {
        if (!view.composing) readMovedSelection()
        return false
      },
      beforeinput(view, event) {
        if (!event.cancelable || !change(view, event)) return false
        event.preventDefault()
        return true
      },
    },
  },
})
