import { isDateTime, isDay, languageTag, type Byline } from '../../article/index.ts'
import { withoutEdges } from '../lines.ts'
import { readNames } from '../metadata/bylines.ts'
import { findDate } from '../metadata/dates.ts'
import { articleOf, type DataObject, dataObjects, namesSeveral, resolved, textIn, textsIn } from './jsonLd.ts'
import { partButtons } from './pageNames.ts'
import { collapsed, elementsIn, type HtmlElement, parseHtml, textOf } from './parseHtml.ts'

/** The data of a page about its article: JSON-LD, Open Graph, `<meta>` and microdata. */
export type PageData = {
  /** The titles that it gives the article, surest first; without the site's name. */
  headlines: readonly string[]
  siteName: string
  byline: Byline[]
  /** `YYYY-MM-DD`, or RFC 3339 with its offset; empty where the page does not say it. */
  date: string
  description: string
  section: string
  keywords: string[]
  /** BCP 47, or null. */
  language: string | null
  /** The text as the data have it, which is often shortened. */
  articleBody: string
  /** It does not say that only subscribers may read it. */
  isOpen: boolean
  /** It says that it is an article. */
  isArticle: boolean
  /** It names several articles. */
  isIndex: boolean
}

const LONGEST_HEADLINE = 500
const BODY_SHOWN = 200_000

/** Reads what a page says of its article. `headings` are its first headings, as texts. */
export function readPageData(root: HtmlElement, headings: readonly string[]): PageData {
  const objects = dataObjects(root)
  const article: DataObject = articleOf(objects, headings) ?? {}
  const said = new Said(root)
  const siteName =
    said.meta('og:site_name') || textIn(article.publisher) || said.meta('application-name') || said.home
  const names = [siteName, textIn(article.publisher)].map(comparable)
  const headlines = [textIn(article.headline), said.meta('og:title', 'twitter:title', 'dc.title'), said.title]
    .map((headline) => withoutSiteName(shown(headline), siteName, headings))
    .filter(
      (headline) =>
        headline !== '' && headline.length <= LONGEST_HEADLINE && !names.includes(comparable(headline)),
    )
  const authors = peopleIn(textsIn(resolved(article.author ?? article.creator, objects)), names)
  const meta = peopleIn(
    said.metas('author', 'byl', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator'),
    names,
  )
  return {
    headlines: [...new Set(headlines)],
    siteName,
    byline: [authors, peopleIn(said.authors, names), meta].find(({ length }) => length > 0) ?? [],
    date: firstDate([textIn(article.datePublished), ...said.dates]),
    description: shown(
      said.meta('og:description', 'description', 'twitter:description', 'dc.description') ||
        textIn(article.description),
    ),
    section: shown(textIn(article.articleSection) || said.meta('article:section')),
    keywords: keywordsOf(textsIn(article.keywords), said).filter((keyword) => !headlines.includes(keyword)),
    language: firstLanguage([
      said.language,
      textIn(article.inLanguage),
      said.meta('og:locale', 'language', 'dc.language'),
    ]),
    articleBody:
      typeof article.articleBody === 'string' ? shown(article.articleBody.slice(0, BODY_SHOWN)) : '',
    isOpen: !/^false$/i.test(String(article.isAccessibleForFree)),
    isArticle: article.headline !== undefined || said.meta('og:type').toLowerCase() === 'article',
    isIndex: namesSeveral(objects),
  }
}

/** The `<meta>` elements, the title and the language of a page. */
class Said {
  title = ''
  /** The name that the page gives the front page of its site. */
  home = ''
  language = ''
  /** Those who are marked as authors in the page. */
  readonly authors: string[] = []
  /** Dates of publication, those that say so most plainly first. */
  readonly dates: string[]
  private readonly named = new Map<string, string[]>()

  constructor(root: HtmlElement) {
    const times: string[] = []
    for (const element of elementsIn(root)) {
      const { name, attributes } = element
      if (name === 'title' && element.parent?.name !== 'svg') this.title ||= collapsed(textOf(element))
      else if (name === 'html') this.language ||= attributes.lang ?? attributes['xml:lang'] ?? ''
      else if (name === 'meta') this.addMeta(attributes)
      else if (name === 'a' && isHome(attributes.href ?? '') && element.length < 60)
        this.home ||= collapsed(textOf(element))
      if (attributes.itemprop === 'author' && !isInComment(element)) this.authors.push(...authorIn(element))
      const isDate =
        attributes.itemprop === 'datePublished' || (name === 'time' && attributes.pubdate !== undefined)
      if (isDate) times.push(attributes.datetime ?? attributes.content ?? textOf(element).slice(0, 200))
    }
    const named = [
      'article:published_time',
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'dc.date.issued',
      'dcterms.created',
      'pubdate',
      'publishdate',
      'publication_date',
      'dc.date',
      'date',
    ]
    this.dates = [
      ...this.metas('article:published_time'),
      ...times,
      ...named.flatMap((name) => this.metas(name)),
    ]
  }

  private addMeta({ property, name, itemprop, content }: HtmlElement['attributes']): void {
    if (content === undefined || content === '') return
    for (const key of new Set([property, name, itemprop])) {
      if (key === undefined) continue
      const values = this.named.get(key.toLowerCase())
      if (values) values.push(content)
      else this.named.set(key.toLowerCase(), [content])
    }
  }

  metas(...names: string[]): string[] {
    return names.flatMap((name) => this.named.get(name) ?? [])
  }

  /** The first value of the first of the names that has one. */
  meta(...names: string[]): string {
    return collapsed(this.metas(...names)[0] ?? '')
  }
}

/** The name of an author in the data of an element: its own, or that of the part which is called so. */
function authorIn(element: HtmlElement): string[] {
  const named = [...elementsIn(element)].find(({ attributes }) => attributes.itemprop === 'name')
  const { content } = (named ?? element).attributes
  const name = content ?? (named ? collapsed(textOf(named)) : '')
  return name === '' ? [] : [name]
}

function isInComment(element: HtmlElement): boolean {
  for (let at = element.parent; at; at = at.parent)
    if (
      /\b(?:comment|review)\b/i.test(at.attributes.itemprop ?? '') ||
      /\bComment$/.test(at.attributes.itemtype ?? '')
    )
      return true
  return false
}

/** True for the address of a site's front page. */
const isHome = (href: string) => /^(?:\.?\/|(?:https?:)?\/\/[^/?#]+\/?)$/.test(href)

/** A text of the data as it would be shown: sites escape it once too often, or put it on several lines. */
function shown(text: string): string {
  const isMarkedUp = /[&<]/.test(text)
  const tree = isMarkedUp ? parseHtml(text) : null
  return withoutEdges(collapsed(tree ? textOf(tree) : text))
}

function peopleIn(texts: readonly string[], sites: readonly string[]): Byline[] {
  const people = texts
    .map(shown)
    .filter((text) => text !== '' && text.length < 200 && !/^(?:https?:|www\.|@|\/)/i.test(text))
    .flatMap((text) => readNames(partButtons(text).names))
    .filter(({ name }) => /\p{L}{2}/u.test(name) && !sites.includes(comparable(name)) && !ACCOUNT.test(name))
  const seen = new Set<string>()
  return people.filter(({ name }) => !seen.has(comparable(name)) && seen.add(comparable(name)))
}

/** The names of accounts that are nobody's. */
const ACCOUNT = /^(?:admin(?:istrator|istrateur)?|super ?user|webmaster|root)$/i

const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt]| +)(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

/** A date as an article keeps it; without an offset only its day is said. Empty where it could be another day, too. */
export function dateOf(text: string): string {
  const given = text.replace(/^[ \t\n\r]+|(?<![ \t\n\r])[ \t\n\r]+$/g, '')
  if (isDay(given) || isDateTime(given)) return given
  const [, day = '', time = '', offset] = WRITTEN.exec(given) ?? []
  if (isDay(day)) {
    const zone = offset?.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2').replace(/^(?:utc|gmt|z)$/i, 'Z')
    const whole = `${day}T${time}${zone ?? ''}`
    return zone !== undefined && isDateTime(whole) ? whole : day
  }
  const found = findDate(given, false)
  return found && !found.ambiguous ? found.date : ''
}

function firstDate(texts: readonly string[]): string {
  for (const text of texts) {
    const date = dateOf(text)
    if (date !== '') return date
  }
  return ''
}

function firstLanguage(tags: readonly string[]): string | null {
  for (const tag of tags) {
    const written = tag.trim().replaceAll('_', '-')
    if (/^[A-Za-z]{2,3}(?:-|$)/.test(written) && languageTag.safeParse(written).success)
      return Intl.getCanonicalLocales(written)[0] ?? null
  }
  return null
}

const MOST_KEYWORDS = 30

function keywordsOf(named: readonly string[], said: Said): string[] {
  const tags = said.metas('article:tag')
  const texts = named.length > 0 ? named : tags.length > 0 ? tags : said.metas('news_keywords', 'keywords')
  const keywords = texts.flatMap((text) => shown(text).split(/[,;،、，；]/)).map(withoutEdges)
  return [...new Set(keywords)]
    .filter((keyword) => keyword !== '' && keyword.length < 80 && !keyword.includes(':'))
    .slice(0, MOST_KEYWORDS)
}

/** A text by its letters and numerals alone, to be compared. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The signs between the title of a page and the name of its site. */
const SEPARATOR = / (?:[|\-–—·•»«:/\\>]|::|\|\|) |\|/u

/** A title of a page without the name of its site before or behind it. */
function withoutSiteName(title: string, siteName: string, headings: readonly string[]): string {
  if (title.length > LONGEST_HEADLINE) return title
  const whole = comparable(title)
  if (whole === '' || headings.some((heading) => comparable(heading) === whole)) return title
  const gaps = [...title.matchAll(new RegExp(SEPARATOR.source, 'gu'))]
  const parts = gaps.flatMap(({ index, 0: gap }) => [
    { kept: title.slice(0, index), dropped: title.slice(index + gap.length), isEnd: true },
    { kept: title.slice(index + gap.length), dropped: title.slice(0, index), isEnd: false },
  ])
  const named = parts.find(({ kept }) => headings.some((heading) => comparable(heading) === comparable(kept)))
  if (named) return withoutEdges(named.kept)
  const site = comparable(siteName)
  const ofSite = parts.find(({ dropped }) => site !== '' && comparable(dropped) === site)
  if (ofSite) return withoutEdges(ofSite.kept)
  // Unknown: what stands behind the last bar or dash is the site's name where it is the shorter by far.
  const last = parts.filter(({ isEnd }) => isEnd).at(-1)
  const isShort =
    last !== undefined && last.dropped.split(' ').length <= 4 && last.kept.split(' ').length >= 4
  return last &&
    isShort &&
    /[|\-–—·•]/.test(title.slice(last.kept.length, title.length - last.dropped.length))
    ? withoutEdges(last.kept)
    : title
}
