import { closeHistory } from 'prosemirror-history'
import { Fragment } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { bodyStart, displayFieldAt, type PageSection, pageSections, sectionAt } from '../blocks.ts'
import { schema } from '../schema.ts'
import { isFolded, togglingFold } from './folding.ts'

const { nodes } = schema

/** The nodes of a section as they can stand behind others: a lead gets an empty heading there. */
const standing = ({ heading, nodes: run }: PageSection) =>
  heading ? run : [nodes.sectionHeading.create(), ...run]

/** Puts a section where another one stands; caret and selection stay with their words. */
export function movingSection(transaction: Transaction, from: number, to: number): Transaction {
  const { selection } = transaction
  const sections = pageSections(transaction.doc)
  const [moved, target] = [sections[from], sections[to]]
  if (from === to || !moved || !target) return transaction
  const isInside = selection.from >= moved.from && selection.to <= moved.to
  const { anchor, head } = selection
  transaction.delete(moved.from, moved.to)
  const at = transaction.mapping.map(to > from ? target.to : target.from)
  const run = to === 0 ? moved.nodes : standing(moved)
  // A lead that no longer comes first gets a heading, too.
  const behind = to === 0 && !target.heading ? [nodes.sectionHeading.create()] : []
  transaction.insert(at, Fragment.fromArray([...run, ...behind]))
  if (!isInside) return transaction
  const by = at + (run.length > moved.nodes.length ? 2 : 0) - moved.from
  const { doc } = transaction
  return transaction.setSelection(TextSelection.between(doc.resolve(anchor + by), doc.resolve(head + by)))
}

/** Puts a copy of a section behind it, with the caret in the copy. */
export function duplicatingSection(transaction: Transaction, section: number): Transaction {
  const found = pageSections(transaction.doc)[section]
  if (!found) return transaction
  // A node of its own, as what is folded is known by its heading's node.
  const copy = standing(found).map((node) => node.copy(node.content))
  transaction.insert(found.to, Fragment.fromArray(copy))
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(found.to + 1)))
}

/** Removes a section; where it was the only one, an empty paragraph stays to write in. */
export function removingSection(transaction: Transaction, section: number): Transaction {
  const sections = pageSections(transaction.doc)
  const found = sections[section]
  if (!found) return transaction
  if (sections.length > 1) return transaction.delete(found.from, found.to)
  const start = bodyStart(transaction.doc)
  transaction.replaceWith(start, transaction.doc.content.size, nodes.paragraph.create())
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(start + 1)))
}

const here =
  (change: (transaction: Transaction, section: number) => Transaction): Command =>
  (state, dispatch) => {
    // The display copy is no section.
    if (displayFieldAt(state.selection.$from) !== null) return false
    const transaction = change(state.tr, sectionAt(state, state.selection.from))
    if (!transaction.docChanged) return false
    dispatch?.(transaction.scrollIntoView())
    return true
  }

export const moveSection = (step: 1 | -1): Command =>
  here((transaction, section) => movingSection(transaction, section, section + step))

/** Moves a section to the place of another one, as a step of the history by itself. */
export const moveSectionTo =
  (from: number, to: number): Command =>
  (state, dispatch, view) => {
    const transaction = movingSection(closeHistory(state.tr), from, to)
    if (!transaction.docChanged) return false
    dispatch?.(transaction)
    if (view) dispatch?.(closeHistory(view.state.tr))
    return true
  }

export const duplicateSection: Command = here(duplicatingSection)
export const removeSection: Command = here(removingSection)

/** Hides what stands under the heading of a section, or shows it again; the caret is never left where it cannot be seen. */
export function foldingSection(state: EditorState, section: number): Transaction | null {
  const found = pageSections(state.doc)[section]
  if (!found?.heading || (found.nodes.length === 1 && !isFolded(state, found.heading))) return null
  const { heading, from, to } = found
  const transaction = togglingFold(state.tr, heading)
  const { head } = state.selection
  const end = from + heading.nodeSize
  const isHidden = !isFolded(state, heading) && head > end && head < to
  return isHidden ? transaction.setSelection(TextSelection.create(state.doc, end - 1)) : transaction
}

/** Folds or unfolds the section that the caret is in. */
export const foldSection: Command = (state, dispatch) => {
  const isInBody = displayFieldAt(state.selection.$from) === null
  const transaction = isInBody ? foldingSection(state, sectionAt(state, state.selection.from)) : null
  if (!transaction) return false
  dispatch?.(transaction)
  return true
}
