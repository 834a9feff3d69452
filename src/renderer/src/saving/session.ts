import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { eventArticleId, type NewsroomEvent } from '../../../contract/events.ts'
import type { Newsroom } from '../../../contract/contract.ts'
import type { RecoveryCopy } from '../../../core/recoveryCopy.ts'
import { type ArticleContent, contentOf, type OpenedArticle } from '../../../core/article/index.ts'
import { ok, type Result } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'
import { useSettings } from '../state/settings.ts'
import { Autosave } from './autosave.ts'
import { isSameContent, loadComparison } from './merging.ts'
import { type CopyStorage, Recovery, catchUnreachable } from './recovery.ts'
import type { Replacement } from './savedState.ts'
import type { Session } from './sessionState.ts'
import { systemTimers, type Timers } from './timers.ts'

/** How long after a keystroke `content` follows, in milliseconds: after a pause, and at the latest. */
const PUBLISH_DELAY = { idle: 150, max: 1_000 } as const

export type SessionOptions = {
  timers?: Timers
  storage?: CopyStorage
  /** True while the library is in a folder that several machines share. */
  isShared?: () => boolean
}

/** An article that is being read; `changedMeanwhile` if an event announced a change of it. */
type Opening = { id: string; changedMeanwhile: boolean }

const NO_ARTICLE = {
  openedId: null,
  article: null,
  content: null,
  savedState: null,
  local: null,
  replacement: null,
  recoveredAt: null,
  comparing: false,
} as const

/** Creates a session: one article on screen, and any number of others whose text is still being saved. */
export function createSession(
  newsroom: Newsroom,
  { timers = systemTimers, storage = localStorage, isShared = () => false }: SessionOptions = {},
): UseBoundStore<StoreApi<Session>> {
  const recovery = new Recovery(newsroom, storage, timers)
  const autosaves = new Map<string, Autosave>()
  const openings = new Set<Opening>()
  /** Recoveries under way, by article. */
  const recovering = new Map<string, Promise<void>>()
  let requests = 0
  let cancelPublish = () => {}
  let publishDeadline: number | null = null

  const session = create<Session>()((set, get) => {
    const current = () => autosaves.get(get().openedId ?? '')

    const showState = (autosave: Autosave) => {
      if (autosave !== current()) return
      const { article, content, savedState, local } = autosave
      set(({ comparing }) => ({
        article,
        content,
        savedState,
        local,
        comparing: comparing && savedState.kind === 'conflict',
      }))
    }

    const replaceText = (autosave: Autosave, replacement: Replacement | null) => {
      if (autosave !== current()) return
      const { article, content } = autosave
      set(({ loadCount }) => ({ article, content, replacement, loadCount: loadCount + 1 }))
    }

    const countOthers = () => {
      const { openedId } = get()
      const unsavedOthers = [...autosaves.values()].filter(({ id, dirty }) => dirty && id !== openedId).length
      if (unsavedOthers !== get().unsavedOthers) set({ unsavedOthers })
    }

    const track = (opened: OpenedArticle) => {
      const autosave: Autosave = new Autosave(opened, {
        newsroom,
        timers,
        recovery,
        isShared,
        onChange() {
          if (autosave.id !== get().openedId) releaseIfSaved(autosave)
          else showState(autosave)
        },
        onReplace: (replacement) => replaceText(autosave, replacement),
      })
      autosaves.set(autosave.id, autosave)
      return autosave
    }

    /** Drops the autosave of an article that is no longer open, once its text is saved. */
    const releaseIfSaved = (autosave: Autosave) => {
      if (autosave.id !== get().openedId && !autosave.dirty && autosaves.get(autosave.id) === autosave) {
        autosave.stop()
        autosaves.delete(autosave.id)
      }
      countOthers()
    }

    const leaveCurrent = () => {
      cancelPublish()
      publishDeadline = null
      const autosave = current()
      if (!autosave) return
      autosave.readText()
      void autosave.flush().then(() => releaseIfSaved(autosave))
    }

    const publishContent = () => {
      cancelPublish()
      publishDeadline = null
      const autosave = current()
      if (!autosave) return
      autosave.readText()
      if (autosave.content !== get().content) set({ content: autosave.content })
    }

    const showOpened = (autosave: Autosave, found: RecoveryCopy | undefined) => {
      const { id, article, content, savedState, local } = autosave
      const replacement: Replacement | null = found ? { content, previous: null, from: 'recovery' } : null
      set(({ loadCount, pendingRecoveries }) => ({
        ...NO_ARTICLE,
        openedId: id,
        article,
        content,
        savedState,
        local,
        replacement,
        recoveredAt: found && savedState.kind !== 'conflict' ? found.at : null,
        loadCount: loadCount + 1,
        pendingRecoveries: pendingRecoveries.filter((pending) => pending.id !== id),
      }))
      countOthers()
    }

    /**
     * Reads an article and shows it, with the copies of earlier windows, if `isWanted` still holds when it has been
     * read.
     */
    const readAndOpen = async (
      opening: Opening,
      isWanted: () => boolean,
    ): Promise<Result<{ id: string }>> => {
      const { id } = opening
      if (recovering.has(id)) await recovering.get(id)
      const [read] = await Promise.all([catchUnreachable(newsroom.readArticle({ id })), recovery.load()])
      // Taken before the next await, so that `recover` does not save them meanwhile.
      const found = read.ok && !read.value.readOnly ? recovery.take(id) : []
      const isSame = found.length > 0 ? await loadComparison() : isSameContent
      if (!read.ok || !isWanted()) {
        recovery.putBack(found)
        return read.ok ? ok({ id }) : read
      }
      const [newest] = found
      const isSaved = newest !== undefined && isSame(newest.content, read.value.article)
      if (isSaved) recovery.dropAll(found)
      leaveCurrent()
      const autosave = track(read.value)
      if (!isSaved) autosave.restoreCopy(found, read.value, isSame)
      showOpened(autosave, isSaved ? undefined : newest)
      // The other machines have waited for this text since the earlier window.
      if (autosave.dirty && isShared()) void autosave.flush()
      if (opening.changedMeanwhile) void autosave.revalidate()
      return ok({ id })
    }

    const createCopy = (content: ArticleContent) =>
      catchUnreachable(newsroom.createArticle({ content: contentOf(content) }))

    const currentConflict = () => {
      const autosave = current()
      return autosave?.savedState.kind === 'conflict'
        ? { autosave, theirs: autosave.savedState.theirs }
        : null
    }

    const recoverArticle = async (id: string) => {
      // The first paint needs none of it; without it the copies stay for the next start.
      const loaded = await import('./saveRecovered.ts').catch(() => null)
      if (!loaded) return
      const copies = recovery.take(id)
      const pending = await loaded.saveRecovered(newsroom, recovery, copies)
      if (!pending) return
      recovery.putBack(copies)
      set(({ pendingRecoveries }) => ({ pendingRecoveries: [...pendingRecoveries, pending] }))
    }

    return {
      ...NO_ARTICLE,
      loadCount: 0,
      pendingRecoveries: [],
      unsavedOthers: 0,

      async open(id) {
        const known = autosaves.get(id)
        if (known && get().openedId === id) {
          requests += 1
          await known.revalidate()
          return ok({ id })
        }
        const request = ++requests
        const kept = known?.dirty ? known : null
        if (kept) {
          leaveCurrent()
          showOpened(kept, undefined)
          return ok({ id })
        }
        const opening: Opening = { id, changedMeanwhile: false }
        openings.add(opening)
        try {
          return await readAndOpen(opening, () => request === requests)
        } finally {
          openings.delete(opening)
        }
      },

      close() {
        requests += 1
        leaveCurrent()
        set(NO_ARTICLE)
        countOthers()
      },

      forget(ids) {
        for (const id of ids) {
          autosaves.get(id)?.discard()
          autosaves.delete(id)
          recovery.forget(id)
        }
        if (ids.includes(get().openedId ?? '')) {
          requests += 1
          cancelPublish()
          publishDeadline = null
          set(NO_ARTICLE)
        }
        set(({ pendingRecoveries }) => ({
          pendingRecoveries: pendingRecoveries.filter(({ id }) => !ids.includes(id)),
        }))
        countOthers()
      },

      edit(change) {
        const autosave = current()
        if (!autosave) return
        autosave.edit(change)
        if (autosave.writable) set({ content: autosave.content })
      },

      textChanged(read, when) {
        const autosave = current()
        if (!autosave?.writable) return
        autosave.textChanged(read)
        if (when === 'at once') return publishContent()
        const now = timers.now()
        publishDeadline ??= now + PUBLISH_DELAY.max
        cancelPublish()
        cancelPublish = timers.after(
          Math.max(0, Math.min(PUBLISH_DELAY.idle, publishDeadline - now)),
          publishContent,
        )
      },

      keepBefore: (why) => current()?.keepBefore(why),

      async flush() {
        publishContent()
        const saved = await Promise.all([...autosaves.values()].map((autosave) => autosave.flush()))
        return saved.every(Boolean)
      },

      compare: (comparing) => set({ comparing }),

      retry: () => current()?.retry() ?? get().flush(),

      async keepMine(theirHeadline) {
        const found = currentConflict()
        if (!found) return null
        const copy = await createCopy({ ...found.theirs.article, headline: theirHeadline })
        if (!copy.ok) return copy.failure
        await found.autosave.overwrite(found.theirs)
        return null
      },

      async keepTheirs(myHeadline) {
        const found = currentConflict()
        if (!found) return null
        found.autosave.readText()
        const copy = await createCopy({ ...found.autosave.content, headline: myHeadline })
        if (!copy.ok) return copy.failure
        found.autosave.adopt(found.theirs, 'choice')
        return null
      },

      async keepMerge(merged) {
        const found = currentConflict()
        return found ? found.autosave.merge(found.theirs, merged) : null
      },

      async saveAsNew() {
        const autosave = current()
        if (!autosave) return null
        autosave.readText()
        const copy = await createCopy(autosave.content)
        if (!copy.ok) return copy.failure
        autosave.stop()
        autosave.dropRecoveryCopies()
        autosaves.delete(autosave.id)
        await get().open(copy.value.article.id)
        return null
      },

      dismissRecovery: () => set({ recoveredAt: null }),

      async recover() {
        await recovery.load()
        for (const id of recovery.ids) {
          const isOpening = [...openings].some((opening) => opening.id === id)
          if (isOpening || autosaves.has(id) || get().pendingRecoveries.some((pending) => pending.id === id))
            continue
          const saved = recoverArticle(id)
          recovering.set(id, saved)
          await saved
          recovering.delete(id)
        }
      },

      async savePendingRecovery(id) {
        const copies = recovery.take(id)
        const [copy] = copies
        if (!copy) return null
        const created = await createCopy(copy.content)
        if (!created.ok) {
          recovery.putBack(copies)
          return created.failure
        }
        recovery.dropAll(copies)
        set(({ pendingRecoveries }) => ({
          pendingRecoveries: pendingRecoveries.filter((pending) => pending.id !== id),
        }))
        await get().open(created.value.article.id)
        return null
      },

      dismissPendingRecovery: (id) =>
        set(({ pendingRecoveries }) => ({
          pendingRecoveries: pendingRecoveries.filter((pending) => pending.id !== id),
        })),

      saveRecoveryCopies() {
        for (const autosave of autosaves.values()) autosave.saveRecoveryCopy()
      },
    }
  })

  newsroom.subscribe((event: NewsroomEvent) => {
    const id = eventArticleId(event)
    for (const opening of openings) {
      if (id === null || id === opening.id) opening.changedMeanwhile = true
    }
    if (event.type === 'library-changed') {
      for (const autosave of autosaves.values()) void autosave.revalidate()
    } else if (event.type === 'article-removed') autosaves.get(event.id)?.onArticleRemoved(event.forGood)
    else autosaves.get(event.summary.id)?.onArticleChanged(event.summary.revision)
  })
  return session
}

/** The session of this window. */
export const useSession = createSession(newsroom, {
  isShared: () => useSettings.getState().library?.sharing.isShared ?? false,
})
