import type { Article } from '../../article/index.ts'
import { escapeAttribute, safeAddress } from '../../document/index.ts'
import { openGraphLocale } from '../pageWords.ts'
import type { PageIdentity } from './identity.ts'
import { structuredData } from './structuredData.ts'

const named = (name: string, content: string) =>
  content === '' ? '' : `<meta name="${name}" content="${escapeAttribute(content)}">\n`
const property = (name: string, content: string) =>
  content === '' ? '' : `<meta property="${name}" content="${escapeAttribute(content)}">\n`

/** What shares of a page show: its main picture, where that has an absolute address. */
function pictureHead(pictures: PageIdentity['pictures']): string[] {
  const main = pictures.find(({ figure }) => figure.use.isMain) ?? pictures[0]
  const image = main && safeAddress(main.address)
  if (!main || image === null || image === undefined) return []
  const { alt } = main.figure.figure
  const [{ mediaType, width, height }] = main.figure.picture.sizes
  return [
    property('og:image', image),
    property('og:image:type', mediaType),
    property('og:image:width', String(width)),
    property('og:image:height', String(height)),
    property('og:image:alt', alt),
    named('twitter:card', 'summary_large_image'),
  ]
}

/**
 * What the head of an article's page holds besides what every page has: descriptions for search engines and Open Graph, the
 * canonical address, the structured data. `text` is the article's body as plain text. Ends in a line end.
 */
export function articleHead(article: Article, text: string, identity: PageIdentity): string {
  const { address, house, pictures } = identity
  const canonical = address === '' ? '' : `<link rel="canonical" href="${escapeAttribute(address)}">\n`
  const keywords = article.keywords.filter(Boolean)
  return [
    canonical,
    named('description', article.standfirst),
    ...article.byline.map(({ name }) => named('author', name)),
    named('keywords', keywords.join(', ')),
    property('og:type', 'article'),
    property('og:site_name', house.siteName),
    property('og:url', address),
    property('og:title', article.headline),
    property('og:description', article.standfirst),
    ...pictureHead(pictures),
    property('og:locale', openGraphLocale(article.language)),
    property('article:published_time', article.date),
    property('article:modified_time', article.updatedAt),
    property('article:section', article.desk),
    ...article.byline.map(({ url = '' }) => property('article:author', safeAddress(url) ?? '')),
    ...keywords.map((keyword) => property('article:tag', keyword)),
    `<script type="application/ld+json">${structuredData(article, text, identity)}</script>\n`,
  ].join('')
}
