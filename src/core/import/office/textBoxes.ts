import { plainOf } from '../../document/index.ts'
import type { Block } from '../../document/types.ts'
import { isBold, withoutBold } from '../tree/bold.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'

/** Characters of a paragraph that is one of a text, and of a box that stands beside one. */
const LEAST_PROSE = 60
const LONGEST_BOX = 2000
const LONGEST_BOX_TITLE = 80

/** True for a paragraph of a text beside which a box stands. */
export const isProse = ({ node, kind }: SourceBlock): boolean =>
  kind === undefined && node.type === 'paragraph' && plainOf(node.content).length >= LEAST_PROSE

/** What a text box says, its heading in bold; null for one that has none, has several or is as long as a text. */
export function boxContent(source: readonly SourceBlock[]): Block[] | null {
  const [first, ...rest] = source
  const title = first?.node.type === 'heading' || first?.node.type === 'paragraph' ? first.node : null
  const isTitle = title !== null && (title.type === 'heading' || isBold(title.content))
  const isPlain = rest.every(
    ({ node, kind }) =>
      kind === undefined && (node.type === 'list' || (node.type === 'paragraph' && !isBold(node.content))),
  )
  const length = source.reduce((sum, { node }) => sum + textOfNode(node).length, 0)
  if (!title || !isTitle || rest.length === 0 || !isPlain || length > LONGEST_BOX) return null
  if (first?.kind !== undefined || plainOf(title.content).length > LONGEST_BOX_TITLE) return null
  const bold = withoutBold(title.content).map((inline) => ({
    ...inline,
    marks: [...inline.marks, { type: 'strong' } as const],
  }))
  return [{ type: 'paragraph', content: bold }, ...rest.map(({ node }) => node)]
}
