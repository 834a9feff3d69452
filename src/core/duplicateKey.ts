import { fold, searchWords } from './search.ts'

/** An article of the library that a text to be imported may be already, and what says so. */
export type Duplicate = {
  id: string
  headline: string
  date: string
  /** The same bytes, or the same headline and day. */
  why: 'same-file' | 'same-headline'
  updatedAt: string
  revision: number
}

/** What duplicates of a text are looked up by: the SHA-256 of its file (lower-case hexadecimal), headline and date. */
export type DuplicateQuery = { sha256: string; headline: string; date: string }

/**
 * A key that is the same for articles of one headline and one day, whatever their case, accents, spaces and punctuation:
 * fixing the typography of a headline does not change it. Empty where there is no headline.
 */
export function duplicateKey({ headline, date }: { headline: string; date: string }): string {
  const name = searchWords(headline).join(' ') || fold(headline)
  return name === '' ? '' : `${date.slice(0, 10)} ${name}`
}
