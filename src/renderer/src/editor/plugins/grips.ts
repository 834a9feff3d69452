import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { interfaceLocale } from '../../state/settings.ts'
import { pageSections, sectionAt } from '../blocks.ts'
import { schema } from '../schema.ts'
import { pageWords } from '../pageWords.ts'
import { foldingSection, moveSectionTo } from './sections.ts'

const DOTS = 'M3 2h.01M3 6h.01M3 10h.01M7 2h.01M7 6h.01M7 10h.01'
const CHEVRON = 'M2 4l3 3.5L8 4'
const SVG = 'http://www.w3.org/2000/svg'
/** So near to an edge of the page (pixels) a dragged section scrolls it, by so much a frame. */
const EDGE = { near: 48, step: 12 } as const

function icon(lines: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 10 12')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', lines)
  svg.append(path)
  return svg
}

/** Where, in pixels of the window, each place is that a section can be put: before each one, and behind the last. */
function places(view: EditorView): number[] {
  const tops = pageSections(view.state.doc).map(({ from }) => {
    const element = view.nodeDOM(from)
    return element instanceof HTMLElement ? element.getBoundingClientRect().top : 0
  })
  const last = view.dom.lastElementChild?.getBoundingClientRect().bottom ?? 0
  return [...tops, last]
}

/** Follows the pointer from a section's grip to the place where the section is let go; Escape ends it. */
function drag(view: EditorView, section: number, grip: HTMLElement, start: PointerEvent): void {
  if (start.button !== 0 || !view.editable) return
  start.preventDefault()
  grip.setPointerCapture(start.pointerId)
  const marker = document.createElement('div')
  marker.dataset.dropLine = ''
  const scroller = view.dom.closest('[data-page]')
  let pointer = start.clientY
  let place: number | null = null
  let frame = 0
  const show = () => {
    const tops = places(view)
    const distance = (at: number) => Math.abs((tops[at] ?? 0) - pointer)
    const nearest = tops.reduce((best, _top, at) => (distance(at) < distance(best) ? at : best), 0)
    place = nearest
    const box = view.dom.getBoundingClientRect()
    marker.style.top = `${(tops[nearest] ?? 0) - box.top}px`
    if (!marker.isConnected) view.dom.parentElement?.append(marker)
  }
  const scroll = () => {
    const box = scroller?.getBoundingClientRect()
    if (!scroller || !box || place === null) return
    const by = pointer < box.top + EDGE.near ? -EDGE.step : pointer > box.bottom - EDGE.near ? EDGE.step : 0
    if (by !== 0) {
      scroller.scrollBy(0, by)
      show()
    }
    frame = requestAnimationFrame(scroll)
  }
  const follow = ({ clientY }: PointerEvent) => {
    const isFirst = place === null
    pointer = clientY
    show()
    if (isFirst) frame = requestAnimationFrame(scroll)
  }
  const end = (event: Event) => {
    grip.removeEventListener('pointermove', follow)
    grip.removeEventListener('pointerup', end)
    grip.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    cancelAnimationFrame(frame)
    marker.remove()
    if (event.type !== 'pointerup' || place === null) return
    const target = place > section ? place - 1 : place
    moveSectionTo(section, target)(view.state, view.dispatch, view)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end(event)
  }
  grip.addEventListener('pointermove', follow)
  grip.addEventListener('pointerup', end)
  grip.addEventListener('pointercancel', end)
  window.addEventListener('keydown', onKeyDown, { capture: true })
}

/** In the margin beside a heading: the grip to drag its section by, its number, and the mark that folds it. */
function margin(section: number) {
  return (view: EditorView, getPos: () => number | undefined): HTMLElement => {
    const t = pageWords()
    const here = () => sectionAt(view.state, getPos() ?? 0)
    const element = document.createElement('div')
    element.dataset.margin = ''
    element.contentEditable = 'false'
    element.setAttribute('aria-hidden', 'true')
    const grip = document.createElement('span')
    grip.dataset.grip = ''
    grip.append(icon(DOTS))
    grip.addEventListener('pointerdown', (event) => drag(view, here(), grip, event))
    const number = document.createElement('bdi')
    number.textContent = `${section + 1}`
    const chevron = document.createElement('span')
    chevron.dataset.chevron = ''
    chevron.title = `${t('editor:fold')} / ${t('editor:unfold')}`
    chevron.append(icon(CHEVRON))
    chevron.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      const transaction = foldingSection(view.state, here())
      if (transaction) view.dispatch(transaction)
    })
    element.append(grip, number, chevron)
    return element
  }
}

/** What stands in the margin is a block of no height before the heading, so that nothing stands in the heading's text. */
function widgets({ doc }: EditorState): DecorationSet {
  const decorations = pageSections(doc).flatMap(({ heading, from }, section) =>
    heading
      ? [
          Decoration.widget(from, margin(section), {
            key: `section ${section + 1} ${interfaceLocale()}`,
            side: -1,
            ignoreSelection: true,
            stopEvent: () => true,
          }),
        ]
      : [],
  )
  return DecorationSet.create(doc, decorations)
}

/** True where sections came, went or changed places: not while one writes within a block. */
function changesSections(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return true
  const isHeading = (node: Node) => node.type === schema.nodes.sectionHeading
  for (let at = 0; at < after.childCount; at += 1) {
    const [one, other] = [before.child(at), after.child(at)]
    if (one === other) continue
    // What is written into the paragraph before the first heading makes it a section.
    if (isHeading(one) || isHeading(other) || (one.content.size === 0) !== (other.content.size === 0))
      return true
  }
  return false
}

const key = new PluginKey<DecorationSet>('grips')

/** Shows the number of each section beside its heading, with a grip to drag it by. */
export const grips = new Plugin<DecorationSet>({
  key,
  state: {
    init: (_config, state) => widgets(state),
    apply(transaction, before, old, state) {
      if (!transaction.docChanged) return before
      return changesSections(old.doc, state.doc) ? widgets(state) : before.map(transaction.mapping, state.doc)
    },
  },
  props: { decorations: (state) => key.getState(state) },
})
