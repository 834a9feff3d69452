import { comparable, type PageData } from './pageData.ts'
import { elementsIn, type HtmlElement, type HtmlNode, textOf } from './parseHtml.ts'

/** Characters of a line over the headline. */
const LONGEST = 80
const MOST_PARTS = 40
const lengthOf = (node: HtmlNode) => (typeof node === 'string' ? node.trim().length : node.length)
const wordsOf = (node: HtmlNode) => comparable(typeof node === 'string' ? node : textOf(node))

/**
 * Sets the line over a headline apart that stands in the heading with it, in elements of its own: the data of the page give what
 * stands behind them as the headline. Cost: the headings of the page.
 */
export function partHeadline(body: HtmlElement, { headlines }: PageData): void {
  const said = comparable(headlines[0] ?? '')
  if (said === '') return
  const headings = [...elementsIn(body)].filter(({ name, length }) => /^h[1-3]$/.test(name) && length < 500)
  for (const heading of headings) if (comparable(textOf(heading)).endsWith(said)) part(heading, said)
}

function part(heading: HtmlElement, said: string): void {
  let holder = heading
  // What is around both is no part of either.
  for (let only = shownIn(holder); only.length === 1 && typeof only[0] === 'object'; only = shownIn(holder))
    holder = only[0]
  const { children } = holder
  if (children.length > MOST_PARTS) return
  const at = children.findIndex((_, from) => children.slice(from).map(wordsOf).join(' ').trim() === said)
  const above = children.slice(0, at).filter((child) => wordsOf(child) !== '')
  const isApart = above.every(
    (child) => typeof child === 'object' && /^(?:span|small|strong|b|div|p|a)$/.test(child.name),
  )
  if (at <= 0 || above.length === 0 || !isApart || !heading.parent) return
  const length = above.reduce((sum, child) => sum + lengthOf(child), 0)
  if (length > LONGEST) return
  const attributes = { class: 'kicker' }
  const kicker: HtmlElement = { name: 'p', attributes, parent: heading.parent, children: above, length }
  children.splice(0, at)
  const { children: around } = heading.parent
  around.splice(around.indexOf(heading), 0, kicker)
  for (
    let element: HtmlElement | null = holder;
    element && element !== heading.parent;
    element = element.parent
  )
    element.length -= length
}

const shownIn = ({ children }: HtmlElement) => children.filter((child) => lengthOf(child) > 0)
