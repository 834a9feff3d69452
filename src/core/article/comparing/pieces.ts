import { joinTexts } from '../../document/index.ts'
import type { Alignment, Block, Cell, Inline, ListItem } from '../../document/types.ts'

/** Parts that both texts have. */
type Same<T> = { readonly kind: 'same'; readonly parts: readonly T[] }
/** Parts that the older text alone has, and what the newer one has in their place; one of the two may be empty. */
type Replaced<T> = {
  readonly kind: 'replaced'
  /** The number of this change in its comparison, in reading order, from 0 on. */
  readonly change: number
  readonly gone: readonly T[]
  readonly come: readonly T[]
}
/** A part that is another in each text, but the same kind of thing: compared within. */
type Within<W> = { readonly kind: 'within'; readonly part: W }

/** A text's inlines compared word by word. */
export type InlinePiece = Same<Inline> | Replaced<Inline>
export type BlockPiece = Same<Block> | Replaced<Block> | Within<ComparedBlock>
export type ItemPiece = Same<ListItem> | Replaced<ListItem> | Within<ComparedItem>
export type RowPiece = Same<readonly Cell[]> | Replaced<readonly Cell[]> | Within<ComparedRow>

export type ComparedItem = { readonly checked: boolean | null; readonly content: readonly BlockPiece[] }
export type ComparedRow = readonly (readonly InlinePiece[])[]

/** A block that both texts have in another wording. What is not in pieces is the same in both. */
export type ComparedBlock =
  | {
      readonly type: 'sectionHeading'
      readonly text: readonly InlinePiece[]
      readonly language?: string
    }
  | { readonly type: 'paragraph' | 'heading'; readonly content: readonly InlinePiece[] }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly ItemPiece[]
    }
  | {
      readonly type: 'quotation'
      readonly content: readonly BlockPiece[]
      readonly attribution: readonly InlinePiece[]
    }
  | {
      readonly type: 'table'
      readonly columns: readonly Alignment[]
      readonly header: ComparedRow
      readonly rows: readonly RowPiece[]
    }
  | {
      readonly type: 'figure'
      readonly src: string
      readonly alt: string
      readonly credit: readonly InlinePiece[]
      readonly caption: readonly InlinePiece[]
    }
  | { readonly type: 'preformatted'; readonly language: string; readonly text: readonly InlinePiece[] }

/** True for a change whose older side is taken; the newer side of every other is. */
export type IsTaken = (change: number) => boolean

/** The parts of one text out of two: each change's older side where it is taken, else the newer one. */
function partsOf<T, W>(
  pieces: readonly (Same<T> | Replaced<T> | Within<W>)[],
  isTaken: IsTaken,
  within: (part: W) => T,
): T[] {
  return pieces.flatMap((piece): readonly T[] => {
    if (piece.kind === 'same') return piece.parts
    if (piece.kind === 'within') return [within(piece.part)]
    return isTaken(piece.change) ? piece.gone : piece.come
  })
}

/** A content of inlines compares to nothing within an inline. */
const noInline = (part: never): Inline => part

function inlinesOf(pieces: readonly InlinePiece[], isTaken: IsTaken): Inline[] {
  return joinTexts(partsOf<Inline, never>(pieces, isTaken, noInline))
}

/** The characters of a compared plain text. */
export function plainTextOf(pieces: readonly InlinePiece[], isTaken: IsTaken): string {
  const texts = inlinesOf(pieces, isTaken).map((inline) => (inline.type === 'text' ? inline.text : ''))
  return texts.join('')
}

/** The blocks of one text out of two. With all changes taken, or with none, they are those that were compared. */
export function blocksOf(pieces: readonly BlockPiece[], isTaken: IsTaken): Block[] {
  return partsOf(pieces, isTaken, (part) => blockOf(part, isTaken))
}

function blockOf(block: ComparedBlock, isTaken: IsTaken): Block {
  switch (block.type) {
    case 'sectionHeading':
      return { ...block, text: plainTextOf(block.text, isTaken) }
    case 'paragraph':
    case 'heading':
      return { type: block.type, content: inlinesOf(block.content, isTaken) }
    case 'list': {
      const { type, ordered, start } = block
      const items = partsOf(block.items, isTaken, ({ checked, content }): ListItem => {
        return { checked, content: blocksOf(content, isTaken) }
      })
      return { type, ordered, start, items }
    }
    case 'quotation': {
      const attribution = inlinesOf(block.attribution, isTaken)
      return {
        type: block.type,
        content: blocksOf(block.content, isTaken),
        attribution: attribution.length > 0 ? attribution : null,
      }
    }
    case 'table': {
      const cellsOf = (row: ComparedRow) => row.map((cell) => inlinesOf(cell, isTaken))
      const rows = partsOf<readonly Cell[], ComparedRow>(block.rows, isTaken, cellsOf)
      return { type: block.type, columns: block.columns, header: cellsOf(block.header), rows }
    }
    case 'figure': {
      const { type, src, alt } = block
      const credit = plainTextOf(block.credit, isTaken)
      return { type, src, alt, credit, caption: inlinesOf(block.caption, isTaken) }
    }
    case 'preformatted':
      return { type: block.type, text: plainTextOf(block.text, isTaken), language: block.language }
  }
}

/** The numbers of the changes in a piece, in reading order. */
export function changesIn(piece: InlinePiece | BlockPiece | ItemPiece | RowPiece): number[] {
  const among = (pieces: readonly (InlinePiece | BlockPiece | ItemPiece | RowPiece)[]) =>
    pieces.flatMap(changesIn)
  if (piece.kind === 'same') return []
  if (piece.kind === 'replaced') return [piece.change]
  const { part } = piece
  if (isRow(part)) return part.flatMap(among)
  if (!('type' in part)) return among(part.content)
  switch (part.type) {
    case 'sectionHeading':
    case 'preformatted':
      return among(part.text)
    case 'paragraph':
    case 'heading':
      return among(part.content)
    case 'list':
      return among(part.items)
    case 'quotation':
      return [...among(part.content), ...among(part.attribution)]
    case 'table':
      return [...part.header.flatMap(among), ...among(part.rows)]
    case 'figure':
      return [...among(part.caption), ...among(part.credit)]
  }
}

function isRow(part: ComparedBlock | ComparedItem | ComparedRow): part is ComparedRow {
  return Array.isArray(part)
}
