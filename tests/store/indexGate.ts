/** The channel from `gatedIndexThread.ts` to its test: first the gate, as one shared number, then each word that comes to it. */
export const GATE = 'marbre test: gate of the index'
/** What the gate does: `DIE` ends the thread. */
export const [OPEN, CLOSED, DIE] = [0, 1, 2] as const
