import { Parser } from 'htmlparser2'

/** An element of a page. Comments, document types and processing instructions are not kept. */
export type HtmlElement = {
  readonly name: string
  attributes: Readonly<Record<string, string | undefined>>
  readonly parent: HtmlElement | null
  readonly children: HtmlNode[]
  /** Characters of text within, white space and what is no text (scripts) apart. */
  length: number
}
export type HtmlNode = HtmlElement | string

/** Elements nested deeper are refused: the parser is quadratic in the depth. */
const DEEPEST = 300
/** Pages with more elements, attributes or characters of text are refused: saved pages have some thousands, and books less text. */
const MOST_ELEMENTS = 40_000
const MOST_ATTRIBUTES = 200_000
const LONGEST_TEXT = 5_000_000

/** Elements whose content is no text of the page. */
export const NO_TEXT: ReadonlySet<string> = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'noframes',
  'noembed',
  'svg',
  'object',
  'audio',
  'video',
  'canvas',
  'iframe',
  'select',
  'datalist',
  'textarea',
  'button',
  'annotation',
  'annotation-xml',
])

class TooMuch extends Error {}

/**
 * The tree of a page or a fragment, under a root of our own (`#root`); null where it is nested too deep or has too much in it. The
 * comments of its source are put into `comments`.
 */
export function parseHtml(html: string, comments: string[] = []): HtmlElement | null {
  const root: HtmlElement = { name: '#root', attributes: {}, parent: null, children: [], length: 0 }
  let current = root
  let depth = 0
  let count = 0
  let attributeCount = 0
  let text = 0
  const parser = new Parser({
    onattribute() {
      attributeCount += 1
      if (attributeCount > MOST_ATTRIBUTES) throw new TooMuch()
    },
    onopentag(name, attributes) {
      depth += 1
      count += 1
      if (depth > DEEPEST || count > MOST_ELEMENTS) throw new TooMuch()
      // What a program that saves pages writes of an element that has a tree of its own, which is what is seen of it.
      const isShown = name === 'template' && 'shadowrootmode' in attributes
      const element: HtmlElement = {
        name: isShown ? 'div' : name,
        attributes,
        parent: current,
        children: [],
        length: 0,
      }
      current.children.push(element)
      current = element
    },
    onclosetag() {
      const { parent, name, length } = current
      if (parent === null) return
      depth -= 1
      if (!NO_TEXT.has(name)) parent.length += length
      current = parent
    },
    oncomment(part) {
      comments.push(part)
    },
    ontext(part) {
      if (!NO_TEXT.has(current.name)) text += part.length
      if (text > LONGEST_TEXT) throw new TooMuch()
      const { children } = current
      const last = children.at(-1)
      if (typeof last === 'string') children[children.length - 1] = last + part
      else children.push(part)
      current.length += visibleLength(part)
    },
  })
  try {
    parser.end(html)
  } catch (error) {
    if (error instanceof TooMuch) return null
    throw error
  }
  return root
}

function visibleLength(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x20) count += 1
  return count
}

/** Every element under another, in the order of the page. */
export function* elementsIn(root: HtmlElement): Generator<HtmlElement> {
  const open: { children: readonly HtmlNode[]; next: number }[] = [{ children: root.children, next: 0 }]
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.children[level.next]
    level.next += 1
    if (node === undefined) open.pop()
    else if (typeof node !== 'string') {
      yield node
      open.push({ children: node.children, next: 0 })
    }
  }
}

/** The text within an element, as it is written; scripts and their like apart. */
export function textOf(element: HtmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (typeof child === 'string') text += child
    else if (!NO_TEXT.has(child.name)) text += textOf(child)
  }
  return text
}

/** A text of a page on one line, its white space collapsed. */
export function collapsed(text: string): string {
  const line = text.replace(/[ \t\n\r\f]+/g, ' ')
  return line.slice(line.startsWith(' ') ? 1 : 0, line.length > 1 && line.endsWith(' ') ? -1 : undefined)
}

/** What sites whose classes say nothing call the parts of a page by. */
const DATA_NAMES = ['data-component', 'data-testid', 'data-gu-name', 'data-name', 'data-qa']

/** The words of an element's class, its id and the names for programs, in lower case. */
export function namesOf({ attributes }: HtmlElement): string {
  const names = DATA_NAMES.flatMap((name) => attributes[name] ?? [])
  return [attributes.class ?? '', attributes.id ?? '', ...names].join(' ').toLowerCase()
}

/** Takes an element, and the count of its characters, out of the tree. */
export function removeElement(element: HtmlElement): void {
  const { parent, length } = element
  const at = parent?.children.indexOf(element) ?? -1
  if (!parent || at < 0) return
  parent.children.splice(at, 1)
  for (let above: HtmlElement | null = parent; above; above = above.parent) above.length -= length
}
