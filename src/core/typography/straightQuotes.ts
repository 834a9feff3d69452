import { type Prose, readableProse } from '../proofreading/prose.ts'
import { visibleText } from './visible.ts'

/** A straight quote or apostrophe with the letters that it touches; after a figure it is a sign of measure. */
const STRAIGHT = /[\p{L}\p{N}]{0,30}(?<!\p{N})["'][\p{L}\p{N}]{0,30}/gu

/** The straight quotes and apostrophes in the prose of a text, each with the letters beside it, in any language. */
export function straightQuotes(prose: Prose): string[] {
  const text = readableProse(prose)
  if (!/["']/.test(text)) return []
  return [...visibleText(text).text.matchAll(STRAIGHT)].map(([words]) => words)
}
