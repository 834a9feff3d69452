import { create } from 'zustand'
import type { Failure } from '../../../core/failure.ts'
import type { FolderChoice, KnownLibrary } from '../../../core/libraries.ts'
import { newsroom } from '../client.ts'

type LibrariesState = {
  /** The libraries of this machine, the last opened first; null until the first answer. */
  libraries: readonly KnownLibrary[] | null
  canBrowse: boolean
  refresh(): Promise<void>
  /** Takes a library off the list. */
  forget(id: string): Promise<void>
  /** Asks for a folder; null where that was cancelled. */
  browse(): Promise<FolderChoice | Failure | null>
}

/** The libraries that the window can change to. */
export const useLibraries = create<LibrariesState>((set, get) => ({
  libraries: null,
  canBrowse: false,
  refresh: async () => {
    const answer = await newsroom.listLibraries({})
    if (answer.ok) set(answer.value)
  },
  forget: async (id) => {
    await newsroom.forgetLibrary({ id })
    await get().refresh()
  },
  browse: async () => {
    const answer = await newsroom.browseLibraries({})
    return answer.ok ? answer.value.chosen : answer.failure
  },
}))
