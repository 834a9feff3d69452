import type { Inline, Mark } from '../document/types.ts'
import { isSame, type Keyed, stretchesOf } from './stretches.ts'

/** What came of merging; `overlaps` is true where both sides changed the same place, each in its own way. */
export type Merged<T> = { readonly value: T; readonly overlaps: boolean }

const words = new Intl.Segmenter('und', { granularity: 'word' })

const wordsOf = (text: string) => Array.from(words.segment(text), ({ segment }) => segment)

/**
 * Merges word by word. Where the sides overlap, mine stands; what both put into one place where nothing was before
 * follows each other, mine first.
 */
function mergeWords<T>(
  base: readonly Keyed<T>[],
  mine: readonly Keyed<T>[],
  theirs: readonly Keyed<T>[],
): Merged<T[]> {
  const value: T[] = []
  let overlaps = false
  const take = (parts: readonly Keyed<T>[]) => {
    for (const part of parts) value.push(part.value)
  }
  for (const stretch of stretchesOf(base, mine, theirs)) {
    const was = stretch.base ?? []
    if (isSame(stretch.mine, was)) take(stretch.theirs)
    else {
      take(stretch.mine)
      if (isSame(stretch.theirs, was) || isSame(stretch.mine, stretch.theirs)) continue
      overlaps = true
      if (was.length === 0) take(stretch.theirs)
    }
  }
  return { value, overlaps }
}

/** Two plain texts that came from one, merged word by word. */
export function mergeText(base: string, mine: string, theirs: string): Merged<string> {
  if (mine === base || mine === theirs) return { value: theirs, overlaps: false }
  if (theirs === base) return { value: mine, overlaps: false }
  const keyed = (text: string) => wordsOf(text).map((word) => ({ value: word, key: word }))
  const { value, overlaps } = mergeWords(keyed(base), keyed(mine), keyed(theirs))
  return { value: value.join(''), overlaps }
}

function markKey(mark: Mark): string {
  return mark.type === 'link' ? JSON.stringify([mark.href, mark.title]) : mark.type
}

const marksKey = (marks: readonly Mark[]) => marks.map(markKey).sort().join()

/** What an inline is compared by: the same for two that read and look the same. */
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

/** What inlines are compared by. */
export function inlinesKey(content: readonly Inline[]): string {
  return wordInlines(content)
    .map(({ key }) => key)
    .join()
}

/** Each word, blank and punctuation mark by itself, with its marks; line breaks, notes and pictures as they are. */
function wordInlines(content: readonly Inline[]): Keyed<Inline>[] {
  return content
    .flatMap((inline): Inline[] =>
      inline.type === 'text' ? wordsOf(inline.text).map((text) => ({ ...inline, text })) : [inline],
    )
    .map((value) => ({ value, key: inlineKey(value) }))
}

/** Two texts that came from one, merged word by word; a word in other marks is another word. */
export function mergeInlines(
  base: readonly Inline[],
  mine: readonly Inline[],
  theirs: readonly Inline[],
): Merged<Inline[]> {
  return mergeWords(wordInlines(base), wordInlines(mine), wordInlines(theirs))
}

const LETTERS = /[\p{L}\p{N}]/u

/** The words of a text: what of it has a letter or a figure. */
export function wordsIn(text: string): string[] {
  return wordsOf(text).filter((word) => LETTERS.test(word))
}

/** How many of their words two texts have in common, from 0 to 1; 1 for two without words. */
export function likenessOf(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of other) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    common++
    counts.set(word, left - 1)
  }
  return (2 * common) / (one.length + other.length)
}
