import type { Article } from '../article.ts'
import { readableText } from '../markdown/index.ts'
import { dateInWords, listFormat, pageWords } from './pageWords.ts'

/** Who signs, in one line: names, each with the role if there is one. */
function signature({ byline, language }: Pick<Article, 'byline' | 'language'>): string {
  const names = byline
    .map(({ name, role }) => (role ? `${name} (${role})` : name))
    .filter((name) => name !== '')
  if (names.length === 0) return ''
  const { by } = pageWords(language)
  const list = listFormat(language).format(names)
  if (by === '') return list
  return by.endsWith('：') ? by + list : `${by} ${list}`
}

/** The article as plain text, as one would paste it into a message; lists keep their numbers and strokes. */
export function toText(article: Article): string {
  const body = article.sections.flatMap(({ heading, body }) => [heading, readableText(body)])
  const { kicker, headline, subhead, standfirst, dateline, date, language, correction } = article
  const credits = [signature(article), date === '' ? '' : dateInWords(date, language), dateline]
  const corrected =
    correction === '' ? '' : [pageWords(language).correction, correction].filter(Boolean).join(' – ')
  return `${[kicker, headline, subhead, standfirst, credits.filter(Boolean).join(' · '), ...body, corrected]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}
