import type { Alignment, Inline } from '../../document/types.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import type { StyleRole } from './styleRoles.ts'

/**
 * The place of a paragraph in a list: its depth, counted from 0, and its number; null for a bullet. `id` names the numbering,
 * where the format has one for each list.
 */
export type ListPlace = { depth: number; number: number | null; id?: string }

export type ParagraphPart = {
  type: 'paragraph'
  style: StyleRole | null
  content: readonly Inline[]
  /** The size of its letters in points, where all are of one. */
  size?: number | undefined
  list: ListPlace | null
  /** The depth of the list in which it goes on in the item above it; null where it does not. */
  goesOn?: number | null
  /** It has the number of a figure in it, as captions have. */
  isNumbered?: true
  /** Where its content is in the style in which Marbre writes the credit of a picture, to its end. */
  creditFrom?: number
  /** Where its lines stand. */
  alignment?: Alignment
}

/** A cell, and over how many columns it goes. What another covers from above has no parts. */
export type CellPart = { parts: readonly Part[]; width: number }
export type TablePart = {
  type: 'table'
  rows: readonly (readonly CellPart[])[]
  /** The first row is the table's header. */
  hasHeader: boolean
}

/** What holds other parts in documents of Marbre's: a list holds items alone, a section has no heading. */
export const CONTAINERS = ['list', 'item', 'quotation', 'section'] as const
export type ContainerPart = {
  type: 'container'
  kind: (typeof CONTAINERS)[number]
  parts: readonly Part[]
}

/** A text box, which hangs on the paragraph above it. */
export type BoxPart = { type: 'box'; parts: readonly Part[] }

/** What stands in the document in another format, as the reader of that has read it. */
export type ReadPart = { type: 'read'; blocks: readonly SourceBlock[] }

/** A part of a document of a word processor, as it is in the file. */
export type Part = ParagraphPart | TablePart | ContainerPart | BoxPart | ReadPart
