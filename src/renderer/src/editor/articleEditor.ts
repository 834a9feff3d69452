import { closeHistory, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import {
  type Command,
  EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { DocAttrStep } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import { type ArticleContent, emptyContent } from '../../../core/article.ts'
import type { PageCommandId } from '../../../contract/commands.ts'
import type { Translate } from '../../../i18n/index.ts'
import { useSession } from '../saving/session.ts'
import { type Notice, notify } from '../state/notices.ts'
import { activeBlock, activeMarks } from './active.ts'
import { countPage } from './counts.ts'
import { bodyStart, displayRange, pageSections, sectionAt } from './blocks.ts'
import { PAGE_COMMANDS } from './commands.ts'
import { excerptDocument, isTooLongForPage, pageContent, pageDocument } from './convert.ts'
import { becoming } from './externalChange.ts'
import { NO_PAGE, type PageState, usePage } from './pageStore.ts'
import { speakIn } from './pageWords.ts'
import { entersNote, selectedNote } from './plugins/footnotes.ts'
import { type PageEditor, providePageEditor } from './pageEditor.ts'
import { pagePlugins } from './plugins/index.ts'
import { linkCard, movesLinkCard } from './plugins/links.ts'
import { type AttributeField, ATTRIBUTE_FIELDS, type DisplayField, isDisplayField } from './schema.ts'

/** A change that came from elsewhere than this window's user: it is no step of the history, and is not saved again. */
const FROM_OUTSIDE = 'marbre$outside'
/** A change in one stroke, after which the window says at once what is new; typing it tells after a pause. */
const AT_ONCE = 'marbre$atOnce'

type Opened = {
  id: string
  loads: number
  state: EditorState
  scrollTop: number
  /** What each field said before it was typed in, for those whose change is no step of the history yet. */
  typed: Map<AttributeField, unknown>
}

/** The page of a text; of one that is too long for it, its beginning in plain words. */
const documentOf = (content: ArticleContent) =>
  isTooLongForPage(content) ? excerptDocument(content) : pageDocument(content)

/** A page with nothing done to it yet; the caret is at the start of the body, where one goes on writing. */
function stateOf(content: ArticleContent): EditorState {
  const doc = documentOf(content)
  const selection = Selection.near(doc.resolve(bodyStart(doc)), 1)
  return EditorState.create({ doc, selection, plugins: pagePlugins })
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * The page's controller: it alone holds the document of the open article (text, display copy and fields), its history,
 * and the view that shows it. What changes goes to the session, which saves it; what the session has from elsewhere
 * comes in here as a change outside the history. The state of each article lives as long as the window.
 */
export class ArticleEditor implements PageEditor {
  readonly #opened = new Map<string, Opened>()
  #current: Opened | null = null
  #view: EditorView | null = null
  /** The element that scrolls the whole page. */
  #scroller: HTMLElement | null = null
  changedAt: number = 0
  /** Takes away the notice that offers to undo the last step, once it is no longer the last. */
  #withdraw: (() => void) | null = null

  constructor() {
    useSession.subscribe(() => this.#follow())
    this.#follow()
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

  /** True where words are selected, and not a whole figure, a note or cells of a table. */
  get hasSelectedWords(): boolean {
    const selection = this.state?.selection
    return selection instanceof TextSelection && !selection.empty
  }

  /** Shows the page in an element, within the one that scrolls; gives back what takes it away again. */
  mount(host: HTMLElement, scroller: HTMLElement): () => void {
    this.#scroller = scroller
    const view = new EditorView(host, {
      state:
        this.#current?.state ??
        EditorState.create({ doc: pageDocument(nothingOpen()), plugins: pagePlugins }),
      dispatchTransaction: (transaction) => this.#apply(transaction),
      editable: () => !usePage.getState().readOnly,
    })
    this.#view = view
    scroller.scrollTop = this.#current?.scrollTop ?? 0
    this.#tell()
    return () => {
      if (this.#current) this.#current.scrollTop = scroller.scrollTop
      view.destroy()
      if (this.#view === view) this.#view = null
      if (this.#scroller === scroller) this.#scroller = null
      this.#tell()
    }
  }

  /** What the page says, as it is stored. */
  content(): ArticleContent | null {
    // The page has its beginning alone.
    if (usePage.getState().isTooLong) return useSession.getState().content
    return this.#current && pageContent(this.#current.state.doc)
  }

  /** Applies a change; on the screen at once, to the session soon. */
  dispatch(transaction: Transaction): void {
    if (this.#view) this.#view.dispatch(transaction)
    else this.#apply(transaction)
  }

  /**
   * Makes a change of its own step of the history, apart from what was typed before and after; false where nothing is
   * open to write in. With `say` it is told in a notice that offers to undo it for as long as it is the last step.
   */
  step(change: (transaction: Transaction, state: EditorState) => Transaction, say?: Notice['say']): boolean {
    this.keepTyped()
    const { state } = this
    if (!state || usePage.getState().readOnly) return false
    const transaction = change(closeHistory(state.tr), state)
    if (!transaction.docChanged) return false
    this.dispatch(transaction.setMeta(AT_ONCE, true))
    const after = this.state
    if (after) this.dispatch(closeHistory(after.tr))
    if (say) this.#offerUndo(say)
    return true
  }

  /** Sets fields of the article, display copy or others, as one step of the history. */
  setFields(change: Partial<ArticleContent>, say?: Notice['say']): boolean {
    return this.step((transaction, { doc }) => {
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
    }, say)
  }

  /** Sets fields as they are typed: saved as any text, but no step of the history before `keepTyped`. */
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
      this.dispatch(transaction.setMeta('addToHistory', false).setMeta(AT_ONCE, true))
  }

  /**
   * Makes what was typed in fields one step of the history: the fields go back to what they said before, outside of the
   * history, and forward again as a step. The session hears of neither, as it has that text.
   */
  keepTyped(): void {
    const current = this.#current
    if (!current || current.typed.size === 0) return
    const { typed, state } = current
    current.typed = new Map()
    const fields = [...typed].filter(([field, before]) => !isSame(before, state.doc.attrs[field]))
    if (fields.length === 0) return
    const back = state.tr
    for (const [field, before] of fields) back.setDocAttribute(field, before)
    this.dispatch(back.setMeta('addToHistory', false).setMeta(FROM_OUTSIDE, true))
    const forward = closeHistory(current.state.tr)
    for (const [field] of fields) forward.setDocAttribute(field, state.doc.attrs[field])
    this.dispatch(forward.setMeta(FROM_OUTSIDE, true))
    this.dispatch(closeHistory(current.state.tr))
  }

  #offerUndo(say: Notice['say']): void {
    this.#withdraw?.()
    const action = {
      label: (t: Parameters<Notice['say']>[0]) => t('common:undo'),
      run: () => void this.undo(),
    }
    this.#withdraw = notify({ tone: 'plain', say, action })
  }

  /** Carries out a command where the caret is; false where it does nothing there. */
  run(command: PageCommandId): boolean {
    if (command === 'undo' || command === 'redo') return this[command]()
    this.keepTyped()
    const { state } = this
    if (!state) return false
    if (usePage.getState().readOnly) return false
    this.#view?.focus()
    return PAGE_COMMANDS[command](state, (transaction) => this.dispatch(transaction), this.#view ?? undefined)
  }

  /** Carries out what a card or a bar over the page asks for; false where it does nothing there. */
  perform(command: Command): boolean {
    const { state } = this
    return (
      state !== null && command(state, (transaction) => this.dispatch(transaction), this.#view ?? undefined)
    )
  }

  /** Says in which words the page names and asks for things. */
  speak(words: Translate): void {
    speakIn(words)
    if (this.state) this.dispatch(this.state.tr)
  }

  undo(): boolean {
    return this.#travel(undo)
  }

  redo(): boolean {
    return this.#travel(redo)
  }

  /** Puts the caret at the start of a section, in sight. */
  goToSection(section: number): void {
    const { state } = this
    const found = state && pageSections(state.doc)[section]
    if (!state || !found) return
    this.select(found.from + 1, found.from + 1, 'start')
  }

  /** Selects a stretch of the document, in sight, and takes the focus there. */
  select(from: number, to: number, block: 'start' | 'center' | 'nearest' = 'center'): void {
    const { state } = this
    if (!state) return
    const { doc } = state
    const selection = TextSelection.between(doc.resolve(from), doc.resolve(Math.min(to, doc.content.size)))
    this.dispatch(state.tr.setSelection(selection))
    this.#view?.focus()
    this.reveal(selection.from, block)
  }

  /** Scrolls a position into sight; again in the next frame, since blocks that were not drawn yet have other heights. */
  reveal(position: number, block: 'start' | 'center' | 'nearest'): void {
    const scroll = () => {
      const node = this.#view?.domAtPos(position).node
      const element = node instanceof Element ? node : node?.parentElement
      element?.scrollIntoView({ block, inline: 'nearest' })
    }
    scroll()
    requestAnimationFrame(scroll)
  }

  /** Selects the text of a field of the display copy, or a stretch of it. */
  selectField(field: DisplayField, from = 0, to = Number.POSITIVE_INFINITY): void {
    const { state } = this
    if (!state) return
    const range = displayRange(state.doc, field)
    this.select(Math.min(range.from + from, range.to), Math.min(range.from + to, range.to), 'nearest')
  }

  contains(node: Node): boolean {
    return this.#view?.dom.contains(node) ?? false
  }

  /** Takes the focus to the page, where the caret was. */
  focus(): void {
    this.#view?.focus()
  }

  focusBody(): void {
    const { state } = this
    if (!state) return
    const selection = Selection.near(state.doc.resolve(bodyStart(state.doc)), 1)
    this.select(selection.from, selection.from, 'nearest')
  }

  #travel(command: typeof undo): boolean {
    this.keepTyped()
    const { state, view } = this
    if (!state || usePage.getState().readOnly) return false
    let isOfText = false
    const done = command(state, (transaction) => {
      isOfText = transaction.steps.some((step) => !(step instanceof DocAttrStep))
      transaction.setMeta(AT_ONCE, true)
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
    if (transactions.some((each) => each.docChanged && each.getMeta(FROM_OUTSIDE) !== true))
      this.changedAt = performance.now()
    const isChanged = transactions.some((each) => each.docChanged)
    if (isChanged) {
      const isAtOnce =
        transaction.getMeta(AT_ONCE) === true ||
        transaction.getMeta('uiEvent') !== undefined ||
        transaction.steps.length > 2
      const when = isAtOnce ? 'at once' : 'soon'
      if (transactions.some((each) => each.docChanged && each.getMeta(FROM_OUTSIDE) !== true))
        useSession.getState().edited(() => pageContent(current.state.doc), when)
      countPage(() => current.state.doc, when)
      if (transaction.getMeta('addToHistory') !== false) this.#forgetOffer()
    }
    const tells = (each: Transaction) =>
      each.selectionSet || each.storedMarksSet || movesLinkCard(each) || entersNote(each)
    if (isChanged || transactions.some(tells)) this.#tell()
  }

  #forgetOffer(): void {
    this.#withdraw?.()
    this.#withdraw = null
  }

  /** Brings the page to the article that the session has open, and to the text that it has for it. */
  #follow(): void {
    const { openedId, content, loads, savedState } = useSession.getState()
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
      if (this.#current.loads !== loads) this.#take(this.#current, content, loads)
      return
    }
    const kept = this.#opened.get(openedId)
    const opened = kept ?? {
      id: openedId,
      loads,
      state: stateOf(content),
      scrollTop: 0,
      typed: new Map(),
    }
    this.#opened.set(openedId, opened)
    this.#show(opened)
    if (kept) this.#take(kept, content, loads)
  }

  /** Makes the page say what the session has, by as small a change as there is, outside of the history. */
  #take(opened: Opened, content: ArticleContent, loads: number): void {
    opened.loads = loads
    this.keepTyped()
    if (isTooLongForPage(content)) return
    const transaction = becoming(opened.state, content)
    if (transaction) this.#inPlace(transaction.setMeta(FROM_OUTSIDE, true))
  }

  /** Applies a change so that the line of the caret, or the first that is seen, stays where it is on the screen. */
  #inPlace(transaction: Transaction): void {
    const { view, scroller, state } = { view: this.#view, scroller: this.#scroller, state: this.state }
    if (!view || !scroller || !state) {
      this.dispatch(transaction)
      return
    }
    const { top, bottom } = scroller.getBoundingClientRect()
    const caret = view.coordsAtPos(state.selection.head)
    const isSeen = caret.bottom > top && caret.top < bottom
    const left = view.dom.getBoundingClientRect().left + 1
    const first = isSeen ? null : view.posAtCoords({ left, top: top + 1 })
    const position = first ? first.pos : state.selection.head
    const before = view.coordsAtPos(position).top
    this.dispatch(transaction)
    const after = view.coordsAtPos(transaction.mapping.map(position)).top
    if (isSeen || first) scroller.scrollBy(0, after - before)
  }

  #show(opened: Opened | null): void {
    if (opened === this.#current) return
    this.keepTyped()
    this.#forgetOffer()
    if (this.#current && this.#scroller) this.#current.scrollTop = this.#scroller.scrollTop
    this.#current = opened
    if (opened) this.#view?.updateState(opened.state)
    countPage(opened && (() => opened.state.doc), 'at once')
    if (this.#scroller) this.#scroller.scrollTop = opened?.scrollTop ?? 0
    this.#tell()
  }

  /** Tells the window's store what differs. */
  #tell(): void {
    const next = this.#snapshot()
    const before = usePage.getState()
    const differs = Object.entries(next).some(([key, value]) => Reflect.get(before, key) !== value)
    if (differs) usePage.setState(next)
  }

  #snapshot(): Omit<PageState, 'readOnly' | 'isTooLong'> {
    const { readOnly: _, isTooLong: _long, ...none } = NO_PAGE
    const current = this.#current
    if (!current) return { ...none, mounted: this.#view !== null }
    const { state, id } = current
    const { from, to, empty } = state.selection
    const before = usePage.getState()
    const isWhole = state.selection instanceof NodeSelection
    const selected = empty || isWhole || !this.#view ? null : kept(before.selected, { from, to })
    return {
      id,
      mounted: this.#view !== null,
      section: sectionAt(state, from),
      selected,
      block: activeBlock(state),
      marks: activeMarks(state),
      link: kept(before.link, linkCard(state)),
      note: kept(before.note, selectedNote(state)),
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
    }
  }
}

/** What was told before, where what is to be told now says the same. */
const kept = <Told extends object>(before: Told | null, now: Told | null): Told | null =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now

const nothingOpen = (): ArticleContent => emptyContent('fr')

/** The page of this window. */
export const articleEditor = new ArticleEditor()
providePageEditor(articleEditor)
