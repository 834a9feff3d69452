import { Lexer, type MarkedToken, type Token, Tokenizer, type Tokens } from 'marked'
import { safeAddress } from './address.ts'
import { hideBlanks, showBlanks } from './characters.ts'
import { decodeReferences } from './references.ts'

/** Lists and quotes nested deeper than this are shown as text: marked's time grows with the depth, then its stack ends. */
const DEEPEST = 12
/** A paragraph whose marks times its length come to more than this is shown as text: marked's time can grow so. */
const COSTLIEST = 2_000_000
/** How many characters all uses of link definitions may add to a text. */
const MOST_EXPANDED = 100_000
const LONGEST_DEFINITION = 3000

const MARKS = /[\\`*_~[\]<!&@]/g
const BLANK_LINE = /\n[ \t]*\n/g
const RELATIVE = /^(?:\.{0,2}\/|#|<)/
/** What marked may make a link of without any mark, in a text that holds no e-mail address. */
const BARE_LINK = /\/\/|www\./i
const STARTS_BARE_LINK = /^(?:https?:|ftp:|www\.)/i
/** Text up to the next mark, or to the two spaces and line end that are a line break. */
const PLAIN_RUN = /^(?:[^\\<![`*~_ ]+| (?! )| {2,}(?![ \n]))+/

/** True where this version of marked gives a token of that kind. */
function isMarked(token: Token): token is MarkedToken {
  return KINDS.has(token.type)
}

const KINDS: ReadonlySet<string> = new Set([
  'blockquote',
  'br',
  'checkbox',
  'code',
  'codespan',
  'def',
  'del',
  'em',
  'escape',
  'heading',
  'hr',
  'image',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'table',
  'text',
])

/** GFM as marked reads it, without setext headings, raw HTML and indented code, and within limits. */
class Dialect extends Tokenizer {
  private depth = 0
  private expanded = 0
  /** True while the text being read holds no `@`: its plain runs are then found much faster than marked does. */
  withoutMail: boolean = false

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

  /** A definition is one only if it leads somewhere: `[1]: Ibid.` and a footnote `[^1]: …` are text to be seen. */
  override def(src: string): Tokens.Def | undefined {
    if (!/^ {0,3}\[(?!\^)/.test(src)) return undefined
    BLANK_LINE.lastIndex = 0
    const end = BLANK_LINE.exec(src)?.index ?? src.length
    const found = super.def(src.slice(0, Math.min(end + 1, LONGEST_DEFINITION)))
    if (!found) return undefined
    const href = decodeReferences(found.href)
    return safeAddress(href) || RELATIVE.test(href) ? { ...found, tag: showBlanks(found.tag) } : undefined
  }

  override inlineText(src: string): Tokens.Text | undefined {
    const raw = this.withoutMail ? PLAIN_RUN.exec(src)?.[0] : undefined
    if (raw === undefined || BARE_LINK.test(raw)) return super.inlineText(src)
    return { type: 'text', raw, text: raw, escaped: false }
  }

  override url(src: string): Tokens.Link | undefined {
    return this.withoutMail && !STARTS_BARE_LINK.test(src) ? undefined : super.url(src)
  }

  override reflink(src: string, links: Lexer['tokens']['links']): ReturnType<Tokenizer['reflink']> {
    const found = super.reflink(src, links)
    if (!found || found.type === 'text') return found
    this.expanded += found.href.length + (found.title?.length ?? 0)
    return this.expanded > MOST_EXPANDED ? undefined : found
  }
}

function isCostly(text: string): boolean {
  if (text.length * text.length < COSTLIEST) return false
  return (text.match(MARKS)?.length ?? 0) * text.length > COSTLIEST
}

function asText(text: string): Token {
  return { type: 'escape', raw: text, text }
}

function lexer(): { reader: Lexer; dialect: Dialect } {
  const dialect = new Dialect()
  return { reader: new Lexer({ gfm: true, tokenizer: dialect }), dialect }
}

function readStructure(markdown: string): { reader: Lexer; dialect: Dialect } {
  const { reader, dialect } = lexer()
  reader.blockTokens(hideBlanks(markdown.replace(/\r\n?/g, '\n')), reader.tokens)
  return { reader, dialect }
}

/** The blocks of a Markdown text. A block that would take marked long is plain text, whatever marks it holds. */
export function readBlocks(markdown: string): MarkedToken[] {
  const { reader, dialect } = readStructure(markdown)
  for (const { src, tokens } of reader.inlineQueue) {
    const text = showBlanks(src)
    dialect.withoutMail = !text.includes('@')
    if (isCostly(text)) tokens.push(asText(text))
    else reader.inlineTokens(text, tokens)
  }
  return reader.tokens.filter(isMarked)
}

/** The link definitions of a Markdown text, `[label]: address`, by their labels in lower case. */
export function linkDefinitions(markdown: string): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>()
  for (const token of readStructure(markdown).reader.tokens) {
    if (isMarked(token) && token.type === 'def' && !definitions.has(token.tag)) {
      definitions.set(token.tag, showBlanks(token.raw))
    }
  }
  return definitions
}

/** The marks within one stretch of text, as a heading or a paragraph holds them. */
export function readInline(markdown: string): MarkedToken[] {
  if (isCostly(markdown)) return [asText(markdown)].filter(isMarked)
  return lexer().reader.inlineTokens(markdown).filter(isMarked)
}

/** The tokens within a token. */
export function within(tokens: readonly Token[] | undefined): MarkedToken[] {
  return (tokens ?? []).filter(isMarked)
}
