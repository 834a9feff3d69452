import { type ArticleContent, fieldsWhere } from '../../../../core/article/index.ts'
import { newNotes, notesText, readSections, toText } from '../../../../core/document/index.ts'

/** A line of an article as plain text; `head` for headlines and section headings. */
export type ArticleLine = { key: string; text: string; head: boolean }

/** All text of an article, line by line. */
export function articleLines(content: ArticleContent): ArticleLine[] {
  const head = (text: string) => ({ text, head: true })
  const line = (text: string) => ({ text, head: false })
  const display = fieldsWhere('shownIn', 'display').map((name) =>
    name === 'headline' || name === 'subhead' ? head(content[name]) : line(content[name]),
  )
  const credits = fieldsWhere('shownIn', 'credits').map((name) =>
    name === 'byline' ? content.byline.map((person) => person.name).join(', ') : content[name],
  )
  const afterwards = fieldsWhere('kind', 'text').filter((name) => name !== 'standfirst')
  const notes = newNotes()
  const body = readSections(content.sections).map((block) => ({
    text: toText([block], { numbered: true, notes }),
    head: block.type === 'sectionHeading' || block.type === 'heading',
  }))
  const lines = [
    ...display,
    line(credits.filter(Boolean).join(' · ')),
    ...body,
    line(notesText(notes, { numbered: true })),
    ...afterwards.flatMap((name) => content[name].split('\n').map(line)),
  ]
  return lines.filter(({ text }) => text !== '').map((each, index) => ({ ...each, key: `${index}` }))
}
