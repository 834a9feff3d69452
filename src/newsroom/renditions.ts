import type { Input, Output } from '../contract/contract.ts'
import type { Article } from '../core/article/index.ts'
import { DEFAULT_EXPORT_OPTIONS, type ExportFormat, type ExportOptions } from '../core/export/formats.ts'
import {
  exportedPicture,
  type ExportedPicture,
  type ExportedUse,
  type PictureLack,
  pictureProfile,
  type PictureProfile,
  plannedSizes,
  type Rendition,
  type RenditionNeed,
} from '../core/export/renditions.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { picturesOfArticle } from '../core/pictures/figures.ts'
import { MOST_PICTURES, type PictureFormat, pictureFormat } from '../core/pictures/index.ts'
import type { Ports } from './ports.ts'

/** What is kept of renditions, in bytes: more than those of any one file come to. */
const MOST_KEPT = 64_000_000
const MOST_FORMATS = 10_000
/** How many sizes are asked for at a time. */
const NEEDS_AT_A_TIME = 12

type KnownPicture = { format: PictureFormat /** Of its file, in bytes. */; size: number }

/**
 * The renditions that windows have made, by their keys, each of which stands for all that it is made from: so that a preview
 * and the export after it need them once. The least used go first.
 */
export class RenditionCache {
  readonly #kept = new Map<string, Uint8Array | null>()
  /** What is known of the originals, which never change: so that each is read once for all that is asked of an article. */
  readonly #formats = new Map<string, KnownPicture>()
  #bytes = 0

  add(renditions: readonly Rendition[]): void {
    for (const { key, bytes } of renditions) {
      this.#drop(key)
      this.#kept.set(key, bytes)
      this.#bytes += bytes?.length ?? 0
    }
    for (const key of this.#kept.keys()) {
      if (this.#bytes <= MOST_KEPT) break
      this.#drop(key)
    }
  }

  /**
   * Forgets what could not be made, as an export begins: a window that had no memory left, or could not read the file, may be
   * able to now. For another export under way it is asked for once more.
   */
  forgetUnmade(): void {
    for (const [key, bytes] of this.#kept) if (bytes === null) this.#drop(key)
  }

  pictureAt(src: string): KnownPicture | undefined {
    return this.#formats.get(src)
  }

  note(src: string, picture: KnownPicture): void {
    if (this.#formats.size >= MOST_FORMATS) this.#formats.clear()
    this.#formats.set(src, picture)
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.length ?? 0
    this.#kept.delete(key)
  }

  /** A rendition; null for one that could not be made, undefined for one that nobody was asked for. */
  get(key: string): Uint8Array | null | undefined {
    const bytes = this.#kept.get(key)
    if (bytes === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, bytes)
    return bytes
  }
}

type PicturePorts = { store: Pick<Ports['store'], 'readPicture'> }

/** The pictures of the articles of one file, for one format. */
export class FilePictures {
  readonly #ports: PicturePorts
  readonly #renditions: RenditionCache
  readonly #profile: PictureProfile | null

  constructor(
    { format, options }: { format: ExportFormat; options: Partial<ExportOptions> },
    renditions: RenditionCache,
    ports: PicturePorts,
  ) {
    this.#profile = pictureProfile(format, { ...DEFAULT_EXPORT_OPTIONS, ...options })
    this.#renditions = renditions
    this.#ports = ports
  }

  /**
   * The sizes that these articles need and nobody has made yet, some at a time. Fails with `export-too-many-pictures` and
   * `export-pictures-too-large` where the file could not hold them.
   */
  async needs(articles: readonly Article[]): Promise<Result<RenditionNeed[]>> {
    const profile = this.#profile
    if (!profile) return ok([])
    const uses = this.#usesOf(articles)
    if (!uses.ok) return uses
    const needs = new Map<string, RenditionNeed>()
    const counted = new Set<string>()
    let bytes = 0
    for (const use of uses.value) {
      const known = await this.#knownAt(use.src)
      for (const { need } of known ? plannedSizes(use, known.format, profile) : []) {
        const made = need && this.#renditions.get(need.key)
        if (need && made === undefined) needs.set(need.key, need)
        const key = need?.key ?? use.src
        // What could not be made goes out as it is.
        if (profile.isRepeated || !counted.has(key))
          bytes += made?.length ?? (made === null ? (known?.size ?? 0) : 0)
        counted.add(key)
      }
      if (bytes > profile.mostInWindow) return tooLarge(profile.mostInWindow)
      if (needs.size >= NEEDS_AT_A_TIME) break
    }
    return ok([...needs.values()])
  }

  /**
   * What the writers of these articles show pictures from. Fails as `needs` does.
   */
  async read(
    articles: readonly Article[],
  ): Promise<Result<(use: ExportedUse) => ExportedPicture | PictureLack>> {
    const profile = this.#profile
    if (!profile) return ok(() => 'picture-missing')
    const uses = this.#usesOf(articles)
    if (!uses.ok) return uses
    const pictures = new Map<string, ExportedPicture | PictureLack>()
    let bytes = 0
    for (const use of uses.value) {
      const key = keyOf(use)
      const known = pictures.get(key)
      const picture = known ?? (await this.#read(use, profile))
      pictures.set(key, picture)
      const isCounted = known === undefined || profile.isRepeated
      for (const size of isCounted && typeof picture !== 'string' ? picture.sizes : [])
        bytes += size.bytes.length
      if (bytes > profile.mostBytes) return tooLarge(profile.mostBytes)
    }
    return ok((use) => pictures.get(keyOf(use)) ?? 'picture-missing')
  }

  async #read(use: ExportedUse, profile: PictureProfile): Promise<ExportedPicture | PictureLack> {
    const original = await this.#ports.store.readPicture(use.src)
    if (!original) return 'picture-missing'
    const format = pictureFormat(original)
    if (!format) return 'picture-damaged'
    // Loaded with the first picture: it reads metadata, which are XML.
    const { stripPicture } = await import('../core/pictures/strip.ts')
    const rendition = (key: string) => this.#renditions.get(key)
    return exportedPicture(use, { original, format, rendition, strip: stripPicture }, profile)
  }

  #usesOf(articles: readonly Article[]): Result<ExportedUse[]> {
    const uses = articles.flatMap((article) =>
      picturesOfArticle(article).map(
        ({ figure: { src, credit }, use: { crop, rights } }): ExportedUse => ({ src, crop, credit, rights }),
      ),
    )
    return uses.length > MOST_PICTURES
      ? failed('export-too-many-pictures', { count: uses.length, limit: MOST_PICTURES })
      : ok(uses)
  }

  async #knownAt(src: string): Promise<KnownPicture | null> {
    const known = this.#renditions.pictureAt(src)
    if (known) return known
    const bytes = await this.#ports.store.readPicture(src)
    const format = bytes && pictureFormat(bytes)
    if (!format) return null
    const picture = { format, size: bytes.length }
    this.#renditions.note(src, picture)
    return picture
  }
}

const keyOf = ({ src, crop, credit, rights }: ExportedUse) => JSON.stringify([src, crop, credit, rights])
const tooLarge = (limit: number) => failed('export-pictures-too-large', { limit })

/** Keeps what a window has made for an export of an article, and says what else it is to make. With nothing made, one begins. */
export async function neededRenditions(
  { id, format, options, renditions }: Input<'neededRenditions'>,
  cache: RenditionCache,
  { store }: Pick<Ports, 'store'>,
): Promise<Result<Output<'neededRenditions'>>> {
  if (renditions.length === 0) cache.forgetUnmade()
  cache.add(renditions)
  const opened = await store.read(id)
  if (!opened.ok) return opened
  const needs = await new FilePictures({ format, options }, cache, { store }).needs([opened.value.article])
  return needs.ok ? ok({ needs: needs.value }) : needs
}
