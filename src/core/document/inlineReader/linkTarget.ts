import { decodeEntities } from '../entities.ts'
import { matchAt } from '../matchAt.ts'

/** Where a link leads, as its definition says. */
export type Target = { readonly href: string; readonly title: string }

/** How deep parentheses may be nested in an address. */
const DEEPEST_PARENTHESES = 32
export const ESCAPABLE = /[!-/:-@[-`{-~]/

/** The form in which labels are compared (CommonMark): case folded, each run of white space as one space. */
export function normalizeLabel(label: string): string {
  const trimmed = label.replace(/[ \t\n]+/g, ' ').replace(/^ | $/g, '')
  return trimmed.toLowerCase().toUpperCase().toLowerCase()
}

/** The address and title in parentheses that begin at an index, and where they end. */
export function readInlineTarget(text: string, at: number): (Target & { end: number }) | null {
  if (text.charAt(at) !== '(') return null
  const start = skipSpace(text, at + 1)
  const address = readAddress(text, start)
  if (!address) return null
  const afterAddress = skipSpace(text, address.end)
  const title = afterAddress > address.end ? readTitle(text, afterAddress) : null
  const end = title ? skipSpace(text, title.end) : afterAddress
  if (text.charAt(end) !== ')') return null
  return { href: address.href, title: title?.title ?? '', end: end + 1 }
}

/** Skips white space with at most one line end. */
function skipSpace(text: string, from: number): number {
  let at = from
  let lines = 0
  for (; /[ \t\n]/.test(text.charAt(at)); at++) {
    if (text.charAt(at) === '\n' && ++lines > 1) break
  }
  return at
}

/** The text with its backslash escapes and character references read. */
export function unescaped(text: string): string {
  if (!/[\\&]/.test(text)) return text
  return text
    .split(/(\\[!-/:-@[-`{-~])/)
    .map((piece, index) => (index % 2 === 1 ? piece.slice(1) : decodeEntities(piece)))
    .join('')
}

function readAddress(text: string, from: number): { href: string; end: number } | null {
  if (text.charAt(from) === '<') {
    const bracketed = matchAt(/<((?:\\.|[^\\<>\n])*)>/y, text, from)
    return bracketed ? { href: unescaped(bracketed[1] ?? ''), end: from + bracketed[0].length } : null
  }
  let depth = 0
  let at = from
  for (; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && ESCAPABLE.test(text.charAt(at + 1))) at++
    else if (character === '(' && ++depth > DEEPEST_PARENTHESES) return null
    else if (character === ')' && --depth < 0) break
    else if (character <= ' ' || character === '\u007f') break
  }
  return depth <= 0 ? { href: unescaped(text.slice(from, at)), end: at } : null
}

const TITLE = /"((?:\\[\s\S]|[^\\"])*)"|'((?:\\[\s\S]|[^\\'])*)'|\(((?:\\[\s\S]|[^\\()])*)\)/y

function readTitle(text: string, from: number): { title: string; end: number } | null {
  const found = matchAt(TITLE, text, from)
  if (!found) return null
  return { title: unescaped(found[1] ?? found[2] ?? found[3] ?? ''), end: from + found[0].length }
}

const LABEL = /\[((?:\\[\s\S]|[^\\[\]]){0,999})\]/y

/** The label in brackets that begins at an index, and where it ends; it may be empty. */
export function readLabel(text: string, from: number): { label: string; end: number } | null {
  const found = text.charAt(from) === '[' ? matchAt(LABEL, text, from) : null
  return found ? { label: found[1] ?? '', end: from + found[0].length } : null
}
