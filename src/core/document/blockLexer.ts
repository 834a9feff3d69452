import { Lexer, type Token, Tokenizer, type Tokens, type TokensList } from 'marked'
import { safeAddress } from './address.ts'
import { trimBlanks } from './blanks.ts'
import { DEEPEST } from './limits.ts'
import { decodeReferences } from './references.ts'

const LONGEST_DEFINITION = 3000
/** A table of more cells, those that its rows lack included, is text. */
const MOST_CELLS = 500_000
/**
 * marked reads a quotation again for each line in it without a sign that a line with one comes before. Lines without a
 * blank one between are text where their number, times the characters, is greater.
 */
const COSTLIEST_QUOTATION = 10_000_000
/** The same for lists, whose lines cost less: for a line without a sign or an indent marked copies the item so far. */
const COSTLIEST_LIST = 2_000_000_000

const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const HEADING = /^ {0,3}#{1,6}(?=[ \t]|$)/
const QUOTE = /^ {0,3}>/
const FENCE = /^ {0,3}(?:`{3,}(?=[^`]*$)|~{3})/
const ITEM = /^ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t]/
const LIST = /^ {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\n|$)/
const LIST_LINE = /^(?: {2}| ?\t| {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|$))/
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/
const NOTE = /^ {0,3}\[\^([^\s[\]]{1,200})\]:[ \t]*/
const MAY_INTERRUPT = /^[ \-_*#>`~+1<[]/
const DELIMITERS = /^ {0,3}(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/
const RELATIVE = /^(?:\.{0,2}\/|#)|[/#]|\.[a-z][a-z0-9]{1,4}$/

function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? text.length : end)
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line)
}

/** A note's definition, as the lexer gives it beside marked's own tokens. */
export type NoteToken = { type: 'note'; raw: string; label: string; tokens: Token[] }

export function isNote(token: Token): token is NoteToken {
  return token.type === 'note'
}

/** The columns of the table that two lines begin, or null where they begin none. */
function tableColumns(header: string, delimiters: string): Tokens.TableCell['align'][] | null {
  if (!/[|:]/.test(delimiters) || !DELIMITERS.test(delimiters) || isBlank(header)) return null
  const columns = trimBlanks(delimiters).replace(/^\|/, '').replace(/\|$/, '').split('|').map(alignment)
  return cellsOf(header).length === columns.length ? columns : null
}

function alignment(written: string): Tokens.TableCell['align'] {
  const signs = trimBlanks(written)
  if (signs.endsWith(':')) return signs.startsWith(':') ? 'center' : 'right'
  return signs.startsWith(':') ? 'left' : null
}

/** The cells of a table's row: what strokes part that no backslash stands before. */
function cellsOf(row: string): string[] {
  const pieces = trimBlanks(row).split(/(?<!\\)((?:\\\\)*)\|/)
  const cells: string[] = []
  for (let index = 0; index < pieces.length; index += 2) {
    cells.push(trimBlanks((pieces[index] ?? '') + (pieces[index + 1] ?? '')).replaceAll('\\|', '|'))
  }
  if (cells.length > 1 && cells[0] === '') cells.shift()
  if (cells.length > 1 && cells.at(-1) === '') cells.pop()
  return cells
}

/**
 * The lines up to a blank one: their length, and how many that `sign` does not fit come after one that it fits, each run
 * of them counted up to `most`.
 */
function lazyLines(src: string, sign: RegExp, most: number): { lazy: number; length: number } {
  let lazy = 0
  let run = most
  let end = 0
  while (end < src.length) {
    const line = lineAt(src, end)
    if (isBlank(line)) break
    if (sign.test(line)) run = 0
    else if (run < most) {
      run++
      lazy++
    }
    end += line.length + 1
  }
  return { lazy, length: Math.min(end, src.length) }
}

type Extent = { end: number; underline: { depth: number; end: number } | null }

/**
 * The blocks of GFM as marked finds them. Where marked's time grows faster than the text (paragraphs, headings by
 * underline, tables, nesting), the lines are read here, each of them once.
 */
class Blocks extends Tokenizer {
  private depth = 0
  /** True within a note, which holds no other. */
  private isInNote: boolean = false
  /** Of the text that is read now: how much is left after the lines that take too long, and after those looked at. */
  private plainLeft = Number.POSITIVE_INFINITY
  private checkedLeft = Number.POSITIVE_INFINITY
  private extent: { of: string; extent: Extent } | null = null

  /** Reads a text of its own, within another or not. */
  within<T>(read: () => T): T {
    const { plainLeft, checkedLeft } = this
    this.plainLeft = Number.POSITIVE_INFINITY
    this.checkedLeft = Number.POSITIVE_INFINITY
    try {
      return read()
    } finally {
      this.plainLeft = plainLeft
      this.checkedLeft = checkedLeft
    }
  }

  override blockquote(src: string): Tokens.Blockquote | undefined {
    if (!QUOTE.test(src) || this.isPlain(src)) return undefined
    return this.nested(() => super.blockquote(src))
  }

  override list(src: string): Tokens.List | undefined {
    if (!LIST.test(src) || this.isPlain(src)) return undefined
    return this.nested(() => super.list(src))
  }

  /** True within lines that would take too long. Each line is looked at once. */
  private isPlain(src: string): boolean {
    if (src.length > this.plainLeft) return true
    if (src.length > this.checkedLeft) return false
    const quoted = lazyLines(src, QUOTE, 1)
    const listed = lazyLines(src, LIST_LINE, Number.POSITIVE_INFINITY)
    const left = src.length - quoted.length
    this.checkedLeft = left
    const isCostly =
      quoted.lazy * quoted.length > COSTLIEST_QUOTATION || listed.lazy * listed.length > COSTLIEST_LIST
    if (isCostly) this.plainLeft = left
    return isCostly
  }

  private nested<T>(read: () => T): T | undefined {
    if (this.depth >= DEEPEST) return undefined
    this.depth++
    try {
      return read()
    } finally {
      this.depth--
    }
  }

  /** True for a line that ends a paragraph or a table, as CommonMark has it. */
  private interrupts(line: string, isPlain = false): boolean {
    if (isPlain || !MAY_INTERRUPT.test(line)) return false
    const isContainer = this.depth < DEEPEST && (QUOTE.test(line) || ITEM.test(line))
    if (isContainer || HEADING.test(line) || FENCE.test(line) || RULE.test(line)) return true
    if (!this.isInNote && NOTE.test(line)) return true
    return this.rules.other.htmlBeginRegex(4).test(line)
  }

  /** How far the paragraph reaches that begins here, and whether a line under it makes a heading of it. */
  private extentOf(src: string): Extent {
    if (this.extent?.of === src) return this.extent.extent
    const extent = this.findExtent(src)
    this.extent = { of: src, extent }
    return extent
  }

  private findExtent(src: string): Extent {
    const isPlain = src.length > this.plainLeft
    let end = lineAt(src, 0).length
    while (end < src.length) {
      const line = lineAt(src, end + 1)
      const after = end + 1 + line.length
      const underline = UNDERLINE.exec(line)
      if (underline) return { end, underline: { depth: underline[1]?.startsWith('=') ? 1 : 2, end: after } }
      if (isBlank(line) || this.interrupts(line, isPlain)) break
      if (/^[ |:-]/.test(src.charAt(after + 1)) && tableColumns(line, lineAt(src, after + 1))) break
      end = after
    }
    return { end, underline: null }
  }

  override lheading(src: string): Tokens.Heading | undefined {
    const { end, underline } = this.extentOf(src)
    if (!underline) return undefined
    const text = trimBlanks(src.slice(0, end))
    return { type: 'heading', raw: src.slice(0, underline.end), depth: underline.depth, text, tokens: [] }
  }

  override paragraph(src: string): Tokens.Paragraph {
    const text = src.slice(0, this.extentOf(src).end)
    return { type: 'paragraph', raw: text, text, tokens: this.lexer.inline(text) }
  }

  override text(src: string): Tokens.Text {
    const text = src.slice(0, this.extentOf(src).end)
    return { type: 'text', raw: text, text, tokens: this.lexer.inline(text) }
  }

  override table(src: string): Tokens.Table | undefined {
    const first = lineAt(src, 0)
    const second = lineAt(src, first.length + 1)
    const align = first.length < src.length ? tableColumns(first, second) : null
    if (!align) return undefined
    const cells = (row: string, header: boolean) =>
      cellsOf(row)
        .slice(0, align.length)
        .map((text, index) => ({ text, tokens: [], header, align: align[index] ?? null }))
    const header = cells(first, true)
    const rows: Tokens.TableCell[][] = []
    let end = first.length + 1 + second.length
    while (end < src.length) {
      const row = lineAt(src, end + 1)
      if (isBlank(row) || /^(?: {4}| {0,3}\t)/.test(row) || this.interrupts(row)) break
      rows.push(cells(row, false))
      if (rows.length * align.length > MOST_CELLS) return undefined
      end += 1 + row.length
    }
    return { type: 'table', raw: src.slice(0, end), align, header, rows }
  }

  /** A definition is one only if it leads somewhere: `[1]: Ibid.` is text to be seen. */
  override def(src: string): Tokens.Def | undefined {
    if (!/^ {0,3}\[(?!\^)/.test(src)) return undefined
    const near = src.slice(0, LONGEST_DEFINITION)
    const end = /\n[ \t]*\n/.exec(near)?.index ?? near.length
    const found = super.def(near.slice(0, end + 1))
    if (!found) return undefined
    const href = decodeReferences(found.href)
    const leads = safeAddress(href) !== null || RELATIVE.test(href) || /\]:\s*</.test(found.raw)
    return leads ? found : undefined
  }

  /** The definition of a note, `[^label]: …`: its line, those that go on with it, and those indented by four. */
  note(src: string): NoteToken | undefined {
    const opening = this.isInNote ? null : NOTE.exec(src)
    if (!opening) return undefined
    const first = lineAt(src, 0)
    const lines = [first.slice(opening[0].length)]
    let end = first.length
    let wasBlank = false
    let blank: { lines: string[]; end: number } = { lines: [], end }
    while (end + blank.lines.length < src.length) {
      const line = lineAt(src, blank.end + 1)
      const after = blank.end + 1 + line.length
      if (blank.end >= src.length) break
      if (isBlank(line)) {
        wasBlank = true
        blank = { lines: [...blank.lines, ''], end: after }
        continue
      }
      const isIndented = /^(?: {4}| {0,3}\t)/.test(line)
      const goesOn = !wasBlank && !this.interrupts(line) && !isBlank(lines.at(-1) ?? '')
      if (!isIndented && !goesOn) break
      lines.push(...blank.lines, line.replace(/^(?: {4}| {0,3}\t)/, ''))
      end = after
      wasBlank = false
      blank = { lines: [], end }
    }
    const tokens = this.nested(() => {
      const { top } = this.lexer.state
      this.lexer.state.top = true
      this.isInNote = true
      const inner = this.lexer.blockTokens(lines.join('\n'), [])
      this.isInNote = false
      this.lexer.state.top = top
      return inner
    })
    return tokens ? { type: 'note', raw: src.slice(0, end), label: opening[1] ?? '', tokens } : undefined
  }
}

class BlockLexer extends Lexer {
  private readonly blocks: Blocks

  constructor() {
    const blocks = new Blocks()
    super({
      gfm: true,
      tokenizer: blocks,
      extensions: { block: [(src: string) => blocks.note(src)], renderers: {}, childTokens: {} },
    })
    this.blocks = blocks
  }

  read(text: string): void {
    this.blockTokens(text, this.tokens)
  }

  override blockTokens(src: string, tokens?: Token[], isClipped?: boolean): Token[]
  override blockTokens(src: string, tokens?: TokensList, isClipped?: boolean): TokensList
  override blockTokens(src: string, tokens: Token[] = [], isClipped = false): Token[] {
    return this.blocks.within(() => super.blockTokens(src, tokens, isClipped))
  }
}

/** The blocks of a text, with its link definitions. What stands within a line is not looked at. */
export function lexBlocks(text: string): { tokens: Token[]; links: Lexer['tokens']['links'] } {
  const lexer = new BlockLexer()
  lexer.read(text)
  return { tokens: lexer.tokens, links: lexer.tokens.links }
}
