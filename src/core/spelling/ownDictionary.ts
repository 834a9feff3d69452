/** A dictionary that words are held against: one that is shipped, or a pair of files that a user named. */
export type SpellingDictionary = { language: string; isOwn: boolean }

/** The largest file of a pair that is taken, in bytes. */
export const LARGEST_PAIR_FILE = 20_000_000
