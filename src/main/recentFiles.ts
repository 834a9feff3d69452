import { readFileSync, writeFileSync } from 'node:fs'
import type { App } from 'electron'
import * as z from 'zod/mini'

const LIMIT = 10
const stored = z.array(z.string())

/**
 * The files that were opened last, newest first. Only those whose path the system gave the host: what is picked or dropped in
 * the window reaches the host without a path. Windows keeps a list of its own too, for the jump list. On macOS the system's list,
 * which menu and dock show, is the only one: what a user clears there must be gone.
 */
export class RecentFiles {
  readonly #file: string
  readonly #app: Pick<App, 'addRecentDocument' | 'clearRecentDocuments'>
  readonly #hasSystemList: boolean
  readonly #hasOwnList: boolean

  constructor(
    file: string,
    app: Pick<App, 'addRecentDocument' | 'clearRecentDocuments'>,
    platform: NodeJS.Platform,
  ) {
    this.#file = file
    this.#app = app
    this.#hasOwnList = platform !== 'darwin'
    this.#hasSystemList = platform === 'darwin' || platform === 'win32'
  }

  get paths(): readonly string[] {
    try {
      return stored.parse(JSON.parse(readFileSync(this.#file, 'utf8'))).slice(0, LIMIT)
    } catch {
      return []
    }
  }

  /** Adds paths of files that were opened. */
  add(paths: readonly string[]): void {
    if (paths.length === 0) return
    const newest = paths.toReversed()
    this.#write([...newest, ...this.paths.filter((path) => !newest.includes(path))].slice(0, LIMIT))
    if (this.#hasSystemList) for (const path of paths) this.#app.addRecentDocument(path)
  }

  clear(): void {
    this.#write([])
    if (this.#hasSystemList) this.#app.clearRecentDocuments()
  }

  #write(paths: readonly string[]): void {
    if (!this.#hasOwnList) return
    try {
      writeFileSync(this.#file, JSON.stringify(paths), { mode: 0o600 })
    } catch {
      // Losing the list is harmless.
    }
  }
}
