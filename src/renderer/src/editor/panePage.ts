import { closeHistory, redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, Selection, type Transaction } from 'prosemirror-state'
import { AttrStep, ReplaceAroundStep, ReplaceStep } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import { type ArticleContent, emptyContent } from '../../../core/article/index.ts'
import { useSession } from '../saving/session.ts'
import { type Pane, perPane, usePanes } from '../state/panes.ts'
import { pageStateOf } from './pageState.ts'
import { countPage } from './counts.ts'
import { bodyStart } from './pageStructure.ts'
import { excerptDocument, isTooLongForPage, pageContent, pageDocument } from './convert.ts'
import { transactionToContent } from './externalChange.ts'
import { usePage } from './pageStore.ts'
import { keepPlaces, lastPlace } from './lastPlaces.ts'
import { changesFigureCard } from './plugins/figureCard.ts'
import { entersNote } from './plugins/footnotes.ts'
import { pageHistory, pagePlugins } from './pagePlugins.ts'
import { changesLinkCard } from './plugins/links.ts'
import { keepInPlace, scrollIntoView } from './scrolling.ts'
import { type AttributeField, ATTRIBUTE_FIELDS, schema } from './schema.ts'
import { registerPages } from './shownPages.ts'

/** Marks a change that the session knows already, as what came from elsewhere: it is not saved again. */
const EXTERNAL = 'marbre$external'
/** Marks a change other than typing: the rest of the window is told at once instead of after a pause. */
export const IMMEDIATE = 'marbre$immediate'

type OpenPage = {
  id: string
  /** Whose plugins the state has. */
  pane: Pane
  loadCount: number
  state: EditorState
  scrollTop: number
  /** True until a page that an earlier window left has been scrolled to its caret. */
  isReturning: boolean
  /** The values that fields had before typing, for changes that are not committed to the history yet. */
  typed: Map<AttributeField, unknown>
}

/** The page of each article, for the life of the window; it goes with its article from one pane to another. */
const pages = new Map<string, OpenPage>()

/** Where the caret of an article begins: in its body. */
const startOf = (doc: Node) => Selection.near(doc.resolve(bodyStart(doc)), 1)

window.addEventListener('pagehide', () => keepPlaces(pages.values(), (doc) => startOf(doc).head))

/** The document of a text; of a text that is too long for the page, its beginning as plain text. */
const documentFor = (content: ArticleContent) =>
  isTooLongForPage(content) ? excerptDocument(content) : pageDocument(content)

export const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * The page of a pane: the document of its article (text, display copy and fields), its history, and its view. Changes go
 * to the pane's session, which saves them; what the session has from elsewhere is applied outside the history.
 */
export class PanePage {
  readonly #pane: Pane
  readonly #session: ReturnType<typeof useSession.in>
  readonly #store: ReturnType<typeof usePage.in>
  #current: OpenPage | null = null
  #view: EditorView | null = null
  /** The element that scrolls the page. */
  #scroller: HTMLElement | null = null
  /** When this window last changed the page (milliseconds of `performance.now`). */
  changedAt: number = 0
  /** Dismisses the toast that offers to undo the last step. */
  withdrawOffer: (() => void) | null = null

  constructor(pane: Pane) {
    this.#pane = pane
    this.#session = useSession.in(pane)
    this.#store = usePage.in(pane)
    this.#session.subscribe(() => this.#followSession())
    this.#followSession()
  }

  /** The article on the page. */
  get articleId(): string | null {
    return this.#current?.id ?? null
  }

  get state(): EditorState | null {
    return this.#current?.state ?? null
  }

  get view(): EditorView | null {
    return this.#view
  }

  get scroller(): HTMLElement | null {
    return this.#scroller
  }

  get readOnly(): boolean {
    return this.#store.getState().readOnly
  }

  /** A fresh page, with the caret where an earlier window left it, else at the start of the body. */
  #createPage(id: string, content: ArticleContent, loadCount: number): OpenPage {
    const doc = documentFor(content)
    const place = lastPlace(id, doc)
    const selection = place === null ? startOf(doc) : Selection.near(doc.resolve(place), -1)
    const state = EditorState.create({ doc, selection, plugins: pagePlugins(this.#pane) })
    return {
      id,
      pane: this.#pane,
      loadCount,
      state,
      scrollTop: 0,
      isReturning: place !== null,
      typed: new Map(),
    }
  }

  /** Scrolls to where the page is to be. */
  #restoreScroll(): void {
    const [scroller, opened, view] = [this.#scroller, this.#current, this.#view]
    if (!scroller) return
    scroller.scrollTop = opened?.scrollTop ?? 0
    if (!opened?.isReturning || !view) return
    opened.isReturning = false
    const { head } = opened.state.selection
    const { top, bottom } = scroller.getBoundingClientRect()
    const caret = view.coordsAtPos(head)
    if (caret.top < top || caret.bottom > bottom) scrollIntoView(view, head, 'center')
  }

  /** Mounts the view in `host`, inside the element that scrolls; returns a function that unmounts it. */
  mount(host: HTMLElement, scroller: HTMLElement): () => void {
    this.#scroller = scroller
    const view = new EditorView(host, {
      state:
        this.#current?.state ??
        EditorState.create({ doc: pageDocument(emptyContent('fr')), plugins: pagePlugins(this.#pane) }),
      dispatchTransaction: (transaction) => this.#apply(transaction),
      editable: () => !this.readOnly,
    })
    this.#view = view
    this.#restoreScroll()
    this.#publish()
    return () => {
      if (this.#current) this.#current.scrollTop = scroller.scrollTop
      view.destroy()
      if (this.#view === view) this.#view = null
      if (this.#scroller === scroller) this.#scroller = null
      this.#publish()
    }
  }

  /** The article's content as it would be stored. */
  content(): ArticleContent | null {
    // The page has only the beginning of the text.
    if (this.#store.getState().isTooLong) return this.#session.getState().content
    return this.#current && pageContent(this.#current.state.doc)
  }

  /** Applies a transaction: rendered at once, passed to the session after it. */
  dispatch(transaction: Transaction): void {
    if (this.#view) this.#view.dispatch(transaction)
    else this.#apply(transaction)
  }

  /** Sets fields while they are being typed: saved like any text, but no step of the history until `commitFields`. */
  typeFields(change: Partial<Pick<ArticleContent, AttributeField>>): void {
    const current = this.#current
    if (!current || this.readOnly) return
    const { doc, tr: transaction } = current.state
    for (const field of ATTRIBUTE_FIELDS) {
      const value = change[field]
      if (value === undefined || isSame(value, doc.attrs[field])) continue
      if (!current.typed.has(field)) current.typed.set(field, doc.attrs[field])
      transaction.setDocAttribute(field, value)
    }
    if (transaction.docChanged)
      this.dispatch(transaction.setMeta('addToHistory', false).setMeta(IMMEDIATE, true))
  }

  /**
   * Makes what was typed in fields one step of the history. The fields are reset outside the history and set again as a
   * step; the session is told of neither, since it has the text.
   */
  commitFields(): void {
    const current = this.#current
    if (!current || current.typed.size === 0) return
    const { typed, state } = current
    current.typed = new Map()
    const fields = [...typed].filter(([field, before]) => !isSame(before, state.doc.attrs[field]))
    if (fields.length === 0) return
    const back = state.tr
    for (const [field, before] of fields) back.setDocAttribute(field, before)
    this.dispatch(back.setMeta('addToHistory', false).setMeta(EXTERNAL, true))
    const forward = closeHistory(current.state.tr)
    for (const [field] of fields) forward.setDocAttribute(field, state.doc.attrs[field])
    this.dispatch(forward.setMeta(EXTERNAL, true))
    this.dispatch(closeHistory(current.state.tr))
  }

  #apply(transaction: Transaction): void {
    const current = this.#current
    if (!current) return
    const { state, transactions } = current.state.applyTransaction(transaction)
    current.state = state
    this.#view?.updateState(state)
    if (transactions.some((each) => each.docChanged && each.getMeta(EXTERNAL) !== true))
      this.changedAt = performance.now()
    const isChanged = transactions.some((each) => each.docChanged)
    if (isChanged) {
      const isImmediate =
        transaction.getMeta(IMMEDIATE) === true ||
        transaction.getMeta('uiEvent') !== undefined ||
        transaction.steps.length > 2
      const when = isImmediate ? 'at once' : 'soon'
      if (transactions.some((each) => each.docChanged && each.getMeta(EXTERNAL) !== true))
        this.#session.getState().textChanged(() => pageContent(current.state.doc), when)
      countPage(this.#pane, () => current.state.doc, when)
      if (transaction.getMeta('addToHistory') !== false) this.#withdrawUndo()
    }
    const affectsPageState = (each: Transaction) =>
      each.selectionSet ||
      each.storedMarksSet ||
      changesLinkCard(each) ||
      entersNote(each) ||
      changesFigureCard(each)
    if (isChanged || transactions.some(affectsPageState)) this.#publish()
  }

  #withdrawUndo(): void {
    this.withdrawOffer?.()
    this.withdrawOffer = null
  }

  /** Shows the article and the text that the session has open. */
  #followSession(): void {
    const { openedId, content, loadCount, savedState } = this.#session.getState()
    const isTooLong = content !== null && isTooLongForPage(content)
    const readOnly = isTooLong || savedState?.kind === 'read-only'
    const before = this.#store.getState()
    if (readOnly !== before.readOnly || isTooLong !== before.isTooLong)
      this.#store.setState({ readOnly, isTooLong })
    if (openedId === null || !content) {
      this.#show(null)
      return
    }
    if (this.#current?.id === openedId) {
      if (this.#current.loadCount !== loadCount) this.#applyContent(this.#current, content, loadCount)
      return
    }
    const kept = pages.get(openedId)
    const opened = kept ?? this.#createPage(openedId, content, loadCount)
    pages.set(openedId, opened)
    this.#show(opened)
    if (kept) this.#applyContent(kept, content, loadCount)
  }

  /** Applies a text from the session as the smallest change that makes it, outside the history. */
  #applyContent(opened: OpenPage, content: ArticleContent, loadCount: number): void {
    opened.loadCount = loadCount
    this.commitFields()
    if (isTooLongForPage(content)) return
    const transaction = transactionToContent(opened.state, content)
    if (!transaction) return
    transaction.setMeta(EXTERNAL, true)
    if (this.#view && this.#scroller)
      keepInPlace(this.#view, this.#scroller, transaction.mapping, () => this.dispatch(transaction))
    else this.dispatch(transaction)
  }

  #show(opened: OpenPage | null): void {
    if (opened === this.#current) return
    this.commitFields()
    this.#withdrawUndo()
    if (this.#current && this.#scroller) this.#current.scrollTop = this.#scroller.scrollTop
    this.#current = opened
    if (opened && opened.pane !== this.#pane) {
      opened.pane = this.#pane
      opened.state = opened.state.reconfigure({ plugins: pagePlugins(this.#pane) })
    }
    if (opened) this.#view?.updateState(opened.state)
    countPage(this.#pane, opened && (() => opened.state.doc), 'at once')
    this.#restoreScroll()
    this.#publish()
  }

  /** Updates the page's store if something differs. */
  #publish(): void {
    const before = this.#store.getState()
    const { readOnly, isTooLong } = before
    const current = this.#current && { id: this.#current.id, state: this.#current.state }
    const next = { ...pageStateOf(current, this.#view !== null, before), readOnly, isTooLong }
    const differs = Object.entries(next).some(([key, value]) => Reflect.get(before, key) !== value)
    if (differs) this.#store.setState(next)
  }
}

/** The page of each pane. */
export const pageIn: (pane: Pane) => PanePage = perPane((pane) => new PanePage(pane))

/** The pictures that undo or redo may bring back: those that it shows where it is run on a state with the history alone. */
function undoablePictures(): Set<string> {
  const found = new Set<string>()
  const look = (node: Node) => {
    if (node.type === schema.nodes.figure || node.type === schema.nodes.image)
      found.add(String(node.attrs.src))
  }
  for (const { state } of pages.values())
    for (const command of [undo, redo]) {
      let at = state.reconfigure({ plugins: [pageHistory] })
      at.doc.descendants(look)
      const step = (transaction: Transaction) => {
        at = at.apply(transaction)
        for (const each of transaction.steps) {
          if (each instanceof ReplaceStep || each instanceof ReplaceAroundStep)
            each.slice.content.descendants(look)
          else if (each instanceof AttrStep) at.doc.descendants(look)
        }
      }
      while (command(at, step));
    }
  return found
}

registerPages({
  undoable: undoablePictures,
  shown: () => usePanes.getState().panes.map(pageIn),
  changeKept(id, content, change) {
    const kept = pages.get(id)
    if (!kept) return null
    const outside = transactionToContent(kept.state, content)
    if (outside) kept.state = kept.state.apply(outside)
    const transaction = change(kept.state)
    kept.state = kept.state.apply(transaction)
    return transaction.docChanged ? pageContent(kept.state.doc) : null
  },
})
