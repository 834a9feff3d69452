import { trimSpaces } from '../document/index.ts'
import type * as Document from '../document/types.ts'
import type { Block } from './draft.ts'
import { paragraphOf } from './paragraph.ts'
import { QUOTE_SIGNS } from './text/blocks.ts'
import { joinWrapped } from './text/joinWrapped.ts'

/** Deeper quotations are shown at this depth. */
const DEEPEST_QUOTE = 6

type Quoted = { depth: number; lines: string[] }

/** The quotation of lines that open with its sign. `wrapped`: their ends are only those of a hard-wrapped text. */
export function buildQuote({ text: source, wrapped }: Pick<Block, 'text' | 'wrapped'>): Document.Block {
  const quoted: Quoted[] = []
  for (const line of source.split('\n').map(trimSpaces)) {
    const signs = QUOTE_SIGNS.exec(line)?.[0] ?? ''
    const depth = Math.min(DEEPEST_QUOTE, Math.max(1, signs.replace(/[^>]/g, '').length))
    const text = trimSpaces(line.slice(signs.length))
    const last = quoted.at(-1)
    if (text === '') quoted.push({ depth, lines: [] })
    else if (last?.depth === depth) last.lines.push(text)
    else quoted.push({ depth, lines: [text] })
  }
  const parts = quoted.filter(({ lines }) => lines.length > 0)
  const quote = (inner: readonly Quoted[], depth: number): Document.Block => {
    const content: Document.Block[] = []
    for (let at = 0; at < inner.length; at++) {
      const part = inner[at]
      if (!part) break
      if (part.depth === depth) {
        content.push(paragraphOf(wrapped ? joinWrapped(part.lines) : part.lines.join('\n')))
        continue
      }
      const next = inner.findIndex((other, index) => index > at && other.depth === depth)
      const to = next < 0 ? inner.length : next
      content.push(quote(inner.slice(at, to), depth + 1))
      at = to - 1
    }
    return { type: 'quotation', content, attribution: null }
  }
  return quote(parts, 1)
}
