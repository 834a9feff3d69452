import type {
  ArticleList,
  ArticleVersion,
  BinnedArticle,
  CheckReport,
  HouseStyleFile,
  LibraryState,
  SlugOwner,
} from '../core/library.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import type { ExportFont } from '../core/export/context.ts'
import type { ExportFolder } from '../core/export/folder/index.ts'
import type { Input, NewsroomEvent } from '../contract/contract.ts'
import type { RecoveryCopy } from '../core/recoveryCopy.ts'
import type { Settings } from '../core/settings.ts'
import type { Article, Base, OpenedArticle } from '../core/article/index.ts'
import type { Result } from '../core/failure.ts'

/** A library, as the newsroom needs it. Promises settle when the work is durable. */
export type ArticleStore = {
  state(): LibraryState
  list(query: Input<'listArticles'>): Promise<Result<ArticleList>>
  /** The versions of all articles, by their ids, as their files are now. */
  versions(): Promise<Result<ArticleVersion[]>>
  read(id: string): Promise<Result<OpenedArticle>>
  /** Writes new articles durably, in groups; each has its own result, in order. */
  add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]>
  /**
   * Replaces an article by what `change` makes of it, if it is still the one at `base`; else fails with `conflict`, whose
   * detail is `{ theirs: OpenedArticle }`. With `keptAt` (RFC 3339), the text before is kept as a version of that instant
   * first, and what `beside` makes of it as another; if they cannot be kept, nothing is replaced.
   */
  update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keptAt?: string,
    beside?: (current: Article) => Article,
  ): Promise<Result<OpenedArticle>>
  /** For each text, in order, the articles outside of the bin that it may duplicate, the likeliest first. */
  duplicates(items: readonly DuplicateQuery[]): Promise<Result<Duplicate[][]>>
  /** The articles outside of the bin that have a slug, their own or the one that their headline makes; twenty at most. */
  slugOwners(slug: string): Promise<Result<SlugOwner[]>>
  moveToBin(id: string, deletedAt: string): Promise<Result<BinnedArticle>>
  restoreFromBin(id: string): Promise<Result<OpenedArticle>>
  listBin(): Promise<Result<BinnedArticle[]>>
  check(repair: boolean): Promise<Result<CheckReport>>
  /** Reads the house style, which is never written. Errors in its file are part of the value, not failures. */
  readHouseStyle(): Promise<Result<HouseStyleFile>>
  /** The bytes of a picture of the library by its address, `media/<sha256>.<ext>`; null where there is none. */
  readPicture(src: string): Promise<Uint8Array | null>
  readSettings(): Promise<Result<Settings>>
  writeSettings(settings: Settings): Promise<Result<Settings>>
  /** Calls the listener for every change of the library, whoever made it. Returns a function that stops it. */
  subscribe(listener: (event: NewsroomEvent) => void): () => void
}

/**
 * Keeps texts that have not reached the library, outside of it. Promises settle when the work is durable.
 */
export type RecoveryStore = {
  /** Keeps a copy, replacing an older one of the same article and base revision. */
  put(copy: RecoveryCopy): Promise<Result<{ kept: true }>>
  /** All copies, the newest first; unreadable ones are left out. */
  list(): Promise<Result<RecoveryCopy[]>>
  drop(id: string, revision: number): Promise<Result<{ dropped: boolean }>>
}

export type Clock = {
  /** The present instant, RFC 3339 in UTC with milliseconds. */
  now(): string
}

export type Ids = {
  /** A new UUIDv7. */
  next(): string
}

export type Digest = {
  /** SHA-256 in lower-case hexadecimal. */
  sha256(bytes: Uint8Array): Promise<string>
}

/** Prints pages to PDF: Electron's own, or the Chromium of the machine. */
export type PagePrinter = {
  /**
   * A self-contained HTML page as a tagged PDF with an outline. Fails with `no-printer` where no browser is found, with
   * `print-failed` where it gives none.
   */
  print(page: Uint8Array): Promise<Result<Uint8Array>>
}

/** The fonts of exported pages. */
export type Fonts = { read(): Promise<readonly ExportFont[]> }

/** The folders that a user has chosen to export into, by their handles. */
export type ExportPlaces = {
  /**
   * The folder behind a handle, and what a person knows it by. Fails with `place-unknown`, `folder-missing` or
   * `folder-read-only`.
   */
  open(place: string): Result<{ folder: ExportFolder; label: string }>
}

export type Ports = {
  store: ArticleStore
  recovery: RecoveryStore
  clock: Clock
  ids: Ids
  digest: Digest
  printer: PagePrinter
  fonts: Fonts
  places: ExportPlaces
}
