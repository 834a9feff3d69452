import { paragraphsOf } from './blanks.ts'
import { type Block, lineText, type Marks, type Run, sameMarks, UNMARKED } from './blocks.ts'
import { type Item, withLists } from './lists.ts'
import {
  headingLevel,
  imageText,
  isDropped,
  isOffice,
  isQuote,
  isWordMarker,
  marksWithin,
  wordItem,
  wordMarker,
} from './programs.ts'
import { type Style, styleOf } from './style.ts'

/** What begins a paragraph of its own. Every other element that is not known gives its text to the line it stands in. */
const BLOCKS: ReadonlySet<string> = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'caption',
    'center',
    'dd',
    'details',
    'dialog',
    'dir',
  ],
  ...[
    'div',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
  ],
  ...['header', 'hgroup', 'hr', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre', 'search', 'section'],
  ...['summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul'],
])
/** A cell with more than this is not one of a table but a column of a page. */
const LONGEST_CELL = 160
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

type Context = {
  readonly marks: Marks
  /** Whether blanks and line ends of the source count. */
  readonly pre: boolean
  /** How many lists one is in, and what the next item of the innermost is. */
  readonly level: number
  readonly list: { readonly ordered: boolean; next: number } | null
}

const OUTSIDE: Context = { marks: UNMARKED, pre: false, level: 0, list: null }

/**
 * Reads a document into blocks: what is kept is named here, all else gives its text at most. It calls itself for what is
 * nested; Chromium's parser nests no deeper than 512.
 */
class Reader {
  private readonly office: boolean
  private blocks: (Block | Item)[] = []
  private runs: Run[] = []
  /** The last character of the runs. */
  private last = '\n'

  constructor(office: boolean) {
    this.office = office
  }

  /** The blocks within an element. */
  within(element: Element, context: Context): Block[] {
    const { blocks, runs, last } = this
    this.blocks = []
    this.runs = []
    this.last = '\n'
    this.children(element, context)
    this.finish()
    const found = withLists(this.blocks)
    this.blocks = blocks
    this.runs = runs
    this.last = last
    return found
  }

  private children(element: Element, context: Context): void {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text) this.text(node.data, context)
      else if (node instanceof Element) this.element(node, context)
    }
  }

  private text(data: string, { marks, pre }: Context): void {
    // A soft hyphen is a page's advice to its browser where to part a word.
    const visible = data.replaceAll('\u00ad', '')
    const blanks = pre ? visible.replace(/\r\n?/g, '\n') : visible.replace(/[ \t\n\r\f]+/g, ' ')
    const text = blanks.replace(/[\u2028\u2029\v]/g, '\n')
    this.add(!pre && /[ \n]/.test(this.last) ? text.replace(/^ /, '') : text, marks)
  }

  private add(text: string, marks: Marks): void {
    const last = this.runs.at(-1)
    if (text === '') return
    this.last = text.slice(-1)
    if (last && sameMarks(last, marks)) this.runs[this.runs.length - 1] = { ...last, text: last.text + text }
    else this.runs.push({ ...marks, text })
  }

  private finish(): void {
    for (const lines of paragraphsOf(this.runs)) this.blocks.push({ kind: 'paragraph', lines })
    this.runs = []
    this.last = '\n'
  }

  private element(element: Element, outer: Context): void {
    const style = styleOf(element)
    if (element.localName === 'img') this.add(imageText(element), outer.marks)
    if (isDropped(element, style, this.office) || isWordMarker(style)) return
    const marks = marksWithin(element, style, outer.marks)
    const pre = keepsBlanks(element, style, outer.pre)
    const context = marks === outer.marks && pre === outer.pre ? outer : { ...outer, marks, pre }
    if (!isBlock(element, style)) {
      this.inline(element, context)
      return
    }
    this.finish()
    this.block(element, style, context)
    this.finish()
  }

  private inline(element: Element, context: Context): void {
    const { localName } = element
    // One blank that Apple's programs wrote as a no-break space: see what is said of filling.
    if (element.classList.contains('Apple-converted-space')) this.add(' \u00a0', context.marks)
    else if (localName === 'br') this.add('\n', context.marks)
    else if (localName === 'sup' || localName === 'sub') this.raised(element, context)
    else {
      if (localName === 'q') this.add('“', context.marks)
      this.children(element, context)
      if (localName === 'q') this.add('”', context.marks)
    }
  }

  /** A power is no other digit of the number before it. */
  private raised(element: Element, context: Context): void {
    const digits = element.localName === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS
    const text = element.textContent ?? ''
    if (!/^\d{1,4}$/.test(text)) this.children(element, context)
    else
      this.add(
        text.replace(/\d/g, (digit) => digits.charAt(Number(digit))),
        context.marks,
      )
  }

  private block(element: Element, style: Style, context: Context): void {
    const { localName } = element
    const level = headingLevel(element, style)
    const item = wordItem(element, style)
    if (level !== null) this.heading(element, level, context)
    else if (item) this.blocks.push({ kind: 'item', ...item, blocks: this.within(element, context) })
    else if (isQuote(element, style)) this.quote(element, context)
    else if (/^(?:ul|menu|dir|ol)$/.test(localName)) this.list(element, localName === 'ol', context)
    else if (localName === 'li') this.item(element, context)
    else if (localName === 'hr') this.blocks.push({ kind: 'rule' })
    else if (element instanceof HTMLTableElement && isRegular(element)) this.table(element, context)
    else this.children(element, context)
  }

  private heading(element: Element, level: number, context: Context): void {
    const marker = wordMarker(element)
    const number = /^\(?[\da-z][\da-z.]*[.)]?$/i.test(marker) && marker.length > 1 ? `${marker} ` : ''
    const blocks = this.within(element, { ...context, marks: UNMARKED })
    const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.lines.map(lineText) : []))
    const rest = blocks.filter(({ kind }) => kind !== 'paragraph')
    if (lines.length > 0) this.blocks.push({ kind: 'heading', level, text: number + lines.join(' ') })
    for (const block of rest) this.blocks.push(block)
  }

  private quote(element: Element, context: Context): void {
    const blocks = this.within(element, context)
    const last = this.blocks.at(-1)
    const isParagraph = element.localName === 'p'
    // Word's quotation of two paragraphs is two paragraphs in the style of one.
    if (isParagraph && last?.kind === 'quote')
      this.blocks[this.blocks.length - 1] = { kind: 'quote', blocks: [...last.blocks, ...blocks] }
    else if (blocks.length > 0) this.blocks.push({ kind: 'quote', blocks })
  }

  private list(element: Element, ordered: boolean, context: Context): void {
    const start = Number(element.getAttribute('start') ?? 1)
    const next = Number.isSafeInteger(start) && start >= 0 && start < 1e9 ? start : 1
    this.children(element, { ...context, level: context.level + 1, list: { ordered, next } })
  }

  private item(element: Element, context: Context): void {
    const { level, list } = context
    const blocks = this.within(element, { ...context, list: null })
    const stated = Number(element.getAttribute('aria-level') ?? element.getAttribute('data-aria-level') ?? 0)
    const value = element.getAttribute('value') ?? ''
    const number = /^\d{1,9}$/.test(value) ? Number(value) : (list?.next ?? 1)
    const ordered = list?.ordered ?? false
    this.blocks.push({
      kind: 'item',
      level: Math.max(level, Math.min(stated, 12) || 0),
      ordered,
      // Where the level is stated, each item may come in a list of its own, of which none knows its number.
      number: ordered && stated <= level ? number : null,
      blocks,
    })
    if (list && blocks.length > 0) list.next = number + 1
  }

  /** A table as it reads aloud: a line for each row, its cells parted by strokes. A page's columns follow each other. */
  private table(element: HTMLTableElement, context: Context): void {
    const { caption } = element
    if (caption) for (const block of this.within(caption, context)) this.blocks.push(block)
    const rows: Block[][][] = []
    for (const row of element.rows) {
      if (isDropped(row, styleOf(row), this.office)) continue
      const cells: Block[][] = []
      for (const cell of row.cells) {
        const style = styleOf(cell)
        if (!isDropped(cell, style, this.office))
          cells.push(this.within(cell, { ...context, marks: marksWithin(cell, style, context.marks) }))
      }
      rows.push(cells.filter((cell) => cell.length > 0))
    }
    const isTable = rows.some((cells) => cells.length > 1) && rows.every((cells) => cells.every(isCell))
    const lines = rows.filter((cells) => cells.length > 0).map((cells) => rowRuns(cells.map(cellRuns)))
    if (isTable) this.blocks.push({ kind: 'paragraph', lines })
    else for (const block of rows.flat(2)) this.blocks.push(block)
  }
}

const PARTS: ReadonlySet<string> = new Set(['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr'])

/** True for a table that holds nothing but rows of cells: only of such a one all text is in the cells. */
function isRegular(table: HTMLTableElement): boolean {
  const isRow = ({ localName, children }: Element) =>
    localName === 'tr' && [...children].every(({ localName: name }) => name === 'td' || name === 'th')
  return [...table.children].every((part) => {
    if (!PARTS.has(part.localName)) return false
    if (part.localName === 'tr') return isRow(part)
    return !part.localName.startsWith('t') || [...part.children].every(isRow)
  })
}

function isBlock(element: Element, style: Style): boolean {
  const display = style.get('display')
  if (element.localName === 'div' && display === 'inline') return false
  return (
    BLOCKS.has(element.localName) ||
    (display !== undefined && /^(?:block|flex|grid|list-item|flow-root)$/.test(display))
  )
}

function keepsBlanks(element: Element, style: Style, outer: boolean): boolean {
  if (element.localName === 'pre') return true
  const space = style.get('white-space') ?? style.get('white-space-collapse')
  return space === undefined
    ? outer
    : /^(?:pre|pre-wrap|break-spaces|preserve)/.test(space) && space !== 'pre-line'
}

function isCell(blocks: readonly Block[]): boolean {
  const [block] = blocks
  if (blocks.length !== 1 || block?.kind !== 'paragraph') return false
  return block.lines.reduce((length, line) => length + lineText(line).length, 0) <= LONGEST_CELL
}

function cellRuns(blocks: readonly Block[]): readonly Run[] {
  const [block] = blocks
  const lines = block?.kind === 'paragraph' ? block.lines : []
  return lines.flatMap((line, index) => (index === 0 ? line : [{ ...UNMARKED, text: ' ' }, ...line]))
}

function rowRuns(cells: readonly (readonly Run[])[]): Run[] {
  return cells.flatMap((cell, index) => (index === 0 ? cell : [{ ...UNMARKED, text: ' | ' }, ...cell]))
}

/** The line that heads what Windows puts before HTML on its clipboard. */
const WINDOWS_HEAD = /^Version:[\d.]+\s[^<]*/

/**
 * What is kept of a piece of HTML, as blocks. It is parsed into a document that is never shown: nothing in it runs and
 * nothing is fetched.
 */
export function readHtml(html: string): Block[] {
  const { body } = new DOMParser().parseFromString(html.replace(WINDOWS_HEAD, ''), 'text/html')
  return new Reader(isOffice(html)).within(body, OUTSIDE)
}
