import type { EditorState } from '@codemirror/state'
import { Decoration, type EditorView, WidgetType } from '@codemirror/view'
import styles from './body.module.css'
import { foldedSections, foldSection, foldWords, movingFolded } from './folding.ts'
import { headingLine, sectionStarts } from './sections.ts'

const DOTS = 'M3 2h.01M3 6h.01M3 10h.01M7 2h.01M7 6h.01M7 10h.01'
const CHEVRON = 'M2 4l3 3.5L8 4'
const SVG = 'http://www.w3.org/2000/svg'

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
  const { starts } = view.state.field(sectionStarts)
  const tops = starts.map((start, section) => {
    const line = headingLine(view.state, section) ?? start
    return view.documentTop + view.lineBlockAt(line).top
  })
  return [...tops, view.documentTop + view.contentHeight]
}

/** Follows the pointer from a section's grip to the place where the section is let go. */
function drag(view: EditorView, section: number, grip: HTMLElement, start: PointerEvent): void {
  if (start.button !== 0 || view.state.readOnly) return
  start.preventDefault()
  grip.setPointerCapture(start.pointerId)
  const marker = document.createElement('div')
  marker.className = styles.dropLine ?? ''
  let place = section
  const follow = ({ clientY }: PointerEvent) => {
    const tops = places(view)
    const nearest = tops.reduce(
      (best, top, index) => (Math.abs(top - clientY) < Math.abs((tops[best] ?? 0) - clientY) ? index : best),
      0,
    )
    place = nearest
    marker.style.top = `${(tops[nearest] ?? 0) - view.documentTop}px`
    if (!marker.isConnected) view.scrollDOM.append(marker)
  }
  const end = (event: Event) => {
    grip.removeEventListener('pointermove', follow)
    grip.removeEventListener('pointerup', end)
    grip.removeEventListener('pointercancel', end)
    marker.remove()
    const target = place > section ? place - 1 : place
    const moved = event.type === 'pointerup' ? movingFolded(view.state, section, target) : null
    if (moved) view.dispatch(moved)
  }
  grip.addEventListener('pointermove', follow)
  grip.addEventListener('pointerup', end)
  grip.addEventListener('pointercancel', end)
}

/** In the margin beside a heading: its number, and the grip to drag its section by. */
class GripWidget extends WidgetType {
  readonly section: number
  readonly near: boolean
  readonly folded: boolean

  constructor(section: number, near: boolean, folded: boolean) {
    super()
    this.section = section
    this.near = near
    this.folded = folded
  }

  override eq({ section, near, folded }: GripWidget): boolean {
    return section === this.section && near === this.near && folded === this.folded
  }

  override toDOM(view: EditorView): HTMLElement {
    const margin = document.createElement('span')
    margin.className = styles.margin ?? ''
    margin.setAttribute('aria-hidden', 'true')
    const grip = document.createElement('span')
    grip.className = styles.grip ?? ''
    grip.append(icon(DOTS))
    grip.addEventListener('pointerdown', (event) => drag(view, this.section, grip, event))
    const label = document.createElement('bdi')
    label.textContent = this.near ? '##' : `${this.section + 1}`
    margin.append(grip, label, this.#chevron(view))
    return margin
  }

  #chevron(view: EditorView): HTMLElement {
    const { fold, unfold } = view.state.facet(foldWords)
    const chevron = document.createElement('span')
    chevron.className = styles.chevron ?? ''
    chevron.title = this.folded ? unfold : fold
    chevron.toggleAttribute('data-folded', this.folded)
    chevron.append(icon(CHEVRON))
    chevron.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      foldSection(view, this.section)
    })
    return chevron
  }

  override ignoreEvent(): boolean {
    return true
  }
}

/** What a heading's mark is shown as; around the cursor, as itself. */
export function headingLook(state: EditorState, section: number, near: boolean): Decoration {
  const folded = foldedSections(state).includes(section)
  return Decoration.replace({ widget: new GripWidget(section, near, folded) })
}
