/** What has a history of its own: the list, and the dialog that is open. */
type UndoPlace = 'list' | 'dialog'

/** Something that was done there and can be taken back, and when, by `performance.now()`. */
type Entry = { readonly at: number; undo(): unknown }

/** The last one last. */
const entries: { readonly [place in UndoPlace]: Entry[] } = { list: [], dialog: [] }

/** Notes what was done in a place; returns a function that forgets it. */
export function rememberIn(place: UndoPlace, undo: () => unknown): () => void {
  const entry = { at: performance.now(), undo }
  entries[place].push(entry)
  return () => {
    const at = entries[place].indexOf(entry)
    if (at >= 0) entries[place].splice(at, 1)
  }
}

/** When the last of what can be taken back in a place was done; -1 where there is nothing. */
export const lastIn = (place: UndoPlace): number => entries[place].at(-1)?.at ?? -1

/** Takes back what was done last in a place. */
export function undoIn(place: UndoPlace): void {
  entries[place].pop()?.undo()
}

/** Forgets all that was done in a place. */
export function forgetAllIn(place: UndoPlace): void {
  entries[place].length = 0
}
