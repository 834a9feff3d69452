import type { Node } from 'prosemirror-model'
import type { PatternMatch } from '../../../../../core/find/index.ts'
import type { TextRange } from '../../../../../core/search.ts'
import type { DisplayField } from '../../../editor/schema.ts'
import { notesOf, textBlocks } from '../../../editor/textBlocks.ts'

/** The character for a footnote or image in a text. */
export const OBJECT_CHARACTER = '\ufffc'

/** A text of the page: a text block's, or a footnote's. */
export type SearchedText = {
  readonly text: string
  /** The position where the text begins; for a footnote, that of its reference. */
  readonly start: number
  readonly field: DisplayField | null
  /** Its section's language, or the article's. */
  readonly language: string
  readonly isNote: boolean
  readonly node: Node
}

/** A match: a range of a text, in UTF-16 units. */
export type Match = TextRange & {
  readonly text: SearchedText
  /** The groups of a regular expression. */
  readonly pattern?: PatternMatch
}

const known = new WeakMap<Node, string>()

/** A text block's plain text, in which an offset is a position in the block; cached per node. */
export function textOf(block: Node): string {
  const found = known.get(block)
  if (found !== undefined) return found
  const text = block.textBetween(0, block.content.size, null, (leaf) =>
    leaf.type.name === 'break' ? '\n' : OBJECT_CHARACTER,
  )
  known.set(block, text)
  return text
}

/** All texts of a document in order, each footnote after the block that refers to it. */
export function* searchedTexts(doc: Node): Generator<SearchedText> {
  for (const { node, from, field, language } of textBlocks(doc)) {
    yield { text: textOf(node), start: from, field, language, isNote: false, node }
    for (const { offset, text } of notesOf(node))
      yield { text, start: from + offset, field: null, language, isNote: true, node }
  }
}

/** A match's start in the document; in a footnote, the reference's. */
export const startOf = ({ text, from }: Match) => (text.isNote ? text.start : text.start + from)

/** A match's end in the document. */
export const endOf = ({ text, to }: Match) => (text.isNote ? text.start + 1 : text.start + to)

/** A key for a match's position. */
export const keyOf = (match: Match) => `${startOf(match)}${match.text.isNote ? ` ${match.from}` : ''}`

/** Sorts matches in document order. */
export function sortMatches(matches: readonly Match[]): readonly Match[] {
  const hasNotes = matches.some(({ text }) => text.isNote)
  if (!hasNotes) return matches
  return [...matches].sort((one, other) => startOf(one) - startOf(other) || one.from - other.from)
}
