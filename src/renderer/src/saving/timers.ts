/** Clock and timers in milliseconds; `after` returns a function that cancels the call. */
export type Timers = { now(): number; after(milliseconds: number, run: () => void): () => void }

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
