import * as z from 'zod/mini'
import {
  articleId,
  type Byline,
  contentDecoder,
  languageTag,
  type OpenedArticle,
  STATUSES,
  type Status,
} from '../core/article.ts'
import { EXPORT_FORMATS, type ExportedFile, exportOptionsDecoder } from '../core/export/formats.ts'
import type { Failure, Result } from '../core/failure.ts'
import type { HouseStyle } from '../core/houseStyle/index.ts'
import { type Draft, ENCODINGS } from '../core/import/draft.ts'
import { PROFILES, type Profile } from '../core/typography/conventions.ts'

/** One line of the list. */
export type ArticleSummary = {
  id: string
  revision: number
  headline: string
  kicker: string
  byline: Byline[]
  date: string
  status: Status
  desk: string
  embargo: string
  language: string
  /** User-perceived characters of the body, spaces included. */
  signs: number
  words: number
  updatedAt: string
}

export const SORTS = ['best', 'updated', 'date', 'headline', 'signs'] as const
export type Sort = (typeof SORTS)[number]

/** A window on the list. `total` counts what the query and the status let through; `counts` what the query does. */
export type ArticleList = {
  total: number
  counts: Record<Status | 'all', number>
  items: ArticleSummary[]
}

/** A file of the library that could not be read: where its bytes are now, and why. */
export type Problem = {
  kind: 'set-aside' | 'unreadable' | 'newer-version' | 'index' | 'leftover'
  /** Relative to the library's folder. */
  file: string
  failure: Failure
}

/** The library as a whole, for the banner and the settings. */
export type LibraryState = {
  /** The folder's full name, to be shown, never to be used. */
  folder: string
  /** Why nothing can be saved at present, or null. */
  trouble: Failure | null
  problems: Problem[]
}

/** The newsroom's own rules, as its file in the library has them; `file` is null where there is none. */
export type HouseStyleFile = HouseStyle & { file: string | null }

export type CheckReport = { articles: number; problems: Problem[]; repaired: number }

export type BinnedArticle = { id: string; headline: string; deletedAt: string }

export const THEMES = ['system', 'light', 'dark'] as const
export const TEXT_SIZES = ['small', 'normal', 'large', 'largest'] as const
export const MEASURES = ['narrow', 'normal', 'wide'] as const

/** What the user has chosen, for every window on the library. */
export type Settings = {
  /** The language of the interface. */
  interface: 'system' | 'fr' | 'en'
  theme: (typeof THEMES)[number]
  exportFormat: (typeof EXPORT_FORMATS)[number]
  /** Which no-break spaces French takes. */
  typography: Profile
  /** Quotes, apostrophes and spaces are set while one types. */
  setWhileTyping: boolean
  /** No-break spaces can be seen. */
  showSpaces: boolean
  textSize: (typeof TEXT_SIZES)[number]
  /** How long the page's lines are. */
  measure: (typeof MEASURES)[number]
  /** The line being written stays at the same height. */
  typewriter: boolean
  /** A long text is laid out whole, as screen readers need it, and not as it comes into sight. */
  layOutAll: boolean
}

/** The settings of a library in which nobody has chosen any. */
export const DEFAULT_SETTINGS: Settings = {
  interface: 'system',
  theme: 'system',
  exportFormat: 'html',
  typography: 'press',
  setWhileTyping: true,
  showSpaces: false,
  textSize: 'normal',
  measure: 'normal',
  typewriter: false,
  layOutAll: false,
}

/** What was chosen before a setting was there says nothing of it: that one has its default. */
export const settingsDecoder: z.ZodMiniType<Settings> = z.object({
  interface: z.enum(['system', 'fr', 'en']),
  theme: z.enum(THEMES),
  exportFormat: z.enum(EXPORT_FORMATS),
  typography: z._default(z.enum(PROFILES), DEFAULT_SETTINGS.typography),
  setWhileTyping: z._default(z.boolean(), DEFAULT_SETTINGS.setWhileTyping),
  showSpaces: z._default(z.boolean(), DEFAULT_SETTINGS.showSpaces),
  textSize: z._default(z.enum(TEXT_SIZES), DEFAULT_SETTINGS.textSize),
  measure: z._default(z.enum(MEASURES), DEFAULT_SETTINGS.measure),
  typewriter: z._default(z.boolean(), DEFAULT_SETTINGS.typewriter),
  layOutAll: z._default(z.boolean(), DEFAULT_SETTINGS.layOutAll),
})

const nothing = z.object({})
const base = z.object({ revision: z.number(), fingerprint: z.string() })
const bytes = z.instanceof(Uint8Array)
const importItem = z.object({
  content: contentDecoder,
  fileName: z.string(),
  encoding: z.string(),
  sha256: z.string(),
  /** The article that this text is a new version of, as it was when that was decided; absent for a new article. */
  replaces: z.exactOptional(z.object({ id: articleId, revision: z.number() })),
})
export type ImportItem = z.infer<typeof importItem>

/** An article of the library that a text to be imported may be already, and what says so. */
export type Duplicate = {
  id: string
  headline: string
  date: string
  /** The same bytes, or the same headline and day. */
  why: 'same-file' | 'same-headline'
  updatedAt: string
  revision: number
}

const importTrace = z.object({ sha256: z.string(), headline: z.string(), date: z.string() })
/** What a text to be imported is compared by. */
export type ImportTrace = z.infer<typeof importTrace>

/**
 * A draft with the hash of the bytes it was read from (SHA-256, lower-case hexadecimal), and the articles of the library
 * that it may be already: those of the same file first, then the last changed.
 */
export type ImportPreview = { draft: Draft; sha256: string; duplicates: Duplicate[] }
export type ImportOutcome = { results: Result<OpenedArticle>[] }

const recoveryCopy = z.object({
  id: articleId,
  /** What the text was written over. */
  base,
  /** When it was taken, in milliseconds since 1970. */
  at: z.number().check(z.nonnegative()),
  content: contentDecoder,
  /** An earlier state of it that was sent and never answered for, so that the library may have it; or null. */
  sent: z.nullable(contentDecoder),
})
/** A text that has not reached the library, kept so that it outlives window and host. */
export type RecoveryCopy = z.infer<typeof recoveryCopy>
export const recoveryCopyDecoder: z.ZodMiniType<RecoveryCopy> = recoveryCopy

type Method<I, O> = { readonly input: z.ZodMiniType<I>; readonly output: O | undefined }
const method =
  <O>() =>
  <I>(input: z.ZodMiniType<I>): Method<I, O> => ({ input, output: undefined })

/** THE list: each use case by name, with the decoder of what it takes and the type of what it gives back. */
export const contract = {
  libraryState: method<LibraryState>()(nothing),
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
      base,
      content: contentDecoder,
      /** The text that is replaced is kept as a version first; if it cannot be, nothing is replaced. */
      keep: z.exactOptional(z.boolean()),
      /** With `keep`: the other text that `content` was merged from, kept as a version as well. */
      beside: z.exactOptional(contentDecoder),
    }),
  ),
  deleteArticle: method<BinnedArticle>()(z.object({ id: articleId })),
  restoreArticle: method<OpenedArticle>()(z.object({ id: articleId })),
  listBin: method<BinnedArticle[]>()(nothing),
  previewImport: method<ImportPreview>()(
    z.object({
      fileName: z.string(),
      bytes,
      encoding: z.optional(z.enum(ENCODINGS)),
      /** Of a text that does not show its own; and its region, where the text shows the same language. */
      language: z.optional(languageTag),
    }),
  ),
  /** For each text, in order, the articles of the library that it may be already. */
  findDuplicates: method<Duplicate[][]>()(z.object({ items: z.array(importTrace) })),
  importArticles: method<ImportOutcome>()(z.object({ items: z.array(importItem) })),
  exportArticle: method<ExportedFile>()(
    z.object({ id: articleId, format: z.enum(EXPORT_FORMATS), options: exportOptionsDecoder }),
  ),
  /** Keeps a text for the next window, over an older copy of the same article and revision; durable when answered. */
  putRecoveryCopy: method<{ kept: true }>()(recoveryCopy),
  /** Every text that is kept, the newest first. */
  listRecoveryCopies: method<RecoveryCopy[]>()(nothing),
  /** Forgets a text: `revision` is that of its base. `dropped` is false where there was none. */
  dropRecoveryCopy: method<{ dropped: boolean }>()(z.object({ id: articleId, revision: z.number() })),
  checkLibrary: method<CheckReport>()(z.object({ repair: z.boolean() })),
  readHouseStyle: method<HouseStyleFile>()(nothing),
  readSettings: method<Settings>()(nothing),
  writeSettings: method<Settings>()(settingsDecoder),
} as const

export type MethodName = keyof typeof contract
export type Input<M extends MethodName> = z.infer<(typeof contract)[M]['input']>
export type Output<M extends MethodName> = NonNullable<(typeof contract)[M]['output']>

/** What the library announces to every window. */
export type NewsroomEvent =
  | { type: 'article-changed'; id: string; revision: number }
  | { type: 'article-removed'; id: string }
  | { type: 'library-changed' }

/** Every use case of Marbre, however far away it runs. */
export type Newsroom = {
  [M in MethodName]: (input: Input<M>) => Promise<Result<Output<M>>>
} & { subscribe(listener: (event: NewsroomEvent) => void): () => void }
