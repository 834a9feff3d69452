/** Something that was done in the list and can be taken back. */
type Entry = { undo(): unknown }

/** The last one last. */
const entries: Entry[] = []

/** Notes what was done in the list; returns a function that forgets it. */
export function rememberInList(undo: () => unknown): () => void {
  const entry = { undo }
  entries.push(entry)
  return () => {
    const at = entries.indexOf(entry)
    if (at >= 0) entries.splice(at, 1)
  }
}

/** True if something that was done in the list can be taken back. */
export const canUndoInList = (): boolean => entries.length > 0

/** Takes back what was done last in the list. */
export function undoInList(): void {
  entries.pop()?.undo()
}
