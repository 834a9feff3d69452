import { plainContent, plainOf, sliceText, toText, trimSpaces } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { type Piece, piecesOf } from '../agency/applyCuts.ts'
import { type Cut, findAgencyCopy } from '../agency/cuts.ts'
import type { TextBlock } from '../text/blocks.ts'
import { areLabels, isForm } from '../text/labelRuns.ts'
import { isSignature } from '../text/signature.ts'
import type { TextContext } from '../text/classification.ts'
import type { SourceBlock } from './sourceBlock.ts'

/**
 * A part of a document with its text; `runsOn`: the next part goes on in the same paragraph, in the same line or in the next;
 * `touches`: it is such a next line.
 */
export type Part = SourceBlock & { text: string; runsOn?: true | 'line'; touches?: true }

/** The parts of a document with what an agency set around the text cut off them; marks, links and notes are kept. */
export function cutParts(
  parts: readonly Part[],
  blocks: readonly TextBlock[],
  context: TextContext,
): { parts: Part[]; pieces: Piece[]; isWire: boolean } {
  const { cuts, isWire } = findAgencyCopy(blocks, context)
  const pieces = piecesOf(
    parts.length,
    cuts.filter((cut) => fits(cut, parts[cut.index])),
  )
  const cut = pieces.flatMap((piece) => partOf(parts[piece.index], piece))
  if (cut.length !== pieces.length) return { parts: cut, pieces, isWire }
  const form = formAt(cut)
  const split = cut.map((part, at) => {
    const lines = pieces[at]?.classification !== null ? [] : at === form ? formLines(part) : []
    const isLast = at === cut.length - 1 && lines.length === 0 && pieces[at]?.classification === null
    return isLast ? signatureLines(part) : lines
  })
  const each = <Item>(items: readonly Item[], lines: (item: Item, at: number) => Item[]) =>
    items.flatMap((item, at) => ((split[at]?.length ?? 0) > 0 ? lines(item, at) : [item]))
  return {
    parts: each(cut, (_, at) => split[at] ?? []),
    pieces: each(pieces, (piece, at) => (split[at] ?? []).map(() => piece)),
    isWire,
  }
}

/** Parts below a title among which a form may stand. */
const MOST_ABOVE = 4
/** Characters of a short line over a title or a form, such as a rubric or a date. */
export const LONGEST_ABOVE = 120

/** The place of the first paragraph of lines, with nothing but short lines above it; −1 where there is none. */
function formAt(parts: readonly Part[]): number {
  const at = parts
    .slice(0, MOST_ABOVE)
    .findIndex(({ node, kind, text }) => node.type === 'paragraph' && !kind && text.includes('\n'))
  return parts.slice(0, Math.max(0, at)).every(({ text }) => text.length <= LONGEST_ABOVE) ? at : -1
}

/** The lines of a paragraph that is a form about the text, each a part; none where it is no such one. */
function formLines({ node }: Part): Part[] {
  const parts = linesOf(node)
  const lines = parts.map(({ text }) => text)
  if (!areLabels(lines) || !isForm(lines)) return []
  return parts.map((part, at) => ({
    ...part,
    ...(at > 0 && { touches: true }),
    ...(at < parts.length - 1 && { runsOn: 'line' }),
  }))
}

/** The lines of a paragraph in which somebody signs and says how to be reached, each a part; none where it is no such one. */
function signatureLines({ node, kind }: Part): Part[] {
  const parts = kind ? [] : linesOf(node)
  return isSignature(parts.map(({ text }) => text)) ? parts : []
}

/** The lines of a paragraph, each a part. */
function linesOf(node: Document.Block): Part[] {
  if (node.type !== 'paragraph') return []
  const lines: Document.Inline[][] = [[]]
  for (const inline of node.content) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  return lines.map((content) => partWith({ type: 'paragraph', content: withoutBlanks(content) }, {}))
}

function contentOf(node: Document.Block): readonly Document.Inline[] | null {
  if (node.type === 'paragraph' || node.type === 'heading') return node.content
  return node.type === 'sectionHeading' ? plainContent(node.text) : null
}

/** True where what is cut off is text alone, without a note or a picture in it. */
function fits({ before, after }: Cut, part: Part | undefined): boolean {
  const content = part && contentOf(part.node)
  if (!content) return false
  const plain = plainOf(content)
  const object = plain.search(/\ufffc/)
  const cut = before.reduce((sum, { length }) => sum + length, blanksBefore(plain))
  return object === -1 ? trimSpaces(plain) === trimSpaces(part.text) : after === null && object >= cut
}

const blanksBefore = (text: string) => text.length - trimSpaces(`${text}.`).length + 1

function partOf(part: Part | undefined, piece: Piece): Part[] {
  const { from, to, short, runsOn } = piece
  const content = part && contentOf(part.node)
  const isWhole = from === 0 && to === null && short === 0
  if (!part || !content || isWhole) return part ? [part] : []
  const plain = plainOf(content)
  const lead = blanksBefore(plain)
  const end = lead + trimSpaces(plain).length
  const start = from < 0 ? end + from : lead + from
  const stop = to === null ? end - short : lead + to
  const sliced = withoutBlanks(sliceText(content, start, stop))
  const on = runsOn ? { runsOn: true as const } : {}
  if (to !== null || from < 0) return [partWith({ type: 'paragraph', content: sliced }, on)]
  const { node, text: _, ...said } = part
  return [partWith(withContent(node, sliced), { ...said, ...on })]
}

const partWith = (node: Document.Block, more: Omit<Part, 'node' | 'text'>): Part => ({
  ...more,
  node,
  text: toText([node]),
})

function withContent(node: Document.Block, content: Document.Inline[]): Document.Block {
  if (node.type === 'sectionHeading') return { type: 'sectionHeading', text: plainOf(content) }
  return node.type === 'heading' ? { ...node, content } : { type: 'paragraph', content }
}

/** A content without the blanks at its edges. */
function withoutBlanks(content: readonly Document.Inline[]): Document.Inline[] {
  return content.flatMap((inline, index): Document.Inline[] => {
    if (inline.type !== 'text') return [inline]
    let { text } = inline
    if (index === 0) text = text.replace(/^[ \u00a0\u202f]+/u, '')
    if (index === content.length - 1) text = text.replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+$/u, '')
    return text === '' ? [] : [{ ...inline, text }]
  })
}
