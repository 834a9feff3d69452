import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { interfaceLocale } from '../../state/settings.ts'
import { pageSections, sectionAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'
import { pageTranslate } from '../pageTranslate.ts'
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

/** Drags a section by its handle until the pointer is released; Escape cancels. */
function drag(view: EditorView, section: number, handle: HTMLElement, start: PointerEvent): void {
  if (start.button !== 0 || !view.editable) return
  start.preventDefault()
  handle.setPointerCapture(start.pointerId)
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
    chevron.title = `${t('editor:fold')} / ${t('editor:unfold')}`
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

/** The margin is a widget of no height before the heading, so that the heading contains only its text. */
function decorationsOf({ doc }: EditorState): DecorationSet {
  const decorations = pageSections(doc).flatMap(({ heading, from }, section) =>
    heading
      ? [
          Decoration.widget(from, sectionMargin(section), {
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

const key = new PluginKey<DecorationSet>('grips')

/** Shows each section's number and drag handle beside its heading. */
export const sectionHandles = new Plugin<DecorationSet>({
  key,
  state: {
    init: (_config, state) => decorationsOf(state),
    apply(transaction, before, old, state) {
      if (!transaction.docChanged) return before
      return changesSections(old.doc, state.doc)
        ? decorationsOf(state)
        : before.map(transaction.mapping, state.doc)
    },
  },
  props: { decorations: (state) => key.getState(state) },
})
