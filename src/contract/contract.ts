import * as z from 'zod/mini'
import {
  articleId,
  type ArticleContent,
  baseDecoder,
  contentDecoder,
  type FrontMatter,
  frontMatterDecoder,
  languageTag,
  type OpenedArticle,
  STATUSES,
} from '../core/article/index.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import { ARTICLE_FORMAT_NAMES, type ExportedFile, exportOptionsDecoder } from '../core/export/formats.ts'
import { type ExportRequest, exportRequestDecoder, type ExportStep } from '../core/export/run.ts'
import type { Result } from '../core/failure.ts'
import type { Draft } from '../core/import/draft.ts'
import { type Encoding, ENCODINGS } from '../core/import/encoding/encodings.ts'
import {
  type ArticleList,
  type ArticleSummary,
  type BinnedArticle,
  type CheckReport,
  type HouseStyleFile,
  type LibraryState,
  type SlugOwner,
  SORTS,
} from '../core/library.ts'
import { type RecoveryCopy, recoveryCopyDecoder } from '../core/recoveryCopy.ts'
import { type Settings, settingsDecoder } from '../core/settings.ts'

const noInput = z.object({})
const bytes = z.instanceof(Uint8Array)
const duplicateQuery: z.ZodMiniType<DuplicateQuery> = z.object({
  sha256: z.string(),
  headline: z.string(),
  date: z.string(),
})

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
}
const importItem: z.ZodMiniType<ImportItem> = z.object({
  content: contentDecoder,
  fileName: z.string(),
  encoding: z.nullable(z.enum(ENCODINGS)),
  sha256: z.string(),
  frontMatter: z.exactOptional(frontMatterDecoder),
  replaces: z.exactOptional(z.object({ id: articleId, revision: z.number() })),
})

/**
 * A draft with the SHA-256 of its file (lower-case hexadecimal), and the articles that it may duplicate: those of the same
 * file first, then the last changed.
 */
export type ImportPreview = { draft: Draft; sha256: string; duplicates: Duplicate[] }
export type ImportPreviews = { results: Result<ImportPreview>[] }
export type ImportOutcome = { results: Result<OpenedArticle>[] }

type Method<I, O> = { readonly input: z.ZodMiniType<I>; readonly output: O | undefined }
const method =
  <O>() =>
  <I>(input: z.ZodMiniType<I>): Method<I, O> => ({ input, output: undefined })

const fileToPreview = z.object({
  fileName: z.string(),
  bytes,
  encoding: z.optional(z.enum(ENCODINGS)),
  /** The language of a text that does not show its own; and its region, if the text is in that language. */
  language: z.optional(languageTag),
})

/** THE list of use cases: name → decoder of the input, type of the output. */
export const contract = {
  libraryState: method<LibraryState>()(noInput),
  listArticles: method<ArticleList>()(
    z.object({
      query: z.string(),
      status: z.enum([...STATUSES, 'all']),
      sort: z.enum(SORTS),
      offset: z.int().check(z.nonnegative()),
      limit: z.int().check(z.positive(), z.maximum(500)),
    }),
  ),
  readArticle: method<OpenedArticle>()(z.object({ id: articleId })),
  createArticle: method<OpenedArticle>()(z.object({ content: contentDecoder })),
  saveArticle: method<OpenedArticle>()(
    z.object({
      id: articleId,
      base: baseDecoder,
      content: contentDecoder,
      /** Keeps the replaced text as a version first; if it cannot be kept, nothing is replaced. */
      keep: z.exactOptional(z.boolean()),
      /** With `keep`: the other text that `content` was merged from, kept as a version, too. */
      beside: z.exactOptional(contentDecoder),
    }),
  ),
  deleteArticle: method<BinnedArticle>()(z.object({ id: articleId })),
  restoreArticle: method<OpenedArticle>()(z.object({ id: articleId })),
  listBin: method<BinnedArticle[]>()(noInput),
  previewImport: method<ImportPreview>()(fileToPreview),
  /** Several files by one call, which costs less than a call each; each has its own result, in order. */
  previewImports: method<ImportPreviews>()(z.object({ files: z.array(fileToPreview) })),
  /** For each text, in order, the articles that it may duplicate. */
  findDuplicates: method<Duplicate[][]>()(z.object({ items: z.array(duplicateQuery) })),
  /** The articles that have a slug, their own or the one that their headline makes; twenty at most. */
  findSlug: method<SlugOwner[]>()(z.object({ slug: z.string() })),
  importArticles: method<ImportOutcome>()(z.object({ items: z.array(importItem) })),
  exportArticle: method<ExportedFile>()(
    z.object({ id: articleId, format: z.enum(ARTICLE_FORMAT_NAMES), options: exportOptionsDecoder }),
  ),
  /** The article's page as its PDF has it, to be printed on paper: with the fonts, and with its embargo. */
  preparePrint: method<ExportedFile>()(z.object({ id: articleId })),
  /** Begins an export of several articles; the caller then asks for one step after the other. */
  startExport: method<{ run: string; total: number }>()(
    exportRequestDecoder satisfies z.ZodMiniType<ExportRequest>,
  ),
  /** Does some more of a run, for a fraction of a second. A run that nobody continues is forgotten after a minute. */
  continueExport: method<ExportStep>()(z.object({ run: z.string() })),
  /** Ends a run before its time: what is written stays, and no file is half-written. */
  cancelExport: method<{ cancelled: boolean }>()(z.object({ run: z.string() })),
  /** Keeps a text for the next window, replacing an older copy of the same article and revision; durable when answered. */
  putRecoveryCopy: method<{ kept: true }>()(recoveryCopyDecoder),
  /** All recovery copies, the newest first. */
  listRecoveryCopies: method<RecoveryCopy[]>()(noInput),
  /** Removes a copy; `revision` is that of its base. `dropped` is false if there was none. */
  dropRecoveryCopy: method<{ dropped: boolean }>()(z.object({ id: articleId, revision: z.number() })),
  checkLibrary: method<CheckReport>()(z.object({ repair: z.boolean() })),
  readHouseStyle: method<HouseStyleFile>()(noInput),
  readSettings: method<Settings>()(noInput),
  writeSettings: method<Settings>()(settingsDecoder),
} as const

export type MethodName = keyof typeof contract
export type Input<M extends MethodName> = z.infer<(typeof contract)[M]['input']>
export type Output<M extends MethodName> = NonNullable<(typeof contract)[M]['output']>

/** What the library emits to every window. */
export type NewsroomEvent =
  /** An article was added, saved, brought back from the bin, or changed by another program. */
  | { type: 'article-changed'; summary: ArticleSummary }
  /** An article was put into the bin, or its file is gone. */
  | { type: 'article-removed'; id: string }
  /** Anything may have changed: several articles at once, the state of the library, the house style. */
  | { type: 'library-changed' }

/** The id of the article that an event is about; null if it is about the whole library. */
export function eventArticleId(event: NewsroomEvent): string | null {
  if (event.type === 'article-changed') return event.summary.id
  return event.type === 'article-removed' ? event.id : null
}

/** Every use case of Marbre, in this process or behind a transport. */
export type Newsroom = {
  [M in MethodName]: (input: Input<M>) => Promise<Result<Output<M>>>
} & { subscribe(listener: (event: NewsroomEvent) => void): () => void }
