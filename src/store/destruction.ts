import { basename, dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { articleId } from '../core/article/index.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import type { Destroyed } from '../core/library.ts'
import type { SeenIn } from '../newsroom/index.ts'
import { fingerprintOf, readFile } from './articleFile.ts'
import { findTraces, type Traces } from './articleTraces.ts'
import { DiskFailure, toReadFailure, toResult } from './diskFailure.ts'
import { type Disk, flushFolder, writeDurably } from './durableFile.ts'
import { describeIfThere } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { mediaFiles } from './mediaFiles.ts'
import { filesOfPictures, picturesOfFiles, unusedPictures, type WithoutPictures } from './pictureUse.ts'
import { removeFile, removeTree } from './removeFiles.ts'

const FORMAT = 'marbre-destruction'
const VERSION = 1
/** Articles for which the lock is held at a time. */
const GROUP_SIZE = 50

const MAIN_FOLDERS = ['articles', 'bin'] as const

/**
 * An article that is to be destroyed. `files` holds the fingerprint of its file in each folder where it had one. With
 * `binOnly`, an article of the same id is in the library, and only the bin's is meant.
 */
const entry = z.object({
  id: articleId,
  binOnly: z.boolean(),
  files: z.object({
    articles: z.exactOptional(z.string()),
    bin: z.exactOptional(z.string()),
  }),
})
type Entry = z.infer<typeof entry>

const order = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  articles: z.array(entry),
  /** SHA-256 of the pictures that these articles show. */
  pictures: z.array(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  /** When the files of these pictures were last touched before this began, by names: an address would show the picture. */
  touched: z.optional(z.record(z.string(), z.number())),
})
type Order = Omit<z.infer<typeof order>, 'format' | 'version'>

/** What is known as a group of articles is destroyed. */
type Before = {
  seenIn: SeenIn
  used: ReadonlySet<string> | null
  known: WithoutPictures
  touched: Touched
}

/** When the files of pictures were last touched, by names, or why the disk does not tell it. */
type Touched = ReadonlyMap<string, number | Failure>

/** What is told of a destruction: each path that is removed; and the ids, before the order is taken back. */
export type DestructionHooks = {
  onRemoved(path: string): void
  forget(ids: readonly string[]): Promise<void>
}

/** Of the files of some pictures, when they were last touched. Throws a `DiskFailure` where the disk does not tell it of one. */
function touchedOf(pictures: readonly string[], touched: Touched): Record<string, number> {
  const times: Record<string, number> = {}
  for (const [name, time] of touched) {
    if (!pictures.includes(name.slice(0, name.indexOf('.')))) continue
    if (typeof time !== 'number') throw new DiskFailure(time)
    times[name] = time
  }
  return times
}

const joinedOrder = (one: Order, other: Order): Order => ({
  articles: [...one.articles, ...other.articles],
  pictures: [...one.pictures, ...other.pictures],
  touched: { ...one.touched, ...other.touched },
})

/**
 * Destroys articles: their files, versions, copies, and the pictures that nothing else shows.
 *
 * Idea: what is to be destroyed is first written down, durably, in `bin/destroying.json` with the fingerprints of the articles'
 * files. Then these files go, so that the article is in no list any more, then the rest, then what the index knows
 * (`forget`), and last the order. Whoever opens the library while there is an order carries it out.
 * Invariant: whatever fails or dies, an article is whole and can be destroyed again, or all of it is gone once the library
 * can be written again. A file that is another than the one that was written down is not destroyed. Nor is a picture whose
 * file was touched since the destruction began: a text that is not saved yet has taken it in (`PictureFiles.add`).
 * Cost: one look at each picture's file; one flush of the order for 50 articles, and one of each folder. Pictures cost a
 * reading of every file of the library that was not read before the lock was taken; articles without pictures do not.
 */
export class Destroyer {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #hooks: DestructionHooks

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock, hooks: DestructionHooks) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#hooks = hooks
  }

  get #orderPath(): string {
    return join(this.#paths.bin, 'destroying.json')
  }

  /**
   * Destroys articles, after what was left of an earlier destruction. Pictures in `used` stay; all do if it is null. Ids of
   * which nothing is found are `missing`. On a failure, some may be destroyed; an article of which anything is gone then is
   * gone from view, and its rest goes with the next call, or when the library is next opened.
   */
  async destroy(
    ids: readonly string[],
    seenIn: SeenIn,
    used: ReadonlySet<string> | null,
  ): Promise<Result<Destroyed>> {
    const outcome: Destroyed = { destroyed: [], missing: [] }
    const inDoubt: string[] = []
    const touched = await this.#lastTouched()
    if (!touched.ok) return touched
    // What is left by a failure that lasts must not keep other articles from being destroyed.
    await this.finish(used)
    for (let from = 0; from < ids.length; from += GROUP_SIZE) {
      const group = ids.slice(from, from + GROUP_SIZE)
      const known: WithoutPictures = new Map()
      const done = await this.#guarded(async () => {
        await this.#readAhead(group, known)
        const found = await this.#lock.hold((lock) =>
          this.#destroyGroup(group, { seenIn, used, known, touched: touched.value }, lock),
        )
        outcome.destroyed.push(...found.destroyed)
        outcome.missing.push(...found.missing)
        inDoubt.push(...found.inDoubt)
      })
      if (!done.ok) return done
    }
    if (outcome.destroyed.length === 0) return ok(outcome)
    const settled = await this.#guarded(() => this.#settle(outcome.destroyed, inDoubt))
    return settled.ok ? ok(outcome) : settled
  }

  async #lastTouched(): Promise<Result<Touched>> {
    const media = await mediaFiles(this.#disk, this.#paths)
    if (!media.ok) return media
    const { fileSystem, library } = this.#disk
    const touched = new Map<string, number | Failure>()
    for (const { src, modified } of media.value.files) touched.set(basename(src), modified)
    for (const name of media.value.unread.map((src) => basename(src))) {
      const path = join(this.#paths.media, name)
      try {
        const there = describeIfThere(fileSystem, path)
        if (there) touched.set(name, there.modified)
      } catch (error) {
        touched.set(name, toReadFailure(error, library, path))
      }
    }
    return ok(touched)
  }

  #guarded(work: () => Promise<void>): Promise<Result<null>> {
    return toResult(async () => {
      await work()
      return ok(null)
    }, this.#paths.root)
  }

  /** Reads, before the lock is taken, which files show none of the pictures of some articles. */
  async #readAhead(ids: readonly string[], known: WithoutPictures): Promise<void> {
    const traces = await findTraces(this.#disk, this.#paths, new Set(ids))
    const pictures = await picturesOfFiles(this.#disk, [...traces.values()].flat())
    await unusedPictures(this.#disk, this.#paths, pictures, known)
  }

  async #destroyGroup(
    ids: readonly string[],
    { seenIn, used, known, touched }: Before,
    lock: HeldLock,
  ): Promise<Destroyed & { inDoubt: string[] }> {
    const before = this.#readOrder() ?? { articles: [], pictures: [] }
    const traces = await findTraces(this.#disk, this.#paths, new Set(ids))
    const entries = ids.flatMap((id) => this.#entryFor(id, seenIn, traces) ?? [])
    const destroyed = entries.map(({ id }) => id)
    const missing = ids.filter((id) => !destroyed.includes(id))
    if (entries.length === 0) return { destroyed, missing, inDoubt: [] }
    const shown = await picturesOfFiles(
      this.#disk,
      entries.flatMap((each) => this.#pathsOf(each, traces)),
    )
    const pictures = used === null ? [] : [...shown].filter((each) => !used.has(each))
    const now = { articles: entries, pictures, touched: touchedOf(pictures, touched) }
    const progress = { removed: 0 }
    try {
      await this.#writeOrder(joinedOrder(before, now), lock)
      const how = { traces, known, progress, used }
      return { destroyed, missing, inDoubt: await this.#carryOut(now, how, lock) }
    } catch (error) {
      // Nothing is gone yet: what is reported as failed must not be done later.
      if (progress.removed === 0) await this.#guarded(() => this.#leave(before, lock))
      throw error
    }
  }

  #path(folder: (typeof MAIN_FOLDERS)[number], id: string): string {
    return join(this.#paths[folder], `${id}.json`)
  }

  /** Undefined for a file that is not there. Throws a `DiskFailure` for one that cannot be read: it is not removed. */
  #fingerprint(path: string): string | undefined {
    const read = readFile(this.#disk.fileSystem, path)
    if (read.ok) return fingerprintOf(read.value.bytes)
    if (read.failure.code === 'unreadable') throw new DiskFailure(read.failure)
    return read.failure.code === 'not-found' ? undefined : read.failure.code
  }

  /** What is written down of an article; null if there is nothing of it. */
  #entryFor(id: string, seenIn: SeenIn, traces: Traces): Entry | null {
    const [articles, bin] = MAIN_FOLDERS.map((folder) => this.#fingerprint(this.#path(folder, id)))
    const binOnly = seenIn === 'bin' && articles !== undefined
    if (seenIn === 'bin' ? bin === undefined : !traces.has(id)) return null
    return {
      id,
      binOnly,
      files: {
        ...(articles === undefined || binOnly ? {} : { articles }),
        ...(bin === undefined ? {} : { bin }),
      },
    }
  }

  /** The paths that are to go with an article. */
  #pathsOf({ id, binOnly }: Entry, traces: Traces): string[] {
    const paths = traces.get(id) ?? []
    return binOnly ? paths.filter((path) => path === this.#path('bin', id)) : [...paths]
  }

  /** True if the files of an article are those that were written down, or gone. */
  #isAsOrdered({ id, binOnly, files }: Entry): boolean {
    return MAIN_FOLDERS.every((folder) => {
      if (binOnly && folder === 'articles') return true
      const now = this.#fingerprint(this.#path(folder, id))
      return now === undefined || files[folder] === now
    })
  }

  /** Removes what an order names; counts in `progress` what is gone. Returns the pictures of which the use is in doubt. */
  async #carryOut(
    { articles, pictures, touched }: Order,
    {
      traces,
      known,
      progress,
      used,
    }: Pick<Before, 'known' | 'used'> & { traces: Traces; progress: { removed: number } },
    lock: HeldLock,
  ): Promise<string[]> {
    const entries = articles.filter((each) => this.#isAsOrdered(each))
    const mains = entries.flatMap(({ id, binOnly }) =>
      binOnly ? [this.#path('bin', id)] : MAIN_FOLDERS.map((folder) => this.#path(folder, id)),
    )
    await this.#removeAll(mains, progress, lock)
    await this.#removeAll(
      entries.flatMap((each) => this.#pathsOf(each, traces)),
      progress,
      lock,
    )
    const asked = new Set(pictures.filter((each) => !used?.has(each)))
    const { unused, inDoubt } = await unusedPictures(this.#disk, this.#paths, asked, known)
    const files = await filesOfPictures(this.#disk, this.#paths, unused)
    const isUntouched = (path: string, name: string) => {
      const there = describeIfThere(this.#disk.fileSystem, path)
      return there !== null && there.modified === touched?.[name]
    }
    await this.#removeAll(
      files.flatMap((name) => {
        const path = join(this.#paths.media, name)
        return isUntouched(path, name) ? [path] : []
      }),
      progress,
      lock,
    )
    return [...inDoubt]
  }

  /** Removes files, and folders with all that is in them, durably. */
  async #removeAll(paths: readonly string[], progress: { removed: number }, lock: HeldLock): Promise<void> {
    const folders = new Set<string>()
    for (const path of paths) {
      if (!(await removeTree(this.#disk, path, lock.check))) continue
      progress.removed += 1
      folders.add(dirname(path))
      this.#hooks.onRemoved(path)
    }
    for (const folder of folders) await flushFolder(this.#disk, folder)
  }

  #readOrder(): Order | null {
    const read = readFile(this.#disk.fileSystem, this.#orderPath)
    if (!read.ok) {
      if (read.failure.code === 'unreadable') throw new DiskFailure(read.failure)
      return null
    }
    try {
      const decoded = order.safeParse(JSON.parse(new TextDecoder().decode(read.value.bytes)))
      return decoded.success ? decoded.data : null
    } catch {
      return null
    }
  }

  async #writeOrder({ articles, pictures, touched }: Order, lock: HeldLock): Promise<void> {
    const value = { format: FORMAT, version: VERSION, articles, pictures: [...new Set(pictures)], touched }
    const bytes = new TextEncoder().encode(`${JSON.stringify(value)}\n`)
    const file = { path: this.#orderPath, bytes, mode: null }
    const [failure] = await writeDurably(this.#disk, this.#paths.bin, [file], lock.check)
    if (failure) throw failure
  }

  /** Replaces the order by what is left of it. */
  async #leave(left: Order, lock: HeldLock): Promise<void> {
    if (left.articles.length + left.pictures.length > 0) return this.#writeOrder(left, lock)
    lock.check()
    await removeFile(this.#disk, this.#orderPath)
    await flushFolder(this.#disk, this.#paths.bin)
  }

  /** What the index knows of destroyed articles goes; then they are taken out of the order, which keeps pictures in doubt. */
  async #settle(ids: readonly string[], inDoubt: string[]): Promise<void> {
    if (ids.length > 0) await this.#hooks.forget(ids)
    await this.#lock.hold(async (lock) => {
      const now = this.#readOrder()
      if (!now) return
      const articles = now.articles.filter(({ id }) => !ids.includes(id))
      const pictures = articles.length > 0 ? now.pictures : inDoubt
      await this.#leave({ articles, pictures, touched: now.touched }, lock)
    })
  }

  /**
   * Carries out what is left of a destruction that did not come to its end, but for the pictures in `used`, which texts
   * show that are not saved. Where these are not known, pictures of which the use was in doubt go on waiting. An order that cannot
   * be decoded is none. Costs one look for a name where there is none.
   */
  async finish(used: ReadonlySet<string> | null): Promise<Result<null>> {
    return this.#guarded(async () => {
      if (!describeIfThere(this.#disk.fileSystem, this.#orderPath)) return
      const carried = await this.#lock.hold(async (lock) => {
        const left = this.#readOrder()
        if (!left || (left.articles.length === 0 && used === null)) return null
        const ids = left.articles.map(({ id }) => id)
        const traces = await findTraces(this.#disk, this.#paths, new Set(ids))
        const how = { traces, known: new Map(), progress: { removed: 0 }, used }
        return { ids, inDoubt: await this.#carryOut(left, how, lock) }
      })
      if (carried) await this.#settle(carried.ids, carried.inDoubt)
    })
  }
}
