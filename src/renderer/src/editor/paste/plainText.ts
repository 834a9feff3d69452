import { Fragment, type Mark, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { typedAddress } from '../../../../core/document/index.ts'
import { schema } from '../schema.ts'

const { nodes, marks } = schema
const LINE_END = /\r\n?|\n|\u2028|\u2029|\v/

/** Lines as inlines with line breaks between. */
function inlines(lines: readonly string[], own: readonly Mark[]): Node[] {
  return lines.flatMap((line, at) => [
    ...(at > 0 ? [nodes.break.create()] : []),
    ...(line === '' ? [] : [schema.text(line, own)]),
  ])
}

/**
 * Plain text as a slice, with no character interpreted: each line is a paragraph, or, if there are blank lines, each
 * run of lines. A single line takes the marks at the position.
 */
export function plainTextSlice(text: string, $at: ResolvedPos): Slice {
  const lines = text.replace(/^(?:[ \t]*(?:\r\n?|\n))+|(?:\r\n?|\n)+[ \t]*$/g, '').split(LINE_END)
  const own = $at.parent.inlineContent ? $at.parent.type.allowedMarks($at.marks()) : []
  const [only] = lines
  if (only !== undefined && lines.length === 1) return new Slice(Fragment.from(inlines(lines, own)), 0, 0)
  const isBlankLine = (line: string) => /^[ \t]*$/.test(line)
  const hasBlankLines = lines.some(isBlankLine)
  const paragraphs: string[][] = []
  let startsParagraph = true
  for (const line of lines) {
    if (isBlankLine(line)) startsParagraph = true
    else if (startsParagraph || !hasBlankLines) paragraphs.push([line])
    else paragraphs.at(-1)?.push(line)
    if (!isBlankLine(line)) startsParagraph = false
  }
  const blocks = paragraphs.map((each) => nodes.paragraph.create(null, inlines(each, [])))
  return blocks.length === 0 ? Slice.empty : new Slice(Fragment.from(blocks), 1, 1)
}

/** File extensions that would otherwise be taken for top-level domains. */
const FILE_NAMES =
  /\.(?:txt|docx?|odt|rtf|pdf|md|html?|xlsx?|pptx?|csv|jpe?g|png|gif|svg|zip|js|ts|json|xml|mp[34]|wav)$/i
const EXPLICIT = /^(?:https?:\/\/|mailto:|www\.)\S+$/i
const DOMAIN = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,24}(?:[/?#]\S*)?$/u

/**
 * The address that a pasted text is, or null. `explicit` requires `http:`, `https:`, `mailto:` or `www.`; otherwise a
 * bare domain counts too.
 */
export function pastedAddress(text: string, kind: 'explicit' | 'domain too'): string | null {
  const words = text.trim()
  const isAddress =
    EXPLICIT.test(words) || (kind === 'domain too' && DOMAIN.test(words) && !FILE_NAMES.test(words))
  return isAddress ? typedAddress(words) : null
}

/** An address as a link with itself as text; null where links are not allowed. */
export function addressSlice(text: string, href: string, $at: ResolvedPos): Slice | null {
  if (!$at.parent.inlineContent || !$at.parent.type.allowsMarkType(marks.link)) return null
  const link = marks.link.create({ href })
  return new Slice(Fragment.from(schema.text(text.trim(), link.addToSet($at.marks()))), 0, 0)
}
