import type { Article } from '../article/index.ts'
import { newNotes, notesText, readMarkdown, toText as textOf } from '../document/index.ts'
import { plainCredits, signedBy } from './credits.ts'
import { dateInWords, listFormat, pageWords } from './pageWords.ts'

/** The byline in one line: names, each with the role if there is one. */
function signature({ byline, language }: Article): string {
  const names = byline
    .map(({ name, role }) => (role ? `${name} (${role})` : name))
    .filter((name) => name !== '')
  return names.length === 0 ? '' : signedBy(listFormat(language).format(names), language)
}

/** The article as plain text for a message: lists with their bullets and numbers, the notes of all sections at the end. */
export function toText(article: Article): string {
  const notes = newNotes()
  const body = article.sections.flatMap(({ heading, body }) => [
    heading,
    textOf(readMarkdown(body), { numbered: true, notes }),
  ])
  const { kicker, headline, subhead, standfirst, date, language, correction } = article
  const credits = [
    signature(article),
    date === '' ? '' : dateInWords(date, language),
    ...plainCredits(article).map(({ text }) => text),
  ]
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
