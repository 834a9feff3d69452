const COPIED = [
  'boxSizing',
  'width',
  'padding',
  'border',
  'font',
  'letterSpacing',
  'wordSpacing',
  'textTransform',
  'textIndent',
  'direction',
] as const

/** Whether the caret of a field is on the first and on the last of the rows that its text takes. */
export function caretRow(field: HTMLTextAreaElement): { first: boolean; last: boolean } {
  const mirror = document.createElement('div')
  const style = getComputedStyle(field)
  for (const property of COPIED) mirror.style[property] = style[property]
  mirror.style.position = 'absolute'
  mirror.style.visibility = 'hidden'
  mirror.style.whiteSpace = 'pre-wrap'
  mirror.style.overflowWrap = 'break-word'
  const mark = (text: string) => {
    const span = document.createElement('span')
    span.textContent = text
    mirror.append(span)
    return span
  }
  const { value, selectionEnd } = field
  const start = mark('\u200b')
  mirror.append(value.slice(0, selectionEnd))
  const caret = mark('\u200b')
  mirror.append(value.slice(selectionEnd))
  const end = mark('\u200b')
  document.body.append(mirror)
  const rows = { first: caret.offsetTop <= start.offsetTop, last: caret.offsetTop >= end.offsetTop }
  mirror.remove()
  return rows
}
