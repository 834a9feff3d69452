import type { MarkedToken, Token, Tokens } from 'marked'
import { trimBlankEnd, trimBlankStart } from './blanks.ts'
import { showBlanks } from './characters.ts'
import { readBlocks, readInline, within } from './readTokens.ts'
import { decodeReferences } from './references.ts'

/** The visible characters of marks within a line: a line break of the source is a space, a hard one stays. */
export function inlineText(tokens: readonly MarkedToken[]): string {
  let text = ''
  for (const token of tokens) text += markText(token)
  return text
}

function markText(token: MarkedToken): string {
  switch (token.type) {
    case 'text':
      return decodeReferences(unwrapped(token.raw))
    case 'escape':
    case 'codespan':
      return token.text
    case 'br':
      return '\n'
    case 'link':
      return token.autolink ? token.text : inlineText(within(token.tokens))
    case 'image':
      return `[${inlineText(within(token.tokens)) || token.text || decodeReferences(token.href)}]`
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ '
    case 'em':
    case 'strong':
    case 'del':
      return inlineText(within(token.tokens))
    default:
      return ''
  }
}

/** The text on one line: what a line end of the source parts is parted by a space. */
function unwrapped(text: string): string {
  if (!text.includes('\n')) return text
  const lines = text.split('\n')
  const last = lines.length - 1
  return lines
    .map((line, index) => (index === 0 ? line : trimBlankStart(line)))
    .map((line, index) => (index === last ? line : trimBlankEnd(line)))
    .join(' ')
}

/** A paragraph's characters, without the blanks at its ends, which Markdown does not count. */
function paragraphText(tokens: readonly Token[] | undefined): string {
  const marks = within(tokens)
  const last = marks.length - 1
  const trimmed = marks.map((token, index) => {
    if (token.type !== 'text' || (index > 0 && index < last)) return token
    const raw = index === 0 ? trimBlankStart(token.raw) : token.raw
    return { ...token, raw: index === last ? trimBlankEnd(raw) : raw }
  })
  return inlineText(trimmed)
}

/** `numbered`: whether list items keep the numbers and strokes that a reader sees before them. */
function blockText(token: MarkedToken, numbered: boolean): string {
  switch (token.type) {
    case 'paragraph':
    case 'heading':
      return paragraphText(token.tokens)
    case 'text':
      return token.tokens ? paragraphText(token.tokens) : showBlanks(token.text)
    case 'blockquote':
      return blocksText(within(token.tokens), '\n\n', numbered)
    case 'list':
      return token.items.map((item, index) => itemText(token, item, index, numbered)).join('\n')
    case 'code':
      return showBlanks(token.text).replace(/\n$/, '')
    case 'table':
      return [token.header, ...token.rows].map(rowText).join('\n')
    case 'checkbox':
      return markText(token)
    default:
      return ''
  }
}

function itemText(list: Tokens.List, item: Tokens.ListItem, index: number, numbered: boolean): string {
  const text = blocksText(within(item.tokens), '\n', numbered)
  if (!numbered) return text
  const mark = list.ordered ? `${Number(list.start) + index}. ` : '- '
  return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)
}

function rowText(cells: readonly Tokens.TableCell[]): string {
  return cells.map(({ tokens }) => paragraphText(tokens)).join('\t')
}

/** The visible characters of blocks, `between` them. */
export function blocksText(tokens: readonly MarkedToken[], between: string, numbered = false): string {
  let text = ''
  let pending = ''
  for (const token of tokens) {
    const block = blockText(token, numbered)
    if (block === '') continue
    text += pending + block
    pending = token.type === 'checkbox' ? '' : between
  }
  return text
}

/** A character that can mean something in Markdown, or a blank at the edge of a line, which Markdown drops. */
const MEANING = /[\\`*_~[\]<>&|#]|^[ \t]*(?:[-+=:]|\d{1,9}[.)])|^[ \t]|[ \t]$/m
const BETWEEN_PARAGRAPHS = /\n{2,}/

/**
 * The visible characters of a body in Markdown: paragraphs parted by a blank line, list items and hard line breaks by
 * a line end, the cells of a table by a tab. Marks, list numbers and the addresses of links are not in it.
 */
export function plainText(markdown: string): string {
  const text = markdown.replace(/\r\n?/g, '\n')
  if (!MEANING.test(text)) return unmarkedText(text)
  return blocksText(readBlocks(text), '\n\n')
}

function unmarkedText(text: string): string {
  const paragraphs = text.split(BETWEEN_PARAGRAPHS).filter((paragraph) => paragraph !== '')
  return paragraphs.map((paragraph) => paragraph.replaceAll('\n', ' ')).join('\n\n')
}

/** As `plainText`, with the numbers and strokes of lists, for a text that is to be read. */
export function readableText(markdown: string): string {
  return blocksText(readBlocks(markdown), '\n\n', true)
}

/** The visible characters of one line in Markdown that holds no blocks, as a heading does. */
export function plainLine(markdown: string): string {
  return paragraphText(readInline(markdown))
}
