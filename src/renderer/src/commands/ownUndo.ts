/** What has a history of its own: the list, and the dialog that is open. */
type UndoPlace = 'list' | 'dialog'

/** Something that was done there and can be taken back. */
type Entry = { undo(): unknown }

/** The last one last. */
const entries: { readonly [place in UndoPlace]: Entry[] } = { list: [], dialog: [] }

/** Notes what was done in a place; returns a function that forgets it. */
export function rememberIn(place: UndoPlace, undo: () => unknown): () => void {
  const entry = { undo }
  entries[place].push(entry)
  return () => {
    const at = entries[place].indexOf(entry)
    if (at >= 0) entries[place].splice(at, 1)
  }
}

/** True if something that was done in a place can be taken back. */
export const canUndoIn = (place: UndoPlace): boolean => entries[place].length > 0

/** Takes back what was done last in a place. */
export function undoIn(place: UndoPlace): void {
  entries[place].pop()?.undo()
}

/** Forgets all that was done in a place. */
export function forgetAllIn(place: UndoPlace): void {
  entries[place].length = 0
}
