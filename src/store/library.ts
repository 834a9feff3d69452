import { randomBytes, randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import type {
  ArticleStore,
  BinStore,
  ConflictCopyStore,
  PresenceStore,
  VersionStore,
} from '../newsroom/index.ts'
import { Articles } from './articles.ts'
import { type LibraryBackups, libraryBackups } from './backup/index.ts'
import { Bin } from './bin.ts'
import { BinRows } from './binRows.ts'
import { ConflictCopies } from './conflictCopies.ts'
import { Destroyer } from './destruction.ts'
import { FlushSpeed } from './durableFile.ts'
import { type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { FolderLibrary } from './folderLibrary.ts'
import { DictionaryReader, DictionaryWriter } from './dictionaryFile.ts'
import { HouseStyleReader, HouseStyleWriter } from './houseStyle.ts'
import { nameWithin, openLibraryFolder } from './libraryFolder.ts'
import type { LibraryParts } from './libraryParts.ts'
import type { IndexHost } from './indexHost.ts'
import type { ArticleSource } from './indexWriter.ts'
import { LibraryIndex } from './libraryIndex.ts'
import { LibraryLock } from './libraryLock.ts'
import { MisnamedFiles } from './misnamed.ts'
import { removeOldIndexes, removeOtherIndexes } from './otherIndexes.ts'
import { PresenceFiles } from './presence.ts'
import { checkPictures } from './pictureCheck.ts'
import { PictureLists } from './pictureList.ts'
import { PictureFiles } from './pictureFiles.ts'
import { PurgeFile } from './purgeFile.ts'
import { SameThreadIndex } from './sameThreadIndex.ts'
import { Scrubber } from './scrub.ts'
import { SettingsFile } from './settingsFile.ts'
import { LIBRARY_SETTINGS } from './storedSettings.ts'
import { Versions } from './versions/index.ts'
import { WriteHealth } from './writeHealth.ts'

/** How a library is opened. Times are in milliseconds. */
export type LibraryOptions = {
  /** Makes the folder with all its parents; else it is made only where its parent is there. */
  create?: boolean
  /** How long to wait for the lock while another process holds it. */
  lockTimeout?: number
  /** How long to retry a file that another program holds open. */
  busyTimeout?: number
  /** Whether to watch the folder for changes by other programs. */
  watch?: boolean
  /** Whether articles' files say which revisions were written in one go, so that texts know where they parted. */
  lineage?: boolean
  fileSystem?: FileSystem
  /** What holds the index's tables: this thread if absent, or one of its own (`IndexThread`). Called again where that ends. */
  newIndexHost?: () => IndexHost
  /** This machine's id among those that share the folder: 16 hexadecimal digits; a new one if absent. Asked for once opened. */
  device?: () => string
  /** Makes the ids of articles that are taken in beside one of their id; random ones if absent. */
  nextId?: () => string
}

/** The articles of one folder. */
export type Library = ArticleStore & {
  readonly presence: PresenceStore
  versions: VersionStore
  readonly bin: BinStore
  conflictCopies: ConflictCopyStore
  backups: LibraryBackups
  /** Settles when the index has been compared with the folder, and damaged files have been quarantined. */
  whenIdle(): Promise<void>
  /** Ends the check at work between two files, and any later one: who closes the library waits for no more than that. */
  endChecks(): void
  /** Waits for work in progress and releases the index; the library must not be used afterwards. */
  close(): Promise<void>
}

/** Opens the library in a folder; see `openLibraryFolder` for what is created if it is missing. */
export async function openLibrary(folder: string, options: LibraryOptions = {}): Promise<Result<Library>> {
  const { create = false, lockTimeout = 5000, busyTimeout = 5000, fileSystem = nodeFileSystem } = options
  const found = openLibraryFolder(fileSystem, folder, create)
  if (!found.ok) return found
  const { paths, inode, linkFailure } = found.value
  const failure = found.value.writeFailure ?? linkFailure
  const disk = { fileSystem, flushSpeed: new FlushSpeed(), library: paths.root, busyTimeout }
  const lock = new LibraryLock(fileSystem, paths, lockTimeout, linkFailure, paths.articles)
  const versions = new Versions(disk, paths, lock)
  const onAutomatic = (id: string, failure: Failure | null) => {
    const file = `versions/${id}`
    if (failure) scrubber.problems.set({ kind: 'unkept', file, failure })
    else scrubber.problems.clear(file)
  }
  const articles = new Articles(disk, paths, lock, versions, onAutomatic, options.lineage)
  const conflictCopies = new ConflictCopies(disk, paths, lock, articles, versions)
  const misnamed = new MisnamedFiles(disk, paths, lock, options.nextId ?? randomUUID)
  const scrubber = new Scrubber(disk, paths, lock, articles, { conflictCopies, misnamed })
  const writeHealth = new WriteHealth(disk, paths, lock)
  if (failure) writeHealth.observe(failed(failure.code, failure.detail))
  await scrubber.loadQuarantined()
  const source: ArticleSource = {
    ids: async () => {
      const names = await articles.names()
      return names.ok ? ok(scrubber.articleIds(names.value)) : writeHealth.observe(names)
    },
    stamp: (id) => articles.stamp(id),
    read: (id) => {
      const read = articles.read(id)
      if (read.ok) scrubber.noteReadable(id)
      return read
    },
    unreadable: (id, failure) => scrubber.noteUnreadable(id, failure),
    exclusively: (work) => lock.hold(work),
  }
  const origin = { folder: paths.articles, inode }
  const newIndexHost = options.newIndexHost ?? (() => new SameThreadIndex())
  const index = await LibraryIndex.open(paths.index, origin, source, newIndexHost)
  removeOldIndexes(paths.root, Date.now())
  const bin = new Bin(disk, paths, lock, articles)
  const settings = new SettingsFile(
    LIBRARY_SETTINGS,
    disk,
    paths,
    lock,
    (problem) => void scrubber.problems.set(problem),
  )
  const houseStyle = new HouseStyleReader(fileSystem, paths.root)
  const dictionary = new DictionaryReader(fileSystem, paths.root)
  const parts: LibraryParts = {
    articles,
    bin,
    binRows: new BinRows(disk, paths),
    destroyer: new Destroyer(disk, paths, lock, {
      onRemoved: (path) => scrubber.problems.clear(nameWithin(paths, path)),
      forget: async (ids) => {
        await library.forget(ids)
        removeOtherIndexes(paths.root)
      },
    }),
    purge: new PurgeFile(disk, paths, lock),
    settings,
    houseStyle,
    houseStyleWriter: new HouseStyleWriter(disk, paths.root, lock, houseStyle),
    dictionary,
    dictionaryWriter: new DictionaryWriter(disk, paths.root, lock, dictionary),
    index,
    scrubber,
    misnamed,
    writeHealth,
    pictures: new PictureFiles(disk, paths, lock),
    pictureLists: new PictureLists(disk, paths, index),
    presence: new PresenceFiles(disk, paths, options.device?.() ?? randomBytes(8).toString('hex')),
    versions: {
      visit: (id, each) => versions.visit(id, each),
      newest: (id) => versions.newest(id),
      read: (id, version) => versions.read(id, version),
      keep: async (id, kept) => writeHealth.observe(await articles.keep(id, kept)),
      name: async (id, version, name) => writeHealth.observe(await versions.name(id, version, name)),
    },
    conflictCopies,
    closeLock: () => lock.close(),
    whenVersionsIdle: () => versions.whenIdle(),
    checkVersions: (each, unread) => versions.check(each, unread),
    checkPictures: (uses, tell) => checkPictures(disk, paths, uses, tell),
    backups: libraryBackups({ disk, paths, lock }),
  }
  const watched = (options.watch ?? true) ? paths : null
  const library = new FolderLibrary(resolve(folder), watched, parts)
  library.start()
  return ok(library)
}
