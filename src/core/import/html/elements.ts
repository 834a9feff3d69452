import type * as Document from '../../document/types.ts'
import { withoutBox } from '../office/boxes.ts'
import type { PageContext } from './context.ts'
import { type HtmlElement, type HtmlNode, NO_TEXT } from './parseHtml.ts'
import { isHidden, styleOf } from './style.ts'

/** True for an element of which nothing is written: it holds no text, or it is hidden. */
export function isDropped(element: HtmlElement, page: PageContext): boolean {
  if (element.name === 'iframe') return element.attributes.srcdoc === undefined
  if (NO_TEXT.has(element.name)) return true
  return isHidden(element, page.length)
}

/** True for a row of a table, and for what groups its rows or names its columns. */
export function isPartOfTable(node: HtmlNode): boolean {
  return typeof node !== 'string' && /^(?:thead|tbody|tfoot|tr|colgroup|col)$/.test(node.name)
}

/** The box of a task of Notion. */
const BOX = /(?:^| )checkbox-(on|off)(?= |$)/

/** True for an item of a list that begins with a box that is checked, false for an empty box; null without one. */
export function checkedOf(item: HtmlElement): boolean | null {
  const [first] = item.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const box = typeof first === 'object' ? BOX.exec(first.attributes.class ?? '') : null
  if (box) return box[1] === 'on'
  const label = typeof first === 'object' && /^(?:label|p)$/.test(first.name) ? first.children[0] : first
  if (typeof label !== 'object' || label.name !== 'input' || label.attributes.type !== 'checkbox') return null
  return label.attributes.checked !== undefined
}

/** An item of a task, whose box is a sign in its text. */
export function withBox(item: Document.ListItem): Document.ListItem {
  const [first, ...others] = item.content
  if (item.checked !== null || first?.type !== 'paragraph') return item
  const { checked, said } = withoutBox(first.content)
  return checked === null ? item : { checked, content: [{ ...first, content: said }, ...others] }
}

/** Who is quoted: the `<footer>` or `<cite>` of a quotation, or its last paragraph where that is nothing but a `<cite>`. */
export function attributionOf(quotation: HtmlElement): HtmlElement | null {
  const elements = quotation.children.filter((child) => typeof child !== 'string')
  const last = elements.at(-1)
  if (typeof last !== 'object' || last.length === quotation.length) return null
  if (last.name === 'footer' || last.name === 'cite') return last
  const [only] = last.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const isCited = typeof only === 'object' && only.name === 'cite' && only.length === last.length
  return isCited ? last : null
}

/** The characters of an element as they stand in the page, where lines may be an element each. */
export function preformattedText(element: HtmlElement): string {
  const parts: string[] = []
  const write = (part: string) => {
    if (part !== '') parts.push(part)
  }
  const endLine = () => {
    if (parts.at(-1)?.endsWith('\n') === false) write('\n')
  }
  const read = ({ children }: HtmlElement) => {
    for (const child of children) {
      if (typeof child === 'string') write(child)
      else if (child.name === 'br') write('\n')
      else if (!NO_TEXT.has(child.name)) {
        const isLine = /^(?:div|p|li|tr)$/.test(child.name) || styleOf(child, 'display') === 'block'
        if (isLine) endLine()
        read(child)
        if (isLine) endLine()
      }
    }
  }
  read(element)
  return parts.join('')
}
