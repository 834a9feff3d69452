import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'

/** Where a window leaves, for the next one, where its carets were: an article a line, by its id, the size of its text and a position. */
const KEY = 'marbre.places'
const MOST_KEPT = 50
const PLACE = /^(\S+) (\d{1,9}) (\d{1,9})$/

type Place = { id: string; size: number; head: number }

function storedPlaces(): Place[] {
  try {
    const lines = localStorage.getItem(KEY)?.split('\n') ?? []
    return lines.flatMap((line) => {
      const [, id, size, head] = PLACE.exec(line) ?? []
      return id === undefined ? [] : [{ id, size: Number(size), head: Number(head) }]
    })
  } catch {
    // A browser may forbid a page to keep anything.
    return []
  }
}

/** The position at which the caret of an article was left; null where it was not moved, or the text is another. */
export function lastPlace(id: string, doc: Node): number | null {
  const place = storedPlaces().find((each) => each.id === id)
  return place && place.size === doc.content.size ? place.head : null
}

/** Keeps where the carets of articles are, beside those that were kept before, the newest first. `start` is where a caret begins. */
export function keepPlaces(
  pages: Iterable<{ id: string; state: EditorState }>,
  start: (doc: Node) => number,
): void {
  const opened = [...pages]
  const left = opened.flatMap(({ id, state: { doc, selection } }) =>
    selection.head === start(doc) ? [] : [{ id, size: doc.content.size, head: selection.head }],
  )
  const others = storedPlaces().filter(({ id }) => opened.every((each) => each.id !== id))
  const lines = [...left, ...others].slice(0, MOST_KEPT).map(({ id, size, head }) => `${id} ${size} ${head}`)
  try {
    localStorage.setItem(KEY, lines.join('\n'))
  } catch {
    // The next window begins at the top.
  }
}
