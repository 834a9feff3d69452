import type { Article } from '../../article/index.ts'
import { dateInWords } from '../../dateInWords.ts'
import { escapeAttribute, escapeHtml, relativeAddress, publishedAddress } from '../../document/index.ts'
import { directionOf, directionOfText } from '../../writingDirection.ts'
import type { ExportContext } from '../context.ts'
import { embargoInWords, signedBy } from '../credits.ts'
import { articleElement, languageAttributes } from '../html/index.ts'
import { listed } from '../pageWords.ts'
import { type Book, type Chapter, labelOf } from './book.ts'
import { bookWords } from './bookWords.ts'
import type { BookPictures } from './pictures.ts'

type Page = {
  language: string
  title: string
  /** The address of the style from this page. */
  style: string
  /** The attributes of the body. */
  attributes: string
  body: string
}

function pageXml({ language, title, style, attributes, body }: Page): string {
  const lang = escapeAttribute(language)
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8"/>
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" type="text/css" href="${style}"/>
</head>
<body${attributes}>
${body}
</body>
</html>
`
}

/** A paragraph of a class; an empty string where it would be empty. The language is said where it is not the page's. */
function paragraph(name: string, text: string, within: string, language = within): string {
  if (labelOf(text) === '') return ''
  const own = directionOfText(text)
  const attributes = languageAttributes(language, within)
  const dir =
    attributes.includes(' dir=') || own === null || own === directionOf(language) ? '' : ' dir="auto"'
  return `<p class="${name}"${attributes}${dir}>${escapeHtml(text)}</p>\n`
}

/** Headlines from this many characters on are set smaller. */
const LONG_TITLE = 90
const VERY_LONG_TITLE = 240
const titleClass = ({ length }: string) =>
  length >= VERY_LONG_TITLE ? ' class="very-long"' : length >= LONG_TITLE ? ' class="long"' : ''

/** Names that sign, each once, behind the word for “by”. */
function signature(articles: readonly Article[], language: string): string {
  const names = articles.flatMap(({ byline }) => byline.map(({ name }) => labelOf(name)))
  const signed = [...new Set(names)].filter((name) => name !== '')
  return signed.length === 0 ? '' : signedBy(listed(signed, language), language)
}

/** From the first day to the last of what a dossier holds, or its only date, in words. */
function datesInWords(articles: readonly Article[], language: string): string {
  const dates = articles.map(({ date }) => date).filter((date) => date !== '')
  if (articles.length === 1) return dateInWords(dates[0] ?? '', language)
  const days = dates.map((date) => date.slice(0, 10)).sort()
  const ends = [...new Set([days[0] ?? '', days.at(-1) ?? ''])]
  return ends.map((day) => dateInWords(day, language)).join(' – ')
}

/** That an article may not be published yet, and until when; in the language of the article. */
function embargoLine({ article, label }: Chapter, book: Book, { now }: ExportContext): string {
  const { language } = article
  const said = embargoInWords(article, now, language)
  if (said === '') return ''
  return paragraph('embargo', book.isDossier ? `${label} – ${said}` : said, book.language, language)
}

/** The cover, set from the display copy of the article, or from the title of the dossier. */
export function coverPage(book: Book, context: ExportContext): string {
  const { chapters, language, title, isDossier } = book
  const { house } = context
  const articles = chapters.map(({ article }) => article)
  const dateLanguage = house.dateLanguage || language
  const copy = isDossier ? null : articles[0]
  const body = [
    paragraph('house', house.siteName || house.publisher, language),
    ...chapters.map((chapter) => embargoLine(chapter, book, context)),
    '<div class="display">\n',
    paragraph('kicker', copy?.kicker ?? '', language),
    `<h1${titleClass(title)}>${escapeHtml(title)}</h1>\n`,
    paragraph('subhead', copy?.subhead ?? '', language),
    paragraph('standfirst', copy?.standfirst ?? '', language),
    '</div>\n<div class="signed">\n',
    paragraph('byline', signature(articles, language), language),
    paragraph('date', datesInWords(articles, dateLanguage), language, dateLanguage),
    '</div>\n',
    paragraph('rights', house.licence, language),
  ]
  return pageXml({
    language,
    title,
    style: 'style.css',
    attributes: ' class="cover" epub:type="cover"',
    body: body.join('').trimEnd(),
  })
}

const entry = (href: string, label: string, attributes = '') =>
  `<a href="${href}"${attributes}>${escapeHtml(label)}</a>`

function contentsItem({ article, label, name, sections }: Chapter, book: Book): string {
  const page = `text/${name}.xhtml`
  const attributes = languageAttributes(article.language, book.language)
  const below = sections.map(({ id, label: words, language }) => {
    const own = languageAttributes(language, article.language)
    return `<li${own}>${entry(`${page}#${id}`, words)}</li>\n`
  })
  const list = below.length === 0 ? '' : `\n<ol>\n${below.join('')}</ol>\n`
  return `<li${attributes}>${entry(page, label)}${list}</li>\n`
}

/** The navigation document: the table of contents down to the sections, and the landmarks. */
export function contentsPage(book: Book, isRead: boolean): string {
  const { chapters, language } = book
  const words = bookWords(language)
  const own = languageAttributes(words.language, language)
  const start = `text/${chapters[0]?.name ?? ''}.xhtml`
  const landmarks = [
    `<li>${entry('cover.xhtml', words.cover, ' epub:type="cover"')}</li>\n`,
    isRead ? `<li>${entry('nav.xhtml', words.contents, ' epub:type="toc"')}</li>\n` : '',
    `<li>${entry(start, chapters[0]?.label ?? '', ' epub:type="bodymatter"')}</li>\n`,
  ]
  return pageXml({
    language,
    title: words.contents,
    style: 'style.css',
    attributes: ' class="contents"',
    body: `<nav epub:type="toc" id="toc" role="doc-toc">
<h1${own}>${words.contents}</h1>
<ol>
${chapters.map((chapter) => contentsItem(chapter, book)).join('')}</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden"${own}>
<ol>
${landmarks.join('')}</ol>
</nav>`,
  })
}

const LABEL = '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?'
const HOST = new RegExp(`^(?:\\[[0-9a-f:.]+\\]|${LABEL}(?:\\.${LABEL})*\\.?)$`, 'i')

/** True for an address that can lead somewhere: with the name of a host as networks have them, or a mail address. */
export function canLead(address: string): boolean {
  const { protocol, hostname, pathname, search } = new URL(address)
  return protocol === 'mailto:' ? pathname + search !== '' : HOST.test(hostname)
}

/**
 * Where a link leads to: a relative one to the house's site. One that leads nowhere, for want of a site or of a host, is
 * words alone, with a notice: a reader of EPUB takes the whole book for damaged by it.
 */
function linkFrom({ house, notice }: ExportContext): (href: string) => string | null {
  const told = new Set<string>()
  const tell = (name: 'relative-link' | 'invalid-link', what: string) => {
    if (!told.has(what)) notice({ name, what })
    told.add(what)
    return null
  }
  return (href) => {
    const relative = publishedAddress(href) === null ? relativeAddress(href) : null
    const isOnSite = relative !== null && URL.canParse(relative, house.siteAddress || undefined)
    if (relative !== null && !isOnSite) return tell('relative-link', href)
    const address = publishedAddress(isOnSite ? new URL(relative, house.siteAddress).href : href)
    return address !== null && canLead(address) ? address : tell('invalid-link', href)
  }
}

/** The page of an article: the same text and structure as its page of HTML. */
export function chapterPage(chapter: Chapter, pictures: BookPictures, context: ExportContext): string {
  const { article, label, name } = chapter
  const { html } = articleElement(article, context, article.language, {
    isXml: true,
    isBook: true,
    prefix: `${name}-`,
    link: linkFrom(context),
    picture: (figure) => pictures.shown(figure),
  })
  return pageXml({
    language: article.language,
    title: label,
    style: '../style.css',
    attributes: ' epub:type="bodymatter"',
    body: html,
  })
}
