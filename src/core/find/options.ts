/** How a search in an article takes what was typed. */
export type FindOptions = {
  /** Capitals and small letters are not the same. */
  matchCase: boolean
  /** `é` is not `e`, and `œ` is not `oe`. */
  matchAccents: boolean
  /** What is found neither begins nor ends within a word. */
  wholeWord: boolean
  /** What was typed is a regular expression; accents then always count. */
  pattern: boolean
}

/** More matches than this are not looked for. */
export const MOST_MATCHES = 50_000
