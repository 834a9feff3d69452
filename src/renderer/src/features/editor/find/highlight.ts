import { Compartment, type Extension, Prec, type Range, StateEffect } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { Span } from '../../../../../core/search.ts'
import styles from './FindBar.module.css'

/** What the bar wants of the body while it is open. */
type Wishes = {
  /** The height that the bar covers, in pixels. */
  covered(): number
  edited(update: ViewUpdate): void
  /** Escape was pressed in the body; true where it meant the bar. */
  escaped(): boolean
}

type Shown = { spans: readonly Span[]; current: Span | null }

const showFound = StateEffect.define<Shown>()
const FOUND = Decoration.mark({ class: styles.found ?? '' })
const CURRENT = Decoration.mark({ class: `${styles.found} ${styles.current}` })

/** The first of the spans that ends behind a position. */
function firstAfter(spans: readonly Span[], position: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.to ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** Marks what was found, for as much of the body as is on screen. */
class Highlight {
  decorations: DecorationSet = Decoration.none
  #shown: Shown = { spans: [], current: null }
  /** The text was edited since; a new search is on its way. */
  #isOld = false

  update({ docChanged, viewportChanged, changes, transactions, view }: ViewUpdate): void {
    if (docChanged) {
      this.#isOld = true
      this.decorations = this.decorations.map(changes)
    }
    const told = transactions.flatMap(({ effects }) => effects.filter((effect) => effect.is(showFound)))
    const last = told.at(-1)
    if (last) {
      this.#shown = last.value
      this.#isOld = false
    }
    if (last || (viewportChanged && !this.#isOld)) this.decorations = this.#build(view)
  }

  #build({ visibleRanges }: EditorView): DecorationSet {
    const { spans, current } = this.#shown
    const ranges: Range<Decoration>[] = []
    for (const visible of visibleRanges) {
      for (let at = firstAfter(spans, visible.from); ; at += 1) {
        const span = spans[at]
        if (!span || span.from >= visible.to) break
        const isCurrent = span.from === current?.from && span.to === current.to
        ranges.push((isCurrent ? CURRENT : FOUND).range(span.from, span.to))
      }
    }
    return Decoration.set(ranges, true)
  }
}

const highlight = ViewPlugin.fromClass(Highlight, { decorations: ({ decorations }) => decorations })
const finding = new Compartment()

function wished({ covered, edited, escaped }: Wishes): Extension {
  return [
    highlight,
    EditorView.updateListener.of((update) => {
      if (update.docChanged) edited(update)
    }),
    EditorView.scrollMargins.of(() => ({ top: covered() })),
    Prec.high(keymap.of([{ key: 'Escape', run: escaped }])),
  ]
}

/** Makes a body show what is found in it; a body that was set anew needs it again. */
export function beginFinding(view: EditorView, wishes: Wishes): void {
  const extension = wished(wishes)
  const isThere = finding.get(view.state) !== undefined
  view.dispatch({
    effects: isThere ? finding.reconfigure(extension) : StateEffect.appendConfig.of(finding.of(extension)),
  })
}

export function endFinding(view: EditorView): void {
  if (finding.get(view.state) !== undefined) view.dispatch({ effects: finding.reconfigure([]) })
}

/** Tells a body what was found in it, in order. */
export function showInBody(view: EditorView, spans: readonly Span[], current: Span | null): void {
  view.dispatch({ effects: showFound.of({ spans, current }) })
}
