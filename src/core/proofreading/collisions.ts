import { BLANK_OR_LINE_END, type Edit } from '../typography/index.ts'

/** An edit of a text. A `fix` is right whatever the text says; a `suggestion` needs a look. */
export type Proposal = Edit & { certainty: 'fix' | 'suggestion' }

/** True where the replacement is right whatever the text says. */
export const isFix = ({ certainty }: Proposal) => certainty === 'fix'

const inOrder = (a: Edit, b: Edit) => a.from - b.from || a.to - b.to

/** True where an insertion stands at the edge of a fix that writes nothing there, or a blank, and so may make it needless. */
function isAtOpenEdge({ from: at }: Edit, { from, to, replacement }: Edit): boolean {
  if (replacement === null || (at !== from && at !== to)) return false
  return (
    replacement === '' || BLANK_OR_LINE_END.test(replacement.charAt(at === to ? replacement.length - 1 : 0))
  )
}

/** True where two edits cannot both be made: they share a character, or an insertion stands within or at an open edge. */
function collide(one: Proposal, other: Proposal): boolean {
  if (one.from === one.to && other.from === other.to) return one.from === other.from
  if (isFix(one) && isFix(other)) {
    if (one.from === one.to && isAtOpenEdge(one, other)) return true
    if (other.from === other.to && isAtOpenEdge(other, one)) return true
  }
  return one.from < other.to && other.from < one.to
}

/**
 * The proposals of several sources in the order of the text, without collisions. Of two that collide a fix stays rather than
 * a suggestion, then what stands in the earlier list. What is dropped is found again once the other is fixed.
 *
 * Idea: one sweep over all lists; each proposal is held against those kept that it collides with, and the lower rank stays.
 * Invariant: `kept` is in order and without collisions, provided that each list by itself is. So of those kept only the last
 * two can reach the next one: the last that has a length, and an insertion at its edge. Cost: n log n for n proposals.
 */
export function withoutCollisions<Item extends Proposal>(lists: readonly (readonly Item[])[]): Item[] {
  const [only = [], ...others] = lists.filter((list) => list.length > 0)
  if (others.length === 0) return [...only]
  const ranked = lists.flatMap((list, at) =>
    list.map((item) => ({ item, rank: (isFix(item) ? 0 : lists.length) + at })),
  )
  const kept: typeof ranked = []
  for (const next of ranked.sort((a, b) => inOrder(a.item, b.item) || a.rank - b.rank)) {
    const rivals = kept.slice(-2).filter(({ item }) => collide(item, next.item))
    if (rivals.some(({ rank }) => rank < next.rank)) continue
    for (const rival of rivals) kept.splice(kept.indexOf(rival), 1)
    kept.push(next)
  }
  return kept.map(({ item }) => item)
}
