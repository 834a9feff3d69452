import type { Line } from '../lines.ts'
import { withoutEdges } from '../lines.ts'
import type { TextBlock } from '../text/blocks.ts'
import type { Classification } from '../text/classification.ts'
import type { Cut } from './cuts.ts'
import type { Dateline } from './dateline.ts'

/** A block after the cuts: which one it is of, from where to where in its first and last line, and what it is known to be. */
export type Piece = {
  index: number
  /** Characters of the first line that were taken off before it. */
  from: number
  /** Where it ends: in the first line; null for the end of the block. */
  to: number | null
  /** Characters that are taken off the end of the last line. */
  short: number
  classification: Classification | null
  /** The dateline that it is. */
  dateline: Dateline | null
  /** The next piece goes on in the same line. */
  runsOn: boolean
}

/** All blocks as pieces, in order; one that is not cut is one piece. */
export function piecesOf(count: number, cuts: readonly Cut[]): Piece[] {
  const pieces: Piece[] = []
  const cutAt = new Map(cuts.map((cut) => [cut.index, cut]))
  for (let index = 0; index < count; index++) {
    const { before = [], after = null, rest = null } = cutAt.get(index) ?? {}
    let from = 0
    for (const { length, classification, dateline = null } of before) {
      pieces.push({ index, from, to: from + length, short: 0, classification, dateline, runsOn: true })
      from += length
    }
    const short = after?.length ?? 0
    pieces.push({
      index,
      from,
      to: null,
      short,
      classification: rest,
      dateline: null,
      runsOn: after !== null,
    })
    if (after)
      pieces.push({
        index,
        from: -short,
        to: null,
        short: 0,
        classification: after.classification,
        dateline: null,
        runsOn: false,
      })
  }
  return pieces
}

/** The lines that a piece of a block has. */
function linesOfPiece(lines: readonly Line[], { from, to, short }: Piece): Line[] {
  if (from < 0) return lines.slice(-1).map((line) => cutLine(line, line.text.slice(from)))
  if (to !== null) return lines.slice(0, 1).map((line) => cutLine(line, line.text.slice(from, to)))
  return lines.map((line, at) => {
    const start = at === 0 ? from : 0
    const end = line.text.length - (at === lines.length - 1 ? short : 0)
    return start === 0 && end === line.text.length ? line : cutLine(line, line.text.slice(start, end))
  })
}

const cutLine = (line: Line, text: string): Line => ({ ...line, text: withoutEdges(text) })

/** The blocks after the cuts. */
export function cutBlocks(blocks: readonly TextBlock[], pieces: readonly Piece[]): TextBlock[] {
  return pieces.flatMap((piece) => {
    const block = blocks[piece.index]
    if (!block) return []
    const isWhole = piece.from === 0 && piece.to === null && piece.short === 0
    if (isWhole) return [block]
    const lines = linesOfPiece(block.lines, piece)
    return [{ ...block, lines, ...(piece.runsOn ? { runsOn: true as const } : {}) }]
  })
}
