import { Lexer, type Token, Tokenizer, type Tokens, type TokensList } from 'marked'
import { safeAddress } from './address.ts'
import { trimSpaces } from './whitespace.ts'
import { DEEPEST } from './limits.ts'
import { decodeEntities } from './entities.ts'

const LONGEST_DEFINITION = 3000
/** A table of more cells, counting those that its rows lack, is text. */
const MOST_CELLS = 500_000
/**
 * The greatest product of lazy lines (lines without `>` after one with it) and characters of a quotation: marked reads a
 * quotation again for each lazy line. Lines that exceed it, up to a blank one, are text.
 */
const COSTLIEST_QUOTATION = 10_000_000
/** The same for lists, where marked copies the item so far for each lazy line, which is cheaper. */
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

function isBlankLine(line: string): boolean {
  return /^[ \t]*$/.test(line)
}

/** The token of a note's definition, beside marked's own. */
export type NoteToken = { type: 'note'; raw: string; label: string; tokens: Token[] }

export function isNote(token: Token): token is NoteToken {
  return token.type === 'note'
}

/** The columns of the table that a header and a delimiter line begin, or null where they begin none. */
function tableColumns(header: string, delimiters: string): Tokens.TableCell['align'][] | null {
  if (!/[|:]/.test(delimiters) || !DELIMITERS.test(delimiters) || isBlankLine(header)) return null
  const columns = trimSpaces(delimiters).replace(/^\|/, '').replace(/\|$/, '').split('|').map(alignment)
  return cellsOf(header).length === columns.length ? columns : null
}

function alignment(written: string): Tokens.TableCell['align'] {
  const signs = trimSpaces(written)
  if (signs.endsWith(':')) return signs.startsWith(':') ? 'center' : 'right'
  return signs.startsWith(':') ? 'left' : null
}

/** The cells of a table's row, separated by `|` without a backslash before it. */
function cellsOf(row: string): string[] {
  const pieces = trimSpaces(row).split(/(?<!\\)((?:\\\\)*)\|/)
  const cells: string[] = []
  for (let index = 0; index < pieces.length; index += 2) {
    cells.push(trimSpaces((pieces[index] ?? '') + (pieces[index + 1] ?? '')).replaceAll('\\|', '|'))
  }
  if (cells.length > 1 && cells[0] === '') cells.shift()
  if (cells.length > 1 && cells.at(-1) === '') cells.pop()
  return cells
}

/**
 * The lines up to a blank one: their length, and the number of lazy ones, which do not match `sign` and come after one that
 * does; of each run of them at most `most` are counted.
 */
function lazyLines(src: string, sign: RegExp, most: number): { lazy: number; length: number } {
  let lazy = 0
  let run = most
  let end = 0
  while (end < src.length) {
    const line = lineAt(src, end)
    if (isBlankLine(line)) break
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
 * marked's tokenizer for the blocks of GFM, and footnotes. Where marked is slower than linear (paragraphs, setext headings,
 * tables, nesting), the lines are read here, each once; where that cannot be (lazy lines), a text that would cost too much
 * is not read as a quotation or a list.
 */
class Blocks extends Tokenizer {
  private depth = 0
  /** True within a note, which may hold no other. */
  private isInNote: boolean = false
  /** How much of the text that is read now is left after the lines that would cost too much, and after those checked. */
  private plainLeft = Number.POSITIVE_INFINITY
  private checkedLeft = Number.POSITIVE_INFINITY
  private extent: { of: string; extent: Extent } | null = null

  /** Reads a text with its own record of costly lines. */
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

  /** True within lines that would cost too much. Each line is checked once. */
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

  /** True for a line that ends a paragraph or a table (CommonMark). */
  private interrupts(line: string, isPlain = false): boolean {
    if (isPlain || !MAY_INTERRUPT.test(line)) return false
    const isContainer = this.depth < DEEPEST && (QUOTE.test(line) || ITEM.test(line))
    if (isContainer || HEADING.test(line) || FENCE.test(line) || RULE.test(line)) return true
    if (!this.isInNote && NOTE.test(line)) return true
    return this.rules.other.htmlBeginRegex(4).test(line)
  }

  /** The end of the paragraph that begins here, and the underline that makes a heading of it, if there is one. */
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
      if (isBlankLine(line) || this.interrupts(line, isPlain)) break
      if (/^[ |:-]/.test(src.charAt(after + 1)) && tableColumns(line, lineAt(src, after + 1))) break
      end = after
    }
    return { end, underline: null }
  }

  override lheading(src: string): Tokens.Heading | undefined {
    const { end, underline } = this.extentOf(src)
    if (!underline) return undefined
    const text = trimSpaces(src.slice(0, end))
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
      if (isBlankLine(row) || /^(?: {4}| {0,3}\t)/.test(row) || this.interrupts(row)) break
      rows.push(cells(row, false))
      if (rows.length * align.length > MOST_CELLS) return undefined
      end += 1 + row.length
    }
    return { type: 'table', raw: src.slice(0, end), align, header, rows }
  }

  /** A link definition only if its target looks like an address: `[1]: Ibid.` is text. */
  override def(src: string): Tokens.Def | undefined {
    if (!/^ {0,3}\[(?!\^)/.test(src)) return undefined
    const near = src.slice(0, LONGEST_DEFINITION)
    const end = /\n[ \t]*\n/.exec(near)?.index ?? near.length
    const found = super.def(near.slice(0, end + 1))
    if (!found) return undefined
    const href = decodeEntities(found.href)
    const leads = safeAddress(href) !== null || RELATIVE.test(href) || /\]:\s*</.test(found.raw)
    return leads ? found : undefined
  }

  /** The definition of a note, `[^label]: …`: its line, lazy continuations, and lines indented by four. */
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
      if (isBlankLine(line)) {
        wasBlank = true
        blank = { lines: [...blank.lines, ''], end: after }
        continue
      }
      const isIndented = /^(?: {4}| {0,3}\t)/.test(line)
      const goesOn = !wasBlank && !this.interrupts(line) && !isBlankLine(lines.at(-1) ?? '')
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

/** The blocks of a text as tokens, with its link definitions. Inlines are not read. Cost: linear in the text. */
export function lexBlocks(text: string): { tokens: Token[]; links: Lexer['tokens']['links'] } {
  const lexer = new BlockLexer()
  lexer.read(text)
  return { tokens: lexer.tokens, links: lexer.tokens.links }
}
