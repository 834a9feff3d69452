import { type ArticleContent, emptyContent } from '../../article/index.ts'
import { type Doubt, doubt } from '../doubts.ts'
import type { Notice } from '../notices.ts'
import type { SourcePictures } from '../pictures/index.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { asidesIn, findArticle, isBox } from './findArticle.ts'
import { type PagePart, pageContext } from './context.ts'
import { findHeadline, type FoundHeadline, isInBox, standsBefore } from './findHeadline.ts'
import { withoutPaywall } from './paywall.ts'
import { reconcileHead, UPDATE } from './reconcileHead.ts'
import { isBoxByElement, isByline, isKicker, isLead, isStandfirst, isSubhead } from './boxes.ts'
import { blocksOf } from './htmlBlocks.ts'
import { Measures } from './measure.ts'
import { partHeadline } from './partHeadline.ts'
import { partReadingTime } from './pageNames.ts'
import { comparable, dateOf, type PageData, readPageData } from './pageData.ts'
import { withSaid } from '../office/saidBlocks.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { collapsed, elementsIn, type HtmlElement, namesOf, textOf } from './parseHtml.ts'

/** The parts of a page, as the draft takes them. */
export type ReadPage = {
  source: SourceBlock[]
  base: ArticleContent
  /** The title of the page, where the text itself has no headline. */
  title: string
  guess: boolean
  doubts: Doubt[]
  notices: Notice[]
  language: string | null
}

const ASIDE: PagePart = { kind: 'aside', reason: 'page-aside' }
/** Pages with less prose than this have no article to be found. */
const LITTLE_PROSE = 200
const CLEAR_SHARE = 0.6
/** A part above the text that says who wrote it, or when, is no longer than this. */
const LONGEST_CREDIT = 200
const SHORTEST_STANDFIRST = 12
const LONGEST_STANDFIRST = 700
const LONGEST_SUBHEAD = 120
const LONGEST_KICKER = 80

/** Headings that may repeat what the data of the page say. */
const MOST_HEADINGS = 100

function isShortHeading({ name, length }: HtmlElement): boolean {
  return /^h[12]$/.test(name) && length > 0 && length < 400
}

/** Reads a page of a site, of which only the article is kept, or a document or fragment, which is kept whole. */
export function readPage(root: HtmlElement, pictures: SourcePictures): ReadPage {
  const elements = [...elementsIn(root)]
  const headings = elements
    .filter(isShortHeading)
    .slice(0, MOST_HEADINGS)
    .map((heading) => collapsed(textOf(heading)))
  const data = readPageData(root, headings)
  const body = elements.find(({ name }) => name === 'body') ?? root
  return isSitePage(root, elements, data)
    ? readSitePage({ root, body, pictures }, data)
    : readWhole({ root, elements, pictures }, data)
}

/** True for a page of a site, on which more than the article may stand: it has navigation, a header, or data for others. */
function isSitePage(root: HtmlElement, elements: readonly HtmlElement[], data: PageData): boolean {
  const isPage = elements.some(({ name }) => /^(?:html|head|body)$/.test(name))
  if (!isPage) return false
  if (data.isArticle || data.siteName !== '' || data.isIndex) return true
  const isFurniture = ({ name, attributes }: HtmlElement) =>
    /^(?:nav|header|footer|aside|main|form)$/.test(name) ||
    /^(?:navigation|banner|main)$/.test(attributes.role ?? '')
  if (elements.some(isFurniture)) return true
  const scripts = elements.filter(
    ({ name, attributes }) => name === 'script' && attributes.src !== undefined,
  ).length
  const links = elements.reduce((sum, { name, length }) => sum + (name === 'a' ? length : 0), 0)
  return scripts > 2 || links > root.length * 0.4
}

type Read = { root: HtmlElement; pictures: SourcePictures }

const SUBHEAD: PagePart = { kind: 'subhead', reason: 'page-subhead' }
const STANDFIRST: PagePart = { kind: 'standfirst', reason: 'page-standfirst' }

/** What stands right below the one title of a document and is called the line under it: `<h2 class="subtitle">`. */
function subheadBelow(elements: readonly HtmlElement[]): HtmlElement | null {
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
function leadBelow(root: HtmlElement, elements: readonly HtmlElement[]): HtmlElement | null {
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

function readWhole(
  { root, elements, pictures }: Read & { elements: readonly HtmlElement[] },
  data: PageData,
): ReadPage {
  const below = subheadBelow(elements)
  const lead = leadBelow(root, elements)
  const page = pageContext(root, pictures, (element) =>
    element === below ? SUBHEAD : element === lead ? STANDFIRST : undefined,
  )
  const [title = ''] = data.headlines
  const names = data.byline.map(({ name }) => name)
  const source = [...withSaid(withSaid(blocksOf(root, page), 'headline', [title]), 'byline', names)]
  const hasHeadings = elements.some(({ name }) => /^h[1-6]$/.test(name))
  return {
    source,
    base: baseOf(data),
    title,
    guess: !hasHeadings,
    doubts: [],
    notices: [],
    language: data.language,
  }
}

function baseOf({ byline, date, section, keywords }: PageData): ArticleContent {
  return { ...emptyContent('en'), byline, date, desk: section, keywords }
}

function readSitePage({ root, body, pictures }: Read & { body: HtmlElement }, given: PageData): ReadPage {
  partHeadline(body, given)
  const measures = new Measures(body)
  const total = measures.of(body).prose
  const article = findArticle(body, measures)
  const order = new Map([...elementsIn(body)].map((element, at) => [element, at]))
  const found = findHeadline({ body, article: article.root, order, data: given, measures, total })
  const parts = new Map<HtmlElement, PagePart>()
  if (found.element) parts.set(found.element, { kind: 'headline', reason: 'page-headline' })
  const kicker = found.element && kickerAbove(found.element)
  const below = found.element && headingBelow(found.element, article.root, order, measures)
  if (below) parts.set(below, SUBHEAD)
  if (kicker) parts.set(kicker, { kind: 'kicker', reason: 'page-kicker' })
  const head = headParts({
    data: given,
    body,
    article: article.root,
    headline: found.element,
    order,
    measures,
    total,
  })
  for (const [element, part] of head) parts.set(element, part)
  const data = { ...given, date: given.date || timeIn([...head.keys()]) }
  const asides: HtmlElement[] = []
  const signers = data.byline.map(({ name }) => comparable(name))
  for (const element of asidesIn(article.root, found.element, { measures, total, signers }))
    if (!parts.has(element)) asides.push(element)
  for (const element of asides) {
    const within = [...head.keys()].filter((part) => holdsElement(element, part))
    if (within.length === 0) parts.set(element, ASIDE)
    else setOutside(element, new Set(within), article.root, parts)
  }
  const lead = found.element && pictureAbove(found.element, article.root, { order, measures, total })
  setOutside(body, new Set([article.root, ...parts.keys(), ...(lead ? [lead] : [])]), article.root, parts)
  const page = pageContext(root, pictures, (element) => parts.get(element))
  const reconciled = reconcileHead(blocksOf(body, page), data, found.headline)
  const { source, isCut } = withoutPaywall(reconciled.source, data)
  return {
    source,
    base: { ...baseOf(data), ...reconciled.base },
    title: found.headline,
    guess: false,
    doubts: [
      ...doubtsOf(article, data, found),
      ...(found.element === null && !data.isArticle ? unseenTitle(source, found.headline) : []),
      ...reconciled.doubts,
      ...textDoubt(source, data),
      ...(isCut ? [doubt('page-cut-off')] : []),
    ],
    notices: asidesNotice(source),
    language: data.language,
  }
}

/** A doubt about a headline that only the data of the page give: it may be the site's. */
function unseenTitle(source: readonly SourceBlock[], headline: string): Doubt[] {
  const said = comparable(headline)
  const isSeen = source.some(
    ({ kind, node }) => kind !== 'aside' && comparable(textOfNode(node)).includes(said),
  )
  return headline === '' || isSeen ? [] : [doubt('page-title-unseen', { headline: headline.slice(0, 120) })]
}

/** The first date that an element for dates gives for programs. */
function timeIn(head: readonly HtmlElement[]): string {
  for (const element of head.flatMap((each) => [each, ...elementsIn(each)])) {
    const date = element.name === 'time' ? dateOf(element.attributes.datetime ?? '') : ''
    if (date !== '' && !UPDATE.test(textOf(element.parent ?? element))) return date
  }
  return ''
}

function doubtsOf(
  { share, prose, byHeadline, isIndex }: ReturnType<typeof findArticle>,
  data: PageData,
  { element, headline, other }: FoundHeadline,
): Doubt[] {
  const doubts: Doubt[] = []
  // A page that shows the headline of the article that its data describe is that article's, however short.
  const isTold =
    data.isArticle && element !== null && data.headlines.map(comparable).includes(comparable(headline))
  if (isIndex || (data.isIndex && !data.isArticle)) doubts.push(doubt('page-several-articles'))
  else if (share < CLEAR_SHARE || (prose < LITTLE_PROSE && !isTold) || byHeadline)
    doubts.push(doubt('page-no-article'))
  if (other !== null) doubts.push(doubt('page-two-headlines', { headline, second: other }))
  return doubts
}

function asidesNotice(source: readonly SourceBlock[]): Notice[] {
  const count = source.filter(({ kind }) => kind === 'aside').length
  return count > 0 ? [{ name: 'page-left-out', detail: { count } }] : []
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
function kickerAbove(headline: HtmlElement): HtmlElement | null {
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
  return null
}

/** The heading right below the headline, in a part of the page in which there is no text, or above the text: it heads none. */
function headingBelow(
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
function pictureAbove(
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
        [...elementsIn(figure)].some(({ name }) => name === 'img'),
    ) ?? null
  )
}

/** Elements that are looked at for names and dates. */
const MOST_LOOKED = 3000
/** Blocks of prose behind which nothing is the head of the article. */
const ONE = 1

/** The parts around the beginning of the article that say who wrote it, when, and what it is about. */
function headParts({
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
  let prose = 0
  let looked = 0
  let isSigned = false
  const visit = (element: HtmlElement, isInside: boolean) => {
    for (const child of element.children) {
      if (typeof child === 'string' || child === headline || child.length === 0) continue
      const inside = isInside || child === article
      const isAround = holdsElement(child, headline) || holdsElement(child, article)
      const isHead = prose < ONE && (standsBefore(top, child, order) || (headline !== null && inside))
      const isTail = prose >= ONE && inside
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
        if (inside && measures.of(child).prose > 0) prose += 1
      }
      if (prose >= ONE && !inside && !isAround) return
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
  if (isTime && !isPhraseOf(element)) return { kind: 'date', reason: 'page-date' }
  if (length <= LONGEST_LINE && isLeaf(element)) {
    const line = new LineMetadata(partReadingTime(collapsed(textOf(element))).credits, false)
    if (line.isMeta && line.meta)
      return line.meta.byline.length > 0
        ? { kind: 'byline', reason: 'page-byline' }
        : { kind: 'date', reason: 'page-date' }
  }
  return null
}

const LONGEST_LINE = 120

/** True for a block without blocks in it. */
function isLeaf(element: HtmlElement): boolean {
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

function holdsElement(outer: HtmlElement, inner: HtmlElement | null): boolean {
  for (let element = inner; element; element = element.parent) if (element === outer) return true
  return false
}

/** Sets aside all that stands around the article and the parts that are kept. */
function setOutside(
  body: HtmlElement,
  kept: ReadonlySet<HtmlElement>,
  article: HtmlElement,
  parts: Map<HtmlElement, PagePart>,
): void {
  const path = new Set<HtmlElement>()
  for (const element of kept)
    for (let { parent } = element; parent && !path.has(parent); { parent } = parent) path.add(parent)
  const visit = (element: HtmlElement) => {
    if (element === article) return
    for (const [at, child] of element.children.entries()) {
      if (typeof child !== 'string') {
        if (kept.has(child)) continue
        if (path.has(child)) visit(child)
        else if (!parts.has(child)) parts.set(child, ASIDE)
        continue
      }
      if (child.trim() === '') continue
      const loose: HtmlElement = {
        name: 'div',
        attributes: {},
        parent: element,
        children: [child],
        length: child.length,
      }
      element.children[at] = loose
      parts.set(loose, ASIDE)
    }
  }
  visit(body)
}

/** A doubt where the text that the page's data give is not the one that was found. */
function textDoubt(source: readonly SourceBlock[], { articleBody }: PageData): Doubt[] {
  const said = new Set(
    comparable(articleBody)
      .split(' ')
      .filter((word) => word.length > 3),
  )
  if (said.size < 60) return []
  const found = new Set(
    comparable(
      source.flatMap(({ kind, node }) => (kind === 'aside' ? [] : [JSON.stringify(node)])).join(' '),
    ).split(' '),
  )
  let missing = 0
  for (const word of said) if (!found.has(word)) missing += 1
  return missing > said.size * 0.15 ? [doubt('page-text-differs')] : []
}
