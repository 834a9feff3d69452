import { join } from 'node:path'
import {
  decodePresence,
  encodePresence,
  PRESENCE,
  type Presence,
  presenceFileName,
  readPresenceFileName,
} from '../core/presence.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { PresenceStore } from '../newsroom/index.ts'
import { readFile, stampOf } from './articleFile.ts'
import { assertArticleId } from './assertArticle.ts'
import { toResult } from './diskFailure.ts'
import { type Disk, tempFileTarget, writeDurably } from './durableFile.ts'
import { type Description, describeIfThere } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import type { LibraryPaths } from './libraryFolder.ts'

/** Bytes. */
const LARGEST_FILE = 4096
/** More files than this are not looked at. */
const MOST_FILES = 500
/**
 * A file that has not changed for so many milliseconds is removed: two days, since the clock of a server may be a day
 * apart from this machine's.
 */
const STALE = 172_800_000
/** A file system's times may be finer than the clock's, or those of a server, by so many milliseconds. */
const CLOCK_STEP = 1_000

/** Clocks in milliseconds: since 1970, and one that nobody sets. */
export type PresenceClocks = { now(): number; elapsed(): number }

const SYSTEM_CLOCKS: PresenceClocks = { now: () => Date.now(), elapsed: () => performance.now() }

/** The last state of a file, and when it was first seen by the clock that nobody sets; null if it was there before. */
type Sighting = { stamp: string; since: number | null }

/**
 * The presence files of a library: `presence/<article>.<machine>.json`.
 *
 * Idea: clocks of machines may be a day apart, so what a file says of its time is not used. Its age counts from the moment
 * at which this machine saw it change. One that was already there counts from its change time where the system has set
 * that in the last five minutes, as it does when a sync client writes it; else it is not shown before it changes, which
 * takes two minutes at most where somebody writes.
 *
 * A presence is information: whatever fails here concerns no article.
 */
export class PresenceFiles implements PresenceStore {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #device: string
  readonly #clocks: PresenceClocks
  readonly #sightings = new Map<string, Sighting>()
  readonly #own = new Set<string>()
  #lastLook: number | null = null
  /** Operations on own files run one after the other, so that none is written after it was removed. */
  #last: Promise<unknown> = Promise.resolve()

  /** `device` is this machine's id, 16 hexadecimal digits. */
  constructor(disk: Disk, paths: LibraryPaths, device: string, clocks = SYSTEM_CLOCKS) {
    this.#disk = disk
    this.#paths = paths
    this.#device = device
    this.#clocks = clocks
  }

  put(id: string, name: string): Promise<Result<{ written: boolean }>> {
    assertArticleId(id)
    return this.#enqueue(() => this.#put(id, name))
  }

  remove(id: string): Promise<Result<{ removed: boolean }>> {
    assertArticleId(id)
    return this.#enqueue(async () => ok({ removed: this.#remove(id) }))
  }

  /** Removes what this process has written and not removed. */
  async close(): Promise<void> {
    await Promise.all([...this.#own].map((id) => this.remove(id)))
  }

  list(): Promise<Result<Presence[]>> {
    return toResult(async () => {
      return ok(this.#look(await this.#names()))
    }, this.#paths.root)
  }

  #enqueue<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const turn = this.#last.then(() => toResult(work, this.#paths.root))
    this.#last = turn.catch(() => {})
    return turn
  }

  async #put(id: string, name: string): Promise<Result<{ written: boolean }>> {
    const { fileSystem } = this.#disk
    const { root, articles, presence } = this.#paths
    // Where a disk is gone, its place may still be an empty folder.
    if (!describeIfThere(fileSystem, articles)) return failed('library-missing', { folder: root })
    const there = describeIfThere(fileSystem, presence)
    if (!there) fileSystem.makeFolder(presence, false)
    else if (there.kind !== 'folder') return ok({ written: false })
    const path = join(presence, presenceFileName(id, this.#device))
    const bytes = encodePresence(name, new Date(this.#clocks.now()).toISOString())
    const [failure] = await writeDurably(this.#disk, presence, [{ path, bytes, mode: null }], () => {})
    if (failure) throw failure
    this.#own.add(id)
    return ok({ written: true })
  }

  #remove(id: string): boolean {
    this.#own.delete(id)
    return this.#removeFile(presenceFileName(id, this.#device))
  }

  #removeFile(name: string): boolean {
    try {
      this.#disk.fileSystem.remove(join(this.#paths.presence, name))
      return true
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false
      throw error
    }
  }

  async #names(): Promise<string[]> {
    const { fileSystem } = this.#disk
    const { presence } = this.#paths
    if (describeIfThere(fileSystem, presence)?.kind !== 'folder') return []
    return (await fileSystem.names(presence)).slice(0, MOST_FILES)
  }

  #look(names: readonly string[]): Presence[] {
    for (const known of this.#sightings.keys()) if (!names.includes(known)) this.#sightings.delete(known)
    const elapsed = this.#clocks.elapsed()
    const present = names.flatMap((name) => this.#presenceIn(name, elapsed) ?? [])
    this.#lastLook = elapsed
    return present
  }

  /** Who a file tells of; null if nobody is to be shown. Removes it if it is old. */
  #presenceIn(name: string, elapsed: number): Presence | null {
    const { fileSystem } = this.#disk
    const about = readPresenceFileName(name)
    if (!about && tempFileTarget(name) === null) return null
    const path = join(this.#paths.presence, name)
    const there = describeIfThere(fileSystem, path)
    if (there?.kind !== 'file') return null
    const age = about && about.device !== this.#device ? this.#age(name, there, elapsed) : null
    if (!about || age === null || age > PRESENCE.shown) {
      this.#removeIfStale(name, there)
      return null
    }
    const read = readFile(fileSystem, path, LARGEST_FILE)
    const person = read.ok ? decodePresence(read.value.bytes) : null
    return person === null ? null : { id: about.id, name: person, age }
  }

  /** Milliseconds since this machine saw the file change; null where it has not. */
  #age(name: string, there: Description, elapsed: number): number | null {
    const stamp = `${there.inode} ${stampOf(there)}`
    const before = this.#sightings.get(name)
    const since = before?.stamp === stamp ? before.since : this.#changedAt(there, elapsed)
    this.#sightings.set(name, { stamp, since })
    return since === null ? null : elapsed - since
  }

  /** When a file that is another one than at the last look has changed: by the system's time if that may be true. */
  #changedAt({ changed }: Description, elapsed: number): number | null {
    const age = this.#clocks.now() - changed
    const isPossible = age >= -CLOCK_STEP && age <= elapsed - (this.#lastLook ?? elapsed - PRESENCE.shown)
    if (isPossible) return elapsed - Math.max(0, age)
    return this.#lastLook === null ? null : elapsed
  }

  #removeIfStale(name: string, { changed, modified }: Description): void {
    if (this.#clocks.now() - Math.max(changed, modified) < STALE) return
    try {
      this.#removeFile(name)
    } catch (error) {
      if (errorCode(error) === '') throw error
    }
  }
}
