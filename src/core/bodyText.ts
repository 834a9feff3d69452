import { newNotes, notesText, readMarkdown, toText } from './document/index.ts'
import type { Block } from './document/types.ts'

/** What a reader sees of a text, and apart from it the words of its footnotes, parted by blank lines. */
export type BodyText = { text: string; notes: string }

const CONTROLS = '\\r\\0-\\x08\\v\\f\\x0e-\\x1f\\x7f-\\x9f'
/** What can mean something in Markdown, or is not kept in a tree. */
const MEANING = new RegExp(
  `[\\\\\`*_~[\\]<>&|#${CONTROLS}]|^[ \\t]*(?:[-+=:]|\\d{1,9}[.)])|^[ \\t]|[ \\t]$|[^\\n]\\n[^\\n]`,
  'm',
)
/** The text of a body in Markdown, as `textOfBlocks` gives it. A body without marks is not parsed: it is its text. */
export function bodyText(body: string): BodyText {
  return MEANING.test(body) ? textOfBlocks(readMarkdown(body)) : { text: body, notes: '' }
}

/**
 * The text of blocks, which are parted by blank lines, list items and line breaks by a line end, the cells of a table by
 * a tab. The numbers of lists and the addresses of links are not in it.
 */
export function textOfBlocks(blocks: readonly Block[]): BodyText {
  const notes = newNotes()
  const text = toText(blocks, { notes })
  return { text, notes: notesText(notes) }
}
