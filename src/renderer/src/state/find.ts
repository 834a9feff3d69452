import { create } from 'zustand'
import type { FindOptions } from '../../../core/find/index.ts'
import { useLayout } from './layout.ts'

/** What a command asks of the find bar. */
export type FindRequest = 'find' | 'replace' | 'next' | 'previous'

export type Find = {
  isOpen: boolean
  isReplacing: boolean
  /** The list of all matches is open. */
  isListed: boolean
  query: string
  replacement: string
  options: FindOptions
  /** Somebody has chosen whether accents are matched. */
  areAccentsChosen?: boolean
  /** A request that the find bar has not carried out yet. */
  pendingRequest: FindRequest | null
  /** Opens the find bar and requests an action of it. */
  request(what: FindRequest): void
  close(): void
}

/** What the find bar searches for, and how. */
export const useFind = create<Find>((set) => ({
  isOpen: false,
  isReplacing: false,
  isListed: false,
  query: '',
  replacement: '',
  options: { matchCase: false, matchAccents: false, wholeWord: false, pattern: false },
  pendingRequest: null,
  request: (what) => {
    useLayout.getState().hideOverlays()
    set(({ isReplacing, isListed }) => ({
      isOpen: true,
      pendingRequest: what,
      isReplacing: isReplacing || what === 'replace',
      isListed: isListed || what === 'replace',
    }))
  },
  close: () => set({ isOpen: false, isReplacing: false, isListed: false, pendingRequest: null }),
}))
