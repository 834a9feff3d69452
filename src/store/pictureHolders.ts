import { basename, join } from 'node:path'
import { picturesIn, type PictureHolder, type PictureShow } from '../core/pictures/index.ts'
import { articleCodec, stampOf } from './articleFile.ts'
import { NOTE } from './articleTraces.ts'
import { DiskFailure } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import { inspect, inspectNames } from './fileSystem.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import { filesBelow, textOf } from './pictureUse.ts'
import { shownPictures } from './shownPictures.ts'
import { loopYielder } from './yieldToLoop.ts'

/** A figure of an article in the bin. */
type BinnedShow = { sha256: string; sought: string; show: PictureShow }

/** A file, or the folder of an article's versions, as it was read: which pictures it shows, by their SHA-256. */
type Holder = {
  stamp: string
  kind: Extract<PictureHolder, 'versions' | 'bin' | 'set-aside' | 'copy' | 'unread'>
  pictures: ReadonlySet<string>
  shows: readonly BinnedShow[]
}

const NO_PICTURES: ReadonlySet<string> = new Set()
/** What the system did not let one look at; it is looked at again with the next look. */
const UNREAD: Holder = { stamp: '', kind: 'unread', pictures: NO_PICTURES, shows: [] }

/**
 * Which pictures are shown by what is not among the articles of the index: versions, the bin, files set aside, conflict copies
 * and what else is in the folder of articles.
 *
 * Idea: each file is read once for each of its states, the versions of an article once for each state of their folder. So the
 * first look costs a reading of them all, and each further one a `stat` of each.
 * Invariant: what is told is for showing; what is deleted is looked at again by `unusedPictures`, under the lock.
 */
export class PictureHolders {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #holders = new Map<string, Holder>()
  #refreshing: Promise<void> | null = null

  constructor(disk: Disk, paths: LibraryPaths) {
    this.#disk = disk
    this.#paths = paths
  }

  /** Looks at all files that changed since the last look; `indexed` are the articles whose files need no look. */
  refresh(indexed: () => Promise<ReadonlySet<string>>): Promise<void> {
    this.#refreshing ??= this.#refresh(indexed).finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  async #refresh(indexed: () => Promise<ReadonlySet<string>>): Promise<void> {
    const { articles, bin, versions, quarantine } = this.#paths
    const there = new Set<string>()
    const pause = loopYielder()
    const look = async (kind: Holder['kind'], path: string) => {
      there.add(path)
      await this.#look(kind, path)
      await pause()
    }
    const ids = await indexed()
    const isIndexed = (name: string) => ids.has(articleIdOf(name) ?? '')
    for (const [kind, folder] of [
      ['copy', articles],
      ['bin', bin],
      ['set-aside', quarantine],
      ['versions', versions],
    ] as const) {
      const names = await inspectNames(this.#disk.fileSystem, folder)
      if (names === 'unknown') {
        there.add(folder)
        this.#holders.set(folder, UNREAD)
        continue
      }
      for (const name of names) {
        if (kind === 'copy' ? !isIndexed(name) : !name.endsWith(NOTE)) await look(kind, join(folder, name))
      }
    }
    for (const path of this.#holders.keys()) if (!there.has(path)) this.#holders.delete(path)
  }

  async #look(kind: Holder['kind'], path: string): Promise<void> {
    const found = inspect(this.#disk.fileSystem, path)
    if (found === 'missing') this.#holders.delete(path)
    else if (found === 'unknown') this.#holders.set(path, UNREAD)
    else {
      const stamp = stampOf(found)
      if (this.#holders.get(path)?.stamp === stamp) return
      const holder = (kind === 'bin' && this.#binned(path, stamp)) || (await this.#read(kind, path, stamp))
      this.#holders.set(path, holder)
    }
  }

  /** An article in the bin with its figures; null for another file, and for one that cannot be read as an article. */
  #binned(path: string, stamp: string): Holder | null {
    const id = articleIdOf(basename(path))
    if (id === null) return null
    try {
      const { article } = articleCodec(this.#disk.fileSystem, id).load(path)
      const shows = shownPictures(article).map(({ src, show, sought }) => ({
        sha256: picturesIn(src)[0] ?? '',
        sought,
        show: { id, ...show, inBin: true },
      }))
      const named = picturesIn(JSON.stringify(article))
      return { stamp, kind: 'bin', pictures: setOf(named), shows }
    } catch (error) {
      if (error instanceof DiskFailure) return null
      throw error
    }
  }

  async #read(kind: Holder['kind'], path: string, stamp: string): Promise<Holder> {
    const pictures: string[] = []
    for await (const file of filesBelow(this.#disk.fileSystem, path)) {
      if (file.there === 'unknown') return UNREAD
      const text = textOf(this.#disk.fileSystem, file.path)
      if (!text.ok) return UNREAD
      if (text.value === null) return { ...UNREAD, stamp }
      pictures.push(...picturesIn(text.value))
    }
    return { stamp, kind, pictures: setOf(pictures), shows: [] }
  }

  /** True if a file could not be read at the last look: any picture may be shown by it. */
  get isBlind(): boolean {
    return [...this.#holders.values()].some(({ kind }) => kind === 'unread')
  }

  /** Which kinds of files held each picture at the last look, by its SHA-256. */
  kinds(): Map<string, Set<Holder['kind']>> {
    const kinds = new Map<string, Set<Holder['kind']>>()
    for (const { kind, pictures } of this.#holders.values()) {
      for (const each of pictures) kinds.set(each, (kinds.get(each) ?? new Set<Holder['kind']>()).add(kind))
    }
    return kinds
  }

  /** The figures of the bin at the last look that have all these words in their texts, by the SHA-256 of their pictures. */
  binned(words: readonly string[]): Map<string, PictureShow[]> {
    const found = new Map<string, PictureShow[]>()
    for (const { shows } of this.#holders.values()) {
      for (const { sha256, sought, show } of shows) {
        if (words.every((word) => sought.includes(word))) {
          found.set(sha256, [...(found.get(sha256) ?? []), show])
        }
      }
    }
    return found
  }

  /** The pictures that the files held at the last look, by whether their paths belong to what is asked for. */
  split(isOwn: (path: string) => boolean): { own: Set<string>; others: Set<string> } {
    const own = new Set<string>()
    const others = new Set<string>()
    for (const [path, { pictures }] of this.#holders) {
      for (const each of pictures) (isOwn(path) ? own : others).add(each)
    }
    return { own, others }
  }
}

const setOf = (pictures: readonly string[]): ReadonlySet<string> =>
  pictures.length === 0 ? NO_PICTURES : new Set(pictures)
