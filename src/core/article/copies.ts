import { type ArticleContent, FIELD_NAMES } from './fields.ts'
import { emptyContent } from './article.ts'

/** The word that marks a copy's headline, by the primary subtag of the article's language. */
const COPY: Readonly<Record<string, string>> = { fr: 'copie' }
const COPY_ELSEWHERE = 'copy'
const COUNTED = / \((?:copie|copy)(?: (\d{1,4}))?\)$/

/** A headline that tells a copy from its original: `… (copie)`, `… (copie 2)`; none where there is none. */
function copyHeadline({ headline, language }: ArticleContent): string {
  if (headline === '') return ''
  const word = COPY[language.toLowerCase().split('-')[0] ?? ''] ?? COPY_ELSEWHERE
  const [mark, count] = COUNTED.exec(headline) ?? []
  return mark === undefined
    ? `${headline} (${word})`
    : `${headline.slice(0, -mark.length)} (${word} ${Number(count ?? 1) + 1})`
}

/**
 * The content of an article that is made of another one: the same text, a draft again. What belongs to the publication of the
 * original stays there: its slug, its embargo, its correction.
 */
export function asDraft(content: ArticleContent): ArticleContent {
  return { ...content, status: 'draft', slug: '', embargo: '', embargoZone: '', correction: '' }
}

/** The content of a copy: a draft under a headline of its own. */
export function copyOf(content: ArticleContent): ArticleContent {
  return { ...asDraft(content), headline: copyHeadline(content) }
}

/** The content of a new article made after another one: a draft without the date. */
export function contentAfter(template: ArticleContent): ArticleContent {
  return { ...asDraft(template), date: '' }
}

/** True for a content in which nothing has been written, whatever its language. */
export function isEmptyContent(content: ArticleContent): boolean {
  const empty = emptyContent(content.language)
  return FIELD_NAMES.every((name) => JSON.stringify(content[name]) === JSON.stringify(empty[name]))
}
