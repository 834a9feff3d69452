import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { Newsroom, NewsroomEvent, RecoveryCopy } from '../../../contract/contract.ts'
import { type Article, type ArticleContent, contentOf, type OpenedArticle } from '../../../core/article.ts'
import { type Failure, ok, type Result } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'
import { Autosave, type Replacement, type SavedState } from './autosave.ts'
import { fetchMerging, isSameContent } from './merging.ts'
import { type CopyStorage, Recovery, reached } from './recovery.ts'
import { systemTimers, type Timers } from './timers.ts'

/** How long after a keystroke the rest of the window may learn of it, in milliseconds. */
const DERIVED_AFTER = { quiet: 150, longest: 1_000 } as const

/** A text of an earlier window that cannot be saved as it is; `isGone` where its article cannot take it up any more. */
export type LeftText = { id: string; headline: string; at: number; isGone: boolean }

/** The article on screen, and its way to disk. */
export type Session = {
  openedId: string | null
  /** The article as the library last had it; null where none is open, or where it could not be read. */
  article: Article | null
  /** The text on screen; it follows the keyboard with a short delay. */
  content: ArticleContent | null
  /** Raised whenever the text on screen was replaced by another one than was typed. */
  loads: number
  /**
   * The text that the last raise of `loads` puts on screen, and why; null where it merely opened an article. It is to be
   * shown from within the store's own announcement: what `edited` reads after it must have it.
   */
  replacement: Replacement | null
  /** Null where nothing is open. */
  savedState: SavedState | null
  /** When the text was typed that an earlier window could not save and that is back now (milliseconds), or null. */
  recoveredAt: number | null
  /** What earlier windows left of articles that are not open, and that waits for the user. */
  leftTexts: readonly LeftText[]
  /** The two texts of a conflict are being compared. */
  comparing: boolean
  /** How many other articles have text that the library does not have yet. */
  unsavedOthers: number
  /** Shows an article, saving the one before it; one that cannot be read changes nothing. */
  open(id: string): Promise<Result<{ id: string }>>
  close(): void
  /** Changes some fields of the open article, where no page is mounted that has them. */
  edit(change: Partial<ArticleContent>): void
  /**
   * Takes note that the text on the page changed. `read` gives the whole of it, and is called once that is needed: soon
   * where one is typing, at once where it changed in one stroke.
   */
  edited(read: () => ArticleContent, when: 'soon' | 'at once'): void
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
  /** Saves what earlier windows left, where the library's text has not changed since; the rest is in `leftTexts`. */
  recover(): Promise<void>
  /** Makes an article of its own of a text that was left, and opens it. */
  saveLeftText(id: string): Promise<Failure | null>
  /** Puts the notice of a text that was left away until the next start. */
  dismissLeftText(id: string): void
  /** Keeps a copy of every unsaved text at once, for a window that may be gone in a moment. */
  keepCopies(): void
}

export type SessionOptions = { timers?: Timers; storage?: CopyStorage }

/** An article that is being read; `isNews` where it was changed meanwhile. */
type Opening = { id: string; isNews: boolean }

const NOTHING_OPEN = {
  openedId: null,
  article: null,
  content: null,
  savedState: null,
  replacement: null,
  recoveredAt: null,
  comparing: false,
} as const

/** A session over a newsroom: one article on screen, and any number of others whose text is still on its way to disk. */
export function createSession(
  newsroom: Newsroom,
  { timers = systemTimers, storage = localStorage }: SessionOptions = {},
): UseBoundStore<StoreApi<Session>> {
  const recovery = new Recovery(newsroom, storage, timers)
  const saves = new Map<string, Autosave>()
  const openings = new Set<Opening>()
  /** What is being saved of earlier windows' texts, by article. */
  const recovering = new Map<string, Promise<void>>()
  let requests = 0
  let stopDeriving = () => {}
  let derivedBy: number | null = null

  const session = create<Session>()((set, get) => {
    const current = () => saves.get(get().openedId ?? '')

    const show = (autosave: Autosave) => {
      if (autosave !== current()) return
      const { article, content, savedState } = autosave
      set(({ comparing }) => ({
        article,
        content,
        savedState,
        comparing: comparing && savedState.kind === 'conflict',
      }))
    }

    const load = (autosave: Autosave, replacement: Replacement | null) => {
      if (autosave !== current()) return
      const { article, content } = autosave
      set(({ loads }) => ({ article, content, replacement, loads: loads + 1 }))
    }

    const countOthers = () => {
      const { openedId } = get()
      const unsavedOthers = [...saves.values()].filter(({ id, dirty }) => dirty && id !== openedId).length
      if (unsavedOthers !== get().unsavedOthers) set({ unsavedOthers })
    }

    const keep = (opened: OpenedArticle) => {
      const autosave: Autosave = new Autosave(opened, {
        newsroom,
        timers,
        recovery,
        changed() {
          if (autosave.id !== get().openedId) letGo(autosave)
          else show(autosave)
        },
        replaced: (replacement) => load(autosave, replacement),
      })
      saves.set(autosave.id, autosave)
      return autosave
    }

    /** Lets go of the autosave of an article that is no longer on screen, once its text is safe. */
    const letGo = (autosave: Autosave) => {
      if (autosave.id !== get().openedId && !autosave.dirty && saves.get(autosave.id) === autosave) {
        autosave.stop()
        saves.delete(autosave.id)
      }
      countOthers()
    }

    const leave = () => {
      stopDeriving()
      derivedBy = null
      const autosave = current()
      if (!autosave) return
      autosave.readText()
      void autosave.flush().then(() => letGo(autosave))
    }

    const derive = () => {
      stopDeriving()
      derivedBy = null
      const autosave = current()
      if (!autosave) return
      autosave.readText()
      if (autosave.content !== get().content) set({ content: autosave.content })
    }

    const onScreen = (autosave: Autosave, found: RecoveryCopy | undefined) => {
      const { id, article, content, savedState } = autosave
      const replacement: Replacement | null = found ? { content, over: null, from: 'recovery' } : null
      set(({ loads, leftTexts }) => ({
        ...NOTHING_OPEN,
        openedId: id,
        article,
        content,
        savedState,
        replacement,
        recoveredAt: found && savedState.kind !== 'conflict' ? found.at : null,
        loads: loads + 1,
        leftTexts: leftTexts.filter((left) => left.id !== id),
      }))
      countOthers()
    }

    /** Reads an article and shows it, with what earlier windows left of it, while `isWanted`. */
    const openFresh = async (opening: Opening, isWanted: () => boolean): Promise<Result<{ id: string }>> => {
      const { id } = opening
      if (recovering.has(id)) await recovering.get(id)
      const [read] = await Promise.all([reached(newsroom.readArticle({ id })), recovery.load()])
      // Taken before anything else is waited for: what is found is saved by `recover` otherwise.
      const found = read.ok && !read.value.readOnly ? recovery.take(id) : []
      const isSame = found.length > 0 ? await fetchComparison() : isSameContent
      if (!read.ok || !isWanted()) {
        recovery.giveBack(found)
        return read.ok ? ok({ id }) : read
      }
      const [newest] = found
      const isSaved = newest !== undefined && isSame(newest.content, read.value.article)
      if (isSaved) dropAll(found)
      leave()
      const autosave = keep(read.value)
      if (!isSaved) autosave.resume(found, read.value, isSame)
      onScreen(autosave, isSaved ? undefined : newest)
      if (opening.isNews) void autosave.look()
      return ok({ id })
    }

    const setApart = (content: ArticleContent) =>
      reached(newsroom.createArticle({ content: contentOf(content) }))

    const conflict = () => {
      const autosave = current()
      return autosave?.savedState.kind === 'conflict'
        ? { autosave, theirs: autosave.savedState.theirs }
        : null
    }

    const dropAll = (copies: readonly RecoveryCopy[]) => {
      for (const { id, base } of copies) recovery.drop(id, base.revision)
    }

    /** How texts are compared: by what they say, where the code for that can be had. */
    const fetchComparison = async () => (await fetchMerging())?.isSameText ?? isSameContent

    /** Saves the newest of the copies of one article; what is left to decide where that cannot be. */
    const saveLeft = async (copies: readonly RecoveryCopy[]): Promise<LeftText | null> => {
      const [copy] = copies
      if (!copy) return null
      const { id, base, at, content } = copy
      const saved = await reached(newsroom.saveArticle({ id, base, content }))
      const now = saved.ok ? saved : await reached(newsroom.readArticle({ id }))
      const isSame = await fetchComparison()
      if (saved.ok || (now.ok && isSame(now.value.article, content))) {
        dropAll(copies)
        return null
      }
      // The window may have gone while an earlier state of this text was on its way.
      if (now.ok && copy.sent && isSame(now.value.article, copy.sent)) {
        const { article, fingerprint } = now.value
        const over = { revision: article.revision, fingerprint }
        const again = await reached(newsroom.saveArticle({ id, base: over, content }))
        if (again.ok) {
          dropAll(copies)
          return null
        }
      }
      const isGone = now.ok ? now.value.readOnly : now.failure.code === 'not-found'
      return { id, headline: content.headline, at, isGone }
    }

    const recoverOne = async (id: string) => {
      const copies = recovery.take(id)
      const left = await saveLeft(copies)
      if (!left) return
      recovery.giveBack(copies)
      set(({ leftTexts }) => ({ leftTexts: [...leftTexts, left] }))
    }

    return {
      ...NOTHING_OPEN,
      loads: 0,
      leftTexts: [],
      unsavedOthers: 0,

      async open(id) {
        const known = saves.get(id)
        if (known && get().openedId === id) {
          requests += 1
          await known.look()
          return ok({ id })
        }
        const request = ++requests
        const kept = known?.dirty ? known : null
        if (kept) {
          leave()
          onScreen(kept, undefined)
          return ok({ id })
        }
        const opening: Opening = { id, isNews: false }
        openings.add(opening)
        try {
          return await openFresh(opening, () => request === requests)
        } finally {
          openings.delete(opening)
        }
      },

      close() {
        requests += 1
        leave()
        set(NOTHING_OPEN)
        countOthers()
      },

      edit(change) {
        const autosave = current()
        if (!autosave) return
        autosave.edit(change)
        if (autosave.writable) set({ content: autosave.content })
      },

      edited(read, when) {
        const autosave = current()
        if (!autosave?.writable) return
        autosave.edited(read)
        if (when === 'at once') return derive()
        const now = timers.now()
        derivedBy ??= now + DERIVED_AFTER.longest
        stopDeriving()
        stopDeriving = timers.after(Math.max(0, Math.min(DERIVED_AFTER.quiet, derivedBy - now)), derive)
      },

      async flush() {
        derive()
        const saved = await Promise.all([...saves.values()].map((autosave) => autosave.flush()))
        return saved.every(Boolean)
      },

      compare: (comparing) => set({ comparing }),

      retry: () => current()?.retry() ?? get().flush(),

      async takeMine(theirHeadline) {
        const found = conflict()
        if (!found) return null
        const apart = await setApart({ ...found.theirs.article, headline: theirHeadline })
        if (!apart.ok) return apart.failure
        await found.autosave.overwrite(found.theirs)
        return null
      },

      async takeTheirs(myHeadline) {
        const found = conflict()
        if (!found) return null
        found.autosave.readText()
        const apart = await setApart({ ...found.autosave.content, headline: myHeadline })
        if (!apart.ok) return apart.failure
        found.autosave.adopt(found.theirs, 'choice')
        return null
      },

      async takeMerge(merged) {
        const found = conflict()
        return found ? found.autosave.merge(found.theirs, merged) : null
      },

      async saveAsNew() {
        const autosave = current()
        if (!autosave) return null
        autosave.readText()
        const apart = await setApart(autosave.content)
        if (!apart.ok) return apart.failure
        autosave.stop()
        autosave.dropCopies()
        saves.delete(autosave.id)
        await get().open(apart.value.article.id)
        return null
      },

      dismissRecovery: () => set({ recoveredAt: null }),

      async recover() {
        await recovery.load()
        for (const id of recovery.ids) {
          const isOpening = [...openings].some((opening) => opening.id === id)
          if (isOpening || saves.has(id) || get().leftTexts.some((left) => left.id === id)) continue
          const saved = recoverOne(id)
          recovering.set(id, saved)
          await saved
          recovering.delete(id)
        }
      },

      async saveLeftText(id) {
        const copies = recovery.take(id)
        const [copy] = copies
        if (!copy) return null
        const apart = await setApart(copy.content)
        if (!apart.ok) {
          recovery.giveBack(copies)
          return apart.failure
        }
        dropAll(copies)
        set(({ leftTexts }) => ({ leftTexts: leftTexts.filter((left) => left.id !== id) }))
        await get().open(apart.value.article.id)
        return null
      },

      dismissLeftText: (id) =>
        set(({ leftTexts }) => ({ leftTexts: leftTexts.filter((left) => left.id !== id) })),

      keepCopies() {
        for (const autosave of saves.values()) autosave.keepCopy()
      },
    }
  })

  newsroom.subscribe((event: NewsroomEvent) => {
    for (const opening of openings) {
      if (event.type === 'library-changed' || event.id === opening.id) opening.isNews = true
    }
    if (event.type === 'library-changed') {
      for (const autosave of saves.values()) void autosave.look()
    } else if (event.type === 'article-removed') saves.get(event.id)?.heardRemoved()
    else saves.get(event.id)?.heardChanged(event.revision)
  })
  return session
}

/** The session of this window. */
export const useSession = createSession(newsroom)
