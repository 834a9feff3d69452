import { type Byline, STATUSES, type Status } from './article/index.ts'
import type { FailedBackup } from './backup.ts'
import type { ConflictCopy } from './conflictCopies.ts'
import type { Failure } from './failure.ts'
import type { HouseStyle } from './houseStyle/index.ts'
import type { SearchHit } from './query/index.ts'
import { fold } from './search.ts'
import type { Sharing } from './sharedFolder.ts'

/** What the list shows of an article. */
export type ArticleSummary = {
  id: string
  revision: number
  headline: string
  kicker: string
  byline: Byline[]
  date: string
  status: Status
  desk: string
  embargo: string
  /** The zone in which the embargo was set, by its name in the time-zone database; empty where it is not known. */
  embargoZone: string
  language: string
  /** User-perceived characters of the body, spaces included. */
  signs: number
  words: number
  /** The first words of the text, in one line of at most 160 UTF-16 code units. */
  excerpt: string
  updatedAt: string
}

/** An article that has a certain slug. */
export type SlugOwner = { id: string; headline: string }

type PlainName = Exclude<keyof ArticleSummary, 'byline' | 'status'>
/** What each of the others is. */
const SUMMARY_VALUES: {
  readonly [Name in PlainName]: ArticleSummary[Name] extends string ? 'string' : 'number'
} = {
  id: 'string',
  revision: 'number',
  headline: 'string',
  kicker: 'string',
  date: 'string',
  desk: 'string',
  embargo: 'string',
  embargoZone: 'string',
  language: 'string',
  signs: 'number',
  words: 'number',
  excerpt: 'string',
  updatedAt: 'string',
}

const isByline = (value: unknown): value is Byline =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'

/** True for what the list shows of an article. Looked at by hand, so that a window needs no library of decoders to hear of one. */
export function isSummary(value: unknown): value is ArticleSummary {
  if (typeof value !== 'object' || value === null) return false
  const fields: { readonly [name: string]: unknown } = { ...value }
  return (
    Object.entries(SUMMARY_VALUES).every(([name, kind]) => typeof fields[name] === kind) &&
    STATUSES.some((status) => status === fields['status']) &&
    Array.isArray(fields['byline']) &&
    fields['byline'].every(isByline)
  )
}

/** The orders of the list; `best` is by relevance where something is sought, else the same as `updated`. */
export const SORTS = ['best', 'updated', 'date', 'headline', 'signs'] as const
export type Sort = (typeof SORTS)[number]

export const DIRECTIONS = ['ascending', 'descending'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** The usual direction of each order; articles with the same key follow their ids in the direction of the list, too. */
export const SORT_DIRECTIONS = {
  best: 'descending',
  updated: 'descending',
  date: 'descending',
  headline: 'ascending',
  signs: 'descending',
} as const satisfies Record<Sort, Direction>

/** Sorts after every headline: an article without one comes last. */
const NO_HEADLINE = '\u{10ffff}'
const OPENING_MARKS = /^[^\p{L}\p{N}]+/u
/** Digits, with what stands between thousands. */
const NUMBERS = /\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+/g
const NO_DIGITS = /\D/g
const LEADING_ZEROS = /^0+(?=\d)/
const MANY_DIGITS = 9

/** A number so that its letters sort as it counts: how many digits it has, then the digits. */
function sortedNumber(number: string): string {
  const digits = number.replace(NO_DIGITS, '').replace(LEADING_ZEROS, '')
  const { length } = digits
  return length < MANY_DIGITS
    ? `${length}${digits}`
    : `${MANY_DIGITS}${String(length).padStart(6, '0')}${digits}`
}

/** What the list is sorted by. */
export type SortKeys = { updated: string; date: string; headline: string; signs: number }

/**
 * A headline as it is sorted: folded, so that accents and case do not part what belongs together; from its first letter or
 * digit on; numbers as they count. Well formed, because the index has no lone surrogates.
 */
function headlineKey(headline: string): string {
  const folded = fold(headline.toWellFormed())
  return (folded.replace(OPENING_MARKS, '') || folded).replace(NUMBERS, sortedNumber) || NO_HEADLINE
}

/** The keys of an article. */
export function sortKeys({ updatedAt, date, headline, signs }: ArticleSummary): SortKeys {
  return { updated: new Date(updatedAt).toISOString(), date, headline: headlineKey(headline), signs }
}

/** Compares by code points, as SQLite does; `<` compares UTF-16 code units. */
function compareText(one: string, other: string): number {
  const ours = one[Symbol.iterator]()
  const theirs = other[Symbol.iterator]()
  for (;;) {
    const [a, b] = [ours.next(), theirs.next()]
    if (a.done || b.done) return Number(b.done ?? false) - Number(a.done ?? false)
    const difference = (a.value.codePointAt(0) ?? 0) - (b.value.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
}

/** The order of the list where nothing is sought: negative where `one` stands before `other`. */
export function compareSummaries(
  sort: Sort,
  one: ArticleSummary,
  other: ArticleSummary,
  direction: Direction = SORT_DIRECTIONS[sort],
): number {
  const key = sort === 'best' ? 'updated' : sort
  const [a, b] = [sortKeys(one)[key], sortKeys(other)[key]]
  const byKey = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))
  const difference = byKey || compareText(one.id, other.id)
  return direction === 'ascending' ? difference : -difference
}

/** The state of an article's file, in one word that is another one after each change; and its status. */
export type ArticleStamp = { id: string; stamp: string; status: Status }

/** One page of the list. `total` counts what matches query and status; `counts` what matches the query, by status. */
export type ArticleList = {
  total: number
  counts: Record<Status | 'all', number>
  items: ArticleSummary[]
  /** Where excerpts were asked for and words are sought: for the items, in their order; none of one that shows no word. */
  hits?: SearchHit[]
}

/** Something that is wrong with a file of the library: where its bytes are now, and why. */
export type Problem = {
  /**
   * `unkept`: while somebody wrote, a text was saved without keeping the one before as a version. `misnamed`: a good article
   * whose file is not named for its id. `picture-missing`: an article shows a picture that has no file. `picture-damaged`: the
   * bytes of a picture are not those of which its name is made.
   */
  kind:
    | 'set-aside'
    | 'unreadable'
    | 'newer-version'
    | 'index'
    | 'leftover'
    | 'unkept'
    | 'misnamed'
    | 'conflict-copy'
    | 'picture-missing'
    | 'picture-damaged'
  /** Relative to the library's folder. */
  file: string
  failure: Failure
  /** Of a conflict copy of an article that can be read. */
  copy?: ConflictCopy
  /** Of a good article that can be taken into the list. */
  takeIn?: { headline: string }
}

/** The library as a whole, for the banner and the settings. */
export type LibraryState = {
  /** The folder's full name, to be shown, never to be used. */
  folder: string
  /** Why nothing can be saved at present, or null. */
  writeFailure: Failure | null
  problems: Problem[]
  sharing: Sharing
  /** Why the last backup failed; null where it is good, or where no schedule wants any. */
  failedBackup: FailedBackup | null
}

/** The newsroom's own rules, as its file in the library has them; `file` and its fingerprint are null where there is none. */
export type HouseStyleFile = HouseStyle & { file: string | null; fingerprint: string | null }

/**
 * What became of a change of that file: written; or not, because the file was changed meanwhile (`style` is what it says
 * now), or because no program can make this change in it.
 */
export type HouseStyleEdit =
  | { kind: 'written'; style: HouseStyleFile }
  | { kind: 'changed-meanwhile'; style: HouseStyleFile }
  | { kind: 'by-hand-only' }

/**
 * What a repair does with a problem: it takes the article in, sets the file aside, removes what an interrupted save left (or sets it
 * aside, if it is newer than the article), rebuilds the index. In the order in which they are announced.
 */
export const REMEDIES = ['take-in', 'set-aside', 'clear', 'rebuild'] as const
export type Remedy = (typeof REMEDIES)[number]

/** `remedy` is null for what a repair leaves as it is; `isDone` is true where this repair has done it. */
export type CheckedProblem = Problem & { remedy: Remedy | null; isDone: boolean }

/**
 * `articles`, `binned`, `versions` and `pictures` count those that can be read; `repaired` the problems that were put right.
 * `unusedPictures` are those that nothing shows, which are no problem: they may be deleted.
 */
export type CheckReport = {
  articles: number
  binned: number
  versions: number
  pictures: number
  unusedPictures: { count: number; bytes: number }
  problems: CheckedProblem[]
  repaired: number
}

/** The steps of a check, in their order. */
export const CHECK_STEPS = ['articles', 'bin', 'versions', 'pictures', 'index'] as const

/** How far a check is; `total` is 0 where it is not known. */
export type CheckProgress = { step: (typeof CHECK_STEPS)[number]; done: number; total: number }

/** `deletedAt` is an RFC 3339 instant. */
export type BinnedArticle = { id: string; headline: string; deletedAt: string }

/** A row of the bin: the names of its authors, and when it goes at the earliest, RFC 3339; null if that cannot be told. */
export type BinRow = BinnedArticle & { byline: string[]; goesAt: string | null }

/** The most articles that one call destroys. */
export const MOST_DESTROYED = 500

/** What became of articles that were to be destroyed; of those that are `missing`, nothing was found. */
export type Destroyed = { destroyed: string[]; missing: string[] }
