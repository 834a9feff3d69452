import { escapeAttribute, escapeHtml } from '../../document/index.ts'
import type { HouseProfile } from '../house.ts'
import { colophon, documentShell } from '../html/index.ts'
import { siteWords } from './siteWords.ts'

/** What all pages of a site share. */
export type SiteFrame = {
  house: HouseProfile
  /** What the site is called, in every language. */
  name: string
  /** The address of the site's root, with a slash at its end; empty where the house has none. */
  root: string
  /** The language of the site's own pages. */
  language: string
}

/** The frame of a site; its own pages are in the language of the house's dates, else in `language`. */
export function siteFrame(house: HouseProfile, language: string): SiteFrame {
  const address = URL.canParse(house.siteAddress) ? new URL(house.siteAddress) : null
  const root = address === null ? '' : address.href.replace(/[?#].*$/, '').replace(/\/*$/, '/')
  const ownLanguage = house.dateLanguage || language
  const name = house.siteName || house.publisher || address?.host || siteWords(ownLanguage).latest
  return { house, name, root, language: ownLanguage }
}

const PLAIN_PATH = /^[a-z\d./-]*$/

/** A path of the site as in an address. */
function encodedPath(path: string): string {
  return PLAIN_PATH.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')
}

/** The relative address of a page of the site, as seen from another; both are paths from the root. */
export const relativeLink = (from: string, to: string) =>
  '../'.repeat(from.split('/').length - 1) + encodedPath(to)

/** The absolute address of a page; that of a folder's first page is the folder's. */
export const absoluteLink = ({ root }: SiteFrame, path: string) =>
  root + encodedPath(path.replace(/(^|\/)index\.html$/, '$1'))

export const anchor = (href: string, text: string, attributes = '') =>
  `<a href="${href}"${attributes}>${escapeHtml(text)}</a>`

export const linesOf = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')

type SitePage = {
  /** From the root of the site. */
  path: string
  title: string
  language: string
  /** Elements of the head of its own, each with a line end. */
  head: string
  /** The class of `main`: what kind of page it is. */
  kind: 'article' | 'front' | 'list' | 'archive'
  main: string
}

function mastheadHtml({ path, language, kind }: SitePage, frame: SiteFrame): string {
  const words = siteWords(frame.house.dateLanguage || language)
  const isFirst = path === 'index.html'
  const to = (target: string) => relativeLink(path, target)
  const name = isFirst
    ? `<h1>${escapeHtml(frame.name)}</h1>`
    : `<p>${anchor(to('index.html'), frame.name)}</p>`
  const links = linesOf(
    isFirst ? '' : anchor(to('index.html'), words.latest),
    anchor(to('archive.html'), words.archive, kind === 'archive' ? ' aria-current="page"' : ''),
    frame.root === '' ? '' : anchor(to('feed.xml'), 'RSS'),
  )
  const label = escapeAttribute(frame.name)
  return `<header class="masthead${isFirst ? ' first' : ''}">\n${name}\n<nav aria-label="${label}">\n${links}\n</nav>\n</header>`
}

/** The links from a page to the feeds of the site. */
function feedLinks(path: string, { root, name }: SiteFrame): string {
  if (root === '') return ''
  const feed = (type: string, file: string) =>
    `<link rel="alternate" type="${type}" title="${escapeAttribute(name)}" href="${relativeLink(path, file)}">\n`
  return feed('application/rss+xml', 'feed.xml') + feed('application/feed+json', 'feed.json')
}

/** A whole page of the site. It asks for nothing but the site's own style, fonts and pictures. */
export function siteDocument(page: SitePage, frame: SiteFrame): string {
  const { path, language, title, kind, main } = page
  const style = `<link rel="stylesheet" href="${relativeLink(path, 'style.css')}">\n`
  return documentShell({
    language,
    title,
    head: page.head + feedLinks(path, frame) + style,
    styles: [],
    sources: { styles: "'self'", fonts: "'self'", pictures: "'self'" },
    body: `${mastheadHtml(page, frame)}\n<main class="${kind}">\n${main}\n</main>${colophon(frame.house, language)}`,
  })
}
