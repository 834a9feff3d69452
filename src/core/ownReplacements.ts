import type { OwnReplacement } from './settingKinds.ts'

/** The most replacements of a library, and the longest that is typed and put in, in UTF-16 units. */
export const MOST_REPLACEMENTS = 500
export const LONGEST_TYPED = 40
export const LONGEST_REPLACEMENT = 200

const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** Why a replacement cannot be used. */
export type ReplacementProblem = 'empty' | 'blank' | 'control' | 'too-long' | 'same' | 'known' | 'too-many'

/** What is wrong with a replacement by itself; null for nothing. */
function problemOf({ from, to }: OwnReplacement): ReplacementProblem | null {
  if (from === '' || to === '') return 'empty'
  if (/\s/.test(from)) return 'blank'
  if (CONTROL.test(from + to) || !(from + to).isWellFormed()) return 'control'
  if (from.length > LONGEST_TYPED || to.length > LONGEST_REPLACEMENT) return 'too-long'
  return from === to ? 'same' : null
}

/** What keeps a replacement from being added to others; null for nothing. */
export function replacementProblem(
  replacement: OwnReplacement,
  others: readonly OwnReplacement[],
): ReplacementProblem | null {
  const problem = problemOf(replacement)
  if (problem !== null) return problem
  if (others.some(({ from }) => from === replacement.from)) return 'known'
  return others.length < MOST_REPLACEMENTS ? null : 'too-many'
}

/** Those of a list that can be used: what is written by hand may be wrong, and costs no other. */
export function usableReplacements(all: readonly OwnReplacement[]): OwnReplacement[] {
  const usable: OwnReplacement[] = []
  for (const each of all) if (replacementProblem(each, usable) === null) usable.push(each)
  return usable
}
