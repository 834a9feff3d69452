import { elementsIn, type HtmlElement, type HtmlNode } from './parseHtml.ts'

/** The call of WordPress that opens a picture with its caption, last in a text, and the one that closes it. */
const OPENS = /\[caption(?:[ \t\n][^[\]]{0,500})?\][ \t\n]*$/i
const CLOSES = /\[\/caption\]/i
/** Another call of WordPress, with what it says in quotes, or one that says nothing more. */
const CALL =
  /\[(?:([a-z][a-z0-9_-]{1,30})(?:[ \t\n]+[a-z][\w-]{0,40}=["“”][^[\]"“”]{0,500}["“”]){1,20}[ \t\n]*\/?|(gallery|playlist|embed|toc))\]/gi

/**
 * Makes figures of the pictures that WordPress has in calls: `[caption …]<img> The ferry[/caption]`; gives the names of its other
 * calls, which stay as text. Cost: linear in the page.
 */
export function mendShortcodes(root: HtmlElement): string[] {
  const names: string[] = []
  for (const element of [root, ...elementsIn(root)]) {
    if (/^(?:pre|code|script|style|textarea)$/.test(element.name)) continue
    if (element.children.some((child) => typeof child === 'string' && OPENS.test(child))) setFigures(element)
    for (const child of element.children)
      if (typeof child === 'string')
        for (const [, said, alone] of child.matchAll(CALL)) names.push((said ?? alone ?? '').toLowerCase())
  }
  return names
}

/** Parts of a caption, the picture among them, at most. */
const MOST_WITHIN = 20

function setFigures(parent: HtmlElement): void {
  const { children } = parent
  for (let at = 0; at < children.length; at++) {
    const opening = children[at]
    const call = typeof opening === 'string' ? OPENS.exec(opening)?.[0] : undefined
    const within = call === undefined ? -1 : children.slice(at + 1, at + MOST_WITHIN).findIndex(isClosed)
    const end = within < 0 ? -1 : at + 1 + within
    const [picture, ...words] = children.slice(at + 1, Math.max(at + 1, end))
    const closing = children[end]
    if (
      call === undefined ||
      typeof opening !== 'string' ||
      typeof closing !== 'string' ||
      !holdsPicture(picture)
    )
      continue
    const from = closing.search(CLOSES)
    const caption = elementOf('figcaption', parent, [...words, closing.slice(0, from)])
    const figure = elementOf('figure', parent, [picture, caption])
    const rest = closing.slice(from).replace(CLOSES, '')
    children.splice(at, end - at + 1, opening.slice(0, -call.length), figure, rest)
  }
}

const isClosed = (node: HtmlNode) => typeof node === 'string' && CLOSES.test(node)

/** True for a picture, in a link or not. */
function holdsPicture(node: HtmlNode | undefined): node is HtmlElement {
  if (node === undefined || typeof node === 'string') return false
  return node.name === 'img' || (node.name === 'a' && node.children.some((child) => holdsPicture(child)))
}

function elementOf(name: string, parent: HtmlElement, children: HtmlNode[]): HtmlElement {
  const length = children.reduce(
    (sum, child) => sum + (typeof child === 'string' ? child.replace(/[\0- ]+/g, '').length : child.length),
    0,
  )
  return { name, attributes: {}, parent, children, length }
}
