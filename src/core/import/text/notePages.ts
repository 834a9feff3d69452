import { isTimeAlone } from '../metadata/timesOfDay.ts'
import type { LineMetadata } from '../metadata/metaLine.ts'

/** Lines of the head of a page of notes. */
export const LINES_OF_NOTE_PAGE = 3

/**
 * True for the head of a page as OneNote exports it: what the page is called, the day with its weekday and year, and the time,
 * each in a line. The title of a text on that page stands below.
 */
export function isNotePage(metadata: (at: number) => LineMetadata | null | undefined): boolean {
  const day = metadata(1)
  return (
    day?.meta?.date.length === 10 &&
    day.meta.byline.length === 0 &&
    /^\p{L}/u.test(day.text) &&
    isTimeAlone(metadata(2)?.text ?? '') &&
    metadata(0)?.isMeta === false
  )
}
