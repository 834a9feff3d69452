import { createStore, type StoreApi } from 'zustand'
import type { Newsroom } from '../../../contract/contract.ts'
import type { RecoveryCopy } from '../../../core/recoveryCopy.ts'
import { ok, type Result } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'
import { useSettings } from '../state/settings.ts'
import { useShown } from '../state/shown.ts'
import { focusPane, type Pane, type PaneStore, paneStore, removePane, usePanes } from '../state/panes.ts'
import { TYPING_PAUSE } from '../typingRhythm.ts'
import type { Autosave } from './autosave.ts'
import { type Conflict, createFrom, keepMine, keepTheirs } from './conflictChoices.ts'
import { isSameContent, loadComparison } from './merging.ts'
import { type Follower, type Opening, OpenTexts, type OpenTextsOptions } from './openTexts.ts'
import { liveWindows } from './liveWindows.ts'
import { createRecovered, recoverTexts } from './recoverTexts.ts'
import type { Replacement } from './savedState.ts'
import type { Session } from './sessionState.ts'

/** How long after a keystroke `content` follows where there is no pause, in milliseconds. */
const LONGEST_DELAY = 1_000

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

type SessionOptions = OpenTextsOptions & {
  /** Called when another session is asked for the article that this one shows. */
  reveal?: () => void
}

/** Creates a session: one article on screen. Sessions of one window share its open texts. */
export function createSession(
  newsroom: Newsroom,
  options: SessionOptions = {},
  texts: OpenTexts = new OpenTexts(newsroom, options),
): StoreApi<Session> {
  const { timers, isShared, recovery, autosaves, openings, recovering } = texts
  let requests = 0
  let cancelPublish = () => {}
  let publishDeadline: number | null = null

  return createStore<Session>()((set, get) => {
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

    const followOthers = () => {
      const unsavedOthers = texts.unsavedBeside(get().openedId)
      const { pendingRecoveries } = texts
      const before = get()
      if (unsavedOthers !== before.unsavedOthers || pendingRecoveries !== before.pendingRecoveries)
        set({ unsavedOthers, pendingRecoveries })
    }

    const leaveCurrent = () => {
      cancelPublish()
      publishDeadline = null
      const autosave = current()
      if (!autosave) return
      autosave.readText()
      void autosave.flush().then(() => texts.releaseIfSaved(autosave))
    }

    const publishContent = () => {
      cancelPublish()
      publishDeadline = null
      const autosave = current()
      if (!autosave) return
      autosave.readText()
      if (autosave.content !== get().content) set({ content: autosave.content })
    }

    const showNone = () => {
      requests += 1
      cancelPublish()
      publishDeadline = null
      set(NO_ARTICLE)
    }

    const follower: Follower = {
      openedId: () => get().openedId,
      onChange: showState,
      onReplace: replaceText,
      onOthers: followOthers,
      publish: publishContent,
      forget(ids) {
        if (ids.includes(get().openedId ?? '')) showNone()
      },
      reveal: () => options.reveal?.(),
    }
    texts.followers.add(follower)

    const showOpened = (autosave: Autosave, found: RecoveryCopy | undefined) => {
      const { id, article, content, savedState, local } = autosave
      const replacement: Replacement | null = found ? { content, previous: null, from: 'recovery' } : null
      set(({ loadCount }) => ({
        ...NO_ARTICLE,
        openedId: id,
        article,
        content,
        savedState,
        local,
        replacement,
        recoveredAt: found && savedState.kind !== 'conflict' ? found.at : null,
        loadCount: loadCount + 1,
      }))
      texts.dropPending(id)
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
      const [read] = await Promise.all([newsroom.readArticle({ id }), recovery.load()])
      const isSame = recovery.ids.includes(id) ? await loadComparison() : isSameContent
      const shownBeside = texts.shownBeside(follower, id)
      if (!read.ok || !isWanted() || shownBeside) {
        if (read.ok && isWanted()) shownBeside?.reveal()
        return read.ok ? ok({ id }) : read
      }
      // Nothing is awaited from here on: the same article may be opened once more meanwhile, which must find them.
      const found = read.value.readOnly ? [] : recovery.take(id)
      const [newest] = found
      const isSaved = newest !== undefined && isSame(newest.content, read.value.article)
      if (isSaved) recovery.dropAll(found)
      leaveCurrent()
      const autosave = texts.track(read.value)
      if (!isSaved) autosave.restoreCopy(found, read.value, isSame)
      showOpened(autosave, isSaved ? undefined : newest)
      // The other machines have waited for this text since the earlier window.
      if (autosave.dirty && isShared()) void autosave.flush()
      if (opening.changedMeanwhile) void autosave.revalidate()
      return ok({ id })
    }

    const currentConflict = (): Conflict | null => {
      const autosave = current()
      return autosave?.savedState.kind === 'conflict'
        ? { autosave, theirs: autosave.savedState.theirs }
        : null
    }

    return {
      ...NO_ARTICLE,
      loadCount: 0,
      pendingRecoveries: texts.pendingRecoveries,
      unsavedOthers: texts.unsavedBeside(null),

      async open(id) {
        const known = autosaves.get(id)
        if (known && get().openedId === id) {
          requests += 1
          await known.revalidate()
          return ok({ id })
        }
        const request = ++requests
        const shownBeside = texts.shownBeside(follower, id)
        if (shownBeside) {
          shownBeside.reveal()
          return ok({ id })
        }
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
        leaveCurrent()
        showNone()
        texts.tellOthers()
      },

      end() {
        get().close()
        texts.followers.delete(follower)
      },

      forget: (ids) => texts.forget(ids),

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
        publishDeadline ??= now + LONGEST_DELAY
        cancelPublish()
        cancelPublish = timers.after(
          Math.max(0, Math.min(TYPING_PAUSE, publishDeadline - now)),
          publishContent,
        )
      },

      keepBefore: (why) => current()?.keepBefore(why),

      flush: async (of) => (await texts.flush()) || (of !== undefined && texts.areSaved(of)),

      hasUnsafeOthers: () => texts.hasUnsafeLeft(),

      compare: (comparing) => set({ comparing }),

      retry: () => current()?.retry() ?? get().flush(),

      async keepMine(theirHeadline) {
        const found = currentConflict()
        return found && keepMine(newsroom, found, theirHeadline)
      },

      async keepTheirs(myHeadline) {
        const found = currentConflict()
        return found && keepTheirs(newsroom, found, myHeadline)
      },

      async keepMerge(merged) {
        const found = currentConflict()
        return found ? found.autosave.merge(found.theirs, merged) : null
      },

      async saveAsNew() {
        const autosave = current()
        if (!autosave) return null
        const copy = await createFrom(newsroom, autosave)
        if (!copy.ok) return copy.failure
        // In one go, so that the next key is the new article's, unless another one has been opened meanwhile.
        const isShown = current() === autosave
        autosave.stop()
        autosave.dropRecoveryCopies()
        autosaves.delete(autosave.id)
        if (!isShown) {
          texts.tellOthers()
          return null
        }
        requests += 1
        leaveCurrent()
        showOpened(texts.track(copy.value), undefined)
        return null
      },

      dismissRecovery: () => set({ recoveredAt: null }),

      recover: () => recoverTexts(texts),

      async savePendingRecovery(id) {
        const created = await createRecovered(texts, id)
        if (!created) return null
        if (!created.ok) return created.failure
        await get().open(created.value.article.id)
        return null
      },

      dismissPendingRecovery: (id) => texts.dropPending(id),

      saveRecoveryCopies() {
        for (const autosave of autosaves.values()) autosave.saveRecoveryCopy()
      },
    }
  })
}

/** What the window's sessions share. */
export const windowTexts: OpenTexts = new OpenTexts(newsroom, {
  windows: liveWindows(),
  isShared: () => useSettings.getState().library?.sharing.isShared ?? false,
})

/** The session of each pane. A pane whose article was closed goes, if there is another. */
export const useSession: PaneStore<Session> = paneStore((pane) => {
  const session = createSession(newsroom, { reveal: () => focusPane(pane) }, windowTexts)
  session.subscribe(({ openedId, end }, before) => {
    if (openedId === null && before.openedId !== null && removePane(pane)) end()
  })
  return session
})

useSession.subscribe(({ openedId }) => {
  if (openedId !== useShown.getState().openedId) useShown.setState({ openedId })
})

/** The pane that shows an article. */
export function paneShowing(id: string): Pane | undefined {
  return usePanes.getState().panes.find((pane) => useSession.in(pane).getState().openedId === id)
}
