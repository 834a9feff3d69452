import type * as Document from '../../document/types.ts'
import { plainOf } from '../../document/index.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'

/** Blocks that may be the head of a document, and lines that one of them may have. */
const HEAD = 6
const MOST_LINES = 8

/**
 * The blocks with those at the top that hold a byline or a date in a line of its own as one paragraph for each line: people
 * write title, name and date with line breaks between them.
 */
export function splitHead(blocks: readonly SourceBlock[]): SourceBlock[] {
  return blocks.flatMap((block, at) => (at < HEAD && !block.kind ? linesOf(block) : [block]))
}

function linesOf(block: SourceBlock): SourceBlock[] {
  if (block.node.type !== 'paragraph') return [block]
  const lines: Document.Inline[][] = [[]]
  for (const inline of block.node.content) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  const isMeta = (line: readonly Document.Inline[]) => new LineMetadata(plainOf(line), false).isMeta
  if (lines.length === 1 || lines.length > MOST_LINES || !lines.some(isMeta)) return [block]
  return lines
    .filter((content) => content.length > 0)
    .map((content) => ({ ...block, node: { type: 'paragraph', content } }))
}
