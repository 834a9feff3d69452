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

/** An element in which a text is laid out as in a field: a field says nothing of where its words stand. */
export function mirrorOf(field: HTMLTextAreaElement): HTMLElement {
  const mirror = document.createElement('div')
  const style = getComputedStyle(field)
  for (const property of COPIED) mirror.style[property] = style[property]
  mirror.style.position = 'absolute'
  mirror.style.whiteSpace = 'pre-wrap'
  mirror.style.overflowWrap = 'break-word'
  return mirror
}
