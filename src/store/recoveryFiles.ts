import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import { type RecoveryCopy, recoveryCopyDecoder } from '../contract/contract.ts'
import { isArticleId } from '../core/article.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { RecoveryStore } from '../newsroom/index.ts'
import { readFile } from './articleFile.ts'
import { settled, writeFailure } from './diskFailure.ts'
import { type Disk, FlushPace, flushFolder, temporaryOf, writeDurably } from './durableFile.ts'
import { describeIfThere, errorCode, type FileSystem, nodeFileSystem } from './fileSystem.ts'

/** How much is kept; the oldest goes first. Sizes in bytes. */
export type RecoveryLimits = { files: number; bytes: number; oneFile: number }

const LIMITS: RecoveryLimits = { files: 200, bytes: 200_000_000, oneFile: 50_000_000 }
const FORMAT = 'marbre-recovery'
const VERSION = 1
/** Texts under embargo are nobody else's. */
const MODE = 0o600
/** How old a temporary file is that no running process is still writing, in milliseconds. */
const STRAY = 3_600_000

const NAME = /^(.+)-(\d+)\.json$/
const stored = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  copy: recoveryCopyDecoder,
})

const nameOf = (id: string, revision: number) => `${id}-${revision}.json`

/** True for the name of a copy's file. */
function isCopyName(name: string): boolean {
  const id = NAME.exec(name)?.[1]
  return id !== undefined && isArticleId(id)
}

/** The copy in a file, or null where it holds none that this version understands. */
function decoded(bytes: Uint8Array): RecoveryCopy | null {
  try {
    const value = stored.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return value.success ? value.data.copy : null
  } catch {
    return null
  }
}

/**
 * Recovery copies as files of one folder, one for each article and base revision. The folder is made with the first of
 * them. Writing and dropping take turns, so that the last word on a copy is the last that was said.
 */
export class RecoveryFiles implements RecoveryStore {
  readonly #folder: string
  readonly #disk: Disk
  readonly #limits: RecoveryLimits
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string, fileSystem: FileSystem = nodeFileSystem, limits = LIMITS) {
    this.#folder = folder
    this.#disk = { fileSystem, pace: new FlushPace(), library: folder, patience: 1_000 }
    this.#limits = limits
  }

  put(copy: RecoveryCopy): Promise<Result<{ kept: true }>> {
    return this.#inTurn(() => this.#put(copy))
  }

  list(): Promise<Result<RecoveryCopy[]>> {
    return this.#inTurn(async () => {
      const names = await this.#names()
      const read = names.filter(isCopyName).flatMap((name) => {
        const file = readFile(this.#disk.fileSystem, join(this.#folder, name), this.#limits.oneFile)
        return (file.ok && decoded(file.value.bytes)) || []
      })
      return ok(read.toSorted((one, other) => other.at - one.at))
    })
  }

  drop(id: string, revision: number): Promise<Result<{ dropped: boolean }>> {
    return this.#inTurn(async () => {
      const path = join(this.#folder, nameOf(id, revision))
      const dropped = describeIfThere(this.#disk.fileSystem, path) !== null
      if (dropped) {
        this.#disk.fileSystem.remove(path)
        await flushFolder(this.#disk, this.#folder)
      }
      return ok({ dropped })
    })
  }

  #inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const turn = this.#last.then(() =>
      settled(async () => {
        try {
          return await work()
        } catch (error) {
          throw writeFailure(error, this.#folder)
        }
      }),
    )
    this.#last = turn.catch(() => {})
    return turn
  }

  async #put(copy: RecoveryCopy): Promise<Result<{ kept: true }>> {
    const path = join(this.#folder, nameOf(copy.id, copy.base.revision))
    const bytes = new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, version: VERSION, copy })}\n`)
    const { oneFile } = this.#limits
    if (bytes.length > oneFile) return failed('too-large', { fileName: basename(path), limit: oneFile })
    if (!describeIfThere(this.#disk.fileSystem, this.#folder)) {
      this.#disk.fileSystem.makeFolder(this.#folder, true)
    }
    const [failure] = await writeDurably(this.#disk, this.#folder, [{ path, bytes, mode: MODE }], () => {})
    if (failure) throw failure
    await this.#makeRoom(basename(path))
    return ok({ kept: true })
  }

  async #names(): Promise<string[]> {
    try {
      return await this.#disk.fileSystem.names(this.#folder)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  /** Removes what is beyond the limits, the oldest first and never `newest`, and what a process that died left behind. */
  async #makeRoom(newest: string): Promise<void> {
    const { fileSystem } = this.#disk
    const files = (await this.#names()).flatMap((name) => {
      const there = describeIfThere(fileSystem, join(this.#folder, name))
      return there?.kind === 'file' ? [{ name, size: there.size, modified: there.modified }] : []
    })
    const strays = files.filter(
      ({ name, modified }) => temporaryOf(name) !== null && modified < Date.now() - STRAY,
    )
    const copies = files
      .filter(({ name }) => isCopyName(name))
      .toSorted(
        (one, other) =>
          Number(other.name === newest) - Number(one.name === newest) || other.modified - one.modified,
      )
    let bytes = 0
    const surplus = copies.filter(({ size }, index) => {
      bytes += size
      return index > 0 && (index >= this.#limits.files || bytes > this.#limits.bytes)
    })
    for (const { name } of [...strays, ...surplus]) fileSystem.remove(join(this.#folder, name))
  }
}
