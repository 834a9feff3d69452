import { INVISIBLE } from './invisible.ts'

/** Every run of signs, with what stands beside them and is no common letter: found fast, and split by `SIGNS`. */
const CANDIDATES = /[!-/:-@[-`{-~\u0080-\u00bf\u00d7\u00f7\u0250-\uffff]+/g
/** Neither letters, digits and their marks nor spaces: punctuation, symbols, emoji. */
const SIGNS = /[^\p{L}\p{N}\p{M}\p{Co}\p{Z}\p{Cc}]+/gu
/** Invisible characters and the marks that choose between a sign as text and as picture. */
const SELECTORS = new RegExp(`[${INVISIBLE}\\ufe00-\\ufe0f]`, 'g')
/** UTF-16 code units of a run, and of all runs of a text, that can be found. */
const LONGEST_RUN = 40
const LONGEST_SIGNS = 4000

function split(candidate: string): readonly string[] {
  const runs = candidate.toWellFormed().replace(SELECTORS, '').normalize('NFC').match(SIGNS) ?? []
  return runs.map((run) => run.slice(0, LONGEST_RUN).toWellFormed())
}

const MOST_KNOWN = 2000
const LONGEST_KNOWN = 6
const known = new Map<string, readonly string[]>()

/** The runs of a candidate; those of frequent ones are remembered. */
function runsOf(candidate: string): readonly string[] {
  const before = known.get(candidate)
  if (before !== undefined) return before
  const runs = split(candidate)
  if (candidate.length <= LONGEST_KNOWN && known.size < MOST_KNOWN) known.set(candidate, runs)
  return runs
}

/**
 * The different runs of signs of texts, in their order: `Vite !?` has `!?`. At most 40 code units of each, and 4,000 in all.
 * An emoji made of several is one run.
 */
export function signsIn(...texts: readonly string[]): string[] {
  const runs = new Set<string>()
  let length = 0
  for (const candidate of new Set(texts.flatMap((text) => text.match(CANDIDATES) ?? []))) {
    for (const run of runsOf(candidate)) {
      if (runs.has(run)) continue
      length += run.length + 1
      if (length > LONGEST_SIGNS) return [...runs]
      runs.add(run)
    }
  }
  return [...runs]
}
