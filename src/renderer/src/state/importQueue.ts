import { create } from 'zustand'
import type { FileBeside } from '../../../core/import/draft.ts'
import { useLayout } from './layout.ts'

/** A file to import. Its bytes are read when the review comes to it. */
export type QueuedFile = {
  fileName: string
  size: number
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  /** Its path in the folder that it came with; empty where it came alone. */
  path?: string
  /** The files that came along with it. */
  beside?: {
    /** Those that a text with these bytes shows. */
    of(bytes: Uint8Array): Promise<readonly FileBeside[]>
    /** The file was read. */
    done(): void
  }
}

type ImportQueue = {
  /** Files that the import review has not taken yet. */
  waiting: readonly QueuedFile[]
  /** Adds files and opens the review; does nothing for an empty list. */
  enqueue(files: readonly QueuedFile[]): void
  /** Removes and returns all waiting files. */
  takeAll(): readonly QueuedFile[]
}

/** Files from the picker, a drop or the system, on their way to the import review. */
export const useImportQueue = create<ImportQueue>((set, get) => ({
  waiting: [],
  enqueue: (files) => {
    if (files.length === 0) return
    set(({ waiting }) => ({ waiting: [...waiting, ...files] }))
    useLayout.getState().show('import')
  },
  takeAll: () => {
    const { waiting } = get()
    if (waiting.length > 0) set({ waiting: [] })
    return waiting
  },
}))

/** The order of names in a folder, as a person counts: `texte 2` before `texte 10`. */
export const compareNames = new Intl.Collator(undefined, { numeric: true }).compare

/** A browser's `File` for the queue. */
export function queuedFile(file: File): QueuedFile {
  return {
    fileName: file.name,
    path: file.webkitRelativePath,
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }
}
