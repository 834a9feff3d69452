/** The passing of time, in milliseconds; `after` gives back what calls it off. */
export type Timers = { now(): number; after(milliseconds: number, run: () => void): () => void }

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
