import * as z from 'zod/mini'
import { bulkChangeDecoder, bulkIdsDecoder, type BulkStarted, type BulkStep } from '../core/bulk.ts'
import {
  articleId,
  type ArticleContent,
  baseDecoder,
  contentDecoder,
  languageTag,
  type OpenedArticle,
  STATUSES,
} from '../core/article/index.ts'
import type { ConflictCopy } from '../core/conflictCopies.ts'
import {
  type BackedUpArticles,
  type BackupState,
  type BackupStep,
  backupFileDecoder,
  backupRequestDecoder,
  restoreRequestDecoder,
} from '../core/backup.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import { ARTICLE_FORMAT_NAMES, type ExportedFile } from '../core/export/formats.ts'
import { type RenditionNeed, renditionDecoder } from '../core/export/renditions.ts'
import {
  exportOptionsDecoder,
  type ExportRequest,
  exportRequestDecoder,
  type ExportStep,
} from '../core/export/run.ts'
import type { Result } from '../core/failure.ts'
import { type FieldValue, LEARNT_FIELDS } from '../core/fieldValues.ts'
import { type HoleFillings, LONGEST_HOLE } from '../core/fillHole.ts'
import {
  type ArticleList,
  type BinnedArticle,
  type BinRow,
  type CheckProgress,
  type CheckReport,
  type Destroyed,
  type HouseStyleEdit,
  type HouseStyleFile,
  type LibraryState,
  MOST_DESTROYED,
  type SlugOwner,
  DIRECTIONS,
  SORTS,
} from '../core/library.ts'
import { type FolderChoice, libraryNameDecoder, type LibraryList } from '../core/libraries.ts'
import {
  type AddedPicture,
  type DeletedPictures,
  MOST_DELETED_PICTURES,
  type OwnPictures,
  type PictureList,
  PICTURES_SHOWN,
} from '../core/pictures/index.ts'
import type { Presence } from '../core/presence.ts'
import type { NewsroomEvent } from './events.ts'
import {
  fileToPreview,
  importItem,
  type ImportOutcome,
  type ImportPreview,
  type ImportPreviews,
} from './importing.ts'
import type { METHOD_NAMES } from './methodNames.ts'
import { machineChangeDecoder, type MachineSettings } from '../core/machineSettings.ts'
import { type RecoveryCopy, recoveryCopyDecoder } from '../core/recoveryCopy.ts'
import { findRequestShape, type FindStep } from '../core/replace/index.ts'
import { houseStyleChangeDecoder } from '../core/houseStyle/index.ts'
import {
  type DictionaryChange,
  type HouseDictionary,
  isHouseWord,
  type SpellingDictionary,
} from '../core/spelling/index.ts'
import type { Settings } from '../core/settings.ts'
import { settingsChangeDecoder } from '../core/settingsDecoder.ts'
import { keepReasonDecoder, versionId, versionNameDecoder, type VersionSummary } from '../core/versions.ts'

const noInput = z.object({})
const bytes = z.instanceof(Uint8Array)
const conflictCopyId = z.string().check(z.regex(/^[0-9a-f]{32}$/))
const duplicateQuery: z.ZodMiniType<DuplicateQuery> = z.object({
  sha256: z.string(),
  headline: z.string(),
  date: z.string(),
})

/** A version with its text; its `summary` counts no words that came or went. */
export type VersionText = { summary: VersionSummary; content: ArticleContent }
/**
 * A conflict copy and its article as they are now; `base` is the text that both were made from, null where no version of it
 * is known.
 */
export type ConflictComparison = {
  copy: ConflictCopy
  opened: OpenedArticle
  theirs: ArticleContent
  base: ArticleContent | null
}
type Method<I, O> = { readonly input: z.ZodMiniType<I>; readonly output: O | undefined }
const method =
  <O>() =>
  <I>(input: z.ZodMiniType<I>): Method<I, O> => ({ input, output: undefined })

/** The longest language tag, the longest word in UTF-16 units, and the most words of one question about spelling. */
const LONGEST_TAG = 100
const LONGEST_SPELLED = 100
const MOST_SPELLED = 2000
const spelledWord = z.string().check(z.maxLength(LONGEST_SPELLED))
const houseWord = z.string().check(z.refine(isHouseWord))
const dictionaryChange: z.ZodMiniType<DictionaryChange> = z.object({
  add: z.exactOptional(
    z.array(z.object({ word: houseWord, model: z.nullable(houseWord) })).check(z.maxLength(MOST_SPELLED)),
  ),
  remove: z.exactOptional(
    z.array(z.string().check(z.maxLength(LONGEST_SPELLED))).check(z.maxLength(MOST_SPELLED)),
  ),
})

/** THE list of use cases: name → decoder of the input, type of the output. */
export const contract = {
  libraryState: method<LibraryState>()(noInput),
  listArticles: method<ArticleList>()(
    z.object({
      query: z.string(),
      status: z.enum([...STATUSES, 'all']),
      sort: z.enum(SORTS),
      /** The usual one of the order where it is absent; articles sorted by how well they match have no other. */
      direction: z.exactOptional(z.enum(DIRECTIONS)),
      /** Asks for `hits`. */
      excerpts: z.exactOptional(z.boolean()),
      /**
       * Who asks, by a name that nobody else has, and which of their questions this is: those of a lower turn that are not answered
       * yet end with `superseded`.
       */
      latest: z.exactOptional(z.object({ of: z.string().check(z.maxLength(100)), turn: z.int() })),
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
      /** Keeps the replaced text as a version first, and why; if it cannot be kept, nothing is replaced. */
      keep: z.exactOptional(keepReasonDecoder),
      /** With `keep`: the text before a step, where it is newer than the one in the library; kept instead of that. */
      before: z.exactOptional(contentDecoder),
      /** With `keep`: the other text that `content` was merged from, kept as a version, too. */
      beside: z.exactOptional(contentDecoder),
    }),
  ),
  /** What the list shows of an article's versions, the newest first. */
  listVersions: method<VersionSummary[]>()(z.object({ id: articleId })),
  readVersion: method<VersionText>()(z.object({ id: articleId, version: versionId })),
  /** Keeps the article as it is stored now as a version, with a name where a person gives one. */
  keepVersion: method<VersionSummary>()(
    z.object({ id: articleId, why: keepReasonDecoder, name: z.exactOptional(versionNameDecoder) }),
  ),
  /** Gives a version another name; an empty one takes its name away. */
  nameVersion: method<VersionSummary>()(
    z.object({ id: articleId, version: versionId, name: versionNameDecoder }),
  ),
  /** Replaces an article's content by that of a version, once its present text is a version, too. */
  restoreVersion: method<OpenedArticle>()(z.object({ id: articleId, version: versionId, base: baseDecoder })),
  /** The conflict copy of that id, which the state of the library tells, beside its article. */
  compareConflictCopy: method<ConflictComparison>()(z.object({ copy: conflictCopyId })),
  /** Saves what an article and its conflict copy were merged into, once both are versions, and removes the copy. */
  mergeConflictCopy: method<OpenedArticle>()(
    z.object({ copy: conflictCopyId, base: baseDecoder, content: contentDecoder }),
  ),
  /** Makes a conflict copy an article of its own, with a headline where one is given. */
  separateConflictCopy: method<OpenedArticle>()(
    z.object({ copy: conflictCopyId, headline: z.exactOptional(z.string()) }),
  ),
  /** Removes a conflict copy, once its text is a version. */
  discardConflictCopy: method<{ discarded: true }>()(z.object({ copy: conflictCopyId })),
  /** Removes an article in which nothing was ever written; one that was touched since it was made stays. */
  discardUntouched: method<{ discarded: boolean }>()(z.object({ id: articleId })),
  deleteArticle: method<BinnedArticle>()(z.object({ id: articleId })),
  restoreArticle: method<OpenedArticle>()(z.object({ id: articleId })),
  /** The readable articles in the bin that match a query, last deleted first. */
  listBin: method<BinRow[]>()(z.object({ query: z.string() })),
  countBin: method<{ count: number }>()(noInput),
  /**
   * Destroys articles with all that the library has of them. One that was seen in the bin and is back in the library is left
   * alone.
   */
  destroyArticles: method<Destroyed>()(
    z.object({
      ids: z.array(articleId).check(z.minLength(1), z.maxLength(MOST_DESTROYED)),
      seenIn: z.enum(['bin', 'library']),
      /** Leaves the pictures in the library that nothing else shows; without it, they go. */
      keepPictures: z.exactOptional(z.boolean()),
    }),
  ),
  /** The articles of a text that holds several, as files; none for a text that is one article. */
  divideText: method<{ parts: readonly { fileName: string; bytes: Uint8Array }[] }>()(
    z.object({ fileName: z.string(), bytes }),
  ),
  /** With `pictures`, the bytes of those pictures of the draft as well, by their addresses, for the review. */
  previewImport: method<ImportPreview>()(
    z.extend(fileToPreview, { pictures: z.optional(z.array(z.string())) }),
  ),
  /** Several files by one call, which costs less than a call each; each has its own result, in order. */
  previewImports: method<ImportPreviews>()(z.object({ files: z.array(fileToPreview) })),
  /** For each text, in order, the articles that it may duplicate. */
  findDuplicates: method<Duplicate[][]>()(z.object({ items: z.array(duplicateQuery) })),
  /** The articles that have a slug, their own or the one that their headline makes; twenty at most. */
  findSlug: method<SlugOwner[]>()(z.object({ slug: z.string() })),
  /** The values that a field has in the articles outside of the bin, those used most first. */
  listFieldValues: method<FieldValue[]>()(z.object({ field: z.enum(LEARNT_FIELDS) })),
  /** Ready articles that match a query, one to three together, whose lengths fill a hole of so many signs; see `fillHole`. */
  fillHole: method<HoleFillings>()(
    z.object({ signs: z.int().check(z.positive(), z.maximum(LONGEST_HOLE)), query: z.string() }),
  ),
  importArticles: method<ImportOutcome>()(z.object({ items: z.array(importItem) })),
  /**
   * Takes a picture into the library, durably, and reads what its file says of it; one that is there already stays. Fails with a
   * `picture-…` code, or as the library cannot be written.
   */
  addPicture: method<AddedPicture>()(z.object({ fileName: z.string(), bytes })),
  /** The file of a picture by its address. Fails with `picture-gone` where there is none. */
  readPicture: method<{ bytes: Uint8Array }>()(z.object({ src: z.string() })),
  /**
   * Sizes of pictures that an export of an article needs and only a window can make, some at a time: called with none, and then
   * with those that were made until nothing is needed any more. They are kept for `exportArticle` and `preparePrint`, which
   * without them take the originals. Fails with `export-too-many-pictures` and `export-pictures-too-large`.
   */
  neededRenditions: method<{ needs: readonly RenditionNeed[] }>()(
    z.object({
      id: articleId,
      format: z.enum(ARTICLE_FORMAT_NAMES),
      options: exportOptionsDecoder,
      renditions: z.array(renditionDecoder),
    }),
  ),
  /**
   * The pictures of the library, and those that figures name and it has not got: the missing ones first, then the newest. The
   * query is sought in caption, credit, alt text and file name of the figures, and in the headlines of their articles.
   */
  listPictures: method<PictureList>()(
    z.object({
      query: z.string(),
      show: z.enum(PICTURES_SHOWN),
      offset: z.int().check(z.nonnegative()),
      limit: z.int().check(z.positive(), z.maximum(500)),
    }),
  ),
  /** How many pictures go where articles are destroyed: those that nothing shows but what the library has of these. */
  ownPictures: method<OwnPictures>()(
    z.object({
      ids: z.array(articleId).check(z.minLength(1)),
      seenIn: z.enum(['bin', 'library']),
    }),
  ),
  /** Deletes the files of pictures that nothing shows; all others stay, each with the reason. */
  deletePictures: method<DeletedPictures>()(
    z.object({ srcs: z.array(z.string()).check(z.minLength(1), z.maxLength(MOST_DELETED_PICTURES)) }),
  ),
  exportArticle: method<ExportedFile>()(
    z.object({ id: articleId, format: z.enum(ARTICLE_FORMAT_NAMES), options: exportOptionsDecoder }),
  ),
  /** The article's page as its PDF has it, to be printed on paper: with the fonts, and with its embargo. */
  preparePrint: method<ExportedFile>()(z.object({ id: articleId })),
  /** Changes several articles; nothing is done before `continueBulk`. */
  startBulk: method<BulkStarted>()(z.object({ change: bulkChangeDecoder, ids: bulkIdsDecoder })),
  /** The next step of a run, until one is finished. */
  continueBulk: method<BulkStep>()(z.object({ run: z.string() })),
  /** What a run has done stays, and can be undone. */
  cancelBulk: method<{ cancelled: boolean }>()(z.object({ run: z.string() })),
  /** Starts the run that takes another one back; fails with `bulk-gone` for one that is forgotten or taken back. */
  undoBulk: method<BulkStarted>()(z.object({ run: z.string() })),
  /**
   * Begins to look for a text in articles: in these, or in all that a query finds; nothing is searched before `continueFind`.
   * Fails with `pattern-invalid`.
   */
  startFind: method<{ run: string; total: number }>()(
    z.object({
      ...findRequestShape,
      among: z.union([
        z.object({ ids: bulkIdsDecoder }),
        z.object({ query: z.string(), status: z.enum([...STATUSES, 'all']) }),
      ]),
    }),
  ),
  /** The next step of a search, until one is finished; fails with `pattern-slow` where a regular expression takes too long. */
  continueFind: method<FindStep>()(z.object({ run: z.string() })),
  cancelFind: method<{ cancelled: boolean }>()(z.object({ run: z.string() })),
  /** Begins an export of several articles; the caller then asks for one step after the other. */
  startExport: method<{ run: string; total: number }>()(
    exportRequestDecoder satisfies z.ZodMiniType<ExportRequest>,
  ),
  /** Does some more of a run, for a fraction of a second. A run that nobody continues is forgotten after a minute. */
  continueExport: method<ExportStep>()(
    z.object({ run: z.string(), renditions: z.exactOptional(z.array(renditionDecoder)) }),
  ),
  /** Ends a run before its time: what is written stays, and no file is half-written. */
  cancelExport: method<{ cancelled: boolean }>()(z.object({ run: z.string() })),
  /** Keeps a text for the next window, replacing an older copy of the same article and revision; durable when answered. */
  putRecoveryCopy: method<{ kept: true }>()(recoveryCopyDecoder),
  /** All recovery copies, the newest first. */
  listRecoveryCopies: method<RecoveryCopy[]>()(noInput),
  /** Removes a copy; `revision` is that of its base. `dropped` is false if there was none. */
  dropRecoveryCopy: method<{ dropped: boolean }>()(z.object({ id: articleId, revision: z.number() })),
  /** Begins a backup; it goes on by itself, and the caller asks how far it is. */
  startBackup: method<{ run: string }>()(backupRequestDecoder),
  /** Begins to make a new library of a backup. */
  startRestore: method<{ run: string }>()(restoreRequestDecoder),
  /** Answers within a fraction of a second how far a backup or a restoration is; fails as the run has failed. */
  continueBackup: method<BackupStep>()(z.object({ run: z.string() })),
  /** Ends it before its time: nothing of it is left. */
  cancelBackup: method<{ cancelled: boolean }>()(z.object({ run: z.string() })),
  backupState: method<BackupState>()(noInput),
  /** The articles of a backup whose headline has the words of the query, last changed first; a hundred at most. */
  listBackedUp: method<BackedUpArticles>()(z.object({ backup: backupFileDecoder, query: z.string() })),
  /** Adds an article of a backup: under its id if no article has that, else as a new one. */
  takeBackedUp: method<OpenedArticle>()(z.object({ backup: backupFileDecoder, id: articleId })),
  /** In a shared folder, tells the other machines that somebody writes in an article here; `written` is false elsewhere. */
  putPresence: method<{ written: boolean }>()(z.object({ id: articleId })),
  /** `removed` is false if nobody was told. */
  dropPresence: method<{ removed: boolean }>()(z.object({ id: articleId })),
  /** Who writes on other machines, or did in the last five minutes; nobody where the folder is not shared. */
  listPresences: method<Presence[]>()(noInput),
  /** Examines the library; `run` is the caller's name for it, by which it can be cancelled. Then it fails with `check-cancelled`. */
  checkLibrary: method<CheckReport>()(z.object({ repair: z.boolean(), run: z.string() })),
  /** Ends a check between two files: what it has repaired stays. `cancelled` is false where there is no such check. */
  cancelCheck: method<{ cancelled: boolean }>()(z.object({ run: z.string() })),
  checkProgress: method<{ running: CheckProgress | null }>()(noInput),
  /** Takes a good article in whose file has another name; `file` as the state of the library tells it. */
  takeIn: method<OpenedArticle>()(z.object({ file: z.string() })),
  listLibraries: method<LibraryList>()(noInput),
  /** Asks for the folder of a library in the system's own dialog; null where that was cancelled. */
  browseLibraries: method<{ chosen: FolderChoice | null }>()(noInput),
  /** Makes a folder for a new library; opening it is another call. */
  createLibrary: method<{ id: string }>()(z.object({ name: libraryNameDecoder })),
  /** Opens another library, by its handle: `address` is where its window is, or null where the host itself sees to that. */
  openLibrary: method<{ address: string | null }>()(z.object({ id: z.string() })),
  /** Takes a library off the list, whose folder stays; `forgotten` is false for one that is not on it, and for the open one. */
  forgetLibrary: method<{ forgotten: boolean }>()(z.object({ id: z.string() })),
  /** Shows the library's folder in the system's file manager; `shown` is false where there is none. */
  showLibraryFolder: method<{ shown: boolean }>()(noInput),
  readHouseStyle: method<HouseStyleFile>()(noInput),
  /** Changes one rule of the file whose fingerprint is `base`; null where there is no file yet. */
  changeHouseStyle: method<HouseStyleEdit>()(
    z.object({ base: z.nullable(z.string()), change: houseStyleChangeDecoder }),
  ),
  /**
   * The words of these that are misspelt in a language, as `wordsIn` of the core gives them. Without a dictionary of the language,
   * `dictionary` is null and no word is unknown. Fails with `dictionary-unavailable`.
   */
  checkSpelling: method<{ dictionary: string | null; unknown: string[] }>()(
    z.object({
      language: z.string().check(z.maxLength(LONGEST_TAG)),
      words: z.array(spelledWord).check(z.maxLength(MOST_SPELLED)),
    }),
  ),
  /** How a word may be spelt, the likeliest first; five at most. */
  suggestSpelling: method<{ suggestions: string[] }>()(
    z.object({ language: z.string().check(z.maxLength(LONGEST_TAG)), word: spelledWord }),
  ),
  /** The dictionaries that are shipped, then those that the user named. */
  listSpellingDictionaries: method<SpellingDictionary[]>()(noInput),
  /** Takes the two files of a Hunspell dictionary for a language, in the place of a shipped one, too. */
  installSpellingDictionary: method<SpellingDictionary[]>()(
    z.object({ language: languageTag, aff: bytes, dic: bytes }),
  ),
  uninstallSpellingDictionary: method<SpellingDictionary[]>()(z.object({ language: languageTag })),
  /** The words of the house, in the order of their file. What is wrong in the file is part of the value. */
  readDictionary: method<HouseDictionary>()(noInput),
  /** Adds words to the file of the house's words and takes others out; all other lines of it stay as they are. */
  changeDictionary: method<HouseDictionary>()(dictionaryChange),
  readSettings: method<Settings>()(noInput),
  /** Changes the settings that are given and answers with all: another window or machine may have changed others. */
  writeSettings: method<Settings>()(settingsChangeDecoder),
  readMachineSettings: method<MachineSettings>()(noInput),
  writeMachineSettings: method<MachineSettings>()(machineChangeDecoder),
} as const satisfies Readonly<Record<(typeof METHOD_NAMES)[number], Method<unknown, unknown>>>

export type MethodName = keyof typeof contract
export type Input<M extends MethodName> = z.infer<(typeof contract)[M]['input']>
export type Output<M extends MethodName> = NonNullable<(typeof contract)[M]['output']>

/** Every use case of Marbre, in this process or behind a transport, whose client never rejects (`clientOver`). */
export type Newsroom = {
  [M in MethodName]: (input: Input<M>) => Promise<Result<Output<M>>>
} & { subscribe(listener: (event: NewsroomEvent) => void): () => void }
