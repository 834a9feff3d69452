import { create } from 'zustand'
import type { Presence } from '../../../core/presence.ts'

/** Who writes on other machines, in a shared folder; see `watchPresence`. */
export const usePresence = create<{ others: readonly Presence[] }>(() => ({ others: [] }))
