import { LineReader } from './lines.ts'

/**
 * In Marbre, `<b>`, `{{ name }}` and an indented paragraph are text, and a link to `javascript:` is none. Other readers
 * of Markdown and site generators act on them, so a published file holds a character reference where they would begin.
 * References that were there before get one more zero: reading the file again gives the very same text.
 */
const LIVE = /\\?<(?=[A-Za-z/!?])|\{|(?<=\{)%|(?<=\])[(:]|&#(?:0*(?:9|32|37|40|58|60|123)|x0*3c);/g
const REFERENCE = /&#(?:(0*)(9|32|37|40|58|60|123)|x(0*)3c);/g

const SAFE_AUTOLINK = /^<(?:https?:\/\/|mailto:)[^\s<>`]*>|^<[\w.+-]+@[\w.-]+>/i
const SAFE_TARGET =
  /^[ \t\n>]*(?![ \t\n>])(?:<(?:https?:|mailto:|[^:&\\<>\n/?#]*[/?#>])|https?:|mailto:|[^\s:&\\()<>/?#]*(?:[/?#\s()]|$))/i
/** An address of this length is no address. */
const LONGEST_TARGET = 4000

/** True where a backslash makes the character after it one of the text. */
function isEscaped(text: string, at: number): boolean {
  let from = at
  while (text.charAt(from - 1) === '\\') from--
  return (at - from) % 2 === 1
}

/** True where a word begins like an address, of which some readers take a backslash to be a part. */
function isInAddress(text: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < LONGEST_TARGET && !/[\s<]/.test(text.charAt(from - 1))) from--
  return /:\/\/|www\./i.test(text.slice(from, at))
}

const reference = (sign: string) => `&#${sign.charCodeAt(0)};`

/** What stands for a sign that others may act on: the sign itself where it does nothing. */
function disarmed(sign: string, text: string, at: number): string {
  const following = text.slice(at, at + LONGEST_TARGET)
  switch (sign) {
    case '<':
      return SAFE_AUTOLINK.test(following) ? sign : reference(sign)
    case '\\<':
      if (isEscaped(text, at)) return `\\${disarmed('<', text, at + 1)}`
      return isInAddress(text, at) ? '&#x3c;' : sign
    case '{':
      return isEscaped(text, at) ? sign : reference(sign)
    case '%':
      return reference(sign)
    case '(':
    case ':':
      return SAFE_TARGET.test(following.slice(1)) ? sign : reference(sign)
    default:
      return sign.replace('&#', '&#0').replace('&#0x', '&#x0')
  }
}

function disarmText(text: string): string {
  return text.replace(LIVE, (sign: string, at: number) => disarmed(sign, text, at))
}

function rearmText(text: string): string {
  return text.replace(REFERENCE, (_, zeros?: string, code?: string, hexZeros?: string) => {
    if (zeros === undefined || code === undefined)
      return hexZeros === '' ? '\\<' : `&#x${hexZeros?.slice(1)}3c;`
    return zeros === '' ? String.fromCharCode(Number(code)) : `&#${zeros.slice(1)}${code};`
  })
}

const OPENING = /^(`{3,})[^`]*$|^(~{3,})/
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/

/** Changes a text outside of the code that is fenced at the margin: that is code to every reader of Markdown. */
function outsideCode(markdown: string, change: (text: string) => string): string {
  const parts: string[] = []
  let lines: string[] = []
  let fence = ''
  const finish = () => {
    if (lines.length > 0) parts.push(fence === '' ? change(lines.join('\n')) : lines.join('\n'))
    lines = []
  }
  for (const line of markdown.split('\n')) {
    const opening = fence === '' ? OPENING.exec(line) : null
    if (fence !== '' && CLOSING.exec(line)?.[1]?.startsWith(fence)) {
      finish()
      fence = ''
    }
    lines.push(line)
    if (!opening) continue
    finish()
    fence = opening[1] ?? opening[2] ?? ''
  }
  finish()
  return parts.join('\n')
}

/** Keeps an indented paragraph from being code to others: its first blank becomes a reference. */
function withoutIndents(disarmed: string, markdown: string): string {
  if (!/^ {0,3}(?: |\t)/m.test(markdown)) return disarmed
  const reader = new LineReader()
  const shown = disarmed.split('\n')
  const lines = markdown.split('\n').map((line, index) => {
    const { code, depth, follows } = reader.read(line)
    const written = shown[index] ?? line
    const isIndented = !code && depth === 0 && !follows && /^(?: {4}| {0,3}\t)[ \t]*[^ \t]/.test(line)
    return isIndented ? `&#${written.charCodeAt(0)};${written.slice(1)}` : written
  })
  return lines.join('\n')
}

/** A body that shows the same to every reader of Markdown and makes none of them run or load what Marbre would not. */
export function disarm(markdown: string): string {
  return withoutIndents(outsideCode(markdown, disarmText), markdown)
}

/** The body that `disarm` was given. */
export function rearm(markdown: string): string {
  return outsideCode(markdown, rearmText)
}
