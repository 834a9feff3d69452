import type { Session } from './session.ts'

/**
 * Saves at once whenever a text may be about to be left: a field or the window loses the focus, is hidden, or closes. `holdsBack` asks the
 * browser to check with the user before it closes on text that is not saved.
 */
export function flushOnUnload(
  session: { getState(): Pick<Session, 'flush' | 'keepCopies' | 'savedState'> },
  holdsBack: boolean,
): () => void {
  const flush = () => void session.getState().flush()
  const leave = () => {
    session.getState().keepCopies()
    flush()
  }
  const hide = () => {
    if (document.visibilityState === 'hidden') leave()
  }
  const unload = (event: BeforeUnloadEvent) => {
    leave()
    const { savedState } = session.getState()
    if (holdsBack && savedState && savedState.kind !== 'read-only' && !isSaved(savedState))
      event.preventDefault()
  }
  window.addEventListener('blur', flush)
  window.addEventListener('focusout', flush)
  window.addEventListener('pagehide', leave)
  window.addEventListener('beforeunload', unload)
  document.addEventListener('visibilitychange', hide)
  return () => {
    window.removeEventListener('blur', flush)
    window.removeEventListener('focusout', flush)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('beforeunload', unload)
    document.removeEventListener('visibilitychange', hide)
  }
}

const isSaved = (state: NonNullable<Session['savedState']>) => state.kind === 'saved' && !state.pending
