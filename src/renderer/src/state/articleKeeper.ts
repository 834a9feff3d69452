import * as z from 'zod/mini'
import type { Newsroom } from '../../../contract/contract.ts'
import {
  type Article,
  type ArticleContent,
  articleDecoder,
  type Base,
  contentOf,
  type OpenedArticle,
  type Section,
} from '../../../core/article.ts'
import { canonicalSections } from '../../../core/body.ts'
import { type Failure, type FailureCode, failed, type Result } from '../../../core/failure.ts'
import { dropSafetyCopy, putSafetyCopy, type SafetyCopy, type Shelf } from './safetyCopy.ts'

/** The passing of time, in milliseconds; `after` gives back what calls it off. */
export type Timers = { now(): number; after(milliseconds: number, run: () => void): () => void }

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

/** How long a text may wait, in milliseconds. */
const WAIT = {
  /** After the last keystroke. */
  settled: 400,
  /** After the first keystroke that is not saved. */
  longest: 1_000,
  /** Before a save is called slow, shown, and backed by a safety copy. */
  slow: 300,
  firstRetry: 1_000,
  lastRetry: 30_000,
} as const

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

/** True where two texts are stored as the same in every field that a journalist writes. */
export function sameContent(one: ArticleContent, other: ArticleContent): boolean {
  return JSON.stringify(stored(one)) === JSON.stringify(stored(other))
}

const stored = (content: ArticleContent) => ({
  ...contentOf(content),
  sections: canonicalSections(content.sections),
})

/** The promise of a result that never rejects: a host that cannot be reached is a failure like any other. */
export async function reached<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call
  } catch {
    return failed('unreachable')
  }
}

type Surroundings = {
  newsroom: Newsroom
  timers: Timers
  shelf: Shelf
  /** Called when anything but the body's text changed. */
  changed(): void
  /** Called when the text was replaced by what the library has. */
  replaced(): void
}

/**
 * Keeps the text of one article and brings it to the library: one save in flight, the newest text wins, each save
 * carries the revision it started from. A text that cannot be saved stays here and on the window's shelf.
 */
export class ArticleKeeper {
  readonly id: string
  article: Article
  content: ArticleContent
  savedState: SavedState
  readonly #around: Surroundings
  #base: Base
  #readBody: (() => Section[]) | null = null
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
  /** What is on its way, or was sent and never answered for: the library may have it. */
  #unanswered: ArticleContent | null = null
  #shelved = new Set<number>()
  /** The revision of our own last save, until the library has announced it. */
  #expected: number | null = null
  #heardInFlight: number[] = []

  constructor(opened: OpenedArticle, around: Surroundings) {
    this.#around = around
    this.id = opened.article.id
    this.article = opened.article
    this.content = contentOf(opened.article)
    this.#base = { revision: opened.article.revision, fingerprint: opened.fingerprint }
    this.savedState = opened.readOnly ? { kind: 'read-only' } : this.#savedNow()
  }

  get dirty(): boolean {
    return this.#edits > this.#saved
  }

  get base(): Base {
    return this.#base
  }

  get writable(): boolean {
    return this.savedState.kind !== 'read-only'
  }

  /** Takes a change of some fields. */
  edit(change: Partial<ArticleContent>): void {
    if (!this.writable) return
    if (change.sections) this.#readBody = null
    this.content = { ...this.content, ...change }
    this.#touch()
  }

  /** Takes note that the body changed; `read` is called when its text is needed, and not on each keystroke. */
  editBody(read: () => Section[]): void {
    if (!this.writable) return
    this.#readBody = read
    this.#touch()
  }

  /** Takes up a text from the shelf. One that was written over another state of the article waits for a decision. */
  resume(copy: SafetyCopy, opened: OpenedArticle): void {
    this.#base = copy.base
    this.edit(copy.content)
    if (copy.sent && sameContent(opened.article, copy.sent)) {
      // The window went while this text's own save was on its way.
      this.#base = { revision: opened.article.revision, fingerprint: opened.fingerprint }
      this.#shelved.add(copy.base.revision)
    } else if (copy.base.fingerprint !== opened.fingerprint) {
      this.rest()
      this.#say({ kind: 'conflict', theirs: opened, base: null })
      this.#isBaseKnown = false
    }
    this.shelve()
  }

  /** Brings the body's latest text into `content`. */
  settle(): void {
    if (!this.#readBody) return
    this.content = { ...this.content, sections: this.#readBody() }
    this.#readBody = null
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

  /** Puts the unsaved text on the window's shelf, at once. */
  shelve(): void {
    if (!this.dirty) return
    this.settle()
    const { content } = this
    const copy = { base: this.#base, at: this.#around.timers.now(), content, sent: this.#unanswered }
    if (putSafetyCopy(this.#around.shelf, this.id, copy)) this.#shelved.add(this.#base.revision)
  }

  /** Forgets every safety copy of this text: the library has it, or somebody decided against it. */
  unshelve(): void {
    for (const revision of this.#shelved) dropSafetyCopy(this.#around.shelf, this.id, revision)
    this.#shelved.clear()
  }

  /** Ends all waiting. */
  rest(): void {
    this.#stopWaiting()
    this.#stopRetrying()
  }

  /** Saves this text over `theirs`. */
  overwrite(theirs: OpenedArticle): Promise<boolean> {
    this.#base = { revision: theirs.article.revision, fingerprint: theirs.fingerprint }
    this.article = theirs.article
    this.#isBaseKnown = true
    this.#edits += 1
    this.#say(this.#savedNow())
    return this.flush()
  }

  /**
   * Ends a conflict with a text made of both: this one is saved over `theirs`, and `merged` over that, each text that is
   * replaced kept as a version. Where that cannot be, nothing is decided, and the failure says why.
   */
  async merge(theirs: OpenedArticle, merged: ArticleContent): Promise<Failure | null> {
    this.settle()
    const mine = this.content
    const save = (over: OpenedArticle, content: ArticleContent) => {
      const base = { revision: over.article.revision, fingerprint: over.fingerprint }
      return reached(this.#around.newsroom.saveArticle({ id: this.id, base, content, keep: true }))
    }
    const first = await save(theirs, mine)
    if (!first.ok) {
      if (first.failure.code === 'conflict') await this.#contested(first.failure, mine)
      return first.failure
    }
    const second = await save(first.value, merged)
    this.adopt(second.ok ? second.value : first.value)
    if (!second.ok) {
      // Both texts are safe; what was made of them goes the way of any text that is not saved yet.
      this.edit(merged)
      this.#around.replaced()
    }
    return null
  }

  /** Replaces this text by the library's. */
  adopt(opened: OpenedArticle): void {
    this.rest()
    this.#readBody = null
    this.#firstUnsavedAt = null
    this.#saved = this.#edits
    this.#failures = 0
    this.#isBaseKnown = true
    this.article = opened.article
    this.content = contentOf(opened.article)
    this.#base = { revision: opened.article.revision, fingerprint: opened.fingerprint }
    this.unshelve()
    this.#say(opened.readOnly ? { kind: 'read-only' } : this.#savedNow())
    this.#around.replaced()
  }

  /** The library announced a change of this article: our own save, or somebody else's. */
  heardChanged(revision: number): void {
    if (this.#flight !== null) this.#heardInFlight.push(revision)
    else if (revision === this.#expected) this.#expected = null
    else void this.look()
  }

  /** The library announced that this article is gone. */
  heardRemoved(): void {
    this.rest()
    this.shelve()
    this.#say({ kind: 'removed' })
  }

  /** Compares with what the library has now, where nothing here waits to be saved. */
  async look(): Promise<void> {
    if (this.#flight !== null || this.savedState.kind === 'conflict') return
    if (this.dirty) {
      if (this.savedState.kind === 'removed') await this.retry()
      return
    }
    const read = await reached(this.#around.newsroom.readArticle({ id: this.id }))
    if (this.dirty || this.#flight !== null) return
    if (!read.ok) {
      if (read.failure.code === 'not-found') this.heardRemoved()
    } else if (read.value.fingerprint !== this.#base.fingerprint) this.adopt(read.value)
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
    this.#around.changed()
  }

  #mayTry(): boolean {
    return this.savedState.kind !== 'conflict' && this.savedState.kind !== 'removed' && this.writable
  }

  #touch(): void {
    const { timers } = this.#around
    this.#edits += 1
    const now = timers.now()
    this.#firstUnsavedAt ??= now
    const longest = this.#firstUnsavedAt + WAIT.longest - now
    this.#stopWaiting()
    this.#stopWaiting = timers.after(Math.max(0, Math.min(WAIT.settled, longest)), () => this.#waited())
    const { savedState } = this
    if (savedState.kind === 'saved' && !savedState.pending) this.#say(this.#savedNow())
  }

  #waited(): void {
    this.#firstUnsavedAt = null
    if (this.#flight !== null || this.savedState.kind === 'failed' || !this.#mayTry()) {
      this.#due = true
      this.shelve()
      const { savedState } = this
      // What is wrong with the text itself, a new text may have put right.
      if (savedState.kind === 'failed' && !savedState.retrying) void this.flush()
    } else void this.#save()
  }

  #save(): Promise<void> {
    this.#flight = this.#send().finally(() => {
      this.#flight = null
      this.#landed()
    })
    return this.#flight
  }

  async #send(): Promise<void> {
    const { newsroom, timers } = this.#around
    this.rest()
    this.settle()
    this.#due = false
    this.#firstUnsavedAt = null
    const edits = this.#edits
    const content = this.content
    const before = this.#unanswered
    this.#unanswered = content
    const notSlow = timers.after(WAIT.slow, () => {
      this.#say({ kind: 'saving' })
      this.shelve()
    })
    const result = await reached(newsroom.saveArticle({ id: this.id, base: this.#base, content }))
    notSlow()
    if (result.ok) this.#arrived(result.value, edits)
    else {
      const lost = result.failure.code === 'unreachable' || result.failure.code === 'unexpected'
      if (!lost) this.#unanswered = before
      await this.#missed(result.failure, content)
    }
  }

  /** The library has the text as it was after so many edits. */
  #arrived(opened: OpenedArticle, edits: number): void {
    this.article = opened.article
    this.#base = { revision: opened.article.revision, fingerprint: opened.fingerprint }
    this.#saved = edits
    this.#failures = 0
    this.#unanswered = null
    this.#expected = opened.article.revision
    const newer = this.dirty && this.#shelved.size > 0
    this.unshelve()
    if (newer) this.shelve()
    this.#say(this.#savedNow())
  }

  async #missed(failure: Failure, content: ArticleContent): Promise<void> {
    if (failure.code === 'conflict') {
      await this.#contested(failure, content)
    } else if (failure.code === 'not-found') {
      this.#say({ kind: 'removed' })
    } else {
      const retrying = PASSING.includes(failure.code)
      this.#say({ kind: 'failed', failure, retrying })
      if (retrying) this.#retryLater()
    }
    this.shelve()
  }

  async #contested(failure: Failure, content: ArticleContent): Promise<void> {
    const decoded = openedDecoder.safeParse(failure.detail.theirs)
    const theirs = decoded.success
      ? { ok: true as const, value: decoded.data }
      : await reached(this.#around.newsroom.readArticle({ id: this.id }))
    if (!theirs.ok) return this.#missed(theirs.failure, content)
    const { article, fingerprint } = theirs.value
    // The same text on both sides, or one of ours whose answer was lost, is no disagreement.
    if (sameContent(article, content) || (this.#unanswered && sameContent(article, this.#unanswered))) {
      this.article = article
      this.#base = { revision: article.revision, fingerprint }
      this.#unanswered = null
      if (sameContent(article, this.content) && !this.#readBody) {
        this.#saved = this.#edits
        this.unshelve()
      } else this.#due = true
      this.#say(this.#savedNow())
    } else {
      const base = this.#isBaseKnown ? contentOf(this.article) : null
      this.#say({ kind: 'conflict', theirs: theirs.value, base })
    }
  }

  #retryLater(): void {
    const wait = Math.min(WAIT.firstRetry * 2 ** this.#failures, WAIT.lastRetry)
    this.#failures += 1
    this.#stopRetrying = this.#around.timers.after(wait, () => void this.flush())
  }

  #landed(): void {
    const heard = this.#heardInFlight
    this.#heardInFlight = []
    for (const revision of heard) this.heardChanged(revision)
    if (this.#due && this.dirty && this.savedState.kind === 'saved') void this.#save()
  }
}
