/** Elements that say what kind of text they contain. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'ul',
  'ol',
  'li',
  'blockquote',
  'footer',
  'tr',
  'th',
  'td',
  'figure',
  'h2',
  'h3',
  'pre',
])
/** Containers that are told apart by their index. */
const NUMBERED: ReadonlySet<string> = new Set(['li', 'tr', 'th', 'td'])
const MARKS: { readonly [tag: string]: string } = {
  strong: 'strong',
  em: 'emphasis',
  s: 'strike',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  a: 'link',
}
const BLANK = /[ \t\n]/
/** What an export adds: check boxes, the dash of an attribution. */
const WRITTEN = /^[☐☑]\s?|^— /

/** Elements without text, and their signs. */
const SIGNS = [
  ['hr', '——'],
  ['[role=doc-noteref], sup.note', '¹'],
  ['span.image, .image[data-image]', '▣'],
] as const

type Reading = { path: string; marks: readonly string[] }

/**
 * The structure of an element's text, line by line: each run of characters with the same marks in the same containers.
 * Blanks are left out, since they may be on either side of a mark. Footnotes are `¹`, images `▣`, rules `——`.
 */
export function signatureOf(root: Element): string[] {
  const lines: string[] = []
  const say = ({ path, marks }: Reading, text: string) => {
    const words = [...text].filter((character) => !BLANK.test(character)).join('')
    if (words === '') return
    const key = `${path} {${[...new Set(marks)].sort().join(' ')}} `
    const last = lines.at(-1)
    if (last?.startsWith(key)) lines[lines.length - 1] = last + words
    else lines.push(key + words)
  }
  const read = (node: Node, reading: Reading): void => {
    if (node instanceof Text) {
      const isFirst = node.parentElement?.firstChild === node
      say(reading, isFirst ? node.data.replace(WRITTEN, '') : node.data)
      return
    }
    // An empty footnote is not stored.
    if (!(node instanceof Element) || isDecoration(node) || node.matches('[data-footnote="[]"]')) return
    const tag = node.tagName.toLowerCase()
    const sign = SIGNS.find(([selector]) => node.matches(selector))?.[1]
    if (sign !== undefined) {
      say({ ...reading, marks: [] }, sign)
      return
    }
    const isMark = MARKS[tag] !== undefined && !(tag === 'code' && reading.path.endsWith('pre'))
    const number = NUMBERED.has(tag) ? siblingsOf(node).indexOf(node) : 0
    // An attribution without a quotation is stored as a paragraph.
    const isAlone = tag === 'footer' && node.parentElement?.textContent === node.textContent
    const inner = {
      path:
        CONTAINERS.has(tag) && !isAlone
          ? `${reading.path}/${tag}${NUMBERED.has(tag) ? number : ''}`
          : reading.path,
      marks: isMark ? [...reading.marks, MARKS[tag] ?? ''] : reading.marks,
    }
    for (const child of node.childNodes) read(child, inner)
  }
  for (const child of root.childNodes) read(child, { path: '', marks: [] })
  return lines
}

/** The text nodes of an element, without blanks. */
export function wordsOf(root: Element): string[] {
  const words: string[] = []
  const read = (node: Node): void => {
    if (node instanceof Text) words.push(node.data.replace(WRITTEN, '').replace(/\s/g, ''))
    else if (node instanceof Element && !isDecoration(node) && !node.matches('[data-footnote], .image'))
      for (const child of node.childNodes) read(child)
  }
  read(root)
  return words.filter((word) => word !== '')
}

/** True for what the page shows beside its text: credits, section numbers, check boxes, gauges, placeholders. */
function isDecoration(element: Element): boolean {
  return element.matches(
    '[data-field], [data-credits], .ProseMirror-widget, .ProseMirror-gapcursor, .box, .picture, .ProseMirror-trailingBreak, figure > .image, [role=doc-endnotes]',
  )
}

/**
 * The siblings among which an element is counted: a row among all rows of its table; empty items and an empty header, which
 * are not stored, are left out.
 */
function siblingsOf(element: Element): Element[] {
  if (element instanceof HTMLTableRowElement)
    return [...(element.closest('table')?.rows ?? [])].filter((row) => !isEmptyHeader(row))
  if (element instanceof HTMLTableCellElement) return [...(element.parentElement?.children ?? [])]
  return [...(element.parentElement?.children ?? [])].filter(
    ({ tagName, textContent }) => tagName === element.tagName && textContent !== '',
  )
}

const isEmptyHeader = (row: HTMLTableRowElement) =>
  row.rowIndex === 0 &&
  [...row.cells].every(
    (cell) =>
      cell.localName === 'th' && cell.textContent === '' && !cell.querySelector('[data-footnote], .image'),
  )
