import { createContext, useContext } from 'react'
import { create, type StoreApi, useStore } from 'zustand'

/** A place of the window that shows an article. What belongs to it hangs on its identity: see `perPane`. */
export type Pane = { readonly key: number }

type Panes = {
  /** From left to right; never empty. */
  panes: readonly Pane[]
  /** The pane that commands, inspector, status bar and find act on. */
  focused: Pane
  /** The window is wide enough for two panes. */
  fits: boolean
}

let keys = 0
const createPane = (): Pane => ({ key: keys++ })
const first = createPane()

/** The window's panes. */
export const usePanes = create<Panes>(() => ({ panes: [first], focused: first, fits: true }))

export function focusPane(pane: Pane): void {
  const { panes, focused } = usePanes.getState()
  if (pane !== focused && panes.includes(pane)) usePanes.setState({ focused: pane })
}

/** A pane that is not in the window yet. */
let spare: Pane | null = null

/** The pane beside the focused one; if there is none, one that `addPane` adds. */
export function paneBeside(): Pane {
  const { panes, focused } = usePanes.getState()
  const known = panes.find((pane) => pane !== focused)
  if (known) return known
  spare ??= createPane()
  return spare
}

/** Adds the pane that `paneBeside` has made. It does not take the focus. */
export function addPane(pane: Pane): void {
  if (pane === spare) spare = null
  usePanes.setState(({ panes }) => ({ panes: panes.includes(pane) ? panes : [...panes, pane] }))
}

/** Removes a pane; false for the last one, which stays. */
export function removePane(pane: Pane): boolean {
  const { panes, focused } = usePanes.getState()
  const left = panes.filter((each) => each !== pane)
  const [next] = left
  if (!next) return false
  usePanes.setState({ panes: left, focused: focused === pane ? next : focused })
  return true
}

/** The panes that are drawn: the focused one alone where the window is too narrow for two. */
export function shownPanes({ panes, focused, fits }: Panes): readonly Pane[] {
  return fits ? panes : panes.filter((pane) => pane === focused)
}

/** The pane in which a component is drawn; null outside of the panes. */
export const PaneContext = createContext<Pane | null>(null)

/** The pane in which a component is drawn; outside of the panes, the focused one. */
export function usePane(): Pane {
  const focused = usePanes((state) => state.focused)
  return useContext(PaneContext) ?? focused
}

/** A value for each pane, made when it is first asked for and dropped with the pane. */
export function perPane<Value>(make: (pane: Pane) => Value): (pane: Pane) => Value {
  const values = new WeakMap<Pane, { value: Value }>()
  return (pane) => {
    const known = values.get(pane)
    if (known) return known.value
    const made = { value: make(pane) }
    values.set(pane, made)
    return made.value
  }
}

/** A store for each pane. It reads as one store: that of the focused pane, and as a hook within a pane, of that pane. */
export type PaneStore<State> = {
  (): State
  <Selected>(selector: (state: State) => Selected): Selected
  in(pane: Pane): StoreApi<State>
  getState(): State
  setState(change: Partial<State>): void
  /** Where another pane is focused, `before` is the state of the one before. */
  subscribe(listener: (now: State, before: State) => void): () => void
  /** Hears of every pane's changes, those made later included. */
  subscribeAll(listener: (now: State, before: State) => void): () => void
}

export function paneStore<State>(make: (pane: Pane) => StoreApi<State>): PaneStore<State> {
  const listeners = new Set<(now: State, before: State) => void>()
  const storeIn = perPane((pane) => {
    const store = make(pane)
    store.subscribe((now, before) => {
      for (const listener of listeners) listener(now, before)
    })
    return store
  })
  const focused = () => storeIn(usePanes.getState().focused)
  function useThis(): State
  function useThis<Selected>(selector: (state: State) => Selected): Selected
  function useThis<Selected>(selector?: (state: State) => Selected): State | Selected {
    return useStore(storeIn(usePane()), (state) => (selector ? selector(state) : state))
  }
  return Object.assign(useThis, {
    in: storeIn,
    getState: () => focused().getState(),
    setState: (change: Partial<State>) => focused().setState(change),
    subscribeAll(listener: (now: State, before: State) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    subscribe(listener: (now: State, before: State) => void) {
      let followed = focused()
      let stop = followed.subscribe(listener)
      const stopFollowing = usePanes.subscribe(() => {
        const next = focused()
        if (next === followed) return
        const before = followed.getState()
        stop()
        followed = next
        stop = next.subscribe(listener)
        listener(next.getState(), before)
      })
      return () => {
        stop()
        stopFollowing()
      }
    },
  })
}
