import type { Finding } from './finding.ts'
import type { Stretch } from './paragraphs.ts'
import { BLANK, WORD } from './spaces.ts'
import { AFTER_ADDRESS, type Visible } from './visible.ts'

const EMPHASIS = /[*_~]/

/**
 * Where something goes that is missing before a visible character: on the side of the mark that it belongs to. Null where
 * a blank could part emphasis from what it marks.
 */
function insertionPlace(paragraph: string, visible: Visible, index: number): number | null {
  const { text, at } = visible
  const after = /[«—]/.test(text.charAt(index - 1))
  const place = after ? (at[index - 1] ?? 0) + 1 : (at[index] ?? 0)
  const mark = paragraph.charAt(after ? place : place - 1)
  const beside = after ? at[index] !== place : at[index - 1] !== place - 1
  if (!beside || !EMPHASIS.test(mark)) return place
  if (after) return WORD.test(text.charAt(index)) ? place : null
  return WORD.test(text.charAt(index - 1)) || visible.closes.get(mark) === place ? place : null
}

/** Where the blanks of a gap stand in the paragraph, or null where a mark stands among them. */
export function placeOf(paragraph: string, visible: Visible, { from, to }: Stretch): Stretch | null {
  if (from === to) {
    const place = insertionPlace(paragraph, visible, from)
    return place === null ? null : { from: place, to: place }
  }
  const first = visible.at[from] ?? 0
  const last = visible.at[to - 1] ?? 0
  return last - first === to - 1 - from ? { from: first, to: last + 1 } : null
}

/** True where marks beside the blanks of a gap could mean something else without them. */
export function joinsMarks(
  paragraph: string,
  visible: Visible,
  gap: Stretch,
  { from, to }: Stretch,
): boolean {
  if (visible.at[gap.to] !== to) return true
  const mark = paragraph.charAt(from - 1)
  if (!EMPHASIS.test(mark) || paragraph.charAt(from - 2) === '\\') return false
  return !WORD.test(visible.text.charAt(gap.from - 1)) && visible.closes.get(mark) !== from
}

/** True where a change puts a blank between emphasis and what it marks, or takes one away that tells where it begins. */
export function movesMarks(
  paragraph: string,
  { text }: Visible,
  change: Stretch & { replacement: string },
  { from, to }: Stretch,
): boolean {
  const moves = (mark: string, beyond: string, written: string, replacement: string) =>
    EMPHASIS.test(mark) &&
    BLANK.test(written) !== BLANK.test(replacement) &&
    (BLANK.test(replacement) || !WORD.test(beyond))
  const { replacement } = change
  return (
    moves(
      paragraph.charAt(from - 1),
      text.charAt(change.from - 1),
      paragraph.charAt(from),
      replacement.charAt(0),
    ) || moves(paragraph.charAt(to), text.charAt(change.to), paragraph.charAt(to - 1), replacement.slice(-1))
  )
}

/** True where a finding cannot become a part of an address, nor cut one but at a closing guillemet. */
export function leavesAddress(bound: Uint8Array, { rule, from, replacement }: Finding): boolean {
  if (!bound[from]) return true
  if (!BLANK.test(replacement.charAt(0))) return false
  return bound[from] === AFTER_ADDRESS || replacement.endsWith('»') || rule === 'guillemet-space'
}
