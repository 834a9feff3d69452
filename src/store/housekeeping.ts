import { join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import type { Problem } from '../contract/contract.ts'
import { type Failure, type FailureCode, ok } from '../core/failure.ts'
import type { Articles } from './articles.ts'
import { settled } from './diskFailure.ts'
import { type Disk, temporaryOf } from './durableFile.ts'
import { errorCode } from './fileSystem.ts'
import { clearLeftovers } from './leftovers.ts'
import { articleNamed, isConflictCopy, type LibraryFolder } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { Problems } from './problems.ts'
import { listSetAside, setAside } from './setAside.ts'

/** A damaged file is looked at twice, so long apart: another program may be in the middle of writing it. */
const LOOKED_AGAIN = 300

/** Damage that stays in place is not set aside: a placeholder of a sync tool has no bytes yet and may get them. */
const SET_ASIDE: ReadonlySet<FailureCode> = new Set(['damaged'])
const SET_ASIDE_IN_REPAIR: ReadonlySet<FailureCode> = new Set(['damaged', 'empty'])

const fileOf = (id: string) => `articles/${id}.json`

/** Keeps account of what is wrong in the library's folder, and puts away what must not stay. Deletes no text. */
export class Housekeeping {
  readonly problems = new Problems()
  readonly #disk: Disk
  readonly #places: LibraryFolder
  readonly #lock: LibraryLock
  readonly #articles: Articles
  /** Files that were found damaged, each with the state it was in. */
  readonly #suspects = new Map<string, string | null>()
  #leftovers: string[] = []

  constructor(disk: Disk, places: LibraryFolder, lock: LibraryLock, articles: Articles) {
    this.#disk = disk
    this.#places = places
    this.#lock = lock
    this.#articles = articles
  }

  /** Notes what earlier sessions have set aside. */
  async begin(): Promise<void> {
    for (const problem of await listSetAside(this.#disk, this.#places)) this.problems.note(problem)
  }

  /** The ids among the names in `articles`; notes what else is there and should not be. */
  sort(names: readonly string[]): string[] {
    this.problems.keepOnly('articles', new Set(names))
    this.#leftovers = names.filter((name) => temporaryOf(name) !== null)
    return names.flatMap((name) => {
      const id = articleNamed(name)
      if (id === null && !name.startsWith('.') && name.endsWith('.json')) this.#noteStranger(name)
      return id ?? []
    })
  }

  #noteStranger(name: string): void {
    const file = `articles/${name}`
    if (isConflictCopy(name)) {
      this.problems.note({
        kind: 'leftover',
        file,
        failure: { code: 'conflict', detail: { fileName: name } },
      })
    } else {
      const reasons = ['name: not an article id']
      const failure: Failure = { code: 'damaged', detail: { fileName: name, reasons } }
      this.problems.note({ kind: 'unreadable', file, failure })
    }
  }

  readable(id: string): void {
    this.problems.clear(fileOf(id))
    this.#suspects.delete(id)
  }

  unreadable(id: string, failure: Failure): void {
    if (failure.code === 'not-found' || failure.code === 'library-missing') return
    const kind = failure.code === 'newer-version' ? 'newer-version' : 'unreadable'
    this.problems.note({ kind, file: fileOf(id), failure })
    if (!SET_ASIDE.has(failure.code)) return
    const stamp = this.#articles.stamp(id)
    if (stamp.ok && stamp.value !== null) this.#suspects.set(id, stamp.value)
  }

  /**
   * Looks again at what was found damaged, and sets aside what still is. Gives the ids whose files have to be looked
   * at once more, each with where its file is now, or null.
   */
  async examine(): Promise<Map<string, Problem | null>> {
    const outcome = new Map<string, Problem | null>()
    if (this.#suspects.size === 0) return outcome
    const suspects = [...this.#suspects]
    this.#suspects.clear()
    await scheduler.wait(LOOKED_AGAIN)
    await settled(() =>
      this.#lock.hold(async (lock) => {
        for (const [id, stamp] of suspects) {
          const now = this.#articles.stamp(id)
          const isSame = now.ok && now.value === stamp
          outcome.set(id, isSame ? await this.#setAside(id, lock, SET_ASIDE) : null)
        }
        return ok(null)
      }),
    )
    return outcome
  }

  async #setAside(id: string, lock: HeldLock, codes: ReadonlySet<FailureCode>): Promise<Problem | null> {
    const read = this.#articles.read(id)
    if (read.ok || !codes.has(read.failure.code)) return null
    const because = { kind: 'set-aside', failure: read.failure } as const
    const problem = await setAside(this.#disk, this.#places, lock, this.#articles.path(id), because)
    this.problems.clear(fileOf(id))
    this.problems.note(problem)
    return problem
  }

  /** Clears away left-over temporary files; gives how many there were. */
  async sweep(): Promise<number> {
    await this.#sweepBeside()
    if (this.#leftovers.length === 0) return 0
    const leftovers = this.#leftovers
    this.#leftovers = []
    const swept = await settled(() =>
      this.#lock.hold(async (lock) => {
        // Only what is still there now that nobody writes was left behind.
        const names = new Set(await this.#disk.fileSystem.names(this.#places.articles))
        const left = leftovers.filter((name) => names.has(name))
        const kept = await clearLeftovers(this.#disk, this.#places, lock, left)
        for (const problem of kept) this.problems.note(problem)
        return ok(left.length)
      }),
    )
    return swept.ok ? swept.value : 0
  }

  /** Beside articles, what is only half written holds nothing that anyone wrote. */
  async #sweepBeside(): Promise<void> {
    const { root, setAside: aside } = this.#places
    for (const folder of [root, aside]) {
      const paths = await this.#temporariesIn(folder)
      if (paths.length === 0) continue
      await settled(() =>
        this.#lock.hold(async () => {
          for (const path of await this.#temporariesIn(folder)) this.#disk.fileSystem.remove(path)
          return ok(null)
        }),
      )
    }
  }

  async #temporariesIn(folder: string): Promise<string[]> {
    try {
      const names = await this.#disk.fileSystem.names(folder)
      return names.filter((name) => temporaryOf(name) !== null).map((name) => join(folder, name))
    } catch (error) {
      if (errorCode(error) === '') throw error
      return []
    }
  }

  /** The left-over temporary files that could not be cleared away. */
  leftovers(): Problem[] {
    return this.#leftovers.map((name) => ({
      kind: 'leftover',
      file: `articles/${name}`,
      failure: { code: 'write-failed', detail: { fileName: name, reason: 'cut off' } },
    }))
  }

  /** Sets aside every file of these that cannot be read for good; gives the ids of those that were moved. */
  async repair(ids: readonly string[]): Promise<string[]> {
    const moved = await settled(() =>
      this.#lock.hold(async (lock) => {
        const done: string[] = []
        for (const id of ids) if (await this.#setAside(id, lock, SET_ASIDE_IN_REPAIR)) done.push(id)
        return ok(done)
      }),
    )
    return moved.ok ? moved.value : []
  }
}
