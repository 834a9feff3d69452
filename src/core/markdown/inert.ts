import { LineReader } from './lines.ts'

/**
 * In Marbre, `<b>`, `{{ name }}` and an indented paragraph are text, and a link to `javascript:` is none. Other readers
 * of Markdown and site generators act on them, so a published file holds a character reference where they would begin.
 * References that were there before get one more zero: reading the file again gives the very same text.
 */
const LIVE = /<(?=[A-Za-z/!?])|\{|(?<=\{)%|(?<=\])[(:]|&#0*(?:9|32|37|40|58|60|123);/g
const REFERENCE = /&#(0*)(9|32|37|40|58|60|123);/g

const SAFE_AUTOLINK = /^<(?:https?:\/\/|mailto:)[^\s<>`]*>|^<[\w.+-]+@[\w.-]+>/i
const SAFE_TARGET =
  /^[ \t\n>]*(?![ \t\n>])(?:<(?:https?:|mailto:|[^:&\\<>\n/?#]*[/?#>])|https?:|mailto:|[^\s:&\\()<>/?#]*(?:[/?#\s()]|$))/i
/** An address of this length is no address. */
const LONGEST_TARGET = 4000

/** True for a sign that does nothing where it stands. */
function isHarmless(sign: string, text: string, at: number): boolean {
  const escaped = (/\\*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0].length ?? 0) % 2 === 1
  if (sign === '<') return escaped || SAFE_AUTOLINK.test(text.slice(at, at + LONGEST_TARGET))
  if (sign === '{') return escaped
  if (sign === '%') return false
  return SAFE_TARGET.test(text.slice(at + 1, at + LONGEST_TARGET))
}

function disarmText(text: string): string {
  return text.replace(LIVE, (sign: string, at: number) => {
    if (sign.startsWith('&')) return `&#0${sign.slice(2)}`
    return isHarmless(sign, text, at) ? sign : `&#${sign.charCodeAt(0)};`
  })
}

function rearmText(text: string): string {
  return text.replace(REFERENCE, (_, zeros: string, code: string) =>
    zeros === '' ? String.fromCharCode(Number(code)) : `&#${zeros.slice(1)}${code};`,
  )
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
