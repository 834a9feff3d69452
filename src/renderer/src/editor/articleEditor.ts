import { closeHistory, redo, undo } from 'prosemirror-history'
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { DocAttrStep } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import type { ArticleContent } from '../../../core/article/index.ts'
import type { PageCommandId } from '../../../contract/commands.ts'
import { useComparison } from '../state/comparison.ts'
import { useLayout } from '../state/layout.ts'
import { usePanes } from '../state/panes.ts'
import { type Toast, notify } from '../state/toasts.ts'
import { bodyStart, displayRange, pageSections } from './pageStructure.ts'
import { PAGE_COMMANDS } from './commands.ts'
import { type PageEditor, registerPageEditor } from './pageEditor.ts'
import { IMMEDIATE, isSame, pageIn, type PanePage } from './panePage.ts'
import { scrollIntoView } from './scrolling.ts'
import { type AttributeField, ATTRIBUTE_FIELDS, type DisplayField, isDisplayField } from './schema.ts'

/**
 * The controller of the page that has the focus. What is done to the page of one certain pane goes to its `PanePage`.
 */
export class ArticleEditor implements PageEditor {
  constructor() {
    // Follows its session from now on.
    pageIn(usePanes.getState().focused)
    // What was typed in fields is a step of the article that it was typed in.
    usePanes.subscribe(({ focused }, before) => {
      if (focused !== before.focused) pageIn(before.focused).commitFields()
    })
  }

  get #page(): PanePage {
    return pageIn(usePanes.getState().focused)
  }

  get state(): EditorState | null {
    return this.#page.state
  }

  get view(): EditorView | null {
    return this.#page.view
  }

  get scroller(): HTMLElement | null {
    return this.#page.scroller
  }

  get changedAt(): number {
    return this.#page.changedAt
  }

  /** True if text is selected, rather than a figure, a footnote or table cells. */
  get hasSelectedWords(): boolean {
    const selection = this.state?.selection
    return selection instanceof TextSelection && !selection.empty
  }

  /** The article's content as it would be stored. */
  content(): ArticleContent | null {
    return this.#page.content()
  }

  dispatch(transaction: Transaction): void {
    this.#page.dispatch(transaction)
  }

  typeFields(change: Partial<Pick<ArticleContent, AttributeField>>): void {
    this.#page.typeFields(change)
  }

  commitFields(): void {
    this.#page.commitFields()
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
    if (!state || this.#page.readOnly) return false
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

  #offerUndo(message: Toast['message']): void {
    const page = this.#page
    page.withdrawOffer?.()
    const action = {
      label: (t: Parameters<Toast['message']>[0]) => t('common:undo'),
      run: () => void this.#undoOrRedo(undo, page),
    }
    page.withdrawOffer = notify({ tone: 'plain', message, action })
  }

  /** Runs a command at the caret; false if it does nothing there. */
  run(command: PageCommandId): boolean {
    if (command === 'undo' || command === 'redo') return this[command]()
    this.commitFields()
    const { state } = this
    if (!state) return false
    if (this.#page.readOnly) return false
    this.view?.focus()
    return PAGE_COMMANDS[command](state, (transaction) => this.dispatch(transaction), this.view ?? undefined)
  }

  /** Executes a ProseMirror command for a card or bar over the page; false if it does nothing there. */
  exec(command: Command): boolean {
    const { state } = this
    return (
      state !== null && command(state, (transaction) => this.dispatch(transaction), this.view ?? undefined)
    )
  }

  /** Has the pages draw anew what they say themselves: the interface language has changed. */
  redrawWords(): void {
    for (const pane of usePanes.getState().panes) {
      const page = pageIn(pane)
      if (page.state) page.dispatch(page.state.tr)
    }
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

  /** Selects a range of the document, focuses the page and scrolls there. A column that lies over the page makes room for it. */
  select(from: number, to: number, block: 'start' | 'center' | 'nearest' = 'center'): void {
    const { state } = this
    if (!state) return
    const { doc } = state
    if (useComparison.getState().shown) useComparison.getState().close()
    useLayout.getState().hideOverlays()
    const selection = TextSelection.between(doc.resolve(from), doc.resolve(Math.min(to, doc.content.size)))
    this.dispatch(state.tr.setSelection(selection))
    this.view?.focus()
    this.reveal(selection.from, block)
  }

  /** Scrolls a position into view. */
  reveal(position: number, block: 'start' | 'center' | 'nearest'): void {
    if (this.view) scrollIntoView(this.view, position, block)
  }

  /** Selects a field of the display copy, or a range of its text. */
  selectField(field: DisplayField, from = 0, to = Number.POSITIVE_INFINITY): void {
    const { state } = this
    if (!state) return
    const range = displayRange(state.doc, field)
    this.select(Math.min(range.from + from, range.to), Math.min(range.from + to, range.to), 'nearest')
  }

  contains(node: Node): boolean {
    return this.view?.dom.contains(node) ?? false
  }

  /** Focuses the page; the selection stays. */
  focus(): void {
    this.view?.focus()
  }

  focusBody(): void {
    const { state } = this
    if (!state) return
    const selection = Selection.near(state.doc.resolve(bodyStart(state.doc)), 1)
    this.select(selection.from, selection.from, 'nearest')
  }

  #undoOrRedo(command: typeof undo, page: PanePage = this.#page): boolean {
    page.commitFields()
    const { state, view } = page
    if (!state || page.readOnly) return false
    let isOfText = false
    const done = command(state, (transaction) => {
      isOfText = transaction.steps.some((step) => !(step instanceof DocAttrStep))
      transaction.setMeta(IMMEDIATE, true)
      page.dispatch(isOfText ? transaction.scrollIntoView() : transaction)
    })
    if (isOfText && view?.hasFocus() === false && page.state)
      scrollIntoView(view, page.state.selection.from, 'nearest')
    return done
  }
}

/** The window's controller of pages. */
export const articleEditor = new ArticleEditor()
registerPageEditor(articleEditor)
