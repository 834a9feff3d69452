import type { ArticleContent } from '../../article/index.ts'
import { plainSource } from './outline.ts'
import { META_FIELDS, readMeta } from '../metadata/metaLine.ts'

const MOST_LINES = 4
const EMPHASISED = /^[ \t]*([*_]{1,3})(?![*_ \t]).*\1[ \t\\]*$/su

type Head = { content: ArticleContent; body: string }

/** Takes lines at the start of a lead that are nothing but a byline, a date or both, where these are still wanted. */
export function takeHead(content: ArticleContent, body: string, monthFirst: boolean): Head {
  const lines = body.split('\n')
  let head: ArticleContent = content
  let at = 0
  for (let taken = 0; taken < MOST_LINES; ) {
    const line = lines[at]
    if (line === undefined) break
    if (/^[ \t]*$/.test(line)) {
      at++
      continue
    }
    const next = takeLine(head, line, monthFirst)
    if (!next) break
    head = next
    taken++
    at++
  }
  return head === content ? { content, body } : { content: head, body: lines.slice(at).join('\n') }
}

/** The article with what a line says of it, or null where it says something else or what is known already. */
function takeLine(content: ArticleContent, line: string, monthFirst: boolean): ArticleContent | null {
  const text = plainSource(line.replace(/(?:\\| {2,})$/, ''))
  const meta = readMeta(text, monthFirst)
  if (!meta || (meta.mark === 'none' && meta.date === '' && !EMPHASISED.test(line))) return null
  if (META_FIELDS.some((field) => meta[field].length > 0 && content[field].length > 0)) return null
  return {
    ...content,
    date: meta.date || content.date,
    byline: meta.byline.length > 0 ? meta.byline : content.byline,
    dateline: meta.dateline || content.dateline,
    note: meta.more ? [content.note, text].filter((part) => part !== '').join('\n\n') : content.note,
  }
}
