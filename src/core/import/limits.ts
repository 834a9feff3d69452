/** Files above this many bytes are refused. */
export const LARGEST_FILE = 50_000_000
/** Texts above this many lines are refused. */
export const MOST_LINES = 200_000
/** Texts in Markdown above this many lines are refused: each may be a block by itself. */
export const MOST_MARKDOWN_LINES = 100_000
/** Texts in Markdown of more bytes than this are refused. */
export const LARGEST_MARKDOWN = 20_000_000
/** Texts in Markdown with more signs than this that could be marks are refused; an address counts as a few of them. */
export const MOST_MARKS = 100_000
/** Tables with more columns or cells are read as the text of their cells. */
export const MOST_TABLE_COLUMNS = 100
export const MOST_TABLE_CELLS = 100_000
/** Characters of a cell: one that says more is a column of a page, and its table only sets the page out. */
export const LONGEST_CELL = 1500
/** Texts with one sign repeated more often than this are refused: parsing Markdown would take minutes. */
export const LONGEST_RUN = 100_000
/** Characters of the text of a mail or of an item of news; and of its HTML, marks and all. */
export const LONGEST_BODY = 5_000_000
export const LONGEST_MARKUP = 10_000_000
