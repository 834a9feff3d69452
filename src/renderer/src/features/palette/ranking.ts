import { searchWords } from '../../../../core/search.ts'

const FIRST_WORD_SCORE = 3
const LATER_WORD_SCORE = 2
const WHOLE_WORD_SCORE = 1
const PREFIX_SCORE = 4
/** From so many letters on, a word may have one wrong, or two. */
const ONE_TYPO = 5
const TWO_TYPOS = 8

/** How well a name matches a query: higher is better, 0 if a word of the query starts none of its words. */
export function rankOf(name: string, query: readonly string[]): number {
  return rankBy(searchWords(name), query, (word, sought) => word.startsWith(sought))
}

/** The same, where a word of five letters may have one wrong, and one of eight two. */
export function looseRankOf(name: string, query: readonly string[]): number {
  return rankBy(searchWords(name), query, startsAlmost)
}

function rankBy(
  words: readonly string[],
  query: readonly string[],
  matches: (word: string, sought: string) => boolean,
): number {
  let rank = words.join(' ').startsWith(query.join(' ')) ? PREFIX_SCORE : 0
  for (const sought of query) {
    const at = words.findIndex((word) => matches(word, sought))
    if (at < 0) return 0
    rank += (at === 0 ? FIRST_WORD_SCORE : LATER_WORD_SCORE) + (words.includes(sought) ? WHOLE_WORD_SCORE : 0)
  }
  return rank
}

/** True if a word begins as `sought` does, but for a letter or two: left out, put in, wrong, or two that changed places. */
function startsAlmost(word: string, sought: string): boolean {
  const most = sought.length >= TWO_TYPOS ? 2 : sought.length >= ONE_TYPO ? 1 : 0
  if (most === 0) return word.startsWith(sought)
  return distanceToBeginning(sought, word.slice(0, sought.length + most)) <= most
}

/** The fewest edits (Damerau) that make `sought` a beginning of `word`; quadratic in two short words. */
function distanceToBeginning(sought: string, word: string): number {
  const rows: number[][] = [Array.from({ length: word.length + 1 }, (_, at) => at)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= sought.length; i += 1) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= word.length; j += 1) {
      const isSame = sought[i - 1] === word[j - 1]
      const isSwapped = sought[i - 1] === word[j - 2] && sought[i - 2] === word[j - 1]
      const swap = isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1), swap))
    }
  }
  return Math.min(...(rows[sought.length] ?? []))
}
