import { newNotes, notesText, readMarkdown, toText } from './document/index.ts'
import type { Block } from './document/types.ts'

/** The visible text, and separately the words of its footnotes, with blank lines between them. */
export type BodyText = { text: string; notes: string }

const CONTROLS = '\\r\\0-\\x08\\v\\f\\x0e-\\x1f\\x7f-\\x9f'
/** Matches a text that may hold Markdown, or characters that a tree does not keep. */
const MEANING = new RegExp(
  `[\\\\\`*_~[\\]<>&|#${CONTROLS}]|^[ \\t]*(?:[-+=:]|\\d{1,9}[.)])|^[ \\t]|[ \\t]$|[^\\n]\\n[^\\n]`,
  'm',
)
/** The text of a body in Markdown, as `textOfBlocks` gives it. A body without marks is not parsed: it is its text. */
export function bodyText(body: string): BodyText {
  return MEANING.test(body) ? textOfBlocks(readMarkdown(body)) : { text: body, notes: '' }
}

/**
 * The text of blocks, with blank lines between them, line ends between list items and at line breaks, and tabs between the
 * cells of a table. Without the numbers of lists and the addresses of links.
 */
export function textOfBlocks(blocks: readonly Block[]): BodyText {
  const notes = newNotes()
  const text = toText(blocks, { notes })
  return { text, notes: notesText(notes) }
}
