import type { Article } from '../article/index.ts'
import { dateInWords } from '../dateInWords.ts'
import {
  linksOf,
  newNotes,
  notesText,
  readMarkdown,
  readSections,
  safeAddress,
  toText as textOf,
  wrapLines,
} from '../document/index.ts'
import type { ExportContext } from './context.ts'
import { embargoInWords, plainCredits, signedBy } from './credits.ts'
import { listed, pageWords } from './pageWords.ts'
import { struckWords, withRaisedNumbers } from './plainMarks.ts'

/** The byline in one line: names, each with the role if there is one. */
function signature({ byline, language }: Article): string {
  const names = byline
    .map(({ name, role }) => (role ? `${name} (${role})` : name))
    .filter((name) => name !== '')
  return names.length === 0 ? '' : signedBy(listed(names, language), language)
}

/** How many addresses the words of the links do not say. */
function leftOutAddresses({ sections }: Article): number {
  const unsaid = linksOf(readSections(sections)).filter(
    ({ href, text }) =>
      safeAddress(href) !== null && !text.includes(href.replace(/^(?:https?:\/\/|mailto:)|\/$/gi, '')),
  )
  return new Set(unsaid.map(({ href }) => href)).size
}

/** The columns of a line on a wire and in a mail. */
const WIRE = 72

/**
 * The article as plain text, for a wire or a mail: quotations marked by `>`, lists with their signs and numbers, rules as stars, the notes of
 * all sections at the end; paragraphs in one line each, or wrapped at 72
 * columns. It is handed on before its time: its first line says an embargo.
 */
export function toText(article: Article, { options: { lines }, notice, now }: ExportContext): string {
  const leftOut = leftOutAddresses(article)
  if (leftOut > 0) notice({ name: 'links-left-out', what: String(leftOut) })
  const notes = newNotes()
  const options = {
    numbered: true,
    notes,
    quoteMark: '> ',
    width: lines === 'wrapped' ? WIRE : Infinity,
  }
  const body = article.sections.flatMap(({ heading, body }) => {
    const blocks = readMarkdown(body)
    for (const what of struckWords(blocks)) notice({ name: 'struck-not-shown', what })
    return [wrapLines(heading, options.width), textOf(withRaisedNumbers(blocks), options)]
  })
  const { kicker, headline, subhead, standfirst, date, language, correction } = article
  const credits = [
    signature(article),
    date === '' ? '' : dateInWords(date, language),
    ...plainCredits(article).map(({ text }) => text),
  ]
  const corrected =
    correction === '' ? '' : [pageWords(language).correction, correction].filter(Boolean).join(' – ')
  const embargo = embargoInWords(article, now, language)
  const head = [embargo, kicker, headline, subhead, standfirst, credits.filter(Boolean).join(' · ')]
  return `${[
    ...head.map((part) => wrapLines(part, options.width)),
    ...body,
    notesText(notes, options),
    wrapLines(corrected, options.width),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}
