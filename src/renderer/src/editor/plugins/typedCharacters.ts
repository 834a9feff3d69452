import { Plugin, TextSelection } from 'prosemirror-state'

/** The character that a pressed key types; null for a control character, half of a pair, or a key with modifiers. */
function typedCharacter({ charCode, ctrlKey, altKey, metaKey }: KeyboardEvent): string | null {
  const isControl = charCode < 0x20 || charCode === 0x7f
  const isHalf = charCode >= 0xd800 && charCode <= 0xdfff
  return isControl || isHalf || ctrlKey || altKey || metaKey ? null : String.fromCharCode(charCode)
}

/**
 * Types a character at the caret by a transaction, before Chromium types it into the page.
 *
 * Idea: left to itself, Chromium counts the characters before the caret, changes the page, and ProseMirror reads the change
 * back; that takes longer the longer the text. The transaction is the one that ProseMirror would have read. Chromium types
 * all the same in compositions, over a selection, with modifiers, and for what is no key (dictation, `insertText`).
 */
export const typedCharacters = new Plugin({
  props: {
    handleKeyPress(view, event) {
      const { selection } = view.state
      const text = typedCharacter(event)
      if (text === null || !selection.empty || !(selection instanceof TextSelection)) return false
      const { from } = selection
      const typing = () => view.state.tr.insertText(text, from, from).scrollIntoView()
      const isHandled = view.someProp(
        'handleTextInput',
        (handler) => handler(view, from, from, text, typing) || undefined,
      )
      if (isHandled !== true) view.dispatch(typing())
      return true
    },
  },
})
