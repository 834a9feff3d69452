import type { Article, Byline, Section } from '../../article/index.ts'
import {
  escapeHtml,
  newNotes,
  type NoteList,
  notesHtml,
  readMarkdown,
  safeAddress,
  toHtml,
  toText,
} from '../../document/index.ts'
import { plainCredits, signedBy } from '../credits.ts'
import { PAGE_STYLE, PAGE_STYLE_HASH } from './pageStyle.ts'
import { structuredData } from './structuredData.ts'
import { directionOf } from '../../writingDirection.ts'
import { dateInWords, listFormat, openGraphLocale, pageWords } from '../pageWords.ts'

/** The page's policy: its own style, no script, no request. */
const POLICY = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`

const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')
const element = (tag: string, text: string) =>
  text === '' ? '' : `<p class="${tag}">${escapeHtml(text)}</p>`

function personHtml({ name, role, url }: Byline): string {
  const address = url === undefined ? null : safeAddress(url)
  const shown = escapeHtml(name)
  const person =
    address === null ? `<b>${shown}</b>` : `<a rel="author" href="${escapeHtml(address)}">${shown}</a>`
  return role ? `${person} (${escapeHtml(role)})` : person
}

function bylineHtml({ byline, language }: Article): string {
  const people = byline.filter(({ name }) => name !== '')
  if (people.length === 0) return ''
  const list = listFormat(language)
    .formatToParts(people.map((_, index) => String(index)))
    .map(({ type, value }) => {
      const person = type === 'element' ? people[Number(value)] : undefined
      return person ? personHtml(person) : escapeHtml(value)
    })
    .join('')
  return `<span class="byline">${signedBy(list, language)}</span>`
}

/** A date in words. HTML allows no more than thousandths of a second. */
function timeHtml(date: string, language: string): string {
  const written = date.replace(/(\.\d{3})\d+/, '$1')
  return date === ''
    ? ''
    : `<time datetime="${escapeHtml(written)}">${escapeHtml(dateInWords(date, language))}</time>`
}

/** The day of the last change of a published article, where that is later than its date. */
function updatedHtml({ status, date, updatedAt, language }: Article): string {
  const { updated } = pageWords(language)
  const day = updatedAt.slice(0, 10)
  const later = status === 'published' && date !== '' && day > date.slice(0, 10)
  return later && updated !== '' ? `<span>${updated} ${timeHtml(day, language)}</span>` : ''
}

function creditsHtml(article: Article): string {
  const date = timeHtml(article.date, article.language)
  const others = plainCredits(article).map(
    ({ name, text }) => `<span class="${name}">${escapeHtml(text)}</span>`,
  )
  const parts = lines(bylineHtml(article), date, updatedHtml(article), ...others)
  return parts === '' ? '' : `<div class="credits">\n${parts}\n</div>`
}

function headerHtml(article: Article): string {
  const parts = lines(
    element('kicker', article.kicker),
    article.headline === '' ? '' : `<h1>${escapeHtml(article.headline)}</h1>`,
    element('subhead', article.subhead),
    element('standfirst', article.standfirst),
    creditsHtml(article),
  )
  return parts === '' ? '' : `<header>\n${parts}\n</header>`
}

/** Sections as HTML, and their text with headings and without notes, for the structured data. */
type Rendered = { html: string; text: string }

/** `level` is that of the last heading before the section. Its notes are added to `notes`. */
function sectionHtml({ heading, body }: Section, level: number, notes: NoteList): Rendered {
  const blocks = readMarkdown(body)
  const html = toHtml(blocks, { level: heading === '' ? level : 2, notes }).replace(/\n$/, '')
  const content = lines(heading === '' ? '' : `<h2>${escapeHtml(heading)}</h2>`, html)
  const text = [heading, toText(blocks, { notes: newNotes() })].filter((part) => part !== '').join('\n\n')
  if (content === '') return { html: '', text }
  const element = heading === '' ? ['<div class="lead">', '</div>'] : ['<section>', '</section>']
  return { html: element.join(`\n${content}\n`), text }
}

/** All sections, and after them their notes, numbered through the article. */
function bodyHtml({ sections }: Article): Rendered {
  const firstHeading = sections.findIndex(({ heading }) => heading !== '')
  const isUnder = (index: number) => firstHeading >= 0 && index > firstHeading
  const notes = newNotes()
  const rendered = sections.map((section, index) => sectionHtml(section, isUnder(index) ? 2 : 1, notes))
  return {
    html: lines(...rendered.map(({ html }) => html), notesHtml(notes).replace(/\n$/, '')),
    text: rendered
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n\n'),
  }
}

function footerHtml({ correction, keywords, language }: Article): string {
  const words = pageWords(language)
  const labelled = (label: string) => (label === '' ? '' : `<b>${label}</b> `)
  const corrected =
    correction === ''
      ? ''
      : `<p class="correction">${labelled(words.correction)}${escapeHtml(correction)}</p>`
  const tags = keywords.filter((keyword) => keyword !== '')
  const label = words.keywords === '' ? '' : ` aria-label="${words.keywords}"`
  const list = tags.map((keyword) => `<li>${escapeHtml(keyword)}</li>`).join('')
  const parts = lines(corrected, list === '' ? '' : `<ul class="keywords"${label}>${list}</ul>`)
  return parts === '' ? '' : `<footer>\n${parts}\n</footer>`
}

function articleHtml(article: Article, body: string): string {
  const { language } = article
  const content = lines(headerHtml(article), body, footerHtml(article))
  return `<article lang="${escapeHtml(language)}" dir="${directionOf(language)}">\n${content}\n</article>`
}

function metaHtml(article: Article): string {
  const named = (name: string, content: string) =>
    content === '' ? '' : `<meta name="${name}" content="${escapeHtml(content)}">`
  const property = (name: string, content: string) =>
    content === '' ? '' : `<meta property="${name}" content="${escapeHtml(content)}">`
  const authors = article.byline.map(({ name }) => name)
  return lines(
    named('description', article.standfirst),
    ...authors.map((name) => named('author', name)),
    named('keywords', article.keywords.filter(Boolean).join(', ')),
    property('og:type', 'article'),
    property('og:title', article.headline),
    property('og:description', article.standfirst),
    property('og:locale', openGraphLocale(article.language)),
    property('article:published_time', article.date),
    property('article:modified_time', article.updatedAt),
    property('article:section', article.desk),
    ...article.byline.map(({ url = '' }) => property('article:author', safeAddress(url) ?? '')),
    ...article.keywords.map((keyword) => property('article:tag', keyword)),
  )
}

/** The article as a self-contained HTML page: no script runs in it and nothing is fetched. */
export function toHtmlPage(article: Article): string {
  const { language, headline } = article
  const body = bodyHtml(article)
  const title = headline === '' ? pageWords(language).untitled : headline
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
${metaHtml(article)}
<script type="application/ld+json">${structuredData(article, body.text)}</script>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${articleHtml(article, body.html)}
</main>
</body>
</html>
`
}

/** The article element alone, for a content-management system with its own page and style. */
export function toHtmlFragment(article: Article): string {
  return `${articleHtml(article, bodyHtml(article).html)}\n`
}
