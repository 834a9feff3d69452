import type { Article } from '../../article/index.ts'
import { isUnderEmbargo } from '../../embargo.ts'
import type { ArticleStamp } from '../../library.ts'
import type { ExportContext, ExportResources } from '../context.ts'
import { DEFAULT_EXPORT_OPTIONS } from '../formats.ts'
import type { HouseProfile } from '../house.ts'
import type { ExportNotice } from '../notices.ts'
import { PICTURE_FOLDER } from '../html/index.ts'
import { checksum } from '../../checksum.ts'
import { type SiteFrame, siteFrame } from './document.ts'
import { entryOf, newestFirst, type SiteEntry } from './entry.ts'
import { FEED_LENGTH, jsonFeed, rss } from './feeds.ts'
import { type Listing, listingsOf, mainDesks, pagesOf } from './listings.ts'
import { archiveHtml, listingHtml } from './lists.ts'
import { PageNames, stemOf } from './names.ts'
import {
  articlePage,
  feedHtml,
  figureLine,
  notFoundPage,
  redirectPage,
  siteArticle,
  styleFiles,
} from './pages.ts'
import { markupChecksum } from './sample.ts'
import { isSitemap, siteAddresses, sitemaps } from './sitemap.ts'
import { encodeState, type KeptEntry, pathsOf, type SiteState } from './state.ts'

/** What a site is made from. */
export type SiteInputs = {
  /** The articles that the site is to hold, each once. */
  articles: readonly ArticleStamp[]
  /** What the folder's present files were made from; null: nothing is known of them. */
  previous: SiteState | null
  resources: Omit<ExportResources, 'picture'>
  /** True where whoever asks for the site makes sizes of pictures. */
  makesRenditions?: boolean
}

/** A file of the site, to be written. `id` is that of its article; empty: it is of no one article. */
export type SiteFile = {
  id: string
  headline: string
  path: string
  content: string | Uint8Array
  notices: readonly ExportNotice[]
}

/** The language of most articles; of two with as many, the first in the alphabet. */
function mainLanguage(entries: readonly SiteEntry[]): string {
  const counts = new Map<string, number>()
  for (const { language } of entries) counts.set(language, (counts.get(language) ?? 0) + 1)
  const [first] = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  return first?.[0] ?? 'en'
}

/** What the pages show of the house; its colour and its fonts are in the style alone. */
const shownOf = (house: HouseProfile): HouseProfile => ({ ...house, accentColor: '', embedFonts: false })

/**
 * Builds a site, from nothing or from what the last run left.
 *
 * Idea: the state keeps of each article a small entry, from which lists, sitemap and archive are made, so that an article is
 * read only where its stamp is another one. A file of no one article has a key, a checksum of what it is made from, and is
 * made only where the key is another one. Use: each article of `wanted`, in that order, is added, skipped or left out (as one
 * under embargo); then `feedIds` says whose texts the feeds need; then `finish`; `state` is for the next run.
 * Cost: one article in memory at a time, and the entries of all. Names are given in the order of ids, which is that of
 * creation: of two articles with one slug, the older has it.
 */
export class SiteBuilder {
  readonly #inputs: SiteInputs
  readonly #previous: SiteState
  readonly #made: string
  readonly #entries = new Map<string, KeptEntry>()
  /** The stamps of the articles that are wanted. */
  readonly #stamps: ReadonlyMap<string, string>
  readonly #names = new PageNames()
  readonly #oldPictures = new Set<string>()
  readonly #keys = new Map<string, string>()
  readonly #failed = new Set<string>()
  /** The ids of the articles that have to be read, in the order in which they are to be added. */
  readonly wanted: readonly string[]
  #order: SiteEntry[] | null = null
  #frame: SiteFrame | null = null
  readonly #articleFrames = new Map<string, SiteFrame>()

  constructor(inputs: SiteInputs) {
    const { previous, resources } = inputs
    this.#inputs = inputs
    this.#made = checksum(
      JSON.stringify([shownOf(resources.house), markupChecksum(shownOf(resources.house))]),
    )
    const isSame = previous?.made === this.#made
    this.#previous = previous ?? { run: '', made: '', keys: new Map(), entries: new Map() }
    for (const { entry } of this.#previous.entries.values()) {
      for (const picture of entry.pictures) this.#oldPictures.add(picture)
    }
    const wanted = new Map<string, string>()
    for (const { id, stamp } of inputs.articles) {
      const known = this.#previous.entries.get(id)
      // Until it has been read again, an article has its old name, which no other may take.
      if (known) this.#names.keep(known.entry.name, id)
      if (known && isSame && this.#isCurrent(known.entry, stamp)) this.#entries.set(id, known)
      else wanted.set(id, stamp)
    }
    this.#stamps = wanted
    this.wanted = [...wanted.keys()].sort()
  }

  #isCurrent(entry: SiteEntry, stamp: string): boolean {
    // What is or was under embargo is read again: it may be left out now, or have passed it.
    return (
      entry.stamp === stamp &&
      !entry.isIncomplete &&
      !(entry.isLarge && this.#inputs.makesRenditions) &&
      !entry.isEmbargoed &&
      (entry.embargo === '' || !isUnderEmbargo(entry, this.#inputs.resources.now))
    )
  }

  /** The name of an article: the one that it has, where that is still made from its slug. */
  #nameOf(article: Article, stem: string): string {
    const known = this.#previous.entries.get(article.id)?.entry
    if (known) {
      if (known.stem === stem) return known.name
      this.#names.free(known.name)
    }
    return this.#names.claim(stem, article.id)
  }

  /** Takes an article that was read, with the pictures that it shows; returns its files, first its page. */
  add(article: Article, picture: ExportContext['picture']): SiteFile[] {
    const stem = stemOf(article)
    const notices: ExportNotice[] = []
    const figures: string[] = []
    // Not by the notices: an image that is not of the library is missing for good, and no reason to write the page again.
    let isMissing = false
    const noted: ExportContext['picture'] = (use) => {
      const found = picture(use)
      isMissing ||= found === 'picture-missing'
      figures.push(typeof found === 'string' ? '' : figureLine(found.sizes[0]))
      return found
    }
    const element = siteArticle(
      article,
      this.#context(noted, (notice) => notices.push(notice)),
    )
    const sizes = element.pictures.flatMap((shown) => shown.picture.sizes)
    const entry = entryOf(article, {
      stamp: this.#stamps.get(article.id) ?? '',
      name: this.#nameOf(article, stem),
      stem,
      aliases: (article.aliases ?? []).map((alias) => stemOf({ ...article, slug: alias })),
      pictures: [...new Set(sizes.map(({ name }) => PICTURE_FOLDER + name))],
      isEmbargoed: isUnderEmbargo(article, this.#inputs.resources.now),
      isIncomplete: isMissing,
      figures,
      isLarge: element.pictures.some((shown) => shown.picture.isOversized || shown.picture.isUncropped),
    })
    this.#entries.set(article.id, { entry, line: null })
    if (entry.name !== entry.stem) notices.unshift({ name: 'same-slug', what: this.#headlineAt(entry.stem) })
    const content = articlePage(article, entry, element, this.#articleFrame(entry.language))
    const about = { id: article.id, headline: article.headline }
    const files: SiteFile[] = [{ ...about, path: `${entry.name}.html`, content, notices }]
    for (const { name, bytes } of sizes) {
      const path = PICTURE_FOLDER + name
      if (this.#oldPictures.has(path)) continue
      this.#oldPictures.add(path)
      files.push({ id: '', headline: '', path, content: bytes, notices: [] })
    }
    return files
  }

  /** The headline of the article that has a name; where the article is gone, or has none, the name. */
  #headlineAt(name: string): string {
    const id = this.#names.ownerOf(name) ?? ''
    const owner = this.#entries.get(id) ?? this.#previous.entries.get(id)
    return owner?.entry.headline || name
  }

  /** The frame of articles in a language: that of the site's own pages makes no difference to them. */
  #articleFrame(language: string): SiteFrame {
    const frame = this.#articleFrames.get(language) ?? siteFrame(this.#inputs.resources.house, language)
    this.#articleFrames.set(language, frame)
    return frame
  }

  #context(picture: ExportContext['picture'], notice: ExportContext['notice']): ExportContext {
    const options = DEFAULT_EXPORT_OPTIONS
    return { ...this.#inputs.resources, options, picture, notice, beside: () => undefined }
  }

  /** Leaves an article as it was, because it could not be read; the next run reads it again. */
  skip(id: string): void {
    const known = this.#previous.entries.get(id)
    if (known) this.#entries.set(id, { entry: { ...known.entry, stamp: '' }, line: null })
  }

  /** Notes that a file could not be written, so that the next run makes it again. */
  failed(path: string): void {
    this.#failed.add(path)
  }

  get #newest(): SiteEntry[] {
    this.#order ??= newestFirst(Array.from(this.#entries.values(), ({ entry }) => entry))
    return this.#order
  }

  get #siteFrame(): SiteFrame {
    this.#frame ??= siteFrame(this.#inputs.resources.house, mainLanguage(this.#newest))
    return this.#frame
  }

  #feedKey(): string {
    const items = this.#newest.slice(0, FEED_LENGTH).map(({ id, stamp, name }) => [id, stamp, name])
    const { name, language } = this.#siteFrame
    return checksum(JSON.stringify([this.#made, name, language, items]))
  }

  /** The articles whose texts the feeds need, in their order; none where the feeds are as they were. */
  feedIds(): string[] {
    if (this.#siteFrame.root === '' || this.#previous.keys.get('feed.xml') === this.#feedKey()) return []
    return this.#newest.slice(0, FEED_LENGTH).map(({ id }) => id)
  }

  /** The files that are of no one article, where they are not as they were. `feedArticles` are those of `feedIds`. */
  *finish(feedArticles: readonly Article[]): Generator<SiteFile> {
    const frame = this.#siteFrame
    const listings = listingsOf(this.#newest)
    yield* this.#listFiles(listings, frame)
    yield* this.#redirects(frame)
    yield* this.#keyed('404.html', checksum(JSON.stringify([frame, this.#made])), () => notFoundPage(frame))
    for (const { path, content } of styleFiles(this.#inputs.resources)) {
      const key = checksum(typeof content === 'string' ? content : new TextDecoder('latin1').decode(content))
      yield* this.#keyed(path, key, () => content)
    }
    if (frame.root === '') return
    const key = this.#feedKey()
    const items = () => this.#feedItems(feedArticles, frame)
    yield* this.#keyed('feed.xml', key, () => rss(items(), frame))
    yield* this.#keyed('feed.json', key, () => jsonFeed(items(), frame))
    yield* this.#sitemaps(listings, frame)
  }

  /** A file, unless it was made from the same the last time. */
  *#keyed(path: string, key: string, make: () => string | Uint8Array): Generator<SiteFile> {
    this.#keys.set(path, key)
    if (this.#previous.keys.get(path) === key) return
    yield { id: '', headline: '', path, content: make(), notices: [] }
  }

  *#listFiles(listings: readonly Listing[], frame: SiteFrame): Generator<SiteFile> {
    const shared = checksum(JSON.stringify([this.#made, frame.name, frame.language]))
    const desks = mainDesks(listings, frame.language)
    const deskKey = JSON.stringify(desks.map(({ folder, title }) => [folder, title]))
    for (const listing of listings) {
      for (const page of pagesOf(listing)) {
        const key = checksum(`${shared} ${page.key} ${page.path === 'index.html' ? deskKey : ''}`)
        for (const file of this.#keyed(page.path, key, () => listingHtml(page, desks, frame))) {
          const isUntold = page.path === 'index.html' && frame.root === ''
          yield isUntold
            ? { ...file, notices: [{ name: 'site-address-missing', what: 'feed.xml, sitemap.xml' }] }
            : file
        }
      }
    }
    const counts = listings.map(({ folder, title, entries }) => [folder, title, entries.length])
    const key = checksum(JSON.stringify([shared, counts]))
    yield* this.#keyed('archive.html', key, () => archiveHtml(listings, frame))
  }

  /** The pages of former names, where no article has taken the name. */
  *#redirects(frame: SiteFrame): Generator<SiteFile> {
    for (const entry of this.#newest) {
      for (const alias of entry.aliases) {
        const path = `${alias}.html`
        if (this.#names.ownerOf(alias) !== undefined || this.#keys.has(path)) continue
        const key = checksum(JSON.stringify([this.#made, frame.root, entry.name, entry.shown]))
        yield* this.#keyed(path, key, () => redirectPage(entry, path, frame))
      }
    }
  }

  /** The sitemap, which any change of an article changes. */
  *#sitemaps(listings: readonly Listing[], frame: SiteFrame): Generator<SiteFile> {
    const dated = this.#newest.map(({ name, updatedAt }) => `${name} ${updatedAt}`)
    const key = checksum([frame.root, ...listings.map(({ folder }) => folder), ...dated].join('\n'))
    const known = [...this.#previous.keys].filter(([path, each]) => isSitemap(path) && each === key)
    if (known.length > 0) {
      for (const [path] of known) this.#keys.set(path, key)
      return
    }
    for (const { path, content } of sitemaps(siteAddresses(this.#newest, listings, frame), frame.root)) {
      yield* this.#keyed(path, key, () => content)
    }
  }

  #feedItems(articles: readonly Article[], frame: SiteFrame) {
    const context = this.#context(
      () => 'picture-missing',
      () => undefined,
    )
    return articles.flatMap((article) => {
      const entry = this.#entries.get(article.id)?.entry
      return entry ? [{ entry, article, html: feedHtml(article, entry, context, frame) }] : []
    })
  }

  /** The names of all files of the site, after `finish`. */
  paths(): Set<string> {
    return pathsOf({ keys: this.#keys, entries: this.#entries })
  }

  /** The style of the site's pages, whether or not it is as it was. */
  style(): SiteFile {
    const [{ path, content }] = styleFiles(this.#inputs.resources)
    return { id: '', headline: '', path, content, notices: [] }
  }

  /** What the site was made from, for the next run, after `finish`; `run` names this one. */
  state(run: string): Uint8Array {
    const entries = new Map(this.#entries)
    for (const [id, { entry }] of this.#failed.size === 0 ? [] : entries) {
      const pictures = entry.pictures.filter((path) => !this.#failed.has(path))
      if (pictures.length < entry.pictures.length || this.#failed.has(`${entry.name}.html`)) {
        entries.set(id, { entry: { ...entry, pictures, stamp: '' }, line: null })
      }
    }
    const keys = new Map([...this.#keys].filter(([path]) => !this.#failed.has(path)))
    return encodeState({ run, made: this.#made, keys, entries })
  }
}
