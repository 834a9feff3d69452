import type { Article } from './article/index.ts'
import { type BodyText, bodyText } from './bodyText.ts'
import { embargoZoneOf } from './dates/zones.ts'
import type { ArticleSummary } from './library.ts'
import { measureText } from './measure.ts'

const LONGEST_EXCERPT = 160
/** Runs of blanks that are not one space. */
const LINE_ENDS = /[\n\t][\n\t ]*| [\n\t ]+/g

/** A section with the visible text of its body. */
export type SectionText = { heading: string } & BodyText

/** The visible texts of an article's sections; each body is parsed once. */
export function sectionTexts({ sections }: Pick<Article, 'sections'>): SectionText[] {
  return sections.map(({ heading, body }) => ({ heading, ...bodyText(body) }))
}

/** A text in one line, cut between words at 160 UTF-16 code units, then with an ellipsis. */
function opening(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST_EXCERPT)
    .replace(LINE_ENDS, ' ')
    .replace(/^ | $/g, '')
  if (line.length <= LONGEST_EXCERPT && text.length <= 4 * LONGEST_EXCERPT) return line
  const cut = line.slice(0, LONGEST_EXCERPT - 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > LONGEST_EXCERPT / 2 ? cut.slice(0, end) : cut).toWellFormed().replace(/\ufffd$/, '')}…`
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** The first words of the text, of the figures where there is no other, or of the first heading where no section has a text. */
function excerptOf(sections: readonly SectionText[]): string {
  const first =
    sections.find(({ prose }) => VISIBLE.test(prose))?.prose ??
    sections.find(({ text }) => VISIBLE.test(text))?.text
  return opening(first ?? sections.find(({ heading }) => VISIBLE.test(heading))?.heading ?? '')
}

/** What the list shows of an article, whose texts `sectionTexts` gives. */
export function summaryOf(article: Article, sections: readonly SectionText[]): ArticleSummary {
  const { id, revision, headline, kicker, date, status, desk, embargo, language, updatedAt } = article
  const byline = article.byline.map(({ name, role, url }) => ({
    name,
    ...(role === undefined ? {} : { role }),
    ...(url === undefined ? {} : { url }),
  }))
  const lengths = sections.flatMap(({ heading, prose }) => [measureText(heading), measureText(prose)])
  return {
    id,
    revision,
    headline,
    kicker,
    byline,
    date,
    status,
    desk,
    embargo,
    language,
    embargoZone: embargoZoneOf(article),
    signs: lengths.reduce((sum, { signs }) => sum + signs, 0),
    words: lengths.reduce((sum, { words }) => sum + words, 0),
    excerpt: excerptOf(sections),
    updatedAt,
  }
}
