import type { ArticleContent } from '../../article/index.ts'
import { readMarkdown as readBlocks, readOutline, writeSections } from '../../document/index.ts'
import { dateOrder } from '../metadata/dateOrder.ts'
import { isOwn, readFields } from './frontFields.ts'
import { splitFrontMatter } from './frontMatter.ts'
import { takeHead } from './head.ts'
import { outlined, type Title } from './outline.ts'

/**
 * The article in a Markdown text with or without front matter (YAML, TOML, JSON). What Marbre exported comes back as it
 * was, but for what is never exported (the note, the source, id and revision). In any other file a first `# Heading` is
 * the headline if the front matter has none, a byline and a date right below it are taken as such, the uppermost
 * headings below begin sections, and front matter that no field can hold goes into the note, as do links in headings.
 * Raw HTML stays text.
 */
export function readMarkdown(text: string, fallbackLanguage: string): ArticleContent {
  const { fields, body } = splitFrontMatter(text)
  const order = dateOrder(body, fallbackLanguage)
  const content = readFields(fields, fallbackLanguage, order)
  if (isOwn(fields)) return { ...content, sections: writeSections(readBlocks(body)) }
  const first = outlined(body, content.headline)
  const titled = { ...content, headline: first.headline }
  const head = withoutHead(titled, body, first.title, order === 'month-first')
  const { blocks, linked } =
    head.body === body ? first : outlined(head.body, content.headline, first.title !== null)
  const note = [head.content.note, linked.join('\n')].filter((part) => part !== '').join('\n\n')
  return { ...head.content, note, sections: writeSections(blocks) }
}

const isBlank = (text: string) => /^[ \t\n]*$/.test(text)

/**
 * The text without the byline and the date that stand in lines of their own at its start or right below its title. They
 * are looked for in the lines as they are written: a tree joins those of one paragraph.
 */
function withoutHead(
  content: ArticleContent,
  body: string,
  title: Title,
  monthFirst: boolean,
): { content: ArticleContent; body: string } {
  const parts = readOutline(body).map(({ level, source }) => ({ level, source }))
  let head = content
  let isPastTitle = false
  for (const part of parts) {
    if (part.level !== null) {
      if (title !== 'marked' || isPastTitle) break
      isPastTitle = true
      continue
    }
    const opening = title === 'bold' ? (/^[ \t\n]*[^\n]*(?:\n|$)/.exec(part.source)?.[0] ?? '') : ''
    const taken = takeHead(head, part.source.slice(opening.length), monthFirst)
    if (taken.content !== head) part.source = `${opening}\n\n${taken.body}`
    head = taken.content
    if (title === 'bold' || !isBlank(part.source)) break
  }
  return head === content
    ? { content, body }
    : { content: head, body: parts.map(({ source }) => source).join('') }
}
