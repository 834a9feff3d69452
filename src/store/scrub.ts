import { join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import type { Problem } from '../core/library.ts'
import { type Failure, type FailureCode, ok } from '../core/failure.ts'
import type { Articles } from './articles.ts'
import { toResult } from './diskFailure.ts'
import { type Disk, tempFileProcess, tempFileTarget } from './durableFile.ts'
import { inspect } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import { isAlive } from './isAlive.ts'
import { removeTempFiles } from './tempFiles.ts'
import type { ConflictCopies } from './conflictCopies.ts'
import { articleIdOf, LIBRARY_FOLDERS, type LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { isMisnamed, type MisnamedFiles } from './misnamed.ts'
import { listQuarantined, quarantine } from './quarantine.ts'
import { loopYielder } from './yieldToLoop.ts'

/**
 * Milliseconds until a damaged file is read a second time, before it is quarantined: another program may be in the middle
 * of writing it.
 */
const RECHECK_AFTER = 300

/** An empty file is quarantined only in a repair: a sync tool's placeholder has no bytes until it is downloaded. */
const QUARANTINED: ReadonlySet<FailureCode> = new Set(['damaged'])
const QUARANTINED_IN_REPAIR: ReadonlySet<FailureCode> = new Set(['damaged', 'empty'])

const MAX_REASONS = 20

/** The failure with at most 20 of its reasons: an article of 10,000 wrong sections has as many. */
function shortened(failure: Failure): Failure {
  const { reasons } = failure.detail
  if (!Array.isArray(reasons) || reasons.length <= MAX_REASONS) return failure
  return { ...failure, detail: { ...failure.detail, reasons: reasons.slice(0, MAX_REASONS) } }
}

/** The known problems, one for each file. */
class Problems {
  readonly #found = new Map<string, Problem>()
  #changes = 0

  /** Counts the changes, to tell whether there were any. */
  get changes(): number {
    return this.#changes
  }

  set(problem: Problem): void {
    const known = this.#found.get(problem.file)
    const isKnown = known?.kind === problem.kind && known.failure.code === problem.failure.code
    const hasNews =
      known?.takeIn?.headline !== problem.takeIn?.headline || known?.copy?.copy !== problem.copy?.copy
    if (!isKnown || hasNews) this.#changes++
    this.#found.set(problem.file, { ...problem, failure: shortened(problem.failure) })
  }

  clear(file: string): void {
    if (this.#found.delete(file)) this.#changes++
  }

  /** Removes the problems of files in a folder that are no longer among `names`. */
  keepOnly(folder: string, names: readonly string[]): void {
    if (this.#found.size === 0) return
    const there = new Set(names)
    const start = `${folder}/`
    for (const file of [...this.#found.keys()]) {
      if (file.startsWith(start) && !there.has(file.slice(start.length))) this.clear(file)
    }
  }

  get(file: string): Problem | undefined {
    return this.#found.get(file)
  }

  list(): Problem[] {
    return [...this.#found.values()]
  }
}

const fileOf = (id: string) => `articles/${id}.json`

/** Tracks unreadable files, quarantines damaged ones, and removes temporary files that were left behind. Deletes no text. */
export class Scrubber {
  readonly problems = new Problems()
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #articles: Articles
  readonly #copies: ConflictCopies
  /** The conflict copies outside of `articles`. */
  #copiesElsewhere: ReadonlySet<string> = new Set()
  readonly #misnamedFiles: MisnamedFiles
  /** Files that were found damaged once, with their stamps. */
  readonly #suspects = new Map<string, string | null>()
  #tempFiles: string[] = []
  /** The JSON files in `articles` that are not named for an id. */
  #misnamed: string[] = []

  constructor(
    disk: Disk,
    paths: LibraryPaths,
    lock: LibraryLock,
    articles: Articles,
    others: { conflictCopies: ConflictCopies; misnamed: MisnamedFiles },
  ) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#articles = articles
    this.#copies = others.conflictCopies
    this.#misnamedFiles = others.misnamed
  }

  /** Lists the files quarantined by earlier sessions among the problems. */
  async loadQuarantined(): Promise<void> {
    for (const problem of await listQuarantined(this.#disk, this.#paths)) this.problems.set(problem)
  }

  /** The ids among the names in `articles`; conflict copies become problems, other JSON files in `examineMisnamed`. */
  articleIds(names: readonly string[]): string[] {
    this.problems.keepOnly('articles', names)
    this.#tempFiles = names.filter((name) => tempFileTarget(name) !== null)
    this.#misnamed = []
    return names.flatMap((name) => {
      const id = articleIdOf(name)
      if (id === null && !name.startsWith('.')) this.#noteUnexpectedFile(name)
      return id ?? []
    })
  }

  #noteUnexpectedFile(name: string): void {
    const copy = this.#copies.look('articles', name)
    if (copy) this.problems.set(copy)
    else if (isMisnamed(name)) this.#misnamed.push(name)
  }

  /** Looks whether the files of other names, and those that were set aside, are good articles, which can be taken in. */
  async examineMisnamed(): Promise<void> {
    const pause = loopYielder()
    for (const name of this.#misnamed) {
      this.problems.set(this.#misnamedFiles.ofName(name))
      await pause()
    }
    for (const problem of this.problems.list()) {
      if (!problem.file.startsWith('set-aside/')) continue
      const found = inspect(this.#disk.fileSystem, join(this.#paths.root, problem.file))
      if (found === 'missing') this.problems.clear(problem.file)
      else this.problems.set(this.#misnamedFiles.ofQuarantined(problem))
      await pause()
    }
  }

  /** Notes the conflict copies in the bin and of the library's own files, and removes those that say nothing else. */
  async handleConflictCopies(): Promise<void> {
    const found = await this.#copies.elsewhere()
    const files = new Set(found.map(({ file }) => file))
    for (const file of this.#copiesElsewhere) if (!files.has(file)) this.problems.clear(file)
    for (const problem of found) this.problems.set(problem)
    this.#copiesElsewhere = files
    await this.#copies.retireIdentical(new Date().toISOString())
  }

  noteReadable(id: string): void {
    this.problems.clear(fileOf(id))
    this.#suspects.delete(id)
  }

  noteUnreadable(id: string, failure: Failure): void {
    if (failure.code === 'not-found' || failure.code === 'library-missing') return
    const kind = failure.code === 'newer-version' ? 'newer-version' : 'unreadable'
    this.problems.set({ kind, file: fileOf(id), failure })
    if (!QUARANTINED.has(failure.code)) return
    const stamp = this.#articles.stamp(id)
    if (stamp.ok && stamp.value !== null) this.#suspects.set(id, stamp.value)
  }

  /**
   * Reads the suspects a second time, and quarantines those that are unchanged and still damaged. Gives the ids that were
   * examined, each with the problem of its quarantined file, or null if it stayed.
   */
  async quarantineDamaged(): Promise<Map<string, Problem | null>> {
    const outcome = new Map<string, Problem | null>()
    if (this.#suspects.size === 0) return outcome
    const suspects = [...this.#suspects]
    this.#suspects.clear()
    await scheduler.wait(RECHECK_AFTER)
    await toResult(() =>
      this.#lock.hold(async (lock) => {
        for (const [id, stamp] of suspects) {
          const now = this.#articles.stamp(id)
          const isSame = now.ok && now.value === stamp
          outcome.set(id, isSame ? await this.#quarantine(id, lock, QUARANTINED) : null)
        }
        return ok(null)
      }),
    )
    return outcome
  }

  async #quarantine(id: string, lock: HeldLock, codes: ReadonlySet<FailureCode>): Promise<Problem | null> {
    const read = this.#articles.read(id)
    if (read.ok || !codes.has(read.failure.code)) return null
    const because = { kind: 'set-aside', failure: read.failure } as const
    const problem = await quarantine(this.#disk, this.#paths, lock, this.#articles.path(id), because)
    this.problems.clear(fileOf(id))
    this.problems.set(problem)
    return problem
  }

  /** Removes the temporary files of dead processes; returns the names of those that were in `articles`. */
  async clearTempFiles(): Promise<string[]> {
    await this.#removeOtherTempFiles()
    if (this.#tempFiles.length === 0) return []
    const found = this.#tempFiles
    this.#tempFiles = []
    const removed = await toResult(() =>
      this.#lock.hold(async (lock) => {
        // While the lock is held nobody writes: what is still there was left behind.
        const names = new Set(await this.#disk.fileSystem.names(this.#paths.articles))
        const left = found.filter((name) => names.has(name))
        const kept = await removeTempFiles(this.#disk, this.#paths, lock, left)
        for (const problem of kept) this.problems.set(problem)
        return ok(left)
      }),
    )
    return removed.ok ? removed.value : []
  }

  /** Outside of `articles`, temporary files hold no text of a user, and are removed unread. */
  async #removeOtherTempFiles(): Promise<void> {
    const { root, articles } = this.#paths
    const withFiles = Object.values(LIBRARY_FOLDERS).filter(({ holds }) => holds === 'files')
    for (const folder of [root, ...withFiles.map(({ name }) => join(root, name))]) {
      if (folder === articles) continue
      const paths = await this.#tempPathsIn(folder)
      if (paths.length === 0) continue
      await toResult(() =>
        this.#lock.hold(async () => {
          for (const path of await this.#tempPathsIn(folder)) this.#disk.fileSystem.remove(path)
          return ok(null)
        }),
      )
    }
  }

  /** The temporary files in a folder; without those that running processes keep beside the lock. */
  async #tempPathsIn(folder: string): Promise<string[]> {
    const isLeft = (name: string) => {
      const target = tempFileTarget(name)
      const isLock = target !== null && join(folder, target) === this.#paths.lock
      return target !== null && !(isLock && isAlive(tempFileProcess(name)))
    }
    try {
      const names = await this.#disk.fileSystem.names(folder)
      return names.filter(isLeft).map((name) => join(folder, name))
    } catch (error) {
      if (errorCode(error) === '') throw error
      return []
    }
  }

  /** The temporary files in `articles`, as problems. */
  tempFileProblems(): Problem[] {
    return this.#tempFiles.map((name) => ({
      kind: 'leftover',
      file: `articles/${name}`,
      failure: { code: 'write-failed', detail: { fileName: name, reason: 'cut off' } },
    }))
  }

  /** Quarantines those of these files that are damaged or empty; the problem of each that was moved, by its id. */
  async quarantineUnreadable(ids: readonly string[]): Promise<Map<string, Problem>> {
    const done = new Map<string, Problem>()
    await toResult(() =>
      this.#lock.hold(async (lock) => {
        for (const id of ids) {
          const problem = await this.#quarantine(id, lock, QUARANTINED_IN_REPAIR)
          if (problem) done.set(id, problem)
        }
        return ok(null)
      }),
    )
    return done
  }
}
