import { useOutline } from '../state/outline.ts'
import { type InspectorTab, useScreen } from '../state/screen.ts'

/** The columns of the window in their order, each with what takes the focus in it. */
const PANES = ['nav [role=listbox]', 'main', 'aside [role=tab][aria-selected=true]']

function focus(pane: string): void {
  if (pane === 'main') useOutline.getState().view?.focus()
  else document.querySelector<HTMLElement>(pane)?.focus()
}

const isThere = (pane: string) =>
  pane === 'main' ? useOutline.getState().view !== null : document.querySelector(pane) !== null

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

/** Puts a leaf of the inspector in front, and takes the focus there. */
export function goToLeaf(tab: InspectorTab): void {
  useScreen.getState().showTab(tab)
  // The column is drawn by then.
  setTimeout(() => focus('aside [role=tab][aria-selected=true]'), 50)
}
