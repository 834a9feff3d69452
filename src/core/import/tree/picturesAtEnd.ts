import type * as Document from '../../document/types.ts'
import { buildContent } from '../buildDraft.ts'
import type { Draft } from '../draft.ts'
import type { SourcePictures } from '../pictures/index.ts'
import { ownBlock } from './ownBlock.ts'

/** A draft with pictures below its text, which came with it and stand nowhere in it. */
export function withPicturesAtEnd(
  draft: Draft,
  figures: readonly Document.Figure[],
  pictures: SourcePictures,
): Draft {
  if (figures.length === 0) return draft
  const line = draft.blocks.reduce((last, block) => Math.max(last, block.line), 0)
  const added = figures.map((figure, at) => ownBlock(pictures.described(figure), line + at))
  const base = { ...draft.base, pictures: pictures.uses }
  const blocks = [...draft.blocks, ...added]
  // What was settled about the fields since the text was read stays: only the body grows.
  const { sections, pictures: uses } = buildContent(blocks, base)
  return { ...draft, base, blocks, content: { ...draft.content, sections, pictures: uses } }
}
