import { closeHistory } from 'prosemirror-history'
import { Fragment } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { bodyStart, displayFieldAt, type PageSection, pageSections, sectionAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'
import { languageOfHeading } from '../textBlocks.ts'
import { isFolded, toggleFoldIn } from './folding.ts'

const { nodes } = schema

/** A section's nodes for a place that is not the first: a lead gets an empty heading. */
const withHeading = ({ heading, nodes: run }: PageSection) =>
  heading ? run : [nodes.sectionHeading.create(), ...run]

/** Moves a section to the index of another; the selection moves with its text. */
export function moveSectionIn(transaction: Transaction, from: number, to: number): Transaction {
  const { selection } = transaction
  const sections = pageSections(transaction.doc)
  const [moved, target] = [sections[from], sections[to]]
  if (from === to || !moved || !target) return transaction
  const isInside = selection.from >= moved.from && selection.to <= moved.to
  const { anchor, head } = selection
  transaction.delete(moved.from, moved.to)
  const at = transaction.mapping.map(to > from ? target.to : target.from)
  const run = to === 0 ? moved.nodes : withHeading(moved)
  // A lead that is no longer first gets a heading too.
  const behind = to === 0 && !target.heading ? [nodes.sectionHeading.create()] : []
  transaction.insert(at, Fragment.fromArray([...run, ...behind]))
  if (isInside) {
    const by = at + (run.length > moved.nodes.length ? 2 : 0) - moved.from
    const { doc } = transaction
    transaction.setSelection(TextSelection.between(doc.resolve(anchor + by), doc.resolve(head + by)))
  }
  return removeLeadHeading(transaction)
}

/** Removes the empty heading of a section that has become the first, where it says nothing: exports do not show it. */
function removeLeadHeading(transaction: Transaction): Transaction {
  const [first] = pageSections(transaction.doc)
  const { heading } = first ?? {}
  if (!first || !heading || heading.content.size > 0 || first.nodes.length < 2) return transaction
  return languageOfHeading(heading) === ''
    ? transaction.delete(first.from, first.from + heading.nodeSize)
    : transaction
}

/** Inserts a copy behind a section and puts the caret into it. */
export function duplicateSectionIn(transaction: Transaction, section: number): Transaction {
  const found = pageSections(transaction.doc)[section]
  if (!found) return transaction
  // Copies the nodes, since folding knows a heading by its node.
  const copy = withHeading(found).map((node) => node.copy(node.content))
  transaction.insert(found.to, Fragment.fromArray(copy))
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(found.to + 1)))
}

/** Removes a section; the only one is replaced by an empty paragraph. */
export function removeSectionIn(transaction: Transaction, section: number): Transaction {
  const sections = pageSections(transaction.doc)
  const found = sections[section]
  if (!found) return transaction
  if (sections.length > 1) return transaction.delete(found.from, found.to)
  const start = bodyStart(transaction.doc)
  transaction.replaceWith(start, transaction.doc.content.size, nodes.paragraph.create())
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(start + 1)))
}

/**
 * Sets the language of a section; empty: the article's. A lead has an empty heading while it has a language of its own, and
 * none afterwards.
 */
export function setSectionLanguageIn(
  transaction: Transaction,
  section: number,
  language: string,
): Transaction {
  const found = pageSections(transaction.doc)[section]
  if (!found || languageOfHeading(found.heading) === language) return transaction
  const { heading, from } = found
  if (!heading) return transaction.insert(from, nodes.sectionHeading.create({ language }))
  const isOnlyForLanguage = section === 0 && heading.content.size === 0 && found.nodes.length > 1
  return language === '' && isOnlyForLanguage
    ? transaction.delete(from, from + heading.nodeSize)
    : transaction.setNodeAttribute(from, 'language', language)
}

const atCaret =
  (change: (transaction: Transaction, section: number) => Transaction): Command =>
  (state, dispatch) => {
    // The display copy is not a section.
    if (displayFieldAt(state.selection.$from) !== null) return false
    const transaction = change(state.tr, sectionAt(state, state.selection.from))
    if (!transaction.docChanged) return false
    dispatch?.(transaction.scrollIntoView())
    return true
  }

export const moveSection = (step: 1 | -1): Command =>
  atCaret((transaction, section) => moveSectionIn(transaction, section, section + step))

/** Moves a section as one step of the history. */
export const moveSectionTo =
  (from: number, to: number): Command =>
  (state, dispatch, view) => {
    const transaction = moveSectionIn(closeHistory(state.tr), from, to)
    if (!transaction.docChanged) return false
    dispatch?.(transaction)
    if (view) dispatch?.(closeHistory(view.state.tr))
    return true
  }

export const duplicateSection: Command = atCaret(duplicateSectionIn)
export const removeSection: Command = atCaret(removeSectionIn)

/** Folds or unfolds a section; a caret that would be hidden moves to the heading. Null if it cannot be folded. */
export function foldTransaction(state: EditorState, section: number): Transaction | null {
  const found = pageSections(state.doc)[section]
  if (!found?.heading || (found.nodes.length === 1 && !isFolded(state, found.heading))) return null
  const { heading, from, to } = found
  const transaction = toggleFoldIn(state.tr, heading)
  const { head } = state.selection
  const end = from + heading.nodeSize
  const isHidden = !isFolded(state, heading) && head > end && head < to
  return isHidden ? transaction.setSelection(TextSelection.create(state.doc, end - 1)) : transaction
}

/** Folds or unfolds the section at the caret. */
export const foldSection: Command = (state, dispatch) => {
  const isInBody = displayFieldAt(state.selection.$from) === null
  const transaction = isInBody ? foldTransaction(state, sectionAt(state, state.selection.from)) : null
  if (!transaction) return false
  dispatch?.(transaction)
  return true
}
