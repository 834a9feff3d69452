import * as z from 'zod/mini'
import type { Input, Newsroom, RecoveryCopy } from '../../../contract/contract.ts'
import {
  type Article,
  type ArticleContent,
  articleDecoder,
  type Base,
  contentOf,
  type OpenedArticle,
} from '../../../core/article.ts'
import { type Failure, type FailureCode, failed, ok, type Result } from '../../../core/failure.ts'
import { fetchMerging, isSameContent, type Merging } from './merging.ts'
import { type Recovery, reached } from './recovery.ts'
import type { Timers } from './timers.ts'

/** What is true of a text's way to the library. */
export type SavedState =
  /** On disk since `at` (RFC 3339); `pending` where something was typed since. */
  | { kind: 'saved'; at: string; pending: boolean }
  | { kind: 'saving' }
  | { kind: 'failed'; failure: Failure; retrying: boolean }
  /** `base` is the text that both were made from, where it is known. */
  | { kind: 'conflict'; theirs: OpenedArticle; base: ArticleContent | null }
  /** Gone from the library while it was open. */
  | { kind: 'removed' }
  | { kind: 'read-only' }

/** A text that takes the place of the one on screen, though nobody typed it. */
export type Replacement = {
  content: ArticleContent
  /** The text on screen that `content` was made from, or null where it was an earlier window's. */
  over: ArticleContent | null
  /** Saved elsewhere; merged with what was; left by an earlier window; chosen by the user. */
  from: 'library' | 'merge' | 'recovery' | 'choice'
}

/** How long a text may wait, in milliseconds. */
const WAIT = {
  /** After the last keystroke. */
  pause: 400,
  /** After the first keystroke that is not saved. */
  longest: 1_000,
  /** Before a save is called slow, shown, and backed by a recovery copy. */
  slow: 300,
  firstRetry: 1_000,
  lastRetry: 30_000,
} as const

/** How often in a row a text is merged with yet another one before it waits. */
const MOST_MERGES = 5
/** How many texts are remembered that were sent and never answered for. */
const MOST_UNANSWERED = 4

const PASSING: readonly FailureCode[] = [
  'disk-full',
  'library-read-only',
  'library-missing',
  'library-locked',
  'file-busy',
  'write-failed',
  'unreachable',
  'unexpected',
]

const openedDecoder: z.ZodMiniType<OpenedArticle> = z.object({
  article: articleDecoder,
  fingerprint: z.string(),
  readOnly: z.boolean(),
})

const baseOf = ({ article, fingerprint }: OpenedArticle): Base => ({
  revision: article.revision,
  fingerprint,
})

/** A text as it was when it was sent: after how many edits, and what was on screen. */
type Snapshot = { content: ArticleContent; edits: number }

/** What was sent of a snapshot: itself, or itself merged with a text from elsewhere. */
type Sent = { content: ArticleContent; of: Snapshot }

type AutosaveOptions = {
  newsroom: Newsroom
  timers: Timers
  recovery: Recovery
  /** Called when anything but the text changed. */
  changed(): void
  /** Called when the text on screen must give way to another. */
  replaced(replacement: Replacement): void
}

/**
 * Brings the text of one article to the library: one save in flight, the newest text wins, each save carries the
 * revision it started from. What was changed elsewhere meanwhile is merged in where no place was changed twice; what
 * cannot be saved stays here, and has a recovery copy.
 */
export class Autosave {
  readonly id: string
  /** The article as the library last had it; the text here was made from its. */
  article: Article
  content: ArticleContent
  savedState: SavedState
  readonly #options: AutosaveOptions
  #base: Base
  #read: (() => ArticleContent) | null = null
  /** False where this text was made from another one than `article`: by a window that is gone. */
  #isBaseKnown: boolean = true
  /** Counts the edits; the text is saved when `#saved` has caught up with it. */
  #edits = 0
  #saved = 0
  #firstUnsavedAt: number | null = null
  #stopWaiting: () => void = () => {}
  #stopRetrying: () => void = () => {}
  #flight: Promise<void> | null = null
  /** The wait ended while a save was in flight. */
  #due: boolean = false
  #failures = 0
  #merging: Merging | null = null
  /** What was sent and never answered for: the library may have it. */
  #unanswered: Sent[] = []
  /** The base revisions of which there are recovery copies. */
  #copied = new Set<number>()
  /** The revision of our own last save, until the library has announced it. */
  #expected: number | null = null
  #heardInFlight: number[] = []

  constructor(opened: OpenedArticle, options: AutosaveOptions) {
    this.#options = options
    this.id = opened.article.id
    this.article = opened.article
    this.content = contentOf(opened.article)
    this.#base = baseOf(opened)
    this.savedState = opened.readOnly ? { kind: 'read-only' } : this.#savedNow()
  }

  get dirty(): boolean {
    return this.#edits > this.#saved
  }

  get writable(): boolean {
    return this.savedState.kind !== 'read-only'
  }

  /** Takes a change of some fields. */
  edit(change: Partial<ArticleContent>): void {
    if (!this.writable) return
    this.readText()
    this.content = { ...this.content, ...change }
    this.#touch()
  }

  /** Takes note that the text changed; `read` gives the whole of it, when it is needed and not on each keystroke. */
  edited(read: () => ArticleContent): void {
    if (!this.writable) return
    this.#read = read
    this.#touch()
  }

  /**
   * Takes up the newest of what earlier windows left of this article. A text that was written over another state of it
   * waits for a decision. `isSame` compares texts.
   */
  resume(copies: readonly RecoveryCopy[], opened: OpenedArticle, isSame: typeof isSameContent): void {
    const [copy] = copies
    if (!copy) return
    for (const { base } of copies) this.#copied.add(base.revision)
    this.#base = copy.base
    this.edit(copy.content)
    const isSent = copy.sent !== null && isSame(opened.article, copy.sent)
    // The window may have gone while this text's own save was on its way.
    if (isSent) this.#base = baseOf(opened)
    else if (copy.base.fingerprint !== opened.fingerprint) {
      this.stop()
      this.#isBaseKnown = false
      this.#say({ kind: 'conflict', theirs: opened, base: null })
    }
    this.#copyAnew()
  }

  /** Brings the latest text into `content`. */
  readText(): void {
    if (!this.#read) return
    const read = this.#read
    this.#read = null
    this.content = read()
  }

  /** Saves what is not saved; true once the library has every keystroke. */
  async flush(): Promise<boolean> {
    this.#stopWaiting()
    let tried = false
    while (this.dirty || this.#flight !== null) {
      if (this.#flight !== null) await this.#flight
      else if (!this.#mayTry() || (tried && this.savedState.kind === 'failed')) break
      else {
        tried = true
        await this.#save()
      }
    }
    return !this.dirty
  }

  /** Keeps a recovery copy of the unsaved text. */
  keepCopy(): void {
    if (!this.dirty) return
    this.readText()
    const { id, content } = this
    const at = this.#options.timers.now()
    const sent = this.#unanswered[0]?.content ?? null
    this.#options.recovery.put({ id, base: this.#base, at, content, sent })
    this.#copied.add(this.#base.revision)
  }

  /** Forgets every recovery copy of this text: the library has it, or somebody decided against it. */
  dropCopies(): void {
    for (const revision of this.#copied) this.#options.recovery.drop(this.id, revision)
    this.#copied.clear()
  }

  /** Ends all waiting. */
  stop(): void {
    this.#stopWaiting()
    this.#stopRetrying()
  }

  /** Saves this text over `theirs`. */
  overwrite(theirs: OpenedArticle): Promise<boolean> {
    this.#base = baseOf(theirs)
    this.article = theirs.article
    this.#isBaseKnown = true
    this.#edits += 1
    this.#say(this.#savedNow())
    return this.flush()
  }

  /**
   * Ends a conflict with a text made of both, which is saved over `theirs`; each of the two is kept as a version. Where
   * that cannot be, nothing is decided, and the failure says why.
   */
  async merge(theirs: OpenedArticle, merged: ArticleContent): Promise<Failure | null> {
    if (!(await this.#fetchMerging())) return failed('unreachable').failure
    const mine = this.#snapshot()
    const saved = await this.#put(mine, { content: merged, over: theirs })
    if (saved.ok) this.#arrived(saved.value, { content: merged, of: mine }, 'choice')
    else if (saved.failure.code === 'conflict') await this.#contested(saved.failure, mine)
    if (this.dirty && this.#mayTry()) void this.flush()
    return saved.ok ? null : saved.failure
  }

  /** Replaces this text by the library's. */
  adopt(opened: OpenedArticle, from: 'library' | 'choice'): void {
    this.stop()
    this.readText()
    const over = this.content
    this.#firstUnsavedAt = null
    this.#saved = this.#edits
    this.#failures = 0
    this.#isBaseKnown = true
    this.article = opened.article
    this.#base = baseOf(opened)
    this.dropCopies()
    const isOther = !isSameContent(opened.article, over)
    if (isOther) this.content = contentOf(opened.article)
    this.#say(opened.readOnly ? { kind: 'read-only' } : this.#savedNow())
    if (isOther) this.#options.replaced({ content: this.content, over, from })
  }

  /** The library announced a change of this article: our own save, or somebody else's. */
  heardChanged(revision: number): void {
    if (this.#flight !== null) this.#heardInFlight.push(revision)
    else if (revision === this.#expected) this.#expected = null
    else void this.look()
  }

  /** The library announced that this article is gone. */
  heardRemoved(): void {
    this.stop()
    this.keepCopy()
    this.#say({ kind: 'removed' })
  }

  /** Compares with what the library has now, where nothing here waits to be saved. */
  async look(): Promise<void> {
    if (this.#flight !== null || this.savedState.kind === 'conflict') return
    if (this.dirty) {
      if (this.savedState.kind === 'removed') await this.retry()
      return
    }
    const base = this.#base
    const read = await reached(this.#options.newsroom.readArticle({ id: this.id }))
    if (this.dirty || this.#flight !== null) return
    // A save of this window's own has come between: what was read may be older than that.
    if (this.#base !== base) return this.look()
    if (!read.ok) {
      if (read.failure.code === 'not-found') this.heardRemoved()
    } else if (read.value.fingerprint !== this.#base.fingerprint) this.adopt(read.value, 'library')
    else if (this.savedState.kind === 'removed') this.#say(this.#savedNow())
  }

  /** Tries again at once after a failure. */
  retry(): Promise<boolean> {
    if (this.savedState.kind === 'removed') this.#say(this.#savedNow())
    return this.flush()
  }

  #savedNow(): SavedState {
    return { kind: 'saved', at: this.article.updatedAt, pending: this.dirty }
  }

  #say(state: SavedState): void {
    this.savedState = state
    this.#options.changed()
  }

  #mayTry(): boolean {
    return this.savedState.kind !== 'conflict' && this.savedState.kind !== 'removed' && this.writable
  }

  #snapshot(): Snapshot {
    this.readText()
    return { content: this.content, edits: this.#edits }
  }

  #touch(): void {
    const { timers } = this.#options
    this.#edits += 1
    const now = timers.now()
    this.#firstUnsavedAt ??= now
    const longest = this.#firstUnsavedAt + WAIT.longest - now
    this.#stopWaiting()
    this.#stopWaiting = timers.after(Math.max(0, Math.min(WAIT.pause, longest)), () => this.#waited())
    const { savedState } = this
    if (savedState.kind === 'saved' && !savedState.pending) this.#say(this.#savedNow())
  }

  #waited(): void {
    this.#firstUnsavedAt = null
    if (this.#flight !== null || this.savedState.kind === 'failed' || !this.#mayTry()) {
      this.#due = true
      this.keepCopy()
      const { savedState } = this
      // What is wrong with the text itself, a new text may have put right.
      if (savedState.kind === 'failed' && !savedState.retrying) void this.flush()
    } else void this.#save()
  }

  #save(): Promise<void> {
    const notSlow = this.#options.timers.after(WAIT.slow, () => {
      // A try after a failure says nothing new until it has come to something.
      if (this.savedState.kind !== 'failed') this.#say({ kind: 'saving' })
      this.keepCopy()
    })
    const flight = this.#send().catch((error: unknown) => {
      reportError(error)
      this.#missed(failed('unexpected').failure)
    })
    this.#flight = flight.finally(() => {
      notSlow()
      this.#flight = null
      this.#landed()
    })
    return this.#flight
  }

  async #send(): Promise<void> {
    this.stop()
    this.#due = false
    this.#firstUnsavedAt = null
    const mine = this.#snapshot()
    const saved = await this.#put(mine, null)
    if (saved.ok) this.#arrived(saved.value, { content: mine.content, of: mine }, 'merge')
    else if (saved.failure.code === 'conflict') await this.#contested(saved.failure, mine)
    else this.#missed(saved.failure)
  }

  /** Sends a text, or what it was merged to with `over`; both are kept as versions then. */
  async #put(
    mine: Snapshot,
    merged: { content: ArticleContent; over: OpenedArticle } | null,
  ): Promise<Result<OpenedArticle>> {
    const request: Input<'saveArticle'> = merged
      ? { id: this.id, base: baseOf(merged.over), content: merged.content, keep: true, beside: mine.content }
      : { id: this.id, base: this.#base, content: mine.content }
    const sent: Sent = { content: request.content, of: mine }
    const before = this.#unanswered
    // While a connection is lost, the text that was on its way then is the likeliest to have arrived.
    this.#unanswered = [...before.slice(0, MOST_UNANSWERED - 1), sent]
    const result = await reached(this.#options.newsroom.saveArticle(request))
    const isLost =
      !result.ok && (result.failure.code === 'unreachable' || result.failure.code === 'unexpected')
    if (!isLost) this.#unanswered = before
    if (result.ok) this.#expected = result.value.article.revision
    return result
  }

  /** The library has what was sent: this text as it was, or that merged with another one. */
  #arrived(opened: OpenedArticle, sent: Sent, from: 'merge' | 'choice'): void {
    this.#unanswered = []
    const { of: mine } = sent
    const isMerged = sent.content !== mine.content
    if (isMerged && !this.#takeIn(opened, sent, from)) return
    this.article = opened.article
    this.#base = baseOf(opened)
    this.#isBaseKnown = true
    this.#saved = mine.edits
    this.#failures = 0
    this.#copyAnew()
    this.#say(this.#savedNow())
  }

  /**
   * Puts a merged text on screen, with what was typed while it was on its way. Where that is in a place which the other
   * text changed too, the two are a conflict: false.
   */
  #takeIn(opened: OpenedArticle, { content: merged, of: mine }: Sent, from: 'merge' | 'choice'): boolean {
    this.readText()
    const over = this.content
    const isTypedSince = this.#edits > mine.edits
    const both = isTypedSince
      ? this.#merging?.mergeSilently(mine.content, over, merged)
      : { content: merged, overlaps: false }
    if (!both || both.overlaps) {
      this.#say({ kind: 'conflict', theirs: opened, base: mine.content })
      this.keepCopy()
      return false
    }
    this.content = both.content
    this.#options.replaced({ content: both.content, over, from })
    return true
  }

  /** Recovery copies follow the text to its new base, where there are any. */
  #copyAnew(): void {
    const { recovery } = this.#options
    const before = [...this.#copied]
    this.#copied.clear()
    if (before.length > 0) this.keepCopy()
    for (const revision of before) if (!this.#copied.has(revision)) recovery.drop(this.id, revision)
  }

  #missed(failure: Failure): void {
    if (failure.code === 'not-found') this.#say({ kind: 'removed' })
    else {
      const retrying = PASSING.includes(failure.code)
      this.#say({ kind: 'failed', failure, retrying })
      if (retrying) this.#retryLater()
    }
    this.keepCopy()
  }

  /**
   * The article is another one than this text was made from. Where both changed different places, they are merged; the
   * merged text may meet yet another one on its way, and is merged again.
   */
  async #contested(failure: Failure, mine: Snapshot): Promise<void> {
    let found = await this.#theirsIn(failure)
    for (let merges = 0; found.ok; merges += 1) {
      const theirs = found.value
      const merging = await this.#fetchMerging()
      if (!merging) return this.#missed(failed('unreachable').failure)
      if (this.#isOwn(theirs, mine, merging)) return
      const base = this.#isBaseKnown ? contentOf(this.article) : null
      const merged: ReturnType<Merging['mergeSilently']> | null = base
        ? merging.mergeSilently(base, mine.content, contentOf(theirs.article))
        : null
      if (!merged || merged.overlaps) {
        this.#say({ kind: 'conflict', theirs, base })
        this.keepCopy()
        return
      }
      if (merges >= MOST_MERGES) {
        this.keepCopy()
        this.#retryLater()
        return
      }
      const saved = await this.#put(mine, { content: merged.content, over: theirs })
      if (saved.ok) return this.#arrived(saved.value, { content: merged.content, of: mine }, 'merge')
      if (saved.failure.code !== 'conflict') return this.#missed(saved.failure)
      found = await this.#theirsIn(saved.failure)
    }
    this.#missed(found.failure)
  }

  async #fetchMerging(): Promise<Merging | null> {
    this.#merging ??= await fetchMerging()
    return this.#merging
  }

  async #theirsIn({ detail }: Failure): Promise<Result<OpenedArticle>> {
    const decoded = openedDecoder.safeParse(detail.theirs)
    return decoded.success ? ok(decoded.data) : reached(this.#options.newsroom.readArticle({ id: this.id }))
  }

  /** The same text on both sides, or one of ours whose answer was lost, is no disagreement: then it has arrived. */
  #isOwn(theirs: OpenedArticle, mine: Snapshot, { isSameText }: Merging): boolean {
    const own = [{ content: mine.content, of: mine }, ...this.#unanswered].find(({ content }) =>
      isSameText(theirs.article, content),
    )
    if (!own) return false
    this.#due = true
    this.#arrived(theirs, own, 'merge')
    return true
  }

  #retryLater(): void {
    const wait = Math.min(WAIT.firstRetry * 2 ** this.#failures, WAIT.lastRetry)
    this.#failures += 1
    this.#stopRetrying()
    this.#stopRetrying = this.#options.timers.after(wait, () => void this.flush())
  }

  #landed(): void {
    const heard = this.#heardInFlight
    this.#heardInFlight = []
    for (const revision of heard) this.heardChanged(revision)
    if (this.#due && this.dirty && this.savedState.kind === 'saved') void this.#save()
  }
}
