import { joined, lineText, type Run } from './blocks.ts'

const BLANKS = /[ \t\u00a0]+/g
/** Before these, and behind an opening guillemet, French sets a space that does not break. */
const TAKES_NO_BREAK_BEFORE = /[;:!?»›%€]/
const TAKES_NO_BREAK_AFTER = /[«‹]/
const FEWEST = 10

type Edit = { from: number; to: number; insert: string }

/**
 * The edits that take the filling out of a line.
 *
 * In HTML a no-break space is two things: a sign that the author set, and what programs write to keep blanks from
 * falling together. What counts as the author's is one U+00A0 that stands by itself between two signs. Filling is:
 * - a run of several blanks with a U+00A0 among them (Chromium writes "two spaces" as U+00A0 and a space, Word its tabs
 *   and indents as a row of them), and Apple's `Apple-converted-space`, which is read as such a run;
 * - any at the edges of a line, where it parts nothing;
 * - all of them where most blanks of a line are no-break: some web editors write every space so.
 * Filling becomes one space, and that is no-break only where French typography would set one there. U+202F is never
 * used to fill, and always stays.
 */
function edits(text: string): Edit[] {
  const found: Edit[] = []
  const all = text.match(BLANKS) ?? []
  const unbreaking = all.filter((blank) => blank === '\u00a0').length
  const areMostFilling = all.length >= FEWEST && unbreaking * 2 > all.length
  for (const match of text.matchAll(BLANKS)) {
    const [blanks] = match
    const from = match.index
    const to = from + blanks.length
    const isEdge = from === 0 || to === text.length
    const isUnbreaking = blanks.includes('\u00a0')
    const isFilling = isUnbreaking && (blanks.length > 1 || areMostFilling)
    if (!isEdge && !isFilling) continue
    const belongs =
      isUnbreaking &&
      (TAKES_NO_BREAK_BEFORE.test(text.charAt(to)) || TAKES_NO_BREAK_AFTER.test(text.charAt(from - 1)))
    const filled = isEdge ? '' : ' '
    found.push({ from, to, insert: belongs ? '\u00a0' : filled })
  }
  return found
}

function edited(line: readonly Run[], changes: readonly Edit[]): Run[] {
  if (changes.length === 0) return joined(line)
  const runs: Run[] = []
  let next = 0
  let start = 0
  for (const run of line) {
    const end = start + run.text.length
    let text = ''
    let at = start
    for (let change = changes[next]; change && change.from < end; change = changes[next]) {
      text += run.text.slice(at - start, Math.max(at, change.from) - start)
      if (change.from >= start) text += change.insert
      at = Math.min(change.to, end)
      if (change.to > end) break
      next += 1
    }
    runs.push({ ...run, text: text + run.text.slice(at - start) })
    start = end
  }
  return joined(runs)
}

/** The runs of a stretch in which `\n` is a line break, as paragraphs of lines: an empty line parts two paragraphs. */
export function paragraphsOf(runs: readonly Run[]): Run[][][] {
  const lines: Run[][] = [[]]
  for (const run of runs)
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      lines.at(-1)?.push({ ...run, text })
    }
  const paragraphs: Run[][][] = [[]]
  for (const line of lines) {
    const settled = edited(line, edits(lineText(line)))
    if (settled.length > 0) paragraphs.at(-1)?.push(settled)
    else if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}
