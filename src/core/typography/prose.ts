import { plainOf } from '../document/index.ts'
import type { Inline } from '../document/types.ts'
import type { TextRange } from '../search.ts'

/**
 * One text as it is proofread: what a reader sees of it, with a line end for each line break and U+FFFC for each footnote
 * and picture. No rule touches the spans that are `verbatim`, which are in order and apart, and none of them empty.
 */
export type Prose = { readonly text: string; readonly verbatim: readonly TextRange[] }

/** Stands for what a reader sees and no rule changes: code, a footnote's number, a picture. */
export const OBJECT = '\ufffc'

/** A text without code, as all display copy is. */
export function plainProse(text: string): Prose {
  return { text, verbatim: [] }
}

/** The text of inlines; what is marked as code is verbatim. Offsets are those of the document's `plainOf`. */
export function proseOf(content: readonly Inline[]): Prose {
  const verbatim: TextRange[] = []
  let at = 0
  for (const inline of content) {
    const from = at
    at += inline.type === 'text' ? inline.text.length : 1
    if (at === from || !inline.marks.some(({ type }) => type === 'code')) continue
    const last = verbatim.at(-1)
    if (last && last.to === from) verbatim[verbatim.length - 1] = { from: last.from, to: at }
    else verbatim.push({ from, to: at })
  }
  return { text: plainOf(content), verbatim }
}

/** The text with U+FFFC for each unit that is verbatim: of the same length, and all that the rules read. */
export function readableProse({ text, verbatim }: Prose): string {
  if (verbatim.length === 0) return text
  let readable = ''
  let at = 0
  for (const { from, to } of verbatim) {
    readable += text.slice(at, from) + OBJECT.repeat(to - from)
    at = to
  }
  return readable + text.slice(at)
}
