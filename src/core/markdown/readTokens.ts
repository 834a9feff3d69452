import type { MarkedToken, Token } from 'marked'
import { trimLineEnds } from './blanks.ts'
import { hideBlanks, showBlanks } from './characters.ts'
import { DialectLexer } from './dialect.ts'
import { LineReader } from './lines.ts'

/** Lines without a blank one between, of which so many (times their length) go on within a list or quote, are text. */
const COSTLIEST_LINES = 50_000_000

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

/** True where this version of marked gives a token of that kind. */
function isMarked(token: Token): token is MarkedToken {
  return KINDS.has(token.type)
}

function asText(text: string): Token {
  return { type: 'escape', raw: text, text }
}

/** The stretches of a text that are parted by empty lines, each with the line ends that follow it. */
function stretchesOf(text: string): string[] {
  return text.split(/(?<=\n)(?=\n)/)
}

/** The text in parts that are read by themselves; a stretch that marked would take long to read is one, and `plain`. */
function partsOf(text: string): { text: string; plain: boolean }[] {
  const parts: { text: string; plain: boolean }[] = []
  const reader = new LineReader()
  let from = 0
  let at = 0
  for (const stretch of stretchesOf(text)) {
    let within = 0
    for (const line of stretch.split('\n')) {
      const { code, depth, follows } = reader.read(line)
      if (!code && depth > 0 && follows) within++
    }
    if (within * stretch.length > COSTLIEST_LINES) {
      parts.push({ text: text.slice(from, at), plain: false }, { text: stretch, plain: true })
      from = at + stretch.length
    }
    at += stretch.length
  }
  parts.push({ text: text.slice(from), plain: false })
  return parts
}

/** True where no stretch can be too costly, which is so of all texts but a few. */
function isSurelyCheap(text: string): boolean {
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n\n', from)
    const length = (end < 0 ? text.length : end) - from
    if ((length * length) / 2 > COSTLIEST_LINES) return false
    from = end < 0 ? text.length : end + 2
  }
  return true
}

function readStructure(markdown: string): DialectLexer {
  const reader = new DialectLexer()
  const text = hideBlanks(markdown.replace(/\r\n?/g, '\n'))
  const parts = isSurelyCheap(text) ? [{ text, plain: false }] : partsOf(text)
  for (const part of parts) {
    if (part.plain) {
      const tokens = [asText(showBlanks(part.text))]
      reader.tokens.push({ type: 'paragraph', raw: part.text, text: part.text, tokens })
    } else {
      reader.blockTokens(part.text, reader.tokens)
    }
  }
  return reader
}

/** The blocks of a Markdown text. A block that would take marked long is plain text, whatever marks it holds. */
export function readBlocks(markdown: string): MarkedToken[] {
  const reader = readStructure(markdown)
  for (const { src, tokens } of reader.inlineQueue) reader.readStretch(showBlanks(src), tokens)
  return reader.tokens.filter(isMarked)
}

/** The link definitions of a Markdown text, `[label]: address`, by their labels in lower case. */
export function linkDefinitions(markdown: string): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>()
  for (const token of readStructure(markdown).tokens) {
    if (isMarked(token) && token.type === 'def' && !definitions.has(token.tag)) {
      definitions.set(token.tag, trimLineEnds(showBlanks(token.raw)))
    }
  }
  return definitions
}

/** The marks within one stretch of text, as a heading or a paragraph holds them. */
export function readInline(markdown: string): MarkedToken[] {
  return new DialectLexer().readStretch(markdown).filter(isMarked)
}

/** The tokens within a token. */
export function within(tokens: readonly Token[] | undefined): readonly MarkedToken[] {
  return tokens?.every(isMarked) ? tokens : (tokens ?? []).filter(isMarked)
}
