import { closeHistory } from 'prosemirror-history'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { useSettings } from '../../state/settings.ts'
import { type Diagnostic, diagnosticWords, UNREAD, useDiagnostics } from '../diagnostics.ts'
import { fixOnce } from '../diagnostics/fixing.ts'
import { markedCount, rangeIn, type ReadBlock, reader, type Reading } from '../diagnostics/reader.ts'
import { scrollerOf, visibleRange } from '../visibleRange.ts'
import { pageWords } from '../pageWords.ts'

/** How long nobody types before what changed is proofread, in milliseconds. */
const PAUSE = 200
/** How long one may read at a stretch, in milliseconds. */
const SLICE = 6
/** How long reading waits for a quiet moment, in milliseconds. */
const PATIENCE = 50
/** How long the pointer rests on a stretch before it is explained, in milliseconds. */
const REST = 260

/** `article` is another object for each article. */
type Marked = { readonly decorations: DecorationSet; readonly article: object }

const key = new PluginKey<Marked>('diagnostics')

const decorationsOf = (state: EditorState) => key.getState(state)?.decorations ?? DecorationSet.empty

function decorationOf(block: ReadBlock, diagnostic: Diagnostic): Decoration {
  const { from, to } = rangeIn(block, diagnostic)
  const { certainty } = diagnostic.found
  const attributes = {
    class: `diagnostic ${certainty}`,
    'data-remark': certainty,
    'aria-invalid': 'true',
    'aria-description': diagnosticWords(pageWords(), diagnostic).title,
  }
  return diagnostic.note === null
    ? Decoration.inline(from, to, attributes, { diagnostic })
    : Decoration.node(from, to, attributes, { diagnostic })
}

function* decorations(blocks: Iterable<ReadBlock>): Generator<Decoration> {
  for (const block of blocks) {
    // A note carries one explanation, however much there is to fix in it.
    let note = -1
    for (const diagnostic of block.diagnostics.slice(0, markedCount(block))) {
      if (diagnostic.note !== null && diagnostic.note === note) continue
      note = diagnostic.note ?? note
      yield decorationOf(block, diagnostic)
    }
  }
}

/** The diagnostic that is underlined at a position, or just before it. */
function diagnosticAt(state: EditorState, position: number): Diagnostic | null {
  const found = decorationsOf(state).find(position, position)
  const best = found.find(({ from, to }) => from <= position && position < to) ?? found[0]
  return specOf(best)
}

function specOf(decoration: Decoration | undefined): Diagnostic | null {
  const spec: { diagnostic?: unknown } = decoration?.spec ?? {}
  const { diagnostics } = useDiagnostics.getState()
  return diagnostics.find((each) => each === spec.diagnostic) ?? null
}

function close(): boolean {
  const { shown } = useDiagnostics.getState()
  if (shown) useDiagnostics.setState({ shown: null })
  return shown !== null
}

/** Fixes one diagnostic, as a step of the history by itself. */
function fix(view: EditorView, diagnostic: Diagnostic): void {
  const transaction = closeHistory(view.state.tr)
  fixOnce(transaction, reader.readNow(view.state.doc), (each) => each === diagnostic)
  if (!transaction.docChanged) return
  view.dispatch(transaction)
  view.dispatch(closeHistory(view.state.tr))
}

/** Fixes the diagnostic that is explained, or else the one that the caret is at. */
function fixHere(view: EditorView): boolean {
  if (!view.editable || !reader.isReady) return false
  const { shown } = useDiagnostics.getState()
  const diagnostic = shown?.diagnostic ?? diagnosticAt(view.state, view.state.selection.head)
  if (diagnostic?.found.replacement == null) return false
  fix(view, diagnostic)
  return true
}

function onKey(view: EditorView, event: KeyboardEvent): boolean {
  if (event.isComposing || event.getModifierState('AltGraph')) return false
  const by = useDiagnostics.getState().shown?.by
  if (event.key === 'Escape') return close()
  if (event.key === '.' && (event.ctrlKey || event.metaKey)) return fixHere(view)
  // Enter would replace the stretch that is selected because one went to its diagnostic: it fixes that.
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
  return event.key === 'Enter' && isPlain && by !== undefined && by !== 'pointer' && fixHere(view)
}

/** Proofreads the page in the pauses of the writing, and underlines what it finds where one looks. */
class Proofreader {
  readonly #view: EditorView
  readonly #leave: (() => void)[]
  #article: object | undefined
  #reading: Generator<void, Reading> | null = null
  #cancel: () => void = () => {}
  #scrolling = 0

  constructor(view: EditorView) {
    this.#view = view
    this.#article = key.getState(view.state)?.article
    useDiagnostics.setState(UNREAD)
    const follow = () => {
      if (!reader.hasRead(view.state.doc)) this.#later(PAUSE)
    }
    this.#leave = [useSettings.subscribe(follow), useHouseStyle.subscribe(follow)]
    const scroller = scrollerOf(view)
    const onScroll = () => this.#scrolled()
    scroller?.addEventListener('scroll', onScroll, { passive: true })
    this.#leave.push(() => scroller?.removeEventListener('scroll', onScroll))
    void reader.load().then(() => {
      if (!view.isDestroyed) this.#later(0)
    })
  }

  update(view: EditorView, before: EditorState): void {
    const { state } = view
    const { shown } = useDiagnostics.getState()
    const article = key.getState(state)?.article
    if (article !== this.#article) {
      this.#article = article
      useDiagnostics.setState(UNREAD)
      this.#later(0)
      return
    }
    const isChanged = state.doc !== before.doc
    // Who moves on has done with what was explained.
    const isMoved = !state.selection.eq(before.selection)
    const isPointed = shown?.by === 'pointer' && shown.diagnostic.note === null
    if (shown && (isChanged || (isMoved && !isPointed))) close()
    if (isChanged) this.#later(PAUSE)
  }

  destroy(): void {
    this.#cancel()
    window.clearTimeout(this.#scrolling)
    for (const leave of this.#leave) leave()
    useDiagnostics.setState(UNREAD)
  }

  #later(wait: number): void {
    this.#cancel()
    this.#reading = null
    const timer = setTimeout(() => this.#begin(), wait)
    this.#cancel = () => clearTimeout(timer)
  }

  #begin(): void {
    const { doc } = this.#view.state
    if (!reader.isReady) return
    // What is being composed must not be drawn anew.
    if (this.#view.composing) {
      this.#later(PAUSE)
      return
    }
    const seen = visibleRange(this.#view)
    this.#reading = reader.read(doc, seen, () => {
      if (!useDiagnostics.getState().complete) this.#mark(reader.readSoFar(doc, seen))
    })
    this.#continue()
  }

  #continue(): void {
    const idle = requestIdleCallback(() => this.#read(), { timeout: PATIENCE })
    this.#cancel = () => cancelIdleCallback(idle)
  }

  #read(): void {
    const until = performance.now() + SLICE
    while (this.#reading) {
      const step = this.#reading.next()
      if (step.done) {
        this.#reading = null
        reader.publish(step.value)
        this.#markInSight()
      } else if (performance.now() >= until) {
        this.#continue()
        return
      }
    }
  }

  #scrolled(): void {
    if (useDiagnostics.getState().shown?.by === 'pointer') close()
    window.clearTimeout(this.#scrolling)
    this.#scrolling = window.setTimeout(() => this.#markInSight(), 60)
  }

  /** Underlines what was found in what is in sight, and near it. */
  #markInSight(): void {
    const { doc } = this.#view.state
    const { last } = reader
    if (this.#view.isDestroyed || this.#view.composing || last?.doc !== doc) return
    const { from, to } = visibleRange(this.#view)
    this.#mark(last.blocks.filter((block) => block.from >= from && block.from <= to))
  }

  #mark(blocks: Iterable<ReadBlock>): void {
    const { state } = this.#view
    const set = DecorationSet.create(state.doc, [...decorations(blocks)])
    const before = decorationsOf(state).find()
    const after = set.find()
    const isSame =
      before.length === after.length &&
      before.every(({ from, to, spec }, at) => {
        const other = after[at]
        return other?.from === from && other.to === to && other.spec.diagnostic === spec.diagnostic
      })
    if (!isSame) this.#view.dispatch(state.tr.setMeta(key, set))
  }
}

const isOnCard = () => document.querySelector('[data-diagnostic-card]:hover') !== null

/** Puts away what the pointer brought up. */
function putAway(): void {
  if (useDiagnostics.getState().shown?.by === 'pointer' && !isOnCard()) close()
}

/** The underlined diagnostic that the pointer is on. */
function diagnosticUnder(view: EditorView, { target }: MouseEvent): Diagnostic | null {
  const element = target instanceof Element ? target.closest('[data-remark]') : null
  return element && view.dom.contains(element) ? diagnosticAt(view.state, view.posAtDOM(element, 0)) : null
}

let pointed = { timer: 0, x: -1, y: -1 }

/** Explains what the pointer rests on. Text that moves under a pointer that lies still is not meant. */
function followPointer(view: EditorView, event: MouseEvent): void {
  const { clientX: x, clientY: y } = event
  if (x === pointed.x && y === pointed.y) return
  window.clearTimeout(pointed.timer)
  const timer = window.setTimeout(() => {
    const { shown } = useDiagnostics.getState()
    if (view.isDestroyed || isOnCard() || event.buttons > 0 || (shown && shown.by !== 'pointer')) return
    const diagnostic = diagnosticUnder(view, event)
    if (!diagnostic) putAway()
    else if (diagnostic !== shown?.diagnostic)
      useDiagnostics.setState({ shown: { diagnostic, by: 'pointer' } })
  }, REST)
  pointed = { timer, x, y }
}

/** Marks on the page what is to be set otherwise, and explains it to who points at it or goes there. */
export const diagnostics: Plugin<Marked> = new Plugin<Marked>({
  key,
  state: {
    init: () => ({ decorations: DecorationSet.empty, article: {} }),
    apply(transaction, marked) {
      const set: unknown = transaction.getMeta(key)
      if (set instanceof DecorationSet) return { ...marked, decorations: set }
      if (!transaction.docChanged) return marked
      return { ...marked, decorations: marked.decorations.map(transaction.mapping, transaction.doc) }
    },
  },
  view: (view) => new Proofreader(view),
  props: {
    decorations: decorationsOf,
    handleKeyDown: onKey,
    handleClick(view, position) {
      const diagnostic = diagnosticAt(view.state, position)
      // A click on a note opens the note.
      if (diagnostic && diagnostic.note === null)
        useDiagnostics.setState({ shown: { diagnostic, by: 'pointer' } })
      return false
    },
    handleDOMEvents: {
      mousemove(view, event) {
        followPointer(view, event)
        return false
      },
      mousedown() {
        window.clearTimeout(pointed.timer)
        putAway()
        return false
      },
      mouseleave() {
        window.clearTimeout(pointed.timer)
        pointed = { timer: window.setTimeout(putAway, REST), x: -1, y: -1 }
        return false
      },
      keydown() {
        window.clearTimeout(pointed.timer)
        return false
      },
    },
  },
})
