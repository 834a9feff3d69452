import { create } from 'zustand'
import type { FindOptions } from '../../../core/find/index.ts'
import { useScreen } from './screen.ts'

/** What a command asks of the search in the open article. */
export type FindRequest = 'find' | 'replace' | 'next' | 'previous'

type Find = {
  isOpen: boolean
  isReplacing: boolean
  /** Every match is listed. */
  isListed: boolean
  query: string
  replacement: string
  options: FindOptions
  /** What was asked for and not yet done. */
  asked: FindRequest | null
  /** Shows the bar and has it do what is asked. */
  ask(what: FindRequest): void
  close(): void
}

/** What is sought in the open article, and how. */
export const useFind = create<Find>((set) => ({
  isOpen: false,
  isReplacing: false,
  isListed: false,
  query: '',
  replacement: '',
  options: { matchCase: false, matchAccents: false, wholeWord: false, pattern: false },
  asked: null,
  ask: (what) => {
    useScreen.getState().clearPage()
    set(({ isReplacing, isListed }) => ({
      isOpen: true,
      asked: what,
      isReplacing: isReplacing || what === 'replace',
      isListed: isListed || what === 'replace',
    }))
  },
  close: () => set({ isOpen: false, isReplacing: false, isListed: false, asked: null }),
}))
