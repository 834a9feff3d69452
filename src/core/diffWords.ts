import { diffArrays } from 'diff'
import { wordsAndBetween } from './segments.ts'

/** A piece of a text, and whether the other text lacks it. */
export type WordPiece = { text: string; differs: boolean }

/** Past so many differing words, all of both texts counts as differing. */
const MAX_DIFFERENCES = 1_000
/** Texts of more characters together are not compared. */
const LONGEST = 40_000

const whole = (text: string): WordPiece[] => (text === '' ? [] : [{ text, differs: true }])

/** Compares two texts word by word: each side in pieces that the other has as well, and pieces that it lacks. A side's pieces joined are its text. */
export function diffWords(one: string, other: string): { one: WordPiece[]; other: WordPiece[] } {
  const changes =
    one.length + other.length > LONGEST
      ? null
      : (diffArrays(wordsAndBetween(one), wordsAndBetween(other), { maxEditLength: MAX_DIFFERENCES }) ?? null)
  if (changes === null) return { one: whole(one), other: whole(other) }
  const pieces: { one: WordPiece[]; other: WordPiece[] } = { one: [], other: [] }
  for (const { value, added, removed } of changes) {
    const text = value.join('')
    if (!added) pieces.one.push({ text, differs: removed })
    if (!removed) pieces.other.push({ text, differs: added })
  }
  return pieces
}
