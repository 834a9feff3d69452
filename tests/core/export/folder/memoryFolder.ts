import { createHash } from 'node:crypto'
import type { ExportFolder } from '../../../../src/core/export/folder/index.ts'
import { type FailureCode, failed, ok, type Result } from '../../../../src/core/failure.ts'

export const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A folder in memory that counts what is done in it, and can fail at one operation and after. */
export class MemoryFolder implements ExportFolder {
  readonly files = new Map<string, Uint8Array>()
  /** Names that lead to a link or a folder. */
  readonly others = new Set<string>()
  readonly operations: string[] = []
  /** The operation that fails, counted from 0, how, and whether all after it do. */
  fault: { at: number; code: FailureCode; stays: boolean } | null = null

  #do<T>(operation: string, work: () => T): Result<T> {
    this.operations.push(operation)
    const at = this.operations.length - 1
    const { fault } = this
    if (fault && (at === fault.at || (fault.stays && at > fault.at)))
      return failed(fault.code, { fileName: 'x' })
    return ok(work())
  }

  look(name: string): Result<'nothing' | 'file' | 'other'> {
    return this.#do(`look ${name}`, () =>
      this.others.has(name) ? 'other' : this.files.has(name) ? 'file' : 'nothing',
    )
  }

  read(name: string): Result<Uint8Array | null> {
    return this.#do(`read ${name}`, () => this.files.get(name) ?? null)
  }

  write(name: string, bytes: Uint8Array): Result<null> {
    return this.#do(`write ${name}`, () => {
      this.files.set(name, bytes)
      return null
    })
  }

  remove(name: string): Result<null> {
    return this.#do(`remove ${name}`, () => {
      this.files.delete(name)
      return null
    })
  }

  /** The names that are not hidden, sorted. */
  get names(): string[] {
    return [...this.files.keys()]
      .filter((name) => !name.startsWith('.'))
      .toSorted((one, other) => (one < other ? -1 : 1))
  }

  text(name: string): string {
    return new TextDecoder().decode(this.files.get(name) ?? new Uint8Array())
  }
}
