import { paragraphsOf } from './paragraphs.ts'
import { visibleText } from './visible.ts'

/** A straight quote or apostrophe with the letters that it touches; after a figure it is a sign of measure. */
const STRAIGHT = /[\p{L}\p{N}]{0,30}(?<!\p{N})["'][\p{L}\p{N}]{0,30}/gu

/** The straight quotes and apostrophes that a reader of a text sees, each with the letters beside it, in any language. */
export function straightQuotes(text: string, markdown: boolean): string[] {
  const found: string[] = []
  for (const { from, to } of paragraphsOf(text, markdown)) {
    const paragraph = text.slice(from, to)
    if (!/["']/.test(paragraph)) continue
    for (const [words] of visibleText(paragraph, markdown).text.matchAll(STRAIGHT)) found.push(words)
  }
  return found
}
