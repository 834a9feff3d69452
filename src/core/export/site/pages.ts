import type { Article } from '../../article/index.ts'
import { escapeAttribute, escapeHtml, type HtmlPicture } from '../../document/index.ts'
import type { ExportContext } from '../context.ts'
import type { ShownFigure } from '../articlePictures.ts'
import {
  articleElement,
  articleHead,
  type ArticleHtml,
  documentShell,
  filedPicture,
  pageStyle,
  PICTURE_FOLDER,
} from '../html/index.ts'
import { publishable } from '../lostImages.ts'
import { pageWords } from '../pageWords.ts'
import type { ExportedSize } from '../renditions.ts'
import { absoluteLink, anchor, linesOf, relativeLink, type SiteFrame, siteDocument } from './document.ts'
import { dayOf, type SiteEntry } from './entry.ts'
import { monthFolder } from './listings.ts'
import { monthInWords } from './lists.ts'
import { pathName } from './names.ts'
import { siteStyle } from './siteStyle.ts'
import { siteWords } from './siteWords.ts'

/** The same context for what stands on the site of the house, where relative links work. */
const onSite = (context: ExportContext): ExportContext => ({
  ...context,
  house: { ...context.house, keepRelativeLinks: true },
})

/** An article as an element, its pictures shown from the site's files. */
export function siteArticle(article: Article, context: ExportContext): ArticleHtml {
  const shown = publishable(article, context.notice)
  return articleElement(shown, onSite(context), article.language, {
    picture: filedPicture,
    printsLinks: true,
  })
}

/** A picture in one size, which is all that readers of feeds understand. */
function feedPicture(figure: ShownFigure): HtmlPicture {
  const { address, size } = filedPicture(figure, true)
  return { address, size }
}

/** What an entry keeps of the file that a figure shows. */
export const figureLine = ({ name, width, height }: ExportedSize) => `${name} ${width} ${height}`

/** The files that the page of an article shows, for its figures in their order: whoever makes the feed needs no bytes. */
function picturesOfPage({ figures }: SiteEntry): ExportContext['picture'] {
  const lines = figures.values()
  return () => {
    const [name = '', width, height] = (lines.next().value ?? '').split(' ')
    if (name === '') return 'picture-missing'
    const size = { name, mediaType: '', extension: 'jpeg' as const, isTurned: false, bytes: new Uint8Array() }
    const sizes = [{ ...size, width: Number(width), height: Number(height) }] as const
    return { sizes, isUncropped: false, isOversized: false }
  }
}

/** The HTML of an article for feeds, which have its headline, names and date apart. Every address is absolute. */
export function feedHtml(
  article: Article,
  entry: SiteEntry,
  context: ExportContext,
  frame: SiteFrame,
): string {
  const page = absoluteLink(frame, `${entry.name}.html`)
  const shown = publishable(article, () => undefined)
  const text = { ...shown, kicker: '', headline: '', byline: [], date: '' }
  const form = { picture: feedPicture, isUnstyled: true }
  const own = { ...onSite(context), picture: picturesOfPage(entry), notice: () => undefined }
  const { html } = articleElement(text, own, '', form)
  return html.replace(/<(?:a|img|source)\b[^>]*>/g, (tag) =>
    tag.replace(
      / (href|src)="(?![a-z][a-z\d+.-]*:|\/\/)([^"]*)"/gi,
      (written, name: string, address: string) => {
        const plain = address.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
        return URL.canParse(plain, page)
          ? ` ${name}="${escapeAttribute(new URL(plain, page).href)}"`
          : String(written)
      },
    ),
  )
}

/** The links below an article to the lists that it is in. */
function onwardHtml(entry: SiteEntry, path: string, frame: SiteFrame): string {
  const language = frame.house.dateLanguage || entry.language
  const words = siteWords(language)
  const month = dayOf(entry).slice(0, 7)
  const group = (label: string, links: readonly string[]) =>
    links.length === 0 ? '' : `<p><b>${escapeHtml(label)}</b> ${links.join(', ')}</p>`
  const named = (folder: string, names: readonly string[]) =>
    names
      .filter((name) => pathName(name) !== '')
      .map((name) => anchor(relativeLink(path, `${folder}/${pathName(name)}/index.html`), name))
  const monthLink = anchor(
    relativeLink(path, `${monthFolder(month)}index.html`),
    monthInWords(month, language, 'with-year'),
  )
  const groups = linesOf(
    group(words.desk, named('desk', [entry.desk])),
    group(words.author, named('author', [...new Set(entry.byline)])),
    group(words.archive, [monthLink]),
  )
  return `<nav class="onward" aria-label="${escapeAttribute(words.archive)}">\n${groups}\n</nav>`
}

/** The page of an article, whose element is given. */
export function articlePage(
  article: Article,
  entry: SiteEntry,
  { html, text, pictures }: ArticleHtml,
  frame: SiteFrame,
): string {
  const { language, headline } = article
  const path = `${entry.name}.html`
  const address = frame.root === '' ? '' : absoluteLink(frame, path)
  const title = headline === '' ? pageWords(frame.house.dateLanguage || language).untitled : headline
  return siteDocument(
    {
      path,
      title: `${title} – ${frame.name}`,
      language,
      head: articleHead(article, text, {
        address,
        house: frame.house,
        pictures: pictures.map((figure) => {
          const file = PICTURE_FOLDER + figure.picture.sizes[0].name
          return { figure, address: frame.root === '' ? file : absoluteLink(frame, file) }
        }),
      }),
      kind: 'article',
      main: `${html}\n${onwardHtml(entry, path, frame)}`,
    },
    frame,
  )
}

/** The page of a former name, which leads to the article's present one. */
export function redirectPage(entry: SiteEntry, path: string, frame: SiteFrame): string {
  const { language } = entry
  const target = relativeLink(path, `${entry.name}.html`)
  const canonical = frame.root === '' ? target : absoluteLink(frame, `${entry.name}.html`)
  const title = entry.headline || pageWords(language).untitled
  const own = frame.house.dateLanguage || language
  return documentShell({
    language,
    title,
    head: `<link rel="canonical" href="${canonical}">\n<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url=${target}">\n`,
    styles: [],
    sources: {},
    body: `<main>\n<p lang="${escapeAttribute(own)}">${escapeHtml(siteWords(own).moved)}</p>\n<p>${anchor(target, title)}</p>\n</main>`,
  })
}

/**
 * The page that a server shows for an address without one: at any depth, so that its style is within it and its link is
 * absolute, or to the root of the host where the house has no address.
 */
export function notFoundPage(frame: SiteFrame): string {
  const words = siteWords(frame.language)
  return documentShell({
    language: frame.language,
    title: `${words.notFound} – ${frame.name}`,
    head: '<meta name="robots" content="noindex">\n',
    styles: [pageStyle(frame.house)],
    sources: {},
    body: `<header class="masthead"><p>${anchor(frame.root || '/', frame.name)}</p></header>
<main>
<p class="kicker">404</p>
<h1>${escapeHtml(words.notFound)}</h1>
<p>${escapeHtml(words.notFoundText)}</p>
<p>${anchor(frame.root || '/', words.home)}</p>
</main>`,
  })
}

type StyleFile = { path: string; content: string | Uint8Array }

/** The style of the site's pages, and the files of its fonts. */
export function styleFiles({
  house,
  fonts,
}: Pick<ExportContext, 'house' | 'fonts'>): [StyleFile, ...StyleFile[]] {
  const files = fonts.map((font, index) => ({ font, path: `fonts/${index + 1}.woff2` }))
  const faces = files.map(
    ({ font, path }) =>
      `@font-face { font-family: "${font.family}"; font-style: ${font.style}; font-weight: ${font.weights}; font-display: swap; src: url("${path}") format("woff2"); unicode-range: ${font.unicodeRange}; }\n`,
  )
  const style = `${faces.join('')}${pageStyle(house).css.trimStart()}${siteStyle}`
  return [
    { path: 'style.css', content: style },
    ...files.map(({ font, path }) => ({ path, content: font.bytes })),
  ]
}
