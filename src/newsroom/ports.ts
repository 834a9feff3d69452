import type {
  ArticleList,
  BinnedArticle,
  CheckReport,
  HouseStyleFile,
  Duplicate,
  ImportTrace,
  Input,
  LibraryState,
  NewsroomEvent,
  RecoveryCopy,
  Settings,
} from '../contract/contract.ts'
import type { Article, Base, OpenedArticle } from '../core/article.ts'
import type { Result } from '../core/failure.ts'

/** What the newsroom needs of a library. Each promise settles only when the work is durable. */
export type ArticleStore = {
  state(): LibraryState
  list(query: Input<'listArticles'>): Promise<Result<ArticleList>>
  read(id: string): Promise<Result<OpenedArticle>>
  /** Writes new articles, made durable as one group; each has its own result, in order. */
  add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]>
  /**
   * Replaces an article by what `change` makes of its current text, if that is still the one at `base`;
   * else fails with `conflict`, whose detail is `{ theirs: OpenedArticle }`. With `keptAt` (RFC 3339), the text before
   * is made durable as a version of that instant first, and what `beside` makes of it as another one: if they cannot
   * be kept, nothing is replaced.
   */
  update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keptAt?: string,
    beside?: (current: Article) => Article,
  ): Promise<Result<OpenedArticle>>
  /** For each text, in order, the articles outside the bin that it may be already, the likeliest first. */
  duplicates(items: readonly ImportTrace[]): Promise<Result<Duplicate[][]>>
  moveToBin(id: string, deletedAt: string): Promise<Result<BinnedArticle>>
  restoreFromBin(id: string): Promise<Result<OpenedArticle>>
  listBin(): Promise<Result<BinnedArticle[]>>
  check(repair: boolean): Promise<Result<CheckReport>>
  /** Reads the newsroom's own rules, which are never written; what is wrong with their file is data, and fails nothing. */
  readHouseStyle(): Promise<Result<HouseStyleFile>>
  readSettings(): Promise<Result<Settings>>
  writeSettings(settings: Settings): Promise<Result<Settings>>
  /** Announces every change of the library, whoever made it. */
  subscribe(listener: (event: NewsroomEvent) => void): () => void
}

/**
 * Where the host keeps texts that have not reached the library, whatever becomes of the library itself. Each promise
 * settles only when the work is durable.
 */
export type RecoveryStore = {
  /** Keeps a copy, over an older one of the same article and base revision. */
  put(copy: RecoveryCopy): Promise<Result<{ kept: true }>>
  /** The newest first; what cannot be read is passed over. */
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

export type Ports = { store: ArticleStore; recovery: RecoveryStore; clock: Clock; ids: Ids; digest: Digest }
