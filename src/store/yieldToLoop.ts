import { scheduler } from 'node:timers/promises'

/** Milliseconds of work between two yields: less than a frame of the screen. */
const SLICE = 12

/** For long work in small steps: await the returned function after each; every 12 ms it yields to the event loop. */
export function loopYielder(): () => Promise<void> {
  let due = performance.now() + SLICE
  return async () => {
    if (performance.now() < due) return
    await scheduler.yield()
    due = performance.now() + SLICE
  }
}
