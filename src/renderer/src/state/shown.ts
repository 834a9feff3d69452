import { create } from 'zustand'

/** Which article the focused pane shows: what its session tells of itself to the parts of the window that are there before it. */
export const useShown = create<{ openedId: string | null }>(() => ({ openedId: null }))
