import { type ArticleContent, contentDecoder, emptyContent } from '../../article/index.ts'
import { sectionHeading } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import type { SourcePictures } from '../pictures/index.ts'
import { linesOf, ownByline } from '../tree/ownByline.ts'
import { type PageContext, pageContext } from './context.ts'
import { blocksOf } from './blockWriter.ts'
import { inlinesOf } from './inlineContent.ts'
import { type DataObject, dataObjects, textIn } from './jsonLd.ts'
import { collapsed, elementsIn, type HtmlElement, type HtmlNode, parseHtml, textOf } from './parseHtml.ts'

/** The article of a page, of a page of a site or of a fragment as Marbre writes them. */
export type OwnPage = { base: ArticleContent; nodes: Document.Block[] }

/** The parts of the head of an article, by their elements and classes; of the first each has a field. */
const HEAD = /^(?:p\.(?:kicker|subhead|standfirst|embargo)|h1\.|div\.credits)$/
const CREDITS = /^(?:span\.(?:byline|dateline|agency)?|time\.)$/
const BODY = /^(?:div\.lead|section\.(?:notes)?)$/
const FOOT = /^(?:p\.correction|ul\.keywords)$/
const IDENTIFIER = /^urn:uuid:/

const nameOf = ({ name, attributes }: HtmlElement) => `${name}.${attributes.class ?? ''}`

/** The elements of an element that holds no text but a sign beside them; null where it does. */
function partsOf({ children }: HtmlElement, sign = ''): HtmlElement[] | null {
  const isText = (child: HtmlNode) => typeof child === 'string' && !['', sign].includes(child.trim())
  return children.some(isText) ? null : children.filter((child) => typeof child !== 'string')
}

const areAll = (parts: readonly HtmlElement[] | null, names: RegExp) =>
  parts?.every((part) => names.test(nameOf(part))) === true

/**
 * Reads an article that Marbre wrote: a page that has the mark of its article in its data, or an article element alone. Null for
 * any other page, and where the parts of the element are not those that Marbre writes, as after a change by hand: what is
 * there is then read by the rules of every page.
 */
export function readOwnPage(root: HtmlElement, pictures: SourcePictures): OwnPage | null {
  const articles = [...elementsIn(root)].filter(({ name }) => name === 'article')
  const [article] = articles
  if (!article || articles.length > 1) return null
  const data = dataObjects(root).find(({ identifier }) => IDENTIFIER.test(textIn(identifier)))
  const isAlone = article.parent === root && partsOf(root)?.length === 1
  const parts = partsOf(article)
  if (!parts || !(data || isAlone)) return null
  const head = parts[0]?.name === 'header' ? parts[0] : null
  const foot = parts.at(-1)?.name === 'footer' ? (parts.at(-1) ?? null) : null
  const body = parts.filter((part) => part !== head && part !== foot)
  const headParts = head ? (partsOf(head) ?? []) : []
  const credits = headParts.find(({ name }) => name === 'div')
  const isWhole =
    areAll(body, BODY) &&
    body.every((part) => part.name === 'div' || part.attributes.class !== undefined || titleOf(part)) &&
    (!head || areAll(partsOf(head), HEAD)) &&
    (!credits || areAll(partsOf(credits, '·'), CREDITS)) &&
    (!foot || areAll(partsOf(foot), FOOT)) &&
    // A headline over a text is in any page.
    (data !== undefined ||
      headParts.some(({ name }) => name !== 'h1') ||
      body.some(({ name }) => name === 'div'))
  if (!isWhole) return null
  const page = pageContext(root, pictures, undefined, true)
  const language =
    article.attributes.lang ?? [...elementsIn(root)].find(({ name }) => name === 'html')?.attributes.lang
  const base = fieldsOf([...elementsIn(article)], page)
  return { base: decoded({ ...base, ...fieldsOfData(data), language }), nodes: ownNodes(body, page) }
}

/** The fields as they are decoded; one that is none is empty. */
function decoded(fields: { readonly [name: string]: unknown }): ArticleContent {
  const base = emptyContent('und')
  for (const [name, value] of Object.entries(fields)) {
    const read = contentDecoder.safeParse({ ...base, [name]: value })
    if (value !== undefined && read.success) Object.assign(base, read.data)
  }
  return base
}

/** What the elements of an article say beside its text. */
function fieldsOf(elements: readonly HtmlElement[], page: PageContext): Partial<ArticleContent> {
  const named = (name: string) => elements.find((element) => nameOf(element) === name)
  const line = (name: string) => lineOf(named(name))
  const text = (element: HtmlElement | undefined) => (element ? textOf(element) : '')
  const byline = named('span.byline')
  const credits = named('div.credits')
  const isIn = (outer: HtmlElement | undefined) => (element: HtmlElement) => element.parent === outer
  const time = elements.find((element) => element.name === 'time' && element.parent === credits)
  const until = elements.find(
    ({ name, parent }) => name === 'time' && parent && nameOf(parent) === 'p.embargo',
  )
  const correction = named('p.correction')
  const label = correction?.children.find((child) => typeof child !== 'string' && child.name === 'b')
  const corrected = text(correction)
  return {
    kicker: line('p.kicker'),
    headline: line('h1.'),
    subhead: line('p.subhead'),
    standfirst: text(named('p.standfirst')),
    date: time?.attributes.datetime ?? '',
    embargo: until?.attributes.datetime ?? '',
    dateline: line('span.dateline'),
    agency: line('span.agency'),
    byline: byline ? bylineOf(byline, page) : [],
    correction: typeof label === 'object' ? corrected.slice(textOf(label).length + 1) : corrected,
    keywords: elements.filter(isIn(named('ul.keywords'))).map(lineOf),
  }
}

const lineOf = (element: HtmlElement | undefined) => (element ? collapsed(textOf(element)) : '')

/** What only the data of a page say. */
function fieldsOfData(data: DataObject | undefined): Partial<ArticleContent> {
  return { desk: textIn(data?.articleSection) }
}

function bylineOf(element: HtmlElement, page: PageContext): ArticleContent['byline'] {
  const names = element.children.flatMap((child) =>
    typeof child !== 'string' && /^(?:a|b)$/.test(child.name) ? [collapsed(textOf(child))] : [],
  )
  const content = inlinesOf(blocksOf(element, page).map(({ node }) => node))
  return linesOf(content) === '' ? [] : ownByline(content, names)
}

const titleOf = (section: HtmlElement): HtmlElement | null => {
  const [first] = partsOf(section) ?? []
  return first?.name === 'h2' ? first : null
}

/** The blocks of an article's parts: sections in elements of their own, or their headings and blocks one after the other. */
function ownNodes(elements: readonly HtmlElement[], page: PageContext, language?: string): Document.Block[] {
  const nodes: Document.Block[] = []
  for (const element of elements) {
    const { lang } = element.attributes
    const title = nameOf(element) === 'section.' ? titleOf(element) : null
    if (title) nodes.push(sectionHeading(lineOf(title), lang), ...minorNodes(element, page, title))
    else if (nameOf(element) === 'div.lead') {
      if (nodes.length > 0 || lang !== undefined) nodes.push(sectionHeading('', lang))
      nodes.push(...minorNodes(element, page))
    } else if (nameOf(element) === 'div.' && lang !== undefined)
      nodes.push(...ownNodes(partsOf(element) ?? [], page, lang))
    else if (element.name === 'h2') nodes.push(sectionHeading(lineOf(element), language))
    else nodes.push(...minorNodes({ ...element, name: 'div', children: [element] }, page))
  }
  return nodes
}

/** The blocks of a section without its title: its headings are minor ones. */
function minorNodes(section: HtmlElement, page: PageContext, title?: HtmlElement): Document.Block[] {
  const children = section.children.filter((child) => child !== title)
  return blocksOf({ ...section, name: 'div', children }, page).map(({ node }) => node)
}

/** The blocks of rich text as Marbre writes it: what the one element around it holds; null where it is no such text. */
export function ownRichText(html: string, pictures: SourcePictures): Document.Block[] | null {
  const root = parseHtml(html)
  const [around, ...others] = root ? (partsOf(root) ?? []) : []
  const parts = around && others.length === 0 ? partsOf(around) : null
  return root && parts && ownNodes(parts, pageContext(root, pictures, undefined, true))
}
