import type { HouseStyleChange } from '../core/houseStyle/index.ts'
import type { Input } from '../contract/contract.ts'
import type { NewsroomEvent } from '../contract/events.ts'
import type { Article, Base, OpenedArticle } from '../core/article/index.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { FieldValue, LearntField } from '../core/fieldValues.ts'
import { INDEX_FILE } from '../core/libraryFiles.ts'
import type {
  ArticleList,
  ArticleStamp,
  BinnedArticle,
  CheckProgress,
  CheckReport,
  HouseStyleEdit,
  HouseStyleFile,
  LibraryState,
  SlugOwner,
} from '../core/library.ts'
import type { DeletedPictures, OwnPictures, PictureList } from '../core/pictures/index.ts'
import type { Settings } from '../core/settings.ts'
import type { DictionaryChange, HouseDictionary } from '../core/spelling/index.ts'
import type {
  ArticleChange,
  ArticleStore,
  BinMove,
  BinStore,
  ConflictCopyStore,
  OutsideUse,
  SeenIn,
  VersionStore,
  VersionsToKeep,
} from '../newsroom/index.ts'
import { assertArticleId } from './assertArticle.ts'
import { toOpened } from './articleFile.ts'
import { ArticleWrites, withRoom } from './articleWrites.ts'
import { checkLibrary } from './check.ts'
import type { LibraryBackups } from './backup/index.ts'
import { LibraryEvents } from './events.ts'
import { LibraryBin } from './libraryBin.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { LibraryParts } from './libraryParts.ts'
import { LibraryWatch } from './libraryWatch.ts'
import type { PresenceFiles } from './presence.ts'
import { loopYielder } from './yieldToLoop.ts'

function only<T>(results: readonly T[]): T {
  const [result, ...others] = results
  if (result === undefined || others.length > 0)
    throw new TypeError(`${results.length} results for one article`)
  return result
}

/** Runs each after the one before, even where that failed; then rejects with the first error, if there was any. */
async function allInTurn(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const step of steps) await step().catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}

/** The library of one folder: joins files, index, bin and settings, and emits an event for each change, whoever made it. */
export class FolderLibrary implements ArticleStore {
  readonly versions: VersionStore
  readonly bin: BinStore
  readonly conflictCopies: ConflictCopyStore
  readonly backups: LibraryBackups
  readonly presence: PresenceFiles
  /** How far the check at work is; null where there is none. */
  checkProgress: CheckProgress | null = null
  /** Ends the checks, which run one after the other. */
  readonly #endOfChecks = new AbortController()
  #checking: Promise<unknown> = Promise.resolve()
  /** What ends the checks that are asked for, by the names of their runs. */
  readonly #checks = new Map<string, AbortController>()
  readonly #folder: string
  readonly #parts: LibraryParts
  readonly #events = new LibraryEvents()
  readonly #watch: LibraryWatch
  readonly #writes: ArticleWrites
  /** Lets others have their turn while somebody reads one article after the other. */
  readonly #pause = loopYielder()

  /** `watched` is the library whose changes by other programs are followed, or null. */
  constructor(folder: string, watched: LibraryPaths | null, parts: LibraryParts) {
    this.#folder = folder
    this.#parts = parts
    this.#watch = new LibraryWatch(folder, watched, parts, this.#events)
    this.versions = parts.versions
    this.bin = new LibraryBin(parts, {
      change: (ids, write) => this.#watch.during(ids, () => withRoom(parts.index, write)),
      noteRemoved: (ids) => this.#noteRemoved(ids),
    })
    this.#writes = new ArticleWrites(parts, {
      during: (ids, work) => this.#watch.during(ids, work),
      markSeen: (id, stamp) => this.#events.markSeen(id, stamp),
      emitChanged: (article) => this.#events.emitLater(() => this.#watch.changedEvent(article)),
      emitLibraryChanged: () => this.#events.emitLibraryChanged(),
      readAgain: (id) => this.read(id),
    })
    this.conflictCopies = parts.conflictCopies
    this.backups = parts.backups
    this.presence = parts.presence
  }

  start(): void {
    const { writeHealth, destroyer, conflictCopies, scrubber } = this.#parts
    conflictCopies.onRemoved = (file) => {
      scrubber.problems.clear(file)
      this.#events.emitLibraryChanged()
    }
    writeHealth.onChange = (failure) => {
      this.#events.emitLibraryChanged()
      // The disk that is back may be another one, or have been changed elsewhere.
      if (!failure) this.#watch.restart()
    }
    this.#watch.enqueue(() => destroyer.finish(null))
    this.#watch.start()
  }

  /**
   * Moves articles' files; brings the index up to them, then emits the events, even if moving failed. `present` is the article that
   * a move has brought, which need not be read again.
   */
  async #move<T>(
    ids: readonly string[],
    move: () => Promise<Result<T>[]>,
    present: (moved: T) => Article | null,
  ): Promise<Result<T>[]> {
    ids.forEach(assertArticleId)
    const { writeHealth, index } = this.#parts
    return this.#watch.during(ids, async () => {
      const moved = await move()
      for (const each of moved) writeHealth.observe(each)
      const brought = moved.flatMap((each) => (each.ok ? (present(each.value) ?? []) : []))
      const noted = new Map(brought.flatMap((each) => (this.#noteBrought(each) ? [[each.id, each]] : [])))
      await index.refresh(ids.filter((id) => !noted.has(id)))
      await index.takeIn()
      await this.#watch.emitArticles(
        ids.filter((id) => noted.has(id) || this.#watch.markSeen(id)),
        noted,
      )
      return moved
    })
  }

  /** Has the index take in an article whose file is there again; false if that cannot be looked at. */
  #noteBrought(article: Article): boolean {
    const stamp = this.#parts.articles.stamp(article.id)
    if (!stamp.ok || stamp.value === null) return false
    this.#parts.index.noteWrite(article, stamp.value)
    this.#events.markSeen(article.id, stamp.value)
    return true
  }

  /** Takes destroyed articles out of the index and tells of them; then leaves nothing of them in the index's files. */
  async forget(ids: readonly string[]): Promise<void> {
    await this.#noteRemoved(ids)
    await this.#parts.index.scrub()
  }

  async #noteRemoved(ids: readonly string[]): Promise<void> {
    await this.#parts.index.refresh(ids)
    const stamps = ids.map((id) => [id, this.#parts.articles.stamp(id)] as const)
    this.#events.emitDestroyed(
      stamps.flatMap(([id, stamp]) => (stamp.ok && stamp.value === null ? [id] : [])),
    )
  }

  state(): Omit<LibraryState, 'sharing' | 'failedBackup'> {
    const { writeHealth, scrubber, index } = this.#parts
    const problems = scrubber.problems.list()
    if (index.problem) problems.push({ kind: 'index', file: INDEX_FILE, failure: index.problem })
    return { folder: this.#folder, writeFailure: writeHealth.failure, problems }
  }

  async list(query: Input<'listArticles'>): Promise<Result<ArticleList>> {
    return this.#parts.index.list(query)
  }

  async stamps(): Promise<Result<ArticleStamp[]>> {
    return this.#parts.index.stamps()
  }

  /** Fails with `damaged` for a file that was quarantined; `file` in the detail is its new place. */
  async read(id: string): Promise<Result<OpenedArticle>> {
    assertArticleId(id)
    await this.#pause()
    const { articles, scrubber } = this.#parts
    const read = articles.read(id)
    if (read.ok) {
      const opened = toOpened(read.value)
      articles.remember(opened)
      return ok(opened)
    }
    scrubber.noteUnreadable(id, read.failure)
    const examined = await this.#watch.quarantineDamaged()
    if (!examined.has(id)) return read
    this.#events.emitLibraryChanged()
    const moved = examined.get(id)
    if (moved) return failed(read.failure.code, { ...read.failure.detail, file: moved.file })
    const again = articles.read(id)
    return again.ok ? ok(toOpened(again.value)) : again
  }

  add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]> {
    return this.#writes.add(articles)
  }

  update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keep?: VersionsToKeep,
  ): Promise<Result<OpenedArticle>> {
    return this.#writes.update(id, base, change, keep)
  }

  updateGroup(changes: readonly ArticleChange[]): Promise<Result<OpenedArticle>[]> {
    return this.#writes.updateGroup(changes)
  }

  duplicates(items: readonly DuplicateQuery[]): Promise<Result<Duplicate[][]>> {
    return this.#parts.index.duplicates(items)
  }

  slugOwners(slug: string): Promise<Result<SlugOwner[]>> {
    return this.#parts.index.slugOwners(slug)
  }

  fieldValues(field: LearntField): Promise<Result<FieldValue[]>> {
    return this.#parts.index.fieldValues(field)
  }

  async moveToBin(id: string, deletedAt: string): Promise<Result<BinnedArticle>> {
    return only(await this.moveGroupToBin([{ id }], deletedAt))
  }

  moveGroupToBin(moves: readonly BinMove[], deletedAt: string): Promise<Result<BinnedArticle>[]> {
    const ids = moves.map(({ id }) => id)
    return this.#move(
      ids,
      () => this.#parts.bin.moveIn(moves, deletedAt),
      () => null,
    )
  }

  async restoreFromBin(id: string): Promise<Result<OpenedArticle>> {
    return only(await this.restoreGroupFromBin([id]))
  }

  restoreGroupFromBin(ids: readonly string[]): Promise<Result<OpenedArticle>[]> {
    return this.#move(
      ids,
      () => this.#parts.bin.restore(ids),
      ({ article }) => article,
    )
  }

  check(
    repair: boolean,
    outside: OutsideUse = { now: new Date().toISOString(), unsaved: null },
    run: string = '',
  ): Promise<Result<CheckReport>> {
    const cancel = new AbortController()
    this.#checks.set(run, cancel)
    const turn = this.#checking
      .then(() => this.#check(repair, outside, cancel.signal))
      .finally(() => this.#checks.delete(run))
    this.#checking = turn.catch(() => undefined)
    return turn
  }

  cancelCheck(run: string): boolean {
    const check = this.#checks.get(run)
    check?.abort()
    return check !== undefined
  }

  /** Ends the check at work between two files, and any later one: each fails with `unreachable`. */
  endChecks(): void {
    this.#endOfChecks.abort()
  }

  async #check(repair: boolean, outside: OutsideUse, cancel: AbortSignal): Promise<Result<CheckReport>> {
    const end = this.#endOfChecks.signal
    const signal = AbortSignal.any([end, cancel])
    const tell = (progress: CheckProgress) => {
      this.checkProgress = progress
    }
    try {
      signal.throwIfAborted()
      await this.whenIdle()
      return await checkLibrary(this.#parts, { repair, outside, signal }, tell)
    } catch (error) {
      if (end.aborted) return failed('unreachable')
      if (signal.aborted) return failed('check-cancelled')
      throw error
    } finally {
      this.checkProgress = null
      if (repair) this.#events.emitLibraryChanged()
    }
  }

  /** Takes a file of the problems in that is a good article; one that is not among them is `not-found`. */
  async takeIn(file: string): Promise<Result<OpenedArticle>> {
    const { scrubber, misnamed, writeHealth } = this.#parts
    if (!scrubber.problems.get(file)?.takeIn) return failed('not-found')
    const taken = writeHealth.observe(await misnamed.takeIn(file))
    if (!taken.ok) return taken
    scrubber.problems.clear(file)
    await this.#parts.index.refresh([taken.value])
    this.#watch.markSeen(taken.value)
    this.#events.emitLibraryChanged()
    return this.read(taken.value)
  }

  async readHouseStyle(): Promise<Result<HouseStyleFile>> {
    return ok(this.#parts.houseStyle.read())
  }

  async changeHouseStyle(base: string | null, change: HouseStyleChange): Promise<Result<HouseStyleEdit>> {
    const { houseStyle, houseStyleWriter, writeHealth } = this.#parts
    const changed = writeHealth.observe(await houseStyleWriter.change(base, change))
    if (houseStyle.hasChanged(null)) this.#events.emitLibraryChanged()
    return changed
  }

  async readDictionary(): Promise<Result<HouseDictionary>> {
    return ok(this.#parts.dictionary.read())
  }

  async changeDictionary(change: DictionaryChange): Promise<Result<HouseDictionary>> {
    const { dictionary, dictionaryWriter, writeHealth } = this.#parts
    const changed = writeHealth.observe(await dictionaryWriter.change(change))
    if (dictionary.hasChanged(null)) this.#events.emitLibraryChanged()
    return changed
  }

  async readPicture(src: string): Promise<Uint8Array | null> {
    return this.#parts.pictures.read(src)
  }

  async addPicture(src: string, bytes: Uint8Array): Promise<Result<null>> {
    return this.#parts.writeHealth.observe(await this.#parts.pictures.add(src, bytes))
  }

  listPictures(wanted: Input<'listPictures'>, outside: OutsideUse): Promise<Result<PictureList>> {
    return this.#parts.pictureLists.list(wanted, outside)
  }

  ownPictures(
    ids: readonly string[],
    seenIn: SeenIn,
    unsaved: ReadonlySet<string> | null,
  ): Promise<Result<OwnPictures>> {
    ids.forEach(assertArticleId)
    return this.#parts.pictureLists.own(ids, seenIn, unsaved)
  }

  async deletePictures(srcs: readonly string[], outside: OutsideUse): Promise<Result<DeletedPictures>> {
    const done = this.#parts.writeHealth.observe(await this.#parts.pictures.remove(srcs, outside))
    this.#events.emitLibraryChanged()
    return done
  }

  async readSettings(): Promise<Result<Settings>> {
    return this.#parts.settings.read()
  }

  async writeSettings(change: Partial<Settings>): Promise<Result<Settings>> {
    return this.#parts.writeHealth.observe(await this.#parts.settings.write(change))
  }

  subscribe(listener: (event: NewsroomEvent) => void): () => void {
    return this.#events.subscribe(listener)
  }

  async whenIdle(): Promise<void> {
    await this.#watch.whenIdle()
    this.#events.flush()
    await this.#parts.whenVersionsIdle()
    await this.#parts.index.whenIdle()
  }

  async close(): Promise<void> {
    this.#watch.stop()
    const parts = this.#parts
    parts.writeHealth.stop()
    this.endChecks()
    await this.#checking
    await allInTurn([
      () => parts.presence.close(),
      () => this.#watch.whenIdle(),
      async () => this.#events.flush(),
      () => parts.whenVersionsIdle(),
      () => parts.index.close(),
      () => parts.closeLock(),
    ])
  }
}
