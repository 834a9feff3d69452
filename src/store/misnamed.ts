import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../core/article/index.ts'
import { articleConflict } from '../core/conflictCopies.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { Problem } from '../core/library.ts'
import { parseArticleFile, readFile, stampOf } from './articleFile.ts'
import { toDiskFailure, toResult } from './diskFailure.ts'
import { type Disk, flushFolder, renameWithRetry, writeDurably } from './durableFile.ts'
import { describeIfThere, inspect } from './fileSystem.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { removeNote } from './quarantine.ts'

/** A whole, good article in a file of any name; `storedId` is its id as the file has it, capitals included. */
type GoodArticle = {
  article: Article
  storedId: string
  text: string
  mode: number
  stamp: string
  inode: string
}

const encoder = new TextEncoder()
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of an article's file with another id, all else as it was; null if the id does not stand there plainly, once. */
function withId(text: string, storedId: string, id: string): string | null {
  const member = new RegExp(`("id"\\s*:\\s*")${storedId}"`, 'g')
  if ([...text.matchAll(member)].length !== 1) return null
  const changed = text.replace(member, (_all, start: string) => `${start}${id}"`)
  const [before, after] = [parseArticleFile(encoder.encode(text)), parseArticleFile(encoder.encode(changed))]
  const isSame =
    before.ok && after.ok && isDeepStrictEqual(after.value.article, { ...before.value.article, id })
  return isSame ? changed : null
}

/**
 * Good articles whose files are not named for their ids, in `articles` and in `set-aside`: a person has renamed or copied
 * them, or an older Marbre could not read them. Links, folders and devices of such names are not followed.
 */
export class MisnamedFiles {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #nextId: () => string
  /** What was found in the files that have not changed since: the headline, or null for what is no article. */
  readonly #known = new Map<string, { stamp: string; headline: string | null }>()

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock, nextId: () => string) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#nextId = nextId
  }

  #read(path: string): Result<GoodArticle> {
    const read = readFile(this.#disk.fileSystem, path)
    if (!read.ok) return read
    const { bytes, description } = read.value
    const parsed = parseArticleFile(bytes)
    if (!parsed.ok) return parsed
    const { article, storedId } = parsed.value
    const { mode, inode } = description
    return ok({ article, storedId, text: utf8.decode(bytes), mode, inode, stamp: stampOf(description) })
  }

  /**
   * The headline of a good article; null for a file that is none, and for one that cannot be looked at. A file is read once for
   * each of its states.
   */
  #headline(path: string): string | null {
    const found = inspect(this.#disk.fileSystem, path)
    if (typeof found === 'string' || found.kind !== 'file') return null
    const stamp = stampOf(found)
    const known = this.#known.get(path)
    if (known?.stamp === stamp) return known.headline
    const read = this.#read(path)
    const headline = read.ok ? read.value.article.headline : null
    this.#known.set(path, { stamp, headline })
    return headline
  }

  /** The problem of a JSON file in `articles` that is not named for an id. */
  ofName(name: string): Problem {
    const file = `articles/${name}`
    const headline = this.#headline(join(this.#paths.articles, name))
    if (headline !== null) return misnamed(file, headline)
    const detail = { fileName: name, reasons: ['name: not an article id'] }
    return { kind: 'unreadable', file, failure: { code: 'damaged', detail } }
  }

  /**
   * The problem of a file in `set-aside`, given its note's: one that could not be read and now can is misnamed; one that was set
   * aside for another reason keeps that, and can be taken in as well.
   */
  ofQuarantined(problem: Problem): Problem {
    const headline = this.#headline(join(this.#paths.root, problem.file))
    if (headline === null) return problem
    const wasUnreadable = problem.failure.code === 'damaged' || problem.failure.code === 'empty'
    return wasUnreadable ? misnamed(problem.file, headline) : { ...problem, takeIn: { headline } }
  }

  /**
   * Takes a good article in: moves its file to the name of its id if that is free in `articles` and in `bin`; else gives it
   * a new id. Nothing else in its file changes. Returns the id. Fails if it is not, or no longer, a good
   * article, and leaves the file where it is.
   */
  async takeIn(file: string): Promise<Result<string>> {
    return toResult(() => this.#lock.hold((lock) => this.#takeIn(join(this.#paths.root, file), lock)))
  }

  async #takeIn(path: string, lock: HeldLock): Promise<Result<string>> {
    try {
      const read = this.#read(path)
      if (!read.ok) return read
      const { article, storedId, text, mode, stamp, inode } = read.value
      const own = this.#isFree(article.id, inode)
      const id = own ? article.id : this.#nextId()
      const target = join(this.#paths.articles, `${id}.json`)
      lock.check()
      if (id === storedId) {
        await renameWithRetry(this.#disk, path, target)
      } else {
        const changed = withId(text, storedId, id)
        if (changed === null) return failed('damaged', { reasons: ['id: not plain'] })
        await this.#replace(path, { path: target, bytes: encoder.encode(changed), mode }, stamp, lock)
      }
      if (dirname(path) === this.#paths.quarantine) removeNote(this.#disk.fileSystem, path)
      await flushFolder(this.#disk, this.#paths.articles)
      if (dirname(path) !== this.#paths.articles) await flushFolder(this.#disk, dirname(path))
      return ok(id)
    } catch (error) {
      throw toDiskFailure(error, this.#paths.root)
    }
  }

  /** Writes the file of the new id durably; only then is the old one removed, if it is still what was read. */
  async #replace(
    path: string,
    successor: { path: string; bytes: Uint8Array; mode: number },
    stamp: string,
    lock: HeldLock,
  ): Promise<void> {
    const [failure] = await writeDurably(this.#disk, this.#paths.articles, [successor], lock.check)
    if (failure) throw failure
    const there = describeIfThere(this.#disk.fileSystem, path)
    // Where case does not count, the file of the new name may be the one of the old.
    if (there && stampOf(there) === stamp) this.#disk.fileSystem.remove(path)
  }

  /** True if no other file has this id; where case does not count, the file itself may answer to its name. */
  #isFree(id: string, inode: string): boolean {
    return [this.#paths.articles, this.#paths.bin].every((folder) => {
      const there = describeIfThere(this.#disk.fileSystem, join(folder, `${id}.json`))
      return there === null || there.inode === inode
    })
  }
}

/** True for the name of a JSON file in `articles` that is not the name of an article's file. */
export function isMisnamed(name: string): boolean {
  return articleIdOf(name) === null && !name.startsWith('.') && /\.json$/i.test(name)
}

/** True for a name in `articles` that should not be there, such as a conflict copy's. */
export function isUnexpectedName(name: string): boolean {
  return articleConflict(name) !== null || isMisnamed(name)
}

function misnamed(file: string, headline: string): Problem {
  const fileName = file.slice(file.lastIndexOf('/') + 1)
  return {
    kind: 'misnamed',
    file,
    failure: { code: 'misnamed', detail: { fileName, headline } },
    takeIn: { headline },
  }
}
