import { readOutline, trimSpaceEnd } from '../../document/index.ts'

const REFERENCE = /[ \u00a0\u202f]?\[\^([^\]\s]{1,80})\]/gu
/** The definition of a note, at the start of a line. */
const DEFINED = /^ {0,3}\[\^([^\]\s]{1,80})\]:/gmu
/** The beginning of a paragraph: no list, quotation, table, code or element. */
const OPENS_PARAGRAPH = /^ {0,3}(?![-*+][ \t]|\d{1,9}[.)][ \t]|[>|<:]|`{3}|~{3}|\[\^|!\[)\S/u

/** A text in which the notes of headings, which a heading cannot hold, are those of the paragraph below it, as in other documents. */
export function withNotesBelowHeadings(text: string): string {
  const defined = new Set(Array.from(text.matchAll(DEFINED), ([, label = '']) => label))
  if (defined.size === 0) return text
  let notes = ''
  let isMoved = false
  const sources = readOutline(text).map(({ level, source }) => {
    if (level !== null)
      return source.replace(REFERENCE, (whole, label: string) => {
        if (!defined.has(label)) return whole
        notes += `[^${label}]`
        isMoved = true
        return ''
      })
    const below = notes === '' ? null : withNotes(source, notes)
    if (below !== null) notes = ''
    return below ?? source
  })
  return isMoved && notes === '' ? sources.join('') : text
}

/** A part of the text with notes at the end of its first paragraph; null where it does not begin with one. */
function withNotes(source: string, notes: string): string | null {
  const start = source.search(/[^\n]/u)
  const paragraph = start === -1 ? '' : (source.slice(start).split(/\n[ \t]*(?:\n|$)/u, 1)[0] ?? '')
  if (!OPENS_PARAGRAPH.test(paragraph)) return null
  const end = start + trimSpaceEnd(paragraph).length
  return source.slice(0, end) + notes + source.slice(end)
}
