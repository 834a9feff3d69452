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
/**
 * Words between asterisks that can be nothing but emphasis: letters or digits on their inside, spaces and punctuation around, and
 * no address, which an asterisk may belong to.
 */
const EMPHASIS = /(?<=^|[ \n])(\*{1,2})([\p{L}\p{N}](?:[^*\n.:/@]*[\p{L}\p{N}])?)\1(?=[ \n,.;:!?]|$)/gu
/** Line ends that are not kept of a body that is parsed. */
const LOOSE_LINE_ENDS = /^\n|\n$|\n{3}/

/**
 * The text of a body in Markdown, as `textOfBlocks` gives it. A body is not parsed that has no marks, or none but simple emphasis:
 * it is its text, without the asterisks.
 */
export function bodyText(body: string): BodyText {
  if (!MEANING.test(body)) return { text: body, prose: body, notes: '' }
  const text = body.includes('*') ? body.replace(EMPHASIS, '$2') : body
  return text === body || MEANING.test(text) || LOOSE_LINE_ENDS.test(text)
    ? textOfBlocks(readMarkdown(body))
    : { text, prose: text, notes: '' }
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
