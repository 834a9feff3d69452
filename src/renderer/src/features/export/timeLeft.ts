/** Before this many milliseconds nothing is said: the first articles tell little of the others. */
const LEAST_TIME = 2_000
/** How much of an estimate the newest measurement makes, if a second passed since the last one. */
const WEIGHT_PER_SECOND = 0.25

/** Estimates, in seconds, how long the rest takes; null before there is something to go by. */
export type TimeLeft = (done: number, total: number, now: number) => number | null

/**
 * An estimate by the pace so far, in which the last seconds count more than what was long ago: so it is steady, and follows
 * articles that take longer. `start` and `now` are in milliseconds.
 */
export function timeLeft(start: number): TimeLeft {
  let last = { done: 0, at: start }
  let pace: number | null = null
  return (done, total, now) => {
    const seconds = (now - last.at) / 1_000
    if (seconds > 0 && done > last.done) {
      const measured = (done - last.done) / seconds
      const weight = 1 - (1 - WEIGHT_PER_SECOND) ** seconds
      pace = pace === null ? measured : pace + (measured - pace) * weight
      last = { done, at: now }
    }
    if (now - start < LEAST_TIME || pace === null || done >= total) return null
    return (total - done) / pace
  }
}
