import { withoutEdges } from '../lines.ts'
import { alternatives, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { EMBARGO, RELEASES } from '../vocabulary/releases.ts'

const RELEASE_NAMES = wordSet(RELEASES)

/** The number of a release: `n° 12/2026`. */
const NUMBER_OF_RELEASE =
  /[ \u00a0]?(?:(?:n[°ºo]|nr|núm|num|č)\.?[ \u00a0]?|#)?\d{1,6}(?:[/.-]\d{1,6}){0,2}$/iu

/** True for a line that only says that the text was sent to newsrooms: `COMMUNIQUÉ DE PRESSE`, `Pressemitteilung Nr. 4`. */
export function isRelease(text: string): boolean {
  if (text.length > 100) return false
  const pieces = withoutEdges(text).split(/[ \u00a0]?[|/:•·*–—][ \u00a0]?|[ \u00a0]-[ \u00a0]/u)
  const said = pieces.map((piece) => piece.replace(NUMBER_OF_RELEASE, '')).filter((piece) => piece !== '')
  return said.length > 0 && said.every((piece) => RELEASE_NAMES.has(normalizeWord(piece)))
}

const { before, embargo, until, untilAtOnce, notBefore, when } = EMBARGO
const DAY_OR_UNTIL = `\\p{Nd}|${alternatives(until)}`
const EMBARGO_LINE = new RegExp(
  `^(?:(?:${alternatives(before)})[ \\u00a0])?(?:${alternatives(embargo)})[ \\u00a0\\u202f]*` +
    `(?:$|(?:${DAY_OR_UNTIL}|${alternatives(untilAtOnce)}|[–—:-][ \\u00a0]?(?:${DAY_OR_UNTIL})))`,
  'iu',
)
const NOT_BEFORE_LINE = new RegExp(
  `^(?:${alternatives(notBefore)})[ \\u00a0](?:${alternatives(when)})(?!\\p{L})`,
  'iu',
)

/** True for a line that says until when a text must wait: its date is not that of the article. */
export function isEmbargo(text: string): boolean {
  return text.length <= 160 && (EMBARGO_LINE.test(text) || NOT_BEFORE_LINE.test(text))
}
