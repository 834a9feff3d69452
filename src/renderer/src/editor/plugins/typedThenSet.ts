import { closeHistory, undo } from 'prosemirror-history'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../schema.ts'

/** What was typed into a text block, and where. The texts have one character for each position of the block. */
export type Typed = {
  readonly block: Node
  /** Where the block's content begins, and how deep the block stands. */
  readonly start: number
  readonly depth: number
  /** The language of the article. */
  readonly language: string
  readonly before: string
  readonly typed: string
  readonly after: string
}

/** What is to be made of what was typed; null where it stays. */
export type Rule = (typed: Typed) => ((transaction: Transaction) => Transaction) | null

const CODE = '\ufffc'

/** The text of a part of a text block, with what is code, a note or a picture as one other character for each of its own. */
function textOf(block: Node, from: number, to: number): string {
  let text = ''
  block.nodesBetween(from, to, (node, position) => {
    const [start, end] = [Math.max(from, position), Math.min(to, position + node.nodeSize)]
    if (!node.isText) text += node.type === schema.nodes.break ? '\n' : CODE
    else if (schema.marks.code.isInSet(node.marks)) text += CODE.repeat(end - start)
    else text += node.text?.slice(start - position, end - position) ?? ''
  })
  return text
}

function typedAt($from: ResolvedPos, $to: ResolvedPos, typed: string): Typed | null {
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

/** Changes what was typed just now, as a step of the history by itself: one undo gives it back as it was typed. */
function set(view: EditorView, change: (transaction: Transaction) => Transaction): void {
  const transaction = change(closeHistory(view.state.tr))
  if (!transaction.docChanged) return
  view.dispatch(transaction.setMeta(key, true).scrollIntoView())
  view.dispatch(closeHistory(view.state.tr))
}

/** How long after the end of a composition the page has taken in what was composed; in milliseconds. */
const COMPOSED = 50

/**
 * Applies rules to what is typed. The typed character is one step of the history and the change another, and what is
 * typed next begins a third, so that undo gives back what was typed, and no more than that, now and later. Backspace
 * right behind the change is the same as undo. While something is composed nothing is changed; the rules look back when
 * it is done.
 */
export const settingTyped = (rules: readonly Rule[]): Plugin<boolean> => {
  const changeOf = (typed: Typed | null) => {
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
        const change = changeOf(typedAt($from, state.doc.resolve(to), text))
        if (!change) return false
        view.dispatch(typing())
        set(view, change)
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
            const change = changeOf(composed)
            if (change) set(view, change)
          }, COMPOSED)
          return false
        },
      },
    },
  })
}
