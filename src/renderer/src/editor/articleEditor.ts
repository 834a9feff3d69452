import { closeHistory, redo, undo } from 'prosemirror-history'
import { type Command, EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { DocAttrStep } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import { type ArticleContent, emptyContent } from '../../../core/article/index.ts'
import type { PageCommandId } from '../../../contract/commands.ts'
import type { Translate } from '../../../i18n/index.ts'
import { useSession } from '../saving/session.ts'
import { useComparison } from '../state/comparison.ts'
import { type Toast, notify } from '../state/toasts.ts'
import { pageStateOf } from './pageState.ts'
import { countPage } from './counts.ts'
import { bodyStart, displayRange, pageSections } from './pageStructure.ts'
import { PAGE_COMMANDS } from './commands.ts'
import { excerptDocument, isTooLongForPage, pageContent, pageDocument } from './convert.ts'
import { transactionToContent } from './externalChange.ts'
import { usePage } from './pageStore.ts'
import { setPageTranslate } from './pageTranslate.ts'
import { entersNote } from './plugins/footnotes.ts'
import { type PageEditor, registerPageEditor } from './pageEditor.ts'
import { pagePlugins } from './pagePlugins.ts'
import { changesLinkCard } from './plugins/links.ts'
import { keepInPlace, scrollIntoView } from './scrolling.ts'
import { type AttributeField, ATTRIBUTE_FIELDS, type DisplayField, isDisplayField } from './schema.ts'

/** Marks a change from elsewhere: no step of the history, and not saved again. */
const EXTERNAL = 'marbre$outside'
/** Marks a change other than typing: the rest of the window is told at once instead of after a pause. */
const IMMEDIATE = 'marbre$atOnce'

type PageSession = {
  id: string
  loadCount: number
  state: EditorState
  scrollTop: number
  /** The values that fields had before typing, for changes that are not committed to the history yet. */
  typed: Map<AttributeField, unknown>
}

/** The document of a text; of a text that is too long for the page, its beginning as plain text. */
const documentFor = (content: ArticleContent) =>
  isTooLongForPage(content) ? excerptDocument(content) : pageDocument(content)

/** A fresh editor state with the caret at the start of the body. */
function createState(content: ArticleContent): EditorState {
  const doc = documentFor(content)
  const selection = Selection.near(doc.resolve(bodyStart(doc)), 1)
  return EditorState.create({ doc, selection, plugins: pagePlugins })
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * The page's controller. It alone holds the document of the open article (text, display copy and fields), its history,
 * and its view. Changes go to the session, which saves them; what the session has from elsewhere is applied outside the
 * history. The state of each article is kept for the life of the window.
 */
export class ArticleEditor implements PageEditor {
  readonly #sessions = new Map<string, PageSession>()
  #current: PageSession | null = null
  #view: EditorView | null = null
  /** The element that scrolls the page. */
  #scroller: HTMLElement | null = null
  changedAt: number = 0
  /** Dismisses the toast that offers to undo the last step. */
  #withdrawOffer: (() => void) | null = null

  constructor() {
    useSession.subscribe(() => this.#followSession())
    this.#followSession()
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

  /** True if text is selected, rather than a figure, a footnote or table cells. */
  get hasSelectedWords(): boolean {
    const selection = this.state?.selection
    return selection instanceof TextSelection && !selection.empty
  }

  /** Mounts the view in `host`, inside the element that scrolls; returns a function that unmounts it. */
  mount(host: HTMLElement, scroller: HTMLElement): () => void {
    this.#scroller = scroller
    const view = new EditorView(host, {
      state:
        this.#current?.state ??
        EditorState.create({ doc: pageDocument(emptyContent('fr')), plugins: pagePlugins }),
      dispatchTransaction: (transaction) => this.#apply(transaction),
      editable: () => !usePage.getState().readOnly,
    })
    this.#view = view
    scroller.scrollTop = this.#current?.scrollTop ?? 0
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
    if (usePage.getState().isTooLong) return useSession.getState().content
    return this.#current && pageContent(this.#current.state.doc)
  }

  /** Applies a transaction: rendered at once, passed to the session after it. */
  dispatch(transaction: Transaction): void {
    if (this.#view) this.#view.dispatch(transaction)
    else this.#apply(transaction)
  }

  /**
   * Applies a change as one step of the history; false if nothing can be edited or nothing changed. With `message`, a
   * toast offers to undo it for as long as it is the last step.
   */
  applyStep(
    change: (transaction: Transaction, state: EditorState) => Transaction,
    message?: Toast['message'],
  ): boolean {
    this.commitFields()
    const { state } = this
    if (!state || usePage.getState().readOnly) return false
    const transaction = change(closeHistory(state.tr), state)
    if (!transaction.docChanged) return false
    this.dispatch(transaction.setMeta(IMMEDIATE, true))
    const after = this.state
    if (after) this.dispatch(closeHistory(after.tr))
    if (message) this.#offerUndo(message)
    return true
  }

  /** Sets fields, of the display copy or others, as one step of the history. */
  setFields(change: Partial<ArticleContent>, message?: Toast['message']): boolean {
    return this.applyStep((transaction, { doc }) => {
      for (const field of ATTRIBUTE_FIELDS) {
        const value = change[field]
        if (value !== undefined && !isSame(value, doc.attrs[field])) transaction.setDocAttribute(field, value)
      }
      for (const [field, text] of Object.entries(change)) {
        if (!isDisplayField(field) || typeof text !== 'string') continue
        const { from, to } = displayRange(transaction.doc, field)
        if (transaction.doc.textBetween(from, to) !== text) transaction.insertText(text, from, to)
      }
      return transaction
    }, message)
  }

  /** Sets fields while they are being typed: saved like any text, but no step of the history until `commitFields`. */
  typeFields(change: Partial<Pick<ArticleContent, AttributeField>>): void {
    const current = this.#current
    if (!current || usePage.getState().readOnly) return
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

  #offerUndo(message: Toast['message']): void {
    this.#withdrawOffer?.()
    const action = {
      label: (t: Parameters<Toast['message']>[0]) => t('common:undo'),
      run: () => void this.undo(),
    }
    this.#withdrawOffer = notify({ tone: 'plain', message, action })
  }

  /** Runs a command at the caret; false if it does nothing there. */
  run(command: PageCommandId): boolean {
    if (command === 'undo' || command === 'redo') return this[command]()
    this.commitFields()
    const { state } = this
    if (!state) return false
    if (usePage.getState().readOnly) return false
    this.#view?.focus()
    return PAGE_COMMANDS[command](state, (transaction) => this.dispatch(transaction), this.#view ?? undefined)
  }

  /** Executes a ProseMirror command for a card or bar over the page; false if it does nothing there. */
  exec(command: Command): boolean {
    const { state } = this
    return (
      state !== null && command(state, (transaction) => this.dispatch(transaction), this.#view ?? undefined)
    )
  }

  /** Sets the translations of what the page draws itself. */
  setTranslate(words: Translate): void {
    setPageTranslate(words)
    if (this.state) this.dispatch(this.state.tr)
  }

  undo(): boolean {
    return this.#undoOrRedo(undo)
  }

  redo(): boolean {
    return this.#undoOrRedo(redo)
  }

  /** Puts the caret at the start of a section and scrolls there. */
  goToSection(section: number): void {
    const { state } = this
    const found = state && pageSections(state.doc)[section]
    if (!state || !found) return
    this.select(found.from + 1, found.from + 1, 'start')
  }

  /** Selects a range of the document, focuses the page and scrolls there. */
  select(from: number, to: number, block: 'start' | 'center' | 'nearest' = 'center'): void {
    const { state } = this
    if (!state) return
    const { doc } = state
    if (useComparison.getState().shown) useComparison.getState().close()
    const selection = TextSelection.between(doc.resolve(from), doc.resolve(Math.min(to, doc.content.size)))
    this.dispatch(state.tr.setSelection(selection))
    this.#view?.focus()
    this.reveal(selection.from, block)
  }

  /** Scrolls a position into view. */
  reveal(position: number, block: 'start' | 'center' | 'nearest'): void {
    if (this.#view) scrollIntoView(this.#view, position, block)
  }

  /** Selects a field of the display copy, or a range of its text. */
  selectField(field: DisplayField, from = 0, to = Number.POSITIVE_INFINITY): void {
    const { state } = this
    if (!state) return
    const range = displayRange(state.doc, field)
    this.select(Math.min(range.from + from, range.to), Math.min(range.from + to, range.to), 'nearest')
  }

  contains(node: Node): boolean {
    return this.#view?.dom.contains(node) ?? false
  }

  /** Focuses the page; the selection stays. */
  focus(): void {
    this.#view?.focus()
  }

  focusBody(): void {
    const { state } = this
    if (!state) return
    const selection = Selection.near(state.doc.resolve(bodyStart(state.doc)), 1)
    this.select(selection.from, selection.from, 'nearest')
  }

  #undoOrRedo(command: typeof undo): boolean {
    this.commitFields()
    const { state, view } = this
    if (!state || usePage.getState().readOnly) return false
    let isOfText = false
    const done = command(state, (transaction) => {
      isOfText = transaction.steps.some((step) => !(step instanceof DocAttrStep))
      transaction.setMeta(IMMEDIATE, true)
      this.dispatch(isOfText ? transaction.scrollIntoView() : transaction)
    })
    if (isOfText && view?.hasFocus() === false && this.state)
      this.reveal(this.state.selection.from, 'nearest')
    return done
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
        useSession.getState().textChanged(() => pageContent(current.state.doc), when)
      countPage(() => current.state.doc, when)
      if (transaction.getMeta('addToHistory') !== false) this.#withdrawUndo()
    }
    const affectsPageState = (each: Transaction) =>
      each.selectionSet || each.storedMarksSet || changesLinkCard(each) || entersNote(each)
    if (isChanged || transactions.some(affectsPageState)) this.#publish()
  }

  #withdrawUndo(): void {
    this.#withdrawOffer?.()
    this.#withdrawOffer = null
  }

  /** Shows the article and the text that the session has open. */
  #followSession(): void {
    const { openedId, content, loadCount, savedState } = useSession.getState()
    const isTooLong = content !== null && isTooLongForPage(content)
    const readOnly = isTooLong || savedState?.kind === 'read-only'
    const before = usePage.getState()
    if (readOnly !== before.readOnly || isTooLong !== before.isTooLong)
      usePage.setState({ readOnly, isTooLong })
    if (openedId === null || !content) {
      this.#show(null)
      return
    }
    if (this.#current?.id === openedId) {
      if (this.#current.loadCount !== loadCount) this.#applyContent(this.#current, content, loadCount)
      return
    }
    const kept = this.#sessions.get(openedId)
    const opened = kept ?? {
      id: openedId,
      loadCount,
      state: createState(content),
      scrollTop: 0,
      typed: new Map(),
    }
    this.#sessions.set(openedId, opened)
    this.#show(opened)
    if (kept) this.#applyContent(kept, content, loadCount)
  }

  /** Applies a text from the session as the smallest change that makes it, outside the history. */
  #applyContent(opened: PageSession, content: ArticleContent, loadCount: number): void {
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

  #show(opened: PageSession | null): void {
    if (opened === this.#current) return
    this.commitFields()
    this.#withdrawUndo()
    if (this.#current && this.#scroller) this.#current.scrollTop = this.#scroller.scrollTop
    this.#current = opened
    if (opened) this.#view?.updateState(opened.state)
    countPage(opened && (() => opened.state.doc), 'at once')
    if (this.#scroller) this.#scroller.scrollTop = opened?.scrollTop ?? 0
    this.#publish()
  }

  /** Updates the page's store if something differs. */
  #publish(): void {
    const before = usePage.getState()
    const { readOnly, isTooLong } = before
    const current = this.#current && { id: this.#current.id, state: this.#current.state }
    const next = { ...pageStateOf(current, this.#view !== null, before), readOnly, isTooLong }
    const differs = Object.entries(next).some(([key, value]) => Reflect.get(before, key) !== value)
    if (differs) usePage.setState(next)
  }
}

/** The window's only page. */
export const articleEditor = new ArticleEditor()
registerPageEditor(articleEditor)
