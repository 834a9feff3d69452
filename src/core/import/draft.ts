import { type ArticleContent, type FieldsWhere, fieldsWhere } from '../article/index.ts'
import type { ImportFormat } from './formats.ts'
import type { Reason } from './reason.ts'

/** A field that a line of an imported text may hold, announced by a label or by its place. */
export type LabelledField = FieldsWhere<'labelled', true>

/** The parts of the body that a block can be. */
export const BODY_KINDS = ['heading', 'paragraph', 'list', 'quote', 'dialogue', 'verbatim'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

export const isBodyKind = (kind: BlockKind): kind is BodyKind => BODY_KINDS.some((each) => each === kind)

/** What a block of an imported file can be taken for. */
export type BlockKind = LabelledField | BodyKind

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
  ...new Set<BlockKind>([...USUAL_KINDS, ...fieldsWhere('labelled', true), ...BODY_KINDS]),
]

export const CERTAINTIES = ['sure', 'likely', 'doubtful'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** Lines of the source that belong together: what they were taken for, how surely, and why. */
export type Block = {
  /** The first line of it in the source, counted from 1. */
  line: number
  kind: BlockKind
  /** The characters of the source, line ends as `\n`. */
  text: string
  certainty: Certainty
  reason: Reason
  /** The line ends inside are only those of a hard-wrapped text: they become spaces. Else they are kept. */
  wrapped?: true
}

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'macintosh',
] as const
/** An encoding that Marbre reads, by the name that `TextDecoder` knows it by. */
export type Encoding = (typeof ENCODINGS)[number]

/** What an import proposes. Nothing of it is saved yet. */
export type Draft = {
  fileName: string
  format: ImportFormat
  /** Null where the format is not text. */
  encoding: Encoding | null
  content: ArticleContent
  /** In the order of the source; empty where the structure was not guessed (Markdown says what it means). */
  blocks: Block[]
  /** True where nothing needs a look: no block of it is doubtful. */
  sure: boolean
}
