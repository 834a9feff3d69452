import { type Style, styleOf } from './style.ts'

/** Elements that start a paragraph; unknown ones are treated as inline. */
const BLOCKS: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog'],
  ...['dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4'],
  ...[
    'h5',
    'h6',
    'header',
    'hgroup',
    'hr',
    'legend',
    'li',
    'main',
    'menu',
    'nav',
    'ol',
    'p',
    'pre',
    'search',
  ],
  ...['section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul'],
])

export function isBlock(element: Element, style: Style = styleOf(element)): boolean {
  const display = style.get('display')
  if (element.localName === 'div' && display === 'inline') return false
  return (
    BLOCKS.has(element.localName) ||
    (display !== undefined && /^(?:block|flex|grid|list-item|flow-root)$/.test(display))
  )
}

/** Replaces an element by one of another name, without attributes, with the same children. */
export function rename(element: Element, name: string): Element {
  if (element.localName === name) return element
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

/** Replaces an element by its children. */
export const unwrap = (element: Element) => element.replaceWith(...element.childNodes)

export const isBlankText = (node: Node) => node instanceof Text && /^[ \t\r\n\f]*$/.test(node.data)

/** Makes an element's content one line: blocks and line breaks in it become spaces. */
export function flatten(element: Element): void {
  for (const inner of element.querySelectorAll('*')) {
    if (inner.localName === 'br') inner.replaceWith(' ')
    else if (isBlock(inner)) {
      inner.before(' ')
      inner.after(' ')
      unwrap(inner)
    }
  }
}

/** Makes an element's content lines, parted by line breaks and, for those who read its text, blanks. */
export function flattenLines(element: Element): void {
  const page = element.ownerDocument
  for (const inner of element.querySelectorAll('*')) {
    if (inner.localName === 'br') inner.before(' ')
    else if (isBlock(inner)) {
      inner.before(' ', page.createElement('br'))
      inner.after(' ', page.createElement('br'))
      unwrap(inner)
    }
  }
}
