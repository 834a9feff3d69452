import type { CommandId } from './commands.ts'
import type { Newsroom } from './contract.ts'

/** The desktop host's API for the window, beside the newsroom. */
export type Bridge = {
  newsroom: Newsroom
  /** Called for every command chosen in the host's menu. */
  onCommand(listener: (command: CommandId) => void): () => void
  /** Called before the window closes; the host closes it if the promise resolves to true, and keeps it open otherwise. */
  onClosing(listener: () => Promise<boolean>): () => void
  /** Called for files that the system asked Marbre to open. */
  onFilesOpened(listener: (files: { fileName: string; bytes: Uint8Array }[]) => void): () => void
  /** Tells whether the window has text that is not saved: then the end of a session waits for it. */
  setUnsaved(isUnsaved: boolean): void
  /** Shows in the dock or task bar how much of long work is done, from 0 to 1; null when there is none. */
  setProgress(fraction: number | null): void
  /** Opens the system's print dialog for the page. */
  print(): void
}
