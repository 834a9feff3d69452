import { saysWhatIsAdded } from '../agency/wireLines.ts'
import { dangles, endingOf, indentOf, type Line, startsLower, widthOf } from '../lines.ts'

const NARROWEST = 30
const WIDEST = 180
/** Pairs of lines that are measured. */
const SAMPLE = 5000
/** Columns by which a line that was broken by hand may fall short. */
const SLACK = 4

/**
 * The column at which a text was hard-wrapped, or null where its lines are paragraphs.
 *
 * Idea: a wrap at column c explains a pair of lines where the first is at most c wide and the first word of the second
 * would have gone beyond c. Each pair so votes for a range of columns, and the column with most votes is the candidate.
 * Short lines of a poem or a list give such votes by chance; so the candidate must explain 70 % of the pairs in which the
 * second line goes on in lower case, or, in scripts without case, most of the lines must be full and few end a sentence.
 * Invariant: lines with a blank one between them never vote, nor do lines of more than 180 columns.
 * Cost: linear in the pairs, of which at most 5,000 are measured. A vote for a range changes two counters, and the best
 * column is found by one pass over the 180 columns.
 */
export function findColumn(lines: readonly Line[]): number | null {
  const pairs: Pair[] = []
  for (let i = 0; i + 1 < lines.length && pairs.length < SAMPLE; i++) {
    const [line, next] = [lines[i], lines[i + 1]]
    if (!line || !next || next.blank || opensItself(next.text) || !/\p{L}/u.test(line.text)) continue
    const width = widthOf(line.text)
    if (width <= WIDEST) pairs.push({ line, next, width, room: width + firstWordWidth(next.text) })
  }
  const all = votesOf(pairs, 0)
  const cased = pairs.filter(({ line, next }) => /\p{Ll}/u.test(line.text + next.text)).length
  if (cased > pairs.length / 2) {
    const flowing = votesOf(
      pairs.filter(({ line, next }) => flowsOn(line, next)),
      SLACK,
    )
    // What is too short to have been broken at any column, as the lines of an address, says nothing of it.
    const long = votesOf(
      pairs.filter(({ width }) => width >= NARROWEST),
      0,
    )
    return flowing.count > 0 ? flowingColumn(flowing, all, long) : null
  }
  return fullColumn(pairs)
}

/** A line, the next, and the columns that the two would take with the next one's first word and no space between. */
type Pair = { line: Line; next: Line; width: number; room: number }

function votesOf(pairs: readonly Pair[], slack: number): Votes {
  const votes = new Votes()
  for (const { width, room } of pairs) votes.vote(width, room + slack)
  return votes
}

/** Without lower case, nearly all lines but titles and last ones must be full, and few end a sentence. */
function fullColumn(pairs: readonly Pair[]): number | null {
  const widest = Math.max(0, ...pairs.map(({ width }) => width))
  const long = pairs.filter(({ width }) => width >= widest * 0.6)
  const votes = votesOf(long, 0)
  const column = votes.best()
  const full = votes.at(column) / Math.max(1, votes.count)
  const ended = long.filter(({ line }) => endsSentence(line.text)).length
  const enough = votes.count >= 3 ? full >= 0.6 : full === 1 && votes.count === 2
  return enough && ended <= votes.count * 0.6 && column >= NARROWEST ? column : null
}

function flowingColumn(flowing: Votes, all: Votes, long: Votes): number | null {
  const column = flowing.best(all)
  const share = flowing.at(column) / flowing.count
  if (column < NARROWEST || share < 0.7) return null
  const few = flowing.count < 3
  return few && (share < 1 || column < 45 || long.at(column) < long.count / 2) ? null : column
}

/** True where a line goes on in the next, so that its line end is only a wrap. */
export function goesOn(line: Line, next: Line, column: number | null): boolean {
  if (next.blank || indentOf(next) >= indentOf(line) + 2 || isReference(next.text)) return false
  const width = widthOf(line.text)
  if (opensItself(next.text)) return column !== null && isChance(line, next, width >= column * 0.75)
  const flows = flowsOn(line, next)
  if (column === null) return flows && width >= 40
  if (endingOf(line.text) === 'colon' && startsLower(next.text) && width >= column * 0.6) return true
  if (width > column + 2) return flows
  const room = width + 1 + firstWordWidth(next.text)
  if (room > column || (room > column - SLACK && !endsSentence(line.text))) return true
  return flows && width >= column * 0.45
}

/** True for a line in brackets of its own that leads to another story: `(V. 'Maltempo' delle 9.12)`. */
const isReference = (text: string) => text.length <= 300 && saysWhatIsAdded(text)

/** True where a line breaks off in the middle of a sentence: the next goes on in lower case, or it ends in a small word. */
export function flowsOn(line: Line, next: Line): boolean {
  return (startsLower(next.text) || dangles(line.text)) && !endsSentence(line.text)
}

/** True where the dash or number at the start of a line is part of the sentence above, and no list marker. */
function isChance(line: Line, next: Line, full: boolean): boolean {
  return (
    full &&
    !endsSentence(line.text) &&
    /^(?:(?:[-–—+]|\d{1,3}\))[ \t\u00a0]\p{Ll}|\d{1,3}\.[ \t\u00a0]\p{L})/u.test(next.text.slice(0, 12))
  )
}

/** True for a line that opens with the sign of a list, a heading, a quotation or a rule. */
function opensItself(text: string): boolean {
  return /^(?:>|#{1,6}[ \t]|[-*•‣◦▪●○·–—―+][ \t\u00a0\u202f]|\d{1,3}[.)][ \t\u00a0]|\(?[a-z0-9]{1,3}\)[ \t\u00a0]|[-=*_]{3,}$)/.test(
    text.slice(0, 80),
  )
}

function endsSentence(text: string): boolean {
  const ending = endingOf(text)
  return ending !== 'none' && !(ending === 'comma' && !/[;；؛]$/.test(text))
}

/** Columns of the first word; a quotation mark or dash that stands before it counts with it. */
function firstWordWidth(text: string): number {
  const head = text.slice(0, 80)
  if (widthOf(head.slice(0, 1)) === 2) return 2
  const word = /^(?:[«“"„–—-][ \u00a0\u202f])?[^ \t]*/.exec(head)?.[0] ?? head
  return widthOf(word)
}

/** For each column, how many pairs of lines a wrap at that column explains; kept as differences between columns. */
class Votes {
  count = 0
  readonly changes: number[] = Array.from({ length: WIDEST * 2 }, () => 0)

  /** Votes for the columns from `width` to `room`, which the next word would have reached without a space. */
  vote(width: number, room: number): void {
    this.count += 1
    const end = Math.min(room, this.changes.length - 2) + 1
    this.changes[width] = (this.changes[width] ?? 0) + 1
    this.changes[end] = (this.changes[end] ?? 0) - 1
  }

  at(column: number): number {
    let sum = 0
    for (let i = 0; i <= column; i++) sum += this.changes[i] ?? 0
    return sum
  }

  /** The column that explains most; among equals the one that explains most of `others`, then the narrowest. */
  best(others: Votes = this): number {
    let best = { column: 0, mine: 0, theirs: 0 }
    let mine = 0
    let theirs = 0
    for (let column = 0; column <= WIDEST; column++) {
      mine += this.changes[column] ?? 0
      theirs += others.changes[column] ?? 0
      if (mine > best.mine || (mine === best.mine && theirs > best.theirs)) best = { column, mine, theirs }
    }
    return best.column
  }
}
