import { closeHistory, undo } from 'prosemirror-history'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../schema.ts'

/** A typed text and its surroundings in the text block; one character per position. */
export type TypedText = {
  readonly block: Node
  /** The position where the block's content begins, and the block's depth. */
  readonly start: number
  readonly depth: number
  /** The article's language. */
  readonly language: string
  readonly before: string
  readonly typed: string
  readonly after: string
}

/** The change for a typed text; null for none. */
export type InputRule = (typed: TypedText) => ((transaction: Transaction) => Transaction) | null

const NO_TEXT = '\ufffc'

/** The text of a range of a block; code, footnotes and images are U+FFFC. */
function textOf(block: Node, from: number, to: number): string {
  let text = ''
  block.nodesBetween(from, to, (node, position) => {
    const [start, end] = [Math.max(from, position), Math.min(to, position + node.nodeSize)]
    if (!node.isText) text += node.type === schema.nodes.break ? '\n' : NO_TEXT
    else if (schema.marks.code.isInSet(node.marks)) text += NO_TEXT.repeat(end - start)
    else text += node.text?.slice(start - position, end - position) ?? ''
  })
  return text
}

function typedAt($from: ResolvedPos, $to: ResolvedPos, typed: string): TypedText | null {
  const block = $from.parent
  if (!block.isTextblock || !$from.sameParent($to) || block.type.spec.code === true) return null
  return {
    block,
    start: $from.start(),
    depth: $from.depth,
    language: String($from.doc.attrs.language),
    before: textOf(block, 0, $from.parentOffset),
    typed,
    after: textOf(block, $to.parentOffset, block.content.size),
  }
}

function isInCode(state: EditorState, $from: ResolvedPos): boolean {
  return schema.marks.code.isInSet(state.storedMarks ?? $from.marks()) !== undefined
}

const key = new PluginKey<boolean>('setJustNow')

/** Applies a rule's change as one step of the history. */
function applyRule(view: EditorView, change: (transaction: Transaction) => Transaction): void {
  const transaction = change(closeHistory(view.state.tr))
  if (!transaction.docChanged) return
  view.dispatch(transaction.setMeta(key, true).scrollIntoView())
  view.dispatch(closeHistory(view.state.tr))
}

/** How long after the end of a composition ProseMirror has read it, in milliseconds. */
const COMPOSITION_DELAY = 50

/**
 * Applies rules to typed text.
 *
 * Unlike prosemirror-inputrules, the typed character is one step of the history, the change another, and what is typed
 * next a third; so undo restores exactly what was typed, also later. Backspace right after a change undoes it. During a
 * composition no rule is applied; they look back at its end.
 */
export const inputRules = (rules: readonly InputRule[]): Plugin<boolean> => {
  const firstChange = (typed: TypedText | null) => {
    if (!typed) return null
    for (const rule of rules) {
      const change = rule(typed)
      if (change) return change
    }
    return null
  }
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (transaction, was) =>
        transaction.getMeta(key) === true || (was && !transaction.docChanged && !transaction.selectionSet),
    },
    props: {
      handleTextInput(view, from, to, text, typing) {
        const { state } = view
        if (view.composing) return false
        const $from = state.doc.resolve(from)
        if (isInCode(state, $from)) return false
        const change = firstChange(typedAt($from, state.doc.resolve(to), text))
        if (!change) return false
        view.dispatch(typing())
        applyRule(view, change)
        return true
      },
      handleKeyDown(view, event) {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
        if (event.key !== 'Backspace' || !isPlain || key.getState(view.state) !== true) return false
        return undo(view.state, view.dispatch)
      },
      handleDOMEvents: {
        compositionend(view, { data }) {
          if (data === '') return false
          setTimeout(() => {
            if (view.isDestroyed || view.composing || !view.editable) return
            const { $from, empty } = view.state.selection
            const start = $from.pos - data.length
            if (!empty || start < $from.start() || isInCode(view.state, $from)) return
            if (view.state.doc.textBetween(start, $from.pos) !== data) return
            const composed = typedAt(view.state.doc.resolve(start), $from, data)
            const change = firstChange(composed)
            if (change) applyRule(view, change)
          }, COMPOSITION_DELAY)
          return false
        },
      },
    },
  })
}
