import { type Newsroom, type RecoveryCopy, recoveryCopyDecoder } from '../../../contract/contract.ts'
import { failed, type Result } from '../../../core/failure.ts'
import type { Timers } from './timers.ts'

/** The window's own storage: `localStorage` where there is one. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Times in milliseconds. */
const HOST = {
  /** Between two copies of one text. */
  interval: 1_000,
  /** Before a copy that could not be dropped is dropped again. */
  again: 5_000,
  /** How long an article that is opened waits for what the host has of it. */
  patience: 2_000,
} as const

const PREFIX = 'marbre.unsaved/'
const keyOf = (id: string, revision: number) => `${PREFIX}${id}/${revision}`

/** The promise of a result that never rejects: a host that cannot be reached is a failure like any other. */
export async function reached<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call
  } catch {
    return failed('unreachable')
  }
}

function copyAt(storage: CopyStorage, key: string): RecoveryCopy | null {
  const [id] = key.slice(PREFIX.length).split('/')
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    const decoded = recoveryCopyDecoder.safeParse(typeof value === 'object' ? { ...value, id } : value)
    return decoded.success ? decoded.data : null
  } catch {
    return null
  }
}

/** The copies in a window's storage; what is none is passed over. */
export function copiesIn(storage: CopyStorage): RecoveryCopy[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => copyAt(storage, key) ?? [])
}

/** Brings the newest state of one copy to the host: one request at a time, and at most one a second. */
class HostCopy {
  readonly #newsroom: Newsroom
  readonly #timers: Timers
  readonly #key: { id: string; revision: number }
  #next: RecoveryCopy | 'dropped' | null = null
  #isBusy: boolean = false
  #mayPutAt = 0
  #stopWaiting: () => void = () => {}

  constructor(newsroom: Newsroom, timers: Timers, key: { id: string; revision: number }) {
    this.#newsroom = newsroom
    this.#timers = timers
    this.#key = key
  }

  /** Makes `state` the one to be brought; resolves nothing, since the window keeps a copy too. */
  want(state: RecoveryCopy | 'dropped'): void {
    this.#next = state
    this.#go()
  }

  #go(): void {
    if (this.#isBusy || this.#next === null) return
    this.#stopWaiting()
    const wait = this.#next === 'dropped' ? 0 : this.#mayPutAt - this.#timers.now()
    if (wait > 0) this.#stopWaiting = this.#timers.after(wait, () => this.#go())
    else void this.#send(this.#next)
  }

  async #send(state: RecoveryCopy | 'dropped'): Promise<void> {
    this.#isBusy = true
    this.#next = null
    if (state === 'dropped') {
      const dropped = await reached(this.#newsroom.dropRecoveryCopy(this.#key))
      if (!dropped.ok && this.#next === null) {
        this.#stopWaiting = this.#timers.after(HOST.again, () => this.want(this.#next ?? 'dropped'))
      }
    } else {
      this.#mayPutAt = this.#timers.now() + HOST.interval
      await reached(this.#newsroom.putRecoveryCopy(state))
    }
    this.#isBusy = false
    this.#go()
  }
}

/**
 * Copies of texts that are not saved yet. Each goes into this window's storage at once, which also works while the host
 * is gone, and to the host within a second, which outlives the window's address and profile.
 */
export class Recovery {
  readonly #newsroom: Newsroom
  readonly #storage: CopyStorage
  readonly #timers: Timers
  readonly #host = new Map<string, HostCopy>()
  /** What earlier windows left behind, and nobody has taken up yet. */
  #found: RecoveryCopy[]
  #loading: Promise<void> | null = null

  constructor(newsroom: Newsroom, storage: CopyStorage, timers: Timers) {
    this.#newsroom = newsroom
    this.#storage = storage
    this.#timers = timers
    this.#found = copiesIn(storage)
  }

  /** Keeps a text, over an older copy of the same article and base revision. */
  put(copy: RecoveryCopy): void {
    const { id, ...rest } = copy
    try {
      this.#storage.setItem(keyOf(id, copy.base.revision), JSON.stringify(rest))
    } catch {
      // A full storage leaves the host's copy.
    }
    this.#hostCopy(id, copy.base.revision).want(copy)
  }

  /** Forgets a text: the library has it, or somebody decided against it. */
  drop(id: string, revision: number): void {
    this.#storage.removeItem(keyOf(id, revision))
    this.#hostCopy(id, revision).want('dropped')
  }

  /** Asks the host, once, what earlier windows left. Where it does not answer in time, the next call asks again. */
  load(): Promise<void> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  async #load(): Promise<void> {
    const patience = Promise.withResolvers<null>()
    const stop = this.#timers.after(HOST.patience, () => patience.resolve(null))
    const answer = await Promise.race([reached(this.#newsroom.listRecoveryCopies({})), patience.promise])
    stop()
    if (!answer?.ok) {
      this.#loading = null
      return
    }
    // What this window has put there since is no find.
    const isOurs = ({ id, base }: RecoveryCopy) => this.#host.has(keyOf(id, base.revision))
    this.#found = [...this.#found, ...answer.value.filter((copy) => !isOurs(copy))]
  }

  /** The ids of the articles of which something was found. */
  get ids(): string[] {
    return [...new Set(this.#found.map(({ id }) => id))]
  }

  /** What was found of an article, the newest first; it counts as found no longer. */
  take(id: string): RecoveryCopy[] {
    const taken = this.#found.filter((copy) => copy.id === id)
    this.#found = this.#found.filter((copy) => copy.id !== id)
    return taken.toSorted((one, other) => other.at - one.at)
  }

  /** Gives back what could not be taken up after all. */
  giveBack(copies: readonly RecoveryCopy[]): void {
    this.#found = [...this.#found, ...copies]
  }

  #hostCopy(id: string, revision: number): HostCopy {
    const key = keyOf(id, revision)
    const known = this.#host.get(key) ?? new HostCopy(this.#newsroom, this.#timers, { id, revision })
    this.#host.set(key, known)
    return known
  }
}
