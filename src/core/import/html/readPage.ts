import { type ArticleContent, emptyContent } from '../../article/index.ts'
import { type Doubt, doubt } from '../doubts.ts'
import type { Notice } from '../notices.ts'
import type { SourcePictures } from '../pictures/index.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { isBoxByName, isBoxByText, isOfNewsletter } from './boxes.ts'
import { asidesIn, findArticle, isArticleBody, isMain } from './findArticle.ts'
import { type PagePart, pageContext } from './context.ts'
import { findHeadline, type FoundHeadline, isHeadline } from './findHeadline.ts'
import { withoutPaywall } from './paywall.ts'
import { reconcileHead, UPDATE } from './reconcileHead.ts'
import { blocksOf } from './blockWriter.ts'
import { Measures } from './measure.ts'
import { partHeadline } from './partHeadline.ts'
import { comparable, dateOf, type PageData, readPageData } from './pageData.ts'
import { showSpokenTwins } from './spokenTwins.ts'
import { partTouchingSpans } from './touchingSpans.ts'
import { holdsText } from './tables.ts'
import { withSaid } from '../office/saidBlocks.ts'
import { collapsed, elementsIn, type HtmlElement, textOf } from './parseHtml.ts'
import {
  headingBelow,
  headParts,
  holdsElement,
  isLeaf,
  kickerAbove,
  leadBelow,
  pictureAbove,
  STANDFIRST,
  SUBHEAD,
  subheadBelow,
} from './headOfPage.ts'

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
const KICKER: PagePart = { kind: 'kicker', reason: 'page-kicker' }
/** Pages with less prose than this have no article to be found. */
const LITTLE_PROSE = 200
const CLEAR_SHARE = 0.6
/** Headings that may repeat what the data of the page say. */
const MOST_HEADINGS = 100

function isShortHeading({ name, length }: HtmlElement): boolean {
  return /^h[12]$/.test(name) && length > 0 && length < 400
}

/** Reads a page of a site, of which only the article is kept, or a document or fragment, which is kept whole. */
export function readPage(root: HtmlElement, pictures: SourcePictures): ReadPage {
  showSpokenTwins(root)
  partTouchingSpans(root)
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
  if (data.isArticle || data.siteName !== '' || data.isIndex || elements.some(isArticleBody)) return true
  const isFurniture = ({ name, attributes }: HtmlElement) =>
    /^(?:nav|header|footer|aside|main|form)$/.test(name) ||
    /^(?:navigation|banner|main)$/.test(attributes.role ?? '')
  if (elements.some(isFurniture)) return true
  const article = elements.find(({ name }) => name === 'article')
  if (article && elements.some((element) => element.parent === article.parent && isBoxByName(element)))
    return true
  const scripts = elements.filter(
    ({ name, attributes }) => name === 'script' && attributes.src !== undefined,
  ).length
  const links = elements.reduce((sum, { name, length }) => sum + (name === 'a' ? length : 0), 0)
  return scripts > 2 || links > root.length * 0.4
}

type Read = { root: HtmlElement; pictures: SourcePictures }

function readWhole(
  { root, elements, pictures }: Read & { elements: readonly HtmlElement[] },
  data: PageData,
): ReadPage {
  const below = subheadBelow(elements)
  const lead = leadBelow(root, elements)
  const [top, second] = elements.filter(({ name, length }) => name === 'h1' && length > 0)
  const kicker = top && !second ? kickerAbove(top) : null
  const furniture = furnitureIn(elements, new Measures(root))
  const page = pageContext(root, pictures, (element) =>
    furniture.has(element)
      ? ASIDE
      : element === kicker
        ? KICKER
        : element === below
          ? SUBHEAD
          : element === lead
            ? STANDFIRST
            : undefined,
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
    // Nothing but its look tells the title of a text in a table from what stands around it.
    doubts: elements.some((element) => element.name === 'table' && holdsText(element))
      ? [doubt('page-no-article')]
      : [],
    notices: asidesNotice(source),
    language: data.language,
  }
}

/** The paragraphs of a document or fragment that only point elsewhere or name a box, and the links right below such. */
function furnitureIn(elements: readonly HtmlElement[], measures: Measures): Set<HtmlElement> {
  const found = new Set<HtmlElement>()
  const lastOf = new Map<HtmlElement | null, HtmlElement>()
  for (const element of elements) {
    const above = lastOf.get(element.parent)
    lastOf.set(element.parent, element)
    const { text, links } = measures.of(element)
    if (/^(?:p|div|td)$/.test(element.name) && isLeaf(element) && isOfNewsletter(element)) found.add(element)
    // In a table they name a column.
    if (/^t[dh]$/.test(element.parent?.name ?? '')) continue
    const isLine = /^(?:p|div)$/.test(element.name) && isLeaf(element) && isBoxByText(element, links)
    const isList = /^[ou]l$/.test(element.name) && text > 0 && links > text * 0.8
    if (isLine || (isList && above && found.has(above))) found.add(element)
  }
  return found
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
  if (kicker) parts.set(kicker, KICKER)
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
  { root, share, prose, byHeadline, isIndex }: ReturnType<typeof findArticle>,
  data: PageData,
  { element, headline, other }: FoundHeadline,
): Doubt[] {
  const doubts: Doubt[] = []
  // A page that shows the headline of the article that its data describe is that article's, however short; and so is one with its
  // title in what it calls its article or its main part.
  const isTold =
    element !== null &&
    ((data.isArticle && data.headlines.map(comparable).includes(comparable(headline))) ||
      (element.name === 'h1' && isTitleOf(element, root, prose)) ||
      (isArticleBody(root) && isHeadline(element)))
  if (isIndex || (data.isIndex && !data.isArticle)) doubts.push(doubt('page-several-articles'))
  else if (share < CLEAR_SHARE || (prose < LITTLE_PROSE && !isTold) || byHeadline)
    doubts.push(doubt('page-no-article'))
  if (other !== null) doubts.push(doubt('page-two-headlines', { headline, second: other }))
  return doubts
}

/** Characters of prose from which the main part of a page is the text of its title. */
const SOME_PROSE = 80

/** True for a title that stands in an article, or with its text in the main part of the page. */
function isTitleOf(title: HtmlElement, article: HtmlElement, prose: number): boolean {
  if (article.name === 'article' && holdsElement(article, title)) return true
  let main: HtmlElement | null = article
  while (main && !isMain(main)) main = main.parent
  return main !== null && prose >= SOME_PROSE && holdsElement(main, title)
}

function asidesNotice(source: readonly SourceBlock[]): Notice[] {
  const count = source.filter(({ kind }) => kind === 'aside').length
  return count > 0 ? [{ name: 'page-left-out', detail: { count } }] : []
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
