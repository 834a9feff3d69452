import type { Node } from 'prosemirror-model'
import type { PatternMatch } from '../../../../../core/find/index.ts'
import type { Span } from '../../../../../core/search.ts'
import type { DisplayField } from '../../../editor/schema.ts'
import { notesOf, textBlocks } from '../../../editor/textBlocks.ts'

/** Stands for a footnote or a picture in a text. */
export const LEAF = '\ufffc'

/** One text of the page: a text block's, or that of a footnote. */
export type SearchedText = {
  readonly text: string
  /** Where the text begins in the document; for a footnote, where its reference stands. */
  readonly start: number
  readonly field: DisplayField | null
  readonly isNote: boolean
  readonly node: Node
}

/** What was found, and where: a stretch of a text, counted in UTF-16 units. */
export type Match = Span & {
  readonly text: SearchedText
  /** What the groups hold, where a pattern was sought. */
  readonly pattern?: PatternMatch
}

const known = new WeakMap<Node, string>()

/** The plain text of a text block, whose offsets are positions in it; the same string for the same node. */
export function textOf(block: Node): string {
  const found = known.get(block)
  if (found !== undefined) return found
  const text = block.textBetween(0, block.content.size, null, (leaf) =>
    leaf.type.name === 'break' ? '\n' : LEAF,
  )
  known.set(block, text)
  return text
}

/** All texts of a document in their order, each footnote behind the block that refers to it. */
export function* searchedTexts(doc: Node): Generator<SearchedText> {
  for (const { node, from, field } of textBlocks(doc)) {
    yield { text: textOf(node), start: from, field, isNote: false, node }
    for (const { offset, text } of notesOf(node))
      yield { text, start: from + offset, field: null, isNote: true, node }
  }
}

/** Where a match begins in the document; for one in a footnote, where that is referred to. */
export const startOf = ({ text, from }: Match) => (text.isNote ? text.start : text.start + from)

/** Where a match ends in the document. */
export const endOf = ({ text, to }: Match) => (text.isNote ? text.start + 1 : text.start + to)

/** Tells matches apart by their place. */
export const keyOf = (match: Match) => `${startOf(match)}${match.text.isNote ? ` ${match.from}` : ''}`

/** Matches in the order of the document. */
export function inOrder(matches: readonly Match[]): readonly Match[] {
  const hasNotes = matches.some(({ text }) => text.isNote)
  if (!hasNotes) return matches
  return [...matches].sort((one, other) => startOf(one) - startOf(other) || one.from - other.from)
}
