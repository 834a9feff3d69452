import type { Page } from '@playwright/test'
import type { Newsroom } from '../../../src/contract/contract.ts'
import type { Settings } from '../../../src/core/settings.ts'

/** What a host starts with. `userData` is the folder that keeps what does not belong into the library. */
export type Launch = {
  readonly folder: string
  readonly userData: string
  readonly settings: Settings
  readonly locale: string
  readonly colorScheme: 'light' | 'dark'
  /** A user's parameters, beside those that name the library. */
  readonly parameters?: readonly string[]
  readonly cwd?: string
  /** The system that the double stands for, where it is not this one. */
  readonly system?: 'darwin'
  /** Fills the library. */
  before(newsroom: Newsroom): Promise<void>
}

/** A file that the window saved: the name that it proposed, and its bytes. */
export type SavedFile = { readonly name: string; readonly bytes: Buffer }

/** A started host: its window's page, and the newsroom behind it as another client of the same library sees it. */
export type Started = {
  readonly page: Page
  readonly newsroom: Newsroom
  /** What a step of the user saves as a file. */
  savedBy(act: () => Promise<void>): Promise<SavedFile>
  /** Holds the window's saves back, so that another client can save first, until the returned function is called. */
  holdSaves(): Promise<() => Promise<void>>
  stop(): Promise<void>
}

export type WindowNow = {
  readonly minimized: boolean
  readonly maximized: boolean
  readonly backgroundColor: string
}

/** What a user and the system do to the desktop, beside what they do in its page. */
export type DesktopHost = Started & {
  /** Chooses a command of the menu bar: with the mouse, or with the keyboard in the open menu. */
  choose(command: string, by: 'mouse' | 'keyboard'): Promise<void>
  /** What it has printed. */
  output(): string
  /** The texts of the error boxes that were shown. */
  errors(): Promise<string[]>
  /** The titles of the pages that went to the print dialog. */
  printed(): Promise<string[]>
  /** Its window; undefined where there is none. */
  windowNow(): Promise<WindowNow | undefined>
  minimize(): Promise<void>
  maximize(): Promise<void>
  /** The labels of the menu bar with those that lead to each, as `Fichier > Importer…`, without what is hidden and without access keys. */
  menu(): Promise<string[]>
  closeWindow(): Promise<void>
  quit(): Promise<void>
  crash(): Promise<void>
  /** The system hands over a file, as macOS does. */
  openFile(path: string): Promise<void>
  /** Starts Marbre a second time, with a user's parameters; gives the exit code. */
  startAgain(parameters: readonly string[], cwd: string): Promise<number | null>
  signal(signal: NodeJS.Signals): void
  /** Waits for the process to end; gives its exit code. */
  ended(): Promise<number | null>
  /** Waits for the start that the program makes in its own place after its end. */
  relaunched(): Promise<void>
  /** The page of the window that is open now, after a crash or a new window another one than the first. */
  pageNow(): Promise<Page>
}

/** The environment in which a host keeps its data, its profile and its lock in `userData`, and not at the user's own place. */
export function ownEnvironment(userData: string, system?: 'darwin'): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  if ((system ?? process.platform) === 'darwin') env.HOME = userData
  return { ...env, XDG_DATA_HOME: userData, APPDATA: userData, TZ: 'Europe/Paris' }
}
