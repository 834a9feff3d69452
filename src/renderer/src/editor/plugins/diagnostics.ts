import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { isAltGraph } from '../altGraph.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import type { Pane } from '../../state/panes.ts'
import { useSettings } from '../../state/settings.ts'
import { type Diagnostic, diagnosticWords, NO_DIAGNOSTICS, useDiagnostics } from '../diagnostics/store.ts'
import { fixOnce } from '../diagnostics/fixing.ts'
import { type PageProofreader, proofreaderOf } from '../diagnostics/pageProofreader.ts'
import {
  markedCount,
  type ProofreadBlock,
  type ProofreadResult,
  rangeInBlock,
} from '../diagnostics/proofreadResult.ts'
import { schema } from '../schema.ts'
import { TYPING_PAUSE } from '../../typingRhythm.ts'
import { scrollerOf, visibleRange } from '../visibleRange.ts'
import { pageTranslate } from '../pageTranslate.ts'

/** How long one slice of proofreading may take, in milliseconds. */
const SLICE_TIME = 6
/** How long a slice may wait for an idle moment, in milliseconds. */
const IDLE_TIMEOUT = 50
/** How long the pointer must rest on an underline before its card opens, in milliseconds. */
const HOVER_DELAY = 260

/** The diagnostics of a pane, and what finds them. */
type Place = { readonly store: ReturnType<typeof useDiagnostics.in>; readonly proofreader: PageProofreader }

/** `article` is another object for each article. */
type PluginState = { readonly decorations: DecorationSet; readonly article: object }

const key = new PluginKey<PluginState>('diagnostics')

const decorationsOf = (state: EditorState) => key.getState(state)?.decorations ?? DecorationSet.empty

function decorationOf(block: ProofreadBlock, diagnostic: Diagnostic): Decoration {
  const { from, to } = rangeInBlock(block, diagnostic)
  const { certainty, source, rule } = diagnostic.finding
  const attributes = {
    class: `diagnostic ${certainty} ${source}${source === 'spelling' ? ` ${rule}` : ''}`,
    'data-diagnostic': certainty,
    'aria-invalid': 'true',
    'aria-description': diagnosticWords(pageTranslate(), diagnostic).title,
  }
  return diagnostic.note === null
    ? Decoration.inline(from, to, attributes, { diagnostic })
    : Decoration.node(from, to, attributes, { diagnostic })
}

function* decorations(blocks: Iterable<ProofreadBlock>): Generator<Decoration> {
  for (const block of blocks) {
    // All diagnostics of a footnote share one underline.
    let note = -1
    for (const diagnostic of block.diagnostics.slice(0, markedCount(block))) {
      if (diagnostic.note !== null && diagnostic.note === note) continue
      note = diagnostic.note ?? note
      yield decorationOf(block, diagnostic)
    }
  }
}

/** What is found in the alt texts of figures whose captions are among some blocks; their views say it. */
function* altDecorations(
  on: Place,
  { doc }: EditorState,
  blocks: Iterable<ProofreadBlock>,
): Generator<Decoration> {
  for (const { node, from, language } of blocks) {
    if (node.type !== schema.nodes.caption) continue
    const at = from - 2
    const figure = doc.nodeAt(at)
    if (figure?.type !== schema.nodes.figure) continue
    const found = on.proofreader.altDiagnostics(doc, language, String(figure.attrs.alt))
    const alt = found.map((diagnostic) => diagnosticWords(pageTranslate(), diagnostic).title).join('\n')
    if (alt !== '') yield Decoration.node(at, at + figure.nodeSize, {}, { alt })
  }
}

/** The diagnostic underlined at a position or just before it. */
function diagnosticAt(on: Place, state: EditorState, position: number): Diagnostic | null {
  const found = decorationsOf(state).find(position, position, ({ diagnostic }) => diagnostic !== undefined)
  const best = found.find(({ from, to }) => from <= position && position < to) ?? found[0]
  return diagnosticOf(on, best)
}

function diagnosticOf(on: Place, decoration: Decoration | undefined): Diagnostic | null {
  const spec: { diagnostic?: unknown } = decoration?.spec ?? {}
  const { diagnostics } = on.store.getState()
  return diagnostics.find((each) => each === spec.diagnostic) ?? null
}

function close(on: Place): boolean {
  const { shown } = on.store.getState()
  if (shown) on.store.setState({ shown: null })
  return shown !== null
}

/** Fixes one diagnostic as one step of the history. */
function fix(on: Place, view: EditorView, diagnostic: Diagnostic): void {
  const reading = on.proofreader.readNow(view.state.doc)
  if (!reading.isComplete) {
    void on.proofreader.takeAwaited()?.then(() => {
      if (!view.isDestroyed) fix(on, view, diagnostic)
    })
    return
  }
  const transaction = closeHistory(view.state.tr)
  fixOnce(transaction, reading, (each) => each === diagnostic)
  if (!transaction.docChanged) return
  view.dispatch(transaction)
  view.dispatch(closeHistory(view.state.tr))
}

/** Fixes the diagnostic whose card is open, or the one at the caret. */
function fixHere(on: Place, view: EditorView): boolean {
  if (!view.editable || !on.proofreader.isReady) return false
  const { shown } = on.store.getState()
  const diagnostic = shown?.diagnostic ?? diagnosticAt(on, view.state, view.state.selection.head)
  if (diagnostic?.finding.replacement == null) return false
  fix(on, view, diagnostic)
  return true
}

function handleKey(on: Place, view: EditorView, event: KeyboardEvent): boolean {
  if (event.isComposing || isAltGraph(event)) return false
  const by = on.store.getState().shown?.by
  if (event.key === 'Escape') return close(on)
  if (event.key === '.' && (event.ctrlKey || event.metaKey)) return fixHere(on, view)
  // After a jump the diagnostic's range is selected: Enter fixes it instead of replacing it.
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
  return event.key === 'Enter' && isPlain && by !== undefined && by !== 'pointer' && fixHere(on, view)
}

/** Proofreads the page in the pauses of typing, in time slices, and underlines what is visible. */
class ProofreadingView {
  readonly #on: Place
  readonly #view: EditorView
  readonly #unsubscribe: (() => void)[]
  #article: object | undefined
  #run: Generator<Promise<void> | void, ProofreadResult> | null = null
  #cancel: () => void = () => {}
  /** The page has other plugins now, or is gone. */
  #isDestroyed: boolean = false
  #scrolling = 0
  /** Words were judged while the page was read. */
  #isStale: boolean = false

  constructor(on: Place, view: EditorView) {
    this.#on = on
    this.#view = view
    this.#article = key.getState(view.state)?.article
    this.#on.store.setState(NO_DIAGNOSTICS)
    const follow = () => {
      if (!this.#on.proofreader.hasRead(view.state.doc)) this.#schedule(TYPING_PAUSE)
    }
    this.#unsubscribe = [useSettings.subscribe(follow), useHouseStyle.subscribe(follow)]
    const scroller = scrollerOf(view)
    const onScroll = () => this.#onScroll()
    scroller?.addEventListener('scroll', onScroll, { passive: true })
    this.#unsubscribe.push(() => scroller?.removeEventListener('scroll', onScroll))
    void this.#on.proofreader.load().then(() => {
      if (this.#isDestroyed) return
      this.#unsubscribe.push(this.#on.proofreader.onJudged(() => this.#onJudged()))
      this.#schedule(0)
    })
  }

  update(view: EditorView, before: EditorState): void {
    const { state } = view
    const { shown } = this.#on.store.getState()
    const article = key.getState(state)?.article
    if (article !== this.#article) {
      this.#article = article
      this.#on.store.setState(NO_DIAGNOSTICS)
      this.#schedule(0)
      return
    }
    const isChanged = state.doc !== before.doc
    // Closes the card when the selection moves.
    const isMoved = !state.selection.eq(before.selection)
    const isHovered = shown?.by === 'pointer' && shown.diagnostic.note === null
    if (shown && (isChanged || (isMoved && !isHovered))) close(this.#on)
    if (isChanged) this.#schedule(TYPING_PAUSE)
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#cancel()
    // A reading that waits for the verdict on words goes no further.
    this.#run = null
    window.clearTimeout(this.#scrolling)
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.#on.store.setState(NO_DIAGNOSTICS)
  }

  /** Reads again what waited for the verdict on its words. */
  #onJudged(): void {
    if (this.#run === null && !this.#on.proofreader.hasRead(this.#view.state.doc)) this.#schedule(0)
    else if (this.#run !== null) this.#isStale = true
    // The words may be those of alt texts, which are read as they are marked.
    else this.#markVisible()
  }

  #schedule(wait: number): void {
    this.#cancel()
    this.#run = null
    if (this.#isDestroyed) return
    const timer = setTimeout(() => this.#start(), wait)
    this.#cancel = () => clearTimeout(timer)
  }

  #start(): void {
    const { doc } = this.#view.state
    if (!this.#on.proofreader.isReady) return
    // Redrawing would end a composition.
    if (this.#view.composing) {
      this.#schedule(TYPING_PAUSE)
      return
    }
    const seen = visibleRange(this.#view)
    this.#run = this.#on.proofreader.read(doc, seen, () => {
      if (!this.#on.store.getState().complete) this.#mark(this.#on.proofreader.readSoFar(doc, seen))
    })
    this.#continue()
  }

  #continue(): void {
    this.#whenIdle(() => this.#readSlice())
  }

  #whenIdle(run: () => void): void {
    if (this.#isDestroyed) return
    const idle = requestIdleCallback(run, { timeout: IDLE_TIMEOUT })
    this.#cancel = () => cancelIdleCallback(idle)
  }

  #readSlice(): void {
    const until = performance.now() + SLICE_TIME
    const run = this.#run
    while (run && run === this.#run) {
      const step = run.next()
      if (step.value instanceof Promise) {
        void step.value.then(() => {
          if (run === this.#run) this.#continue()
        })
        return
      }
      if (step.done) {
        this.#run = null
        this.#on.proofreader.publish(step.value)
        // What the panel draws of it and what the page draws are two tasks, so that a key is heard between them.
        this.#whenIdle(() => this.#finish())
        return
      }
      if (performance.now() >= until) {
        this.#continue()
        return
      }
    }
  }

  /** Underlines what was found, and reads again where words were judged meanwhile. */
  #finish(): void {
    this.#markVisible()
    if (this.#isStale) this.#schedule(0)
    this.#isStale = false
  }

  #onScroll(): void {
    if (this.#on.store.getState().shown?.by === 'pointer') close(this.#on)
    window.clearTimeout(this.#scrolling)
    this.#scrolling = window.setTimeout(() => this.#markVisible(), 60)
  }

  /** Underlines the diagnostics in and near the visible range. */
  #markVisible(): void {
    const { doc } = this.#view.state
    const { last } = this.#on.proofreader
    if (this.#isDestroyed || this.#view.composing || last?.doc !== doc) return
    const { from, to } = visibleRange(this.#view)
    this.#mark(last.blocks.filter((block) => block.from >= from && block.from <= to))
  }

  /**
   * Underlines what was found in some blocks, and nothing else. Where the underlines of a paragraph change, those that it has
   * go first, in the same task: else ProseMirror gives the text before one of them to a later word, and Chromium takes a
   * word that a text node has moved to for a shift of the layout.
   */
  #mark(blocks: Iterable<ProofreadBlock>): void {
    const { state } = this.#view
    const marked = [...blocks]
    const set = DecorationSet.create(state.doc, [
      ...decorations(marked),
      ...altDecorations(this.#on, state, marked),
    ])
    const before = byParagraph(state.doc, decorationsOf(state).find())
    const after = byParagraph(state.doc, set.find())
    const stays = ([paragraph, has]: [number, readonly Decoration[]]) => {
      const will = after.get(paragraph) ?? []
      return has.length === will.length && has.every((each, at) => isSame(each, will[at]))
    }
    const staying = [...before].filter(stays)
    if (staying.length === before.size && before.size === after.size) return
    const kept = staying.flatMap(([, decorations]) => decorations)
    if (staying.length < before.size) this.#show(DecorationSet.create(state.doc, kept))
    this.#show(set)
  }

  #show(set: DecorationSet): void {
    this.#view.dispatch(this.#view.state.tr.setMeta(key, set))
  }
}

/** Decorations by where the text that they begin in begins itself. */
const byParagraph = (doc: Node, decorations: readonly Decoration[]): Map<number, Decoration[]> =>
  Map.groupBy(decorations, ({ from }) => doc.resolve(from).start())

function isSame(one: Decoration, other: Decoration | undefined): boolean {
  const { from, to, spec } = one
  const isSameWords = other?.spec.diagnostic === spec.diagnostic && other?.spec.alt === spec.alt
  return isSameWords && other?.from === from && other.to === to
}

const isPointerOnCard = () => document.querySelector('[data-diagnostic-card]:hover') !== null

/** Closes a card that was opened by the pointer. */
function hideHovered(on: Place): void {
  if (on.store.getState().shown?.by === 'pointer' && !isPointerOnCard()) close(on)
}

/** The diagnostic underlined at the pointer. */
function hoveredDiagnostic(on: Place, view: EditorView, { target }: MouseEvent): Diagnostic | null {
  const element = target instanceof Element ? target.closest('[data-diagnostic]') : null
  return element && view.dom.contains(element)
    ? diagnosticAt(on, view.state, view.posAtDOM(element, 0))
    : null
}

let pointer = { timer: 0, x: -1, y: -1 }

/**
 * Opens the card of the diagnostic that the pointer rests on. Text that moves under a resting pointer does not count.
 */
function scheduleHover(on: Place, view: EditorView, event: MouseEvent): void {
  const { clientX: x, clientY: y } = event
  if (x === pointer.x && y === pointer.y) return
  window.clearTimeout(pointer.timer)
  const timer = window.setTimeout(() => {
    const { shown } = on.store.getState()
    if (view.isDestroyed || isPointerOnCard() || event.buttons > 0 || (shown && shown.by !== 'pointer'))
      return
    const diagnostic = hoveredDiagnostic(on, view, event)
    if (!diagnostic) hideHovered(on)
    else if (diagnostic !== shown?.diagnostic) on.store.setState({ shown: { diagnostic, by: 'pointer' } })
  }, HOVER_DELAY)
  pointer = { timer, x, y }
}

/** Underlines diagnostics, and opens their cards by pointer, click and keyboard. */
export function diagnostics(pane: Pane): Plugin<PluginState> {
  const on: Place = { store: useDiagnostics.in(pane), proofreader: proofreaderOf(pane) }
  return new Plugin<PluginState>({
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
    view: (view) => new ProofreadingView(on, view),
    appendTransaction(transactions) {
      for (const { steps } of transactions)
        for (const step of steps) if ('run' in step && typeof step.run === 'function') step.run()
      return null
    },
    props: {
      decorations: decorationsOf,
      handleKeyDown: (view, event) => handleKey(on, view, event),
      handleClick(view, position) {
        const diagnostic = diagnosticAt(on, view.state, position)
        // A click on a footnote opens the footnote's card.
        if (diagnostic && diagnostic.note === null)
          on.store.setState({ shown: { diagnostic, by: 'pointer' } })
        return false
      },
      handleDOMEvents: {
        mousemove(view, event) {
          scheduleHover(on, view, event)
          return false
        },
        mousedown() {
          window.clearTimeout(pointer.timer)
          hideHovered(on)
          return false
        },
        mouseleave() {
          window.clearTimeout(pointer.timer)
          pointer = { timer: window.setTimeout(() => hideHovered(on), HOVER_DELAY), x: -1, y: -1 }
          return false
        },
        keydown() {
          window.clearTimeout(pointer.timer)
          return false
        },
      },
    },
  })
}
