import type { ArticleSummary } from '../contract/contract.ts'
import type { Article } from '../core/article.ts'
import { bodyText } from '../core/bodyText.ts'
import { measureText } from '../core/measure.ts'
import { likeness } from '../core/likeness.ts'
import { fold, searchable } from '../core/search.ts'

/** The parts of an article that are searched apart, in the order of their columns, each with its weight in the ranking. */
export const SEARCHED = [
  ['headline', 10],
  ['display', 5],
  ['byline', 4],
  ['desk', 3],
  ['keywords', 3],
  ['body', 1],
  ['note', 1],
] as const
export type SearchedPart = (typeof SEARCHED)[number][0]

/** What the index holds of one article. */
export type IndexEntry = {
  summary: ArticleSummary
  /** What the list is sorted by; the headline folded, so that accents and case do not part what belongs together. */
  keys: { updated: string; date: string; headline: string; signs: number }
  /** What an import is recognised by: the hash of the file it came from, and its headline and day. Empty: not at all. */
  traces: { file: string; likeness: string }
  words: Record<SearchedPart, string>
}

/** Sorts after every headline: what has none comes last. */
const NO_HEADLINE = '\u{10ffff}'

/** The entry of an article: its line of the list and its words. */
export function indexEntry(article: Article): IndexEntry {
  const { id, revision, headline, kicker, date, status, desk, embargo, language, updatedAt } = article
  const byline = article.byline.map(({ name, role, url }) => ({
    name,
    ...(role === undefined ? {} : { role }),
    ...(url === undefined ? {} : { url }),
  }))
  let signs = 0
  let words = 0
  const texts = article.sections.map(({ heading, body }) => {
    const { text, notes } = bodyText(body)
    const length = measureText(`${heading}\n${text}`)
    signs += length.signs
    words += length.words
    return `${heading}\n${text}\n${notes}`
  })
  const lines = (...parts: readonly string[]) => searchable(parts.join('\n'))
  return {
    summary: {
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
      signs,
      words,
      updatedAt,
    },
    keys: {
      updated: new Date(updatedAt).toISOString(),
      date,
      headline: fold(headline) || NO_HEADLINE,
      signs,
    },
    traces: { file: article.source?.sha256 ?? '', likeness: likeness(article) },
    words: {
      headline: lines(headline),
      display: lines(article.kicker, article.subhead, article.standfirst),
      byline: lines(...byline.map(({ name, role = '' }) => `${name}\n${role}`), article.dateline),
      desk: lines(desk),
      keywords: lines(...article.keywords),
      body: lines(...texts),
      note: lines(article.note, article.correction, article.source?.fileName ?? ''),
    },
  }
}
