import { setTimeout as sleep } from 'node:timers/promises'

/** Who listens to the server at present, and whether anybody ever did. */
export type Listeners = { open: number; ever: boolean }

/**
 * How long nobody may listen before the window counts as gone (milliseconds): before it first came in, after its
 * browser ended, and while the browser still runs, which it does without a window on macOS; and how often to look.
 */
const PATIENCE = { first: 15_000, ended: 1_500, running: 8_000, tick: 250 }

/**
 * Settles when the window that a browser was started for is gone. The browser's own end says little: one that already
 * runs with the same profile takes the window over, and the process that was started ends at once.
 */
export async function windowGone(
  listeners: () => Listeners,
  browserEnded: () => boolean,
  patience = PATIENCE,
): Promise<void> {
  let quiet = 0
  for (;;) {
    const { open, ever } = listeners()
    quiet = open > 0 ? 0 : quiet + patience.tick
    if (ever ? quiet > (browserEnded() ? patience.ended : patience.running) : quiet > patience.first) {
      if (ever || browserEnded()) return
    }
    await sleep(patience.tick)
  }
}
