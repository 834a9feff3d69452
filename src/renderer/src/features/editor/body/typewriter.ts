import type { Extension } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** Where the line being written stays, as a share of the height of the page. */
const HEIGHT = 0.45
/** A difference in pixels that nobody sees. */
const UNSEEN = 2

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

class Typewriter {
  readonly #view: EditorView
  readonly #page: Element | null
  #frame: number | null = null
  #hasTyped: boolean = false
  /** Where the page is going, unless somebody has taken hold of it since. */
  #goal: number | null = null

  constructor(view: EditorView) {
    this.#view = view
    this.#page = view.dom.closest('[data-page]')
    this.#page?.addEventListener('scrollend', this.#arrived)
    this.#page?.addEventListener('wheel', this.#letGo, { passive: true })
    this.#page?.addEventListener('pointerdown', this.#letGo)
    this.#settleSoon()
  }

  update({ docChanged, selectionSet, transactions }: ViewUpdate) {
    if (!docChanged && !selectionSet) return
    if (transactions.some((each) => each.isUserEvent('select.pointer'))) return
    this.#hasTyped ||= docChanged
    this.#settleSoon()
  }

  /** In the next frame, after the editor itself has brought the cursor in sight. */
  #settleSoon() {
    const { root, contentDOM } = this.#view
    if (root.activeElement !== contentDOM) return
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null
      this.#settle()
    })
  }

  destroy() {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#page?.removeEventListener('scrollend', this.#arrived)
    this.#page?.removeEventListener('wheel', this.#letGo)
    this.#page?.removeEventListener('pointerdown', this.#letGo)
  }

  /** Brings the cursor's line to its height, as far as the page reaches. */
  #settle() {
    const page = this.#page
    const cursor = this.#view.coordsAtPos(this.#view.state.selection.main.head)
    if (!page || !cursor) return
    const { top, height } = page.getBoundingClientRect()
    const wanted = page.scrollTop + (cursor.top + cursor.bottom) / 2 - (top + height * HEIGHT)
    const to = Math.max(0, Math.min(page.scrollHeight - page.clientHeight, wanted))
    // Under what is typed the text moves at once, as the carriage does; where one only goes elsewhere, it glides.
    const isSmooth = !this.#hasTyped && !stillness.matches
    this.#hasTyped = false
    const isThere = Math.abs(to - page.scrollTop) < UNSEEN
    this.#goal = isThere ? null : to
    if (!isThere) page.scrollTo({ top: to, behavior: isSmooth ? 'smooth' : 'instant' })
  }

  /** What the editor measures anew while the page moves can end the movement early. */
  readonly #arrived = () => {
    if (this.#goal !== null) this.#settle()
  }

  readonly #letGo = () => {
    this.#goal = null
  }
}

/**
 * Keeps the line that one writes in at the same height, also where the cursor is led by keys. Where one points, the page
 * stays as it is: the next key brings the line there.
 */
export const typewriter: Extension = ViewPlugin.fromClass(Typewriter)
