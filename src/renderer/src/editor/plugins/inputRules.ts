import { closeHistory, undo } from 'prosemirror-history'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { languageAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'
import { followCorrections, type Made, wasUndone } from './undoneCorrections.ts'

/** A typed text and its surroundings in the text block; one character per position. */
export type TypedText = {
  readonly block: Node
  /** The position where the block's content begins, and the block's depth. */
  readonly start: number
  readonly depth: number
  /** Its section's language, or the article's. */
  readonly language: string
  readonly before: string
  readonly typed: string
  readonly after: string
}

/** A change of what was typed. */
export type Correction = {
  /** The range that it changes, from the beginning of the block's content; `Infinity` where that is more than text. */
  readonly from: number
  readonly to: number
  /** What stands in the place of `from` and all up to the caret afterwards. */
  readonly set: string
  /** What tells it from others that could be made in its place. */
  readonly key: string
  readonly change: (transaction: Transaction) => Transaction
}

/** The correction of a typed text; null for none. */
export type InputRule = (typed: TypedText) => Correction | null

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

/** What a document is part of: the language at a position, and what undoes the last change. */
type Surroundings = { readonly languageAt: ($at: ResolvedPos) => string; readonly undo: Command }

const PAGE: Surroundings = { languageAt: ($at) => languageAt($at.doc, $at.pos), undo }

function typedAt(
  $from: ResolvedPos,
  $to: ResolvedPos,
  typed: string,
  { languageAt: languageOf }: Surroundings,
): TypedText | null {
  const block = $from.parent
  if (!block.isTextblock || !$from.sameParent($to) || block.type.spec.code === true) return null
  return {
    block,
    start: $from.start(),
    depth: $from.depth,
    language: languageOf($from),
    before: textOf(block, 0, $from.parentOffset),
    typed,
    after: textOf(block, $to.parentOffset, block.content.size),
  }
}

function isInCode(state: EditorState, $from: ResolvedPos): boolean {
  return schema.marks.code.isInSet(state.storedMarks ?? $from.marks()) !== undefined
}

type Corrections = {
  /** True until something else is done than a correction. */
  readonly isJustMade: boolean
  readonly made: readonly Made[]
}

const key = new PluginKey<Corrections>('corrections')

/** What begins with a blank and has none: the word that a correction is made in. */
const LAST_WORD = /\S*$/

/** Applies corrections of one typed text as one step of the history. */
function apply(view: EditorView, { start, before, typed }: TypedText, taken: readonly Correction[]): void {
  const transaction = closeHistory(view.state.tr)
  for (const { change } of taken.toSorted((one, other) => other.from - one.from)) change(transaction)
  if (!transaction.docChanged) return
  const text = before + typed
  const made = taken.map(({ from, set, key: name }): Made => {
    const at = transaction.mapping.map(start + from, -1)
    return { at, typed: text.slice(from), set, key: name, isUndone: false }
  })
  view.dispatch(transaction.setMeta(key, made).scrollIntoView())
  view.dispatch(closeHistory(view.state.tr))
}

/**
 * The corrections of a typed text by some rules, the first rule's first: no two change the same text, and none is among them
 * that somebody undid in the same place.
 */
function correctionsOf(view: EditorView, typed: TypedText | null, rules: readonly InputRule[]): Correction[] {
  if (!typed) return []
  const { start, before } = typed
  const made = key.getState(view.state)?.made ?? []
  const taken: Correction[] = []
  for (const rule of rules) {
    const found = rule(typed)
    if (!found || taken.some(({ from, to }) => found.from < to && from < found.to)) continue
    const word = LAST_WORD.exec(before.slice(0, found.from))?.index ?? found.from
    if (!wasUndone(made, found.key, start + word, start + before.length)) taken.push(found)
  }
  return taken
}

/** True for the change that a correction makes, which is a step of the history by itself. */
export const isCorrection = (transaction: Transaction): boolean => transaction.getMeta(key) !== undefined

/** How long after the end of a composition ProseMirror has read it, in milliseconds. */
const COMPOSITION_DELAY = 50

/**
 * Corrects typed text by rules.
 *
 * Unlike prosemirror-inputrules, the typed character is one step of the history, its corrections another, and what is typed
 * next a third; so one undo restores exactly what was typed, also later. Backspace right after a correction undoes it. What
 * was undone is not corrected again in that place. During a composition no rule is applied; they look back at its end.
 */
export const inputRules = (rules: readonly InputRule[], around: Surroundings = PAGE): Plugin<Corrections> =>
  new Plugin<Corrections>({
    key,
    state: {
      init: () => ({ isJustMade: false, made: [] }),
      apply: (transaction, before) => {
        const added: readonly Made[] | undefined = transaction.getMeta(key)
        const isKept = before.isJustMade && !transaction.docChanged && !transaction.selectionSet
        return {
          isJustMade: added !== undefined || isKept,
          made: followCorrections(before.made, transaction, added ?? []),
        }
      },
    },
    props: {
      handleTextInput(view, from, to, text, typing) {
        const { state } = view
        if (view.composing) return false
        const $from = state.doc.resolve(from)
        if (isInCode(state, $from)) return false
        const typed = typedAt($from, state.doc.resolve(to), text, around)
        const taken = correctionsOf(view, typed, rules)
        if (!typed || taken.length === 0) return false
        view.dispatch(typing())
        apply(view, typed, taken)
        return true
      },
      handleKeyDown(view, event) {
        const { state } = view
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
        if (event.key === 'Enter' && isPlain && !view.composing) {
          const { $from, empty } = state.selection
          const typed = empty && !isInCode(state, $from) ? typedAt($from, $from, '\n', around) : null
          const taken = correctionsOf(view, typed, rules)
          // The line end is not typed yet.
          const made = taken.map((each) => ({ ...each, set: each.set.slice(0, -1) }))
          if (typed && made.length > 0) apply(view, { ...typed, typed: '' }, made)
          return false
        }
        const isJustMade = key.getState(state)?.isJustMade === true
        if (event.key !== 'Backspace' || !isPlain || event.shiftKey || !isJustMade) return false
        return around.undo(state, view.dispatch, view)
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
            const composed = typedAt(view.state.doc.resolve(start), $from, data, around)
            const taken = correctionsOf(view, composed, rules)
            if (composed && taken.length > 0) apply(view, composed, taken)
          }, COMPOSITION_DELAY)
          return false
        },
      },
    },
  })
