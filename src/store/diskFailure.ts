import { basename } from 'node:path'
import { failed, type Failure, type FailureCode, type Result } from '../core/failure.ts'
import { type DiskTrouble, diskTrouble, errorCode } from './systemErrors.ts'

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

const FAILURES: Readonly<Record<DiskTrouble, FailureCode>> = {
  full: 'disk-full',
  'read-only': 'library-read-only',
  denied: 'library-read-only',
  busy: 'file-busy',
  gone: 'library-missing',
  other: 'write-failed',
}

/** True if another program (a virus scanner, on Windows) may be holding the file for a moment. */
export function mayBeHeld(error: unknown): boolean {
  if (errorCode(error) === '') return false
  const trouble = diskTrouble(error)
  return trouble === 'busy' || trouble === 'denied'
}

/** The failure for a system error on writing to a library. Any other error is a bug and thrown again. */
export function toDiskFailure(error: unknown, library: string): DiskFailure {
  if (error instanceof DiskFailure) return error
  const code = FAILURES[diskTrouble(error)]
  const detail = code === 'write-failed' ? { folder: library, reason: errorCode(error) } : { folder: library }
  return new DiskFailure({ code, detail }, { cause: error })
}

/** The failure for a system error on reading a file or folder of a library. Any other error is a bug and thrown again. */
export function toReadFailure(error: unknown, library: string, path: string): Failure {
  if (error instanceof DiskFailure) return error.failure
  return diskTrouble(error) === 'gone'
    ? { code: 'library-missing', detail: { folder: library } }
    : { code: 'unreadable', detail: { fileName: basename(path), reason: errorCode(error) } }
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

/** Runs work that reads what is at a path of a library, and turns what the disk throws into a result; see `toReadFailure`. */
export async function toReadResult<T>(
  work: () => Promise<Result<T>>,
  library: string,
  path: string,
): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    const { code, detail } = toReadFailure(error, library, path)
    return failed(code, detail)
  }
}
