import type * as Document from '../../document/types.ts'
import { kindOfNode } from '../buildBody.ts'
import type { Block } from '../draft.ts'
import { textOfNode } from './sourceBlock.ts'

/** The block of a part that is what its document says, and nothing else: the part at this place among the others. */
export function ownBlock(node: Document.Block, at: number): Block {
  const text = textOfNode(node)
  return { line: at + 1, kind: kindOfNode(node), text, certainty: 'sure', reason: 'document-style', node }
}
