import type { EditorState } from '@codemirror/state'
import type { SyntaxNode, Tree } from '@lezer/common'
import { parser, Strikethrough } from '@lezer/markdown'
import { isBlankLine } from './lines.ts'
import { headingText, isCode } from './sections.ts'

/** Marbre's Markdown, as core reads it: no setext headings, no indented code, no HTML, no link definitions. */
const marbreMarkdown = parser.configure([
  Strikethrough,
  { remove: ['SetextHeading', 'IndentedCode', 'HTMLBlock', 'HTMLTag', 'LinkReference'] },
])

/** Lines without an empty one among them, that are read together. */
export type Block = { from: number; to: number }

const MOST_LINES = 200
const LONGEST = 20_000
const MOST_KNOWN = 1_000
const known = new Map<string, Tree>()

/** What a text in Marbre’s Markdown means. */
export function treeOf(text: string): Tree {
  const tree = known.get(text) ?? marbreMarkdown.parse(text)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, tree)
  return tree
}

/** The block that a position is in; null in an empty line, a section's heading, or code. */
export function blockAt(state: EditorState, position: number): Block | null {
  const { doc } = state
  const belongs = (number: number) => {
    if (number < 1 || number > doc.lines) return false
    const { from, text } = doc.line(number)
    return !isBlankLine(text) && headingText(state, from) === null && !isCode(state, from)
  }
  const { number } = doc.lineAt(position)
  if (!belongs(number)) return null
  let first = number
  let last = number
  while (number - first < MOST_LINES && belongs(first - 1)) first -= 1
  while (last - number < MOST_LINES && belongs(last + 1)) last += 1
  const block = { from: doc.line(first).from, to: doc.line(last).to }
  if (block.to - block.from <= LONGEST) return block
  // Too much to be read with every keystroke: what is near is read alone.
  return {
    from: Math.max(block.from, position - LONGEST / 2),
    to: Math.min(block.to, position + LONGEST / 2),
  }
}

/** What a block's marks mean; places in the tree are counted from the block's start. */
export function readBlock({ doc }: EditorState, { from, to }: Block): Tree {
  return treeOf(doc.sliceString(from, to))
}

/** The innermost node of a name that holds a selection, with the places that it takes in the text. */
export function enclosing(
  state: EditorState,
  selection: { from: number; to: number },
  name: string,
): { node: SyntaxNode; offset: number } | null {
  const block = blockAt(state, selection.from)
  if (!block || selection.to > block.to) return null
  const tree = readBlock(state, block)
  for (const side of [1, -1] as const) {
    let node: SyntaxNode | null = tree.resolveInner(selection.from - block.from, side)
    while (node && (node.name !== name || node.to + block.from < selection.to)) node = node.parent
    if (node) return { node, offset: block.from }
  }
  return null
}
