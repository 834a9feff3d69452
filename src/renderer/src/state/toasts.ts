import { create } from 'zustand'
import type { Failure } from '../../../core/failure.ts'
import { failureSentence, type Translate } from '../../../i18n/index.ts'

/** A short message over the page. Its text is made at render, so that it follows the interface language. */
export type Toast = {
  id: number
  tone: 'plain' | 'failure'
  message(t: Translate): string
  action?: { label(t: Translate): string; run(): void }
}

type Toasts = {
  toasts: readonly Toast[]
  dismiss(id: number): void
}

/** The toasts on screen, oldest first. */
export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}))

const MAX_TOASTS = 3
let lastId = 0

/** Shows a toast; returns a function that dismisses it. */
export function notify(toast: Omit<Toast, 'id'>): () => void {
  lastId += 1
  const id = lastId
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-MAX_TOASTS) }))
  return () => useToasts.getState().dismiss(id)
}

/** Shows a failure as a toast. */
export function notifyFailure(failure: Failure): void {
  notify({ tone: 'failure', message: (t) => failureSentence(t, failure) })
}
