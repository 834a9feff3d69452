import type { ArticleContent } from '../../../../core/article.ts'
import { newNotes, notesText, readSections, toText } from '../../../../core/document/index.ts'

/** A line of an article as it reads; `head` where it is a headline or the heading of a section. */
export type ArticleLine = { key: string; text: string; head: boolean }

/** Everything that an article says, line by line. */
export function articleLines(content: ArticleContent): ArticleLine[] {
  const head = (text: string) => ({ text, head: true })
  const line = (text: string) => ({ text, head: false })
  const { kicker, headline, subhead, standfirst, byline, date, dateline, sections } = content
  const notes = newNotes()
  const body = readSections(sections).map((block) => ({
    text: toText([block], { numbered: true, notes }),
    head: block.type === 'sectionHeading' || block.type === 'heading',
  }))
  const names = byline.map(({ name }) => name).join(', ')
  const lines = [
    line(kicker),
    head(headline),
    head(subhead),
    line(standfirst),
    line([names, date, dateline].filter(Boolean).join(' · ')),
    ...body,
    line(notesText(notes, { numbered: true })),
    ...[content.note, content.correction].flatMap((text) => text.split('\n').map(line)),
  ]
  return lines.filter(({ text }) => text !== '').map((each, index) => ({ ...each, key: `${index}` }))
}
