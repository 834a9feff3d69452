import type { Node } from 'prosemirror-model'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { type PageSection, pageSections } from '../pageStructure.ts'
import { countSelection } from '../counts.ts'
import { schema } from '../schema.ts'
import { pageTranslate } from '../pageTranslate.ts'

/**
 * A folded section: its heading's node and position, and the nodes that it hides.
 *
 * A moved heading keeps its node, an edited one its position, so one of the two finds it again. If a hidden node
 * changes, or the caret moves into one, the section unfolds.
 */
type Fold = { readonly heading: Node; readonly from: number; readonly hidden: readonly Node[] }
type Folding = { readonly folds: readonly Fold[]; readonly decorations: DecorationSet }

const key = new PluginKey<Folding>('folding')
const NO_FOLDS: Folding = { folds: [], decorations: DecorationSet.empty }

export const isFolded = (state: EditorState, heading: Node) =>
  key.getState(state)?.folds.some((fold) => fold.heading === heading) ?? false

/** Folds or unfolds a section. */
export const toggleFoldIn = (transaction: Transaction, heading: Node): Transaction =>
  transaction.setMeta(key, heading)

const isSameRun = (one: readonly Node[], other: readonly Node[]) =>
  one.length === other.length && one.every((node, at) => node === other[at])

const hidesCaret = (
  { from, to, nodes: [heading] }: PageSection,
  { selection: { anchor, head } }: EditorState,
) => [anchor, head].some((position) => position > from + (heading?.nodeSize ?? 0) && position < to)

function foldingOf(doc: Node, folds: readonly Fold[]): Folding {
  if (folds.length === 0) return NO_FOLDS
  const t = pageTranslate()
  const decorations = folds.flatMap(({ from, heading, hidden }) => {
    let at = from + heading.nodeSize
    const start = at
    const bodies = hidden.map((node) => {
      const decoration = Decoration.node(at, at + node.nodeSize, { 'data-hidden': '' })
      at += node.nodeSize
      return decoration
    })
    const signs = t('common:signs', { count: countSelection(doc, start, at).signs })
    const marker = Decoration.node(from, start, { 'data-folded': t('editor:folded', { signs }) })
    return [marker, ...bodies]
  })
  return { folds, decorations: DecorationSet.create(doc, decorations) }
}

function applyFolding(transaction: Transaction, before: Folding, state: EditorState): Folding {
  const toggled: unknown = transaction.getMeta(key)
  if (before.folds.length === 0 && toggled === undefined) return before
  if (!transaction.docChanged && !transaction.selectionSet && toggled === undefined) return before
  const positions = before.folds.map(({ from }) => transaction.mapping.mapResult(from))
  const folds = pageSections(state.doc).flatMap((section): Fold[] => {
    const { heading, from, nodes } = section
    if (!heading) return []
    const hidden = nodes.slice(1)
    const last = before.folds.find(
      (fold, at) =>
        fold.heading === heading || (positions[at]?.pos === from && positions[at]?.deletedAfter === false),
    )
    const wasFolded = last !== undefined && isSameRun(last.hidden, hidden)
    const isNow = toggled === heading ? last === undefined : wasFolded
    return isNow && hidden.length > 0 && !hidesCaret(section, state) ? [{ heading, from, hidden }] : []
  })
  const isUnchanged =
    folds.length === before.folds.length &&
    folds.every(
      (fold, at) => fold.heading === before.folds[at]?.heading && fold.from === before.folds[at]?.from,
    )
  return isUnchanged ? before : foldingOf(state.doc, folds)
}

/** A key that would join text with hidden text unfolds it and does nothing else. */
function unfoldBeforeJoin(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    const folds = key.getState(state)?.folds ?? []
    if (folds.length === 0 || !empty || $from.depth === 0) return false
    const isAtEdge =
      direction < 0
        ? $from.pos === $from.start(1) + ($from.depth - 1)
        : $from.parentOffset === $from.parent.content.size
    if (!isAtEdge) return false
    const index = $from.index(0)
    const found = folds.find(({ heading, hidden }) =>
      direction < 0 ? hidden.at(-1) === state.doc.maybeChild(index - 1) : heading === state.doc.child(index),
    )
    if (!found) return false
    dispatch?.(toggleFoldIn(state.tr, found.heading))
    return true
  }
}

const handleKeys = keydownHandler({
  Backspace: unfoldBeforeJoin(-1),
  'Mod-Backspace': unfoldBeforeJoin(-1),
  'Alt-Backspace': unfoldBeforeJoin(-1),
  Delete: unfoldBeforeJoin(1),
  'Mod-Delete': unfoldBeforeJoin(1),
  'Alt-Delete': unfoldBeforeJoin(1),
})

/** True for a click behind the text of a folded heading, on its count. */
function isAfterText(view: EditorView, target: Element, { clientX }: MouseEvent): boolean {
  const text = document.createRange()
  text.selectNodeContents(target)
  const last = [...text.getClientRects()].at(-1)
  const isRightToLeft = getComputedStyle(target).direction === 'rtl'
  return !last || view.isDestroyed || (isRightToLeft ? clientX < last.left : clientX > last.right)
}

/** Folding of sections. */
export const folding = new Plugin<Folding>({
  key,
  state: {
    init: () => NO_FOLDS,
    apply: (transaction, before, _old, state) => applyFolding(transaction, before, state),
  },
  props: {
    decorations: (state) => key.getState(state)?.decorations,
    handleKeyDown: handleKeys,
    handleDOMEvents: {
      mousedown(view, event) {
        const { target } = event
        if (!(target instanceof HTMLElement) || target.dataset.folded === undefined) return false
        if (!isAfterText(view, target, event)) return false
        const heading = view.state.doc.resolve(view.posAtDOM(target, 0)).parent
        if (heading.type !== schema.nodes.sectionHeading) return false
        event.preventDefault()
        view.dispatch(toggleFoldIn(view.state.tr, heading))
        return true
      },
    },
  },
})
