import { normalise, toText } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import type { BlockKind } from '../draft.ts'
import type { Reason } from '../reason.ts'
import type { OpeningLine } from './openingLines.ts'

/** A part of a document of a format that names its parts (Word, HTML, mail), as its reader gives it, in the document's order. */
export type SourceBlock = {
  node: Document.Block
  /** What the document itself calls it: by a style (Title, Subtitle), an element or a header; else it is classified. */
  kind?: BlockKind
  /** Why, where `kind` is given; `document-style` where it is not. */
  reason?: Reason
  /** Of a heading: 1 to 6, 1 the uppermost. Without it a section heading counts as 2, a minor one as 3. */
  level?: number
  /** The size of its letters, where it says so and all are of one; a larger one than most makes a heading. */
  size?: number
  /** Of the line of credits of a document that Marbre wrote. */
  isCredits?: true
  /** Of a heading that is one by its look alone: which it is of the lines that open the text. */
  opening?: OpeningLine
}

/** The level of a heading that no document has given one; null for what is none. */
export function levelOf(node: Document.Block | undefined): number | null {
  return node?.type === 'sectionHeading' ? 2 : node?.type === 'heading' ? 3 : null
}

/** The text of a part of the tree, without marks, its notes at the end. */
export function textOfNode(node: Document.Block): string {
  return toText([node])
}

/** The parts of a tree as parts of a document that names nothing more. */
export function sourceBlocksOf(nodes: readonly Document.Block[]): SourceBlock[] {
  return normalise(nodes).map((node) => ({ node }))
}
