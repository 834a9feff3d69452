/** Which of the lines in bold that open a text a line is: the first, or one under it. */
export type OpeningLine = 'first' | 'under'

/** A rubric, a title and the line under it. */
const MOST = 3

/**
 * The places of the lines in bold that open a text, two or three right above each other and the last above the text; none
 * where fewer do. `isOther` tells of a line that it is something else: a date, a byline, a label.
 */
export function openingLines(lines: {
  readonly isBold: (at: number) => boolean
  readonly isOther: (at: number) => boolean
  readonly opens: (at: number) => boolean
}): ReadonlyMap<number, OpeningLine> {
  const found = new Map<number, OpeningLine>()
  let at = 0
  while (lines.isOther(at)) at += 1
  for (; lines.isBold(at) && !lines.isOther(at); at += 1) found.set(at, found.size === 0 ? 'first' : 'under')
  return found.size > 1 && found.size <= MOST && lines.opens(at - 1) ? found : new Map()
}
