import { escapeAttribute, escapeHtml } from '../../document/index.ts'
import { directionOf, directionOfText } from '../../writingDirection.ts'
import { signedBy } from '../credits.ts'
import { languageAttributes } from '../html/index.ts'
import { dateInWords } from '../../dateInWords.ts'
import { listed, pageWords } from '../pageWords.ts'
import { absoluteLink, anchor, linesOf, relativeLink, type SiteFrame, siteDocument } from './document.ts'
import type { SiteEntry } from './entry.ts'
import { type Listing, type ListingPage, monthFolder } from './listings.ts'
import { siteWords } from './siteWords.ts'

const monthFormats = new Map<string, Intl.DateTimeFormat>()

/** A month, `YYYY-MM`, in words with a capital, with its year or without. */
export function monthInWords(month: string, language: string, year: 'with-year' | 'alone'): string {
  const key = `${language} ${year}`
  const format =
    monthFormats.get(key) ??
    new Intl.DateTimeFormat(language, {
      month: 'long',
      timeZone: 'UTC',
      ...(year === 'with-year' ? { year: 'numeric' } : {}),
    })
  monthFormats.set(key, format)
  const words = format.format(new Date(`${month}-01T12:00:00Z`))
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
}

/** ` dir="auto"` for a text that goes in another direction than the language around it. */
function directed(text: string, language: string): string {
  const own = directionOfText(text)
  return own === null || own === directionOf(language) ? '' : ' dir="auto"'
}

/** The title of a list in the language of the site. */
function listingTitle({ kind, title }: Listing, { language }: SiteFrame): string {
  if (kind === 'latest') return siteWords(language).latest
  return kind === 'month' ? monthInWords(title, language, 'with-year') : title
}

const days = new Map<string, string>()
const MOST_DAYS = 20_000

/** The day of a date in words; a day is on many lists. */
function dayInWords(date: string, language: string): string {
  const day = date.slice(0, 10)
  const key = `${language} ${day}`
  const words = days.get(key) ?? dateInWords(day, language)
  if (days.size >= MOST_DAYS) days.clear()
  days.set(key, words)
  return words
}

function signedHtml({ byline, date, language }: SiteEntry, frame: SiteFrame): string {
  const own = frame.house.dateLanguage || language
  const names = byline.length === 0 ? '' : `<span>${signedBy(escapeHtml(listed(byline, own)), own)}</span>`
  const written = escapeAttribute(date.replace(/(\.\d{3})\d+/, '$1'))
  const day = date === '' ? '' : `<time datetime="${written}">${escapeHtml(dayInWords(date, own))}</time>`
  const signed = linesOf(names, day)
  return signed === '' ? '' : `<p class="signed"${languageAttributes(own, language)}>\n${signed}\n</p>`
}

function storyHtml(entry: SiteEntry, path: string, frame: SiteFrame): string {
  const { kicker, headline, standfirst, language } = entry
  const paragraph = (name: string, text: string) =>
    text === '' ? '' : `<p class="${name}"${directed(text, language)}>${escapeHtml(text)}</p>`
  const title = headline === '' ? pageWords(language).untitled : headline
  return `<article class="story"${languageAttributes(language, frame.language)}>
${linesOf(
  paragraph('kicker', kicker),
  `<h2${directed(title, language)}>${anchor(relativeLink(path, `${entry.name}.html`), title)}</h2>`,
  paragraph('standfirst', standfirst),
  signedHtml(entry, frame),
)}
</article>`
}

/** The elements of a page's head that say where it is. */
function placeOnWeb(path: string, frame: SiteFrame): string {
  return frame.root === '' ? '' : `<link rel="canonical" href="${absoluteLink(frame, path)}">\n`
}

function headingHtml(label: string, title: string, { language }: SiteFrame): string {
  const kicker = label === '' ? '' : `<p class="kicker">${escapeHtml(label)}</p>`
  return `<header class="heading">\n${linesOf(kicker, `<h1${directed(title, language)}>${escapeHtml(title)}</h1>`)}\n</header>`
}

function pagerHtml({ path, newer, older }: ListingPage, title: string, frame: SiteFrame): string {
  const words = siteWords(frame.language)
  const turns = linesOf(
    newer === null ? '' : anchor(relativeLink(path, newer), words.newer, ' rel="prev"'),
    older === null ? '' : anchor(relativeLink(path, older), words.older, ' rel="next"'),
  )
  const label = escapeAttribute(`${title} – ${words.pages}`)
  return turns === '' ? '' : `<nav class="pager" aria-label="${label}">\n${turns}\n</nav>`
}

/** The desks of the site, above the front page; nothing where there is one alone. */
function deskBarHtml(desks: readonly Listing[], frame: SiteFrame): string {
  if (desks.length < 2) return ''
  const links = desks.map(({ folder, title }) => anchor(relativeLink('', `${folder}index.html`), title))
  const label = escapeAttribute(siteWords(frame.language).desks)
  return `<nav class="desks" aria-label="${label}">\n${links.join('\n')}\n</nav>`
}

/** A page of a list. The front page names the `desks`. */
export function listingHtml(page: ListingPage, desks: readonly Listing[], frame: SiteFrame): string {
  const { listing, path, entries } = page
  const words = siteWords(frame.language)
  const title = listingTitle(listing, frame)
  const isFront = path === 'index.html'
  const label = listing.kind === 'desk' || listing.kind === 'author' ? words[listing.kind] : ''
  const stories =
    entries.length === 0
      ? `<p class="empty">${escapeHtml(words.empty)}</p>`
      : `<div class="stories">\n${entries.map((entry) => storyHtml(entry, path, frame)).join('\n')}\n</div>`
  return siteDocument(
    {
      path,
      title: isFront ? frame.name : `${title} – ${frame.name}`,
      language: frame.language,
      head: placeOnWeb(path, frame),
      kind: listing.kind === 'latest' ? 'front' : 'list',
      main: linesOf(
        isFront ? deskBarHtml(desks, frame) : headingHtml(label, title, frame),
        stories,
        pagerHtml(page, title, frame),
      ),
    },
    frame,
  )
}

type Counted = { path: string; text: string; count: number }

function indexHtml(items: readonly Counted[], language: string): string {
  if (items.length === 0) return ''
  const lines = items.map(
    ({ path, text, count }) =>
      `<li${directed(text, language)}>${anchor(relativeLink('', path), text)} <span class="count">${count}</span></li>`,
  )
  return `<ul class="index">\n${lines.join('\n')}\n</ul>`
}

/** The lists of a kind, in the order of their names. */
function counted(listings: readonly Listing[], kind: 'desk' | 'author', language: string): Counted[] {
  const collator = new Intl.Collator(language)
  return listings
    .filter((listing) => listing.kind === kind)
    .map(({ folder, title, entries }) => ({
      path: `${folder}index.html`,
      text: title,
      count: entries.length,
    }))
    .sort((one, other) => collator.compare(one.text, other.text) || (one.path < other.path ? -1 : 1))
}

/** The months of the site, under their years. */
function monthsHtml(listings: readonly Listing[], language: string): string {
  const years = new Map<string, Counted[]>()
  for (const { kind, title, entries } of listings) {
    if (kind !== 'month') continue
    const months = years.get(title.slice(0, 4)) ?? []
    const text = monthInWords(title, language, 'alone')
    months.push({ path: `${monthFolder(title)}index.html`, text, count: entries.length })
    years.set(title.slice(0, 4), months)
  }
  return Array.from(years, ([year, months]) => `<h3>${year}</h3>\n${indexHtml(months, language)}`).join('\n')
}

/** The page that leads to every list of the site: its desks, months and authors. */
export function archiveHtml(listings: readonly Listing[], frame: SiteFrame): string {
  const { language } = frame
  const words = siteWords(language)
  const section = (title: string, content: string) =>
    content === '' ? '' : `<section>\n<h2>${escapeHtml(title)}</h2>\n${content}\n</section>`
  const sections = linesOf(
    section(words.desks, indexHtml(counted(listings, 'desk', language), language)),
    section(words.months, monthsHtml(listings, language)),
    section(words.authors, indexHtml(counted(listings, 'author', language), language)),
  )
  return siteDocument(
    {
      path: 'archive.html',
      title: `${words.archive} – ${frame.name}`,
      language,
      head: placeOnWeb('archive.html', frame),
      kind: 'archive',
      main: linesOf(
        headingHtml('', words.archive, frame),
        sections || `<p class="empty">${escapeHtml(words.empty)}</p>`,
      ),
    },
    frame,
  )
}
