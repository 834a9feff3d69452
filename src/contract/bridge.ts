import type { CommandId } from './commands.ts'
import type { Newsroom } from './contract.ts'

/** A folder to export into: a handle that only the host can resolve, and what a person knows it by. */
export type Place = { id: string; label: string }

/** A file in a folder, for `showInFolder`. */
export type SavedFile = { place: string; fileName: string }

/** The desktop host's API for the window, beside the newsroom. */
export type Bridge = {
  newsroom: Newsroom
  /** Called for every command chosen in the host's menu. */
  onCommand(listener: (command: CommandId) => void): () => void
  /** Called before the window closes; the host closes it if the promise resolves to true, and keeps it open otherwise. */
  onClosing(listener: () => Promise<boolean>): () => void
  /** Called for files that the system asked Marbre to open. */
  onFilesOpened(listener: (files: { fileName: string; bytes: Uint8Array }[]) => void): () => void
  /** Called when a file that the window gave is saved where its user chose: `place` is the handle of that folder. */
  onFileSaved(listener: (saved: SavedFile) => void): () => void
  /** Tells whether the window has text that is not saved: then the end of a session waits for it. */
  setUnsaved(isUnsaved: boolean): void
  /** Shows in the dock or task bar how much of long work is done, from 0 to 1; null when there is none. */
  setProgress(fraction: number | null): void
  /** Opens the system's print dialog for a self-contained page of HTML. */
  print(page: Uint8Array): void
  /** Asks for a folder to export into in the system's own dialog; null where that was cancelled. */
  chooseFolder(): Promise<Place | null>
  /** Asks for a folder that a backup goes into, or a restored library; its handle is one of backups alone. */
  chooseBackupFolder(): Promise<Place | null>
  /** Asks for a backup; null where that was cancelled. */
  chooseBackup(): Promise<SavedFile | null>
  /** A folder that was chosen before, by its handle; null where the host does not know it any more. */
  findPlace(id: string): Promise<Place | null>
  /** Shows a file of a place in the system's file manager, or the place itself for an empty name; false if it is not there. */
  showInFolder(place: string, file: string): Promise<boolean>
}
