import { resolve } from 'node:path'
import { failed, ok, type Result } from '../core/failure.ts'
import type { ArticleStore } from '../newsroom/index.ts'
import { Articles } from './articles.ts'
import { Bin } from './bin.ts'
import { FlushSpeed } from './durableFile.ts'
import { type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { FolderLibrary, type LibraryParts } from './folderLibrary.ts'
import { HouseStyleReader } from './houseStyle.ts'
import { openLibraryFolder } from './libraryFolder.ts'
import { type ArticleSource, LibraryIndex } from './libraryIndex.ts'
import { LibraryLock } from './libraryLock.ts'
import { readPicture } from './pictures.ts'
import { Scrubber } from './scrub.ts'
import { SettingsFile } from './settingsFile.ts'
import { checkVersions } from './versions.ts'
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
  fileSystem?: FileSystem
}

/** The articles of one folder. */
export type Library = ArticleStore & {
  /** Settles when the index has been compared with the folder, and damaged files have been quarantined. */
  whenIdle(): Promise<void>
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
  const lock = new LibraryLock(fileSystem, paths, lockTimeout, linkFailure)
  const articles = new Articles(disk, paths, lock)
  const scrubber = new Scrubber(disk, paths, lock, articles)
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
  const index = await LibraryIndex.open(paths.index, { folder: paths.articles, inode }, source)
  const bin = new Bin(disk, paths, lock, articles)
  const settings = new SettingsFile(disk, paths, lock, (problem) => void scrubber.problems.set(problem))
  const houseStyle = new HouseStyleReader(fileSystem, paths.root)
  const parts: LibraryParts = {
    articles,
    bin,
    settings,
    houseStyle,
    index,
    scrubber,
    writeHealth,
    readPicture: (src) => readPicture(fileSystem, paths, src),
    checkVersions: (unread) => checkVersions(disk, paths, unread),
  }
  const watched = (options.watch ?? true) ? paths : null
  const library = new FolderLibrary(resolve(folder), watched, parts)
  library.start()
  return ok(library)
}
