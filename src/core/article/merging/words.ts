import type { Inline, Mark } from '../../document/types.ts'
import { wordsAndBetween } from '../../segments.ts'
import { isSame, type Keyed, hunksOf } from './hunks.ts'

/** A merged value; `overlaps` is true where both sides changed the same part differently. */
export type Merged<T> = { readonly value: T; readonly overlaps: boolean }

const LETTERS = /[\p{L}\p{N}]/u

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** True where a merge has each word as often as the two sides and their base allow. */
function hasTheirWords(
  merged: readonly string[],
  [base, mine, theirs]: readonly [readonly string[], readonly string[], readonly string[]],
): boolean {
  const [result, was, here, there] = [merged, base, mine, theirs].map(countsOf)
  for (const word of new Set([...base, ...mine, ...theirs])) {
    const count = (of: Map<string, number> | undefined) => of?.get(word) ?? 0
    const both = count(here) + count(there) - count(was)
    const isSameChange = count(here) === count(there) && count(result) === count(here)
    if (count(result) !== both && !isSameChange) return false
  }
  return true
}

/**
 * Three-way merge of words. A hunk that one side changed is that side's; where both changed it differently, mine is taken
 * and the merge overlaps. Of two insertions at one point both are taken, mine first, and the merge overlaps as well.
 *
 * Which words of two texts correspond is a guess where words were moved or given other marks: a merge in which a word is
 * lost, or comes back that one side removed, overlaps, too.
 */
function mergeWords<T>(
  base: readonly Keyed<T>[],
  mine: readonly Keyed<T>[],
  theirs: readonly Keyed<T>[],
  textOf: (value: T) => string,
): Merged<T[]> {
  const value: T[] = []
  let overlaps = false
  const take = (parts: readonly Keyed<T>[]) => {
    for (const part of parts) value.push(part.value)
  }
  for (const hunk of hunksOf(base, mine, theirs)) {
    const was = hunk.base ?? []
    if (isSame(hunk.mine, was)) take(hunk.theirs)
    else {
      take(hunk.mine)
      if (isSame(hunk.theirs, was) || isSame(hunk.mine, hunk.theirs)) continue
      overlaps = true
      if (was.length === 0) take(hunk.theirs)
    }
  }
  const letters = (values: readonly T[]) => values.map(textOf).filter((text) => LETTERS.test(text))
  const valuesOf = (parts: readonly Keyed<T>[]) => letters(parts.map((part) => part.value))
  const sides = [valuesOf(base), valuesOf(mine), valuesOf(theirs)] as const
  return { value, overlaps: overlaps || !hasTheirWords(letters(value), sides) }
}

/** Merges two plain texts with a common base, word by word. */
export function mergeText(base: string, mine: string, theirs: string): Merged<string> {
  if (mine === base || mine === theirs) return { value: theirs, overlaps: false }
  if (theirs === base) return { value: mine, overlaps: false }
  const keyed = (text: string) => wordsAndBetween(text).map((word) => ({ value: word, key: word }))
  const { value, overlaps } = mergeWords(keyed(base), keyed(mine), keyed(theirs), (word) => word)
  return { value: value.join(''), overlaps }
}

function markKey(mark: Mark): string {
  return mark.type === 'link' ? JSON.stringify([mark.href, mark.title]) : mark.type
}

const marksKey = (marks: readonly Mark[]) => marks.map(markKey).sort().join()

/** The key that an inline is compared by: the same for two that show the same. */
function inlineKey(inline: Inline): string {
  const marks = marksKey(inline.marks)
  switch (inline.type) {
    case 'text':
      return JSON.stringify([inline.text, marks])
    case 'break':
      return JSON.stringify(['break', marks, ''])
    case 'footnote':
      return JSON.stringify(['footnote', marks, inlinesKey(inline.content)])
    case 'image':
      return JSON.stringify(['image', marks, inline.src, inline.alt, inline.title])
  }
}

/** The key that a content is compared by. */
export function inlinesKey(content: readonly Inline[]): string {
  return wordInlines(content)
    .map(({ key }) => key)
    .join()
}

/** The content with each word, space and punctuation mark as an inline of its own; breaks, notes and pictures as they are. */
export function wordInlines(content: readonly Inline[]): Keyed<Inline>[] {
  return content
    .flatMap((inline): Inline[] =>
      inline.type === 'text' ? wordsAndBetween(inline.text).map((text) => ({ ...inline, text })) : [inline],
    )
    .map((value) => ({ value, key: inlineKey(value) }))
}

/** Merges two contents with a common base, word by word. A word with other marks is another word. */
export function mergeInlines(
  base: readonly Inline[],
  mine: readonly Inline[],
  theirs: readonly Inline[],
): Merged<Inline[]> {
  const textOf = (inline: Inline) => (inline.type === 'text' ? inline.text : inlineKey(inline))
  return mergeWords(wordInlines(base), wordInlines(mine), wordInlines(theirs), textOf)
}

/** The words of a text that have a letter or a digit. */
export function wordsIn(text: string): string[] {
  return wordsAndBetween(text).filter((word) => LETTERS.test(word))
}

/** The share of words that two texts have in common (Sørensen–Dice on bags of words), 0 to 1; 1 for two without words. */
export function similarityOf(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 1
  const counts = countsOf(one)
  let common = 0
  for (const word of other) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    common++
    counts.set(word, left - 1)
  }
  return (2 * common) / (one.length + other.length)
}
