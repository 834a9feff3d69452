import type { EditorState } from 'prosemirror-state'
import type { BlockKind } from './pageStore.ts'
import { isDisplayField, schema } from './schema.ts'

const { nodes } = schema

/** What kind of block the selection begins in: the innermost list, quotation or table, else the text block. */
export function activeBlock({ selection: { $from } }: EditorState): BlockKind {
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

/** The names of the marks that what is typed would have, or that all of the selection has. */
export function activeMarks({ selection, storedMarks, doc }: EditorState): string {
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
