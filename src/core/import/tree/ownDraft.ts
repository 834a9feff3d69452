import type { ArticleContent, PictureUse } from '../../article/index.ts'
import { writeSections } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { bodyPart } from '../buildBody.ts'
import type { Draft } from '../draft.ts'
import { doubtsOfEmpty } from '../emptyText.ts'
import { usesOfBody } from '../pictures/index.ts'
import { ownBlock } from './ownBlock.ts'

type OwnParts = Pick<Draft, 'fileName' | 'format' | 'encoding' | 'origin' | 'notices'> & {
  base: ArticleContent
  nodes: readonly Document.Block[]
  /** What is said of its pictures. */
  uses: readonly PictureUse[]
}

/** The draft of an article as Marbre wrote it: each part is what its document says, and nothing is guessed. */
export function ownDraft({ base: said, nodes, uses, ...parts }: OwnParts): Draft {
  const base = { ...said, pictures: [...uses] }
  const blocks = nodes.map(ownBlock)
  const body = blocks.map(bodyPart)
  const content = { ...base, sections: writeSections(body), pictures: usesOfBody(body, uses) }
  return { ...parts, base, blocks, content, doubts: doubtsOfEmpty(content) }
}
