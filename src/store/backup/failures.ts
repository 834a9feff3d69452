import { basename } from 'node:path'
import type { Failure, FailureCode } from '../../core/failure.ts'
import { DiskFailure } from '../diskFailure.ts'
import { type DiskTrouble, diskTrouble, errorCode } from '../systemErrors.ts'

const FAILURES: Readonly<Record<DiskTrouble, FailureCode>> = {
  full: 'backup-folder-full',
  'read-only': 'backup-folder-read-only',
  denied: 'backup-folder-read-only',
  busy: 'backup-write-failed',
  gone: 'backup-folder-missing',
  other: 'backup-write-failed',
}

export function backupFailure(code: FailureCode, detail: Failure['detail'] = {}): DiskFailure {
  return new DiskFailure({ code, detail })
}

/** The failure for a system error on writing to `path`. Any other error is a bug and thrown again. */
export function targetFailure(error: unknown, path: string, folder: string): DiskFailure {
  if (error instanceof DiskFailure) return error
  const trouble = diskTrouble(error)
  const reason = errorCode(error)
  const code = reason === 'EEXIST' ? 'backup-exists' : FAILURES[trouble]
  return new DiskFailure({ code, detail: { fileName: basename(path), folder, reason } }, { cause: error })
}

/** Throws where the user has asked to stop. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw backupFailure('backup-cancelled')
}
