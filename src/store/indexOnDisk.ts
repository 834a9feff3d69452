import * as fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { ArticleStamp } from '../core/library.ts'
import { stampOf } from './articleFile.ts'
import { describeIfThere, nodeFileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import { articleStamps } from './indexLookups.ts'
import { IndexTables } from './indexTables.ts'

/** The state of a file, as its stamp tells it; null where there is none, or none that can be looked at. */
function stateOf(path: string): string | null {
  try {
    const there = describeIfThere(nodeFileSystem, path)
    return there && `${there.inode} ${stampOf(there)}`
  } catch (error) {
    if (errorCode(error) === '') throw error
    return null
  }
}

/** True if each article's file has the stamp that the index knows, and there are no others. */
function isOf(known: readonly ArticleStamp[], { articles }: LibraryPaths): boolean {
  const ids = fs.readdirSync(articles).filter((name) => articleIdOf(name) !== null)
  if (ids.length !== known.length) return false
  return known.every(({ id, stamp }) => {
    const there = describeIfThere(nodeFileSystem, `${articles}/${id}.json`)
    return there !== null && stampOf(there) === stamp
  })
}

/**
 * The index of a library as it is on the disk, to be asked without writing anything.
 *
 * Idea: SQLite needs its write-ahead log and the log's own index to read, and would make them. Where neither is there, nobody
 * has the index open, and it is read as a file that does not change (`immutable`), which needs neither; where both are there,
 * it is read beside whoever writes. Everything else is no case for this class.
 * Invariant: an answer is given only if the index holds the whole library with the stamps that the files have, and a file that
 * was taken not to change has not, and nobody has begun to write.
 * Cost: one `lstat` for each article, once.
 */
export class IndexOnDisk {
  readonly #tables: IndexTables
  readonly #path: string
  /** The state of a file that is taken not to change; null where SQLite looks after that. */
  readonly #state: string | null

  private constructor(tables: IndexTables, path: string, state: string | null) {
    this.#tables = tables
    this.#path = path
    this.#state = state
  }

  /** Null where the index is missing, of another schema or library, differs from the files, or cannot be read without writing. */
  static open(paths: LibraryPaths): IndexOnDisk | null {
    const { index } = paths
    const [wal, shm] = [fs.existsSync(`${index}-wal`), fs.existsSync(`${index}-shm`)]
    const state = stateOf(index)
    if (wal !== shm || state === null) return null
    const url = pathToFileURL(index)
    if (!wal) url.searchParams.set('immutable', '1')
    let tables: IndexTables | null = null
    try {
      tables = new IndexTables(url)
      const opened = new IndexOnDisk(tables, index, wal ? null : state)
      if (opened.#isOf(paths)) return opened
    } catch {
      // Whatever is wrong with it is mended by an opening that may write.
    }
    tables?.close()
    return null
  }

  #isOf(paths: LibraryPaths): boolean {
    if (!this.#tables.hasCurrentSchema()) return false
    const origin = this.#tables.origin()
    if (!origin) return false
    if (origin.folder !== paths.articles) {
      const there = describeIfThere(nodeFileSystem, paths.articles)
      if (there?.inode !== origin.inode) return false
    }
    return isOf(articleStamps(this.#tables), paths) && this.#isUnchanged()
  }

  #isUnchanged(): boolean {
    if (this.#state === null) return true
    return stateOf(this.#path) === this.#state && !fs.existsSync(`${this.#path}-wal`)
  }

  /** The answer of the tables; null where they could not be read, or may have changed meanwhile. */
  ask<T>(question: (tables: IndexTables) => T): T | null {
    try {
      const answer = question(this.#tables)
      return this.#isUnchanged() ? answer : null
    } catch {
      return null
    }
  }

  close(): void {
    this.#tables.close()
  }
}
