import { notesAsAlerts } from './containers.ts'
import { InlinePieces } from './inlinePieces.ts'
import { LinePieces } from './linePieces.ts'
import { type Pieces, withoutMarks } from './pieces.ts'
import { TextCopy } from './textCopy.ts'

/**
 * A text of which everything that is no Markdown of the stored grammar was taken out: comments, calls of templates, links
 * between notes, formulas, attributes. Alerts and admonitions become quotations, inline notes become footnotes, raised and lowered
 * signs elements, and targets of references are written so that they are read as targets.
 *
 * A picture that a site or a vault includes in a way of its own, and that is there (`hasPicture`), is written as one of Markdown.
 *
 * Idea: one pass, line by line for what opens a line, character by character for the rest; code is passed over.
 * Cost: linear; what closes a piece is looked for once, however many open one.
 */
export function takePieces(
  source: string,
  pieces: Pieces,
  hasPicture: (address: string) => boolean = () => false,
): string {
  const copy = new TextCopy(notesAsAlerts(withoutMarks(source)), pieces, hasPicture)
  const lines = new LinePieces(copy)
  const inlines = new InlinePieces(copy)
  while (copy.at < copy.text.length) {
    const opensLine = copy.at === 0 || copy.text.charAt(copy.at - 1) === '\n'
    if (!opensLine || !lines.takeLine()) inlines.takePart()
  }
  const notes = inlines.notes.map((note, at) => `\n\n[^${copy.places.noteLabel}${at + 1}]: ${note}`)
  return [...copy.done, copy.line, ...notes].join('')
}
