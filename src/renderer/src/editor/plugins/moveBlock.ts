import { type Node, NodeRange, type NodeType } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection } from 'prosemirror-state'
import { isDisplayField, schema } from '../schema.ts'
import { isFolded } from './folding.ts'
import { moveSection } from './sections.ts'

const { nodes } = schema

/** What has blocks that change places: items in a list, rows in a table, paragraphs in a quotation. */
const CONTAINERS: ReadonlySet<NodeType> = new Set([nodes.doc, nodes.list, nodes.table, nodes.quotation])

/** The selected blocks, as children of the innermost node that has all of them. */
function selectedBlocks({ selection }: EditorState): NodeRange | null {
  const { $from, $to } = selection
  if (selection instanceof NodeSelection && selection.node.isBlock)
    return new NodeRange($from, $to, $from.depth)
  return $from.blockRange($to, ({ type }) => CONTAINERS.has(type))
}

/** True for a block that stays in its place: display copy, the header of a table, who says a quotation. */
const isFixed = ({ type, firstChild }: Node) =>
  isDisplayField(type.name) ||
  type === nodes.attribution ||
  (type === nodes.tableRow && firstChild?.type === nodes.tableHeader)

/** Moves the selected blocks past the one above or below, as Word does; a folded section goes as a whole. */
export const moveBlock =
  (step: 1 | -1): Command =>
  (state, dispatch, view) => {
    const range = selectedBlocks(state)
    if (!range) return false
    const { parent, startIndex, endIndex, start, end } = range
    const moved = parent.children.slice(startIndex, endIndex)
    if (moved.some((node) => node.type === nodes.sectionHeading && isFolded(state, node)))
      return moveSection(step)(state, dispatch, view)
    const passed = parent.maybeChild(step < 0 ? startIndex - 1 : endIndex)
    if (!passed || moved.some(isFixed) || isFixed(passed)) return false
    const from = step < 0 ? start - passed.nodeSize : end
    const transaction = state.tr.delete(from, from + passed.nodeSize)
    transaction.insert(step < 0 ? end - passed.nodeSize : start, passed)
    dispatch?.(transaction.scrollIntoView())
    return true
  }
