import { type HouseRule, type MatchPatterns, matchPattern } from '../core/houseStyle/index.ts'
import { TimeLimit } from '../host/timeLimit.ts'

/** How long a pattern may take on one text, and a job as a whole before its patterns are timed one by one, in milliseconds. */
const LIMIT = 500

const unlimited: MatchPatterns = (patterns, text) => patterns.map((pattern) => matchPattern(pattern, text))

/**
 * Runs jobs that run the patterns of a house style, and stops patterns that run away.
 *
 * Idea: a limit costs a thread each time, a third of a millisecond, so a job runs under one limit as a whole. One that
 * does not end in time is begun anew with a limit for the patterns on each of its texts. A pattern that was running when
 * that was reached after others is run again with the limit for itself, and is left out from then on only where it
 * exceeds it. Cost: a pattern that runs away takes three times the limit, once.
 */
export class PatternLimit {
  /** The rules that were stopped, in the order in which they were. */
  readonly runaways: Set<HouseRule> = new Set()
  readonly #limit = new TimeLimit(LIMIT)

  /** Does a job, which must be a pure computation: it may be done twice. */
  run<T>(job: (match: MatchPatterns) => T): T {
    const isQuick = this.#limit.run(() => job(this.#skipping(unlimited)))
    return isQuick ? isQuick.result : job(this.#skipping(this.#oneByOne))
  }

  #skipping(match: MatchPatterns): MatchPatterns {
    return (patterns, text) => {
      const runnable = patterns.filter(({ rule }) => !this.runaways.has(rule))
      if (runnable.length === patterns.length) return match(patterns, text)
      const matches = new Map(match(runnable, text).map((found, index) => [runnable[index], found]))
      return patterns.map((pattern) => matches.get(pattern) ?? [])
    }
  }

  readonly #oneByOne: MatchPatterns = (patterns, text) => {
    const matches: ReturnType<typeof matchPattern>[] = []
    while (matches.length < patterns.length) {
      const before = matches.length
      const rest = patterns.slice(before)
      const isDone = this.#limit.run(() => {
        for (const pattern of rest) matches.push(matchPattern(pattern, text))
      })
      const stopped = patterns[matches.length]
      if (isDone || !stopped) break
      // The patterns before it may have used the time up.
      if (matches.length > before) continue
      this.runaways.add(stopped.rule)
      matches.push([])
    }
    return matches
  }
}
