import type { Article, Byline, Section } from '../../article/index.ts'
import {
  escapeAttribute,
  escapeHtml,
  type HtmlOptions,
  type HtmlPicture,
  newNotes,
  notesHtml,
  readMarkdown,
  toHtml,
  toText,
} from '../../document/index.ts'
import { type Direction, directionOf, directionOfText, mayBeRightToLeft } from '../../writingDirection.ts'
import { ArticlePictures, type ShownFigure } from '../articlePictures.ts'
import type { ExportContext } from '../context.ts'
import { plainCredits, signedBy } from '../credits.ts'
import { dateInWords } from '../../dateInWords.ts'
import { isUnderEmbargo } from '../../embargo.ts'
import { listParts, pageWords } from '../pageWords.ts'
import { withRaisedNumbers } from '../plainMarks.ts'
import { type ArticleHooks, linkOf, pictureOf } from './hooks.ts'

/**
 * How an article is written, where it is not a page of HTML: its links and pictures, as XML, as a part of a book, without a
 * style sheet. With a `prefix` each section has an id, `<prefix>s<number>` from 1 on.
 */
export type ArticleForm = Partial<ArticleHooks> &
  Pick<HtmlOptions, 'isXml' | 'isBook' | 'isUnstyled' | 'printsLinks' | 'prefix'>

/** An article as an element, and its body as plain text, with headings and without notes. */
export type ArticleHtml = { html: string; text: string; pictures: readonly ShownFigure[] }

/** The parts that are not empty, each with a line end. */
function lines(...parts: readonly string[]): string {
  let text = ''
  for (const part of parts) if (part !== '') text += `${part}\n`
  return text
}

/** The attributes of an element in a language, within another; `ltr` is the direction where none is said. */
export function languageAttributes(language: string, within: string): string {
  const direction = directionOf(language)
  const differs = direction !== directionOf(within)
  return (
    (language === within ? '' : ` lang="${escapeAttribute(language)}"`) +
    (differs ? ` dir="${direction}"` : '')
  )
}

/** Writes the elements of one article. */
/** The day of an instant in the offset of a date with an hour; in UTC where that is a day alone. */
function dayIn(instant: string, date: string): string {
  const [, sign, hours, minutes] = /T.*([+-])(\d\d):(\d\d)$/.exec(date) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  return new Date(Date.parse(instant) + offset * 60_000).toISOString().slice(0, 10)
}

class ArticleWriter {
  private readonly article: Article
  private readonly link: ArticleHooks['link']
  private readonly pictures: ArticlePictures
  private readonly picture: (src: string) => HtmlPicture | null
  private readonly form: ArticleForm
  /** The language of dates and of the words that Marbre adds, and the attributes of an element in it. */
  private readonly ownLanguage: string
  private readonly ownAttributes: string
  private direction: Direction
  private readonly saysEmbargo: boolean

  constructor(article: Article, context: ExportContext, form: ArticleForm) {
    const { language } = article
    this.article = article
    this.form = form
    this.link = form.link ?? linkOf(context)
    const picture = form.picture ?? pictureOf(context)
    this.pictures = new ArticlePictures(article, context)
    this.picture = (src) => {
      const isFirst = this.pictures.shown.length === 0
      const figure = this.pictures.next(src)
      return figure && picture(figure, isFirst)
    }
    this.ownLanguage = context.house.dateLanguage || language
    this.ownAttributes = languageAttributes(this.ownLanguage, language)
    this.direction = directionOf(language)
    this.saysEmbargo = context.isPrinted && isUnderEmbargo(article, context.now)
  }

  /** An element of plain text, with `dir="auto"` where its own direction differs. The style of a page shows its line ends. */
  private element(tag: string, text: string, attributes = ''): string {
    if (text === '') return ''
    const own = mayBeRightToLeft(text) || this.direction === 'rtl' ? directionOfText(text) : this.direction
    const dir = own === null || own === this.direction ? '' : ' dir="auto"'
    const written = escapeHtml(text)
    const content = this.form.isUnstyled ? written.replaceAll('\n', '<br>\n') : written
    return `<${tag}${attributes}${dir}>${content}</${tag}>`
  }

  private named(name: string, text: string): string {
    return this.element('p', text, ` class="${name}"`)
  }

  /** A text that Marbre adds. */
  private own(text: string): string {
    return this.ownAttributes === '' ? text : `<span${this.ownAttributes}>${text}</span>`
  }

  private person({ name, role, url = '' }: Byline): string {
    const address = url === '' ? null : this.link(url)
    const shown = escapeHtml(name)
    const person =
      address === null ? `<b>${shown}</b>` : `<a rel="author" href="${escapeAttribute(address)}">${shown}</a>`
    return role ? `${person} (${escapeHtml(role)})` : person
  }

  private byline(): string {
    const people = this.article.byline.filter(({ name }) => name !== '')
    if (people.length === 0) return ''
    const list = listParts(
      people.map((_, index) => String(index)),
      this.ownLanguage,
    )
      .map(({ type, value }) => {
        const person = type === 'element' ? people[Number(value)] : undefined
        return person ? this.person(person) : escapeHtml(value)
      })
      .join('')
    return `<span class="byline"${this.ownAttributes}>${signedBy(list, this.ownLanguage)}</span>`
  }

  /** A date in words. HTML allows no more than thousandths of a second. */
  private time(date: string, attributes = this.ownAttributes): string {
    if (date === '') return ''
    const written = escapeAttribute(date.replace(/(\.\d{3})\d+/, '$1'))
    return `<time datetime="${written}"${attributes}>${escapeHtml(dateInWords(date, this.ownLanguage))}</time>`
  }

  /** The day of the last change of a published article, where that is later than its date. */
  private updated(): string {
    const { status, date, updatedAt } = this.article
    const { updated } = pageWords(this.ownLanguage)
    const day = dayIn(updatedAt, date)
    const later = status === 'published' && date !== '' && day > date.slice(0, 10)
    return later && updated !== '' ? `<span${this.ownAttributes}>${updated} ${this.time(day, '')}</span>` : ''
  }

  /** A printed page is handed on before its time: it says until when it must not be published, and in which zone. */
  private embargo(): string {
    if (!this.saysEmbargo) return ''
    const { embargoed } = pageWords(this.ownLanguage)
    return `<p class="embargo"${this.ownAttributes}>${embargoed} ${this.time(this.article.embargo, '')}</p>`
  }

  private header(): string {
    const { article } = this
    const others = plainCredits(article).map(({ name, text }) =>
      this.element('span', text, ` class="${name}"`),
    )
    const credits = [this.byline(), this.time(article.date), this.updated(), ...others]
      .filter((part) => part !== '')
      .join(this.form.isUnstyled ? ' ·\n' : '\n')
    const parts = lines(
      this.embargo(),
      this.named('kicker', article.kicker),
      this.element('h1', article.headline),
      this.named('subhead', article.subhead),
      this.named('standfirst', article.standfirst),
      credits === '' ? '' : `<div class="credits">\n${credits}\n</div>`,
    )
    return parts === '' ? '' : `<header>\n${parts}</header>`
  }

  /** A section, under a heading of a level: its HTML with a line end, and its text. */
  private section(
    { heading, body, language = this.article.language }: Section,
    id: string,
    options: HtmlOptions,
  ): { html: string; text: string } {
    const around = this.direction
    const attributes = languageAttributes(language, this.article.language)
    this.direction = directionOf(language)
    const blocks = readMarkdown(body)
    const isChecked = this.direction === 'rtl' || mayBeRightToLeft(body)
    const html = toHtml(blocks, { ...options, direction: isChecked ? this.direction : undefined })
    const words = toText(withRaisedNumbers(blocks), { notes: newNotes() })
    const text = heading === '' || words === '' ? heading + words : `${heading}\n\n${words}`
    const title = this.element('h2', heading)
    this.direction = around
    if (heading !== '') return { html: `<section${id}${attributes}>\n${title}\n${html}</section>\n`, text }
    return { html: html === '' ? '' : `<div class="lead"${attributes}>\n${html}</div>\n`, text }
  }

  /** All sections, and after them their notes, numbered through the article. */
  private body(): { html: string; text: string } {
    const { sections } = this.article
    const firstHeading = sections.findIndex(({ heading }) => heading !== '')
    const notes = newNotes()
    const options = { ...this.form, notes, link: this.link, picture: this.picture }
    const { prefix } = this.form
    let [html, text] = ['', '']
    for (const [index, section] of sections.entries()) {
      const isUnder = section.heading !== '' || (firstHeading >= 0 && index > firstHeading)
      const id = prefix === undefined ? '' : ` id="${prefix}s${index + 1}"`
      const written = this.section(section, id, { ...options, level: isUnder ? 2 : 1 })
      html += written.html
      text += text === '' || written.text === '' ? written.text : `\n\n${written.text}`
    }
    return { html: html + notesHtml(notes, { ...options, direction: this.direction }), text }
  }

  private footer(): string {
    const { correction, keywords } = this.article
    const words = pageWords(this.ownLanguage)
    const label = words.correction === '' ? '' : `<b>${this.own(words.correction)}</b> `
    const corrected = this.named('correction', correction).replace('>', () => `>${label}`)
    const name = words.keywords === '' ? '' : ` aria-label="${words.keywords}"`
    const list = keywords.map((keyword) => this.element('li', keyword)).join('')
    const parts = lines(corrected, list === '' ? '' : `<ul class="keywords"${name}>${list}</ul>`)
    return parts === '' ? '' : `<footer>\n${parts}</footer>`
  }

  write(within: string): ArticleHtml {
    const { html, text } = this.body()
    const content = lines(this.header()) + html + lines(this.footer())
    const attributes = languageAttributes(this.article.language, within)
    return { html: `<article${attributes}>\n${content}</article>`, text, pictures: this.pictures.shown }
  }
}

/**
 * The article element. `within` is the language of what is around it, which its attributes do not repeat; empty: unknown, and
 * written from left to right. Unless the form says otherwise, links are as the house has them and pictures are embedded.
 */
export function articleElement(
  article: Article,
  context: ExportContext,
  within: string,
  form: ArticleForm = {},
): ArticleHtml {
  return new ArticleWriter(article, context, form).write(within)
}
