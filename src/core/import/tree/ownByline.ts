import type { Byline } from '../../article/index.ts'
import { safeAddress } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { readNames } from '../metadata/bylines.ts'

/** A content as plain text, in lines. */
export function linesOf(content: readonly Document.Inline[]): string {
  return content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : ''))
    .join('')
}

/** The byline of a paragraph in which the names are known: behind each stands its role, and its link is the person's. */
export function ownByline(content: readonly Document.Inline[], names: readonly string[]): Byline[] {
  const text = linesOf(content)
  const byline: Byline[] = []
  let at = 0
  for (const name of names) {
    const start = text.indexOf(name, at)
    if (start < 0 || name === '') return readNames(text)
    at = start + name.length
    const role = roleAt(text, at)
    if (role !== null) at += role.length + 3
    const url = addressAt(content, start)
    byline.push({ name, ...(role !== null && { role }), ...(url !== null && { url }) })
  }
  return byline
}

/** The words in brackets behind a name, which may have brackets themselves. */
function roleAt(text: string, at: number): string | null {
  if (!text.startsWith(' (', at)) return null
  let depth = 0
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '(') depth += 1
    if (text[end] === ')') depth -= 1
    if (depth === 0) return text.slice(at + 2, end)
  }
  return null
}

function addressAt(content: readonly Document.Inline[], place: number): string | null {
  let end = 0
  for (const inline of content) {
    end += linesOf([inline]).length
    if (end <= place) continue
    const link = inline.marks.find((mark) => mark.type === 'link')
    return link ? safeAddress(link.href) : null
  }
  return null
}
