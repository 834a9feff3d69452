import { LAST_OPEN_KEY } from '../lastOpen.ts'
import { rowAt, useLibrary } from '../state/library.ts'

let isStarting: boolean = true

/** The ids of the articles that were open before a reload: that of the focused pane first. */
export const openBefore = (): string[] => sessionStorage.getItem(LAST_OPEN_KEY)?.split(' ') ?? []

/** The article that the window opens with, which its prerender shows as open, until an article was opened; then null. */
export function idAtStart(): string | null {
  return isStarting ? (openBefore()[0] ?? rowAt(useLibrary.getState().pages, 0)?.id ?? null) : null
}

/** The window has opened its first article, or has none. */
export function endStart(): void {
  isStarting = false
}
