import { elementsIn, type HtmlElement, textOf } from './parseHtml.ts'
import { isUnseenByName } from './style.ts'

/** What a picture or a letter of a font of icons is called. */
const ICON = /icon|glyph|emoji|(?:^| )fa[brs]?(?= |-|$)/i

/**
 * Shows words that are hidden from screen readers because others beside them are said instead (`30 %`, “thirty per cent”): they are what
 * everyone else sees. Cost: linear in the page.
 */
export function showSpokenTwins(root: HtmlElement): void {
  for (const { children } of [root, ...elementsIn(root)]) {
    const elements = children.filter((child) => typeof child !== 'string')
    for (const [at, element] of elements.entries()) {
      if (element.attributes['aria-hidden'] !== 'true' || !hasWords(element)) continue
      const isSaid = [elements[at - 1], elements[at + 1]].some((beside) => beside && isUnseenByName(beside))
      if (isSaid) element.attributes = { ...element.attributes, 'aria-hidden': undefined }
    }
  }
}

function hasWords(element: HtmlElement): boolean {
  const { name, attributes } = element
  return name !== 'i' && !ICON.test(attributes.class ?? '') && /[\p{L}\p{N}]/u.test(textOf(element))
}
