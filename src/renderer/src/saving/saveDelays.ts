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
} as const

type DelayOptions = {
  timers: Timers
  /** True while the library is in a folder that several machines share. */
  isShared(): boolean
  /** In a shared folder: the text must be kept on this computer now. */
  onCopyDue(): void
  /** The text must be saved in the library now. */
  onSaveDue(): void
}

/**
 * When a text is saved after a keystroke: within a second; in a shared folder, where each save is sent to the other
 * machines, at a pause of typing, with a copy on this computer within a second.
 */
export class SaveDelays {
  readonly #options: DelayOptions
  #cancelFirst: () => void = () => {}
  #cancelShared: () => void = () => {}
  /** When the first keystroke was that is in no copy and no save yet, and the first that is in no save. */
  #firstAt: number | null = null
  #firstUnsharedAt: number | null = null

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
