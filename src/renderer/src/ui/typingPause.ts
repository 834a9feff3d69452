import { TYPING_PAUSE } from '../typingRhythm.ts'

/** How long a pause is waited for, in milliseconds. */
const LONGEST_WAIT = 5_000

let lastKey: number = -Infinity

window.addEventListener(
  'keydown',
  () => {
    lastKey = performance.now()
  },
  { capture: true, passive: true },
)

type Waiting = { run: () => void; deadline: number }

/** What waits for a pause, in the order of the calls. */
const waiting = new Set<Waiting>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Runs what waits, as far as its time has come. */
function runWaiting(): void {
  clearTimeout(timer)
  for (const each of waiting) {
    const wait = Math.min(lastKey + TYPING_PAUSE, each.deadline) - performance.now()
    if (wait > 0) {
      timer = setTimeout(runWaiting, wait)
      return
    }
    waiting.delete(each)
    each.run()
  }
}

/**
 * Runs what changes the window beside the text: at once, but while someone types in the next pause, in the order of the calls. The
 * frame that a key asks for waits until the one before it is drawn, so that a frame for anything else makes keys late. Returns a
 * function that takes it back.
 */
export function afterTyping(run: () => void): () => void {
  const added = { run, deadline: performance.now() + LONGEST_WAIT }
  waiting.add(added)
  runWaiting()
  return () => void waiting.delete(added)
}
