import {
  type ChangeDesc,
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
} from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { Remark } from '../../../state/proof.ts'
import styles from './typography.module.css'

/** A remark at the stretch of the body that shows it. */
class RemarkValue extends RangeValue {
  readonly remark: Remark

  constructor(remark: Remark) {
    super()
    this.remark = remark
  }

  override eq(other: RangeValue): boolean {
    return other instanceof RemarkValue && other.remark === this.remark
  }
}

/** A remark of the body and where it is now: the stretch to be replaced, and the one that is seen. */
export type PlacedRemark = { remark: Remark; from: number; to: number; shownFrom: number; shownTo: number }

/** Puts new remarks in the place of all others of the body. */
export const placeRemarks = StateEffect.define<RangeSet<RemarkValue>>()

/** The remarks of the body, in any order, as the value of that effect. */
export function remarkSet(placed: readonly { remark: Remark; at: number }[]): RangeSet<RemarkValue> {
  return RangeSet.of(
    placed.map(({ remark, at }) => {
      const { shownFrom, shownTo } = remark.found
      return new RemarkValue(remark).range(at + shownFrom, at + shownTo)
    }),
    true,
  )
}

/** The remarks with their places after a change, without those that it touched. */
function kept(remarks: RangeSet<RemarkValue>, changes: ChangeDesc): RangeSet<RemarkValue> {
  const changed: { from: number; to: number }[] = []
  changes.iterChangedRanges((from, to) => changed.push({ from, to }))
  const isTouched = (from: number, to: number) => {
    let low = 0
    let high = changed.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((changed[middle]?.to ?? 0) < from) low = middle + 1
      else high = middle
    }
    const first = changed[low]
    return first !== undefined && first.from <= to
  }
  return remarks
    .update({
      filter: (from, to) => !isTouched(from, to),
      filterFrom: changed[0]?.from ?? 0,
      filterTo: changed.at(-1)?.to ?? 0,
    })
    .map(changes)
}

const bodyRemarks = StateField.define<RangeSet<RemarkValue>>({
  create: () => RangeSet.empty,
  update(remarks, { docChanged, changes, effects }) {
    for (const effect of effects) if (effect.is(placeRemarks)) return effect.value
    return docChanged ? kept(remarks, changes) : remarks
  },
})

/** The remarks of the body in the order of the text, each where it is now. */
export function* placedRemarks(state: EditorState): Generator<PlacedRemark> {
  const remarks = state.field(bodyRemarks, false)
  if (!remarks) return
  for (const cursor = remarks.iter(); cursor.value; cursor.next()) {
    const { remark } = cursor.value
    const { from, to, shownFrom, shownTo } = remark.found
    yield {
      remark,
      from: cursor.from + from - shownFrom,
      to: cursor.to + to - shownTo,
      shownFrom: cursor.from,
      shownTo: cursor.to,
    }
  }
}

/** Where a remark of the body is now; null where it is there no longer. */
export function placeOf(state: EditorState, remark: Remark): PlacedRemark | null {
  for (const placed of placedRemarks(state)) if (placed.remark === remark) return placed
  return null
}

/** The remark whose stretch is at a position, or within so many characters of it: the nearest. */
export function remarkAt(state: EditorState, position: number, within: number): Remark | null {
  let nearest: Remark | null = null
  let least = Number.POSITIVE_INFINITY
  state.field(bodyRemarks, false)?.between(position - within, position + within, (from, to, { remark }) => {
    const distance = Math.max(from - position, position - to, 0)
    if (distance < least) nearest = remark
    least = Math.min(least, distance)
  })
  return nearest
}

const UNDERLINES = {
  fix: Decoration.mark({ class: styles.fix ?? '', attributes: { 'data-remark': 'fix' } }),
  suggestion: Decoration.mark({
    class: styles.suggestion ?? '',
    attributes: { 'data-remark': 'suggestion' },
  }),
}

class Underlines {
  decorations: DecorationSet

  constructor(view: EditorView) {
    this.decorations = this.#build(view)
  }

  update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate): void {
    const isSame = startState.field(bodyRemarks, false) === state.field(bodyRemarks)
    if (docChanged || viewportChanged || !isSame) this.decorations = this.#build(view)
  }

  #build({ state, visibleRanges }: EditorView): DecorationSet {
    const ranges: Range<Decoration>[] = []
    for (const visible of visibleRanges)
      state.field(bodyRemarks).between(visible.from, visible.to, (from, to, { remark }) => {
        if (to > from) ranges.push(UNDERLINES[remark.found.certainty].range(from, to))
      })
    return Decoration.set(ranges, true)
  }
}

/** Keeps the body's remarks where their words are, and underlines those on screen. */
export const underlinedRemarks: Extension = [
  bodyRemarks,
  ViewPlugin.fromClass(Underlines, { decorations: ({ decorations }) => decorations }),
]
