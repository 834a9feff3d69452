import type { HouseStyleChange } from '../core/houseStyle/index.ts'
import type {
  ArticleList,
  ArticleStamp,
  BinnedArticle,
  BinRow,
  CheckProgress,
  CheckReport,
  Destroyed,
  HouseStyleEdit,
  HouseStyleFile,
  LibraryState,
  SlugOwner,
} from '../core/library.ts'
import type { ConflictCopy } from '../core/conflictCopies.ts'
import type {
  BackedUpArticles,
  BackupFile,
  BackupRequest,
  BackupState,
  BackupStep,
  FailedBackup,
  RestoreRequest,
} from '../core/backup.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import type { ExportFont } from '../core/export/context.ts'
import type { ExportFolder } from '../core/export/folder/index.ts'
import type { Input } from '../contract/contract.ts'
import type { NewsroomEvent } from '../contract/events.ts'
import type { FolderChoice, LibraryList } from '../core/libraries.ts'
import type { DeletedPictures, OwnPictures, PictureList } from '../core/pictures/index.ts'
import type { Presence } from '../core/presence.ts'
import type { MachineSettings } from '../core/machineSettings.ts'
import type { RecoveryCopy } from '../core/recoveryCopy.ts'
import type { Settings } from '../core/settings.ts'
import type {
  DictionaryChange,
  FrenchSpelling,
  HouseDictionary,
  HouseWord,
  SpellingDictionary,
} from '../core/spelling/index.ts'
import type { SharedBy } from '../core/sharedFolder.ts'
import type { Article, Base, OpenedArticle } from '../core/article/index.ts'
import type { Result } from '../core/failure.ts'
import type { FieldValue, LearntField } from '../core/fieldValues.ts'
import type { Kept, StoredVersion } from '../core/versions.ts'

/**
 * What is known of pictures besides the library's files: the present instant, and the SHA-256 of those in texts that are not
 * saved yet; null where these cannot be read.
 */
export type OutsideUse = { now: string; unsaved: ReadonlySet<string> | null }

/** A library, as the newsroom needs it. Promises settle when the work is durable. */
export type ArticleStore = {
  state(): Omit<LibraryState, 'sharing' | 'failedBackup'>
  /** One page of the list; `superseded` for a question whose `latest` a later one has taken the place of. */
  list(query: Input<'listArticles'>): Promise<Result<ArticleList>>
  /** The stamps of all articles, by their ids, as their files are now. */
  stamps(): Promise<Result<ArticleStamp[]>>
  read(id: string): Promise<Result<OpenedArticle>>
  /** Writes new articles durably, in groups; each has its own result, in order. */
  add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]>
  /**
   * Replaces an article by what `change` makes of it, if it is still the one at `base`; else fails with `conflict`, whose
   * detail is `{ theirs: OpenedArticle }`. With `keep`, versions are kept first; if they cannot be, nothing is replaced,
   * unless they are `automatic`.
   */
  update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keep?: VersionsToKeep,
  ): Promise<Result<OpenedArticle>>
  /** Does the same for several articles, a hundred at most, written together; each has its own result, in order. */
  updateGroup(changes: readonly ArticleChange[]): Promise<Result<OpenedArticle>[]>
  /** For each text, in order, the articles outside of the bin that it may duplicate, the likeliest first. */
  duplicates(items: readonly DuplicateQuery[]): Promise<Result<Duplicate[][]>>
  /** The articles outside of the bin that have a slug, their own or the one that their headline makes; twenty at most. */
  slugOwners(slug: string): Promise<Result<SlugOwner[]>>
  /** The values of a field in the articles outside of the bin, those used most first; `MOST_VALUES` at most. */
  fieldValues(field: LearntField): Promise<Result<FieldValue[]>>
  moveToBin(id: string, deletedAt: string): Promise<Result<BinnedArticle>>
  /** Does the same for several articles, moved together; each has its own result, in order. */
  moveGroupToBin(moves: readonly BinMove[], deletedAt: string): Promise<Result<BinnedArticle>[]>
  restoreFromBin(id: string): Promise<Result<OpenedArticle>>
  /** Does the same for several articles, moved together; each has its own result, in order. */
  restoreGroupFromBin(ids: readonly string[]): Promise<Result<OpenedArticle>[]>
  /** Examines the library, by the name of `run`. Without `outside` no picture is told to be unused. */
  check(repair: boolean, outside?: OutsideUse, run?: string): Promise<Result<CheckReport>>
  /** Ends a check between two files: it fails with `check-cancelled`, and what it has repaired stays. False where there is none. */
  cancelCheck(run: string): boolean
  /** How far the check at work is; null where there is none. */
  readonly checkProgress: CheckProgress | null
  /** Takes a good article of another name in; `file` is that of a problem of the state, else it fails with `not-found`. */
  takeIn(file: string): Promise<Result<OpenedArticle>>
  /** Reads the house style. Errors in its file are part of the value, not failures. */
  readHouseStyle(): Promise<Result<HouseStyleFile>>
  /** Changes a rule in the file of the house style, if that still has the fingerprint `base` (null: there is no file). */
  changeHouseStyle(base: string | null, change: HouseStyleChange): Promise<Result<HouseStyleEdit>>
  /** Reads the words of the house. Errors in their file are part of the value, not failures. */
  readDictionary(): Promise<Result<HouseDictionary>>
  /** Adds words to their file and takes others out; the file that there is then. */
  changeDictionary(change: DictionaryChange): Promise<Result<HouseDictionary>>
  /** The bytes of a picture of the library by its address, `media/<sha256>.<ext>`; null where there is none. */
  readPicture(src: string): Promise<Uint8Array | null>
  /** Writes a picture durably under its address, unless it is there with these bytes. */
  addPicture(src: string, bytes: Uint8Array): Promise<Result<null>>
  /** The pictures of the library by what shows them. */
  listPictures(wanted: Input<'listPictures'>, outside: OutsideUse): Promise<Result<PictureList>>
  /** How many pictures nothing shows but some articles with all that the library has of them. */
  ownPictures(
    ids: readonly string[],
    seenIn: SeenIn,
    unsaved: ReadonlySet<string> | null,
  ): Promise<Result<OwnPictures>>
  /** Deletes pictures that nothing shows; each of the others has its reason. */
  deletePictures(srcs: readonly string[], outside: OutsideUse): Promise<Result<DeletedPictures>>
  readSettings(): Promise<Result<Settings>>
  writeSettings(change: Partial<Settings>): Promise<Result<Settings>>
  /** Calls the listener for every change of the library, whoever made it. Returns a function that stops it. */
  subscribe(listener: (event: NewsroomEvent) => void): () => void
}

/** What a library is asked by whoever changes nothing in it. */
export type ReadingStore = Pick<
  ArticleStore,
  | 'list'
  | 'stamps'
  | 'read'
  | 'slugOwners'
  | 'readPicture'
  | 'readSettings'
  | 'readHouseStyle'
  | 'readDictionary'
>

/**
 * The versions that a save keeps: the text that it replaces, or what `before` makes of that; and what `beside` makes of it.
 * With `automatic`, the replaced text is kept only where that says of it as what, and what cannot be kept does not hinder the save.
 */
export type VersionsToKeep =
  | {
      kept: Kept
      before?: (current: Article) => Article
      beside?: (current: Article) => Article
      automatic?: undefined
    }
  | { automatic: (current: Article) => Promise<Kept> | null }

/** The replacement of an article as it was read; with `kept`, that text is kept as a version first. */
export type ArticleChange = {
  current: OpenedArticle
  change: (current: Article) => Article
  kept?: Kept
}

/** An article that goes into the bin; with `revision` only while it has that one, else it fails with `conflict` and `theirs`. */
export type BinMove = { id: string; revision?: number }

/** The versions of articles. Ids must be those of articles. Promises settle when the work is durable. */
export type VersionStore = {
  /** Calls `each` for every version that can be read, in no order; other work of the process may run in between. */
  visit(id: string, each: (version: StoredVersion) => void): Promise<Result<null>>
  /** What is known of the newest version; null where there is none. */
  newest(id: string): Promise<Result<Kept | null>>
  /** Fails with `version-gone`, or as its file cannot be read. */
  read(id: string, version: string): Promise<Result<StoredVersion>>
  /** Keeps the article's present text; one that is kept already only gets its name. */
  keep(id: string, kept: Kept): Promise<Result<StoredVersion>>
  /** Gives a version another name; an empty one takes its name away. */
  name(id: string, version: string, name: string): Promise<Result<StoredVersion>>
}

/** Where an article to be destroyed was seen: one that was seen in the bin and is back in the library is left alone. */
export type SeenIn = 'bin' | 'library'

/** The bin, and how articles leave it and the library for good. Promises settle when the work is durable. */
export type BinStore = {
  /** The readable articles in the bin that match a query, last deleted first. `now` is the present instant. */
  list(query: string, now: string): Promise<Result<BinRow[]>>
  count(): Promise<Result<number>>
  /**
   * Destroys articles with all that the library has of them. Pictures whose SHA-256 is in `used` stay, and those that are
   * added while it goes on; all do if it is null.
   * After a failure, an article is either whole, or out of view and gone when the library can next be written.
   */
  destroy(
    ids: readonly string[],
    seenIn: SeenIn,
    used: ReadonlySet<string> | null,
  ): Promise<Result<Destroyed>>
  /**
   * Removes the file of an article while it has that fingerprint, and nothing else of it: for one in which nothing was ever
   * written. `removed` is false where it has another one or is gone.
   */
  discard(id: string, fingerprint: string): Promise<Result<{ removed: boolean }>>
  /**
   * Looks at the bin and notes what is there; the ids of the articles that have been there for long enough. Before, finishes a
   * destruction that was left behind, as `destroy` does.
   */
  due(now: string, used: ReadonlySet<string> | null): Promise<Result<string[]>>
}

/** The libraries of this machine, by handles, and what opens another one in place of the present one. */
export type KnownLibraries = {
  list(): Promise<Result<LibraryList>>
  /** Asks for a folder in the system's own dialog; null where that was cancelled. */
  browse(): Promise<Result<{ chosen: FolderChoice | null }>>
  /** Makes a folder for a new library of this name. */
  create(name: string): Promise<Result<{ id: string }>>
  /** Opens another library: `address` is where its window is, or null where the host itself sees to that. */
  open(id: string): Promise<Result<{ address: string | null }>>
  /** Takes a library off the list, whose folder stays. */
  forget(id: string): Promise<Result<{ forgotten: boolean }>>
  /** Shows the folder of the open library in the system's file manager; `shown` is false where there is none. */
  showFolder(): Promise<Result<{ shown: boolean }>>
}

/** Backups of the library, into and out of files that the host knows by handles. */
export type BackupStore = {
  start(request: BackupRequest): Promise<Result<{ run: string }>>
  startRestore(request: RestoreRequest): Promise<Result<{ run: string }>>
  continue(run: string): Promise<Result<BackupStep>>
  cancel(run: string): Promise<Result<{ cancelled: boolean }>>
  state(): Promise<Result<BackupState>>
  /** Looks at no folder, as `state` does. */
  failed(): Promise<FailedBackup | null>
  /** Tells when a backup fails, and when one is good after that. */
  subscribe(listener: () => void): () => void
  list(backup: BackupFile, query: string): Promise<Result<BackedUpArticles>>
  /** Reads an article, and puts its pictures into the library. Adding the article is the caller's. */
  take(backup: BackupFile, id: string): Promise<Result<Article>>
}

/** The conflict copies in a library's folder, by the ids that its state tells. A copy that has changed has another id. */
export type ConflictCopyStore = {
  /** Fails with `not-found` if the copy is gone or has changed, or as its file cannot be read. */
  read(copy: string): Promise<Result<{ copy: ConflictCopy; opened: OpenedArticle }>>
  /** Keeps the copy's text as a version of its article. */
  keep(copy: string, kept: Kept): Promise<Result<null>>
  /** Keeps the copy's text as a version of its article, unless it is one, and then removes the file. */
  retire(copy: string, kept: Kept): Promise<Result<null>>
}

/** What belongs to this machine, not to a library. */
export type MachineStore = {
  read(): Promise<Result<MachineSettings>>
  /** Changes some settings; the others stay as they are now. */
  write(change: Partial<MachineSettings>): Promise<Result<MachineSettings>>
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
  /** Removes every copy of these articles. */
  forget(ids: readonly string[]): Promise<Result<null>>
}

/** Who writes in which article on other machines, in a folder that they share. It is information, and locks nothing. */
export type PresenceStore = {
  /** Writes a sign that somebody writes in an article here. */
  put(id: string, name: string): Promise<Result<{ written: boolean }>>
  remove(id: string): Promise<Result<{ removed: boolean }>>
  /** The signs of other machines that are recent enough to be shown. */
  list(): Promise<Result<Presence[]>>
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
  /** The same at once, for what is read in one go. */
  sha256Now(bytes: Uint8Array): string
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

/**
 * Runs a pure computation that may not end, and stops it after a fraction of a second wherever it is, a regular expression
 * included; null if it was stopped.
 */
export type LimitTime = <T>(work: () => T) => { result: T } | null

/** The language of words (BCP 47), and what they are held against besides its dictionary. */
export type SpellingRequest = { language: string; french: FrenchSpelling; house: readonly HouseWord[] }

/** The dictionaries of this machine. Questions fail with `dictionary-unavailable` where a dictionary cannot be read or hangs. */
export type Speller = {
  /** The words that are not known; `dictionary` is null where there is none of the language. */
  check(
    request: SpellingRequest,
    words: readonly string[],
  ): Promise<Result<{ dictionary: string | null; unknown: string[] }>>
  /** How a word may be spelt, the likeliest first; five at most. */
  suggest(request: SpellingRequest, word: string): Promise<Result<string[]>>
  /** The dictionaries that are shipped, then those that the user named. */
  dictionaries(): Promise<Result<SpellingDictionary[]>>
  /**
   * Takes a pair of a user for a language, in the place of a shipped dictionary, too. Fails with `dictionary-too-large`,
   * `dictionary-invalid`, `dictionary-slow` or `dictionary-not-kept`.
   */
  install(pair: DictionaryPair): Promise<Result<SpellingDictionary[]>>
  uninstall(language: string): Promise<Result<SpellingDictionary[]>>
}

/** The two files of a dictionary in Hunspell's format, for a language (BCP 47). */
export type DictionaryPair = Input<'installSpellingDictionary'>

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
  versions: VersionStore
  bin: BinStore
  conflictCopies: ConflictCopyStore
  machine: MachineStore
  backups: BackupStore
  libraries: KnownLibraries
  recovery: RecoveryStore
  presence: PresenceStore
  /** What shares the library's folder with other machines, as far as the folder tells. */
  sharedBy: SharedBy | null
  clock: Clock
  ids: Ids
  digest: Digest
  printer: PagePrinter
  fonts: Fonts
  places: ExportPlaces
  speller: Speller
  limitTime: LimitTime
}
