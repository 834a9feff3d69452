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
import { pageWords } from '../pageWords.ts'
import { footnoteContent, footnoteText, schema } from '../schema.ts'

const { footnote } = schema.nodes

/** The note that is selected. `entered` is true where the caret is to be in its text. */
export type SelectedNote = {
  readonly position: number
  readonly number: number
  readonly entered: boolean
  readonly content: readonly Inline[]
}

type State = { readonly numbers: DecorationSet; readonly words: Translate; readonly entered: boolean }

const key = new PluginKey<State>('footnotes')

function numbered(doc: Node, words: Translate): DecorationSet {
  const decorations: Decoration[] = []
  let n = 0
  doc.descendants((node, position) => {
    if (node.type !== footnote) return
    const text = footnoteText(node)
    // A note without words is stored nowhere: it has no number until it has some.
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

/** True where what a transaction put in or took out holds a note. */
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

/** The note that is selected, or null. */
export function selectedNote(state: EditorState): SelectedNote | null {
  const own = key.getState(state)
  if (!own || !isNote(state)) return null
  const position = state.selection.from
  const node = state.doc.nodeAt(position)
  const number = own.numbers.find().filter(({ from }) => from <= position).length
  return { position, number, entered: own.entered, content: node ? footnoteContent(node) : [] }
}

const entering = (transaction: Transaction) => transaction.setMeta(key, 'enter')

/** True for a transaction that goes into a note and does nothing else. */
export const entersNote = (transaction: Transaction) => transaction.getMeta(key) !== undefined

/** Puts a note where the caret is, and goes into it. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (!$from.parent.inlineContent || !$to.parent.type.contentMatch.matchType(footnote)) return false
  const transaction = state.tr.insert($to.pos, footnote.create())
  dispatch?.(
    entering(transaction.setSelection(NodeSelection.create(transaction.doc, $to.pos)).scrollIntoView()),
  )
  return true
}

/** Puts the caret into the text of the note that is selected. */
const enterNote: Command = (state, dispatch) => {
  if (!isNote(state)) return false
  dispatch?.(entering(state.tr))
  return true
}

/** Puts the caret behind the note that is selected; what is typed there is another step than the note's text. */
export const leaveNote: Command = (state, dispatch) => {
  if (!isNote(state)) return false
  const { doc, selection, tr } = state
  dispatch?.(closeHistory(tr).setSelection(TextSelection.create(doc, selection.to)))
  return true
}

/** Makes the selected note say what an inner page with its text says. */
export function writingNote(transaction: Transaction, position: number, text: Node): Transaction {
  const before = transaction.doc.nodeAt(position)
  if (before?.type !== footnote) return transaction
  const after = footnote.create({ content: inlinesOf(text) }, null, before.marks)
  transaction.replaceWith(position, position + 1, after)
  return transaction.setSelection(NodeSelection.create(transaction.doc, position))
}

/** Takes a note out, and leaves the caret where it stood. */
export function removingNote(transaction: Transaction, position: number): Transaction {
  if (transaction.doc.nodeAt(position)?.type !== footnote) return transaction
  transaction.delete(position, position + 1)
  return transaction.setSelection(TextSelection.create(transaction.doc, position))
}

/** Whatever is pasted into a note as the one line of marked text that it holds. */
export function asNoteText({ content }: Slice): Fragment {
  const nodes: Node[] = []
  content.descendants((node) => {
    if (node.isTextblock && nodes.length > 0) nodes.push(schema.text(' '))
    if (node.isText) nodes.push(schema.text((node.text ?? '').replace(/\s*\n\s*/g, ' '), node.marks))
    else if (node.type === schema.nodes.break) nodes.push(schema.text(' ', node.marks))
    return node.type !== footnote
  })
  return Fragment.fromArray(nodes)
}

/** Puts the caret behind a selected leaf of a line, so that what comes next does not replace it. */
function behindLeaf(view: EditorView): boolean {
  const { selection, doc, tr } = view.state
  if (!(selection instanceof NodeSelection) || !selection.node.isInline) return false
  view.dispatch(tr.setSelection(TextSelection.create(doc, selection.to)))
  return true
}

/** The place of a note on the page. It is a link in name alone, as a reference to a note has to be. */
class NoteView implements NodeView {
  readonly dom = document.createElement('a')

  constructor(node: Node) {
    this.dom.setAttribute('href', '#note')
    this.dom.draggable = false
    this.dom.setAttribute('role', 'doc-noteref')
    this.update(node)
  }

  update(node: Node): boolean {
    if (node.type !== footnote) return false
    this.dom.dataset.footnote = JSON.stringify(footnoteContent(node))
    return true
  }
}

/**
 * Numbers the notes through the whole article, and keeps a selected one from being typed over. The numbers are made anew
 * only when a change puts in or takes out a note; with any other change they only move.
 */
export const footnotes = new Plugin<State>({
  key,
  state: {
    init(_config, { doc }) {
      const words = pageWords()
      return { numbers: numbered(doc, words), words, entered: false }
    },
    apply(transaction, before, old, state) {
      const words = pageWords()
      const isNew = words !== before.words || (transaction.docChanged && changesNotes(transaction))
      const numbers = isNew
        ? numbered(state.doc, words)
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
      if (from === to || !behindLeaf(view)) return false
      view.dispatch(view.state.tr.insertText(text).scrollIntoView())
      return true
    },
    handlePaste(view) {
      behindLeaf(view)
      return false
    },
    handleDoubleClickOn(view, _position, node) {
      return node.type === footnote && enterNote(view.state, view.dispatch)
    },
    handleDOMEvents: {
      compositionstart(view) {
        behindLeaf(view)
        return false
      },
    },
  },
})
