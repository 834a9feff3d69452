import { closeHistory } from 'prosemirror-history'
import { Fragment, type Node, type Slice } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView, type NodeView } from 'prosemirror-view'
import type { Inline } from '../../../../core/document/index.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { inlinesOf } from '../convert.ts'
import { pageTranslate } from '../pageTranslate.ts'
import { footnoteContent, footnoteText, schema } from '../schema.ts'

const { footnote } = schema.nodes

/** The selected footnote; `entered` if its card has the focus. */
export type SelectedNote = {
  readonly position: number
  readonly number: number
  readonly entered: boolean
  readonly content: readonly Inline[]
}

type State = { readonly numbers: DecorationSet; readonly words: Translate; readonly entered: boolean }

const key = new PluginKey<State>('footnotes')

function numberDecorations(doc: Node, words: Translate): DecorationSet {
  const decorations: Decoration[] = []
  let n = 0
  doc.descendants((node, position) => {
    if (node.type !== footnote) return
    const text = footnoteText(node)
    // An empty footnote is not stored and has no number.
    const isEmpty = /^[ \t]*$/.test(text)
    if (!isEmpty) n += 1
    const label = isEmpty ? words('editor:note.empty') : words('editor:note.label', { n, text })
    const sign = isEmpty ? '…' : String(n)
    decorations.push(Decoration.node(position, position + 1, { 'data-n': sign, 'aria-label': label }))
  })
  return DecorationSet.create(doc, decorations)
}

function hasNote(doc: Node, from: number, to: number): boolean {
  let isFound = false
  doc.nodesBetween(from, to, (node) => {
    if (node.type === footnote) isFound = true
    return !isFound
  })
  return isFound
}

/** True if a transaction inserts or deletes a footnote. */
function changesNotes({ steps, docs, mapping, doc }: Transaction): boolean {
  return steps.some((step, at) => {
    let isChanged = false
    const [before, after] = [docs[at], docs[at + 1] ?? doc]
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      if (before && hasNote(before, oldStart, oldEnd)) isChanged = true
      if (hasNote(after, newStart, newEnd)) isChanged = true
    })
    return isChanged && mapping.maps.length > 0
  })
}

const isNote = ({ selection }: EditorState) =>
  selection instanceof NodeSelection && selection.node.type === footnote

/** The selected footnote, or null. */
export function selectedNote(state: EditorState): SelectedNote | null {
  const own = key.getState(state)
  if (!own || !isNote(state)) return null
  const position = state.selection.from
  const node = state.doc.nodeAt(position)
  const number = own.numbers.find().filter(({ from }) => from <= position).length
  return { position, number, entered: own.entered, content: node ? footnoteContent(node) : [] }
}

const enterNoteIn = (transaction: Transaction) => transaction.setMeta(key, 'enter')

/** True for a transaction that only enters a footnote. */
export const entersNote = (transaction: Transaction) => transaction.getMeta(key) !== undefined

/** Inserts a footnote at the caret and enters it. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (!$from.parent.inlineContent || !$to.parent.type.contentMatch.matchType(footnote)) return false
  const transaction = state.tr.insert($to.pos, footnote.create())
  dispatch?.(
    enterNoteIn(transaction.setSelection(NodeSelection.create(transaction.doc, $to.pos)).scrollIntoView()),
  )
  return true
}

/** Moves the focus into the selected footnote's text. */
const enterNote: Command = (state, dispatch) => {
  if (!isNote(state)) return false
  dispatch?.(enterNoteIn(state.tr))
  return true
}

/** Puts the caret behind the selected footnote; typing there is a separate step of the history. */
export const leaveNote: Command = (state, dispatch) => {
  if (!isNote(state)) return false
  const { doc, selection, tr } = state
  dispatch?.(closeHistory(tr).setSelection(TextSelection.create(doc, selection.to)))
  return true
}

/** Sets a footnote's content to that of a paragraph. */
export function writeNoteIn(transaction: Transaction, position: number, text: Node): Transaction {
  const before = transaction.doc.nodeAt(position)
  if (before?.type !== footnote) return transaction
  const after = footnote.create({ content: inlinesOf(text) }, null, before.marks)
  transaction.replaceWith(position, position + 1, after)
  return transaction.setSelection(NodeSelection.create(transaction.doc, position))
}

/** Deletes a footnote; the caret stays at its position. */
export function removeNoteIn(transaction: Transaction, position: number): Transaction {
  if (transaction.doc.nodeAt(position)?.type !== footnote) return transaction
  transaction.delete(position, position + 1)
  return transaction.setSelection(TextSelection.create(transaction.doc, position))
}

/** Pasted content as the single line that a footnote holds. */
export function noteFragment({ content }: Slice): Fragment {
  const nodes: Node[] = []
  content.descendants((node) => {
    if (node.isTextblock && nodes.length > 0) nodes.push(schema.text(' '))
    if (node.isText) nodes.push(schema.text((node.text ?? '').replace(/\s*\n\s*/g, ' '), node.marks))
    else if (node.type === schema.nodes.break) nodes.push(schema.text(' ', node.marks))
    return node.type !== footnote
  })
  return Fragment.fromArray(nodes)
}

/** Puts the caret behind a selected inline leaf, so that typing does not replace it. */
function moveBehindLeaf(view: EditorView): boolean {
  const { selection, doc, tr } = view.state
  if (!(selection instanceof NodeSelection) || !selection.node.isInline) return false
  view.dispatch(tr.setSelection(TextSelection.create(doc, selection.to)))
  return true
}

/** A footnote's reference: a link, as assistive technology expects of `doc-noteref`. */
class NoteView implements NodeView {
  readonly dom = document.createElement('a')

  constructor(node: Node) {
    this.dom.setAttribute('href', '#note')
    this.dom.draggable = false
    this.dom.setAttribute('role', 'doc-noteref')
    // Chromium ends what is being composed where an element without children stands before it, and it is then there twice.
    this.dom.append(document.createElement('span'))
    this.update(node)
  }

  update(node: Node): boolean {
    if (node.type !== footnote) return false
    this.dom.dataset.footnote = JSON.stringify(footnoteContent(node))
    return true
  }
}

/**
 * Numbers the footnotes through the article, and keeps a selected one from being overwritten by typing. Numbers are
 * recomputed only when a footnote is inserted or deleted; other changes map them.
 */
export const footnotes = new Plugin<State>({
  key,
  state: {
    init(_config, { doc }) {
      const words = pageTranslate()
      return { numbers: numberDecorations(doc, words), words, entered: false }
    },
    apply(transaction, before, old, state) {
      const words = pageTranslate()
      const isNew = words !== before.words || (transaction.docChanged && changesNotes(transaction))
      const numbers = isNew
        ? numberDecorations(state.doc, words)
        : transaction.docChanged
          ? before.numbers.map(transaction.mapping, state.doc)
          : before.numbers
      const isSame = isNote(state) && transaction.mapping.map(old.selection.from, -1) === state.selection.from
      const entered = transaction.getMeta(key) === 'enter' || (before.entered && isSame)
      return { numbers, words, entered }
    },
  },
  props: {
    nodeViews: { footnote: (node) => new NoteView(node) },
    decorations: (state) => key.getState(state)?.numbers,
    handleKeyDown(view, event) {
      if (!isNote(view.state) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return false
      if (event.key === 'Enter') return enterNote(view.state, view.dispatch)
      if (event.key === 'Escape') return leaveNote(view.state, view.dispatch)
      return false
    },
    handleTextInput(view, from, to, text) {
      if (from === to || !moveBehindLeaf(view)) return false
      view.dispatch(view.state.tr.insertText(text).scrollIntoView())
      return true
    },
    handlePaste(view) {
      moveBehindLeaf(view)
      return false
    },
    handleDoubleClickOn(view, _position, node) {
      return node.type === footnote && enterNote(view.state, view.dispatch)
    },
    handleDOMEvents: {
      compositionstart(view) {
        moveBehindLeaf(view)
        return false
      },
    },
  },
})
