import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { interfaceLocale } from '../../state/settings.ts'
import { pageSections, sectionAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'
import { pageTranslate } from '../pageTranslate.ts'
import { scrollerOf, visibleRange } from '../visibleRange.ts'
import { isFolded } from './folding.ts'
import { foldTransaction, moveSectionTo } from './sections.ts'

const DOTS = 'M3 2h.01M3 6h.01M3 10h.01M7 2h.01M7 6h.01M7 10h.01'
const CHEVRON = 'M2 4l3 3.5L8 4'
const SVG = 'http://www.w3.org/2000/svg'
/** Within `distance` pixels of an edge a drag scrolls the page by `step` pixels per frame. */
const AUTOSCROLL = { distance: 48, step: 12 } as const

function icon(lines: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 10 12')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', lines)
  svg.append(path)
  return svg
}

/** The vertical positions (client pixels) where a section can be dropped: before each, and after the last. */
function dropPositions(view: EditorView): number[] {
  const tops = pageSections(view.state.doc).map(({ from }) => {
    const element = view.nodeDOM(from)
    return element instanceof HTMLElement ? element.getBoundingClientRect().top : 0
  })
  const last = view.dom.lastElementChild?.getBoundingClientRect().bottom ?? 0
  return [...tops, last]
}

/** The page in which a section is being dragged; the handle that is held stays, however far the page scrolls. */
let dragged: EditorView | null = null

/** Drags a section by its handle until the pointer is released; Escape cancels. */
function drag(view: EditorView, section: number, handle: HTMLElement, start: PointerEvent): void {
  if (start.button !== 0 || !view.editable) return
  start.preventDefault()
  handle.setPointerCapture(start.pointerId)
  dragged = view
  const marker = document.createElement('div')
  marker.dataset.dropLine = ''
  const scroller = view.dom.closest('[data-page]')
  let pointer = start.clientY
  let target: number | null = null
  let frame = 0
  const show = () => {
    const tops = dropPositions(view)
    const distance = (at: number) => Math.abs((tops[at] ?? 0) - pointer)
    const nearest = tops.reduce((best, _top, at) => (distance(at) < distance(best) ? at : best), 0)
    target = nearest
    const box = view.dom.getBoundingClientRect()
    marker.style.top = `${(tops[nearest] ?? 0) - box.top}px`
    if (!marker.isConnected) view.dom.parentElement?.append(marker)
  }
  const scroll = () => {
    const box = scroller?.getBoundingClientRect()
    if (!scroller || !box || target === null) return
    const by =
      pointer < box.top + AUTOSCROLL.distance
        ? -AUTOSCROLL.step
        : pointer > box.bottom - AUTOSCROLL.distance
          ? AUTOSCROLL.step
          : 0
    if (by !== 0) {
      scroller.scrollBy(0, by)
      show()
    }
    frame = requestAnimationFrame(scroll)
  }
  const follow = ({ clientY }: PointerEvent) => {
    const isFirst = target === null
    pointer = clientY
    show()
    if (isFirst) frame = requestAnimationFrame(scroll)
  }
  const end = (event: Event) => {
    handle.removeEventListener('pointermove', follow)
    handle.removeEventListener('pointerup', end)
    handle.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    cancelAnimationFrame(frame)
    dragged = null
    marker.remove()
    if (event.type !== 'pointerup' || target === null) return
    const to = target > section ? target - 1 : target
    moveSectionTo(section, to)(view.state, view.dispatch, view)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end(event)
  }
  handle.addEventListener('pointermove', follow)
  handle.addEventListener('pointerup', end)
  handle.addEventListener('pointercancel', end)
  window.addEventListener('keydown', onKeyDown, { capture: true })
}

/** The margin beside a heading: drag handle, number and fold button. */
function sectionMargin(section: number) {
  return (view: EditorView, getPos: () => number | undefined): HTMLElement => {
    const t = pageTranslate()
    const currentSection = () => sectionAt(view.state, getPos() ?? 0)
    const element = document.createElement('div')
    element.dataset.margin = ''
    element.contentEditable = 'false'
    element.setAttribute('aria-hidden', 'true')
    const handle = document.createElement('span')
    handle.dataset.handle = ''
    handle.append(icon(DOTS))
    handle.addEventListener('pointerdown', (event) => drag(view, currentSection(), handle, event))
    const number = document.createElement('bdi')
    number.textContent = `${section + 1}`
    const chevron = document.createElement('span')
    chevron.dataset.chevron = ''
    chevron.addEventListener('pointerenter', () => {
      const heading = pageSections(view.state.doc)[currentSection()]?.heading
      chevron.title = t(heading && isFolded(view.state, heading) ? 'editor:unfold' : 'editor:fold')
    })
    chevron.append(icon(CHEVRON))
    chevron.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      const transaction = foldTransaction(view.state, currentSection())
      if (transaction) view.dispatch(transaction)
    })
    element.append(handle, number, chevron)
    return element
  }
}

type Range = { readonly from: number; readonly to: number }

/** Articles of more sections have margins only where they can be seen: each costs something at every keystroke. */
const MOST_MARGINS = 20

/** The positions of the headings whose margins are drawn, with the indexes of their sections; `near` is the range in sight. */
function marginsOf(doc: Node, near: Range): { readonly from: number; readonly section: number }[] {
  const all = pageSections(doc).flatMap(({ heading, from }, section) => (heading ? [{ from, section }] : []))
  return all.length > MOST_MARGINS ? all.filter(({ from }) => from >= near.from && from <= near.to) : all
}

/** The margin is a widget of no height before the heading, so that the heading contains only its text. */
function decorationsOf({ doc }: EditorState, near: Range): DecorationSet {
  const decorations = marginsOf(doc, near).map(({ from, section }) =>
    Decoration.widget(from, sectionMargin(section), {
      key: `section ${section + 1} ${interfaceLocale()}`,
      side: -1,
      ignoreSelection: true,
      stopEvent: () => true,
    }),
  )
  return DecorationSet.create(doc, decorations)
}

/** True if sections were added, removed or moved; false for edits within a block. */
function changesSections(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return true
  const isHeading = (node: Node) => node.type === schema.nodes.sectionHeading
  for (let at = 0; at < after.childCount; at += 1) {
    const [one, other] = [before.child(at), after.child(at)]
    if (one === other) continue
    // Text in the paragraph before the first heading makes it a section.
    if (isHeading(one) || isHeading(other) || (one.content.size === 0) !== (other.content.size === 0))
      return true
  }
  return false
}

/** `near` is the range around what is in sight, as it was measured last; `article` is another object for each article. */
type Margins = { readonly decorations: DecorationSet; readonly near: Range; readonly article: object }

const key = new PluginKey<Margins>('grips')

const NOTHING_SEEN: Range = { from: 0, to: 0 }

/** Measures what is in sight, when that may have changed, and has the margins of its sections drawn. */
class MarginsInSight {
  readonly #view: EditorView
  readonly #scroller: HTMLElement | null
  readonly #resized = new ResizeObserver(() => this.#measure())
  readonly #onScroll = (): void => this.#measure()

  constructor(view: EditorView) {
    this.#view = view
    this.#scroller = scrollerOf(view)
    this.#scroller?.addEventListener('scroll', this.#onScroll, { passive: true })
    // Calls back at once, too.
    this.#resized.observe(view.dom)
    if (this.#scroller) this.#resized.observe(this.#scroller)
  }

  update(view: EditorView, before: EditorState): void {
    if (key.getState(view.state)?.article !== key.getState(before)?.article)
      requestAnimationFrame(() => this.#measure())
  }

  destroy(): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll)
    this.#resized.disconnect()
  }

  #measure(): void {
    if (this.#view.isDestroyed || this.#view.composing) return
    const { state } = this.#view
    const drawn = key.getState(state)
    if (!drawn) return
    const seen = visibleRange(this.#view)
    const from = dragged === this.#view ? Math.min(seen.from, drawn.near.from) : seen.from
    const to = dragged === this.#view ? Math.max(seen.to, drawn.near.to) : seen.to
    const [now, then] = [marginsOf(state.doc, { from, to }), drawn.decorations.find()]
    if (now.length === then.length && now.every((margin, at) => margin.from === then[at]?.from)) return
    this.#view.dispatch(state.tr.setMeta(key, { from, to } satisfies Range).setMeta('addToHistory', false))
  }
}

/** Shows each section's number and drag handle beside its heading. */
export const sectionHandles = new Plugin<Margins>({
  key,
  state: {
    init: (_config, state) => ({
      decorations: decorationsOf(state, NOTHING_SEEN),
      near: NOTHING_SEEN,
      article: {},
    }),
    apply(transaction, before, old, state) {
      const seen: Range | undefined = transaction.getMeta(key)
      if (seen) return { ...before, decorations: decorationsOf(state, seen), near: seen }
      if (!transaction.docChanged) return before
      const { mapping } = transaction
      const near = { from: mapping.map(before.near.from, -1), to: mapping.map(before.near.to, 1) }
      const decorations = changesSections(old.doc, state.doc)
        ? decorationsOf(state, near)
        : before.decorations.map(mapping, state.doc)
      return { ...before, decorations, near }
    },
  },
  props: { decorations: (state) => key.getState(state)?.decorations },
  view: (view) => new MarginsInSight(view),
})
