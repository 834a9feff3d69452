import { create } from 'zustand'
import type { NewsroomEvent } from '../../../contract/events.ts'
import { newsroom } from '../client.ts'

/** An article that is to be deleted for good. */
export type Doomed = { id: string; headline: string }

/** What a person is asked before articles are deleted for good: one, several, or all that are in the bin. */
export type DestroyQuestion = {
  kind: 'articles' | 'empty'
  articles: readonly Doomed[]
  seenIn: 'bin' | 'library'
}

type Bin = {
  /** How many articles are in the bin; null until it is known. */
  count: number | null
  /** What the dialog asks. */
  question: DestroyQuestion | null
  /** Counts soon; calls in quick succession are joined. */
  recount(pause?: number): void
  hear(event: NewsroomEvent): void
}

/** Milliseconds until the bin is counted after an event; a save changes its number only if it is none of this window's. */
const PAUSE = { removed: 150, changed: 2_000 } as const

/** The number of articles in the bin, and what is to leave it for good. */
export const useBin = create<Bin>((set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Number.POSITIVE_INFINITY
  const count = async () => {
    timer = undefined
    dueAt = Number.POSITIVE_INFINITY
    const answer = await newsroom.countBin({})
    if (answer.ok) set({ count: answer.value.count })
  }
  return {
    count: null,
    question: null,
    recount: (pause = 0) => {
      const at = performance.now() + pause
      if (at >= dueAt) return
      clearTimeout(timer)
      dueAt = at
      timer = setTimeout(() => void count(), pause)
    },
    hear: (event) => get().recount(event.type === 'article-changed' ? PAUSE.changed : PAUSE.removed),
  }
})
