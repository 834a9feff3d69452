/** Entries that an archive may have. */
export const MOST_ENTRIES = 20_000
/** Bytes that may come out of one entry. */
export const LARGEST_ENTRY = 50_000_000
/** Bytes that may come out of an archive as a whole. */
export const LARGEST_CONTENT = 100_000_000
/** An entry that grows to more than this many times its size is a bomb, once it has come to `BOMB_FROM` bytes. */
export const MOST_GROWTH = 400
export const BOMB_FROM = 20_000_000
