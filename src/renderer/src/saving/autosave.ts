import type { Input, Newsroom } from '../../../contract/contract.ts'
import type { KeepReason } from '../../../core/versions.ts'
import type { RecoveryCopy } from '../../../core/recoveryCopy.ts'
import {
  type Article,
  type ArticleContent,
  type Base,
  contentOf,
  type OpenedArticle,
} from '../../../core/article/index.ts'
import { type Failure, failed, type Result, retryAfter } from '../../../core/failure.ts'
import { loadMerging, isSameContent, type Merging } from './merging.ts'
import { CopiesOfText } from './copiesOfText.ts'
import type { Recovery } from './recovery.ts'
import { resolveConflict } from './resolveConflict.ts'
import { SaveDelays } from './saveDelays.ts'
import type { LocalCopy, Replacement, SavedState } from './savedState.ts'
import { StepVersion } from './stepVersion.ts'
import type { Timers } from './timers.ts'
import { type Sent, type Snapshot, UnansweredSaves } from './unansweredSaves.ts'

const baseOf = ({ article, fingerprint }: OpenedArticle): Base => ({
  revision: article.revision,
  fingerprint,
})

type AutosaveOptions = {
  newsroom: Newsroom
  timers: Timers
  recovery: Recovery
  /** True while the library is in a folder that several machines share. */
  isShared(): boolean
  /** Called when anything but the text changed. */
  onChange(): void
  /** Called when the text on screen must be replaced. */
  onReplace(replacement: Replacement): void
}

/**
 * Saves the text of one article.
 *
 * Idea: a state machine over `savedState`. An edit starts a delay of 400 ms (never more than a second after the first
 * unsaved one; see `SaveDelays` for shared folders); then the text is sent with the revision and fingerprint it was made
 * from. If the library has another revision, both texts are merged and the merge is sent over that revision; it may meet
 * yet another one, and is merged again, five times at most. An overlap becomes a conflict, which only the user ends. Failures that may pass are
 * retried with exponential backoff.
 *
 * Invariants: one save in flight; the newest text wins; `#edits > #saved` if and only if the library lacks something
 * typed; a text whose save fails, meets a conflict or takes longer than 300 ms has a recovery copy. A lost answer is no
 * loss: the texts sent are remembered, and the library's is accepted as ours if it equals one of them.
 *
 * Cost: the text is read (`read`) once per pause of typing and per save, not per keystroke; comparing and merging only after
 * a conflict.
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
  readonly #delays: SaveDelays
  /** The text that `content` was made from; null if an earlier window made it from one that is not known. */
  #baseContent: ArticleContent | null
  /** Edits so far; the text is saved when `#saved` equals it. */
  #edits = 0
  #saved = 0
  #inFlight: Promise<void> | null = null
  /** The delay ended while a save was in flight. */
  #isSaveDue: boolean = false
  #merging: Merging | null = null
  readonly #step = new StepVersion()
  readonly #unanswered = new UnansweredSaves()
  readonly #copies: CopiesOfText
  /** The revision of our own last save, until its event has arrived. */
  #expectedRevision: number | null = null
  #eventsInFlight: number[] = []
  /** The article's removal was told while a save was on its way, whose answer may be from before it. */
  #removedInFlight: boolean = false

  constructor(opened: OpenedArticle, options: AutosaveOptions) {
    this.#options = options
    this.id = opened.article.id
    this.#copies = new CopiesOfText(this.id, options.recovery)
    this.article = opened.article
    this.content = contentOf(opened.article)
    this.#base = baseOf(opened)
    this.#baseContent = this.content
    this.#delays = new SaveDelays({
      timers: options.timers,
      isShared: options.isShared,
      onCopyDue: () => this.#onCopyDue(),
      onSaveDue: () => this.#onSaveDue(),
      onSlow: () => this.#onSlow(),
      onLate: () => this.#onLate(),
      onRetryDue: () => void this.flush(),
    })
    this.savedState = opened.readOnly ? { kind: 'read-only' } : this.#currentSavedState()
  }

  get dirty(): boolean {
    return this.#edits > this.#saved
  }

  /** The copy that this computer has of an unsaved text; null for a saved one. */
  get local(): LocalCopy | null {
    return this.dirty ? this.#copies.local(this.#edits) : null
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
   * Takes up the newest copy of earlier windows. If it was made from another state of the article, it is merged where
   * that is known, else it is a conflict. `isSame` compares texts.
   */
  restoreCopy(copies: readonly RecoveryCopy[], opened: OpenedArticle, isSame: typeof isSameContent): void {
    const [copy] = copies
    if (!copy) return
    this.#copies.takeOver(copies)
    this.#base = copy.base
    this.edit(copy.content)
    const isSent = copy.sent !== null && isSame(opened.article, copy.sent)
    // The earlier window may have closed while its save of this text was in flight.
    if (isSent) this.#base = baseOf(opened)
    else if (copy.base.fingerprint !== opened.fingerprint) this.#baseContent = copy.before ?? null
    if (this.#baseContent === null) {
      this.stop()
      this.#setState({ kind: 'conflict', theirs: opened, base: null })
    }
    this.#renewCopies()
  }

  /** Has the present text kept as a version by the next save: a step is about to change it. */
  keepBefore(why: KeepReason): void {
    if (!this.writable) return
    this.readText()
    this.#step.begin(why, this.dirty ? this.content : null, this.#edits)
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
    this.#delays.cancel()
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
    const { timers, isShared } = this.#options
    const at = timers.now()
    const edits = this.#edits
    const copy = { id, base: this.#base, at, content, sent: this.#unanswered.oldest ?? null }
    // In a shared folder the article may have changed before the next start takes the copy up.
    const before = isShared() ? this.#baseContent : null
    this.#copies.put(before ? { ...copy, before } : copy, (kept) => this.#onCopyAnswered(kept, at, edits))
  }

  /** Deletes every recovery copy of this text. */
  dropRecoveryCopies(): void {
    this.#copies.drop()
  }

  /** Gives the text up, with its copies: it was destroyed here. */
  discard(): void {
    this.stop()
    this.#saved = Number.POSITIVE_INFINITY
    this.dropRecoveryCopies()
  }

  /** Cancels the pending delay and retry. */
  stop(): void {
    this.#delays.stop()
  }

  /** Saves this text over `theirs`. */
  overwrite(theirs: OpenedArticle): Promise<boolean> {
    this.#base = baseOf(theirs)
    this.article = theirs.article
    this.#baseContent = contentOf(theirs.article)
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
    this.#step.drop()
    this.readText()
    const previous = this.content
    this.#saved = this.#edits
    this.#delays.forgetFailures()
    this.#baseContent = contentOf(opened.article)
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
  onArticleRemoved(forGood = false): void {
    if (this.#inFlight !== null) this.#removedInFlight = true
    this.stop()
    this.saveRecoveryCopy()
    this.#setState(forGood ? { kind: 'removed', forGood } : { kind: 'removed' })
  }

  /** Reads the article again and adopts it if it changed; does nothing while text here is unsaved. */
  async revalidate(): Promise<void> {
    if (this.#inFlight !== null || this.savedState.kind === 'conflict') return
    if (this.dirty) {
      if (this.savedState.kind === 'removed') await this.retry()
      return
    }
    const base = this.#base
    const read = await this.#options.newsroom.readArticle({ id: this.id })
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
    if (state.kind !== 'saving') this.#delays.cancelSlow()
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
    const { savedState, local } = this
    this.#edits += 1
    this.#delays.edited()
    const wasSaved = savedState.kind === 'saved' && !savedState.pending
    if (wasSaved) this.#setState(this.#currentSavedState())
    else if (local?.isCurrent) this.#options.onChange()
  }

  #onCopyDue(): void {
    this.saveRecoveryCopy()
    const { savedState } = this
    // What was wrong with the text itself may have been corrected.
    if (savedState.kind === 'failed' && !savedState.retrying) void this.flush()
  }

  #onSaveDue(): void {
    if (this.#inFlight !== null || this.savedState.kind === 'failed' || !this.#canSave()) {
      this.#isSaveDue = true
      this.#onCopyDue()
    } else void this.#save()
  }

  #onCopyAnswered(kept: boolean, at: number, edits: number): void {
    if (edits <= this.#saved) return
    if (kept) {
      this.#copies.kept(at, edits)
      this.#options.onChange()
    } else if (this.savedState.kind === 'saved') void this.flush() // Nothing else keeps it on this computer.
  }

  #onSlow(): void {
    // A retry does not change the shown failure until it is answered.
    if (this.savedState.kind !== 'failed') this.#setState({ kind: 'saving' })
    this.saveRecoveryCopy()
  }

  #onLate(): void {
    if (this.savedState.kind === 'saving') this.#setState({ kind: 'saving', isLate: true })
  }

  #save(): Promise<void> {
    this.#delays.saving()
    const save = this.#saveSnapshot().catch((error: unknown) => {
      reportError(error)
      this.#saveFailed(failed('unexpected').failure)
    })
    this.#inFlight = save.finally(() => {
      this.#delays.cancelSlow()
      this.#inFlight = null
      this.#onSaveEnd()
    })
    return this.#inFlight
  }

  async #saveSnapshot(): Promise<void> {
    this.stop()
    this.#isSaveDue = false
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
          keep: { reason: 'merge' },
          beside: mine.content,
        }
      : {
          id: this.id,
          base: this.#base,
          content: mine.content,
          ...this.#step.requestFor(mine.edits),
        }
    const sent: Sent = { content: request.content, of: mine }
    const { newsroom } = this.#options
    const result = await this.#unanswered.during(sent, () => newsroom.saveArticle(request))
    if (result.ok) this.#expectedRevision = result.value.article.revision
    return result
  }

  /** The library has what was sent. */
  #saveSucceeded(opened: OpenedArticle, sent: Sent, from: 'merge' | 'choice'): void {
    this.#unanswered.clear()
    const { of: mine } = sent
    const isMerged = sent.content !== mine.content
    if (isMerged && !this.#showMerged(opened, sent, from)) return
    if (!isMerged) this.#step.saved(mine.edits)
    if (opened.article.slug !== sent.content.slug) this.#adoptSlug(opened.article.slug, sent.content.slug)
    this.article = opened.article
    this.#base = baseOf(opened)
    this.#baseContent = contentOf(opened.article)
    this.#saved = mine.edits
    this.#delays.forgetFailures()
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
    this.#copies.renew(() => this.saveRecoveryCopy())
  }

  #saveFailed(failure: Failure): void {
    if (failure.code === 'not-found') this.#setState({ kind: 'removed' })
    else {
      const retrying = retryAfter(failure.code) !== undefined
      this.#setState({ kind: 'failed', failure, retrying })
      if (retrying) this.#delays.retryLater()
    }
    this.saveRecoveryCopy()
  }

  async #resolveConflict(failure: Failure, mine: Snapshot): Promise<void> {
    this.#step.rebase(contentOf(this.article))
    const found = await resolveConflict(failure, mine, {
      read: () => this.#options.newsroom.readArticle({ id: this.id }),
      send: (merged) => this.#sendSave(mine, merged),
      loadMerging: () => this.#loadMerging(),
      base: () => this.#baseContent,
      unanswered: this.#unanswered,
    })
    switch (found.kind) {
      case 'saved':
        if (found.isOwn) this.#isSaveDue = true
        return this.#saveSucceeded(found.opened, found.sent, 'merge')
      case 'failed':
        return this.#saveFailed(found.failure)
      case 'overlap':
        this.#setState({ kind: 'conflict', theirs: found.theirs, base: found.base })
        return this.saveRecoveryCopy()
      case 'too-often':
        this.saveRecoveryCopy()
        return this.#delays.retryLater()
    }
  }

  async #loadMerging(): Promise<Merging | null> {
    this.#merging ??= await loadMerging()
    return this.#merging
  }

  #onSaveEnd(): void {
    const events = this.#eventsInFlight
    this.#eventsInFlight = []
    for (const revision of events) this.onArticleChanged(revision)
    if (this.#removedInFlight) {
      this.#removedInFlight = false
      void this.revalidate()
    }
    if (this.#isSaveDue && this.dirty && this.savedState.kind === 'saved') void this.#save()
  }
}
