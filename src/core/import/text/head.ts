/** The lines that the scan of the head found, in the order of the text. */
export type Head = {
  /** Short lines that nothing marks: title, subtitle, first heading, a bare name. */
  untyped: number[]
  /** The places of dates and bylines. */
  meta: number[]
  dates: number[]
  /** A paragraph that stands above a date or a byline. */
  above: number[]
  /** Who sent the text; `open` where the line could be a headline after all, `names` where only its capitals tell. */
  letterheads: { index: number; open: boolean; names?: true }[]
  /** Lines that say that the text is a release, or of which kind it is. */
  genres: number[]
  /** The block below the headers of a mail that were pasted with it; 0 where there are none. */
  body: number
}
