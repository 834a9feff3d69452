import type { ArticleContent } from '../../article/index.ts'
import { withAgenciesApart } from '../agency/fieldsOfCopy.ts'
import { doubtsOfCopy, noticesOfCopy, doubtCopy } from '../agency/doubtCopy.ts'
import { buildContent } from '../buildDraft.ts'
import { type Block, type Draft, isBodyKind } from '../draft.ts'
import { doubtsOfEmpty } from '../emptyText.ts'
import { completedBlocks, type SourcePictures } from '../pictures/index.ts'
import { classifyTree } from './classifyTree.ts'
import { withNotesBelow } from './notesBelow.ts'
import type { SourceBlock } from './sourceBlock.ts'

type TreeDocument = Pick<Draft, 'fileName' | 'format' | 'encoding' | 'origin'> &
  Partial<Pick<Draft, 'doubts' | 'notices'>> & {
    /** What the file says of the article beside its text; its language is that of the text. */
    base: ArticleContent
    source: readonly SourceBlock[]
    /** The file names no headings: the first line may be the headline, and lines in bold may be headings. */
    guess: boolean
    /** Lines in bold may be headings, though the file names its title. */
    look?: boolean
    /** The pictures of the text, of which their files may say something. */
    pictures?: SourcePictures
  }

/** The draft of a document of a format that names its parts. */
export function treeDraft({
  base: said,
  source: given,
  guess,
  look = false,
  pictures,
  doubts = [],
  notices = [],
  ...file
}: TreeDocument): Draft {
  const below = withNotesBelow(given)
  const source = pictures ? completedBlocks(below, pictures) : below
  const apart = withAgenciesApart(said)
  const base = pictures ? { ...apart, pictures: pictures.uses } : apart
  const { blocks: classified, metadata } = classifyTree(source, {
    language: base.language,
    guess,
    look,
    headline: base.headline,
    signers: base.byline.map(({ name }) => name),
  })
  const blocks = doubtCopy(classified, base, metadata)
  const content = buildContent(blocks, base, metadata)
  return {
    ...file,
    base,
    blocks: content.headline === '' ? askForHeadline(blocks) : blocks,
    content,
    doubts: [...doubts, ...doubtsOfCopy(blocks), ...doubtsOfEmpty(content)],
    notices: [...notices, ...noticesOfCopy(blocks)],
  }
}

/** The blocks of a text that nothing heads, with a doubt about the first of its body. */
function askForHeadline(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex(({ kind }) => isBodyKind(kind))
  return blocks.map((block, at) =>
    at === first ? { ...block, certainty: 'doubtful', reason: 'paragraph-no-headline' } : block,
  )
}
