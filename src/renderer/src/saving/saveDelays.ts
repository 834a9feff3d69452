import type { Timers } from './timers.ts'

/** Milliseconds. */
const DELAYS = {
  /** After the last keystroke. */
  idle: 400,
  /** After the first keystroke, at the latest. */
  max: 1_000,
  /** In a shared folder: from the copy on this computer to the file in the folder, after the last keystroke. */
  sharedIdle: 5_000,
  /** In a shared folder, after the first keystroke, at the latest. */
  sharedMax: 30_000,
  /** After this, a save is shown as saving and has a recovery copy. */
  slow: 300,
  /** After this, it is told that the host does not answer. */
  late: 10_000,
  /** Before a save that failed is tried again, the first time; each time twice as long. */
  firstRetry: 1_000,
  maxRetry: 30_000,
} as const

type DelayOptions = {
  timers: Timers
  /** True while the library is in a folder that several machines share. */
  isShared(): boolean
  /** In a shared folder: the text must be kept on this computer now. */
  onCopyDue(): void
  /** The text must be saved in the library now. */
  onSaveDue(): void
  /** The save under way takes long. */
  onSlow(): void
  /** The save under way has had no answer for long. */
  onLate(): void
  /** The save that failed must be tried again now. */
  onRetryDue(): void
}

/**
 * When a text is saved after a keystroke: within a second; in a shared folder, where each save is sent to the other
 * machines, at a pause of typing, with a copy on this computer within a second. And when a save counts as slow, and one that
 * failed is tried again.
 */
export class SaveDelays {
  readonly #options: DelayOptions
  #cancelFirst: () => void = () => {}
  #cancelShared: () => void = () => {}
  /** When the first keystroke was that is in no copy and no save yet, and the first that is in no save. */
  #firstAt: number | null = null
  #firstUnsharedAt: number | null = null
  #cancelSlow: () => void = () => {}
  #cancelLate: () => void = () => {}
  #cancelRetry: () => void = () => {}
  /** The failures since the last save that succeeded. */
  #failures = 0

  constructor(options: DelayOptions) {
    this.#options = options
  }

  /** Starts the delays anew, after a keystroke. */
  edited(): void {
    const { timers } = this.#options
    const now = timers.now()
    this.#firstAt ??= now
    this.#firstUnsharedAt ??= now
    this.#cancelFirst()
    const wait = Math.min(DELAYS.idle, this.#firstAt + DELAYS.max - now)
    this.#cancelFirst = timers.after(Math.max(0, wait), () => this.#onFirstEnd())
  }

  /** A save has begun, or none is to come: what was typed until now is waited for no longer. */
  cancel(): void {
    this.#cancelFirst()
    this.#cancelShared()
    this.#firstAt = null
    this.#firstUnsharedAt = null
  }

  /** A save has begun. */
  saving(): void {
    const { timers, onSlow, onLate } = this.#options
    this.#cancelSlow = timers.after(DELAYS.slow, onSlow)
    this.#cancelLate = timers.after(DELAYS.late, onLate)
  }

  /** The save has ended, or is shown as what became of it. */
  cancelSlow(): void {
    this.#cancelSlow()
    this.#cancelLate()
  }

  /** A save has failed, for a reason that may pass. */
  retryLater(): void {
    const { timers, onRetryDue } = this.#options
    const wait = Math.min(DELAYS.firstRetry * 2 ** this.#failures, DELAYS.maxRetry)
    this.#failures += 1
    this.#cancelRetry()
    this.#cancelRetry = timers.after(wait, onRetryDue)
  }

  /** What was typed until now is waited for no longer, nor is a failed save tried again. */
  stop(): void {
    this.cancel()
    this.#cancelRetry()
  }

  /** The library has the text: the next failure is the first. */
  forgetFailures(): void {
    this.#failures = 0
  }

  #onFirstEnd(): void {
    const { timers, isShared, onCopyDue, onSaveDue } = this.#options
    this.#firstAt = null
    if (!isShared()) {
      onSaveDue()
      return
    }
    const now = timers.now()
    const wait = Math.min(DELAYS.sharedIdle, (this.#firstUnsharedAt ?? now) + DELAYS.sharedMax - now)
    this.#cancelShared()
    this.#cancelShared = timers.after(Math.max(0, wait), () => {
      this.#firstUnsharedAt = null
      onSaveDue()
    })
    onCopyDue()
  }
}
