import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import { type RecoveryCopy, recoveryCopyDecoder } from '../core/recoveryCopy.ts'
import { isArticleId } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { RecoveryStore } from '../newsroom/index.ts'
import { readFile } from './articleFile.ts'
import { toResult } from './diskFailure.ts'
import {
  type Disk,
  FlushSpeed,
  flushFolder,
  ignoreDiskError,
  tempFileTarget,
  writeDurably,
} from './durableFile.ts'
import { describeIfThere, type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import { removeFile } from './removeFiles.ts'

/** The limits beyond which the oldest copies are removed. Sizes in bytes. */
export type RecoveryLimits = { files: number; bytes: number; oneFile: number }

const LIMITS: RecoveryLimits = { files: 200, bytes: 200_000_000, oneFile: 50_000_000 }
const FORMAT = 'marbre-recovery'
const VERSION = 1
/** Readable by the user alone: texts may be under embargo. */
const MODE = 0o600
/** Milliseconds after which a temporary file is taken to be left by a dead process. */
const STALE_TEMP_AGE = 3_600_000

const NAME = /^(.+)-(\d+)\.json$/
const stored = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  copy: recoveryCopyDecoder,
})

const nameOf = (id: string, revision: number) => `${id}-${revision}.json`

/** True for the name of a recovery copy's file. */
function isCopyName(name: string): boolean {
  const id = NAME.exec(name)?.[1]
  return id !== undefined && isArticleId(id)
}

/** Decodes a file; null if it is no recovery copy that this version knows. */
function decodeCopy(bytes: Uint8Array): RecoveryCopy | null {
  try {
    const value = stored.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return value.success ? value.data.copy : null
  } catch {
    return null
  }
}

/**
 * Recovery copies as files of one folder, one for each article and base revision; the folder is created with the first.
 * Operations run one after the other, so that a copy is as the last call left it.
 */
export class RecoveryFiles implements RecoveryStore {
  readonly #folder: string
  readonly #disk: Disk
  readonly #limits: RecoveryLimits
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string, fileSystem: FileSystem = nodeFileSystem, limits = LIMITS) {
    this.#folder = folder
    this.#disk = { fileSystem, flushSpeed: new FlushSpeed(), library: folder, busyTimeout: 1_000 }
    this.#limits = limits
  }

  put(copy: RecoveryCopy): Promise<Result<{ kept: true }>> {
    return this.#enqueue(() => this.#put(copy))
  }

  list(): Promise<Result<RecoveryCopy[]>> {
    return this.#enqueue(async () => {
      const names = await this.#names()
      const read = names.filter(isCopyName).flatMap((name) => {
        const file = readFile(this.#disk.fileSystem, join(this.#folder, name), this.#limits.oneFile)
        return (file.ok && decodeCopy(file.value.bytes)) || []
      })
      return ok(read.toSorted((one, other) => other.at - one.at))
    })
  }

  drop(id: string, revision: number): Promise<Result<{ dropped: boolean }>> {
    return this.#enqueue(async () => {
      const path = join(this.#folder, nameOf(id, revision))
      const dropped = await removeFile(this.#disk, path)
      if (dropped) await flushFolder(this.#disk, this.#folder)
      return ok({ dropped })
    })
  }

  forget(ids: readonly string[]): Promise<Result<null>> {
    return this.#enqueue(async () => {
      const names = await this.#names()
      const gone = names.filter((name) => ids.some((id) => name.startsWith(id) || name.startsWith(`.${id}`)))
      for (const name of gone) await removeFile(this.#disk, join(this.#folder, name))
      if (gone.length > 0) await flushFolder(this.#disk, this.#folder)
      return ok(null)
    })
  }

  #enqueue<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const turn = this.#last.then(() => toResult(work, this.#folder))
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

  /**
   * Removes copies beyond the limits, the oldest first and never `newest`, and stale temporary files. What cannot be removed,
   * or was by another process, is left to the next copy: this one is durable by now.
   */
  async #makeRoom(newest: string): Promise<void> {
    const { fileSystem } = this.#disk
    const files = (await this.#names()).flatMap((name) => {
      const there = describeIfThere(fileSystem, join(this.#folder, name))
      return there?.kind === 'file' ? [{ name, size: there.size, modified: there.modified }] : []
    })
    const stale = files.filter(
      ({ name, modified }) => tempFileTarget(name) !== null && modified < Date.now() - STALE_TEMP_AGE,
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
    for (const { name } of [...stale, ...surplus]) {
      ignoreDiskError(() => fileSystem.remove(join(this.#folder, name)))
    }
  }
}
