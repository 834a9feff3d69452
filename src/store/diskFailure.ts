import { failed, type Failure, type Result } from '../core/failure.ts'
import { errorCode } from './fileSystem.ts'

/** A `Failure` as an exception, for code that can only throw, such as lowdb's adapters. */
export class DiskFailure extends Error {
  readonly failure: Failure
  /** True if the file was replaced all the same, but may not survive a power cut: flushing the folder failed. */
  readonly inPlace: boolean

  constructor(failure: Failure, options: { cause?: unknown; inPlace?: boolean } = {}) {
    super(`${failure.code} ${JSON.stringify(failure.detail)}`, { cause: options.cause })
    this.failure = failure
    this.inPlace = options.inPlace ?? false
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT'])
const HELD_OPEN = new Set(['EPERM', 'EBUSY', 'EACCES', 'ETXTBSY'])
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN'])

/** True if another program (a virus scanner, on Windows) may be holding the file for a moment. */
export function mayBeHeld(error: unknown): boolean {
  return HELD_OPEN.has(errorCode(error))
}

/** The failure for a system error on writing to a library. Any other error is a bug and thrown again. */
export function toDiskFailure(error: unknown, library: string): DiskFailure {
  if (error instanceof DiskFailure) return error
  const code = errorCode(error)
  if (code === '') throw error
  const because = (failure: Failure) => new DiskFailure(failure, { cause: error })
  if (FULL.has(code)) return because({ code: 'disk-full', detail: { folder: library } })
  if (code === 'EBUSY' || code === 'ETXTBSY')
    return because({ code: 'file-busy', detail: { folder: library } })
  if (code === 'EROFS' || HELD_OPEN.has(code)) {
    return because({ code: 'library-read-only', detail: { folder: library } })
  }
  if (GONE.has(code)) return because({ code: 'library-missing', detail: { folder: library } })
  return because({ code: 'write-failed', detail: { folder: library, reason: code } })
}

/**
 * Runs work, and turns a `DiskFailure` that it throws into a result; where `library` is named, a system error on the disk as
 * well. Any other error is thrown again.
 */
export async function toResult<T>(work: () => Promise<Result<T>>, library?: string): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    const thrown = library === undefined ? error : toDiskFailure(error, library)
    if (thrown instanceof DiskFailure) return failed(thrown.failure.code, thrown.failure.detail)
    throw thrown
  }
}
