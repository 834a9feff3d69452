import type { Newsroom } from '../../../contract/contract.ts'
import { PRESENCE, type Presence } from '../../../core/presence.ts'
import { addSharingSentences } from '../../../i18n/sharing.ts'
import { addPageSentences } from '../editor/pageTranslate.ts'
import type { Session } from './sessionState.ts'
import { usePresence } from '../state/presence.ts'
import { systemTimers, type Timers } from './timers.ts'

/** Milliseconds between two looks at who writes. */
const LOOK_INTERVAL = 10_000

type Watched = Pick<Session, 'openedId' | 'content' | 'loadCount' | 'savedState'>
type WatchedSession = {
  getState(): Watched
  subscribe(listener: (now: Watched, before: Watched) => void): () => void
}

/** True where the text on screen changed because somebody types, and not because another was read. */
function isTyped({ content, loadCount, savedState }: Watched, before: Watched): boolean {
  const isUnsaved = savedState !== null && (savedState.kind !== 'saved' || savedState.pending)
  return isUnsaved && content !== before.content && loadCount === before.loadCount
}

type Options = {
  newsroom: Pick<Newsroom, 'putPresence' | 'dropPresence' | 'listPresences'>
  session: WatchedSession
  timers: Timers
  isShared(): boolean
  onLook(others: readonly Presence[]): void
}

/**
 * In a shared folder, tells the other machines in which article somebody writes here: at the first key, every two minutes
 * of writing, and when the article is left. Looks who writes elsewhere while an article is open. Returns a function that
 * ends both, as leaving the article does.
 */
export function watchPresence({ newsroom, session, timers, isShared, onLook }: Options): () => void {
  /** The article that the others were told of, and when. */
  let told: { id: string; at: number } | null = null
  /** What the others are told goes one after the other, so that a sign that was taken back does not return. */
  let sending: Promise<unknown> = Promise.resolve()
  let cancelLook = () => {}
  let looks = 0

  const leave = () => {
    if (!told) return
    const { id } = told
    told = null
    sending = sending.then(() => newsroom.dropPresence({ id }))
  }

  const tell = (id: string) => {
    const now = timers.now()
    // A clock that was set back must not silence the next hours.
    if (told?.id === id && Math.abs(now - told.at) < PRESENCE.renewal) return
    told = { id, at: now }
    sending = sending.then(() => newsroom.putPresence({ id }))
  }

  const look = async () => {
    cancelLook()
    looks += 1
    const mine = looks
    if (isShared() && session.getState().openedId !== null && document.visibilityState === 'visible') {
      const answer = await newsroom.listPresences({})
      if (mine !== looks) return
      if (answer.ok) onLook(answer.value)
    } else onLook([])
    cancelLook = timers.after(LOOK_INTERVAL, () => void look())
  }
  const lookNow = () => void look()

  const unsubscribe = session.subscribe((now, before) => {
    if (now.openedId !== before.openedId) {
      leave()
      lookNow()
    } else if (now.openedId !== null && isShared() && isTyped(now, before)) tell(now.openedId)
  })
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', lookNow)
  lookNow()
  return () => {
    looks += 1
    cancelLook()
    unsubscribe()
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', lookNow)
    leave()
  }
}

/** Watches for as long as the window lives. */
export function startPresence(newsroom: Newsroom, session: WatchedSession, isShared: () => boolean): void {
  const onLook = (others: readonly Presence[]) => {
    if (others.length === 0 && usePresence.getState().others.length === 0) return
    addPageSentences(addSharingSentences)
    usePresence.setState({ others })
  }
  watchPresence({ newsroom, session, timers: systemTimers, isShared, onLook })
}
