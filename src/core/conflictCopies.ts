import { INDEX_FILES, ROOT_FILES } from './libraryFiles.ts'

/**
 * THE table of the services that leave a second file beside one that was changed in two places. Each row has what they add to
 * the name of that file, in front of its ending; the groups `by` and `date` are what the name tells. The first that fits
 * counts, so that the vaguest come last.
 */
const CONFLICT_SERVICES = {
  syncthing: [/^\.sync-conflict-(?<date>\d{8})-\d{6}(?:-(?<by>[A-Z2-7]{7}))?$/],
  dropbox: [
    /^ \((?<by>[^()]+?)['’]s? conflicted copy(?: (?<date>\d{4}-\d\d-\d\d))?(?: \(?\d+\)?)?\)$/i,
    /^ \(copie en conflit d(?:e |['’])(?<by>[^()]+?)(?: (?<date>\d{4}-\d\d-\d\d))?(?: \(?\d+\)?)?\)$/i,
  ],
  nextcloud: [
    /^ \(conflicted copy(?: (?!\d{4}-)(?<by>[^()]+?))?(?: (?<date>\d{4}-\d\d-\d\d)(?: \d{6})?)?\)$/i,
    /^_conflict(?:-(?<by>.+?))?-(?<date>\d{8})-\d{6}$/,
  ],
  seafile: [/^ \(SFConflict (?<by>.+?) (?<date>\d{4}-\d\d-\d\d)-\d\d-\d\d-\d\d\)$/],
  synology: [
    /^_(?<by>.+)_(?<date>[A-Z][a-z]{2}-\d\d-\d{4}(?:\d\d)?-\d{4})_[A-Za-z]*Conflict(?:_\d+)?$/,
    /^_(?<by>.+)_(?<date>\d{4}-?\d\d-?\d\d)(?:[-_]?\d\d-?\d\d(?:-?\d\d)?)?_[A-Za-z]*Conflict(?:_\d+)?$/,
  ],
  resilio: [/^\.conflict(?:[. ]?\d+)?$/i],
  pcloud: [/^(?:\.conflicted| \[conflicted\])(?:[. ]?\d+)?$/i],
  /** Copies made by hand in Windows’ Explorer and in macOS’ Finder. */
  explorer: [/^ - (?:copy|copie)(?: \(\d+\))?$/i],
  finder: [/^ (?:copy|copie)(?: \d+)?$/i],
  'google-drive': [/^ \(\d{1,3}\)$/, /^ \[conflict\](?: \(\d+\))?$/i],
  icloud: [/^ \d{1,3}$/],
  onedrive: [/^-(?<by>[\p{Lu}\d][\p{L}\d-]*)$/u],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>

/** `unknown` is a name that begins with an article’s id and goes on as no known service has it. */
export type ConflictService = keyof typeof CONFLICT_SERVICES | 'unknown'

/** What the name of a conflict copy tells. */
export type ConflictMark = {
  service: ConflictService
  /** The person, machine or account that the text came from; empty where the name does not say. */
  by: string
  /** The day, `YYYY-MM-DD`, as the clock of that machine had it; empty where the name does not say. */
  date: string
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date in one of the forms of the table as `YYYY-MM-DD`; empty for one that is in no calendar. */
function dayOf(written: string): string {
  const named = /^([A-Z][a-z]{2})-(\d\d)-\d{4,6}-(\d{4})$/.exec(written)
  const month = named ? MONTHS.indexOf(named[1] ?? '') + 1 : 0
  const digits = named
    ? `${named[3]}${String(month).padStart(2, '0')}${named[2]}`
    : written.replaceAll('-', '')
  const day = digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  return Number.isNaN(Date.parse(day)) ? '' : day
}

function isService(name: string): name is Exclude<ConflictService, 'unknown'> {
  return Object.hasOwn(CONFLICT_SERVICES, name)
}

/** What is added to the name `original` in `name`, in front of the ending or behind it; null for another name. */
function additionTo(original: string, name: string): string | null {
  const dot = original.lastIndexOf('.')
  const [stem, ending] = [original.slice(0, dot), original.slice(dot)]
  if (!name.startsWith(stem) || name === original) return null
  if (name.startsWith(original)) return name.slice(original.length)
  return name.endsWith(ending) ? name.slice(stem.length, name.length - ending.length) : null
}

/** What `name` tells as a conflict copy of the file `original`; null if no service gives such names. */
export function conflictMark(name: string, original: string): ConflictMark | null {
  // macOS gives names with accents in two parts.
  const addition = additionTo(original, name.normalize('NFC'))
  if (addition === null) return null
  for (const [service, patterns] of Object.entries(CONFLICT_SERVICES)) {
    for (const pattern of patterns) {
      const groups = pattern.exec(addition)?.groups
      if (groups === undefined && !pattern.test(addition)) continue
      const { by = '', date = '' } = groups ?? {}
      if (isService(service)) return { service, by, date: dayOf(date) }
    }
  }
  return null
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=[^0-9a-z])/i
/** What is no copy of an article, whatever it is named for. */
const UNFINISHED = /\.(?:tmp|part|partial|crdownload|icloud)$/i

/** The article whose conflict copy a file may be, by its name; whether it is one, its text decides. */
export function articleConflict(name: string): { id: string; mark: ConflictMark } | null {
  const id = ID.exec(name)?.[0].toLowerCase()
  if (id === undefined || UNFINISHED.test(name)) return null
  const lower = id + name.slice(id.length)
  if (lower === `${id}.json`) return null
  const mark = conflictMark(lower, `${id}.json`)
  if (mark) return { id, mark }
  return name.endsWith('.json') ? { id, mark: { service: 'unknown', by: '', date: '' } } : null
}

/** True for a conflict copy of one of the files of a library beside its articles. */
export function isLibraryFileConflict(name: string): boolean {
  if (INDEX_FILES.test(name)) return false
  const [index = 'index'] = /^index\d*/.exec(name) ?? []
  return [...ROOT_FILES, `${index}.sqlite`].some((original) => conflictMark(name, original) !== null)
}

/** A second text of an article, in a file of its own that a service for synchronizing folders made. */
export type ConflictCopy = ConflictMark & {
  /** Of the article. */
  id: string
  /** Names this text of this file: another one once the file has changed. */
  copy: string
  headline: string
  revision: number
  /** When its text was written, RFC 3339, as the clock of that machine had it. */
  at: string
  /** True where it is a copy of an article in the bin. */
  inBin: boolean
}
