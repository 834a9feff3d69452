import { isByline, isKicker } from './boxes.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import {
  collapsed,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  namesOf,
  NO_TEXT,
  textOf,
} from './parseHtml.ts'

/** Elements whose spans a style sheet may set apart. */
const HOLDER = /^(?:div|header|section|article|footer|h[1-6]|p|li)$/
const PART = /^(?:span|time|small|a)$/
const LONGEST_PART = 120
/** A class that somebody has named: what word processors number is part of a word. */
const NAMED = /(?:^| )[a-z]{4,}(?:[-_][a-z-]+)*(?= |$)/

const isShown = (node: HtmlNode) =>
  typeof node === 'string' ? node.trim() !== '' : node.length > 0 && !NO_TEXT.has(node.name)

/**
 * Sets spans apart that a style sheet alone sets apart, where nothing stands between their words and nothing but such spans is in what
 * holds them: each that names the author, or a date, begins with its neighbours a line of its own, and so does what is over a headline
 * within it; others are lines of one paragraph. Cost: linear in the page.
 */
export function partTouchingSpans(root: HtmlElement): void {
  for (const holder of [...elementsIn(root)]) {
    if (!HOLDER.test(holder.name)) continue
    const parts = holder.children.filter(isShown)
    if (parts.length < 2 || !parts.every(isPart)) continue
    const isNamed = parts.every((part) => NAMED.test(namesOf(part)) || part.name === 'time')
    if (/^(?:p|li)$/.test(holder.name) && !isNamed) continue
    const isTouching = areTouching(holder.children)
    const [first] = parts
    if (/^h[1-6]$/.test(holder.name)) {
      if (first && isKicker(first)) setAbove(holder, first)
      else if (isTouching) holder.children.splice(0, Infinity, ...between(parts, () => ' '))
      continue
    }
    if (!isTouching || !first) continue
    const isCredit = parts.some((part) => isDate(part) || isByline(part))
    const lines = isCredit ? creditLines(parts, holder) : between(parts, () => lineEnd(holder))
    holder.children.splice(0, Infinity, ...lines)
  }
}

function isPart(node: HtmlNode): node is HtmlElement {
  return typeof node === 'object' && PART.test(node.name) && node.length <= LONGEST_PART
}

/** True where two neighbours touch, or would without what is not shown between them. */
function areTouching(children: readonly HtmlNode[]): boolean {
  const seen = children.filter((child) => typeof child === 'string' || !NO_TEXT.has(child.name))
  return seen.some((node, at) => touch(seen[at - 1], node))
}

/** True where the words of two neighbours would be one, and the second begins as no rest of a word does. */
function touch(before: HtmlNode | undefined, part: HtmlNode): boolean {
  if (typeof before !== 'object' || typeof part !== 'object') return false
  return /[\p{Ll}\p{N})]$/u.test(textOf(before)) && /^[\p{Lu}\p{N}]/u.test(textOf(part))
}

const between = (parts: readonly HtmlElement[], sign: () => HtmlNode): HtmlNode[] =>
  parts.flatMap((part, at) => (at > 0 ? [sign(), part] : [part]))

const lineEnd = (parent: HtmlElement): HtmlElement => ({
  name: 'br',
  attributes: {},
  parent,
  children: [],
  length: 0,
})

const isDate = (part: HtmlElement) =>
  part.name === 'time' || (new LineMetadata(collapsed(textOf(part)), false).meta?.date ?? '') !== ''

/** Each part in a line of its own, the one word of a town right before a date in that line. */
function creditLines(all: readonly HtmlElement[], holder: HtmlElement): HtmlElement[] {
  // A dot or a bar between two of them is no line.
  const parts = all.filter((part) => /[\p{L}\p{N}]/u.test(textOf(part)))
  return parts.flatMap((part, at) => {
    const [before, next] = [parts[at - 1], parts[at + 1]]
    if (next && isDate(next) && isTown(part)) return []
    const line = blockOf(part, holder)
    if (at === 0 && !parts.some(isByline) && NAME.test(collapsed(textOf(part))))
      line.attributes = { ...part.attributes, class: 'byline' }
    if (before && isDate(part) && isTown(before)) {
      line.children.unshift(before, ', ')
      line.length += before.length + 1
    }
    return [line]
  })
}

/** Two words or three, each with a capital, which come first beside a date. */
const NAME = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2}$/u

const isTown = (part: HtmlElement) => /^\p{Lu}[\p{L}'’-]{1,30}$/u.test(collapsed(textOf(part)))

function blockOf(part: HtmlElement, parent: HtmlElement): HtmlElement {
  return { name: 'div', attributes: part.attributes, parent, children: [part], length: part.length }
}

/** Moves the line over a headline out of its heading. */
function setAbove(heading: HtmlElement, part: HtmlElement): void {
  const { parent } = heading
  if (!parent) return
  heading.children.splice(0, heading.children.indexOf(part) + 1)
  heading.length -= part.length
  parent.children.splice(parent.children.indexOf(heading), 0, blockOf(part, parent))
}
