import { create } from 'zustand'
import type { FindOptions } from '../../../core/find/index.ts'
import { useLayout } from './layout.ts'

/** What a command asks of the find bar. */
export type FindRequest = 'find' | 'replace' | 'next' | 'previous'

type Find = {
  isOpen: boolean
  isReplacing: boolean
  /** The list of all matches is open. */
  isListed: boolean
  query: string
  replacement: string
  options: FindOptions
  /** Somebody has chosen whether accents are matched. */
  areAccentsChosen: boolean
  /** A request that the find bar has not carried out yet. */
  pendingRequest: FindRequest | null
  /** Opens the find bar and requests an action of it. */
  request(what: FindRequest): void
  /** Shows or hides the replacement. */
  setReplacing(isReplacing: boolean): void
  choose(options: FindOptions): void
  close(): void
}

/** Accents are matched where text is replaced, unless somebody has chosen. */
const withAccents = (options: FindOptions, isReplacing: boolean, areAccentsChosen: boolean): FindOptions =>
  areAccentsChosen || options.matchAccents === isReplacing
    ? options
    : { ...options, matchAccents: isReplacing }

/** What the find bar searches for, and how. */
export const useFind = create<Find>((set) => ({
  isOpen: false,
  isReplacing: false,
  isListed: false,
  query: '',
  replacement: '',
  options: { matchCase: false, matchAccents: false, wholeWord: false, pattern: false },
  areAccentsChosen: false,
  pendingRequest: null,
  request: (what) => {
    useLayout.getState().hideOverlays()
    set(({ isReplacing, isListed, options, areAccentsChosen }) => ({
      options: withAccents(options, isReplacing || what === 'replace', areAccentsChosen),
      isOpen: true,
      pendingRequest: what,
      isReplacing: isReplacing || what === 'replace',
      isListed: isListed || what === 'replace',
    }))
  },
  setReplacing: (isReplacing) =>
    set(({ options, areAccentsChosen }) => ({
      isReplacing,
      isListed: isReplacing,
      options: withAccents(options, isReplacing, areAccentsChosen),
    })),
  choose: (options) =>
    set((before) => ({
      options,
      areAccentsChosen: before.areAccentsChosen || options.matchAccents !== before.options.matchAccents,
    })),
  close: () =>
    set(({ options, areAccentsChosen }) => ({
      isOpen: false,
      isReplacing: false,
      isListed: false,
      pendingRequest: null,
      options: withAccents(options, false, areAccentsChosen),
    })),
}))
