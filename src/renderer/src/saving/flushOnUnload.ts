import { isSafe } from './savedState.ts'
import type { Session } from './sessionState.ts'

/**
 * Saves the texts of a window's sessions at once when a field or the window loses the focus, is hidden, or closes. With `warnsBeforeClose` the browser
 * asks the user before it closes a window with unsaved text. Returns a function that removes the listeners.
 */
export function flushOnUnload(
  sessions: () => readonly Pick<
    Session,
    'flush' | 'saveRecoveryCopies' | 'savedState' | 'local' | 'hasUnsafeOthers'
  >[],
  warnsBeforeClose: boolean,
): () => void {
  // Every session saves the texts of all.
  const flush = () => void sessions()[0]?.flush()
  const saveAll = () => {
    sessions()[0]?.saveRecoveryCopies()
    flush()
  }
  const onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') saveAll()
  }
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    saveAll()
    const areSafe = sessions().every(
      ({ savedState, local, hasUnsafeOthers }) =>
        !hasUnsafeOthers() &&
        (savedState === null || savedState.kind === 'read-only' || isSafe(savedState, local)),
    )
    if (warnsBeforeClose && !areSafe) event.preventDefault()
  }
  window.addEventListener('blur', flush)
  window.addEventListener('focusout', flush)
  window.addEventListener('pagehide', saveAll)
  window.addEventListener('beforeunload', onBeforeUnload)
  document.addEventListener('visibilitychange', onVisibilityChange)
  return () => {
    window.removeEventListener('blur', flush)
    window.removeEventListener('focusout', flush)
    window.removeEventListener('pagehide', saveAll)
    window.removeEventListener('beforeunload', onBeforeUnload)
    document.removeEventListener('visibilitychange', onVisibilityChange)
  }
}
