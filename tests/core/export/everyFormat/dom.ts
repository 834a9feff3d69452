import { addressKey, BREAK, heldText, type Line, lineOf, noteSign, preLine, type Run } from './lines.ts'

/** Makes a document of HTML or XML; XML that is not well-formed throws. */
export type Parse = (
  text: string,
  type: 'application/xhtml+xml' | 'application/xml' | 'text/html',
) => Document

const MARKS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  del: 'del',
  s: 'del',
  sup: 'sup',
  sub: 'sub',
  code: 'code',
}
const BLOCKS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'blockquote',
  'table',
  'figure',
  'pre',
  'hr',
])
const ELEMENT = 1
const TEXT = 3
/** True for a text with more than the blanks that a browser joins; a space that does not break is a word. */
const hasWords = (text: string) => /[^ \t\n\r\f]/.test(heldText(text))
const isElement = (node: Node): node is Element => node.nodeType === ELEMENT

/** Reads the elements of a text, in which each note has a reference. */
class DomReader {
  private readonly root: Element
  private readonly references: string[] = []

  constructor(root: Element) {
    this.root = root
  }

  runs(nodes: Iterable<Node>, marks: readonly string[] = []): Run[] {
    return Array.from(nodes).flatMap((node): Run[] => {
      if (node.nodeType === TEXT) return [[node.textContent ?? '', ...marks]]
      return isElement(node) ? this.run(node, marks) : []
    })
  }

  private run(element: Element, marks: readonly string[]): Run[] {
    const name = element.localName
    if (element.matches('[role="doc-backlink"], .footnote-backref')) return []
    const reference = element.matches('.footnote-ref, sup:has(> [role="doc-noteref"])')
      ? element.querySelector('a')
      : null
    if (reference) {
      this.references.push(reference.getAttribute('href')?.slice(1) ?? '')
      return [[noteSign(this.references.length)]]
    }
    if (name === 'br') return [[BREAK]]
    if (name === 'img')
      return [
        [`▣${element.getAttribute('alt') ?? ''} ${addressKey(element.getAttribute('src') ?? '')}▣`, ...marks],
      ]
    if (name === 'span') return this.runs(element.childNodes, marks)
    if (name === 'a')
      return this.runs(element.childNodes, [...marks, `a:${addressKey(element.getAttribute('href') ?? '')}`])
    const mark = MARKS[name]
    if (mark === undefined) throw new Error(`an element ${element.outerHTML}`)
    return this.runs(element.childNodes, [...marks, mark])
  }

  /** The blocks of an element; words beside them are a paragraph. */
  private blocks(element: Element, path: string): Line[] {
    const lines: Line[] = []
    let loose: Node[] = []
    let index = 0
    const finish = () => {
      const runs = this.runs(loose)
      loose = []
      if (runs.every(([text]) => !hasWords(text))) return
      lines.push(lineOf(`${path}${index}.p`, runs))
      index += 1
    }
    const read = (parent: Element) => {
      for (const node of parent.childNodes) {
        if (!isElement(node)) {
          if (node.nodeType === TEXT) loose.push(node)
          continue
        }
        if (
          node.matches('section.notes, section.footnotes, .footnotes-sep, article > header, article > footer')
        )
          continue
        if (node.matches('section, div')) {
          finish()
          read(node)
          continue
        }
        if (!BLOCKS.has(node.localName)) {
          loose.push(node)
          continue
        }
        finish()
        const block = this.block(node, `${path}${index}.`)
        lines.push(...block)
        if (block.length > 0) index += 1
      }
    }
    read(element)
    finish()
    return lines
  }

  private block(element: Element, path: string): Line[] {
    const name = element.localName
    switch (name) {
      case 'p':
        return [lineOf(`${path}p`, this.runs(element.childNodes))]
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
        return element.childNodes.length === 0 ? [] : [lineOf(path + name, this.runs(element.childNodes))]
      case 'ul':
      case 'ol': {
        const start = Number(element.getAttribute('start') ?? 1)
        return Array.from(element.children).flatMap((item, at) =>
          this.blocks(item, name === 'ol' ? `${path}ol[${start + at}]/` : `${path}ul[${at}]/`),
        )
      }
      case 'blockquote': {
        const footer = Array.from(element.children).find((child) => child.localName === 'footer')
        footer?.remove()
        const words = this.blocks(element, `${path}quote/`)
        const cite = footer?.querySelector('cite')
        return cite ? [...words, lineOf(`${path}quote/cite`, this.runs(cite.childNodes))] : words
      }
      case 'table': {
        const rows = Array.from(element.querySelectorAll('tr'))
        const headed = rows.filter((row) => row.firstElementChild?.localName === 'th')
        return rows.flatMap((row, at) => {
          const isHeader = headed.includes(row)
          if (isHeader && !hasWords(row.textContent ?? '') && !row.querySelector('img')) return []
          return Array.from(row.children).map((cell, column) =>
            lineOf(
              `${path}table/${isHeader ? 'h' : at - headed.length}.${column}`,
              this.runs(cell.childNodes),
            ),
          )
        })
      }
      case 'figure':
        return Array.from(element.children).map((child) =>
          child.localName === 'figcaption'
            ? lineOf(`${path}caption`, this.runs(child.childNodes))
            : lineOf(`${path}figure`, this.runs([child])),
        )
      case 'pre':
        return [preLine(`${path}pre`, element.textContent ?? '')]
      case 'hr':
        return [`${path}rule`]
      default:
        throw new Error(`a block ${name}`)
    }
  }

  read(): Line[] {
    const lines = this.blocks(this.root, '')
    const references = [...this.references]
    const notes = references.map((id, index) => {
      const note = this.root.querySelector(`[id="${id}"]`)
      const inner = note?.querySelector('p') ?? note
      return lineOf(`note[${index + 1}]`, this.runs(inner?.childNodes ?? []))
    })
    return [...lines, ...notes]
  }
}

/** The lines of an element that holds an article's text. */
export function linesOfDom(root: Element): Line[] {
  return new DomReader(root).read()
}
