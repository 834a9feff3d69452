import { headsBox, isBoxByElement, isBoxByName, isBoxByText, isByline } from './boxes.ts'
import type { Measures } from './measure.ts'
import { elementsIn, type HtmlElement, NO_TEXT } from './parseHtml.ts'

/** The element that holds the article of a page. */
export type FoundArticle = {
  root: HtmlElement
  /** The share of the page's prose, boxes apart, that the article has. */
  share: number
  /** Characters of its prose. */
  prose: number
  /** It was told from the rest by the headline in it alone. */
  byHeadline: boolean
  /** The page shows several articles, none of which is its own. */
  isIndex: boolean
}

/** A box that has more of the page's prose than this is the article, or around it: by its name, and by its element. */
const MOST_BY_NAME = 0.4
const MOST_BY_ELEMENT = 0.75
/** An element with this share of the prose of the one around it holds the article. */
const NEARLY_ALL = 0.85
/** The least share of the prose that an element called the article must have. */
const HALF = 0.5

/**
 * Finds the element that holds the article of a page.
 *
 * Idea: prose is in the article. Boxes that are called something else (navigation, comments, related articles) are left
 * aside, unless they hold much of the page's prose. What the page itself calls its article is all of it, short sections as well;
 * else, from its main part or from the top, the way goes down as long as one element holds nearly all of the prose, or most of
 * it with the only title.
 * Cost: linear in the page.
 */
export function findArticle(body: HtmlElement, measures: Measures): FoundArticle {
  const total = measures.of(body).prose
  const good = new Map<HtmlElement, number>()
  const weigh = (element: HtmlElement): number => {
    const { prose } = measures.of(element)
    if (prose === 0 || isBox(element, measures, total)) return 0
    let lost = 0
    for (const child of element.children) {
      if (typeof child === 'string' || NO_TEXT.has(child.name)) continue
      const kept = weigh(child)
      lost += measures.of(child).prose - kept
    }
    good.set(element, prose - lost)
    return prose - lost
  }
  const whole = weigh(body)
  const proseOf = (element: HtmlElement) => good.get(element) ?? 0
  const calledArticle = named(body, proseOf, whole)
  const heading = calledArticle ? null : onlyTitle(body)
  let byHeadline = false
  let root = calledArticle ?? body
  while (!isArticle(root)) {
    const withShare = (share: number) =>
      root.children.find(
        (child): child is HtmlElement =>
          typeof child !== 'string' && proseOf(child) > 0 && proseOf(child) >= proseOf(root) * share,
      )
    let next = withShare(NEARLY_ALL)
    if (!next && heading) {
      const most = withShare(HALF)
      if (most && isWithin(heading, most)) {
        next = most
        byHeadline = true
      }
    }
    if (!next || /^(?:p|li|td|blockquote|pre)$/.test(next.name)) break
    root = next
  }
  root = withSiblings(root, proseOf, body)
  const prose = proseOf(root)
  return {
    root,
    share: whole === 0 ? 0 : prose / whole,
    prose,
    byHeadline,
    isIndex: isIndex(body, root, proseOf),
  }
}

/** Characters of prose from which a neighbour of the same kind goes on with the article. */
const GOES_ON = 200

/** The element around an article that goes on in its neighbours: sections of one class, or paragraphs. */
function withSiblings(
  root: HtmlElement,
  proseOf: (element: HtmlElement) => number,
  body: HtmlElement,
): HtmlElement {
  const { parent } = root
  if (!parent || root === body || root.name === 'article') return root
  const classes = new Set((root.attributes.class ?? '').split(/[ \t\n]+/).filter((name) => name !== ''))
  const goesOn = parent.children.some(
    (child) =>
      typeof child !== 'string' &&
      child !== root &&
      child.name === root.name &&
      proseOf(child) >= GOES_ON &&
      (child.attributes.class ?? '').split(/[ \t\n]+/).some((name) => classes.has(name)),
  )
  return goesOn ? withSiblings(parent, proseOf, body) : root
}

/** True for a box beside the article, by what it is called, unless it holds much of the page's prose. */
export function isBox(element: HtmlElement, measures: Measures, total: number): boolean {
  const { prose } = measures.of(element)
  if (prose <= total * MOST_BY_ELEMENT && isBoxByName(element)) {
    if (prose <= total * MOST_BY_NAME) return true
    // What can be filled in is around no text.
    for (const { name } of elementsIn(element)) if (name === 'form') return true
  }
  return prose <= total * MOST_BY_ELEMENT && isBoxByElement(element)
}

/** True for the text of the article, as the data in the elements of a page name it. */
export const isArticleBody = ({ attributes }: HtmlElement) =>
  /\barticleBody\b/.test(attributes.itemprop ?? '')

/** True for the main part of a page. */
export const isMain = ({ name, attributes }: HtmlElement) => name === 'main' || attributes.role === 'main'

/** True for an element that is called an article: all in it belongs to the article, boxes apart. */
function isArticle(element: HtmlElement): boolean {
  return element.name === 'article' || element.attributes.role === 'article' || isArticleBody(element)
}

/** The element that the page calls its article, where only one such has the prose. */
function named(
  body: HtmlElement,
  proseOf: (element: HtmlElement) => number,
  whole: number,
): HtmlElement | null {
  const tests: ((element: HtmlElement) => boolean)[] = [
    isArticleBody,
    ({ name, attributes }) => name === 'article' || attributes.role === 'article',
    isMain,
  ]
  const elements = [...elementsIn(body)]
  for (const test of tests) {
    const found = elements.filter(
      (element) => test(element) && proseOf(element) >= whole * HALF && proseOf(element) > 0,
    )
    const [first] = found
    if (first && found.every((element) => element === first || isWithin(element, first))) return first
  }
  return null
}

/** The only heading of the highest level. */
function onlyTitle(body: HtmlElement): HtmlElement | null {
  const titles = [...elementsIn(body)].filter(({ name, length }) => name === 'h1' && length > 0)
  return titles.length === 1 ? (titles[0] ?? null) : null
}

function isWithin(element: HtmlElement, outer: HtmlElement): boolean {
  for (let { parent } = element; parent; { parent } = parent) if (parent === outer) return true
  return false
}

const SEVERAL = 3

/** True where the prose is that of several articles side by side. */
function isIndex(body: HtmlElement, root: HtmlElement, proseOf: (element: HtmlElement) => number): boolean {
  if (root.name === 'article') return false
  const articles = [...elementsIn(body)].filter(
    (element) => element.name === 'article' && proseOf(element) > 0 && isWithin(element, root),
  )
  return articles.length >= SEVERAL
}

/**
 * The elements within the article that are no part of it: boxes, lists of links before and behind its prose, and what stands
 * above its headline.
 */
export function asidesIn(
  root: HtmlElement,
  headline: HtmlElement | null,
  { measures, total, signers }: { measures: Measures; total: number; signers: readonly string[] },
): Set<HtmlElement> {
  const around = new Set<HtmlElement>()
  for (let element = headline; element; element = element.parent) around.add(element)
  let isAbove = around.has(root)
  const asides = new Set<HtmlElement>()
  const blocks: HtmlElement[] = []
  let hasText = false
  const isSmall = (element: HtmlElement) => measures.of(element).prose <= total * MOST_BY_NAME
  const heads = (element: HtmlElement) => hasText && headsBox(element, signers)
  /** A box about those who wrote the text, or with the comments on it, below it. */
  const isBelow = (element: HtmlElement) =>
    hasText &&
    /^(?:div|section|ul|address)$/.test(element.name) &&
    measures.of(element).prose > 0 &&
    isSmall(element) &&
    (isByline(element) || heads(firstIn(element) ?? element))
  const visit = (element: HtmlElement) => {
    let isUnderBox = false
    let isHeaded = false
    for (const child of element.children) {
      if (typeof child === 'string' || NO_TEXT.has(child.name) || child.length === 0) continue
      isUnderBox &&= measures.of(child).prose === 0 && !around.has(child)
      if (isUnderBox) {
        asides.add(child)
        continue
      }
      isHeaded &&= !/^h[1-6]$/.test(child.name) && isSmall(child)
      if (child === headline) isAbove = false
      if (around.has(child)) {
        visit(child)
        continue
      }
      if (isAbove) {
        asides.add(child)
        continue
      }
      const { links, prose } = measures.of(child)
      if (isPhrase(child)) {
        if (isAlone(child, element) && isBoxByText(child, links)) asides.add(child)
        continue
      }
      isHeaded ||= heads(child)
      if (isHeaded || isBelow(child) || isBox(child, measures, total) || isBoxByText(child, links)) {
        asides.add(child)
        isUnderBox = /^h[1-6]$/.test(child.name)
        continue
      }
      blocks.push(child)
      visit(child)
      hasText ||= prose > 0
    }
  }
  visit(root)
  const isProse = (element: HtmlElement) => measures.of(element).prose > 0
  const first = blocks.findIndex(isProse)
  const last = blocks.findLastIndex(isProse)
  for (const [at, element] of blocks.entries()) {
    const { text, links, prose } = measures.of(element)
    const isLinks = prose === 0 && text > 0 && links > text * 0.66 && !/^h[1-6]$/.test(element.name)
    if (isLinks && (at < first || at > last)) asides.add(element)
  }
  return asides
}

/** The first element in another, or in the first in it, that has words. */
function firstIn({ children }: HtmlElement): HtmlElement | null {
  const first = children.find((child) => typeof child !== 'string' || child.trim() !== '')
  if (typeof first !== 'object') return null
  return /^(?:div|header)$/.test(first.name) ? firstIn(first) : first
}

/** True for a part of a line that is in no paragraph, and has no words beside it. */
function isAlone(element: HtmlElement, parent: HtmlElement): boolean {
  return (
    /^(?:a|span)$/.test(element.name) &&
    /^(?:div|section|header|article|main)$/.test(parent.name) &&
    parent.children.every((child) => typeof child !== 'string' || child.trim() === '')
  )
}

/** True for a part of a paragraph, which is left in it whatever it is called. */
function isPhrase({ name }: HtmlElement): boolean {
  return /^(?:a|abbr|b|cite|code|em|font|i|mark|small|span|strong|sub|sup|time|u|q|del|ins|s)$/.test(name)
}
