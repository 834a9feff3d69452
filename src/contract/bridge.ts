import type { CommandId } from './commands.ts'
import type { Newsroom } from './contract.ts'

/** What a desktop host gives to the window beside the newsroom itself. */
export type Bridge = {
  newsroom: Newsroom
  /** Called for every command chosen in the host's menu. */
  onCommand(listener: (command: CommandId) => void): () => void
  /** Called before the window closes; the host closes it when the promise settles true, and waits for the user otherwise. */
  onClosing(listener: () => Promise<boolean>): () => void
  /** Files that the system asked this program to open, as bytes. */
  onFilesOpened(listener: (files: { fileName: string; bytes: Uint8Array }[]) => void): () => void
}
