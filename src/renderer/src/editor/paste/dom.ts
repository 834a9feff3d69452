import { type Style, styleOf } from './style.ts'

/** What begins a paragraph of its own. Every other element that is not known gives its text to the line it stands in. */
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

/** Puts an element of another name, without attributes, in the place of one, around what it holds. */
export function renamed(element: Element, name: string): Element {
  if (element.localName === name) return element
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

/** Puts what an element holds in its place. */
export const unwrap = (element: Element) => element.replaceWith(...element.childNodes)

export const isBlankText = (node: Node) => node instanceof Text && /^[ \t\r\n\f]*$/.test(node.data)

/** Makes what an element holds one line: what begins a line of its own is parted from the rest by a blank. */
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
