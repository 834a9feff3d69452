import {
  type EditorSelection,
  type EditorState,
  type Extension,
  Facet,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state'
import { type Command, Decoration, EditorView, type ViewUpdate, WidgetType } from '@codemirror/view'
import { measureText } from '../../../../../core/measure.ts'
import { plainText } from '../../../../../core/markdown/index.ts'
import styles from './body.module.css'
import { isBlankLine } from './lines.ts'
import { headingLine, movingSection, sectionAt, sectionStarts } from './sections.ts'

/** What is said of what is hidden. */
export type FoldWords = { fold: string; unfold: string; hidden(signs: number): string }

const SILENT: FoldWords = { fold: '', unfold: '', hidden: String }

/** The words of the marks for folding, in the language of the interface. */
export const foldWords = Facet.define<FoldWords, FoldWords>({ combine: ([words]) => words ?? SILENT })

type Stretch = { from: number; to: number }
/** A stretch that is hidden, and how many signs that are: they cannot change while they are hidden. */
type Fold = Stretch & { signs: number }

/** The numbers of the sections that are folded from now on; any other is not. */
const setFolds = StateEffect.define<readonly number[]>()

/** What a folded section hides: all behind its heading, as far as its last line; null where there is nothing. */
function hiddenOf(state: EditorState, section: number): Stretch | null {
  const { doc } = state
  const heading = headingLine(state, section)
  if (heading === null) return null
  const from = doc.lineAt(heading).to
  const next = state.field(sectionStarts).starts[section + 1]
  let last = next === undefined ? doc.line(doc.lines) : doc.line(doc.lineAt(next).number - 1)
  while (last.from > from && isBlankLine(last.text)) last = doc.line(last.number - 1)
  return last.from > from ? { from, to: last.to } : null
}

const hides = ({ ranges }: EditorSelection, { from, to }: Stretch) =>
  ranges.some((range) => [range.anchor, range.head].some((place) => place > from && place <= to))

function isWhole(state: EditorState, { from, to }: Stretch): boolean {
  const hidden = hiddenOf(state, sectionAt(state, from))
  return hidden?.from === from && hidden.to === to
}

function foldOf(state: EditorState, section: number): Fold[] {
  const hidden = hiddenOf(state, section)
  if (!hidden) return []
  return [{ ...hidden, signs: measureText(plainText(state.sliceDoc(hidden.from, hidden.to))).signs }]
}

/** The stretches that are hidden; none in which the cursor is put, or in which something changes. */
const folds = StateField.define<readonly Fold[]>({
  create: () => [],
  update(before, { changes, docChanged, effects, selection, newSelection, state }) {
    const asked = effects.findLast((effect) => effect.is(setFolds))?.value
    if (asked)
      return asked
        .toSorted((a, b) => a - b)
        .flatMap((section) => foldOf(state, section))
        .filter((fold) => !hides(newSelection, fold))
    if (before.length === 0 || !(docChanged || selection)) return before
    return before.flatMap(({ from, to, signs }) => {
      const fold = { from: changes.mapPos(from, 1), to: changes.mapPos(to, -1), signs }
      if (docChanged && (changes.touchesRange(from + 1, to) || !isWhole(state, fold))) return []
      return hides(newSelection, fold) ? [] : [fold]
    })
  },
  provide: (field) =>
    EditorView.decorations.compute([field, foldWords], (state) => {
      const { unfold, hidden } = state.facet(foldWords)
      return Decoration.set(
        state.field(field).map(({ from, to, signs }) => {
          const widget = new FoldWidget(hidden(signs), unfold)
          return Decoration.replace({ widget }).range(from, to)
        }),
      )
    }),
})

class FoldWidget extends WidgetType {
  readonly words: string
  readonly unfold: string

  constructor(words: string, unfold: string) {
    super()
    this.words = words
    this.unfold = unfold
  }

  override eq({ words, unfold }: FoldWidget): boolean {
    return words === this.words && unfold === this.unfold
  }

  override toDOM(view: EditorView): HTMLElement {
    const element = document.createElement('span')
    element.className = styles.folded ?? ''
    element.textContent = this.words
    element.title = this.unfold
    element.addEventListener('mousedown', (event) => {
      event.preventDefault()
      foldSection(view, sectionAt(view.state, view.posAtDOM(element)))
    })
    return element
  }

  override ignoreEvent(): boolean {
    return true
  }
}

/** The numbers of the sections that are folded. */
export function foldedSections(state: EditorState): number[] {
  return (state.field(folds, false) ?? []).map(({ from }) => sectionAt(state, from))
}

/** As `movingSection`; what is folded stays so. */
export function movingFolded(state: EditorState, from: number, to: number): TransactionSpec | null {
  const moved = movingSection(state, from, to)
  const folded = foldedSections(state)
  if (!moved || folded.length === 0) return moved
  const order = state.field(sectionStarts).starts.map((_, section) => section)
  order.splice(to, 0, ...order.splice(from, 1))
  return { ...moved, effects: setFolds.of(folded.map((section) => order.indexOf(section))) }
}

/** True where an update folds or unfolds something. */
export const foldsChanged = ({ startState, state }: ViewUpdate) =>
  startState.field(folds, false) !== state.field(folds, false)

/** Hides what stands under a section's heading, or shows it again; the cursor is never left where it cannot be seen. */
export function foldSection(view: EditorView, section: number): void {
  const { state } = view
  const folded = foldedSections(state)
  const isFolded = folded.includes(section)
  const hidden = hiddenOf(state, section)
  if (!isFolded && !hidden) return
  const sections = isFolded ? folded.filter((each) => each !== section) : [...folded, section]
  const spec: TransactionSpec = { effects: setFolds.of(sections) }
  const isInside = hidden !== null && !isFolded && hides(state.selection, hidden)
  view.dispatch(isInside ? { ...spec, selection: { anchor: hidden.from }, scrollIntoView: true } : spec)
}

/** Folds the section that the cursor is in, or unfolds it. */
export const foldHere: Command = (view) => {
  foldSection(view, sectionAt(view.state, view.state.selection.main.head))
  return true
}

/** Sections can be folded under their headings. */
export const folding: Extension = folds
