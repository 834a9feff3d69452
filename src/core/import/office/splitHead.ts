import type * as Document from '../../document/types.ts'
import { plainOf } from '../../document/index.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'

/** Blocks that may be the head of a document, and lines that one of them may have. */
const HEAD = 6
const MOST_LINES = 8

/**
 * The blocks with those at the top that hold a byline or a date in a line of its own as one paragraph for each line, and the first
 * one with lines of several looks: people write kicker, title, name and date with line breaks between them.
 */
export function splitHead(blocks: readonly SourceBlock[]): SourceBlock[] {
  return blocks.flatMap((block, at) => (at < HEAD && !block.kind ? linesOf(block, at === 0) : [block]))
}

function linesOf(block: SourceBlock, isFirst: boolean): SourceBlock[] {
  if (block.node.type !== 'paragraph') return [block]
  const lines: Document.Inline[][] = [[]]
  for (const inline of block.node.content) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  const isMeta = (line: readonly Document.Inline[]) => new LineMetadata(plainOf(line), false).isMeta
  const isOfLines = lines.some(isMeta) || (isFirst && areOfSeveralLooks(lines))
  if (lines.length === 1 || lines.length > MOST_LINES || !isOfLines) return [block]
  return lines
    .filter((content) => content.length > 0)
    .map((content) => ({ ...block, node: { type: 'paragraph', content } }))
}

/** Characters of a line of a head. */
const LONGEST_LINE = 160

/** True for short lines that are no sentences, each of one look, and not all of the same: one in bold, one in italics. */
function areOfSeveralLooks(lines: readonly Document.Inline[][]): boolean {
  const looks = lines.map((line) => {
    const words = line.filter((inline) => inline.type === 'text' && inline.text.trim() !== '')
    const [first, ...others] = words.map(({ marks }) =>
      ['strong', 'emphasis'].filter((type) => marks.some((mark) => mark.type === type)).join(' '),
    )
    return others.every((look) => look === first) ? first : undefined
  })
  const isShort = lines.every((line) => {
    const text = plainOf(line)
    return text.length <= LONGEST_LINE && !/[.:;,][ \u00a0]*$/u.test(text)
  })
  return isShort && looks.every((look) => look !== undefined) && new Set(looks).size > 1
}
