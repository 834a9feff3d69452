import { CORRECTION_MARKS, PUBLISHED_CORRECTIONS } from '../vocabulary/corrections.ts'
import { alternatives } from '../vocabulary/load.ts'

/** `Correction : `, `Correction, Nov. 12, 2024: `; the day is kept. */
const CORRECTION_MARK = new RegExp(
  `^(?:${alternatives(CORRECTION_MARKS)})(?:[ \\u00a0\\u202f]?[:–—-][ \\u00a0]?|[ \\u00a0]?,[ \\u00a0]?(?=[^:]{0,30}\\d[^:]{0,12}:)|[ \\u00a0](?=\\([^:]{0,30}\\d[^:]{0,12}:))`,
  'iu',
)
const DAY_OF_CORRECTION = /^[^:]{4,40}:[ \u00a0]?/u
const PUBLISHED = new RegExp(`^(?:${alternatives(PUBLISHED_CORRECTIONS)})(?![\\p{L}])`, 'iu')

/** `Correction : une première version de cet article …`: for readers. */
export function isPublishedCorrection(text: string): boolean {
  const said = withoutCorrectionMark(text.slice(0, 160).replace(/^[([]/u, ''))
  return (
    PUBLISHED.test(said) ||
    (CORRECTION_MARK.test(text) && PUBLISHED.test(said.replace(DAY_OF_CORRECTION, '')))
  )
}

const WRITTEN = new RegExp(`^(?:${alternatives(CORRECTION_MARKS)}) – (?=\\S)`, 'iu')

/** A correction as a text that Marbre wrote ends with it: `Correction – `. */
export function isWrittenCorrection(text: string): boolean {
  return WRITTEN.test(text)
}

/** A correction without the word that exports write before it: `Une première version de cet article …`. */
export function withoutCorrectionMark(text: string): string {
  const mark = CORRECTION_MARK.exec(text)?.[0] ?? ''
  const said = text.slice(mark.length)
  return mark === '' ? text : said.charAt(0).toUpperCase() + said.slice(1)
}
