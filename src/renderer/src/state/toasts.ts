import { create } from 'zustand'
import type { Failure } from '../../../core/failure.ts'
import { failureSentence, type Translate } from '../../../i18n/index.ts'

type ToastAction = { label(t: Translate): string; run(): void }

/** A short message over the page. Its text is made at render, so that it follows the interface language. */
export type Toast = {
  id: number
  tone: 'plain' | 'failure'
  message(t: Translate): string
  action?: ToastAction
  otherAction?: ToastAction
  /** The failure that it tells, where it tells no more than that. */
  failure?: Failure
  /** True for one that is up to what told it: it goes when that is over, or another one comes. */
  stays?: true
  /** When it was first shown, in milliseconds. */
  since: number
}

type Toasts = {
  toasts: readonly Toast[]
  /** Those with this id and lower ones were told before a dialog opened: they wait until it is closed. */
  covered: number
  dismiss(id: number): void
}

/** The toast on screen is the last; failures before it come back once it has gone. */
export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  covered: 0,
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}))

/** How long a toast is shown at least, in milliseconds; one that is no failure goes away then. */
export const TOAST_DURATION = 8_000
let lastId = 0

const isSame = (one: Failure, other: Failure | undefined) => JSON.stringify(one) === JSON.stringify(other)

/**
 * Shows a toast in place of the one before; a failure that was hardly seen comes back after it, a failure that is told
 * again does not stay twice. Returns a function that dismisses it.
 */
export function notify(toast: Omit<Toast, 'id' | 'since'>): () => void {
  lastId += 1
  const id = lastId
  const since = Date.now()
  const staysBehind = ({ tone, failure, since: first }: Toast) =>
    tone === 'failure' && since - first < TOAST_DURATION && !(failure && isSame(failure, toast.failure))
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.filter(staysBehind), { ...toast, id, since }] }))
  return () => useToasts.getState().dismiss(id)
}

/** Shows a failure as a toast. */
export function notifyFailure(failure: Failure): void {
  notify({ tone: 'failure', failure, message: (t) => failureSentence(t, failure) })
}
