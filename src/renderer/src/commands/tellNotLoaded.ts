import { failed } from '../../../core/failure.ts'
import { notifyFailure } from '../state/toasts.ts'

/**
 * Tells where what was asked for has done nothing, since its code could not be loaded: the host is gone, or is of another version.
 * What tells that itself, such as a dialog, has handled the rejection.
 */
export function tellNotLoaded(): void {
  const loadErrors = new WeakSet<Error>()
  window.addEventListener('vite:preloadError', ({ payload }) => loadErrors.add(payload))
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason
    if (!(reason instanceof Error) || !loadErrors.has(reason)) return
    event.preventDefault()
    notifyFailure(failed('unreachable').failure)
  })
}
