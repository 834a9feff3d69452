import type { Newsroom } from '../../../contract/contract.ts'
import { eventArticleId } from '../../../contract/events.ts'
import type { OpenedArticle } from '../../../core/article/index.ts'
import { Autosave } from './autosave.ts'
import { type LiveWindows, NO_OTHERS } from './liveWindows.ts'
import { type CopyStorage, Recovery } from './recovery.ts'
import { isSafe, type Replacement } from './savedState.ts'
import type { PendingRecovery } from './saveRecovered.ts'
import { systemTimers, type Timers } from './timers.ts'

/** An article that is being read; `changedMeanwhile` if an event announced a change of it. */
export type Opening = { id: string; changedMeanwhile: boolean }

/** What the texts tell a session of. */
export type Follower = {
  openedId(): string | null
  onChange(autosave: Autosave): void
  onReplace(autosave: Autosave, replacement: Replacement): void
  /** The number of texts that are not saved, or the pending texts, may be others. */
  onOthers(): void
  /** Hands the autosave what was typed last. */
  publish(): void
  /** Shows nothing any more, if it shows one of these articles. */
  forget(ids: readonly string[]): void
  /** Its article was asked for in another session. */
  reveal(): void
}

export type OpenTextsOptions = {
  timers?: Timers
  storage?: CopyStorage
  windows?: LiveWindows
  /** True while the library is in a folder that several machines share. */
  isShared?: () => boolean
}

/**
 * The texts of a window that are on screen or still being saved, and those of earlier windows. Each article has one
 * autosave and is shown by one session at most, however many sessions there are.
 */
export class OpenTexts {
  readonly newsroom: Newsroom
  readonly timers: Timers
  readonly isShared: () => boolean
  readonly recovery: Recovery
  readonly autosaves: Map<string, Autosave> = new Map()
  readonly openings: Set<Opening> = new Set()
  /** Recoveries under way, by article. */
  readonly recovering: Map<string, Promise<void>> = new Map()
  readonly followers: Set<Follower> = new Set()
  pendingRecoveries: readonly PendingRecovery[] = []
  /** Work that will change a text: pictures that are being taken in. It never rejects. */
  readonly coming: Set<Promise<unknown>> = new Set()

  constructor(
    newsroom: Newsroom,
    {
      timers = systemTimers,
      storage = localStorage,
      windows = NO_OTHERS,
      isShared = () => false,
    }: OpenTextsOptions,
  ) {
    this.newsroom = newsroom
    this.timers = timers
    this.isShared = isShared
    this.recovery = new Recovery(newsroom, storage, timers, windows)
    newsroom.subscribe((event) => {
      const id = eventArticleId(event)
      for (const opening of this.openings) {
        if (id === null || id === opening.id) opening.changedMeanwhile = true
      }
      if (event.type === 'library-changed') {
        for (const autosave of this.autosaves.values()) void autosave.revalidate()
      } else if (event.type === 'article-removed')
        this.autosaves.get(event.id)?.onArticleRemoved(event.forGood)
      else this.autosaves.get(event.summary.id)?.onArticleChanged(event.summary.revision)
    })
  }

  track(opened: OpenedArticle): Autosave {
    const { newsroom, timers, recovery, isShared } = this
    const autosave: Autosave = new Autosave(opened, {
      newsroom,
      timers,
      recovery,
      isShared,
      onChange: () => {
        for (const follower of this.followers) follower.onChange(autosave)
        this.releaseIfSaved(autosave)
      },
      onReplace: (replacement) => {
        for (const follower of this.followers) follower.onReplace(autosave, replacement)
      },
    })
    this.autosaves.set(autosave.id, autosave)
    return autosave
  }

  /** Drops the autosave of an article that no session shows, once its text is saved. */
  releaseIfSaved(autosave: Autosave): void {
    const { id, dirty } = autosave
    const isShown = [...this.followers].some((follower) => follower.openedId() === id)
    if (!isShown && !dirty && this.autosaves.get(id) === autosave) {
      autosave.stop()
      this.autosaves.delete(id)
    }
    this.tellOthers()
  }

  tellOthers(): void {
    for (const follower of this.followers) follower.onOthers()
  }

  /** The session that shows an article, other than one of them. */
  shownBeside(own: Follower, id: string): Follower | undefined {
    return [...this.followers].find((follower) => follower !== own && follower.openedId() === id)
  }

  /** The number of texts that are not saved, but for one article's. */
  unsavedBeside(openedId: string | null): number {
    return [...this.autosaves.values()].filter(({ id, dirty }) => dirty && id !== openedId).length
  }

  /** True while a text that no session shows is neither in the library nor, in a shared folder, wholly on this computer. */
  hasUnsafeLeft(): boolean {
    const shown = new Set([...this.followers].map((follower) => follower.openedId()))
    const left = [...this.autosaves.values()].filter(({ id, dirty }) => dirty && !shown.has(id))
    return left.some(({ savedState, local }) => !isSafe(savedState, local))
  }

  setPending(pending: readonly PendingRecovery[]): void {
    this.pendingRecoveries = pending
    this.tellOthers()
  }

  dropPending(id: string): void {
    this.setPending(this.pendingRecoveries.filter((pending) => pending.id !== id))
  }

  /** Saves every text now, and again with what is coming or was typed meanwhile; true once the library has all of them. */
  async flush(): Promise<boolean> {
    for (const follower of this.followers) follower.publish()
    const saved = await Promise.all([...this.autosaves.values()].map((autosave) => autosave.flush()))
    if (this.coming.size > 0) {
      await Promise.all(this.coming)
      return this.flush()
    }
    if (!saved.every(Boolean)) return false
    return [...this.autosaves.values()].every(({ dirty }) => !dirty) || this.flush()
  }

  /** True if the library has all texts of these articles. */
  areSaved(ids: readonly string[]): boolean {
    return !ids.some((id) => this.autosaves.get(id)?.dirty)
  }

  /** Gives up the texts of articles that were destroyed, saved or not. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.autosaves.get(id)?.discard()
      this.autosaves.delete(id)
      this.recovery.forget(id)
    }
    for (const follower of this.followers) follower.forget(ids)
    this.setPending(this.pendingRecoveries.filter(({ id }) => !ids.includes(id)))
  }
}
