import { type ArticleContent, type FieldsWhere, fieldsWhere, type FrontMatter } from '../article/index.ts'
import type * as Document from '../document/types.ts'
import type { Doubt, DraftPart } from './doubts.ts'
import type { Encoding } from './encoding/encodings.ts'
import type { ImportFormat } from './formats.ts'
import type { Notice } from './notices.ts'
import type { Reason } from './reason.ts'

/** A field that a line of an imported text may hold, announced by a label or by its place. */
export type LabelledField = FieldsWhere<'labelled', true>

/** The parts of the body that a block can be. */
export const BODY_KINDS = ['heading', 'paragraph', 'list', 'quote', 'dialogue', 'verbatim'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

export const isBodyKind = (kind: BlockKind): kind is BodyKind => BODY_KINDS.some((each) => each === kind)

/** The fields that a block may hold: those that labels announce, and what senders write around a text. */
export type BlockField = LabelledField | 'embargo' | 'correction'

/**
 * What a block of an imported file can be taken for: a field, a part of the body, something for the internal note, or
 * something that is left out of the article (the navigation of a page, the signature of a mail).
 */
export type BlockKind = BlockField | BodyKind | 'note' | 'aside'

/** The kinds that a text has most, in the order of the keys that give them to a line in the review. */
export const USUAL_KINDS = [
  'headline',
  'date',
  'byline',
  'heading',
  'paragraph',
  'standfirst',
] as const satisfies readonly BlockKind[]

/** All kinds: the usual ones, the other fields that a text may hold, and the other parts of a body. */
export const BLOCK_KINDS: readonly BlockKind[] = [
  ...new Set<BlockKind>([
    ...USUAL_KINDS,
    ...fieldsWhere('labelled', true),
    'embargo',
    'correction',
    ...BODY_KINDS,
    'note',
    'aside',
  ]),
]

export const CERTAINTIES = ['sure', 'likely', 'doubtful'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** A part of the source: what it was taken for, how surely, and why. */
export type Block = {
  /** The first line of it in the source, counted from 1; its number among the blocks where the format has no lines. */
  line: number
  kind: BlockKind
  /** The characters of the source, line ends as `\n`; of a format that names its parts, what it says without marks. */
  text: string
  certainty: Certainty
  reason: Reason
  /** The line ends inside are only those of a hard-wrapped text: they become spaces; in print, words are broken there. Else they are kept. */
  wrapped?: true | 'hyphened'
  /**
   * The next block goes on in the same line of the source, or is the next line of the same paragraph (`line`): together they are
   * one, where both are of one kind.
   */
  runsOn?: true | 'line'
  /** The part as the document tree has it, where the format names its parts: marks, links, items and cells. */
  node?: Document.Block
}

/** The places at which a file says something of the article beside its text. */
export const FIELD_ORIGINS = ['front-matter', 'properties', 'page-data', 'headers', 'item'] as const
export type FieldOrigin = (typeof FIELD_ORIGINS)[number]

/** A file that came along with a text; without bytes where it is there, and too large to come along as well. */
export type FileBeside = {
  /** From the folder that it has in common with the text, parted by `/`. */
  path: string
  bytes?: Uint8Array | undefined
  /** The address of the text for which a person named the folder that it is in; it leads there, wherever else it would. */
  address?: string | undefined
}

/** A picture that comes with a text: its address in the library, and what its file is. Its bytes are read again on acceptance. */
export type DraftPicture = { src: string; fileName: string; size: number; width: number; height: number }

/** The article that an import proposes. Nothing of it is saved yet. */
export type Draft = {
  fileName: string
  format: ImportFormat
  /** Null where the format is not text. */
  encoding: Encoding | null
  /** The fields that the file gives beside its text; a block that holds a field counts more. `sections` is empty text. */
  base: ArticleContent
  /** The place of these fields in the file; null where it has none. */
  origin: FieldOrigin | null
  /** The entries of its front matter that no field has room for; absent where there are none. */
  frontMatter?: FrontMatter
  /** In the order of the source. */
  blocks: Block[]
  /** The article that `base` and `blocks` make. */
  content: ArticleContent
  /** The pictures that it brings, each once; absent where it brings none. */
  pictures?: readonly DraftPicture[]
  /** The doubts about the file as a whole; those about a block are its `certainty` and `reason`. */
  doubts: readonly Doubt[]
  /** What was done on the way that a person should know, but need not decide. */
  notices: readonly Notice[]
}

/** A doubt about one block: why the block was taken for what it is says what the doubt is. */
export type BlockDoubt = { name: Reason; part: DraftPart; line: number }

function partOfKind(kind: BlockKind): DraftPart {
  return kind === 'headline' || kind === 'date' || kind === 'byline' ? kind : 'structure'
}

/** All doubts of a draft: those about the file, then those about its blocks. */
export function doubtsOf({ doubts, blocks }: Pick<Draft, 'doubts' | 'blocks'>): (Doubt | BlockDoubt)[] {
  const ofBlocks = blocks.flatMap(({ certainty, reason: name, kind, line }): BlockDoubt[] =>
    certainty === 'doubtful' ? [{ name, part: partOfKind(kind), line }] : [],
  )
  return [...doubts, ...ofBlocks]
}

/** True where nothing needs a look. */
export function isSure({ doubts, blocks }: Pick<Draft, 'doubts' | 'blocks'>): boolean {
  return doubts.length === 0 && blocks.every(({ certainty }) => certainty !== 'doubtful')
}
