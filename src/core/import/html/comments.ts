import { collapsed, elementsIn, type HtmlElement, removeElement, textOf } from './parseHtml.ts'

/** Where the mark of a comment in the text leads to, in pages that Google Docs and Word save. */
const TO_COMMENT = /^#(?:cmnt\d|_msocom_)/
/** Where the mark in front of the comment leads to: back into the text. */
const TO_TEXT = /^#(?:cmnt_ref\d|_msoanchor_)/
const BLOCKS = new Set(['p', 'div', 'li', 'td', 'aside'])
/** Characters of a comment of several paragraphs. */
const LONGEST = 8_000

/**
 * Takes the comments of a word processor out of a page: the marks that refer to them, which are no text, and the comments, which
 * are given in their order. Cost: the elements of the page times their depth at most.
 */
export function takeComments(root: HtmlElement): string[] {
  const links = [...elementsIn(root)].filter(({ name }) => name === 'a')
  const leadingTo = (place: RegExp) => links.filter(({ attributes }) => place.test(attributes.href ?? ''))
  const marks = leadingTo(TO_TEXT)
  const within = countWithin(marks)
  const holders = marks.map((mark) => ({ mark: collapsed(textOf(mark)), holder: holderOf(mark, within) }))
  const comments = holders.map(({ mark, holder }) => wordsOf(holder).slice(mark.length).trim())
  for (const mark of leadingTo(TO_COMMENT)) removeElement(mark)
  for (const { holder } of holders) removeElement(holder)
  return comments.filter((text) => text !== '')
}

/** What LibreOffice and OpenOffice write in a comment of the source is one of a person who read the document. */
export function annotations(root: HtmlElement, comments: readonly string[]): string[] {
  const isOffice = [...elementsIn(root)].some(
    ({ name, attributes }) =>
      name === 'meta' &&
      attributes.name?.toLowerCase() === 'generator' &&
      /^(?:LibreOffice|OpenOffice)/.test(attributes.content ?? ''),
  )
  if (!isOffice) return []
  return comments
    .map((comment) => collapsed(comment).trim())
    .filter((comment) => comment !== '' && !/^\[(?:if|endif)|^(?:Start|End)Fragment$|[{}<>]/i.test(comment))
}

/** How many of some elements each element around them holds. */
function countWithin(elements: readonly HtmlElement[]): ReadonlyMap<HtmlElement, number> {
  const counts = new Map<HtmlElement, number>()
  for (const element of elements)
    for (let at = element.parent; at; at = at.parent) counts.set(at, (counts.get(at) ?? 0) + 1)
  return counts
}

/** The text of a comment in one line, its paragraphs apart. */
function wordsOf(holder: HtmlElement): string {
  const paragraphs = [...elementsIn(holder)].filter(({ name }) => name === 'p')
  return (paragraphs.length > 0 ? paragraphs : [holder]).map((each) => collapsed(textOf(each))).join(' ')
}

/** What holds a comment, whose text its mark opens: the paragraph, or the box with all of its paragraphs and no other comment. */
function holderOf(mark: HtmlElement, within: ReadonlyMap<HtmlElement, number>): HtmlElement {
  const opening = collapsed(textOf(mark))
  let holder = mark
  for (let at = mark.parent; at && at.name !== 'body' && within.get(at) === 1; at = at.parent) {
    if (at.length > LONGEST || !collapsed(textOf(at)).startsWith(opening)) break
    if (BLOCKS.has(at.name)) holder = at
  }
  return holder
}
