import { NodeSelection } from 'prosemirror-state'
import { type FigureUse, NOTHING_SAID, saysNothing } from '../../../core/article/index.ts'
import { useSession } from '../saving/session.ts'
import { articleEditor } from './articleEditor.ts'
import { figuresOfPage } from './convert.ts'
import { usePage } from './pageStore.ts'
import { figureNode, figurePlace } from './plugins/incomingPictures.ts'

/** Calls something once the page of the open article is there; not if another article is opened meanwhile. */
function whenMounted(then: () => void): void {
  const { openedId } = useSession.getState()
  if (usePage.getState().mounted) {
    then()
    return
  }
  const stop = usePage.subscribe(({ mounted }) => {
    if (!mounted) return
    stop()
    if (useSession.getState().openedId === openedId) then()
  })
}

/** Selects a figure of the open article, by its picture and which of the figures with that picture it is, and scrolls there. */
export function showFigure(src: string, occurrence: number): void {
  whenMounted(() => {
    const { state, view } = articleEditor
    if (!state) return
    const found = figuresOfPage(state.doc).filter(({ node }) => node.attrs.src === src)
    const figure = found[Math.min(occurrence, found.length - 1)]
    if (!figure) return
    articleEditor.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, figure.at)))
    view?.focus()
    articleEditor.reveal(figure.at, 'center')
  })
}

/** The words of a figure, as plain text, and what else is said of it. */
export type SaidOfFigure = { src: string; alt: string; caption: string; credit: string } & Pick<
  FigureUse,
  'fileName' | 'rights' | 'taken' | 'isUnconfirmed'
>

/** Inserts a figure at the caret, between two blocks of the body, and selects it; one step of the history. */
export function insertFigure(said: SaidOfFigure): void {
  whenMounted(() => {
    const { src, alt, fileName, rights, taken, isUnconfirmed } = said
    const use: FigureUse = { ...NOTHING_SAID, fileName, rights, taken, isUnconfirmed }
    const figure = figureNode({ src, alt, use: saysNothing(use) ? null : use }, said)
    articleEditor.applyStep((transaction, { doc, selection }) => {
      const at = figurePlace(doc, selection.to)
      transaction.insert(at, figure)
      return transaction.setSelection(NodeSelection.create(transaction.doc, at)).scrollIntoView()
    })
    articleEditor.focus()
  })
}
