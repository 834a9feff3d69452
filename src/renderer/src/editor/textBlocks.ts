import type { Node } from 'prosemirror-model'
import { type Inline, plainOf } from '../../../core/document/index.ts'
import { type DisplayField, footnoteContent, isDisplayField, schema } from './schema.ts'

/** A text block, the position where its text begins, and its display copy field, if it is one. */
export type TextBlock = { readonly node: Node; readonly from: number; readonly field: DisplayField | null }

/** The text blocks of a document, in order, each with its language: its section's own, or the article's. */
export function* textBlocks(doc: Node): Generator<TextBlock & { readonly language: string }> {
  const own = String(doc.attrs.language ?? '')
  let language = own
  let at = 0
  for (const node of doc.children) {
    if (node.type === schema.nodes.sectionHeading) language = languageOfHeading(node) || own
    for (const block of textBlocksIn([node], at)) yield { ...block, language }
    at += node.nodeSize
  }
}

/** The language that the heading of a section sets; empty for the article's. */
export const languageOfHeading = (heading: Node | null): string => String(heading?.attrs.language ?? '')

/** The text blocks of sibling nodes, the first of which begins at `start`. */
export function* textBlocksIn(nodes: readonly Node[], start: number): Generator<TextBlock> {
  let at = start
  for (const node of nodes) {
    const { name } = node.type
    if (node.isTextblock) yield { node, from: at + 1, field: isDisplayField(name) ? name : null }
    else if (node.childCount > 0) yield* textBlocksIn(node.children, at + 1)
    at += node.nodeSize
  }
}

/** A footnote of a text block: its offset and content. */
export type BlockNote = {
  readonly offset: number
  readonly content: readonly Inline[]
  readonly text: string
}

const notes = new WeakMap<Node, readonly BlockNote[]>()
const NONE: readonly BlockNote[] = []

/** The footnotes of a text block, in order; cached per node. */
export function notesOf(block: Node): readonly BlockNote[] {
  const known = notes.get(block)
  if (known) return known
  let found: BlockNote[] | null = null
  block.forEach((child, offset) => {
    if (child.type !== schema.nodes.footnote) return
    const content = footnoteContent(child)
    found ??= []
    found.push({ offset, content, text: plainOf(content) })
  })
  const all = found ?? NONE
  notes.set(block, all)
  return all
}
