import { join } from 'node:path'
import type { Article } from '../core/article/index.ts'
import type { BinnedArticle } from '../core/library.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import {
  type Conditions,
  conditionsOf,
  localDay,
  matchesConditions,
  parseQuery,
  type SoughtFacts,
  soughtTexts,
  type SoughtTexts,
} from '../core/query/index.ts'
import { sectionTexts, summaryOf } from '../core/summary.ts'
import { articleCodec, stampOf } from './articleFile.ts'
import { DiskFailure, toReadResult } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import { type Description, describeIfThere } from './fileSystem.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import { soughtTextsOf } from './indexEntry.ts'
import { errorCode } from './systemErrors.ts'
import { loopYielder } from './yieldToLoop.ts'

/**
 * When a file was put into the bin: its modification time, which moving it in sets and moving it back keeps. Of a file that was
 * another user's, it is that of its last change: `bin/purge.json` says for how long it has been there.
 */
export function deletedAt({ modified }: Pick<Description, 'modified'>): string {
  return new Date(Math.round(modified)).toISOString()
}

/** An article in the bin, with the names of its authors. */
type Binned = BinnedArticle & { byline: string[] }

/** An article as it is sought. */
type Searched = { facts: SoughtFacts; texts: SoughtTexts }

/** What was read of a file in one state. `searched` is absent until something is sought, and where there is too much. */
type Known = { stamp: string; binned: Binned; searched: Searched | null }

/** Letters of texts that are kept for the next search. */
const MAX_KEPT = 40_000_000
/** Milliseconds after the last search for which they are kept. */
const KEPT_FOR = 300_000

function searchedOf(article: Article): Searched {
  const sections = sectionTexts(article)
  return { facts: summaryOf(article, sections), texts: soughtTexts(soughtTextsOf(article, sections)) }
}

const byDeletion = (one: Binned, other: Binned) => {
  if (one.deletedAt === other.deletedAt) return one.id < other.id ? 1 : -1
  return one.deletedAt < other.deletedAt ? 1 : -1
}

/**
 * What the files in the bin hold. A file is read once for each of its states, and its text once more for the first search;
 * after that, listing costs one `stat` for each.
 */
export class BinRows {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #known = new Map<string, Known>()
  #kept = 0
  #timer: NodeJS.Timeout | null = null

  constructor(disk: Disk, paths: LibraryPaths) {
    this.#disk = disk
    this.#paths = paths
  }

  async #ids(): Promise<Result<string[]>> {
    const { bin, root } = this.#paths
    const names = await toReadResult(async () => ok(await this.#disk.fileSystem.names(bin)), root, bin)
    return names.ok ? ok(names.value.flatMap((name) => articleIdOf(name) ?? [])) : names
  }

  /** How many articles are in the bin, by their names alone. */
  async count(): Promise<Result<number>> {
    const ids = await this.#ids()
    return ids.ok ? ok(ids.value.length) : ids
  }

  /** Reads every article and calls `each` for it; calls `unread` for each that cannot be read, and for the bin if that cannot. */
  async check(
    each: (article: Article) => void,
    unread: (file: string, failure: Failure) => void,
  ): Promise<void> {
    const ids = await this.#ids()
    if (!ids.ok) unread('bin', ids.failure)
    const pause = loopYielder()
    for (const id of ids.ok ? ids.value : []) {
      const path = join(this.#paths.bin, `${id}.json`)
      const read = await toReadResult(
        async () => ok(articleCodec(this.#disk.fileSystem, id).load(path).article),
        this.#paths.root,
        path,
      )
      if (read.ok) each(read.value)
      else if (read.failure.code !== 'not-found') unread(`bin/${id}.json`, read.failure)
      await pause()
    }
  }

  /** The readable articles that match a query, last deleted first. */
  async list(query: string): Promise<Result<Binned[]>> {
    const ids = await this.#ids()
    if (!ids.ok) return ids
    const sought = query.trim() === '' ? null : conditionsOf(parseQuery(query), localDay(new Date()))
    const now = new Date().toISOString()
    const there = new Set(ids.value)
    for (const id of this.#known.keys()) if (!there.has(id)) this.#known.delete(id)
    const found: Binned[] = []
    const pause = loopYielder()
    for (const id of ids.value) {
      found.push(...this.#binned(id, sought, now))
      await pause()
    }
    if (sought) this.#forgetTextsLater()
    return ok(found.sort(byDeletion))
  }

  /** The article in a list of one if it can be read and matches, else in none. */
  #binned(id: string, sought: Conditions | null, now: string): Binned[] {
    const path = join(this.#paths.bin, `${id}.json`)
    try {
      const there = describeIfThere(this.#disk.fileSystem, path)
      if (!there) return []
      const before = this.#known.get(id)
      const isKnown = before?.stamp === stampOf(there) && (!sought || before.searched !== null)
      const { known, searched } = isKnown
        ? { known: before, searched: before.searched }
        : this.#read(id, path, sought !== null)
      const matches = !sought || (searched !== null && matchesConditions(sought, { ...searched, now }))
      return matches ? [known.binned] : []
    } catch (error) {
      if (errorCode(error) === '' && !(error instanceof DiskFailure)) throw error
      return []
    }
  }

  #read(id: string, path: string, isSought: boolean) {
    const { article, modified, stamp } = articleCodec(this.#disk.fileSystem, id).load(path)
    const byline = article.byline.map(({ name }) => name).filter((name) => name !== '')
    const binned = { id, headline: article.headline, deletedAt: deletedAt({ modified }), byline }
    const searched = isSought ? searchedOf(article) : null
    const hasRoom = searched !== null && this.#kept + searched.texts.all.length <= MAX_KEPT
    if (hasRoom) this.#kept += searched.texts.all.length
    const known: Known = { stamp, binned, searched: hasRoom ? searched : null }
    this.#known.set(id, known)
    return { known, searched }
  }

  #forgetTextsLater(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      for (const [id, known] of this.#known) this.#known.set(id, { ...known, searched: null })
      this.#kept = 0
    }, KEPT_FOR).unref()
  }
}
