import { applyFindings, type Edit } from './finding.ts'

/** So often one fix may call for another. */
const MAX_ROUNDS = 5

/** An edit of which only a `fix` is made. */
type RatedEdit = Edit & { certainty: 'fix' | 'suggestion' }

/** How much longer a text is with an edit in it. */
const growth = ({ from, to, replacement }: Edit) => (replacement?.length ?? to - from) - (to - from)

/** Edits with the ranges that their replacements have in the text after all of them. */
function afterEdits<E extends RatedEdit>(edits: readonly E[]): { edit: E; from: number; to: number }[] {
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
 *
 * Idea: both lists are put into the coordinates of `between`, where `first` stands by its replacements, and merged in one
 * sweep from left to right. `shift` is how much `first` has grown the text so far, so that `between` minus `shift` is the
 * original text. Invariant: the edits are in order and apart. Cost: n log n for n edits.
 */
function composed<E extends RatedEdit>(first: readonly E[], second: readonly E[], between: string): E[] {
  const steps = [
    ...afterEdits(first).map((step) => ({ ...step, isLater: false })),
    ...second.map((edit) => ({ edit, from: edit.from, to: edit.to, isLater: true })),
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  const edits: E[] = []
  let shift = 0
  for (let index = 0; index < steps.length; ) {
    const start = steps[index]
    if (!start) break
    let to = start.to
    let grown = 0
    const later: Edit[] = []
    for (let step = steps[index]; step && step.from <= to; step = steps[++index]) {
      to = Math.max(to, step.to)
      if (step.isLater) later.push({ ...step.edit, from: step.from - start.from, to: step.to - start.from })
      else grown += growth(step.edit)
    }
    const replacement = applyFindings(between.slice(start.from, to), later)
    const from = start.from - shift
    shift += grown
    edits.push({ ...start.edit, from, to: to - shift, replacement })
  }
  return edits
}

const isFix = ({ certainty }: RatedEdit) => certainty === 'fix'

/**
 * What `lint` finds in a text, with fixes after which nothing is left to fix: where one fix calls for another, they are
 * one. Where that comes to no end, nothing is certain.
 *
 * Idea: the fixes are made, the text is linted again, and what is fixed then is composed with what was fixed before.
 * Invariant: making `fixes` in `text` gives `after`. Cost: one `lint` for a text without fixes, two for nearly every
 * other, seven at most.
 */
export function lintToFixpoint<E extends RatedEdit>(text: string, lint: (text: string) => E[]): E[] {
  const found = lint(text)
  const first = found.filter(isFix)
  if (first.length === 0) return found
  let fixes = first
  let after = applyFindings(text, first)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const more = lint(after).filter(isFix)
    if (more.length === 0) return fixes === first ? found : withSuggestions(fixes, found, text)
    fixes = composed(fixes, more, after)
    after = applyFindings(after, more)
  }
  return found.map((finding) => ({ ...finding, certainty: 'suggestion' }))
}

/** The fixes that change something, with the suggestions that none of them touches. */
function withSuggestions<E extends RatedEdit>(fixes: readonly E[], found: readonly E[], text: string): E[] {
  const merged: E[] = []
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
