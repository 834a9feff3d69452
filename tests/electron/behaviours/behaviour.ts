import type * as Electron from 'electron'

/** What the run of a behaviour uses: Electron, and means to wait, to look and to tell. */
export type Parts = typeof Electron & {
  /** Waits until the app is ready; then pages of `page://host/` are answered. */
  ready(): Promise<void>
  /** A hidden window with a page of its own scheme, and with the preload where it is wanted. */
  openWindow(html?: string, withPreload?: 'preload'): Promise<Electron.BrowserWindow>
  /** Tells values, which the test compares with `gives`. */
  tell(...values: unknown[]): void
  /** Tells the names of an emitter's events as they come. */
  tellEvents(emitter: NodeJS.EventEmitter, ...names: string[]): void
  tellQuitting(): void
  /** Waits until something holds, and gives it; fails after twenty seconds. */
  until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>>
  /** Starts the same program again with a user's parameters, in a folder; gives its exit code. */
  startAgain(parameters: readonly string[], folder: string, data: unknown): Promise<number | null>
  /** Asks the double, or does something to it; see `double/electron.ts`. */
  double(name: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>
}

/**
 * One behaviour of Electron that Marbre depends on. `source` is the place in Electron's documentation or types that says
 * so; what neither says is marked “assumed”, with the source file that shows it. `gives` is what the run must tell.
 */
export type Behaviour = {
  readonly name: string
  readonly source: string
  readonly run: (parts: Parts) => unknown
  readonly gives: readonly unknown[]
  /** Runs in a process of its own, from its first turn on, which it ends itself; the others share one. */
  readonly alone?: true
  /** Needs the double's own controls: a real menu bar, system dialog or log-off cannot be reached by a test. */
  readonly doubleOnly?: true
  /** Of signals, which Windows has not got. */
  readonly posixOnly?: true
  /** Variables of the environment, with which the double stands for another system. */
  readonly env?: Readonly<Record<string, string>>
}

export const throws = (work: () => unknown): boolean => {
  try {
    work()
    return false
  } catch {
    return true
  }
}
