import { type BlockPiece, changesIn } from '../../../../core/article/comparison.ts'

/** A piece of the body at the top level; `restores` are the changes of the section that it opens, for its heading. */
export type ComparedRow = { readonly piece: BlockPiece; readonly restores: readonly number[] }

/** True for a piece that begins with the heading of a section, as either text has it. */
function opensSection(piece: BlockPiece): boolean {
  if (piece.kind === 'within') return piece.part.type === 'sectionHeading'
  const first = piece.kind === 'same' ? piece.parts[0] : (piece.gone[0] ?? piece.come[0])
  return first?.type === 'sectionHeading'
}

/** The body in rows: what is the same in both texts block by block, each heading with the changes of its section. */
export function rowsOf(body: readonly BlockPiece[]): ComparedRow[] {
  const rows: { piece: BlockPiece; restores: number[] }[] = []
  let section: number[] = []
  for (const whole of body) {
    const pieces: readonly BlockPiece[] =
      whole.kind === 'same' ? whole.parts.map((part) => ({ kind: 'same', parts: [part] })) : [whole]
    for (const piece of pieces) {
      const opens = opensSection(piece)
      if (opens) section = []
      section.push(...changesIn(piece))
      rows.push({ piece, restores: opens ? section : [] })
    }
  }
  return rows
}
