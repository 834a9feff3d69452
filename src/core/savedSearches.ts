import * as z from 'zod/mini'
import { STATUSES } from './article/index.ts'
import { DIRECTIONS, SORTS } from './library.ts'

const VERSION = 1
const LONGEST_NAME = 80
const LONGEST_QUERY = 4096
/** The most searches that a library keeps. */
export const MOST_SAVED = 200

/** What the list is asked for, by a name. */
const savedSearch = z.strictObject({
  version: z.literal(VERSION),
  name: z.string().check(z.minLength(1), z.maxLength(LONGEST_NAME)),
  query: z.string().check(z.maxLength(LONGEST_QUERY)),
  status: z.enum([...STATUSES, 'all']),
  sort: z.enum(SORTS),
  direction: z.enum(DIRECTIONS),
})
export type SavedSearch = z.infer<typeof savedSearch>

/** A search of a newer version, or one that is damaged: it is kept as it is, and not run. */
const foreignSearch = z.looseObject({ name: z.string() })

/** A saved search, as the settings hold it. */
export type StoredSearch = z.infer<typeof foreignSearch>

export const savedSearchesDecoder: z.ZodMiniType<StoredSearch[]> = z.array(foreignSearch)

/** The search that can be run; else why it cannot. */
export function readSavedSearch(stored: StoredSearch): SavedSearch | 'newer' | 'damaged' {
  const read = savedSearch.safeParse(stored)
  if (read.success) return read.data
  return typeof stored['version'] === 'number' && stored['version'] > VERSION ? 'newer' : 'damaged'
}

/** A name as it is kept: without blanks around it, and no longer than names are; '' for none. */
export function searchName(typed: string): string {
  return typed.trim().slice(0, LONGEST_NAME).toWellFormed().trim()
}

/** The searches with one more, in the place of one of the same name, else at the end; the searches themselves where there is no room. */
export function withSearch(
  searches: readonly StoredSearch[],
  search: Omit<SavedSearch, 'version'>,
): StoredSearch[] {
  const added = { version: VERSION, ...search }
  const at = searches.findIndex(({ name }) => name === search.name)
  if (at >= 0) return searches.with(at, added)
  return searches.length < MOST_SAVED ? [...searches, added] : [...searches]
}
