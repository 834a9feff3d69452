import { create } from 'zustand'

/** A change of several articles that is under way. */
export type RunningBulk = {
  done: number
  total: number
  /** True once it was told to end. */
  isCancelled: boolean
  cancel(): void
}

type Bulk = { running: RunningBulk | null }

/** The change of several articles that this window has under way; one at a time. */
export const useBulk = create<Bulk>(() => ({ running: null }))
