import { trimSpaces } from './whitespace.ts'
import { type Inline, MARK_ORDER, type Mark } from './types.ts'

type Markings = readonly Mark[]

/** The elements in which the window shows marks; a link has another wherever it is shown. */
export const MARK_ELEMENTS = {
  strong: 'strong',
  emphasis: 'em',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
} as const satisfies { readonly [type in Exclude<Mark['type'], 'link'>]: string }

/** True for equal marks; links are equal where address and title are. */
export function isSameMark(one: Mark, other: Mark): boolean {
  if (one.type === 'link' && other.type === 'link')
    return one.href === other.href && one.title === other.title
  return one.type === other.type
}

/** True for two lists of the same marks in the same order. */
export function areSameMarks(ones: Markings, others: Markings): boolean {
  if (ones === others) return true
  return ones.length === others.length && ones.every((mark, at) => isSameMark(mark, others[at] ?? mark))
}

/** An address without spaces, controls and surrogates. */
const PLAIN = /^[!-~\u00a1-\u167f]+$/

/** A link with its address and title on one line; null where it has no address. */
function cleanLink(link: Extract<Mark, { type: 'link' }>): Mark | null {
  if (link.title === '' && PLAIN.test(link.href)) return link
  const href = link.href
    .replace(/\p{Cc}/gu, '')
    .replace(/^ +| +$/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
  const title = trimSpaces(link.title.replace(/\s*[\p{Cc}]\s*/gu, ' ')).replace(/\p{Cs}/gu, '\ufffd')
  if (href === '') return null
  return href === link.href && title === link.title ? link : { type: 'link', href, title }
}

/**
 * The marks in the order of `MARK_ORDER`, of each type only the first; without links that have no address, and without
 * subscript beside superscript.
 */
export function orderMarks(marks: Markings): Markings {
  if (marks.length === 0) return marks
  const ordered: Mark[] = []
  for (const type of MARK_ORDER) {
    const mark = marks.find((candidate) => candidate.type === type)
    const clean = mark?.type === 'link' ? cleanLink(mark) : mark
    const isOpposed = type === 'subscript' && ordered.at(-1)?.type === 'superscript'
    if (clean && !isOpposed) ordered.push(clean)
  }
  return ordered
}

/** The mark of a type that an inline has, or undefined. */
export function markOf(inline: Inline, type: Mark['type']): Mark | undefined {
  return inline.marks.find((mark) => mark.type === type)
}
