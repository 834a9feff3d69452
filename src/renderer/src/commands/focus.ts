import { pageEditor } from '../editor/pageEditor.ts'
import { usePage } from '../editor/pageStore.ts'
import { useSession } from '../saving/session.ts'
import { useComparison } from '../state/comparison.ts'
import { type InspectorTab, useLayout } from '../state/layout.ts'
import { focusPane, type Pane, shownPanes, usePanes } from '../state/panes.ts'

const LIST = 'nav [role=listbox]'
const INSPECTOR = 'aside [role=tab][aria-selected=true]'

/** The panels that can take the focus, in order: the list, each pane whose page is mounted, the inspector. */
const panels = (): (string | Pane)[] => [
  ...(document.querySelector(LIST) ? [LIST] : []),
  ...shownPanes(usePanes.getState()).filter((pane) => usePage.in(pane).getState().mounted),
  ...(document.querySelector(INSPECTOR) ? [INSPECTOR] : []),
]

function focus(panel: string | Pane): void {
  if (typeof panel === 'string') {
    document.querySelector<HTMLElement>(panel)?.focus()
    return
  }
  focusPane(panel)
  if (isCompared()) document.querySelector<HTMLElement>('[data-comparison]')?.focus()
  else pageEditor()?.focus()
}

const isCompared = () => {
  const { shown } = useComparison.getState()
  return shown !== null && shown.article === useSession.getState().openedId
}

const isIn = (panel: string | Pane, element: Element | null) =>
  element?.closest(
    typeof panel === 'string' ? (panel.split(' ')[0] ?? panel) : `main [data-pane="${panel.key}"]`,
  )

/**
 * Moves the focus to the next or previous visible panel, cyclically. With the focus in none of them, it goes to the
 * focused pane, or to the list if no article is open.
 */
export function focusNextPanel(step: 1 | -1): void {
  const shown = panels()
  const { focused } = usePanes.getState()
  const within = shown.findIndex((panel) => isIn(panel, document.activeElement))
  // The toolbar is that of the focused pane.
  const from = within < 0 && document.activeElement?.closest('main') ? shown.indexOf(focused) : within
  const to =
    from < 0
      ? (shown.find((panel) => panel === focused) ?? shown[0])
      : shown[(from + step + shown.length) % shown.length]
  if (to !== undefined) focus(to)
}

/** Frames within which a panel must be rendered. */
const MAX_FRAMES = 60

/** Shows a tab of the inspector and focuses it once it is rendered. */
export function focusInspectorTab(tab: InspectorTab): void {
  useLayout.getState().showInspectorTab(tab)
  const selectedTab = () => document.querySelector<HTMLElement>('aside [role=tab][aria-selected=true]')
  let left = MAX_FRAMES
  const go = () => {
    const { inspectorTab: shown, inspector } = useLayout.getState()
    const tabElement = selectedTab()
    left -= 1
    if (shown !== tab || !inspector) return
    if (tabElement?.dataset.key === tab) tabElement.focus()
    else if (left > 0) requestAnimationFrame(go)
    else tabElement?.focus()
  }
  requestAnimationFrame(go)
}

/** What stands where the list stood: what can be done about an empty one, else the first button of its column; null for none. */
const insteadOfList = () =>
  document.querySelector<HTMLElement>('nav [data-empty] button') ??
  document.querySelector<HTMLElement>('nav button:enabled')

/** Frames that a closing menu or dialog has to restore the focus itself. */
const GRACE_FRAMES = 3

/**
 * Moves the focus to the panel that had it last when the focused element was removed or disabled and nothing else took the
 * focus; where a list has become empty, to what stands in its place; where another panel is gone, to the page, or to the list if no
 * article is open. A MutationObserver on the whole document; each batch of mutations costs one look at `activeElement`.
 */
export function restoreLostFocus(): () => void {
  let last: Element | null = null
  let panel: string | Pane | null = null
  let frame = 0
  const isLost = () =>
    document.activeElement === document.body &&
    last !== null &&
    (!last.isConnected || last.matches(':disabled'))
  const check = (left: number) => {
    // An open dialog traps the focus itself.
    if (!isLost() || document.querySelector('[role=dialog], [role=alertdialog]')) return
    if (left > 0) frame = requestAnimationFrame(() => check(left - 1))
    else {
      last = null
      const there = panels().find((each) => each === panel)
      const instead = there === undefined && panel === LIST ? insteadOfList() : null
      if (instead) instead.focus()
      else if (there === undefined) focusNextPanel(1)
      else focus(there)
    }
  }
  const onFocus = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null
    // Menus and dialogs stand in no panel.
    panel = panels().find((each) => isIn(each, last)) ?? panel
  }
  const observer = new MutationObserver(() => {
    if (!isLost()) return
    cancelAnimationFrame(frame)
    check(GRACE_FRAMES)
  })
  document.addEventListener('focusin', onFocus)
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', onFocus)
  }
}
