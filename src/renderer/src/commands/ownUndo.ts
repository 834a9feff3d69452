/** What has a history of its own: the list, and the dialog that is open. */
type UndoPlace = 'list' | 'dialog'

/** Something that can be taken back or done again, and when that was done, by `performance.now()`. */
type Entry = { readonly at: number; run(): unknown }

/** What can be taken back in each place, and what was taken back in the list, the last one last. */
const entries: { readonly [place in UndoPlace | 'redo']: Entry[] } = { list: [], dialog: [], redo: [] }

function remember(place: UndoPlace | 'redo', run: () => unknown): () => void {
  const entry = { at: performance.now(), run }
  entries[place].push(entry)
  return () => {
    const at = entries[place].indexOf(entry)
    if (at >= 0) entries[place].splice(at, 1)
  }
}

/**
 * Notes what was done in a place; returns a function that forgets it. What was taken back in the list before cannot be done again
 * then, unless this `isRedone` itself.
 */
export function rememberIn(place: UndoPlace, undo: () => unknown, isRedone = false): () => void {
  if (place === 'list' && !isRedone) entries.redo.length = 0
  return remember(place, undo)
}

/** Notes how what was taken back in the list is done again; returns a function that forgets it. */
export const rememberRedo = (redo: () => unknown): (() => void) => remember('redo', redo)

/** When the last of what can be taken back in a place, or done again, was done; -1 where there is nothing. */
export const lastIn = (place: UndoPlace | 'redo'): number => entries[place].at(-1)?.at ?? -1

/** Takes back what was done last in a place, or does again what was taken back last. */
export function undoIn(place: UndoPlace | 'redo'): void {
  entries[place].pop()?.run()
}

/** Forgets all that was done in a place. */
export function forgetAllIn(place: UndoPlace): void {
  entries[place].length = 0
  if (place === 'list') entries.redo.length = 0
}
