import type { Status } from '../article/index.ts'
import { fold, searchWords } from '../search.ts'
import { signsIn } from '../signs.ts'
import { periodDays } from './periods.ts'
import type { Query, QueryTerm, TextField } from './query.ts'

/** What one term asks of an article. */
export type Condition =
  /** These words, one after the other; where `open`, the last may be the beginning of a word. */
  | { kind: 'words'; words: readonly string[]; open: boolean; field: TextField | null }
  /** Runs of signs that are no letters, as `signsIn` gives them, anywhere in the article. */
  | { kind: 'signs'; signs: readonly string[] }
  /** The desk and nothing else, as `deskKey` gives it. */
  | { kind: 'desk'; key: string }
  | { kind: 'status'; statuses: readonly Status[] }
  | { kind: 'language'; language: string }
  /** Dates that sort from `from` on, and before `to`; empty: no limit. */
  | { kind: 'date'; from: string; to: string }
  | { kind: 'embargo'; isEmbargoed: boolean }
  | { kind: 'length'; least: number | null; most: number | null }

/** What a query asks of an article: each of `all`, and none of `none`. */
export type Conditions = { all: readonly Condition[]; none: readonly Condition[] }

/** More words and terms than these are not sought. */
const MOST_WORDS = 64
const MOST_SOUGHT = 32
/** Sorts after all dates that begin with the same day, month or year. */
const AFTER_ALL = '~'

/** The form in which desks are compared: their words, or their signs where there is no word. */
export function deskKey(desk: string): string {
  return searchWords(desk).join(' ') || fold(desk)
}

function sought(value: string, open: boolean, field: TextField | null): Condition | null {
  const words = searchWords(value).slice(0, MOST_WORDS)
  if (words.length > 0) return { kind: 'words', words, open, field }
  const signs = signsIn(value)
  return signs.length > 0 ? { kind: 'signs', signs } : null
}

function conditionOf(term: QueryTerm, today: string): Condition | null {
  switch (term.kind) {
    case 'text':
      if (term.field === 'desk' && term.style === 'phrase') return { kind: 'desk', key: deskKey(term.value) }
      return sought(term.value, term.style !== 'phrase', term.field)
    case 'date': {
      const { field, date } = term
      return {
        kind: 'date',
        from: field === 'before' ? '' : date,
        to: field === 'before' ? date : field === 'after' ? '' : `${date}${AFTER_ALL}`,
      }
    }
    case 'period': {
      const { field, period } = term
      const { first, after } = periodDays(period, today)
      return {
        kind: 'date',
        from: field === 'before' ? '' : first,
        to: field === 'before' ? first : field === 'after' ? '' : after,
      }
    }
    case 'incomplete':
      return null
    case 'status':
      return { kind: 'status', statuses: term.statuses }
    case 'language':
      return { kind: 'language', language: term.language.toLowerCase() }
    case 'embargo':
      return { kind: 'embargo', isEmbargoed: term.isEmbargoed }
    case 'length':
      return { kind: 'length', least: term.least, most: term.most }
  }
}

/** What a query asks for on a day, `YYYY-MM-DD`; terms that ask nothing are left out. */
export function conditionsOf({ terms }: Query, today: string): Conditions {
  const of = (not: boolean) =>
    terms
      .filter((term) => term.not === not)
      .flatMap((term) => conditionOf(term, today) ?? [])
      .slice(0, MOST_SOUGHT)
  return { all: of(false), none: of(true) }
}
