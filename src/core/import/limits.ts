/** Files above this many bytes are refused. */
export const LARGEST_FILE = 50_000_000
/** Texts above this many lines are refused. */
export const MOST_LINES = 300_000
/** Texts with one sign repeated more often than this are refused: parsing Markdown would take minutes. */
export const LONGEST_RUN = 100_000
