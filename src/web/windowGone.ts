import { setTimeout as sleep } from 'node:timers/promises'

/** How many windows listen to events now, and whether any ever did. */
export type Listeners = { open: number; ever: boolean }

/**
 * How long no window may listen before it counts as closed, in milliseconds: `first` before it has loaded, `ended` after
 * its browser ended, `running` while the browser runs (on macOS it runs on without windows). `tick` is the polling interval.
 */
const TIMEOUTS = { first: 15_000, ended: 1_500, running: 8_000, tick: 250 }

/**
 * Resolves when the window that a browser was started for is closed. The end of the started process is not enough: where
 * a browser already runs with the same profile, it takes over the window and the new process ends at once.
 */
export async function windowGone(
  listeners: () => Listeners,
  browserEnded: () => boolean,
  timeouts = TIMEOUTS,
): Promise<void> {
  let quiet = 0
  for (;;) {
    const { open, ever } = listeners()
    quiet = open > 0 ? 0 : quiet + timeouts.tick
    if (ever ? quiet > (browserEnded() ? timeouts.ended : timeouts.running) : quiet > timeouts.first) {
      if (ever || browserEnded()) return
    }
    await sleep(timeouts.tick)
  }
}
