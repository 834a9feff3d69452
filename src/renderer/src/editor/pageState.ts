import { redoDepth, undoDepth } from 'prosemirror-history'
import { type EditorState, NodeSelection } from 'prosemirror-state'
import { type BlockKind, NO_PAGE, type PageState } from './pageStore.ts'
import { sectionAt } from './pageStructure.ts'
import { selectedFigure } from './plugins/figureCard.ts'
import { selectedNote } from './plugins/footnotes.ts'
import { linkCard } from './plugins/links.ts'
import { isDisplayField, schema } from './schema.ts'

const { nodes } = schema

/** The kind of block that the selection starts in: the innermost list, quotation or table, else the text block. */
function activeBlock({ selection }: EditorState): BlockKind {
  const { $from } = selection
  if (selection instanceof NodeSelection && selection.node.type === nodes.figure) return 'figure'
  const field = $from.depth > 0 ? $from.node(1).type.name : ''
  if (isDisplayField(field)) return field
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    switch (node.type) {
      case nodes.list:
        return node.attrs.ordered === true ? 'numbers' : 'bullets'
      case nodes.quotation:
        return 'quotation'
      case nodes.table:
        return 'table'
      case nodes.figure:
        return 'figure'
      case nodes.preformatted:
        return 'preformatted'
      case nodes.sectionHeading:
        return 'sectionHeading'
      case nodes.heading:
        return 'heading'
      default:
    }
  }
  return $from.depth > 0 ? 'paragraph' : 'none'
}

/** The names of the marks that typed text would get, or, for a selection, of those that all of it has; joined by spaces. */
function activeMarks({ selection, storedMarks, doc }: EditorState): string {
  const { from, to, empty, $from } = selection
  if (empty) return (storedMarks ?? $from.marks()).map(({ type }) => type.name).join(' ')
  let common: string[] | null = null
  doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return
    const names = node.marks.map(({ type }) => type.name)
    common = common === null ? names : common.filter((name) => names.includes(name))
  })
  return (common ?? []).join(' ')
}

/** The object from before if both serialise alike, so that subscribers see no change. */
const reuse = <Value extends object>(before: Value | null, now: Value | null): Value | null =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now

/** What the rest of the window is told of an editor state; parts that did not change are those of `before`. */
export function pageStateOf(
  current: { readonly id: string; readonly state: EditorState } | null,
  mounted: boolean,
  before: PageState,
): PageState {
  if (!current) return { ...NO_PAGE, mounted, figure: null }
  const { id, state } = current
  const { from, to, empty } = state.selection
  const isNode = state.selection instanceof NodeSelection
  return {
    ...before,
    id,
    mounted,
    section: sectionAt(state, from),
    selected: empty || isNode || !mounted ? null : reuse(before.selected, { from, to }),
    block: activeBlock(state),
    marks: activeMarks(state),
    link: reuse(before.link, linkCard(state)),
    note: reuse(before.note, selectedNote(state)),
    figure: reuse(before.figure ?? null, selectedFigure(state)),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  }
}
