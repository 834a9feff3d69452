import { LineMetadata } from '../metadata/metaLine.ts'
import { isTimeAlone } from '../metadata/timesOfDay.ts'
import { isBoxByElement, isByline, isKicker, isLead, isStandfirst, isSubhead } from './boxes.ts'
import { isBox } from './findArticle.ts'
import { isInBox, standsBefore } from './findHeadline.ts'
import type { PagePart } from './context.ts'
import type { Measures } from './measure.ts'
import { partReadingTime } from './pageNames.ts'
import { comparable, type PageData } from './pageData.ts'
import { collapsed, elementsIn, type HtmlElement, namesOf, textOf } from './parseHtml.ts'

/** A part above the text that says who wrote it, or when, is no longer than this. */
const LONGEST_CREDIT = 200
const SHORTEST_STANDFIRST = 12
const LONGEST_STANDFIRST = 700
const LONGEST_SUBHEAD = 120
const LONGEST_KICKER = 80

export const SUBHEAD: PagePart = { kind: 'subhead', reason: 'page-subhead' }
export const STANDFIRST: PagePart = { kind: 'standfirst', reason: 'page-standfirst' }

/** What stands right below the one title of a document and is called the line under it: `<h2 class="subtitle">`. */
export function subheadBelow(elements: readonly HtmlElement[]): HtmlElement | null {
  const [title, second] = elements.filter(({ name, length }) => name === 'h1' && length > 0)
  if (!title?.parent || second) return null
  const { children } = title.parent
  const next = children
    .slice(children.indexOf(title) + 1)
    .find((child) => typeof child !== 'string' && child.length > 0)
  return typeof next === 'object' && isSubhead(next) && next.length <= LONGEST_SUBHEAD ? next : null
}

const SHORTEST_LEAD = 40
/** What no line of a field can hold. */
const NOT_IN_FIELD = /^(?:img|picture|figure|video|[ou]l|table|blockquote|h[1-6])$/
/** Characters of a line between a title and the standfirst. */
const LONGEST_BETWEEN = 80

/** What is called a standfirst below the one title of a document, with only short lines between, and text below it. */
export function leadBelow(root: HtmlElement, elements: readonly HtmlElement[]): HtmlElement | null {
  const [title, second] = elements.filter(({ name, length }) => name === 'h1' && length > 0)
  if (!title || second) return null
  for (const element of elements.slice(elements.indexOf(title) + 1)) {
    const { name, length } = element
    if (/^(?:p|div|section)$/.test(name) && isLead(element) && length >= SHORTEST_LEAD) {
      const rest = root.length - title.length - length
      const isPlain = [...elementsIn(element)].every((inner) => !NOT_IN_FIELD.test(inner.name))
      if (length <= LONGEST_STANDFIRST && rest * 2 >= length && isPlain) return element
    }
    const isText = /^(?:p|li|blockquote|table|h[2-6])$/.test(name) && length > LONGEST_BETWEEN
    if (isText || isBoxByElement(element)) return null
  }
  return null
}

type Page = {
  data: PageData
  body: HtmlElement
  article: HtmlElement
  headline: HtmlElement | null
  order: ReadonlyMap<HtmlElement, number>
  measures: Measures
  total: number
}

/** Elements around a headline over which its kicker may stand. */
const LEVELS_ABOVE = 3

/** The element right above the headline, or above what it is in, that is called the line over it. */
export function kickerAbove(headline: HtmlElement): HtmlElement | null {
  for (
    let [at, level] = [headline, 0];
    at.parent && level < LEVELS_ABOVE;
    [at, level] = [at.parent, level + 1]
  ) {
    const before = at.parent.children.slice(0, at.parent.children.indexOf(at))
    const kicker = before.findLast(
      (child) => typeof child !== 'string' && child.length > 0 && isKicker(child),
    )
    if (typeof kicker === 'object' && kicker.length <= LONGEST_KICKER) return kicker
  }
  return wordsAbove(headline)
}

/** The few words in an element of a line that stand alone over the headline, in what holds it with the text. */
function wordsAbove(headline: HtmlElement): HtmlElement | null {
  const { children = [] } = headline.parent ?? {}
  const [only, ...others] = children
    .slice(0, children.indexOf(headline))
    .filter((child) => (typeof child === 'string' ? child.trim() !== '' : child.length > 0))
  if (typeof only !== 'object' || others.length > 0 || !/^(?:span|small|strong|b)$/.test(only.name))
    return null
  const text = collapsed(textOf(only))
  const isLink = [...elementsIn(only)].some(({ name }) => name === 'a')
  return isLink || text.length > LONGEST_WORDS || new LineMetadata(text, false).isMeta ? null : only
}

/** Characters of words without a name over a headline. */
const LONGEST_WORDS = 40

/** The heading right below the headline, in a part of the page in which there is no text, or above the text: it heads none. */
export function headingBelow(
  headline: HtmlElement,
  article: HtmlElement,
  order: Page['order'],
  measures: Measures,
): HtmlElement | null {
  const { parent } = headline
  if (!parent) return null
  const after = parent.children.slice(parent.children.indexOf(headline) + 1)
  const next = after.find((child) => typeof child !== 'string' && child.length > 0)
  if (typeof next !== 'object' || !/^h[2-6]$/.test(next.name) || next.length > LONGEST_SUBHEAD) return null
  const isAbove = !holdsElement(article, headline) && standsBefore(next, article, order)
  return isAbove || measures.of(parent).prose === 0 ? next : null
}

/** The picture between the headline and the text below it. */
export function pictureAbove(
  headline: HtmlElement,
  article: HtmlElement,
  { order, measures, total }: Pick<Page, 'order' | 'measures' | 'total'>,
): HtmlElement | null {
  const outer = aroundBoth(headline, article)
  if (outer === null) return null
  const isBetween = (element: HtmlElement) =>
    standsBefore(headline, element, order) && standsBefore(element, article, order)
  const figures = [...elementsIn(outer)].filter((element) => element.name === 'figure' && isBetween(element))
  return (
    figures.find(
      (figure) =>
        !isBox(figure, measures, total) &&
        !isInBox(figure, measures, total) &&
        [...elementsIn(figure)].some(({ name }) => /^(?:amp-)?img$/.test(name)),
    ) ?? null
  )
}

/** Elements that are looked at for names and dates. */
const MOST_LOOKED = 3000
/** Blocks of prose behind which nothing is the head of the article. */
const HEAD_ENDS_AFTER = 1

/** The parts around the beginning of the article that say who wrote it, when, and what it is about. */
export function headParts({
  data,
  body,
  article,
  headline,
  order,
  measures,
  total,
}: Page): Map<HtmlElement, PagePart> {
  const parts = new Map<HtmlElement, PagePart>()
  const top = headline ?? nearlyAround(article, body)
  const outer = headline && aroundBoth(headline, article)
  const header = headline && headerOf(headline, measures, total)
  const names = data.byline.map(({ name }) => comparable(name))
  /** A paragraph below the headline and above the text, or in the header of the article, which names none of those who sign. */
  const standsAbove = (element: HtmlElement) =>
    headline !== null &&
    /^(?:p|div)$/.test(element.name) &&
    ![...parts.values()].some(({ kind }) => kind === 'standfirst') &&
    element.length <= LONGEST_STANDFIRST &&
    measures.of(element).prose > 0 &&
    measures.of(element).links === 0 &&
    standsBefore(headline, element, order) &&
    ((header !== null && holdsElement(header, element)) ||
      (outer !== null && holdsElement(outer, element) && standsBefore(element, article, order))) &&
    isLeaf(element) &&
    !names.some((name) => comparable(textOf(element)).includes(name)) &&
    !isBox(element, measures, total) &&
    !isInBox(element, measures, total)
  /** Prose of its own; what stands above the headline, as the way to the page through the site, is none of the text. */
  const isText = (element: HtmlElement) =>
    measures.of(element).prose > 0 &&
    !element.children.some((child) => typeof child !== 'string' && measures.of(child).prose > 0) &&
    (headline === null || holdsElement(element, headline) || !standsBefore(element, headline, order))
  let prose = 0
  let looked = 0
  let isSigned = false
  const visit = (element: HtmlElement, isInside: boolean) => {
    for (const child of element.children) {
      if (typeof child === 'string' || child === headline || child.length === 0) continue
      const inside = isInside || child === article
      const isAround = holdsElement(child, headline) || holdsElement(child, article)
      const isHead =
        prose < HEAD_ENDS_AFTER && (standsBefore(top, child, order) || (headline !== null && inside))
      const isTail = prose >= HEAD_ENDS_AFTER && inside
      // What stands above the text of an article is no foot, whatever its element.
      const isTop =
        /^(?:footer|aside)$/.test(child.name) && inside && isHead && measures.of(child).text <= LONGEST_CREDIT
      if (!isAround && !isTop && isOther(child, inside, measures, total)) continue
      const isLooked = !isAround && looked <= MOST_LOOKED && (isHead || isTail)
      const part = isLooked
        ? (headPart(child, measures, total) ?? (isHead && standsAbove(child) ? STANDFIRST : null))
        : null
      looked += 1
      if (
        part &&
        (isHead || (part.kind === 'byline' && !isSigned && !isBox(child.parent ?? child, measures, total)))
      ) {
        parts.set(child, part)
        isSigned ||= part.kind === 'byline'
      } else {
        visit(child, inside)
        if (inside && isText(child)) prose += 1
      }
      if (prose >= HEAD_ENDS_AFTER && !inside && !isAround) return
    }
  }
  visit(body, body === article)
  return parts
}

/** The element around the headline and the text that is below it; null where the headline is in the element with the text. */
function aroundBoth(headline: HtmlElement, article: HtmlElement): HtmlElement | null {
  let around: HtmlElement | null = headline
  while (around && !holdsElement(around, article)) around = around.parent
  return around === article ? null : around
}

/** The header that a headline stands in, without most of the text. */
function headerOf(headline: HtmlElement, measures: Measures, total: number): HtmlElement | null {
  let header: HtmlElement | null = headline
  while (header && header.name !== 'header') header = header.parent
  return header && measures.of(header).prose * 2 < total ? header : null
}

/** True for a box in which names and dates are those of other articles. */
function isOther(element: HtmlElement, isInside: boolean, measures: Measures, total: number): boolean {
  const { text, links } = measures.of(element)
  const isOtherList = /^(?:ul|ol)$/.test(element.name) && (text > LONGEST_CREDIT || links * 2 > text)
  if (isBoxByElement(element) || isOtherList) return !isByline(element)
  return isInside && isBox(element, measures, total)
}

/** The elements so close around the article that its head may be in them, where no headline tells. */
function nearlyAround(article: HtmlElement, body: HtmlElement): HtmlElement {
  let around = article
  for (let level = 0; level < 3 && around.parent && around !== body; level++) around = around.parent
  return around
}

function headPart(element: HtmlElement, measures: Measures, total: number): PagePart | null {
  const { length } = element
  if (isSubhead(element) && length > 0 && length <= LONGEST_SUBHEAD) return SUBHEAD
  const isText = measures.of(element).prose * 2 > total
  if (isStandfirst(element) && !isText && length > SHORTEST_STANDFIRST && length <= LONGEST_STANDFIRST)
    return STANDFIRST
  if (length > LONGEST_CREDIT) return null
  const { prose } = measures.of(element)
  if (prose > 0 && element.name === 'p') return null
  if (isByline(element)) return { kind: 'byline', reason: 'page-byline' }
  const isTime =
    element.name === 'time' ||
    /(?:^|[ _-])(?:date|time|timestamp|datetime|pub-?date|published)(?:$|[ _-])/.test(` ${namesOf(element)} `)
  if (isTime && isOfEntry(element)) return null
  if (isTime && !isPhraseOf(element)) return { kind: 'date', reason: 'page-date' }
  if (length <= LONGEST_LINE && isLeaf(element)) {
    const line = new LineMetadata(partReadingTime(collapsed(textOf(element))).credits, false)
    if (line.isMeta && line.meta)
      return line.meta.byline.length > 0
        ? { kind: 'byline', reason: 'page-byline' }
        : { kind: 'date', reason: 'page-date' }
    // A link to who wrote it, and from where: `<a rel="author">Ann Lee</a> in Tarn`.
    const isNamed = element.children.some((child) => typeof child !== 'string' && isByline(child))
    if (isNamed && line.meta !== null && line.meta.byline.length > 0)
      return { kind: 'byline', reason: 'page-byline' }
  }
  return null
}

/** True for the hour of an entry of a live report, which others like it follow: it is not that of the page. */
function isOfEntry(element: HtmlElement): boolean {
  const { parent, name, attributes } = element
  if (!parent?.parent || !isTimeAlone(collapsed(textOf(element)))) return false
  const others = parent.parent.children.slice(parent.parent.children.indexOf(parent) + 1)
  return others.some(
    (other) =>
      typeof other !== 'string' &&
      other.name === parent.name &&
      other.children.some(
        (child) =>
          typeof child !== 'string' &&
          child.name === name &&
          child.attributes.class === attributes.class &&
          isTimeAlone(collapsed(textOf(child))),
      ),
  )
}

const LONGEST_LINE = 120

/** True for a block without blocks in it. */
export function isLeaf(element: HtmlElement): boolean {
  return element.children.every(
    (child) =>
      typeof child === 'string' || /^(?:a|span|b|strong|em|i|small|time|br|abbr|img)$/.test(child.name),
  )
}

/** True for a part of a longer line. */
function isPhraseOf(element: HtmlElement): boolean {
  const { parent } = element
  return (
    /^(?:time|span|a|em|i|small|abbr)$/.test(element.name) &&
    parent !== null &&
    /^(?:p|span|a|li)$/.test(parent.name) &&
    parent.length > element.length + 20
  )
}

export function holdsElement(outer: HtmlElement, inner: HtmlElement | null): boolean {
  for (let element = inner; element; element = element.parent) if (element === outer) return true
  return false
}
