import * as z from 'zod/mini'
import {
  articleId,
  type ArticleContent,
  contentDecoder,
  type FrontMatter,
  frontMatterDecoder,
  languageTag,
  type OpenedArticle,
} from '../core/article/index.ts'
import type { Duplicate } from '../core/duplicateKey.ts'
import type { Result } from '../core/failure.ts'
import type { Draft, FileBeside } from '../core/import/draft.ts'
import { type Encoding, ENCODINGS } from '../core/import/encoding/encodings.ts'

const bytes = z.instanceof(Uint8Array)

/** A file that came along with the text that shows it. */
const fileBeside: z.ZodMiniType<FileBeside> = z.object({
  path: z.string(),
  bytes: z.optional(bytes),
  address: z.optional(z.string()),
})

export const fileToPreview = z.object({
  fileName: z.string(),
  bytes,
  encoding: z.optional(z.enum(ENCODINGS)),
  /** The language of a text that does not show its own; and its region, if the text is in that language. */
  language: z.optional(languageTag),
  /** Its path in the folder that it has in common with the files beside it, parted by `/`; its name where it is absent. */
  path: z.optional(z.string()),
  /** The pictures that came along and that it may show; without bytes those that are too large to cross with the others. */
  beside: z.optional(z.array(fileBeside)),
})
/** A file to be read. */
export type FileToPreview = z.infer<typeof fileToPreview>

/** An accepted draft, with what it was read from. */
export type ImportItem = {
  content: ArticleContent
  fileName: string
  /** Null for a file that is not text. */
  encoding: Encoding | null
  /** Of the file's bytes, in lower-case hexadecimal. */
  sha256: string
  /** What the front matter of the file says that no field has room for. */
  frontMatter?: FrontMatter
  /** The article that this text is a new version of, as it was when that was decided; absent for a new article. */
  replaces?: { id: string; revision: number }
  /** The file, of a draft that brings pictures: they are read from it once more, and added to the library before the article. */
  file?: FileToPreview
}
export const importItem: z.ZodMiniType<ImportItem> = z.object({
  content: contentDecoder,
  fileName: z.string(),
  encoding: z.nullable(z.enum(ENCODINGS)),
  sha256: z.string(),
  frontMatter: z.exactOptional(frontMatterDecoder),
  replaces: z.exactOptional(z.object({ id: articleId, revision: z.number() })),
  file: z.exactOptional(fileToPreview),
})

/**
 * A draft with the SHA-256 of its file (lower-case hexadecimal), and the articles that it may duplicate: those of the same
 * file first, then the last changed; and the pictures that were asked for.
 */
export type ImportPreview = {
  draft: Draft
  sha256: string
  duplicates: Duplicate[]
  pictures?: { src: string; bytes: Uint8Array }[]
}

export type ImportPreviews = { results: Result<ImportPreview>[] }

/** `leftOut`: the pictures that could not be had when an article was saved, each with the place of its article among the items. */
export type ImportOutcome = {
  results: Result<OpenedArticle>[]
  leftOut: { item: number; fileName: string }[]
}
