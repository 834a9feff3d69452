import type { Article } from '../../article/index.ts'
import { checksum } from '../../checksum.ts'

/** What the site keeps of an article between two runs: all that its lists, feeds and sitemap need, without the text. */
export type SiteEntry = {
  id: string
  /** The store's word for the state of the article's file: another one means that it has changed. */
  stamp: string
  /** The page's name without `.html`. */
  name: string
  /** What the name is made from: the name is this, or this and a number. */
  stem: string
  /** Former names, whose pages lead to this one. */
  aliases: string[]
  kicker: string
  headline: string
  standfirst: string
  /** Names of those who sign. */
  byline: string[]
  date: string
  createdAt: string
  updatedAt: string
  desk: string
  language: string
  embargo: string
  /** True where the embargo was in force when the page was written. */
  isEmbargoed: boolean
  /** The files of the pictures that it shows, by their paths. */
  pictures: string[]
  /** True where the library lacked one of them: the page is written again the next time. */
  isIncomplete: boolean
  /** True where a picture is larger than its page asks for, or not cropped: a run that can make sizes writes it again. */
  isLarge: boolean
  /** For each of its figures the file that is shown, with its width and height: `<name> <width> <height>`; empty where none is. */
  figures: string[]
  /** A checksum of what lists show of it. */
  shown: string
}

/** An entry as a row of the state's file: its values in the order of `entryFrom`, which takes a third of the time of an object. */
export function rowOf(entry: SiteEntry): unknown[] {
  const { id, stamp, name, stem, aliases, kicker, headline, standfirst, byline, date } = entry
  const {
    createdAt,
    updatedAt,
    desk,
    language,
    embargo,
    isEmbargoed,
    pictures,
    isIncomplete,
    shown,
    isLarge,
    figures,
  } = entry
  return [
    ...[id, stamp, name, stem, aliases, kicker, headline, standfirst, byline, date, createdAt, updatedAt],
    ...[desk, language, embargo, isEmbargoed, pictures, isIncomplete, shown, isLarge, figures],
  ]
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`not a text: ${JSON.stringify(value)}`)
  return value
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new TypeError(`no list of texts: ${JSON.stringify(value)}`)
  return value.map(text)
}

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`neither true nor false: ${JSON.stringify(value)}`)
  return value
}

/** The entry that a row holds; throws where it holds none. By hand: a schema takes several times as long for 10,000 rows. */
export function entryFrom(row: unknown): SiteEntry {
  if (!Array.isArray(row)) throw new TypeError(`not a row: ${JSON.stringify(row)}`)
  return {
    id: text(row[0]),
    stamp: text(row[1]),
    name: text(row[2]),
    stem: text(row[3]),
    aliases: texts(row[4]),
    kicker: text(row[5]),
    headline: text(row[6]),
    standfirst: text(row[7]),
    byline: texts(row[8]),
    date: text(row[9]),
    createdAt: text(row[10]),
    updatedAt: text(row[11]),
    desk: text(row[12]),
    language: text(row[13]),
    embargo: text(row[14]),
    isEmbargoed: flag(row[15]),
    pictures: texts(row[16]),
    isIncomplete: flag(row[17]),
    shown: text(row[18]),
    isLarge: flag(row[19]),
    figures: texts(row[20]),
  }
}

/** The most characters of a text that a list shows. */
const LONGEST = 320

/** A text in one line, cut after a word where it is long for a list. */
function brief(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()
  if (line.length <= LONGEST) return line
  const cut = line.slice(0, LONGEST).toWellFormed()
  const end = cut.lastIndexOf(' ')
  return `${(end > LONGEST / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/, '')}…`
}

type Given = Pick<
  SiteEntry,
  'stamp' | 'name' | 'stem' | 'aliases' | 'pictures' | 'isEmbargoed' | 'isIncomplete' | 'isLarge' | 'figures'
>

/** The entry of an article. */
export function entryOf(article: Article, given: Given): SiteEntry {
  const { id, date, createdAt, updatedAt, language, embargo } = article
  const lists = {
    name: given.name,
    kicker: brief(article.kicker),
    headline: brief(article.headline),
    standfirst: brief(article.standfirst),
    byline: article.byline.map(({ name }) => brief(name)).filter((name) => name !== ''),
    date,
    desk: brief(article.desk),
    language,
  }
  const shown = checksum(JSON.stringify([lists, date === '' ? createdAt : '']))
  return { id, createdAt, updatedAt, embargo, ...given, ...lists, shown }
}

/** The day that an entry is filed under, `YYYY-MM-DD`: its date's, else that of its creation. */
export function dayOf({ date, createdAt }: Pick<SiteEntry, 'date' | 'createdAt'>): string {
  return (date === '' ? createdAt : date).slice(0, 10)
}

/** The instant that an entry is ordered by, in milliseconds: its date's, of a day alone noon in UTC; else its creation's. */
export function instantOf({ date, createdAt }: Pick<SiteEntry, 'date' | 'createdAt'>): number {
  const written = date === '' ? createdAt : date
  return Date.parse(written.length === 10 ? `${written}T12:00:00Z` : written)
}

/** Entries, the newest first; of one instant, the one that was created last. */
export function newestFirst(entries: Iterable<SiteEntry>): SiteEntry[] {
  return Array.from(entries, (entry) => ({ entry, instant: instantOf(entry) }))
    .sort((one, other) => other.instant - one.instant || (one.entry.id < other.entry.id ? 1 : -1))
    .map(({ entry }) => entry)
}
