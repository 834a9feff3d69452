import { scheduler } from 'node:timers/promises'

/** Milliseconds of work between two chances for others: less than a frame of the screen. */
const SLICE = 12

/** For long work in small steps: what it gives is awaited after each step, and lets others have a turn now and then. */
export function pacing(): () => Promise<void> {
  let rest = performance.now() + SLICE
  return async () => {
    if (performance.now() < rest) return
    await scheduler.yield()
    rest = performance.now() + SLICE
  }
}
