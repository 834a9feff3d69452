import { Lexer } from 'marked'
import { trimLineEnds } from './blanks.ts'
import { LONGEST_BARE_LINK } from './dialect.ts'

const { url, _backpedal } = Lexer.rules.inline.gfm

/** What can begin a link of its own: an address with its scheme, `www.`, or an e-mail address. */
const AUTOLINK_START = /(?:https?|ftp):\/\/|www\.|@/i
const RULE = /^(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const UNDERLINE = /^(?:=+|-+)[ \t]*$/
const TABLE_RULE = /^(?=[^-]*-)[|:\- \t]+$/
const ITEM = /^(?:[-+*](?=[ \t]|$)|#{1,6}(?=\s|$)|>|:(?=[ \t]))/
const NUMBERED = /^(\d{1,9})([.)])(?=[ \t]|$)/
const REFERENCE = /^&#?\w+;/
const TEMPLATE = /[{%:#.]/

const isBlank = (character: string) => /\s/.test(character)
const isWordy = (character: string) => /[\p{L}\p{N}]/u.test(character)

/** True where the character at `index` would be read as a mark if it stood there bare. */
function isMark(text: string, index: number, loneTilde: boolean): boolean {
  const before = text.charAt(index - 1)
  const after = text.charAt(index + 1)
  switch (text.charAt(index)) {
    case '\\':
    case '`':
      return true
    case '*':
      return !(isBlank(before) && isBlank(after))
    case '_':
      return !(isWordy(before) && isWordy(after))
    case '~':
      return !(loneTilde || (isBlank(before) && isBlank(after)))
    case ']':
      return after === '('
    case '<':
      return !/[\s\d=]/.test(after) || /^\S*@/.test(text.slice(index, index + 400))
    case '&':
      return REFERENCE.test(text.slice(index, index + 40))
    default:
      return before === '{' && TEMPLATE.test(text.charAt(index))
  }
}

/** The address that marked makes a link of at the start of `text`, or an empty string. */
function autolink(text: string): string {
  const match = text.length > LONGEST_BARE_LINK ? null : url.exec(text)
  if (!match) return ''
  if (match[2] === '@') return match[0]
  let address = match[0]
  for (let longer = ''; longer !== address; ) {
    longer = address
    address = _backpedal.exec(address)?.[0] ?? ''
  }
  return address
}

/** A line of the text, with what its marks need to know of the whole. */
type Line = { text: string; loneTilde: boolean }

/** True for a blank that Markdown would drop, which is therefore written as a reference. */
function isEdge(text: string, index: number): boolean {
  return /[ \t]/.test(text.charAt(index))
}

/** Escapes the marks of a stretch of a line that holds no link of its own. */
function escapeMarks({ text, loneTilde }: Line, from: number, to: number): string {
  let escaped = ''
  for (let index = from; index < to; index++) {
    if (isMark(text, index, loneTilde)) escaped += '\\'
    escaped += text.charAt(index)
  }
  return escaped
}

/** Keeps marked from making a link of a word: the escapes that it needs would be shown inside of one. */
function withoutAutolink(escaped: string): string {
  return escaped.replace(/(?<!\\)(?::(?=\/\/)|(?<=www)\.|@)/gi, '\\$&')
}

/**
 * Escapes a word, which may hold an address. Inside a link of its own, marked shows a backslash as it is: such a link
 * is left bare if it needs no escape or certainly is a link; else it is kept from being one.
 */
function escapeWord(line: Line, from: number, to: number): string {
  const word = line.text.slice(from, to)
  const escaped = escapeMarks(line, from, to)
  const start = word.search(AUTOLINK_START)
  if (start < 0) return escaped
  const touchesReference =
    (from === 1 && isEdge(line.text, 0)) || (to === line.text.length - 1 && isEdge(line.text, to))
  if (touchesReference) return withoutAutolink(escaped)
  if (escaped === word) return escaped
  const before = word.slice(0, start)
  const link = word.charAt(start) === '@' || /[[\]]|\w$/.test(before) ? '' : autolink(word.slice(start))
  const end = start + link.length
  const certain = link !== '' && !link.includes('](') && (/^\(?$/.test(before) || !/^www/i.test(link))
  if (!certain || !/^[.,;:!?)'"]*(?:\*+|_+|~+)?$/.test(word.slice(end))) return withoutAutolink(escaped)
  return escapeMarks(line, from, from + start) + word.slice(start)
}

/**
 * Where in a line of text a backslash must stand so that the line opens no list, quote, heading, rule or table; null
 * where it opens none.
 */
export function openingMark(line: string): number | null {
  const digits = NUMBERED.exec(line)?.[1]
  if (digits !== undefined) return digits.length
  const means = ITEM.test(line) || UNDERLINE.test(line) || RULE.test(line) || TABLE_RULE.test(line)
  return means ? 0 : null
}

/** Escapes what would mean something at the start of a line. `escaped` is `text` with the marks inside it escaped. */
function escapeLineStart(text: string, escaped: string): string {
  if (escaped.startsWith('\\') || isEdge(text, 0)) return escaped
  const mark = openingMark(text)
  return mark === null ? escaped : `${escaped.slice(0, mark)}\\${escaped.slice(mark)}`
}

function escapeLine(line: Line): string {
  const escaped = line.text.replace(/\S+/g, (word, at: number) => escapeWord(line, at, at + word.length))
  return escapeLineStart(line.text, escaped)
}

/** The hard line break after a line. marked takes a backslash that follows an address to be a part of it. */
function lineBreakAfter(line: string): string {
  return AUTOLINK_START.test(line.split(/\s/).at(-1) ?? '') ? '  \n' : '\\\n'
}

const firstAsNumber = (text: string) => `&#${text.charCodeAt(0)};${text.slice(1)}`
const lastAsNumber = (text: string) => `${text.slice(0, -1)}&#${text.charCodeAt(text.length - 1)};`

/**
 * Markdown that shows exactly the characters of a plain text, in one paragraph. A line end becomes a hard line break;
 * line ends at the start and the end of the text are dropped.
 */
export function escapeMarkdown(text: string): string {
  const trimmed = trimLineEnds(text.replace(/\r\n?/g, '\n'))
  const loneTilde = trimmed.indexOf('~') === trimmed.lastIndexOf('~')
  const lastVisible = trimmed.search(/\S\s*$/)
  let from = 0
  const escaped = trimmed.split('\n').map((line, index, { length }) => {
    const blankToTheEnd = from > 0 && from > lastVisible
    from += line.length + 1
    const marked = escapeLine({ text: line, loneTilde })
    const shown = /^[ \t]/.test(line) || (blankToTheEnd && line !== '') ? firstAsNumber(marked) : marked
    return index < length - 1 ? shown + lineBreakAfter(line) : shown
  })
  const markdown = escaped.join('')
  const labelled = markdown.startsWith('[') && trimmed.includes(']:') ? `\\${markdown}` : markdown
  return /[ \t]$/.test(labelled) ? lastAsNumber(labelled) : labelled
}

/**
 * Markdown that shows exactly the characters of a text within a line, between the characters `before` and `after`. What
 * the line that comes of it opens is not looked at: see `openingMark`.
 */
export function escapeWithin(text: string, before: string, after: string): string {
  if (text === '') return ''
  // Neighbours that need no escape themselves stand in for the real ones.
  const opening = isBlank(before) ? 'x ' : isWordy(before) ? 'x' : 'x,'
  const closing = isBlank(after) ? ' x' : isWordy(after) ? 'x' : ',x'
  const escaped = escapeMarkdown(opening + text.replaceAll('\n', ' ') + closing)
  return escaped.slice(opening.length, escaped.length - closing.length)
}
