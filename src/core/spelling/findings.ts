import type { TextRange } from '../search.ts'
import { paragraphsOf, type Prose, readableProse } from '../typography/index.ts'
import { foreignPassages, type Verdict } from './foreignPassages.ts'
import { type Word, wordsIn } from './words.ts'

/**
 * `misspelt`: the dictionary does not know the word. `name`: it does not, and the word has a capital within a sentence, so that it
 * is probably a name.
 */
export type SpellingRule = 'misspelt' | 'name'

/** What is known of words. `verdictOf` gives undefined for one that has not been looked up: it has no finding. */
export type Spelling = {
  verdictOf(language: string, word: string): Verdict | undefined
  /** Words that are names elsewhere in the article, as `namesIn` tells: at the beginning of a sentence they are, too. */
  names?: ReadonlySet<string>
}

/** A word that no dictionary knows. Nothing is proposed: suggestions are asked for one word at a time. */
export type SpellingFinding = {
  rule: SpellingRule
  from: number
  to: number
  replacement: null
  certainty: 'suggestion'
}

const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]/i

/** The word without an elided article before it. */
export const bareWord = (word: string): string => word.replace(ELIDED, '')

const isCapitalised = (word: string) => /^\p{Lu}/u.test(bareWord(word))
const isInCapitals = (word: string) => /\p{L}{2}/u.test(word) && word === word.toUpperCase()

/** The words of one text that have a capital within a sentence, without an elided article, and where each is. */
export function namesWithPlaces(
  prose: Prose,
  language: string,
): { name: string; from: number; to: number }[] {
  return wordsIn(prose, language).flatMap(({ text, from, to, isFirst }) => {
    if (isFirst || !isCapitalised(text) || isInCapitals(text)) return []
    const elided = text.length - bareWord(text).length
    return [{ name: bareWord(text), from: from + elided, to }]
  })
}

/** The same, without their places. */
export const namesIn = (prose: Prose, language: string): string[] =>
  namesWithPlaces(prose, language).map(({ name }) => name)

/** The words of a text to be looked up, each once. */
export function wordsToLookUp(prose: Prose, language: string): string[] {
  return [...new Set(wordsIn(prose, language).map(({ text }) => text))]
}

/** True where a word is probably a name. */
function isName(word: Word, next: Word | undefined, text: string, names: ReadonlySet<string>): boolean {
  if (!isCapitalised(word.text)) return false
  if (!word.isFirst || isInCapitals(word.text) || names.has(bareWord(word.text))) return true
  // “Maud Ferrier”: two capitals in a row.
  return (
    next !== undefined &&
    !next.isFirst &&
    isCapitalised(next.text) &&
    /^[ \u00a0\u202f-]$/.test(text.slice(word.to, next.from))
  )
}

/**
 * The words of a text that its dictionary does not know, in order, without the passages that are plainly in another language.
 * Each paragraph (`paragraphsOf`) has its findings by itself.
 */
export function spellingFindings(
  prose: Prose,
  language: string,
  { verdictOf, names = new Set() }: Spelling,
): SpellingFinding[] {
  const verdict = (word: string) => verdictOf(language, word)
  const words = wordsIn(prose, language)
  if (!words.some(({ text }) => verdict(text) === 'unknown')) return []
  const readable = readableProse(prose)
  const findings: SpellingFinding[] = []
  let at = 0
  for (const paragraph of paragraphsOf(readable)) {
    const first = at
    while ((words[at]?.from ?? Number.POSITIVE_INFINITY) < paragraph.to) at++
    const ours = words.slice(first, at)
    const passages = foreignPassages(ours, language, verdict)
    const known = new Set([
      ...names,
      ...ours
        .filter(({ text, isFirst }) => !isFirst && isCapitalised(text))
        .map(({ text }) => bareWord(text)),
    ])
    for (const [index, word] of ours.entries()) {
      if (verdict(word.text) !== 'unknown' || passages.some((passage) => isWithin(word, passage))) continue
      const rule = isName(word, ours[index + 1], readable, known) ? 'name' : 'misspelt'
      findings.push({ rule, from: beginsAt(word), to: word.to, replacement: null, certainty: 'suggestion' })
    }
  }
  return findings
}

/** Where a word begins that is wrong: behind an elided article, which is right before a vowel. */
function beginsAt({ text, from }: Word): number {
  const bare = bareWord(text)
  return /^[aeiouyh\u00c0-\u024f]/i.test(bare) ? from + text.length - bare.length : from
}

const isWithin = (word: TextRange, passage: TextRange) => word.from >= passage.from && word.to <= passage.to
