import type { Node, ResolvedPos } from 'prosemirror-model'
import {
  AllSelection,
  type Command,
  type EditorState,
  type Selection,
  TextSelection,
} from 'prosemirror-state'
import { bodyStart, displayFieldAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'

const { sectionHeading, tableCell, tableHeader } = schema.nodes

/** States in which all of an empty place was asked for. */
const asked = new WeakSet<EditorState>()

/** Fields, headings and cells, each of which is selected by itself. */
function isOwnLine($pos: ResolvedPos): boolean {
  const { type } = $pos.parent
  return (
    displayFieldAt($pos) !== null || type === sectionHeading || type === tableCell || type === tableHeader
  )
}

function firstSelection(doc: Node, { $from, $to }: Selection): Selection {
  if ($from.sameParent($to) && isOwnLine($from)) return TextSelection.create(doc, $from.start(), $from.end())
  return TextSelection.between(doc.resolve(bodyStart(doc)), doc.resolve(doc.content.size), 1)
}

/** Selects the field, heading or cell of the caret, elsewhere the body; the second time in a row the whole article. */
export const selectAll: Command = (state, dispatch) => {
  const { doc, selection, tr } = state
  const first = firstSelection(doc, selection)
  const isInside = first.from <= selection.from && selection.to <= first.to
  const isSelected = first.empty
    ? asked.has(state)
    : selection.from === first.from && selection.to === first.to
  if (first.empty) asked.add(state)
  if (isSelected || !isInside) dispatch?.(tr.setSelection(new AllSelection(doc)))
  else if (!first.empty) dispatch?.(tr.setSelection(first))
  return true
}
