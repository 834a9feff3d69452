import { newNotes, notesText, readMarkdown, toText } from './document/index.ts'
import type { Block } from './document/types.ts'

/** The visible text, the same without figures, and the words of its footnotes, with blank lines between them. */
export type BodyText = { text: string; prose: string; notes: string }

const CONTROLS = '\\r\\0-\\x08\\v\\f\\x0e-\\x1f\\x7f-\\x9f'
/** Matches a text that may hold Markdown, or characters that a tree does not keep. */
const MEANING = new RegExp(
  `[\\\\\`*_~[\\]<>&|#${CONTROLS}]|^[ \\t]*(?:[-+=:]|\\d{1,9}[.)])|^[ \\t]|[ \\t]$|[^\\n]\\n[^\\n]`,
  'm',
)
/** The text of a body in Markdown, as `textOfBlocks` gives it. A body without marks is not parsed: it is its text. */
export function bodyText(body: string): BodyText {
  return MEANING.test(body) ? textOfBlocks(readMarkdown(body)) : { text: body, prose: body, notes: '' }
}

/**
 * The text of blocks, with blank lines between them, line ends between list items and at line breaks, and tabs between the
 * cells of a table. Without the numbers of lists and the addresses of links.
 */
export function textOfBlocks(blocks: readonly Block[]): BodyText {
  const notes = newNotes()
  const text = toText(blocks, { notes })
  const prose = hasFigures(blocks) ? toText(blocks, { notes: newNotes(), figures: false }) : text
  return { text, prose, notes: notesText(notes) }
}

const hasFigures = (blocks: readonly Block[]): boolean =>
  blocks.some(
    (block) =>
      block.type === 'figure' ||
      (block.type === 'quotation' && hasFigures(block.content)) ||
      (block.type === 'list' && block.items.some(({ content }) => hasFigures(content))),
  )
