import { resolve } from 'node:path'
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
  Problem,
  Settings,
} from '../contract/contract.ts'
import type { Article, Base, OpenedArticle } from '../core/article.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import type { ArticleStore } from '../newsroom/ports.ts'
import { Announcements } from './announcements.ts'
import { Articles, assertArticleId, openedPart, type Written } from './articles.ts'
import { Bin } from './bin.ts'
import { checkLibrary, type Examined } from './check.ts'
import { FlushPace } from './durableFile.ts'
import { type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { watchFolder } from './folderWatch.ts'
import { Housekeeping } from './housekeeping.ts'
import { HouseStyleReader } from './houseStyle.ts'
import { articleNamed, type LibraryFolder, openLibraryFolder } from './libraryFolder.ts'
import { LibraryIndex, type Truth } from './libraryIndex.ts'
import { LibraryLock } from './libraryLock.ts'
import { SettingsFile } from './settingsFile.ts'
import { Trouble } from './trouble.ts'
import { checkVersions } from './versions.ts'

/** How a library is opened. Times are in milliseconds. */
export type LibraryOptions = {
  /** Makes the folder with all its parents; else it is made only where its parent is there. */
  create?: boolean
  /** How long to wait for another process that is writing. */
  lockTimeout?: number
  /** How long to try again where another program holds a file. */
  patience?: number
  /** Whether to tell of changes that other programs make. */
  watch?: boolean
  fileSystem?: FileSystem
}

/** The articles of one folder. */
export type Library = ArticleStore & {
  /** Settles when the index has been compared with the folder, and what cannot be read has been set aside. */
  settled(): Promise<void>
  /** Ends what is under way; nothing may be asked of the library afterwards. */
  close(): Promise<void>
}

type LibraryParts = Examined & { settings: SettingsFile; houseStyle: HouseStyleReader; trouble: Trouble }

const MOST_TOLD_ONE_BY_ONE = 50
const SEEN_AGAIN = 100

/** Opens the library in a folder; see `openLibraryFolder` for what is made where it is missing. */
export async function openLibrary(folder: string, options: LibraryOptions = {}): Promise<Result<Library>> {
  const { create = false, lockTimeout = 5000, patience = 5000, fileSystem = nodeFileSystem } = options
  const found = openLibraryFolder(fileSystem, folder, create)
  if (!found.ok) return found
  const { places, inode, barred } = found.value
  const refusal = found.value.trouble ?? barred
  const disk = { fileSystem, pace: new FlushPace(), library: places.root, patience }
  const lock = new LibraryLock(fileSystem, places, lockTimeout, barred)
  const articles = new Articles(disk, places, lock)
  const housekeeping = new Housekeeping(disk, places, lock, articles)
  const trouble = new Trouble(disk, places, lock)
  if (refusal) trouble.learn(failed(refusal.code, refusal.detail))
  await housekeeping.begin()
  const truth: Truth = {
    ids: async () => {
      const names = await articles.names()
      return names.ok ? ok(housekeeping.sort(names.value)) : trouble.learn(names)
    },
    stamp: (id) => articles.stamp(id),
    read: (id) => {
      const read = articles.read(id)
      if (read.ok) housekeeping.readable(id)
      return read
    },
    unreadable: (id, failure) => housekeeping.unreadable(id, failure),
    exclusively: (work) => lock.hold(work),
  }
  const index = await LibraryIndex.open(places.index, { folder: places.articles, inode }, truth)
  const bin = new Bin(disk, places, lock, articles)
  const settings = new SettingsFile(disk, places, lock, (problem) => void housekeeping.problems.note(problem))
  const houseStyle = new HouseStyleReader(fileSystem, places.root)
  const parts: LibraryParts = {
    articles,
    bin,
    settings,
    houseStyle,
    index,
    housekeeping,
    trouble,
    checkVersions: (unread) => checkVersions(disk, places, unread),
  }
  const watched = (options.watch ?? true) ? places : null
  const library = new FolderLibrary(resolve(folder), watched, parts)
  library.begin()
  return ok(library)
}

/** True for a name in `articles` that should not be there, such as a conflict copy's. */
function isStrange(name: string): boolean {
  return articleNamed(name) === null && name.endsWith('.json')
}

class FolderLibrary implements Library {
  readonly #folder: string
  readonly #watched: LibraryFolder | null
  readonly #parts: LibraryParts
  readonly #announcements = new Announcements()
  /** Articles that this process is changing just now: it tells of them itself. */
  readonly #ours = new Set<string>()
  #stopWatching: () => void = () => undefined
  #underWay: Promise<void> = Promise.resolve()
  #closed: boolean = false

  /** `watched` is where changes by other programs are looked for and told of, or null. */
  constructor(folder: string, watched: LibraryFolder | null, parts: LibraryParts) {
    this.#folder = folder
    this.#watched = watched
    this.#parts = parts
  }

  begin(): void {
    const { trouble } = this.#parts
    this.#underWay = this.#compare()
    trouble.onChange = (failure) => {
      this.#tellOfAll()
      if (failure) return
      // What came back may be another folder of the same name, changed elsewhere in the meantime.
      this.#watch()
      this.#see(null)
    }
    this.#watch()
  }

  #watch(): void {
    this.#stopWatching()
    if (this.#watched === null) return
    const stops = [
      watchFolder(this.#watched.articles, (names) => this.#see(names)),
      watchFolder(this.#watched.root, (names) => {
        if (this.#parts.houseStyle.isNews(names)) this.#tellOfAll()
      }),
    ]
    this.#stopWatching = () => {
      for (const stop of stops) stop()
    }
  }

  #see(names: ReadonlySet<string> | null): void {
    if (this.#closed) return
    this.#underWay = this.#underWay.then(() => this.#seen(names))
  }

  /** Compares everything, and tells once if anything was not as the index or the account of problems had it. */
  async #compare(): Promise<void> {
    const { index, housekeeping } = this.#parts
    const before = housekeeping.problems.changes
    const findings = await index.compare()
    await this.#examine()
    await housekeeping.sweep()
    if (findings.size > 0 || housekeeping.problems.changes !== before) this.#tellOfAll()
  }

  #tellOfAll(): void {
    this.#announcements.tell({ type: 'library-changed' })
  }

  /** Sets aside what is damaged, and takes it out of the list. */
  async #examine(): Promise<Map<string, Problem | null>> {
    const examined = await this.#parts.housekeeping.examine()
    if (examined.size > 0) await this.#parts.index.look([...examined.keys()])
    return examined
  }

  /** Names that the system says were changed, by this process or by another; null where it does not say which. */
  async #seen(names: ReadonlySet<string> | null): Promise<void> {
    const ids = [...(names ?? [])].flatMap((name) => articleNamed(name) ?? [])
    const others = ids.filter((id) => !this.#ours.has(id))
    if (names === null || ids.length > MOST_TOLD_ONE_BY_ONE || [...names].some(isStrange)) {
      await this.#compare()
    } else {
      await this.#parts.index.look(others)
      await this.#examine()
    }
    const news = others.filter((id) => this.#isNews(id))
    if (names === null) await this.#parts.index.comeBack()
    if (names === null || news.length > MOST_TOLD_ONE_BY_ONE) this.#tellOfAll()
    else for (const id of news) this.#tellOf(id)
    if (others.length < ids.length) setTimeout(() => this.#see(new Set(names)), SEEN_AGAIN)
  }

  /** True where the state that an article's file is in now has not been told of. */
  #isNews(id: string): boolean {
    const stamp = this.#parts.articles.stamp(id)
    return stamp.ok && this.#announcements.isNews(id, stamp.value)
  }

  #tellOf(id: string): void {
    const read = this.#parts.articles.read(id)
    if (read.ok) {
      this.#announcements.tell({ type: 'article-changed', id, revision: read.value.article.revision })
    } else if (read.failure.code === 'not-found') {
      this.#announcements.tell({ type: 'article-removed', id })
    } else {
      this.#tellOfAll()
    }
  }

  /** Work of this process on articles, of which the watch need not tell. */
  async #change<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
    for (const id of ids) this.#ours.add(id)
    try {
      return await work()
    } finally {
      for (const id of ids) this.#ours.delete(id)
    }
  }

  /** On a full disk, the index makes room for an article. */
  async #withRoom<T>(write: () => Promise<Result<T>>): Promise<Result<T>> {
    const written = await write()
    const isFull = !written.ok && written.failure.code === 'disk-full'
    return isFull && (await this.#parts.index.leaveDisk(written.failure)) ? write() : written
  }

  #wrote({ article, fingerprint, readOnly, stamp }: Written): OpenedArticle {
    if (stamp !== null) {
      this.#parts.index.written(article, stamp)
      this.#announcements.isNews(article.id, stamp)
    }
    return { article, fingerprint, readOnly }
  }

  /** Tells of an article that this process has moved, after the index has followed. */
  async #moved(id: string): Promise<void> {
    await this.#parts.index.look([id])
    if (this.#isNews(id)) this.#tellOf(id)
  }

  state(): LibraryState {
    const { trouble, housekeeping, index } = this.#parts
    const problems = housekeeping.problems.list()
    if (index.problem) problems.push({ kind: 'index', file: 'index.sqlite', failure: index.problem })
    return { folder: this.#folder, trouble: trouble.current, problems }
  }

  async list(query: Input<'listArticles'>): Promise<Result<ArticleList>> {
    return this.#parts.index.list(query)
  }

  /** Fails with `damaged` for a file that had to be set aside; `file` then says where its bytes are. */
  async read(id: string): Promise<Result<OpenedArticle>> {
    assertArticleId(id)
    const { articles, housekeeping } = this.#parts
    const read = articles.read(id)
    if (read.ok) return ok(openedPart(read.value))
    housekeeping.unreadable(id, read.failure)
    const examined = await this.#examine()
    if (!examined.has(id)) return read
    this.#tellOfAll()
    const moved = examined.get(id)
    if (moved) return failed(read.failure.code, { ...read.failure.detail, file: moved.file })
    const again = articles.read(id)
    return again.ok ? ok(openedPart(again.value)) : again
  }

  async add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]> {
    const ids = articles.map(({ id }) => id)
    return this.#change(ids, () => this.#add(articles))
  }

  async #add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]> {
    const { index, trouble } = this.#parts
    const results: Result<OpenedArticle>[] = []
    for await (const group of this.#parts.articles.add(articles)) {
      for (const result of group) {
        trouble.learn(result)
        results.push(result.ok ? ok(this.#wrote(result.value)) : result)
      }
      if (index.isBehind) await index.gather()
    }
    const added = results.flatMap((result) => (result.ok ? [result.value.article] : []))
    const [first] = added
    if (added.length > 1) this.#tellOfAll()
    else if (first)
      this.#announcements.tell({ type: 'article-changed', id: first.id, revision: first.revision })
    return results
  }

  /**
   * Where another program has removed the file meanwhile, fails with `not-found`, and with `inBin` true in its detail
   * if it is in the bin: the text is then the caller's alone, who may add it as a new article.
   */
  async update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keptAt?: string,
    beside?: (current: Article) => Article,
  ): Promise<Result<OpenedArticle>> {
    assertArticleId(id)
    const { articles, trouble } = this.#parts
    return this.#change([id], async () => {
      const updated = trouble.learn(
        await this.#withRoom(() => articles.update(id, base, change, keptAt, beside)),
      )
      if (!updated.ok) return this.#notUpdated(id, updated.failure)
      const opened = this.#wrote(updated.value)
      const { revision } = opened.article
      this.#announcements.tell({ type: 'article-changed', id, revision })
      return ok(opened)
    })
  }

  async #notUpdated(id: string, { code, detail }: Failure): Promise<Result<never>> {
    await this.#parts.index.look([id])
    if (code === 'not-found') return failed(code, { ...detail, inBin: this.#parts.bin.has(id) })
    if (code !== 'damaged') return failed(code, detail)
    // A file that is whole a moment later was being written by another program.
    const read = await this.read(id)
    return read.ok ? failed('conflict', { theirs: read.value }) : read
  }

  duplicates(items: readonly ImportTrace[]): Promise<Result<Duplicate[][]>> {
    return this.#parts.index.duplicates(items)
  }

  async moveToBin(id: string, deletedAt: string): Promise<Result<BinnedArticle>> {
    assertArticleId(id)
    return this.#change([id], async () => {
      const binned = this.#parts.trouble.learn(await this.#parts.bin.take(id, deletedAt))
      await this.#moved(id)
      return binned
    })
  }

  async restoreFromBin(id: string): Promise<Result<OpenedArticle>> {
    assertArticleId(id)
    return this.#change([id], async () => {
      const restored = this.#parts.trouble.learn(await this.#parts.bin.giveBack(id))
      await this.#moved(id)
      return restored
    })
  }

  async listBin(): Promise<Result<BinnedArticle[]>> {
    return this.#parts.bin.list(() => undefined)
  }

  async check(repair: boolean): Promise<Result<CheckReport>> {
    await this.settled()
    const report = await checkLibrary(this.#parts, repair)
    if (repair) this.#tellOfAll()
    return report
  }

  async readHouseStyle(): Promise<Result<HouseStyleFile>> {
    return ok(this.#parts.houseStyle.read())
  }

  async readSettings(): Promise<Result<Settings>> {
    return this.#parts.settings.read()
  }

  async writeSettings(settings: Settings): Promise<Result<Settings>> {
    return this.#parts.trouble.learn(await this.#parts.settings.write(settings))
  }

  subscribe(listener: (event: NewsroomEvent) => void): () => void {
    return this.#announcements.subscribe(listener)
  }

  async settled(): Promise<void> {
    await this.#underWay
    await this.#parts.index.settled()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stopWatching()
    this.#parts.trouble.stop()
    await this.#underWay
    await this.#parts.index.close()
  }
}
