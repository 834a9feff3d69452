import { type EditorView, ViewPlugin } from '@codemirror/view'
import { type Remark, useProof } from '../../../state/proof.ts'
import { remarkAt } from './bodyRemarks.ts'

/** How long the pointer rests on a stretch before it is explained, in milliseconds. */
const REST = 260
/** How far from the stretch the pointer still means it, in pixels. */
const NEAR = 12

function remarkUnder(view: EditorView, { clientX, clientY }: MouseEvent): Remark | null {
  const position = view.posAtCoords({ x: clientX, y: clientY })
  const place = position === null ? null : view.coordsAtPos(position)
  if (position === null || !place) return null
  const isNear = Math.abs(clientX - place.left) <= NEAR && clientY >= place.top && clientY <= place.bottom + 4
  return isNear ? remarkAt(view.state, position, 1) : null
}

/** True while the pointer is on the explanation of a remark. */
const isOnCard = () => document.querySelector('[data-remark-card]:hover') !== null

/** Puts away what the pointer brought up. */
function putAway(): void {
  if (useProof.getState().shown?.by === 'pointer' && !isOnCard()) useProof.setState({ shown: null })
}

/** Explains the remark that the pointer rests on, until it goes elsewhere. */
class Pointing {
  readonly #view: EditorView
  #timer = 0

  constructor(view: EditorView) {
    this.#view = view
  }

  follow(event: MouseEvent): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      const { shown } = useProof.getState()
      if (isOnCard() || event.buttons > 0 || (shown && shown.by !== 'pointer')) return
      const remark = remarkUnder(this.#view, event)
      if (!remark) putAway()
      else if (remark !== shown?.remark) useProof.setState({ shown: { remark, by: 'pointer' } })
    }, REST)
  }

  leave(): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(putAway, REST)
  }

  destroy(): void {
    window.clearTimeout(this.#timer)
  }
}

export const pointing = ViewPlugin.fromClass(Pointing, {
  eventHandlers: {
    mousemove(event) {
      this.follow(event)
    },
    mousedown() {
      putAway()
    },
    mouseleave() {
      this.leave()
    },
  },
})
