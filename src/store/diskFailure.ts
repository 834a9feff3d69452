import { failed, type Failure, type Result } from '../core/failure.ts'
import { errorCode } from './fileSystem.ts'

/** A failure on its way through code that can only throw, such as lowdb's adapters. */
export class DiskFailure extends Error {
  readonly failure: Failure
  /** True where the new bytes are in their place all the same: only that they would outlast a power cut is not known. */
  readonly inPlace: boolean

  constructor(failure: Failure, options: { cause?: unknown; inPlace?: boolean } = {}) {
    super(`${failure.code} ${JSON.stringify(failure.detail)}`, { cause: options.cause })
    this.failure = failure
    this.inPlace = options.inPlace ?? false
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT'])
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES', 'ETXTBSY'])
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN'])

/** True where another program (a virus scanner, on Windows) may only be holding the file for a moment. */
export function mayBeHeld(error: unknown): boolean {
  return HELD.has(errorCode(error))
}

/** Why a library could not be written to, from what the system said. What no system says is thrown on: a bug. */
export function writeFailure(error: unknown, library: string): DiskFailure {
  if (error instanceof DiskFailure) return error
  const code = errorCode(error)
  if (code === '') throw error
  const because = (failure: Failure) => new DiskFailure(failure, { cause: error })
  if (FULL.has(code)) return because({ code: 'disk-full', detail: { folder: library } })
  if (code === 'EBUSY' || code === 'ETXTBSY')
    return because({ code: 'file-busy', detail: { folder: library } })
  if (code === 'EROFS' || HELD.has(code)) {
    return because({ code: 'library-read-only', detail: { folder: library } })
  }
  if (GONE.has(code)) return because({ code: 'library-missing', detail: { folder: library } })
  return because({ code: 'write-failed', detail: { folder: library, reason: code } })
}

/** The result of work that throws its failures. */
export async function settled<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DiskFailure) return failed(error.failure.code, error.failure.detail)
    throw error
  }
}
