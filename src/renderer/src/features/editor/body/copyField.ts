import type { CopyTexts } from '../../../state/outline.ts'

/** Where a cursor is after one text took the place of another: behind the words that it was behind, or behind what is new. */
function cursorAfter(before: string, after: string, cursor: number): number {
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) same += 1
  let sameEnd = 0
  while (sameEnd < shorter - same && before.at(-1 - sameEnd) === after.at(-1 - sameEnd)) sameEnd += 1
  if (cursor <= same) return cursor
  return after.length - Math.min(before.length - cursor, sameEnd)
}

/** Writes a text into the field that one is in, at once, if it is that text's: drawn later, it would move the cursor to its end. */
export function writeInField(texts: CopyTexts): void {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement)) return
  const entry = Object.entries(texts).find(([part]) => part === field.dataset.copy)
  if (!entry) return
  const [, text] = entry
  const cursor = cursorAfter(field.value, text, field.selectionEnd)
  field.value = text
  field.setSelectionRange(cursor, cursor)
}
