import type { Newsroom } from '../../../contract/contract.ts'
import { type RecoveryCopy, recoveryCopyDecoder } from '../../../core/recoveryCopy.ts'
import type { LiveWindows } from './liveWindows.ts'
import type { Timers } from './timers.ts'

/** The window's own storage, as `localStorage` has it. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Times in milliseconds. */
const HOST_COPY = {
  /** Between two writes of one copy. */
  interval: 1_000,
  /** Before deleting a copy is tried again. */
  retryDelay: 5_000,
  /** How long opening an article waits for the host's copies. */
  timeout: 2_000,
} as const

/** How long a window that ends, such as by a reload, may still count as open, in milliseconds. */
const ENDING = 300

const PREFIX = 'marbre.unsaved/'
const keyOf = (id: string, revision: number) => `${PREFIX}${id}/${revision}`

function readCopy(storage: CopyStorage, key: string): RecoveryCopy | null {
  const [id] = key.slice(PREFIX.length).split('/')
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    const decoded = recoveryCopyDecoder.safeParse(typeof value === 'object' ? { ...value, id } : value)
    return decoded.success ? decoded.data : null
  } catch {
    return null
  }
}

const keysOf = (storage: CopyStorage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')

/** The copies in a window's storage; entries that cannot be decoded are skipped. */
export function readCopies(storage: CopyStorage): RecoveryCopy[] {
  return keysOf(storage)
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => readCopy(storage, key) ?? [])
}

/** The state that a copy should have; `onAnswer` hears whether the host has kept this very one. */
type Target = { copy: RecoveryCopy; onAnswer(kept: boolean): void } | 'dropped'

/** Writes the newest state of one copy to the host: one request at a time, at most one a second. */
class HostCopy {
  readonly #newsroom: Newsroom
  readonly #timers: Timers
  readonly #key: { id: string; revision: number }
  #next: Target | null = null
  #isBusy: boolean = false
  #nextPutAt = 0
  #cancelWait: () => void = () => {}

  constructor(newsroom: Newsroom, timers: Timers, key: { id: string; revision: number }) {
    this.#newsroom = newsroom
    this.#timers = timers
    this.#key = key
  }

  /** Sets the state to write. Failures are ignored, since the window's storage has a copy too. */
  setTarget(state: Target): void {
    this.#next = state
    this.#sendNext()
  }

  #sendNext(): void {
    if (this.#isBusy || this.#next === null) return
    this.#cancelWait()
    const wait = this.#next === 'dropped' ? 0 : this.#nextPutAt - this.#timers.now()
    if (wait > 0) this.#cancelWait = this.#timers.after(wait, () => this.#sendNext())
    else void this.#send(this.#next)
  }

  async #send(state: Target): Promise<void> {
    this.#isBusy = true
    this.#next = null
    if (state === 'dropped') {
      const dropped = await this.#newsroom.dropRecoveryCopy(this.#key)
      if (!dropped.ok && this.#next === null) {
        this.#cancelWait = this.#timers.after(HOST_COPY.retryDelay, () =>
          this.setTarget(this.#next ?? 'dropped'),
        )
      }
    } else {
      this.#nextPutAt = this.#timers.now() + HOST_COPY.interval
      const kept = await this.#newsroom.putRecoveryCopy(state.copy)
      state.onAnswer(kept.ok)
    }
    this.#isBusy = false
    this.#sendNext()
  }
}

/**
 * Copies of texts that are not saved yet.
 *
 * Each is written to the window's storage at once, which works while the host is gone, and to the host within a second,
 * which survives the loss of the window's origin and profile. A copy is known by article and base revision. Invariant:
 * it is deleted only once the library has the text, or the user decided against it.
 */
export class Recovery {
  readonly #newsroom: Newsroom
  readonly #storage: CopyStorage
  readonly #timers: Timers
  readonly #windows: LiveWindows
  readonly #host = new Map<string, HostCopy>()
  /** Copies of earlier windows that were not taken up yet. */
  #found: RecoveryCopy[]
  #loading: Promise<void> | null = null

  constructor(newsroom: Newsroom, storage: CopyStorage, timers: Timers, windows: LiveWindows) {
    this.#newsroom = newsroom
    this.#storage = storage
    this.#timers = timers
    this.#windows = windows
    this.#found = readCopies(storage)
  }

  /**
   * Writes a copy, over an older one of the same article and base revision. `onAnswer` is called when the host has
   * answered, unless a newer copy has taken its place.
   */
  put(written: RecoveryCopy, onAnswer: (kept: boolean) => void = () => {}): void {
    const copy = { ...written, window: this.#windows.id }
    const { id, ...rest } = copy
    try {
      this.#storage.setItem(keyOf(id, copy.base.revision), JSON.stringify(rest))
    } catch {
      // With the storage full, the host's copy remains.
    }
    this.#hostCopy(id, copy.base.revision).setTarget({ copy, onAnswer })
  }

  /** Deletes a copy. */
  drop(id: string, revision: number): void {
    this.#storage.removeItem(keyOf(id, revision))
    this.#hostCopy(id, revision).setTarget('dropped')
  }

  /** Deletes several copies. */
  dropAll(copies: readonly RecoveryCopy[]): void {
    for (const { id, base } of copies) this.drop(id, base.revision)
  }

  /** Deletes what this window's storage has of an article, of earlier windows as well. */
  forget(id: string): void {
    this.#found = this.#found.filter((copy) => copy.id !== id)
    for (const key of keysOf(this.#storage)) {
      if (key.startsWith(`${PREFIX}${id}/`)) this.#storage.removeItem(key)
    }
  }

  /** Reads the host's copies, once. If it does not answer in time, the next call tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  async #load(): Promise<void> {
    const timeout = Promise.withResolvers<null>()
    const stop = this.#timers.after(HOST_COPY.timeout, () => timeout.resolve(null))
    const answer = await Promise.race([this.#newsroom.listRecoveryCopies({}), timeout.promise])
    stop()
    // Copies that this window wrote since are not those of an earlier one.
    const isFromThisWindow = ({ id, base }: RecoveryCopy) => this.#host.has(keyOf(id, base.revision))
    if (answer?.ok) this.#found.push(...answer.value.filter((copy) => !isFromThisWindow(copy)))
    else this.#loading = null
    const areOpen = await this.#openWindows(this.#found)
    this.#found = this.#found.filter(({ window }) => window === undefined || !areOpen.has(window))
  }

  /** The other windows that are open and have copies among these: their texts are theirs. */
  async #openWindows(copies: readonly RecoveryCopy[]): Promise<ReadonlySet<string>> {
    const open = await this.#windows.others()
    if (!copies.some(({ window }) => window !== undefined && open.has(window))) return open
    await new Promise<void>((resume) => this.#timers.after(ENDING, resume))
    return await this.#windows.others()
  }

  /** The ids of the articles with copies from earlier windows. */
  get ids(): string[] {
    return [...new Set(this.#found.map(({ id }) => id))]
  }

  /** Removes and returns an article's copies, the newest first: by revision, since a clock may have been set back. */
  take(id: string): RecoveryCopy[] {
    const taken = this.#found.filter((copy) => copy.id === id)
    this.#found = this.#found.filter((copy) => copy.id !== id)
    return taken.toSorted((one, other) => other.base.revision - one.base.revision || other.at - one.at)
  }

  /** Puts copies back that could not be taken up. */
  putBack(copies: readonly RecoveryCopy[]): void {
    this.#found = [...this.#found, ...copies]
  }

  #hostCopy(id: string, revision: number): HostCopy {
    const key = keyOf(id, revision)
    const known = this.#host.get(key) ?? new HostCopy(this.#newsroom, this.#timers, { id, revision })
    this.#host.set(key, known)
    return known
  }
}
