import { StateEffect, StateField } from '@codemirror/state'
import { type Command, Decoration, EditorView } from '@codemirror/view'
import { create } from 'zustand'
import styles from './body.module.css'
import { linkAt, takesMarks } from './marks.ts'

/** The bar over a selection: shown beside what is selected, or entered by a key, or asking for a link's address. */
export const useFormatBar = create<{ mode: 'beside' | 'entered' | 'link' }>(() => ({ mode: 'beside' }))

/** What the bar's element is known by. */
export const BAR = 'data-format-bar'

/** True for an element within the bar. */
export function isInBar(element: Element | null): boolean {
  return element?.closest(`[${BAR}]`) != null
}

/** Moves the focus into the bar. */
export const askForBar: Command = ({ state }) => {
  if (!state.readOnly) useFormatBar.setState({ mode: 'entered' })
  return true
}

/** Asks for the address of the link at the cursor, or of the one that the selection is to become. */
export const askForLink: Command = ({ state }) => {
  if (!state.readOnly && (linkAt(state) || takesMarks(state))) useFormatBar.setState({ mode: 'link' })
  return true
}

/** Shows what is selected, or no longer, while the focus is elsewhere. */
export const holdSelection = StateEffect.define<boolean>()

/** What is selected can be seen while the focus is in the bar. */
export const heldSelection = StateField.define<boolean>({
  create: () => false,
  update: (was, { effects }) => effects.findLast((effect) => effect.is(holdSelection))?.value ?? was,
  provide: (field) =>
    EditorView.decorations.compute([field, 'selection'], (state) => {
      const { from, to, empty } = state.selection.main
      return state.field(field) && !empty
        ? Decoration.set(Decoration.mark({ class: styles.held ?? '' }).range(from, to))
        : Decoration.none
    }),
})
