import { ok } from '../core/failure.ts'
import { Libraries } from '../host/libraries.ts'
import type { ElectronParts } from './electronParts.ts'

type ChangeDeps = {
  shell: Pick<ElectronParts['shell'], 'openPath'>
  /** Asks for a folder in the system's own dialog; undefined where that was cancelled. */
  browse(): Promise<string | undefined>
  /** Asks the window to close, which it does once its text is saved. */
  closeWindow(): void
  /** Ends the program, for a start on the library in a folder. */
  restart(folder: string): void
}

/**
 * Changes the library of the window: the program ends and starts again on the other one, because each library has a process of
 * its own, with its profile and its lock.
 */
export class LibraryChange {
  readonly #deps: ChangeDeps
  /** The library that is opened once the window has closed; null for none. */
  #next: { folder: string; opened: () => void } | null = null

  constructor(deps: ChangeDeps) {
    this.#deps = deps
  }

  /** The libraries that a window on the one in `folder` can change to. */
  libraries(userData: string, folder: string): Libraries {
    return new Libraries(userData, folder, {
      browse: async () => (await this.#deps.browse()) ?? null,
      show: async (path) => (await this.#deps.shell.openPath(path)) === '',
      open: async (other, opened) => {
        this.#next = { folder: other, opened }
        // The call of the window is answered first.
        setImmediate(() => this.#deps.closeWindow())
        return ok(null)
      },
    })
  }

  /** The window has answered a request to close: if it stays, so does its library. */
  windowAnswered(hasClosed: boolean): void {
    const next = this.#next
    this.#next = null
    if (!hasClosed || next === null) return
    next.opened()
    this.#deps.restart(next.folder)
  }
}
