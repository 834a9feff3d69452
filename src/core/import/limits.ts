/** Files above this many bytes are refused. */
export const LARGEST_FILE = 50_000_000
/** Texts above this many lines are refused: no article has them, and no review could show them. */
export const MOST_LINES = 300_000
/** One sign repeated more often than this, with nothing between, is no text; readers of Markdown choke on it. */
export const LONGEST_RUN = 100_000
