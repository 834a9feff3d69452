import type { Member } from './unpacker.ts'
import { hasExtensionOf } from '../formats.ts'

/** Longer files are one text. */
const LONGEST = 8_000_000
/** Articles in one text at most. */
export const MOST_PARTS = 500

/** The kind of a rule that is a new page. */
export const PAGE = 'page'

/** The byte-order mark of a file, and how many bytes a character of ASCII has, which of them is its code. */
export type Layout = { mark: Uint8Array; width: 1 | 2; code: 0 | 1 }

export function layoutOf(bytes: Uint8Array): Layout {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return { mark: bytes.subarray(0, 2), width: 2, code: 0 }
  if (first === 0xfe && second === 0xff) return { mark: bytes.subarray(0, 2), width: 2, code: 1 }
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf
  return { mark: bytes.subarray(0, isMarked ? 3 : 0), width: 1, code: 0 }
}

/** A line that divides, from its first byte to the first of the next line. */
export type Rule = { kind: string; from: number; to: number }

const LONGEST_RULE = 200

/** The lines that may divide a text, and its new pages. */
export function findRules(bytes: Uint8Array, { mark, width, code }: Layout): Rule[] {
  const rules: Rule[] = []
  const counts = new Map<string, number>()
  // A kind with more rules than articles may be in one text divides nothing.
  const add = (rule: Rule) => {
    const count = (counts.get(rule.kind) ?? 0) + 1
    counts.set(rule.kind, count)
    if (count <= MOST_PARTS) rules.push(rule)
  }
  const at = (index: number) =>
    width === 2 && bytes[index + 1 - code] !== 0 ? 0x7f : (bytes[index + code] ?? 0x0a)
  let from = mark.length
  for (let i = from; i <= bytes.length; i += width) {
    const character = at(i)
    if (i < bytes.length && character !== 0x0a && character !== 0x0d && character !== 0x0c) continue
    const isPair = character === 0x0d && at(i + width) === 0x0a && i + width < bytes.length
    const to = Math.min(bytes.length, i + (isPair ? 2 : 1) * width)
    if (character === 0x0c && i < bytes.length) add({ kind: PAGE, from: i, to })
    else if (i - from <= LONGEST_RULE * width) {
      const kind = kindOfRule(from, i, width, at)
      if (kind !== null) add({ kind, from, to })
    }
    from = to
    if (isPair) i += width
  }
  return rules
}

/** The kind of a line that divides: the sign that it repeats, or `end` for what journalists end a story with; null for another line. */
function kindOfRule(from: number, to: number, width: number, at: (index: number) => number): string | null {
  if (to - from < 3 * width || !'*-=_~#+N'.includes(String.fromCharCode(at(from)))) return null
  let line = ''
  for (let i = from; i < to; i += width) line += String.fromCharCode(at(i))
  if (/^(?:-30-|-0-|NNNN)[ \t]*$/.test(line)) return 'end'
  return /^([*\-=_~#+])(?:[ \t]*\1){2,}[ \t]*$/.test(line) ? line.charAt(0) : null
}

/** True for a file that may be a text with lines in it that divide texts: linear in its bytes. */
export function hasRules({ fileName, bytes }: Member): boolean {
  const isText = hasExtensionOf(fileName, 'text') || !/\.[A-Za-z0-9]{1,8}$/.test(fileName)
  return isText && bytes.length <= LONGEST && findRules(bytes, layoutOf(bytes)).length > 0
}
