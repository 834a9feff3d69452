import { flushSync } from 'react-dom'
import { create } from 'zustand'

/** Two texts of an article that are compared in place of its page. */
export type ComparedTexts = {
  article: string
  /** The older version. */
  version: string
  /** The newer version; null for the text of today. */
  newer: string | null
}

type ComparisonState = {
  /** What is compared; null while the page is shown. */
  shown: ComparedTexts | null
  show(texts: ComparedTexts): void
  /** Shows the page again, at once: it can then take the focus. */
  close(): void
}

/** The comparison that stands in place of the page. */
export const useComparison = create<ComparisonState>((set) => ({
  shown: null,
  show: (shown) => set({ shown }),
  close: () => flushSync(() => set({ shown: null })),
}))
