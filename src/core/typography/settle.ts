import { applyFindings, type Edit } from './finding.ts'

const MOST_ROUNDS = 5

/** What a text is settled by: only what is certain is written. */
type Settling = Edit & { certainty: 'fix' | 'suggestion' }

/** How much longer a text is with an edit in it. */
const growth = ({ from, to, replacement }: Edit) => (replacement?.length ?? to - from) - (to - from)

/** An edit with the range that its replacement has in the text after it. */
type Placed<F> = { edit: F; from: number; to: number }

function placed<F extends Settling>(edits: readonly F[]): Placed<F>[] {
  let shift = 0
  return edits.map((edit) => {
    const from = edit.from + shift
    const to = edit.to + shift + growth(edit)
    shift = to - edit.to
    return { edit, from, to }
  })
}

/**
 * One list of edits that does to a text what `first` and then `second` do; `between` is the text after `first`. Edits
 * that touch become one, under the rule of the one that comes first.
 */
function composed<F extends Settling>(first: readonly F[], second: readonly F[], between: string): F[] {
  const steps = [
    ...placed(first).map((step) => ({ ...step, later: false })),
    ...second.map((edit) => ({ edit, from: edit.from, to: edit.to, later: true })),
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  const edits: F[] = []
  let shift = 0
  for (let index = 0; index < steps.length; ) {
    const start = steps[index]
    if (!start) break
    let to = start.to
    let grown = 0
    const later: Edit[] = []
    for (let step = steps[index]; step && step.from <= to; step = steps[++index]) {
      to = Math.max(to, step.to)
      if (step.later) later.push({ ...step.edit, from: step.from - start.from, to: step.to - start.from })
      else grown += growth(step.edit)
    }
    const replacement = applyFindings(between.slice(start.from, to), later)
    const from = start.from - shift
    shift += grown
    edits.push({ ...start.edit, from, to: to - shift, replacement })
  }
  return edits
}

const isFix = ({ certainty }: Settling) => certainty === 'fix'

/**
 * What `lint` finds in a text, with fixes after which nothing is left to fix: where one fix calls for another, they are
 * one. Where that comes to no end, nothing is certain.
 */
export function settled<F extends Settling>(text: string, lint: (text: string) => F[]): F[] {
  const found = lint(text)
  const first = found.filter(isFix)
  if (first.length === 0) return found
  let fixes = first
  let after = applyFindings(text, first)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const more = lint(after).filter(isFix)
    if (more.length === 0) return fixes === first ? found : withSuggestions(fixes, found, text)
    fixes = composed(fixes, more, after)
    after = applyFindings(after, more)
  }
  return found.map((finding) => ({ ...finding, certainty: 'suggestion' }))
}

/** The fixes that change something, with the suggestions that none of them touches. */
function withSuggestions<F extends Settling>(fixes: readonly F[], found: readonly F[], text: string): F[] {
  const merged: F[] = []
  const changing = fixes.filter(({ from, to, replacement }) => text.slice(from, to) !== replacement)
  const suggestions = found.filter((finding) => !isFix(finding))
  let next = 0
  for (const fix of changing) {
    for (let other = suggestions[next]; other && other.from <= fix.to; other = suggestions[++next]) {
      if (other.to < fix.from && (merged.at(-1)?.to ?? -1) < other.from) merged.push(other)
    }
    merged.push(fix)
  }
  const end = changing.at(-1)?.to ?? -1
  return [...merged, ...suggestions.slice(next).filter(({ from }) => from > end)]
}
