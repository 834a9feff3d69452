import { pageEditor } from '../editor/pageEditor.ts'
import { usePage } from '../editor/pageStore.ts'
import { type InspectorTab, useScreen } from '../state/screen.ts'

/** The columns of the window in their order, each with what takes the focus in it. */
const PANES = ['nav [role=listbox]', 'main', 'aside [role=tab][aria-selected=true]']

function focus(pane: string): void {
  if (pane === 'main') pageEditor()?.focus()
  else document.querySelector<HTMLElement>(pane)?.focus()
}

const isThere = (pane: string) =>
  pane === 'main' ? usePage.getState().mounted : document.querySelector(pane) !== null

/**
 * Takes the focus to the column so many after the one that has it, round and round; where none has it, to the page, or
 * to the list where no page is open. What is hidden is passed over.
 */
export function goToPane(step: 1 | -1): void {
  const shown = PANES.filter(isThere)
  const from = shown.findIndex((pane) => document.activeElement?.closest(pane.split(' ')[0] ?? pane))
  const to =
    from < 0
      ? (shown.find((pane) => pane === 'main') ?? shown[0])
      : shown[(from + step + shown.length) % shown.length]
  if (to !== undefined) focus(to)
}

/** Frames that a column may take to be drawn. */
const DRAWN = 60

/** Puts a leaf of the inspector in front, and takes the focus there as soon as it is drawn. */
export function goToLeaf(tab: InspectorTab): void {
  useScreen.getState().showTab(tab)
  const chosen = () => document.querySelector<HTMLElement>('aside [role=tab][aria-selected=true]')
  let left = DRAWN
  const go = () => {
    const { tab: shown, inspector } = useScreen.getState()
    const leaf = chosen()
    left -= 1
    if (shown !== tab || !inspector) return
    if (leaf?.dataset.key === tab) leaf.focus()
    else if (left > 0) requestAnimationFrame(go)
    else leaf?.focus()
  }
  requestAnimationFrame(go)
}

/** Frames in which a menu or a dialog that closes may give the focus back itself. */
const FRAMES = 3

/**
 * Sees to it that the focus never falls to nothing: where what had it goes or is switched off, and nothing takes it, the
 * page has it, or the list where no page is open. Watches which elements go, at the cost of a look at the focus.
 */
export function keepFocus(): () => void {
  let last: Element | null = null
  let frame = 0
  const isLost = () =>
    document.activeElement === document.body &&
    last !== null &&
    (!last.isConnected || last.matches(':disabled'))
  const look = (left: number) => {
    // A dialog in front keeps the focus within itself.
    if (!isLost() || document.querySelector('[role=dialog], [role=alertdialog]')) return
    if (left > 0) frame = requestAnimationFrame(() => look(left - 1))
    else {
      last = null
      goToPane(1)
    }
  }
  const onFocus = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null
  }
  const observer = new MutationObserver(() => {
    if (!isLost()) return
    cancelAnimationFrame(frame)
    look(FRAMES)
  })
  document.addEventListener('focusin', onFocus)
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', onFocus)
  }
}
