import type { Node } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type FigureUse, NOTHING_SAID } from '../../../../core/article/index.ts'
import { figuresOfPage, saidOfFigure } from '../convert.ts'
import { schema } from '../schema.ts'
import { canMoveFigure } from './figureChanges.ts'

const { nodes } = schema

/** What of a figure's card takes the focus. */
export type CardField = 'first' | 'alt' | 'words'

/** The selected figure, whose card is shown. Plain data. */
export type SelectedFigure = {
  readonly position: number
  readonly src: string
  readonly alt: string
  readonly credit: string
  readonly hasCaption: boolean
  readonly use: FigureUse
  /** How many figures there are, and which of them this is, from 0. */
  readonly count: number
  readonly index: number
  /** The index of the figure that stands for the article, and whether it is marked as such. */
  readonly main: number
  readonly isMainMarked: boolean
  readonly canMove: { readonly up: boolean; readonly down: boolean }
  /** Set once the card has to take the focus; another object each time. */
  readonly entered: { readonly field: CardField; readonly time: number } | null
}

type State = { readonly entered: SelectedFigure['entered']; readonly dismissed: boolean }
type Change = { readonly enter: CardField } | 'dismiss' | 'show'

const key = new PluginKey<State>('figureCard')

const isFigure = (node: Node | null | undefined) => node?.type === nodes.figure

/** The position of the selected figure; null if none is. */
export function selectedFigurePosition({ selection }: EditorState): number | null {
  return selection instanceof NodeSelection && isFigure(selection.node) ? selection.from : null
}

/** The figure whose card is shown, or null. */
export function selectedFigure(state: EditorState): SelectedFigure | null {
  const position = selectedFigurePosition(state)
  const node = position === null ? null : state.doc.nodeAt(position)
  const own = key.getState(state)
  if (position === null || !node || !own || own.dismissed) return null
  const figures = figuresOfPage(state.doc)
  const marked = figures.findIndex(({ node: each }) => saidOfFigure(each)?.isMain === true)
  return {
    position,
    src: String(node.attrs.src),
    alt: String(node.attrs.alt),
    credit: node.lastChild?.textContent ?? '',
    hasCaption: (node.firstChild?.content.size ?? 0) > 0,
    use: saidOfFigure(node) ?? NOTHING_SAID,
    count: figures.length,
    index: figures.findIndex(({ at }) => at === position),
    main: Math.max(0, marked),
    isMainMarked: marked >= 0,
    canMove: { up: canMoveFigure(state.doc, position, -1), down: canMoveFigure(state.doc, position, 1) },
    entered: own.entered,
  }
}

/** True for a transaction that only shows, enters or closes the card. */
export const changesFigureCard = (transaction: Transaction) => transaction.getMeta(key) !== undefined

/** Selects the figure at a position and shows its card; with `enter`, the card takes the focus. */
export function showFigure(transaction: Transaction, position: number, enter?: CardField): Transaction {
  return transaction
    .setSelection(NodeSelection.create(transaction.doc, position))
    .setMeta(key, (enter ? { enter } : 'show') satisfies Change)
}

/** Moves the focus into the card of the selected figure. */
const enterCard: Command = (state, dispatch) => {
  const position = selectedFigurePosition(state)
  if (position === null) return false
  dispatch?.(showFigure(state.tr, position, 'first'))
  return true
}

/** Closes the card of the selected figure, which stays selected. */
export const dismissCard: Command = (state, dispatch) => {
  if (selectedFigure(state) === null) return false
  dispatch?.(state.tr.setMeta(key, 'dismiss' satisfies Change))
  return true
}

/** From its caption or credit, selects the figure. */
const selectAroundCaret: Command = (state, dispatch) => {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (!isFigure($from.node(depth))) continue
    dispatch?.(showFigure(state.tr, $from.before(depth)).scrollIntoView())
    return true
  }
  return false
}

/** Puts the caret into the credit of the figure at a position, or selects what it says. */
export function selectCredit(transaction: Transaction, position: number): Transaction {
  const node = transaction.doc.nodeAt(position)
  const credit = node?.lastChild
  if (!node || !credit) return transaction
  const end = position + node.nodeSize - 2
  return transaction.setSelection(TextSelection.create(transaction.doc, end - credit.content.size, end))
}

function handleKey(view: EditorView, event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
  if (event.key === 'Enter') return enterCard(view.state, view.dispatch)
  if (event.key !== 'Escape') return false
  return dismissCard(view.state, view.dispatch) || selectAroundCaret(view.state, view.dispatch)
}

/** Shows the card of the selected figure: a click on its picture selects it, Enter goes into the card, Escape closes it. */
export const figureCard = new Plugin<State>({
  key,
  state: {
    init: () => ({ entered: null, dismissed: false }),
    apply(transaction, before) {
      const change: Change | undefined = transaction.getMeta(key)
      if (change === 'dismiss') return { entered: null, dismissed: true }
      if (change === 'show') return { entered: null, dismissed: false }
      if (change) return { entered: { field: change.enter, time: transaction.time }, dismissed: false }
      if (!transaction.selectionSet) return before
      return { entered: null, dismissed: false }
    },
  },
  props: {
    handleKeyDown: handleKey,
    handleClickOn(view, _position, node, at, event) {
      const { target } = event
      if (!isFigure(node) || !(target instanceof Element) || target.closest('figcaption')) return false
      view.dispatch(showFigure(view.state.tr, at))
      return true
    },
  },
})
