import type { Look } from './look.ts'
import type { NoticeCounts } from './noticeCounts.ts'

/** The counts of a document's texts: letters by language, and texts that were left out. */
type TextCounts = { counts: NoticeCounts; languages: Map<string, number> }

/** Counts a text of a document, and the size of its letters; false where the document hides it. */
export function countShown(
  text: string,
  look: Look,
  { counts, languages }: TextCounts,
  sizes: Set<number>,
): boolean {
  const isBlank = text.trim() === ''
  if (look.hidden) {
    if (!isBlank) counts.hidden += 1
    return false
  }
  if (!isBlank) {
    sizes.add(look.size)
    languages.set(look.language, (languages.get(look.language) ?? 0) + text.length)
  }
  return true
}
