import type { Node } from 'prosemirror-model'
import { type EditorState, NodeSelection, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { create } from 'zustand'
import { MOST_MATCHES, readPattern, WordFinder } from '../../../../../core/find/index.ts'
import type { TextRange } from '../../../../../core/search.ts'
import type { Translate } from '../../../../../i18n/index.ts'
import { articleEditor } from '../../../editor/articleEditor.ts'
import { onPageUpdate } from '../../../editor/plugins/find.ts'
import { textBlocks, textBlocksIn } from '../../../editor/textBlocks.ts'
import { useSession } from '../../../saving/session.ts'
import { useFind } from '../../../state/find.ts'
import { MatchHighlight } from './highlight.ts'
import { PatternSearch } from './patternSearch.ts'
import { planReplacements, replaceMatches, type Replacement } from './replacing.ts'
import { endOf, sortMatches, keyOf, type Match, searchedTexts, startOf, textOf } from './matches.ts'

type SearchState = {
  matches: readonly Match[]
  /** The index of the current match; -1 for none. */
  current: number
  /** Why the search failed. */
  error: 'invalid' | 'too-long' | 'failed' | null
  /** Which matches “Replace all” includes, by `keyOf`, where the user decided. */
  choices: ReadonlyMap<string, boolean>
}

const NO_MATCHES = { matches: [], current: -1, error: null } as const

/** The matches in the open article. */
export const useMatches = create<SearchState>(() => ({ ...NO_MATCHES, choices: new Map() }))

/** How long after an edit the article is searched again, in milliseconds. */
const EDIT_DELAY = 150
/** How long after a keystroke a regular expression is run, in milliseconds. */
const TYPING_DELAY = 120
/** A match at least so far (pixels) inside the visible area is not scrolled. */
const MIN_MARGIN = 40
const NO_SPANS: readonly TextRange[] = []

/** True if “Replace all” includes a match: by default, unless it contains more than text. */
export function isTicked(
  { match, isProtected }: Replacement,
  choices: ReadonlyMap<string, boolean>,
): boolean {
  return choices.get(keyOf(match)) ?? !isProtected
}

/** The range of the difference between two documents; null if they are equal. */
function changeBetween(before: Node, after: Node): { from: number; to: number; grown: number } | null {
  const from = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (from === null || !end) return null
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  return { from, to: end.a + overlap, grown: end.b - end.a }
}

/**
 * Searches the open article for the query of `useFind`, and moves between matches.
 *
 * Idea: plain text is searched synchronously over all texts at once, regular expressions in a worker with a time limit
 * (`PatternSearch`). After an edit, the changed blocks are searched and painted at once, and the whole article after a
 * pause. Invariant: matches belong to `#doc`; nothing is replaced or selected by matches of an older document
 * (`#ensureCurrent`).
 *
 * Cost of a keystroke: searching the changed blocks, and one identity comparison for each other block.
 */
class ArticleSearch {
  /** The height that the find bar covers at the top of the page, in pixels. */
  coveredHeight = 0
  readonly #wordFinder = new WordFinder()
  /** For edited blocks; `#wordFinder` keeps its cache of the whole article. */
  readonly #blockFinder = new WordFinder()
  readonly #patternSearch = new PatternSearch()
  readonly #highlight = new MatchHighlight()
  #unsubscribe: (() => void)[] = []
  /** The position that the search starts from. */
  #origin = 0
  #generation = 0
  /** The document that the matches belong to. */
  #doc: Node | null = null
  #spans = new WeakMap<Node, readonly TextRange[]>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #frame = 0

  /** Starts following the page; the search starts at `origin`, or at the selection. */
  start(origin: number | null): void {
    this.#detach()
    this.#origin = origin ?? articleEditor.state?.selection.from ?? 0
    const { scroller } = articleEditor
    const onScroll = () => this.#paintSoon()
    scroller?.addEventListener('scroll', onScroll, { passive: true })
    this.#unsubscribe = [
      onPageUpdate((view, before) => this.#onPageUpdate(view, before)),
      () => scroller?.removeEventListener('scroll', onScroll),
    ]
  }

  stop(): void {
    this.#detach()
    this.#patternSearch.end()
    this.#highlight.clear()
    useMatches.setState({ ...NO_MATCHES, choices: new Map() })
  }

  /** Searches for a changed query and shows the first match after the origin. */
  queryChanged(): void {
    clearTimeout(this.#timer)
    useMatches.setState({ choices: new Map() })
    if (!useFind.getState().options.pattern) void this.#search(true)
    else this.#timer = setTimeout(() => void this.#search(true), TYPING_DELAY)
  }

  /** Goes to the next or previous match; from the caret, if the page has the focus. */
  async step(direction: 1 | -1): Promise<void> {
    await this.#ensureCurrent()
    const { matches, current } = useMatches.getState()
    if (matches.length === 0) return
    const { view } = articleEditor
    const isOnPage = view?.hasFocus() === true
    let next = current + direction
    if (view && isOnPage) {
      const { from, to } = view.state.selection
      const behind = matches.findIndex((match) => startOf(match) >= to)
      const at = matches.findIndex((match) => startOf(match) >= from)
      if (direction === 1) next = behind < 0 ? matches.length : behind
      else next = (at < 0 ? matches.length : at) - 1
    }
    this.goTo((next + matches.length) % matches.length)
    if (isOnPage) this.select()
  }

  /** Makes a match the current one and scrolls to it. */
  goTo(index: number): void {
    const match = useMatches.getState().matches[index]
    if (!match) return
    this.#origin = startOf(match)
    useMatches.setState({ current: index })
    this.#showCurrent()
  }

  /** Selects the current match and focuses the page. */
  select(): void {
    const { matches, current } = useMatches.getState()
    const match = matches[current]
    const { state } = articleEditor
    if (!match || !state || endOf(match) > state.doc.content.size) {
      articleEditor.focus()
      return
    }
    if (match.text.isNote) {
      articleEditor.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, startOf(match))))
      articleEditor.focus()
    } else articleEditor.select(startOf(match), endOf(match), 'nearest')
    this.#reveal(match)
  }

  /** Replaces the current match and goes to the next. */
  async replaceOne(): Promise<void> {
    await this.#ensureCurrent()
    const { matches, current } = useMatches.getState()
    const match = matches[current]
    if (match) this.#replace([match], false)
  }

  /** Replaces all included matches as one step; returns how many. */
  async replaceAll(): Promise<number> {
    await this.#ensureCurrent()
    const { matches } = useMatches.getState()
    return this.#replace(matches, true)
  }

  #replace(matches: readonly Match[], isAll: boolean): number {
    const { replacement, query, options } = useFind.getState()
    const { choices } = useMatches.getState()
    const plan = planReplacements(matches, replacement, query, options)
    const chosen = isAll ? plan.filter((each) => isTicked(each, choices)) : plan
    const last = chosen.at(-1)
    if (!last || articleEditor.state?.doc !== this.#doc) return 0
    const { length: count } = chosen
    const say = isAll ? (t: Translate) => t('find:replaced', { count }) : undefined
    const isDone = articleEditor.applyStep((transaction) => {
      replaceMatches(transaction, chosen)
      if (isAll && transaction.docChanged) {
        useSession.getState().keepBefore({ reason: 'replace-all', count })
      }
      const end = endOf(last.match)
      this.#origin = last.match.text.isNote ? end : transaction.mapping.map(end, 1)
      return transaction
    }, say)
    const behind = this.#origin
    clearTimeout(this.#timer)
    this.#origin = behind
    void this.#search(true)
    return isDone ? count : 0
  }

  async #ensureCurrent(): Promise<void> {
    if (this.#doc === articleEditor.state?.doc) return
    clearTimeout(this.#timer)
    await this.#search(false)
  }

  #detach(): void {
    this.#generation += 1
    clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.#unsubscribe = []
  }

  #onPageUpdate(view: EditorView, before: EditorState): void {
    if (view.state.doc === before.doc) {
      if (this.#highlight.needsRepaint) this.#paintSoon()
      return
    }
    this.#onEdit(view, before.doc)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#search(false), EDIT_DELAY)
  }

  /** After an edit: maps the origin and the choices, and repaints the changed blocks. */
  #onEdit(view: EditorView, before: Node): void {
    const { doc } = view.state
    const change = changeBetween(before, doc)
    if (!change) return
    const moved = (at: number) =>
      at <= change.from ? at : Math.max(change.from, at >= change.to ? at + change.grown : at)
    this.#origin = moved(this.#origin)
    const { choices } = useMatches.getState()
    if (choices.size > 0) {
      const kept = [...choices].map(([key, ticked]): [string, boolean] => {
        const [at, note] = key.split(' ')
        return [`${moved(Number(at))}${note === undefined ? '' : ` ${note}`}`, ticked]
      })
      useMatches.setState({ choices: new Map(kept) })
    }
    const { children: old } = before
    const { children: now } = doc
    let start = 0
    let at = 0
    while (start < now.length && now[start] === old[start]) at += now[start++]?.nodeSize ?? 0
    let end = 0
    const most = Math.min(now.length, old.length) - start
    while (end < most && now.at(-1 - end) === old.at(-1 - end)) end += 1
    const gone = [...textBlocksIn(old.slice(start, old.length - end), at)].map(({ node }) => node)
    const changed = textBlocksIn(now.slice(start, now.length - end), at)
    this.#highlight.repaint(view, gone, changed, (block) => this.#spansOf(block))
  }

  #paintSoon(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#paint())
  }

  #paint(): void {
    const { view } = articleEditor
    if (!view || this.#unsubscribe.length === 0) return
    const { matches, current } = useMatches.getState()
    const match = this.#doc === view.state.doc ? (matches[current] ?? null) : null
    this.#highlight.paint(view, (block) => this.#spansOf(block), match)
  }

  /** The matches in a block: of the last search, or searched now if it was edited since. */
  #spansOf(block: Node): readonly TextRange[] {
    const known = this.#spans.get(block)
    if (known) return known
    const { query, options } = useFind.getState()
    if (query === '' || options.pattern) return NO_SPANS
    const spans = this.#blockFinder.find([textOf(block)], query, options)
    this.#spans.set(block, spans)
    return spans
  }

  async #search(isRevealed: boolean): Promise<void> {
    this.#generation += 1
    const generation = this.#generation
    const { query, options } = useFind.getState()
    const doc = articleEditor.state?.doc
    if (!doc) return
    if (query === '' || (options.pattern && !readPattern(query, options))) {
      this.#publish(doc, [], query === '' ? null : 'invalid', isRevealed)
      return
    }
    const texts = [...searchedTexts(doc)]
    if (!options.pattern) {
      const spans = this.#wordFinder.find(
        texts.map(({ text }) => text),
        query,
        options,
      )
      const matches: Match[] = []
      let next = 0
      let start = 0
      for (const text of texts) {
        for (let span = spans[next]; span && span.from < start + text.text.length; span = spans[next]) {
          matches.push({ text, from: span.from - start, to: span.to - start })
          next += 1
        }
        start += text.text.length + 1
      }
      this.#publish(doc, matches, null, isRevealed)
      return
    }
    const answer = await this.#patternSearch.find({
      source: query,
      options,
      texts: texts.map(({ text }) => text),
    })
    // The answer is about an older text; the search for the new one is under way.
    if (generation !== this.#generation || articleEditor.state?.doc !== doc || answer === 'superseded') return
    if (typeof answer === 'string') this.#publish(doc, [], answer, isRevealed)
    else {
      const matches = texts.flatMap((text, index) =>
        (answer[index] ?? []).map(
          (pattern): Match => ({ text, from: pattern.from, to: pattern.to, pattern }),
        ),
      )
      this.#publish(doc, matches, null, isRevealed)
    }
  }

  #publish(doc: Node, all: readonly Match[], error: SearchState['error'], isRevealed: boolean): void {
    const matches = sortMatches(all).slice(0, MOST_MATCHES)
    const next = matches.findIndex((match) => startOf(match) >= this.#origin)
    const current = matches.length === 0 ? -1 : Math.max(0, next)
    this.#doc = doc
    this.#spans = new WeakMap()
    for (const { node } of textBlocks(doc)) this.#spans.set(node, NO_SPANS)
    let spans: TextRange[] = []
    let last: Node | null = null
    for (const match of all) {
      if (match.text.isNote) continue
      if (match.text.node !== last) spans = []
      spans.push(match)
      last = match.text.node
      this.#spans.set(last, spans)
    }
    useMatches.setState({ matches, current, error })
    if (isRevealed) this.#showCurrent()
    else this.#paintSoon()
  }

  #showCurrent(): void {
    const { matches, current } = useMatches.getState()
    const match = matches[current]
    if (match) this.#reveal(match)
    this.#paint()
  }

  /** Scrolls a match to the middle of the area below the bar, unless it is visible there. */
  #reveal(match: Match): void {
    const scroll = () => {
      const { view, scroller } = articleEditor
      if (!view || !scroller || endOf(match) > view.state.doc.content.size) return
      const box = view.coordsAtPos(startOf(match), 1)
      const around = scroller.getBoundingClientRect()
      const top = around.top + this.coveredHeight
      const free = Math.max(0, around.bottom - top)
      const margin = Math.min(MIN_MARGIN, free / 4)
      if (box.top >= top + margin && box.bottom <= around.bottom - margin) return
      scroller.scrollTop += (box.top + box.bottom) / 2 - (top + free / 2)
    }
    this.#unfold(match)
    scroll()
    // Blocks that are laid out only now change their heights.
    requestAnimationFrame(scroll)
  }

  /** Scrolls to the match at the cursor where the bar has grown over it; `before` is the height that it covered, in pixels. */
  keepInSight(before: number): void {
    const { matches, current } = useMatches.getState()
    const match = matches[current]
    const { view, scroller } = articleEditor
    if (!match || !view || !scroller || endOf(match) > view.state.doc.content.size) return
    const below = view.coordsAtPos(startOf(match), 1).top - scroller.getBoundingClientRect().top
    if (below >= before && below < this.coveredHeight) this.#reveal(match)
  }

  /** Unfolds the section of a hidden match by putting the caret there. */
  #unfold(match: Match): void {
    const { view } = articleEditor
    if (!view || endOf(match) > view.state.doc.content.size) return
    const { node } = view.domAtPos(startOf(match), 1)
    const element = node instanceof Element ? node : node.parentElement
    if (element?.checkVisibility() !== false) return
    const { state } = view
    view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(startOf(match)), 1)))
  }
}

export const articleSearch = new ArticleSearch()
