import { mirrorOf } from './fieldMirror.ts'

/** Whether the caret of a field is on the first and on the last of the rows that its text takes. */
export function caretRow(field: HTMLTextAreaElement): { first: boolean; last: boolean } {
  const mirror = mirrorOf(field)
  mirror.style.visibility = 'hidden'
  const row = (text: string) => {
    const span = document.createElement('span')
    span.textContent = text
    mirror.append(span)
    return span
  }
  const { value, selectionEnd } = field
  const before = row(`\u200b${value.slice(0, selectionEnd)}`)
  // A caret at the border of two rows stands on the one that its next character is on.
  const after = row(`${value.slice(selectionEnd)}\u200b`)
  document.body.append(mirror)
  const top = before.getClientRects()[0]?.top ?? 0
  const rects = [...after.getClientRects()].filter(({ width }) => width > 0 || selectionEnd === value.length)
  const caret = rects[0]?.top ?? top
  const bottom = rects.at(-1)?.top ?? caret
  mirror.remove()
  return { first: caret - top < 2, last: bottom - caret < 2 }
}
