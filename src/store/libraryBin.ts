import { checkBin, goesAt, NOTHING_SEEN } from '../core/purge.ts'
import { ok, type Result } from '../core/failure.ts'
import type { BinRow, Destroyed } from '../core/library.ts'
import type { BinStore, SeenIn } from '../newsroom/index.ts'
import { assertArticleId } from './assertArticle.ts'
import type { Bin } from './bin.ts'
import type { BinRows } from './binRows.ts'
import type { Destroyer } from './destruction.ts'
import type { PurgeFile } from './purgeFile.ts'
import type { WriteHealth } from './writeHealth.ts'

type Parts = {
  bin: Bin
  binRows: BinRows
  destroyer: Destroyer
  purge: PurgeFile
  writeHealth: WriteHealth
}

/** What the library does around a change of articles: making room, and telling of those that are gone. */
type Around = {
  change<T>(ids: readonly string[], write: () => Promise<Result<T>>): Promise<Result<T>>
  noteRemoved(ids: readonly string[]): Promise<void>
}

/** The bin of a library, as windows see it: its rows with the day on which each goes, and what goes. */
export class LibraryBin implements BinStore {
  readonly #parts: Parts
  readonly #around: Around

  constructor(parts: Parts, around: Around) {
    this.#parts = parts
    this.#around = around
  }

  async list(query: string, now: string): Promise<Result<BinRow[]>> {
    const rows = await this.#parts.binRows.list(query)
    if (!rows.ok) return rows
    const seen = this.#parts.purge.read()
    const state = seen.ok ? seen.value : NOTHING_SEEN
    return ok(rows.value.map((row) => ({ ...row, goesAt: goesAt(state, row, now) })))
  }

  count(): Promise<Result<number>> {
    return this.#parts.binRows.count()
  }

  async destroy(
    ids: readonly string[],
    seenIn: SeenIn,
    used: ReadonlySet<string> | null,
  ): Promise<Result<Destroyed>> {
    ids.forEach(assertArticleId)
    const { destroyer, writeHealth } = this.#parts
    const write = () => destroyer.destroy(ids, seenIn, used)
    const done = writeHealth.observe(await this.#around.change(ids, write))
    if (!done.ok) await this.#around.noteRemoved(ids)
    return done
  }

  async discard(id: string, fingerprint: string): Promise<Result<{ removed: boolean }>> {
    assertArticleId(id)
    const { bin, writeHealth } = this.#parts
    const write = () => bin.discard(id, fingerprint)
    const done = writeHealth.observe(await this.#around.change([id], write))
    if (done.ok && done.value.removed) await this.#around.noteRemoved([id])
    return done
  }

  async due(now: string, used: ReadonlySet<string> | null): Promise<Result<string[]>> {
    const { destroyer, binRows, purge, writeHealth } = this.#parts
    const finished = await destroyer.finish(used)
    if (!finished.ok) return finished
    const seen = purge.read()
    if (!seen.ok) return seen
    const rows = await binRows.list('')
    if (!rows.ok) return rows
    const { state, mayGo } = checkBin(seen.value, rows.value, now)
    const isEmpty = rows.value.length === 0 && Object.keys(seen.value.articles).length === 0
    if (isEmpty) return ok([])
    // What was seen must be on the disk before anything goes by it.
    const written = writeHealth.observe(await this.#around.change([], () => purge.write(state)))
    return written.ok ? ok(mayGo) : written
  }
}
