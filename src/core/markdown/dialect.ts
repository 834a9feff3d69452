import { Lexer, type Token, Tokenizer, type Tokens } from 'marked'
import { safeAddress } from './address.ts'
import { trimBlanks } from './blanks.ts'
import { showBlanks } from './characters.ts'
import { decodeReferences } from './references.ts'

/** Lists and quotes nested deeper than this are text: marked's time grows with the depth, then its stack ends. */
const DEEPEST = 12
/** An address of its own that is longer is text: marked looks for its end once for each sign at its end. */
export const LONGEST_BARE_LINK = 2000
const LONGEST_DEFINITION = 3000
/** A link that takes more, its text and title included, is text. */
const LONGEST_LINK = 3000
/** How many characters may be looked through in search of emphasis: for each character of a stretch, and in all. */
const MOST_LOOKED_AT = 40
const MOST_LOOKED_AT_IN_ALL = 20_000_000
/** How many characters all uses of link definitions may add to a text. */
const MOST_EXPANDED = 100_000

const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const BLOCK = /^ {0,3}(?:#{1,6}(?=[ \t]|$)|>|`{3,}(?=[^`]*$)|~{3}|(?:[*+-]|1[.)])[ \t]+[^ \t])/
const MAY_BE_BLOCK = /^[ \-_*#>`~+1]/
const DELIMITERS = /^ {0,3}(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/
const RELATIVE = /^(?:\.{0,2}\/|#|<)/

/** Where plain characters end: at a mark, at a hard line break, or where an address of its own may begin. */
const STOP = /[\\<`*~_[@]|!\[| {2}\n|:\/\/|www\.|mailto:|xmpp:/g
const SCHEME = /(?:https?|ftp)$/i
const NOTHING = /^(?!)/
const WORDY = /[\p{L}\p{N}]/u
const MAIL_CHARACTER = /[A-Za-z0-9._+-]/

/** True for a line that ends a paragraph or a table, as CommonMark has it (raw HTML is text here, and ends neither). */
function interrupts(line: string): boolean {
  return MAY_BE_BLOCK.test(line) && (BLOCK.test(line) || RULE.test(line))
}

function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? text.length : end)
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line)
}

type Alignment = Tokens.TableCell['align']

/** The columns of the table that two lines begin, or null where they begin none. */
function tableColumns(header: string, delimiters: string): Alignment[] | null {
  if (!/[|:]/.test(delimiters) || !DELIMITERS.test(delimiters) || isBlank(header)) return null
  const columns = trimBlanks(delimiters).replace(/^\|/, '').replace(/\|$/, '').split('|').map(alignment)
  return cellsOf(header).length === columns.length ? columns : null
}

function alignment(written: string): Alignment {
  const signs = trimBlanks(written)
  if (signs.endsWith(':')) return signs.startsWith(':') ? 'center' : 'right'
  return signs.startsWith(':') ? 'left' : null
}

/** The cells of a table's row: what unescaped strokes part, without the empty ones outside of the first and last. */
function cellsOf(row: string): string[] {
  const cells = row.split(/(?<!\\)((?:\\\\)*)\|/)
  const joined: string[] = []
  for (let index = 0; index < cells.length; index += 2) {
    joined.push(trimBlanks((cells[index] ?? '') + (cells[index + 1] ?? '')).replaceAll('\\|', '|'))
  }
  if (joined[0] === '') joined.shift()
  if (joined.at(-1) === '') joined.pop()
  return joined
}

/**
 * GFM as marked reads it, without setext headings, raw HTML and indented code. Where marked's time would grow faster
 * than the text, this reads instead, or takes what is there for text.
 */
export class Dialect extends Tokenizer {
  private depth = 0
  private expanded = 0
  /** How many characters may still be looked through in the stretch that is read; below 0, marks are text. */
  budget: number = 0
  /** The last character of the plain text that was read just before, if it was that. */
  private before = ''
  private read = ''

  override code(): undefined {}
  override html(): undefined {}
  override tag(): undefined {}
  override lheading(): undefined {}

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.nested(() => super.blockquote(src))
  }

  override list(src: string): Tokens.List | undefined {
    return this.nested(() => super.list(src))
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

  override paragraph(src: string): Tokens.Paragraph {
    let end = lineAt(src, 0).length
    while (end < src.length) {
      const line = lineAt(src, end + 1)
      if (isBlank(line) || interrupts(line)) break
      const after = end + 1 + line.length
      if (/^[ |:-]/.test(src.charAt(after + 1)) && tableColumns(line, lineAt(src, after + 1))) break
      end = after
    }
    const text = src.slice(0, end)
    return { type: 'paragraph', raw: text, text, tokens: this.lexer.inline(text) }
  }

  override table(src: string): Tokens.Table | undefined {
    const first = lineAt(src, 0)
    const second = lineAt(src, first.length + 1)
    const align = first.length < src.length ? tableColumns(first, second) : null
    if (!align) return undefined
    const cells = (row: string, header: boolean) =>
      cellsOf(row)
        .slice(0, align.length)
        .map((text, index) => ({
          text,
          tokens: this.lexer.inline(text),
          header,
          align: align[index] ?? null,
        }))
    const header = cells(first, true)
    const rows: Tokens.TableCell[][] = []
    let end = first.length + 1 + second.length
    while (end < src.length) {
      const row = lineAt(src, end + 1)
      if (isBlank(row) || interrupts(row)) break
      rows.push(cells(row, false))
      end += 1 + row.length
    }
    return { type: 'table', raw: src.slice(0, end), align, header, rows }
  }

  /** A definition is one only if it leads somewhere: `[1]: Ibid.` and a footnote `[^1]: …` are text to be seen. */
  override def(src: string): Tokens.Def | undefined {
    if (!/^ {0,3}\[(?!\^)/.test(src)) return undefined
    const near = src.slice(0, LONGEST_DEFINITION)
    const end = /\n[ \t]*\n/.exec(near)?.index ?? near.length
    const found = super.def(near.slice(0, end + 1))
    if (!found) return undefined
    const href = decodeReferences(found.href)
    return safeAddress(href) || RELATIVE.test(href) ? { ...found, tag: showBlanks(found.tag) } : undefined
  }

  /** What marked tries first. Past the budget, all that is left is text. */
  override escape(src: string): Tokens.Escape | undefined {
    this.before = this.read
    this.read = ''
    return this.budget < 0 ? { type: 'escape', raw: src, text: src } : super.escape(src)
  }

  /** What marked tries after emphasis: if a mark could begin some, all that follows it was looked through in vain. */
  override codespan(src: string): Tokens.Codespan | undefined {
    const opens = /^(?:\*+[^\s*]|_+[^\s_])/.test(src) && !(src.startsWith('_') && WORDY.test(this.before))
    if (opens) this.budget -= src.length
    return super.codespan(src)
  }

  /** What marked tries after deleted text. */
  override autolink(src: string): Tokens.Link | undefined {
    if (/^~~?[^\s~]/.test(src)) this.budget -= src.length
    return super.autolink(src)
  }

  override link(src: string): ReturnType<Tokenizer['link']> {
    return /^!?\[/.test(src) ? super.link(src.slice(0, LONGEST_LINK)) : undefined
  }

  override reflink(src: string, links: Lexer['tokens']['links']): ReturnType<Tokenizer['reflink']> {
    const found = /^!?\[/.test(src) ? super.reflink(src.slice(0, LONGEST_LINK), links) : undefined
    if (!found || found.type === 'text') return found
    this.expanded += found.href.length + (found.title?.length ?? 0)
    return this.expanded > MOST_EXPANDED ? undefined : found
  }

  override url(src: string): Tokens.Link | undefined {
    const start = /^[^\s<]*/.exec(src.slice(0, LONGEST_BARE_LINK + 1))?.[0] ?? ''
    return start.length > LONGEST_BARE_LINK ? undefined : super.url(start)
  }

  override inlineText(src: string): Tokens.Text {
    const raw = src.slice(0, endOfPlain(src))
    this.read = raw.slice(-1)
    return { type: 'text', raw, text: raw, escaped: false }
  }
}

/** How far a text is plain: at least one character, or the whole of a run of backticks or tildes. */
function endOfPlain(src: string): number {
  STOP.lastIndex = /^(?:`+|~+)/.exec(src)?.[0].length ?? 1
  for (let stop = STOP.exec(src); stop; stop = STOP.exec(src)) {
    const at = startOfStop(src, stop[0], stop.index)
    if (at > 0) return at
  }
  return src.length
}

/** Where the plain characters before a sign end, or 0 where the sign means nothing there. */
function startOfStop(src: string, sign: string, at: number): number {
  let start = at
  switch (sign.charAt(0)) {
    case '@':
      while (start > 0 && MAIL_CHARACTER.test(src.charAt(start - 1))) start--
      return start === at ? 0 : start
    case ' ':
      while (start > 0 && src.charAt(start - 1) === ' ') start--
      return start
    case ':':
      return at - (SCHEME.exec(src.slice(Math.max(0, at - 5), at))?.[0].length ?? at)
    case 'w':
      return /[\s*_~(]/.test(src.charAt(at - 1)) ? at : 0
    case 'm':
    case 'x':
      return /[A-Za-z0-9]/.test(src.charAt(at - 1)) ? 0 : at
    default:
      return at
  }
}

/** Reads one text in the dialect. */
export class DialectLexer extends Lexer {
  private readonly dialect: Dialect
  private left = MOST_LOOKED_AT_IN_ALL

  constructor() {
    const dialect = new Dialect()
    super({ gfm: true, tokenizer: dialect })
    const { inline, ...rules } = dialect.rules
    dialect.rules = { ...rules, inline: { ...inline, tag: NOTHING } }
    this.dialect = dialect
  }

  /** The marks of a stretch of text that stands by itself. */
  readStretch(src: string, tokens: Token[] = []): Token[] {
    const budget = Math.min(this.left, MOST_LOOKED_AT * (src.length + 200))
    this.dialect.budget = budget
    this.inlineTokens(src, tokens)
    this.left -= Math.max(0, budget - this.dialect.budget - src.length)
    return tokens
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    this.dialect.budget -= src.length
    if (this.dialect.budget >= 0) return super.inlineTokens(src, tokens)
    tokens.push({ type: 'escape', raw: src, text: src })
    return tokens
  }
}
