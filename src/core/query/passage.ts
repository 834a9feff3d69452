import type { TextRange } from '../search.ts'

/** UTF-16 code units of a passage, and of what is shown before its first mark. */
const LONGEST_PASSAGE = 160
const BEFORE_MARK = 40

/** The end of a cut that is not within a surrogate pair. */
const wholeAt = (text: string, at: number): number =>
  at > 0 && at < text.length && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at

/** A passage around a mark, in one line: as many code units as the text, so that marks keep their places. */
export function passageAround(
  text: string,
  marked: readonly TextRange[],
  first: number,
): { text: string; marks: [number, number][] } {
  const mark = marked[first]?.from ?? 0
  const paragraph = text.lastIndexOf('\n', mark - 1) + 1
  const space = text.indexOf(' ', Math.max(paragraph, mark - BEFORE_MARK))
  const from =
    mark - paragraph <= BEFORE_MARK ? paragraph : space >= 0 && space < mark ? space + 1 : wholeAt(text, mark)
  const cut = wholeAt(text, Math.min(text.length, from + LONGEST_PASSAGE))
  const lastSpace = text.lastIndexOf(' ', cut)
  const to = cut === text.length || lastSpace <= mark ? cut : lastSpace
  const before = from > 0 ? '…' : ''
  const line = text.slice(from, to).replace(/[\n\t]/g, ' ')
  const marks: [number, number][] = []
  for (const each of marked) {
    const [start, end] = [Math.max(each.from, from), Math.min(each.to, to)]
    const last = marks.at(-1)
    if (start >= end) continue
    if (last && start - from + before.length < last[1]) {
      last[1] = Math.max(last[1], end - from + before.length)
    } else marks.push([start - from + before.length, end - from + before.length])
  }
  return { text: `${before}${line}${to < text.length ? '…' : ''}`, marks }
}
