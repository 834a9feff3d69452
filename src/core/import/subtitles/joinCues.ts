import { endingOf } from '../lines.ts'
import { joinWrapped } from '../text/joinWrapped.ts'
import type { Speech } from './cueText.ts'
import type { Cue } from './readCues.ts'

/** The words of one person in one go. */
export type SpokenParagraph = { speaker: string; text: string }

type TimedLine = Speech & { start: number; end: number }

/** Silence after which a new paragraph begins, in milliseconds: after a sentence, and anywhere. */
const PAUSE = 1500
const LONG_PAUSE = 4000
/** A paragraph ends with its sentence once it has this many signs; where sentences have no ends, at the next line after twice as many. */
const LONG_PARAGRAPH = 500

/**
 * Cues as paragraphs: a new one begins where somebody else speaks (a name, a dash, `>>`), after a pause between sentences, after
 * a long pause anywhere, and where one would become too long. Cost: linear.
 */
export function joinCues(cues: readonly Cue[]): SpokenParagraph[] {
  const paragraphs: { speaker: string; lines: string[]; length: number; end: number }[] = []
  for (const line of withoutRepeats(cues)) {
    const last = paragraphs.at(-1)
    const change = /^>>+[ \t]*/.exec(line.text)
    const text = change ? line.text.slice(change[0].length) : line.text
    if (text === '') continue
    if (last && !change && !beginsParagraph(last, line)) {
      last.lines.push(text)
      last.length += text.length
      last.end = line.end
    } else paragraphs.push({ speaker: line.speaker, lines: [text], length: text.length, end: line.end })
  }
  return paragraphs.map(({ speaker, lines }) => ({ speaker, text: joinWrapped(lines) }))
}

function beginsParagraph(
  last: { speaker: string; lines: string[]; length: number; end: number },
  { speaker, text, start }: TimedLine,
): boolean {
  if (speaker !== last.speaker || /^[-–—‐][ \u00a0]?\S/u.test(text)) return true
  const pause = start - last.end
  if (pause >= LONG_PAUSE) return true
  const ending = endingOf(last.lines.at(-1) ?? '')
  if (ending === 'stop' || ending === 'question' || ending === 'exclamation' || ending === 'ellipsis')
    return pause >= PAUSE || last.length >= LONG_PARAGRAPH
  return ending === 'none' && last.length >= LONG_PARAGRAPH * 2
}

/** Share of the cues that begin with what the one before shows, from which a file is of captions that roll up. */
const ROLLING = 0.3
/** Cues of captions that roll up follow each other at once, in milliseconds. */
const AT_ONCE = 200

/**
 * The lines of the cues in order, each once. Captions that roll up show a line again while the next one comes, and may build it
 * word by word; in a file where they do, what a cue repeats of the one before it is left out. In others only a cue that is the
 * same as the one before it, and follows at once, is.
 */
function withoutRepeats(cues: readonly Cue[]): TimedLine[] {
  const isRolling = countRepeats(cues) > cues.length * ROLLING
  const lines: TimedLine[] = []
  let before: Cue = { start: 0, end: Number.NEGATIVE_INFINITY, lines: [] }
  for (const cue of cues) {
    if (cue.lines.length === 0) continue
    const follows = cue.start - before.end <= AT_ONCE
    const repeated = follows ? overlap(before, cue) : 0
    const isSame = repeated === cue.lines.length && repeated === before.lines.length
    for (const { speaker, text } of cue.lines.slice(isRolling || isSame ? repeated : 0)) {
      const last = lines.at(-1)
      const grows = isRolling && follows && last !== undefined && text.startsWith(last.text)
      if (grows) lines.pop()
      lines.push({ speaker, text, start: grows ? last.start : cue.start, end: cue.end })
    }
    const last = lines.at(-1)
    if (last) last.end = Math.max(last.end, cue.end)
    before = cue
  }
  return lines
}

function countRepeats(cues: readonly Cue[]): number {
  let count = 0
  for (const [at, cue] of cues.entries()) {
    const before = cues[at - 1]
    if (!before) continue
    const last = before.lines.at(-1)?.text
    const grows = last !== undefined && cue.lines.some(({ text }) => text.startsWith(last))
    if (cue.start - before.end <= AT_ONCE && (grows || overlap(before, cue) > 0)) count += 1
  }
  return count
}

/** Lines that a cue may have to be compared with another. */
const MOST_LINES = 8

/** The number of lines of a cue that are the last ones of the cue before it. */
function overlap({ lines: before }: Cue, { lines }: Cue): number {
  for (let count = Math.min(before.length, lines.length, MOST_LINES); count > 0; count--) {
    const from = before.length - count
    if (lines.slice(0, count).every(({ text }, at) => text === before[from + at]?.text)) return count
  }
  return 0
}
