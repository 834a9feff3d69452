import type { Inline } from '../../document/types.ts'
import type { PageContext } from './context.ts'
import type { HtmlElement } from './parseHtml.ts'

/** True for a note that was set where it is referred to, and for what holds nothing but such notes. */
export function isSet(element: HtmlElement, page: PageContext): boolean {
  const { footnotes, set } = page
  if (footnotes.texts.has(element)) return set.has(element)
  if (!footnotes.holders.has(element)) return false
  return element.children.every(
    (child) =>
      typeof child === 'string' || child.length === 0 || /^h[1-6]$/.test(child.name) || isSet(child, page),
  )
}

/** True for a line between the text and notes that were set where they are referred to. Marbre writes none there. */
export function isAboveNotes(rule: HtmlElement, page: PageContext): boolean {
  const children = rule.parent?.children ?? []
  if (page.isOwn || page.set.size === 0) return false
  let next = children.indexOf(rule) + 1
  for (let node = children[next]; typeof node === 'string' && node.trim() === ''; node = children[next])
    next += 1
  const below = children[next]
  return typeof below === 'object' && isSet(below, page)
}

/** A note without the blanks between its number and its text. */
export function withoutBlank([first, ...others]: readonly Inline[]): readonly Inline[] {
  if (first?.type !== 'text') return first ? [first, ...others] : []
  const text = first.text.replace(/^[ \u00a0\u202f]+/, '')
  if (text === '') return withoutBlank(others)
  const content = [{ ...first, text }, ...others]
  const last = content.at(-1)
  return last?.type === 'text'
    ? [
        ...content.slice(0, -1),
        { ...last, text: last.text.replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+$/, '') },
      ]
    : content
}
