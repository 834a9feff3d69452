import { checksum } from '../../checksum.ts'
import { dayOf, type SiteEntry } from './entry.ts'
import { pathName } from './names.ts'

/** How many articles a full page of a list has; the newest page has up to twice as many. */
const PAGE_SIZE = 24

export type ListingKind = 'latest' | 'month' | 'desk' | 'author'

/** A list of articles, the newest first, on one or more pages. */
export type Listing = {
  kind: ListingKind
  /** A desk's or author's name as the newest article has it; of a month `YYYY-MM`; of the latest empty. */
  title: string
  /** The folder of its first page, with a slash at its end; empty: the site's root. */
  folder: string
  entries: SiteEntry[]
}

/** One page of a list. Paths are from the root of the site; `newer` and `older` are null where there is none. */
export type ListingPage = {
  listing: Listing
  path: string
  entries: readonly SiteEntry[]
  newer: string | null
  older: string | null
  /** A checksum of all that the page shows, besides what the site's own pages share. */
  key: string
}

/** The lists of a site, from its entries in the order of `newestFirst`. */
export function listingsOf(entries: SiteEntry[]): Listing[] {
  const listings = new Map<string, Listing>()
  const put = (kind: ListingKind, folder: string, title: string, entry: SiteEntry) => {
    const known = listings.get(folder)
    if (known === undefined) listings.set(folder, { kind, title, folder, entries: [entry] })
    else if (known.entries.at(-1) !== entry) known.entries.push(entry)
  }
  for (const entry of entries) {
    const month = dayOf(entry).slice(0, 7)
    put('month', monthFolder(month), month, entry)
    const desk = pathName(entry.desk)
    if (desk !== '') put('desk', `desk/${desk}/`, entry.desk, entry)
    for (const name of entry.byline) {
      const author = pathName(name)
      if (author !== '') put('author', `author/${author}/`, name, entry)
    }
  }
  return [{ kind: 'latest', title: '', folder: '', entries }, ...listings.values()]
}

/** The folder of the list of a month, `YYYY-MM`. */
export const monthFolder = (month: string) => `${month.replace('-', '/')}/`

/**
 * The pages of a list. They are numbered from the oldest articles on, so that a new article changes the newest page alone;
 * once that has two pages' worth, the older half becomes a page of its own.
 */
export function pagesOf(listing: Listing): ListingPage[] {
  const { kind, title, folder, entries } = listing
  const count = Math.max(1, Math.floor(entries.length / PAGE_SIZE))
  const older = kind === 'latest' ? 'page/' : folder
  const pathOf = (number: number) => (number === count ? `${folder}index.html` : `${older}${number}.html`)
  return Array.from({ length: count }, (_, index) => {
    const number = count - index
    const end = entries.length - (number - 1) * PAGE_SIZE
    const shown = entries.slice(number === count ? 0 : end - PAGE_SIZE, end)
    const page = {
      listing,
      path: pathOf(number),
      entries: shown,
      newer: number === count ? null : pathOf(number + 1),
      older: number === 1 ? null : pathOf(number - 1),
    }
    const sums = shown.map((entry) => entry.shown).join(' ')
    const key = checksum(JSON.stringify([title, page.newer, page.older, sums]))
    return { ...page, key }
  })
}

/** How many desks the front page names. */
const MOST_DESKS = 12

/** The desks with the most articles, in the order of their names. */
export function mainDesks(listings: readonly Listing[], language: string): Listing[] {
  const collator = new Intl.Collator(language)
  return listings
    .filter(({ kind }) => kind === 'desk')
    .sort((one, other) => other.entries.length - one.entries.length || (one.folder < other.folder ? -1 : 1))
    .slice(0, MOST_DESKS)
    .sort((one, other) => collator.compare(one.title, other.title))
}
