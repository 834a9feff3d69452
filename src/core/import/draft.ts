import type { ArticleContent } from '../article.ts'

/** What a stretch of an imported file can be taken for. */
export const BLOCK_KINDS = [
  'headline',
  'date',
  'byline',
  'heading',
  'paragraph',
  'standfirst',
  'kicker',
  'subhead',
  'dateline',
  'desk',
  'keywords',
  'list',
  'quote',
  'dialogue',
  'verbatim',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

export const CERTAINTIES = ['sure', 'likely', 'doubtful'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** One stretch of the source: what it was taken for, how surely, and why. */
export type Block = {
  /** The first line of it in the source, counted from 1. */
  line: number
  kind: BlockKind
  /** The characters of the source, line ends as `\n`. */
  text: string
  certainty: Certainty
  /** Names a sentence of `i18n` (`importReason:<reason>`). */
  reason: string
  /** The line ends inside are only those of a hard-wrapped text: they become spaces. Else they are kept. */
  wrapped?: true
}

export const FILE_FORMATS = ['text', 'markdown'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

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
  format: FileFormat
  encoding: Encoding
  content: ArticleContent
  /** In the order of the source; empty where the structure was not guessed (Markdown says what it means). */
  blocks: Block[]
  /** True where nothing needs a look: no block of it is doubtful. */
  sure: boolean
}
