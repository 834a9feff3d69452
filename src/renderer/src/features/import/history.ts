import type { ReviewEntry } from './entry.ts'

/** Entries that a step put in the place of others; `after` what they stand, where there is none of them left. */
type Change = {
  previous: number | null
  before: readonly ReviewEntry[]
  after: readonly ReviewEntry[]
}

/** What one choice changed; undone and redone as a whole. */
export type Step = readonly Change[]

/** The most steps that are kept. */
const MOST_STEPS = 200

const keysOf = (entries: readonly ReviewEntry[]) => new Set(entries.map(({ key }) => key))

/** The steps from one state of the batch to the next, of entries that stand together; null where nothing changed. */
export function changeOf(
  entries: readonly ReviewEntry[],
  gone: readonly ReviewEntry[],
  come: readonly ReviewEntry[],
): Change {
  const keys = keysOf(gone)
  const at = entries.findIndex(({ key }) => keys.has(key))
  return { previous: entries[at - 1]?.key ?? null, before: gone, after: come }
}

function exchange(
  entries: readonly ReviewEntry[],
  gone: readonly ReviewEntry[],
  come: readonly ReviewEntry[],
  previous: number | null,
): readonly ReviewEntry[] {
  const keys = keysOf(gone)
  const at =
    gone.length > 0
      ? entries.findIndex(({ key }) => keys.has(key))
      : entries.findIndex(({ key }) => key === previous) + 1
  if (at < 0) return entries
  const left = entries.filter(({ key }) => !keys.has(key))
  return [...left.slice(0, at), ...come, ...left.slice(at)]
}

/** The batch after a step. What is no longer in it stays away. */
export function redoStep(entries: readonly ReviewEntry[], step: Step): readonly ReviewEntry[] {
  return step.reduce((now, { before, after, previous }) => exchange(now, before, after, previous), entries)
}

/** The batch before a step. */
export function undoStep(entries: readonly ReviewEntry[], step: Step): readonly ReviewEntry[] {
  return step.reduceRight(
    (now, { before, after, previous }) => exchange(now, after, before, previous),
    entries,
  )
}

/** The steps with one more, without the oldest where they are too many. */
export function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  return [...steps.slice(1 - MOST_STEPS), step]
}
