import type { Article } from '../../article/index.ts'
import { xmlText } from '../xml.ts'
import { absoluteLink, type SiteFrame } from './document.ts'
import { instantOf, type SiteEntry } from './entry.ts'

/** How many articles a feed has. */
export const FEED_LENGTH = 20

/** An article of a feed: what lists show of it, the article, and its text as HTML with absolute addresses. */
export type FeedItem = { entry: SiteEntry; article: Article; html: string }

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (number: number) => String(number).padStart(2, '0')

/** An instant in UTC as RFC 822 writes it, with a year of four digits. */
function rfc822(instant: number): string {
  const at = new Date(instant)
  const day = `${DAYS[at.getUTCDay()] ?? ''}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear()).padStart(4, '0')}`
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
}

/** An entry's date as RFC 3339: its own where it has a time, with its offset; else noon in UTC of its day. */
function rfc3339(entry: SiteEntry): string {
  const { date } = entry
  if (date.length <= 10) return new Date(instantOf(entry)).toISOString()
  return /T\d\d:\d\d:/.test(date) ? date : date.replace(/(T\d\d:\d\d)/, '$1:00')
}

const uri = ({ id }: SiteEntry) => `urn:uuid:${id}`
const newestChange = (items: readonly FeedItem[]) =>
  items.reduce((newest, { entry }) => Math.max(newest, Date.parse(entry.updatedAt)), 0)

const element = (name: string, text: string) => (text === '' ? '' : `<${name}>${xmlText(text)}</${name}>\n`)

function rssItem({ entry, article, html }: FeedItem, frame: SiteFrame): string {
  const { headline, standfirst, byline } = entry
  const subjects = [...new Set([entry.desk, ...article.keywords])]
  const parts = [
    element('title', headline),
    element('link', absoluteLink(frame, `${entry.name}.html`)),
    `<guid isPermaLink="false">${uri(entry)}</guid>\n`,
    element('pubDate', rfc822(instantOf(entry))),
    ...byline.map((name) => element('dc:creator', name)),
    ...subjects.map((subject) => element('category', subject)),
    // An item has a title or a description.
    headline === '' && standfirst === ''
      ? '<description></description>\n'
      : element('description', standfirst),
    element('content:encoded', html),
  ]
  return `<item>\n${parts.join('')}</item>\n`
}

/** The site's newest articles as RSS 2.0, with their whole text. */
export function rss(items: readonly FeedItem[], frame: SiteFrame): string {
  const self = `<atom:link href="${xmlText(absoluteLink(frame, 'feed.xml'))}" rel="self" type="application/rss+xml"/>\n`
  const channel = [
    element('title', frame.name),
    element('link', frame.root),
    element('description', frame.name),
    element('language', frame.language === 'und' ? '' : frame.language.toLowerCase()),
    element('copyright', frame.house.licence),
    items.length === 0 ? '' : element('lastBuildDate', rfc822(newestChange(items))),
    element('generator', 'Marbre'),
    self,
    ...items.map((item) => rssItem(item, frame)),
  ].join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
${channel}</channel>
</rss>
`
}

/** The properties that hold something. */
function present(fields: { [key: string]: unknown }): { [key: string]: unknown } {
  const isPresent = (value: unknown) => value !== '' && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isPresent(value)))
}

const knownLanguage = (language: string) => (language === 'und' ? '' : language)

/** The same as JSON Feed 1.1. */
export function jsonFeed(items: readonly FeedItem[], frame: SiteFrame): string {
  const feed = present({
    version: 'https://jsonfeed.org/version/1.1',
    title: frame.name,
    home_page_url: frame.root,
    feed_url: absoluteLink(frame, 'feed.json'),
    language: knownLanguage(frame.language),
  })
  const written = items.map(({ entry, article, html }) => ({
    ...present({
      id: uri(entry),
      url: absoluteLink(frame, `${entry.name}.html`),
      title: entry.headline,
      summary: entry.standfirst,
      date_published: rfc3339(entry),
      date_modified: entry.updatedAt,
      authors: entry.byline.map((name) => ({ name })),
      tags: [...new Set([entry.desk, ...article.keywords])].filter((tag) => tag !== ''),
      language: knownLanguage(entry.language),
    }),
    content_html: html,
  }))
  return `${JSON.stringify({ ...feed, items: written }, null, 1)}\n`
}
