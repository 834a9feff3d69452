import { basename, dirname } from 'node:path'
import type { Input } from '../contract/contract.ts'
import { ok, type Result } from '../core/failure.ts'
import {
  isLargePicture,
  MOST_SHOWS,
  type OwnPictures,
  pictureAddress,
  type PictureHolder,
  type PictureList,
  type PictureRow,
  type PictureShow,
  PICTURES_SHOWN,
  type PicturesShown,
} from '../core/pictures/index.ts'
import type { OutsideUse, SeenIn } from '../newsroom/index.ts'
import type { Disk } from './durableFile.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { LibraryIndex } from './libraryIndex.ts'
import { isNew, type MediaFile, mediaFiles, PictureSizes } from './mediaFiles.ts'
import { PictureHolders } from './pictureHolders.ts'
import { soughtWords } from './pictureQuery.ts'

/** Milliseconds for which a list waits for sizes and uses that it has not got yet. */
const PATIENCE = 250
/** How the address of a picture begins, as somebody copies it. */
const ADDRESS_PART = /^(?:media\/)?([0-9a-f]{8,64}(?:\.[a-z0-9]*)?)$/
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/** True if work ends within a time; it goes on where it does not. */
async function endsSoon(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE)
  })
  const isDone = await Promise.race([work.then(() => true), late])
  clearTimeout(timer)
  return isDone
}

const shaOf = (src: string) => pictureAddress(src)?.sha256 ?? ''

/** A picture before its page is made: its file or null, and why it is no unused one where no article shows it. */
type Found = { src: string; file: MediaFile | null; isShown: boolean; heldBy: PictureHolder[] }

/**
 * The pictures of a library: the files in `media` and those that figures name, by what shows them.
 *
 * Idea: the index says which articles show a picture. Only if there are files that none of them shows are versions, bin and the
 * like looked at (`PictureHolders`). Sizes are read once (`PictureSizes`). What takes longer than a moment goes on after the
 * answer, which says so.
 * Cost: a `stat` for each picture and, where some are not shown, for each article with versions; the first time their reading.
 */
export class PictureLists {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #index: LibraryIndex
  readonly #holders: PictureHolders
  readonly #sizes: PictureSizes

  constructor(disk: Disk, paths: LibraryPaths, index: LibraryIndex) {
    this.#disk = disk
    this.#paths = paths
    this.#index = index
    this.#holders = new PictureHolders(disk, paths)
    this.#sizes = new PictureSizes(disk, paths)
  }

  /** One page of the list; `unsaved` are the pictures of texts that are not saved yet, null where these cannot be read. */
  async list(wanted: Input<'listPictures'>, { now, unsaved }: OutsideUse): Promise<Result<PictureList>> {
    const media = await mediaFiles(this.#disk, this.#paths)
    if (!media.ok) return media
    const { files, unread } = media.value
    const words = soughtWords(wanted.query)
    const shown = await this.#index.query('shownPictures', words)
    if (!shown.ok) return shown
    const areSized = await endsSoon(this.#sizes.readAll(files))
    const loose = files.filter(({ src }) => !shown.value.all.has(src))
    const areHeld = loose.length === 0 || (await endsSoon(this.#holders.refresh(() => this.#indexedIds())))
    const held = { areHeld, unsaved, now: Date.parse(now), kinds: this.#holders.kinds() }

    const found: Found[] = files.map((file) => {
      const isShown = shown.value.all.has(file.src)
      return { src: file.src, file, isShown, heldBy: isShown ? [] : this.#heldBy(file, held) }
    })
    const there = new Set([...files.map(({ src }) => src), ...unread])
    for (const src of shown.value.all) {
      if (!there.has(src)) found.push({ src, file: null, isShown: true, heldBy: [] })
    }
    const isFound = this.#matcher(wanted.query, words, shown.value.matching)
    const matching = found.filter(isFound)
    const kinds: Record<PicturesShown, Found[]> = { all: [], used: [], unused: [], missing: [], large: [] }
    for (const each of matching) for (const kind of this.#kindsOf(each)) kinds[kind].push(each)
    const listed = kinds[wanted.show].sort(
      (one, other) =>
        (other.file?.modified ?? Infinity) - (one.file?.modified ?? Infinity) ||
        (one.src < other.src ? -1 : 1),
    )
    const page = listed.slice(wanted.offset, wanted.offset + wanted.limit)
    const binned = this.#holders.binned([])
    const uses = await this.#index.query(
      'pictureUses',
      page.map(({ src }) => src),
    )
    if (!uses.ok) return uses
    const rows = page.map((each, at) =>
      this.#row(each, uses.value[at] ?? { shows: 0, uses: [] }, binned.get(shaOf(each.src)) ?? []),
    )
    const [all = 0, used = 0, unused = 0, missing = 0, large = 0] = PICTURES_SHOWN.map(
      (kind) => kinds[kind].length,
    )
    return ok({
      total: listed.length,
      counts: { all, used, unused, missing, large },
      items: rows,
      isLooking: !areSized || !areHeld,
    })
  }

  async #indexedIds(): Promise<ReadonlySet<string>> {
    const stamps = await this.#index.stamps()
    return new Set(stamps.ok ? stamps.value.map(({ id }) => id) : [])
  }

  #heldBy(
    file: MediaFile,
    {
      areHeld,
      unsaved,
      now,
      kinds,
    }: {
      areHeld: boolean
      unsaved: ReadonlySet<string> | null
      now: number
      kinds: Map<string, Set<PictureHolder>>
    },
  ): PictureHolder[] {
    const held: PictureHolder[] = [...(kinds.get(file.sha256) ?? [])]
    if (unsaved?.has(file.sha256)) held.push('unsaved')
    if (held.length > 0) return held
    if (!areHeld) return ['looking']
    if (this.#holders.isBlind || unsaved === null) return ['unread']
    return isNew(file, now) ? ['new'] : []
  }

  #kindsOf({ file, isShown, heldBy }: Found): PicturesShown[] {
    if (!file) return ['all', 'missing']
    const size = this.#sizes.of(file) ?? { width: null, height: null }
    const isLarge = isLargePicture({ ...size, size: file.size })
    const isKnown = !heldBy.includes('looking')
    const use: PicturesShown[] = !isKnown ? [] : isShown || heldBy.length > 0 ? ['used'] : ['unused']
    return ['all', ...use, ...(isLarge ? (['large'] as const) : [])]
  }

  /** What a query finds: words in the texts of figures, or a part of the address. */
  #matcher(
    query: string,
    words: readonly string[],
    matching: ReadonlySet<string> | null,
  ): (found: Found) => boolean {
    if (matching === null) return () => query.trim() === ''
    const binned = this.#holders.binned(words)
    const [, address] = ADDRESS_PART.exec(query.trim().toLowerCase()) ?? []
    const hasAddress = (src: string) => address !== undefined && src.startsWith(address, 'media/'.length)
    return ({ src }) => matching.has(src) || binned.has(shaOf(src)) || hasAddress(src)
  }

  #row(
    { src, file, heldBy }: Found,
    { shows, uses }: { shows: number; uses: PictureShow[] },
    binned: readonly PictureShow[],
  ): PictureRow {
    const size = file && this.#sizes.read(file)
    const all = [...uses, ...binned].slice(0, MOST_SHOWS)
    return {
      src,
      size: file?.size ?? null,
      width: size?.width ?? null,
      height: size?.height ?? null,
      fileName: all.find(({ fileName }) => fileName !== '')?.fileName ?? '',
      when: file && new Date(Math.round(file.modified)).toISOString(),
      shows: shows + binned.length,
      uses: all,
      heldBy,
    }
  }

  /** How many pictures nothing shows but some articles, with what the library has of them. */
  async own(
    ids: readonly string[],
    seenIn: SeenIn,
    unsaved: ReadonlySet<string> | null,
  ): Promise<Result<OwnPictures>> {
    const media = await mediaFiles(this.#disk, this.#paths)
    if (!media.ok) return media
    const { files } = media.value
    if (files.length === 0) return ok({ count: 0, isLooking: false })
    if (!(await endsSoon(this.#holders.refresh(() => this.#indexedIds())))) {
      return ok({ count: 0, isLooking: true })
    }
    const wanted = new Set(ids)
    const stamps = await this.#index.query('stampsOf', ids)
    if (!stamps.ok) return stamps
    // Of an article that is in the library, too, only the bin's goes.
    const going = seenIn === 'bin' ? new Set(ids.filter((_, at) => stamps.value[at] === null)) : wanted
    const shown = await this.#index.query('sourcesOf', [...going])
    if (!shown.ok) return shown
    const { own, others } = this.#holders.split((path) => {
      const id = ID.exec(basename(path))?.[0].toLowerCase() ?? ''
      return wanted.has(id) && (going.has(id) || dirname(path) === this.#paths.bin)
    })
    for (const src of shown.value) own.add(shaOf(src))
    const mayGo = files.filter(
      ({ sha256 }) => own.has(sha256) && !others.has(sha256) && unsaved?.has(sha256) === false,
    )
    const only = await this.#index.query('notShownBeside', {
      srcs: mayGo.map(({ src }) => src),
      ids: going,
    })
    if (!only.ok) return only
    return ok({ count: this.#holders.isBlind ? 0 : only.value.length, isLooking: false })
  }
}
