import type { Inline } from '../../document/types.ts'

/** The paragraphs that a blank line made of two line breaks divides. */
export function partsOf(content: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]]
  let breaks: Inline[] = []
  for (const inline of content) {
    if (inline.type === 'break') {
      breaks.push(inline)
      continue
    }
    const isBlank = inline.type === 'text' && /^[ \t]*$/.test(inline.text)
    if (isBlank && breaks.length > 0) continue
    if (breaks.length > 1) parts.push([])
    else parts.at(-1)?.push(...breaks)
    breaks = []
    parts.at(-1)?.push(inline)
  }
  return parts
}
