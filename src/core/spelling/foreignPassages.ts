import type { TextRange } from '../search.ts'
import { foreignFunctionWords, functionWordsOf } from './functionWords.ts'
import type { Word } from './words.ts'

export type Verdict = 'known' | 'unknown'

/** The fewest words of a passage, and the fewest function words of its language among them. */
const FEWEST_WORDS = 4
const FEWEST_FUNCTION_WORDS = 2
const ENOUGH = 6

type Passage = { first: number; last: number; score: number }

/** The part of a list of scores with the greatest sum, from `from` to before `to`. */
function bestRun(scores: readonly number[], from: number, to: number): Passage {
  let best: Passage = { first: from, last: from - 1, score: 0 }
  let first = from
  let score = 0
  for (let at = from; at < to; at++) {
    if (score <= 0) {
      first = at
      score = 0
    }
    score += scores[at] ?? 0
    if (score > best.score) best = { first, last: at, score }
  }
  return best
}

/**
 * The passages of a text that are plainly in another language: four words in a row or more, with function words of that
 * language, most of which the text's own dictionary does not know.
 *
 * Idea: each word scores for the other language (one of its function words, a word unknown here) or against it (a word known
 * here, above all a function word); a passage is the run with the greatest sum. Cost: linear for each other language and
 * passage.
 */
export function foreignPassages(
  words: readonly Word[],
  language: string,
  verdictOf: (word: string) => Verdict | undefined,
): TextRange[] {
  const own = functionWordsOf(language)
  const lower = words.map(({ text }) => text.toLowerCase())
  const verdicts = words.map(({ text }) => verdictOf(text))
  const unknown = verdicts.filter((verdict) => verdict === 'unknown').length
  if (own.size === 0 || unknown < FEWEST_WORDS / 2) return []
  const passages: TextRange[] = []
  for (const theirs of foreignFunctionWords(language)) {
    const isTheirs = lower.map((word) => theirs.has(word) && !own.has(word))
    if (isTheirs.filter(Boolean).length < FEWEST_FUNCTION_WORDS) continue
    const scores = lower.map((word, at) => {
      if (isTheirs[at]) return 2
      if (own.has(word)) return theirs.has(word) ? 0 : -3
      return verdicts[at] === 'unknown' ? 1 : -1
    })
    const pending: [number, number][] = [[0, words.length]]
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { first, last, score } = bestRun(scores, ...next)
      if (score < ENOUGH) continue
      const length = last - first + 1
      const functionWords = isTheirs.slice(first, last + 1).filter(Boolean).length
      const strange = verdicts.slice(first, last + 1).filter((verdict) => verdict === 'unknown').length
      const [from, to] = [words[first], words[last]]
      if (
        length >= FEWEST_WORDS &&
        functionWords >= FEWEST_FUNCTION_WORDS &&
        strange * 2 >= length &&
        from &&
        to
      )
        passages.push({ from: from.from, to: to.to })
      pending.push([next[0], first], [last + 1, next[1]])
    }
  }
  return passages
}
