import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { Newsroom, NewsroomEvent } from '../../../contract/contract.ts'
import {
  type Article,
  type ArticleContent,
  contentOf,
  type OpenedArticle,
  type Section,
} from '../../../core/article.ts'
import { type Failure, ok, type Result } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'
import { ArticleKeeper, reached, type SavedState, sameContent, type Timers } from './articleKeeper.ts'
import { dropSafetyCopy, idsOnShelf, newestSafetyCopy, type Shelf } from './safetyCopy.ts'

/** How long after a keystroke the rest of the window may learn of it, in milliseconds. */
const DERIVED_AFTER = { quiet: 150, longest: 1_000 } as const

/** The article on screen, and its way to disk. */
export type Session = {
  openedId: string | null
  /** The article as the library last had it; null where none is open, or where it could not be read. */
  article: Article | null
  /** The text on screen; its sections follow the keyboard with a short delay. */
  content: ArticleContent | null
  /** Raised whenever the text on screen was replaced by another one than was typed. */
  loads: number
  /** Null where nothing is open. */
  savedState: SavedState | null
  /** When the text was typed that an earlier window could not save and that is back now (milliseconds), or null. */
  recoveredAt: number | null
  /** The two texts of a conflict are being compared. */
  comparing: boolean
  /** How many other articles have text that the library does not have yet. */
  unsavedOthers: number
  /** Shows an article, saving the one before it; one that cannot be read changes nothing. */
  open(id: string): Promise<Result<{ id: string }>>
  close(): void
  /** Changes some fields of the open article. */
  edit(change: Partial<ArticleContent>): void
  /**
   * Takes note of a change of the body; `read` is called once its text is needed: soon where one is typing, at once
   * where the body changed in one stroke.
   */
  editBody(read: () => Section[], when: 'soon' | 'at once'): void
  /** Saves every open text at once; true once the library has all of it. */
  flush(): Promise<boolean>
  compare(shown: boolean): void
  retry(): Promise<boolean>
  /** Ends a conflict with the text on screen; theirs becomes an article of its own first, under `theirHeadline`. */
  takeMine(theirHeadline: string): Promise<Failure | null>
  /** Ends a conflict with the library's text; the one on screen becomes an article of its own first, under `myHeadline`. */
  takeTheirs(myHeadline: string): Promise<Failure | null>
  /** Ends a conflict with a text made of both; each of the two is kept as a version of the article. */
  takeMerge(merged: ArticleContent): Promise<Failure | null>
  /** Saves the text on screen as a new article, and opens that. */
  saveAsNew(): Promise<Failure | null>
  dismissRecovery(): void
  /** Saves what earlier windows left on the shelf, where the library's text has not changed since. */
  recover(): Promise<void>
  /** Puts every unsaved text on the shelf at once, for a window that may be gone in a moment. */
  shelve(): void
}

export type SessionOptions = { timers?: Timers; shelf?: Shelf }

const realTimers: Timers = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

const NOTHING_OPEN = {
  openedId: null,
  article: null,
  content: null,
  savedState: null,
  recoveredAt: null,
  comparing: false,
} as const

/** A session over a newsroom: one article on screen, and any number of others whose text is still on its way to disk. */
export function createSession(
  newsroom: Newsroom,
  { timers = realTimers, shelf = localStorage }: SessionOptions = {},
): UseBoundStore<StoreApi<Session>> {
  const keepers = new Map<string, ArticleKeeper>()
  let requests = 0
  let stopDeriving = () => {}
  let derivedBy: number | null = null

  const session = create<Session>()((set, get) => {
    const current = () => keepers.get(get().openedId ?? '')

    const show = (keeper: ArticleKeeper, text: 'same' | 'other') => {
      if (keeper !== current()) return
      const { article, content, savedState } = keeper
      set((before) => ({
        article,
        content,
        savedState,
        loads: text === 'other' ? before.loads + 1 : before.loads,
        // A conflict is laid before its writer as soon as it is found, and until it is decided or put off.
        comparing:
          savedState.kind === 'conflict' && (before.comparing || before.savedState?.kind !== 'conflict'),
      }))
    }

    const countOthers = () => {
      const { openedId } = get()
      const unsavedOthers = [...keepers.values()].filter(({ id, dirty }) => dirty && id !== openedId).length
      if (unsavedOthers !== get().unsavedOthers) set({ unsavedOthers })
    }

    const keep = (opened: OpenedArticle) => {
      const keeper: ArticleKeeper = new ArticleKeeper(opened, {
        newsroom,
        timers,
        shelf,
        changed() {
          if (keeper.id !== get().openedId) letGo(keeper)
          else show(keeper, 'same')
        },
        replaced: () => show(keeper, 'other'),
      })
      keepers.set(keeper.id, keeper)
      return keeper
    }

    /** Drops the keeper of an article that is no longer on screen, once its text is safe. */
    const letGo = (keeper: ArticleKeeper) => {
      if (keeper.id !== get().openedId && !keeper.dirty && keepers.get(keeper.id) === keeper) {
        keeper.rest()
        keepers.delete(keeper.id)
      }
      countOthers()
    }

    const leave = () => {
      stopDeriving()
      derivedBy = null
      const keeper = current()
      if (!keeper) return
      keeper.settle()
      void keeper.flush().then(() => letGo(keeper))
    }

    const derive = () => {
      stopDeriving()
      derivedBy = null
      const keeper = current()
      if (!keeper) return
      keeper.settle()
      if (keeper.content !== get().content) set({ content: keeper.content })
    }

    const onScreen = (keeper: ArticleKeeper, recoveredAt: number | null) => {
      set({ ...NOTHING_OPEN, openedId: keeper.id, recoveredAt })
      show(keeper, 'other')
      countOthers()
    }

    const setApart = (content: ArticleContent) =>
      reached(newsroom.createArticle({ content: contentOf(content) }))

    const conflict = () => {
      const keeper = current()
      return keeper?.savedState.kind === 'conflict' ? { keeper, theirs: keeper.savedState.theirs } : null
    }

    return {
      ...NOTHING_OPEN,
      loads: 0,
      unsavedOthers: 0,

      async open(id) {
        const known = keepers.get(id)
        if (known && get().openedId === id) {
          requests += 1
          await known.look()
          return ok({ id })
        }
        const request = ++requests
        const kept = known?.dirty ? known : null
        const read = kept ? null : await reached(newsroom.readArticle({ id }))
        if (read && !read.ok) return read
        if (request !== requests) return ok({ id })
        leave()
        const keeper = kept ?? (read ? keep(read.value) : null)
        if (!keeper) return ok({ id })
        const copy = read ? newestSafetyCopy(shelf, id) : null
        if (read && copy && !sameContent(copy.content, read.value.article)) {
          keeper.resume(copy, read.value)
          onScreen(keeper, copy.base.fingerprint === read.value.fingerprint ? copy.at : null)
        } else {
          if (copy) dropSafetyCopy(shelf, id, copy.base.revision)
          onScreen(keeper, null)
        }
        return ok({ id })
      },

      close() {
        requests += 1
        leave()
        set(NOTHING_OPEN)
        countOthers()
      },

      edit(change) {
        const keeper = current()
        if (!keeper) return
        keeper.edit(change)
        if (keeper.writable) set({ content: keeper.content })
      },

      editBody(read, when) {
        const keeper = current()
        if (!keeper?.writable) return
        keeper.editBody(read)
        if (when === 'at once') return derive()
        const now = timers.now()
        derivedBy ??= now + DERIVED_AFTER.longest
        stopDeriving()
        stopDeriving = timers.after(Math.max(0, Math.min(DERIVED_AFTER.quiet, derivedBy - now)), derive)
      },

      async flush() {
        derive()
        const saved = await Promise.all([...keepers.values()].map((keeper) => keeper.flush()))
        return saved.every(Boolean)
      },

      compare: (comparing) => set({ comparing }),

      retry: () => current()?.retry() ?? get().flush(),

      async takeMine(theirHeadline) {
        const found = conflict()
        if (!found) return null
        const apart = await setApart({ ...found.theirs.article, headline: theirHeadline })
        if (!apart.ok) return apart.failure
        await found.keeper.overwrite(found.theirs)
        return null
      },

      async takeTheirs(myHeadline) {
        const found = conflict()
        if (!found) return null
        found.keeper.settle()
        const apart = await setApart({ ...found.keeper.content, headline: myHeadline })
        if (!apart.ok) return apart.failure
        found.keeper.adopt(found.theirs)
        return null
      },

      async takeMerge(merged) {
        const found = conflict()
        return found ? found.keeper.merge(found.theirs, merged) : null
      },

      async saveAsNew() {
        const keeper = current()
        if (!keeper) return null
        keeper.settle()
        const apart = await setApart(keeper.content)
        if (!apart.ok) return apart.failure
        keeper.rest()
        keeper.unshelve()
        keepers.delete(keeper.id)
        await get().open(apart.value.article.id)
        return null
      },

      dismissRecovery: () => set({ recoveredAt: null }),

      async recover() {
        for (const id of idsOnShelf(shelf)) {
          const copy = newestSafetyCopy(shelf, id)
          if (!copy || keepers.has(id)) continue
          const saved = await reached(newsroom.saveArticle({ id, base: copy.base, content: copy.content }))
          if (saved.ok) dropSafetyCopy(shelf, id, copy.base.revision)
        }
      },

      shelve() {
        for (const keeper of keepers.values()) keeper.shelve()
      },
    }
  })

  newsroom.subscribe((event: NewsroomEvent) => {
    if (event.type === 'library-changed') {
      for (const keeper of keepers.values()) void keeper.look()
    } else if (event.type === 'article-removed') keepers.get(event.id)?.heardRemoved()
    else keepers.get(event.id)?.heardChanged(event.revision)
  })
  return session
}

/** The session of this window. */
export const useSession = createSession(newsroom)
