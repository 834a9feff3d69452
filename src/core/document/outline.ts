import { lexBlocks } from './blockLexer.ts'
import { maskSpaces, unmaskSpaces } from './characters.ts'

/**
 * A part of a text in Markdown: a heading outside of lists and quotations, with its level from 1 to 6, or what is between two
 * of them, with the level null. `text` is as written; of a heading, without its signs.
 */
type OutlinePart = { readonly level: number | null; readonly text: string; readonly source: string }

/** The headings of a text and what stands between them, in order; their sources joined are the text. */
export function readOutline(text: string): OutlinePart[] {
  const source = text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd')
  const parts: { level: number | null; text: string; source: string }[] = []
  for (const token of lexBlocks(maskSpaces(source)).tokens) {
    const raw = unmaskSpaces(token.raw)
    const last = parts.at(-1)
    if (token.type === 'heading' && 'depth' in token && 'text' in token) {
      parts.push({ level: Number(token.depth), text: unmaskSpaces(String(token.text)), source: raw })
    } else if (last?.level === null) {
      last.text += raw
      last.source += raw
    } else parts.push({ level: null, text: raw, source: raw })
  }
  return parts
}
