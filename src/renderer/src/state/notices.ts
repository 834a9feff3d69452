import { create } from 'zustand'
import type { Failure } from '../../../core/failure.ts'
import { failureSentence, type Translate } from '../../../i18n/index.ts'

/** One short message over the page. Its words are made when shown, so that they follow the interface's language. */
export type Notice = {
  id: number
  tone: 'plain' | 'failure'
  say(t: Translate): string
  action?: { label(t: Translate): string; run(): void }
}

type Notices = {
  notices: readonly Notice[]
  dismiss(id: number): void
}

/** The messages on show, oldest first. */
export const useNotices = create<Notices>((set) => ({
  notices: [],
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}))

const MOST = 3
let last = 0

/** Shows a message; gives back what takes it away again. */
export function notify(notice: Omit<Notice, 'id'>): () => void {
  last += 1
  const id = last
  useNotices.setState(({ notices }) => ({ notices: [...notices, { ...notice, id }].slice(-MOST) }))
  return () => useNotices.getState().dismiss(id)
}

/** Shows the sentence of a failure. */
export function notifyFailure(failure: Failure): void {
  notify({ tone: 'failure', say: (t) => failureSentence(t, failure) })
}
