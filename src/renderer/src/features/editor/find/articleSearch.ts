import type { Node } from 'prosemirror-model'
import { type EditorState, NodeSelection, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { create } from 'zustand'
import { MOST_MATCHES, readPattern, WordFinder } from '../../../../../core/find/index.ts'
import type { Span } from '../../../../../core/search.ts'
import type { Translate } from '../../../../../i18n/index.ts'
import { articleEditor } from '../../../editor/articleEditor.ts'
import { onPageDrawn } from '../../../editor/plugins/find.ts'
import { textBlocks, textBlocksIn } from '../../../editor/textBlocks.ts'
import { useFind } from '../../../state/find.ts'
import { FoundHighlight } from './highlight.ts'
import { PatternSearch } from './patternSearch.ts'
import { planReplacements, replaceMatches, type Replacement } from './replacing.ts'
import { endOf, inOrder, keyOf, type Match, searchedTexts, startOf, textOf } from './texts.ts'

type Found = {
  matches: readonly Match[]
  /** The match that one is at; -1 where there is none. */
  current: number
  /** Why nothing can be found. */
  trouble: 'invalid' | 'too-long' | 'failed' | null
  /** What was said of each match before “Replace all”, by its place: replaced or left. */
  choices: ReadonlyMap<string, boolean>
}

const NOTHING = { matches: [], current: -1, trouble: null } as const

/** What was found in the open article. */
export const useFound = create<Found>(() => ({ ...NOTHING, choices: new Map() }))

/** How long after an edit the article is searched again, in milliseconds. */
const AFTER_EDIT = 150
/** How long after a keystroke a pattern is looked for, in milliseconds. */
const AFTER_KEY = 120
/** So far from the borders of what can be seen a match is left where it is, in pixels. */
const MARGIN = 40
const NO_SPANS: readonly Span[] = []

/** True where “Replace all” takes a match along: unless it was left out, or holds more than words. */
export function isTicked({ match, isHeld }: Replacement, choices: ReadonlyMap<string, boolean>): boolean {
  return choices.get(keyOf(match)) ?? !isHeld
}

/** What changed between two documents, as one stretch of each; null where their texts are the same. */
function changeBetween(before: Node, after: Node): { from: number; to: number; grown: number } | null {
  const from = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (from === null || !end) return null
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  return { from, to: end.a + overlap, grown: end.b - end.a }
}

/** Searches the open article for what `useFind` says, as it is typed and edited, and goes from match to match. */
class ArticleSearch {
  /** The height that the bar covers at the top of the page, in pixels. */
  covered = 0
  readonly #words = new WordFinder()
  /** For a block that is being written in; the other keeps what it knows of all the article's texts. */
  readonly #blockWords = new WordFinder()
  readonly #patterns = new PatternSearch()
  readonly #highlight = new FoundHighlight()
  #leave: (() => void)[] = []
  /** Where the search starts from: matches behind it come first. */
  #origin = 0
  #turn = 0
  /** The document that the matches are of. */
  #doc: Node | null = null
  #spans = new WeakMap<Node, readonly Span[]>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #frame = 0

  /** Follows the page, from a position in it, or from where one is. */
  begin(origin: number | null): void {
    this.#stop()
    this.#origin = origin ?? articleEditor.state?.selection.from ?? 0
    const { scroller } = articleEditor
    const onScroll = () => this.#paintSoon()
    scroller?.addEventListener('scroll', onScroll, { passive: true })
    this.#leave = [
      onPageDrawn((view, before) => this.#drawn(view, before)),
      () => scroller?.removeEventListener('scroll', onScroll),
    ]
  }

  end(): void {
    this.#stop()
    this.#patterns.end()
    this.#highlight.clear()
    useFound.setState({ ...NOTHING, choices: new Map() })
  }

  /** What is sought has changed: the first match behind the place where one was is shown. */
  sought(): void {
    clearTimeout(this.#timer)
    useFound.setState({ choices: new Map() })
    if (!useFind.getState().options.pattern) void this.#search(true)
    else this.#timer = setTimeout(() => void this.#search(true), AFTER_KEY)
  }

  /** Goes on or back by one match; from where one is on the page, if one is there. */
  async step(direction: 1 | -1): Promise<void> {
    await this.#fresh()
    const { matches, current } = useFound.getState()
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

  /** Makes a match the current one, and brings it into sight. */
  goTo(index: number): void {
    const match = useFound.getState().matches[index]
    if (!match) return
    this.#origin = startOf(match)
    useFound.setState({ current: index })
    this.#show()
  }

  /** Puts focus and selection on the current match. */
  select(): void {
    const { matches, current } = useFound.getState()
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

  /** Replaces the current match and goes to the next one. */
  async replaceOne(): Promise<void> {
    await this.#fresh()
    const { matches, current } = useFound.getState()
    const match = matches[current]
    if (match) this.#replace([match], false)
  }

  /** Replaces all matches that are ticked, as one step; gives back how many there were. */
  async replaceAll(): Promise<number> {
    await this.#fresh()
    const { matches } = useFound.getState()
    return this.#replace(matches, true)
  }

  #replace(matches: readonly Match[], isAll: boolean): number {
    const { replacement, options } = useFind.getState()
    const { choices } = useFound.getState()
    const planned = planReplacements(matches, replacement, options)
    const wanted = isAll ? planned.filter((each) => isTicked(each, choices)) : planned
    const last = wanted.at(-1)
    if (!last || articleEditor.state?.doc !== this.#doc) return 0
    const { length: count } = wanted
    const say = isAll ? (t: Translate) => t('find:replaced', { count }) : undefined
    const isDone = articleEditor.step((transaction) => {
      replaceMatches(transaction, wanted)
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

  async #fresh(): Promise<void> {
    if (this.#doc === articleEditor.state?.doc) return
    clearTimeout(this.#timer)
    await this.#search(false)
  }

  #stop(): void {
    this.#turn += 1
    clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
    for (const leave of this.#leave) leave()
    this.#leave = []
  }

  #drawn(view: EditorView, before: EditorState): void {
    if (view.state.doc === before.doc) {
      if (this.#highlight.isTorn) this.#paintSoon()
      return
    }
    this.#edited(view, before.doc)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#search(false), AFTER_EDIT)
  }

  /** Keeps up with an edit: places move with their words, and the blocks that changed are marked anew. */
  #edited(view: EditorView, before: Node): void {
    const { doc } = view.state
    const change = changeBetween(before, doc)
    if (!change) return
    const moved = (at: number) =>
      at <= change.from ? at : Math.max(change.from, at >= change.to ? at + change.grown : at)
    this.#origin = moved(this.#origin)
    const { choices } = useFound.getState()
    if (choices.size > 0) {
      const kept = [...choices].map(([key, ticked]): [string, boolean] => {
        const [at, note] = key.split(' ')
        return [`${moved(Number(at))}${note === undefined ? '' : ` ${note}`}`, ticked]
      })
      useFound.setState({ choices: new Map(kept) })
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
    if (!view || this.#leave.length === 0) return
    const { matches, current } = useFound.getState()
    const match = this.#doc === view.state.doc ? (matches[current] ?? null) : null
    this.#highlight.paint(view, (block) => this.#spansOf(block), match)
  }

  /** What is found in a block: as of the last search, or now where it was written in since. */
  #spansOf(block: Node): readonly Span[] {
    const known = this.#spans.get(block)
    if (known) return known
    const { query, options } = useFind.getState()
    if (query === '' || options.pattern) return NO_SPANS
    const spans = this.#blockWords.find([textOf(block)], query, options)
    this.#spans.set(block, spans)
    return spans
  }

  async #search(isShown: boolean): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const { query, options } = useFind.getState()
    const doc = articleEditor.state?.doc
    if (!doc) return
    if (query === '' || (options.pattern && !readPattern(query, options))) {
      this.#settle(doc, [], query === '' ? null : 'invalid', isShown)
      return
    }
    const texts = [...searchedTexts(doc)]
    if (!options.pattern) {
      const spans = this.#words.find(
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
      this.#settle(doc, matches, null, isShown)
      return
    }
    const answer = await this.#patterns.find({ source: query, options, texts: texts.map(({ text }) => text) })
    // An answer about a text that is no more: the search for the new one is on its way.
    if (turn !== this.#turn || articleEditor.state?.doc !== doc || answer === 'superseded') return
    if (typeof answer === 'string') this.#settle(doc, [], answer, isShown)
    else {
      const matches = texts.flatMap((text, index) =>
        (answer[index] ?? []).map(
          (pattern): Match => ({ text, from: pattern.from, to: pattern.to, pattern }),
        ),
      )
      this.#settle(doc, matches, null, isShown)
    }
  }

  #settle(doc: Node, all: readonly Match[], trouble: Found['trouble'], isShown: boolean): void {
    const matches = inOrder(all).slice(0, MOST_MATCHES)
    const next = matches.findIndex((match) => startOf(match) >= this.#origin)
    const current = matches.length === 0 ? -1 : Math.max(0, next)
    this.#doc = doc
    this.#spans = new WeakMap()
    for (const { node } of textBlocks(doc)) this.#spans.set(node, NO_SPANS)
    let spans: Span[] = []
    let last: Node | null = null
    for (const match of all) {
      if (match.text.isNote) continue
      if (match.text.node !== last) spans = []
      spans.push(match)
      last = match.text.node
      this.#spans.set(last, spans)
    }
    useFound.setState({ matches, current, trouble })
    if (isShown) this.#show()
    else this.#paintSoon()
  }

  #show(): void {
    const { matches, current } = useFound.getState()
    const match = matches[current]
    if (match) this.#reveal(match)
    this.#paint()
  }

  /** Scrolls a match into the middle of what the bar leaves free, unless it can be seen there already. */
  #reveal(match: Match): void {
    const scroll = () => {
      const { view, scroller } = articleEditor
      if (!view || !scroller || endOf(match) > view.state.doc.content.size) return
      const box = view.coordsAtPos(startOf(match), 1)
      const around = scroller.getBoundingClientRect()
      const top = around.top + this.covered
      const free = Math.max(0, around.bottom - top)
      const margin = Math.min(MARGIN, free / 4)
      if (box.top >= top + margin && box.bottom <= around.bottom - margin) return
      scroller.scrollTop += (box.top + box.bottom) / 2 - (top + free / 2)
    }
    this.#unfold(match)
    scroll()
    // Blocks that were not drawn before have other heights then.
    requestAnimationFrame(scroll)
  }

  /** Shows a match that is folded away: the caret is put there, and that unfolds it. */
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
