import type { App } from 'electron'

type Quittable = Pick<App, 'on' | 'exit' | 'relaunch'>

/**
 * Holds the end of the program up until the library is closed, however the program ends; `will-quit` may come several times
 * meanwhile. A start, or files, that come too late to be served are served by a new start.
 */
export class Quitting {
  #isClosing: boolean = false
  /** The files that came too late; null where nobody asked for Marbre. */
  #late: string[] | null = null
  /** The library that the next start opens; null for the same. */
  #library: string | null = null

  /** `restart` gives the arguments of a start with these files, on that library. `close` must not fail. */
  constructor(
    app: Quittable,
    close: () => Promise<void>,
    restart: (files: readonly string[], library: string | null) => string[],
  ) {
    app.on('will-quit', (event) => {
      event.preventDefault()
      if (this.#isClosing) return
      this.#isClosing = true
      void close().then(() => {
        if (this.#late) app.relaunch({ args: restart(this.#late, this.#library) })
        app.exit()
      })
    })
  }

  /** True once the library is being closed: no window may open any more. */
  get isClosing(): boolean {
    return this.#isClosing
  }

  /** Starts Marbre again on the library in a folder, once this one is closed. */
  changeTo(library: string): void {
    this.#library = library
    this.openLater([])
  }

  openLater(files: readonly string[]): void {
    this.#late = [...(this.#late ?? []), ...files]
  }
}
