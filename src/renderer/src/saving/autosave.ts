import * as z from 'zod/mini'
import type { Input, Newsroom } from '../../../contract/contract.ts'
import type { RecoveryCopy } from '../../../core/recoveryCopy.ts'
import {
  type Article,
  type ArticleContent,
  articleDecoder,
  type Base,
  contentOf,
  type OpenedArticle,
} from '../../../core/article/index.ts'
import { type Failure, FAILURES, failed, ok, type Result } from '../../../core/failure.ts'
import { loadMerging, isSameContent, type Merging } from './merging.ts'
import { type Recovery, catchUnreachable } from './recovery.ts'
import type { Timers } from './timers.ts'

/** Whether a text is saved. */
export type SavedState =
  /** On disk since `at` (RFC 3339); `pending` if something was typed since. */
  | { kind: 'saved'; at: string; pending: boolean }
  | { kind: 'saving' }
  | { kind: 'failed'; failure: Failure; retrying: boolean }
  /** `base` is the common ancestor, if it is known. */
  | { kind: 'conflict'; theirs: OpenedArticle; base: ArticleContent | null }
  /** Removed from the library while it was open. */
  | { kind: 'removed' }
  | { kind: 'read-only' }

/** A text that replaces the one on screen without having been typed. */
export type Replacement = {
  content: ArticleContent
  /** The text on screen that `content` was made from; null if it was an earlier window's. */
  previous: ArticleContent | null
  /** Saved by another program or window; merged; recovered from an earlier window; chosen in the conflict dialog. */
  from: 'library' | 'merge' | 'recovery' | 'choice'
}

/** Milliseconds. */
const DELAYS = {
  /** After the last keystroke. */
  idle: 400,
  /** After the first unsaved keystroke, at the latest. */
  max: 1_000,
  /** After this, a save is shown as saving and has a recovery copy. */
  slow: 300,
  firstRetry: 1_000,
  maxRetry: 30_000,
} as const

/** After so many merges in a row, saving waits for the next retry. */
const MAX_MERGES = 5
/** How many sent texts without an answer are remembered. */
const MAX_UNANSWERED = 4

const openedDecoder: z.ZodMiniType<OpenedArticle> = z.object({
  article: articleDecoder,
  fingerprint: z.string(),
  readOnly: z.boolean(),
})

const baseOf = ({ article, fingerprint }: OpenedArticle): Base => ({
  revision: article.revision,
  fingerprint,
})

/** The text when a save began, and the number of edits until then. */
type Snapshot = { content: ArticleContent; edits: number }

/** A text that was sent: the snapshot itself, or the snapshot merged with another text. */
type Sent = { content: ArticleContent; of: Snapshot }

type AutosaveOptions = {
  newsroom: Newsroom
  timers: Timers
  recovery: Recovery
  /** Called when anything but the text changed. */
  onChange(): void
  /** Called when the text on screen must be replaced. */
  onReplace(replacement: Replacement): void
}

/**
 * Saves the text of one article.
 *
 * Idea: a state machine over `savedState`. An edit starts a delay of 400 ms (never more than a second after the first
 * unsaved one); then the text is sent with the revision and fingerprint it was made from. If the library has another
 * revision, both texts are merged and the merge is sent over that revision; it may meet yet another one, and is merged
 * again, five times at most. An overlap becomes a conflict, which only the user ends. Failures that may pass are
 * retried with exponential backoff.
 *
 * Invariants: one save in flight; the newest text wins; `#edits > #saved` if and only if the library lacks something
 * typed; a text whose save fails, meets a conflict or takes longer than 300 ms has a recovery copy. A lost answer is no
 * loss: the texts sent are remembered, and the library's is accepted as ours if it equals one of them.
 *
 * Cost: the text is read (`read`) once per save, not per keystroke; comparing and merging only after a conflict.
 */
export class Autosave {
  readonly id: string
  /** The article as last read from the library; the base of `content`. */
  article: Article
  content: ArticleContent
  savedState: SavedState
  readonly #options: AutosaveOptions
  #base: Base
  #read: (() => ArticleContent) | null = null
  /** False if `content` was made from another state than `article`, by an earlier window. */
  #isBaseKnown: boolean = true
  /** Edits so far; the text is saved when `#saved` equals it. */
  #edits = 0
  #saved = 0
  #firstUnsavedAt: number | null = null
  #cancelDelay: () => void = () => {}
  #cancelRetry: () => void = () => {}
  /** Ends the wait after which a save counts as slow. */
  #cancelSlow: () => void = () => {}
  #inFlight: Promise<void> | null = null
  /** The delay ended while a save was in flight. */
  #isSaveDue: boolean = false
  #failures = 0
  #merging: Merging | null = null
  /** Texts sent without an answer: the library may have one of them. */
  #unanswered: Sent[] = []
  /** The base revisions that have recovery copies. */
  #copiedRevisions = new Set<number>()
  /** The revision of our own last save, until its event has arrived. */
  #expectedRevision: number | null = null
  #eventsInFlight: number[] = []

  constructor(opened: OpenedArticle, options: AutosaveOptions) {
    this.#options = options
    this.id = opened.article.id
    this.article = opened.article
    this.content = contentOf(opened.article)
    this.#base = baseOf(opened)
    this.savedState = opened.readOnly ? { kind: 'read-only' } : this.#currentSavedState()
  }

  get dirty(): boolean {
    return this.#edits > this.#saved
  }

  get writable(): boolean {
    return this.savedState.kind !== 'read-only'
  }

  /** Changes some fields. */
  edit(change: Partial<ArticleContent>): void {
    if (!this.writable) return
    this.readText()
    this.content = { ...this.content, ...change }
    this.#markEdited()
  }

  /** Notes that the text changed; `read` returns the whole text and is called when that is needed. */
  textChanged(read: () => ArticleContent): void {
    if (!this.writable) return
    this.#read = read
    this.#markEdited()
  }

  /**
   * Takes up the newest copy of earlier windows. If it was made from another state of the article, it is a conflict.
   * `isSame` compares texts.
   */
  restoreCopy(copies: readonly RecoveryCopy[], opened: OpenedArticle, isSame: typeof isSameContent): void {
    const [copy] = copies
    if (!copy) return
    for (const { base } of copies) this.#copiedRevisions.add(base.revision)
    this.#base = copy.base
    this.edit(copy.content)
    const isSent = copy.sent !== null && isSame(opened.article, copy.sent)
    // The earlier window may have closed while its save of this text was in flight.
    if (isSent) this.#base = baseOf(opened)
    else if (copy.base.fingerprint !== opened.fingerprint) {
      this.stop()
      this.#isBaseKnown = false
      this.#setState({ kind: 'conflict', theirs: opened, base: null })
    }
    this.#renewCopies()
  }

  /** Reads the latest text into `content`. */
  readText(): void {
    if (!this.#read) return
    const read = this.#read
    this.#read = null
    this.content = read()
  }

  /** Saves now; true once the library has every keystroke. */
  async flush(): Promise<boolean> {
    this.#cancelDelay()
    let tried = false
    while (this.dirty || this.#inFlight !== null) {
      if (this.#inFlight !== null) await this.#inFlight
      else if (!this.#canSave() || (tried && this.savedState.kind === 'failed')) break
      else {
        tried = true
        await this.#save()
      }
    }
    return !this.dirty
  }

  /** Writes a recovery copy of the unsaved text. */
  saveRecoveryCopy(): void {
    if (!this.dirty) return
    this.readText()
    const { id, content } = this
    const at = this.#options.timers.now()
    const sent = this.#unanswered[0]?.content ?? null
    this.#options.recovery.put({ id, base: this.#base, at, content, sent })
    this.#copiedRevisions.add(this.#base.revision)
  }

  /** Deletes every recovery copy of this text. */
  dropRecoveryCopies(): void {
    for (const revision of this.#copiedRevisions) this.#options.recovery.drop(this.id, revision)
    this.#copiedRevisions.clear()
  }

  /** Cancels the pending delay and retry. */
  stop(): void {
    this.#cancelDelay()
    this.#cancelRetry()
  }

  /** Saves this text over `theirs`. */
  overwrite(theirs: OpenedArticle): Promise<boolean> {
    this.#base = baseOf(theirs)
    this.article = theirs.article
    this.#isBaseKnown = true
    this.#edits += 1
    this.#setState(this.#currentSavedState())
    return this.flush()
  }

  /**
   * Ends a conflict with a merged text, saved over `theirs`; both texts are kept as versions. If saving fails, the
   * conflict remains, and the failure is returned.
   */
  async merge(theirs: OpenedArticle, merged: ArticleContent): Promise<Failure | null> {
    if (!(await this.#loadMerging())) return failed('unreachable').failure
    const mine = this.#snapshot()
    const saved = await this.#sendSave(mine, { content: merged, theirs })
    if (saved.ok) this.#saveSucceeded(saved.value, { content: merged, of: mine }, 'choice')
    else if (saved.failure.code === 'conflict') await this.#resolveConflict(saved.failure, mine)
    if (this.dirty && this.#canSave()) void this.flush()
    return saved.ok ? null : saved.failure
  }

  /** Replaces this text by the library's. */
  adopt(opened: OpenedArticle, from: 'library' | 'choice'): void {
    this.stop()
    this.readText()
    const previous = this.content
    this.#firstUnsavedAt = null
    this.#saved = this.#edits
    this.#failures = 0
    this.#isBaseKnown = true
    this.article = opened.article
    this.#base = baseOf(opened)
    this.dropRecoveryCopies()
    const isOther = !isSameContent(opened.article, previous)
    if (isOther) this.content = contentOf(opened.article)
    this.#setState(opened.readOnly ? { kind: 'read-only' } : this.#currentSavedState())
    if (isOther) this.#options.onReplace({ content: this.content, previous, from })
  }

  /** Handles the event of a change: our own save's, or someone else's. */
  onArticleChanged(revision: number): void {
    if (this.#inFlight !== null) this.#eventsInFlight.push(revision)
    else if (revision === this.#expectedRevision) this.#expectedRevision = null
    else void this.revalidate()
  }

  /** Handles the event of a removal. */
  onArticleRemoved(): void {
    this.stop()
    this.saveRecoveryCopy()
    this.#setState({ kind: 'removed' })
  }

  /** Reads the article again and adopts it if it changed; does nothing while text here is unsaved. */
  async revalidate(): Promise<void> {
    if (this.#inFlight !== null || this.savedState.kind === 'conflict') return
    if (this.dirty) {
      if (this.savedState.kind === 'removed') await this.retry()
      return
    }
    const base = this.#base
    const read = await catchUnreachable(this.#options.newsroom.readArticle({ id: this.id }))
    if (this.dirty || this.#inFlight !== null) return
    // A save of ours came between: what was read may be older.
    if (this.#base !== base) return this.revalidate()
    if (!read.ok) {
      if (read.failure.code === 'not-found') this.onArticleRemoved()
    } else if (read.value.fingerprint !== this.#base.fingerprint) this.adopt(read.value, 'library')
    else if (this.savedState.kind === 'removed') this.#setState(this.#currentSavedState())
  }

  /** Saves again at once after a failure. */
  retry(): Promise<boolean> {
    if (this.savedState.kind === 'removed') this.#setState(this.#currentSavedState())
    return this.flush()
  }

  #currentSavedState(): SavedState {
    return { kind: 'saved', at: this.article.updatedAt, pending: this.dirty }
  }

  #setState(state: SavedState): void {
    if (state.kind !== 'saving') this.#cancelSlow()
    this.savedState = state
    this.#options.onChange()
  }

  #canSave(): boolean {
    return this.savedState.kind !== 'conflict' && this.savedState.kind !== 'removed' && this.writable
  }

  #snapshot(): Snapshot {
    this.readText()
    return { content: this.content, edits: this.#edits }
  }

  #markEdited(): void {
    const { timers } = this.#options
    this.#edits += 1
    const now = timers.now()
    this.#firstUnsavedAt ??= now
    const max = this.#firstUnsavedAt + DELAYS.max - now
    this.#cancelDelay()
    this.#cancelDelay = timers.after(Math.max(0, Math.min(DELAYS.idle, max)), () => this.#onDelayEnd())
    const { savedState } = this
    if (savedState.kind === 'saved' && !savedState.pending) this.#setState(this.#currentSavedState())
  }

  #onDelayEnd(): void {
    this.#firstUnsavedAt = null
    if (this.#inFlight !== null || this.savedState.kind === 'failed' || !this.#canSave()) {
      this.#isSaveDue = true
      this.saveRecoveryCopy()
      const { savedState } = this
      // What was wrong with the text itself may have been corrected.
      if (savedState.kind === 'failed' && !savedState.retrying) void this.flush()
    } else void this.#save()
  }

  #save(): Promise<void> {
    this.#cancelSlow = this.#options.timers.after(DELAYS.slow, () => {
      // A retry does not change the shown failure until it is answered.
      if (this.savedState.kind !== 'failed') this.#setState({ kind: 'saving' })
      this.saveRecoveryCopy()
    })
    const save = this.#saveSnapshot().catch((error: unknown) => {
      reportError(error)
      this.#saveFailed(failed('unexpected').failure)
    })
    this.#inFlight = save.finally(() => {
      this.#cancelSlow()
      this.#inFlight = null
      this.#onSaveEnd()
    })
    return this.#inFlight
  }

  async #saveSnapshot(): Promise<void> {
    this.stop()
    this.#isSaveDue = false
    this.#firstUnsavedAt = null
    const mine = this.#snapshot()
    const saved = await this.#sendSave(mine, null)
    if (saved.ok) this.#saveSucceeded(saved.value, { content: mine.content, of: mine }, 'merge')
    else if (saved.failure.code === 'conflict') await this.#resolveConflict(saved.failure, mine)
    else this.#saveFailed(saved.failure)
  }

  /** Sends a text, or its merge with `theirs`; then both are kept as versions. */
  async #sendSave(
    mine: Snapshot,
    merged: { content: ArticleContent; theirs: OpenedArticle } | null,
  ): Promise<Result<OpenedArticle>> {
    const request: Input<'saveArticle'> = merged
      ? {
          id: this.id,
          base: baseOf(merged.theirs),
          content: merged.content,
          keep: true,
          beside: mine.content,
        }
      : { id: this.id, base: this.#base, content: mine.content }
    const sent: Sent = { content: request.content, of: mine }
    const before = this.#unanswered
    // After a lost connection, the text in flight at that moment is the likeliest to have arrived.
    this.#unanswered = [...before.slice(0, MAX_UNANSWERED - 1), sent]
    const result = await catchUnreachable(this.#options.newsroom.saveArticle(request))
    const isLost =
      !result.ok && (result.failure.code === 'unreachable' || result.failure.code === 'unexpected')
    if (!isLost) this.#unanswered = before
    if (result.ok) this.#expectedRevision = result.value.article.revision
    return result
  }

  /** The library has what was sent. */
  #saveSucceeded(opened: OpenedArticle, sent: Sent, from: 'merge' | 'choice'): void {
    this.#unanswered = []
    const { of: mine } = sent
    const isMerged = sent.content !== mine.content
    if (isMerged && !this.#showMerged(opened, sent, from)) return
    if (opened.article.slug !== sent.content.slug) this.#adoptSlug(opened.article.slug, sent.content.slug)
    this.article = opened.article
    this.#base = baseOf(opened)
    this.#isBaseKnown = true
    this.#saved = mine.edits
    this.#failures = 0
    this.#renewCopies()
    this.#setState(this.#currentSavedState())
  }

  /**
   * Shows a merged text, with what was typed while it was in flight. If that overlaps with the merge, the result is a
   * conflict, and false.
   */
  #showMerged(opened: OpenedArticle, { content: merged, of: mine }: Sent, from: 'merge' | 'choice'): boolean {
    this.readText()
    const previous = this.content
    const hasNewEdits = this.#edits > mine.edits
    const both = hasNewEdits
      ? this.#merging?.mergeContents(mine.content, previous, merged)
      : { content: merged, overlaps: false }
    if (!both || both.overlaps) {
      this.#setState({ kind: 'conflict', theirs: opened, base: mine.content })
      this.saveRecoveryCopy()
      return false
    }
    this.content = both.content
    this.#options.onReplace({ content: both.content, previous, from })
    return true
  }

  /** Takes up the slug that the library gave to a ready article, unless another has been written meanwhile. */
  #adoptSlug(given: string, sent: string): void {
    this.readText()
    const previous = this.content
    if (previous.slug !== sent) return
    this.content = { ...previous, slug: given }
    this.#options.onReplace({ content: this.content, previous, from: 'library' })
  }

  /** Moves the recovery copies, if any, to the new base. */
  #renewCopies(): void {
    const { recovery } = this.#options
    const before = [...this.#copiedRevisions]
    this.#copiedRevisions.clear()
    if (before.length > 0) this.saveRecoveryCopy()
    for (const revision of before) if (!this.#copiedRevisions.has(revision)) recovery.drop(this.id, revision)
  }

  #saveFailed(failure: Failure): void {
    if (failure.code === 'not-found') this.#setState({ kind: 'removed' })
    else {
      const retrying = FAILURES[failure.code] !== 'final'
      this.#setState({ kind: 'failed', failure, retrying })
      if (retrying) this.#retryLater()
    }
    this.saveRecoveryCopy()
  }

  /**
   * The library has another revision than this text was made from: merges both and sends the merge, again and again if
   * the revision changes meanwhile. An overlap becomes a conflict.
   */
  async #resolveConflict(failure: Failure, mine: Snapshot): Promise<void> {
    let found = await this.#readTheirs(failure)
    for (let merges = 0; found.ok; merges += 1) {
      const theirs = found.value
      const merging = await this.#loadMerging()
      if (!merging) return this.#saveFailed(failed('unreachable').failure)
      if (this.#acceptOwnSave(theirs, mine, merging)) return
      const base = this.#isBaseKnown ? contentOf(this.article) : null
      const merged: ReturnType<Merging['mergeContents']> | null = base
        ? merging.mergeContents(base, mine.content, contentOf(theirs.article))
        : null
      if (!merged || merged.overlaps) {
        this.#setState({ kind: 'conflict', theirs, base })
        this.saveRecoveryCopy()
        return
      }
      if (merges >= MAX_MERGES) {
        this.saveRecoveryCopy()
        this.#retryLater()
        return
      }
      const saved = await this.#sendSave(mine, { content: merged.content, theirs })
      if (saved.ok) return this.#saveSucceeded(saved.value, { content: merged.content, of: mine }, 'merge')
      if (saved.failure.code !== 'conflict') return this.#saveFailed(saved.failure)
      found = await this.#readTheirs(saved.failure)
    }
    this.#saveFailed(found.failure)
  }

  async #loadMerging(): Promise<Merging | null> {
    this.#merging ??= await loadMerging()
    return this.#merging
  }

  async #readTheirs({ detail }: Failure): Promise<Result<OpenedArticle>> {
    const decoded = openedDecoder.safeParse(detail.theirs)
    return decoded.success
      ? ok(decoded.data)
      : catchUnreachable(this.#options.newsroom.readArticle({ id: this.id }))
  }

  /** If the library's text equals ours, or one of ours whose answer was lost, our save has succeeded. */
  #acceptOwnSave(theirs: OpenedArticle, mine: Snapshot, { isSameText }: Merging): boolean {
    const own = [{ content: mine.content, of: mine }, ...this.#unanswered].find(({ content }) =>
      isSameText(theirs.article, content),
    )
    if (!own) return false
    this.#isSaveDue = true
    this.#saveSucceeded(theirs, own, 'merge')
    return true
  }

  #retryLater(): void {
    const wait = Math.min(DELAYS.firstRetry * 2 ** this.#failures, DELAYS.maxRetry)
    this.#failures += 1
    this.#cancelRetry()
    this.#cancelRetry = this.#options.timers.after(wait, () => void this.flush())
  }

  #onSaveEnd(): void {
    const events = this.#eventsInFlight
    this.#eventsInFlight = []
    for (const revision of events) this.onArticleChanged(revision)
    if (this.#isSaveDue && this.dirty && this.savedState.kind === 'saved') void this.#save()
  }
}
