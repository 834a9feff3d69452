import { mirrorOf } from '../fieldMirror.ts'
import styles from './FindBar.module.css'
import type { Match } from './texts.ts'

/** A mirror of a field, in its place on the page. */
function placedMirror(field: HTMLTextAreaElement, page: HTMLElement): HTMLElement {
  const mirror = mirrorOf(field)
  const own = field.getBoundingClientRect()
  const around = page.getBoundingClientRect()
  mirror.className = styles.mirror ?? ''
  mirror.style.left = `${own.left - around.left + page.scrollLeft}px`
  mirror.style.top = `${own.top - around.top + page.scrollTop}px`
  return mirror
}

function marked(text: string, span: Match, isCurrent: boolean): HTMLElement {
  const mark = document.createElement('mark')
  mark.className = isCurrent ? `${styles.found} ${styles.current}` : (styles.found ?? '')
  mark.textContent = text.slice(span.from, span.to)
  return mark
}

/**
 * Marks matches in the display copy: a field cannot mark a part of its text, so that its text is laid out once more
 * behind it. Gives the mark of the current match, if that is here.
 */
export function markCopy(
  layer: HTMLElement,
  page: HTMLElement,
  matches: readonly Match[],
  current: Match | undefined,
): HTMLElement | null {
  let shown: HTMLElement | null = null
  const mirrors: HTMLElement[] = []
  for (const field of page.querySelectorAll<HTMLTextAreaElement>('textarea[data-copy]')) {
    const spans = matches.filter(({ part, to }) => part === field.dataset.copy && to <= field.value.length)
    if (spans.length === 0) continue
    const mirror = placedMirror(field, page)
    let done = 0
    for (const span of spans) {
      const mark = marked(field.value, span, span === current)
      if (span === current) shown = mark
      mirror.append(field.value.slice(done, span.from), mark)
      done = span.to
    }
    mirror.append(field.value.slice(done))
    mirrors.push(mirror)
  }
  layer.replaceChildren(...mirrors)
  return shown
}
