import type { Article } from '../article.ts'
import { newNotes, notesText, readMarkdown, toText as textOf } from '../document/index.ts'
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

/**
 * The article as plain text, as one would paste it into a message; lists keep their numbers and strokes, and the notes
 * of all sections stand below them, with their numbers.
 */
export function toText(article: Article): string {
  const notes = newNotes()
  const body = article.sections.flatMap(({ heading, body }) => [
    heading,
    textOf(readMarkdown(body), { numbered: true, notes }),
  ])
  const { kicker, headline, subhead, standfirst, dateline, date, language, correction } = article
  const credits = [signature(article), date === '' ? '' : dateInWords(date, language), dateline]
  const corrected =
    correction === '' ? '' : [pageWords(language).correction, correction].filter(Boolean).join(' – ')
  const after = notesText(notes, { numbered: true })
  return `${[
    kicker,
    headline,
    subhead,
    standfirst,
    credits.filter(Boolean).join(' · '),
    ...body,
    after,
    corrected,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}
