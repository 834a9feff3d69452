import { withoutEdges } from '../lines.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'

/** Blocks at either end among which what the properties say is looked for; the headline only at the beginning. */
const ENDS = 6

/** The blocks with the one that says no more than the properties do as that field, where no style names one. */
export function withSaid(
  blocks: readonly SourceBlock[],
  kind: 'headline' | 'byline',
  said: readonly string[],
): readonly SourceBlock[] {
  if (blocks.some((block) => block.kind === kind)) return blocks
  const wanted = said.filter((each) => each !== '').map((each) => each.toLowerCase())
  const found = blocks.findIndex(
    (block, at) =>
      !block.kind &&
      (at < ENDS || (kind === 'byline' && at >= blocks.length - ENDS)) &&
      wanted.includes(withoutEdges(textOfNode(block.node)).toLowerCase()),
  )
  return blocks.map((block, at) => (at === found ? { ...block, kind } : block))
}
