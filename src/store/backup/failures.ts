import { basename } from 'node:path'
import type { Failure, FailureCode } from '../../core/failure.ts'
import { DiskFailure } from '../diskFailure.ts'
import { errorCode } from '../fileSystem.ts'

const CODES: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'backup-folder-full',
  EDQUOT: 'backup-folder-full',
  EACCES: 'backup-folder-read-only',
  EPERM: 'backup-folder-read-only',
  EROFS: 'backup-folder-read-only',
  ENOENT: 'backup-folder-missing',
  ENOTDIR: 'backup-folder-missing',
  ENODEV: 'backup-folder-missing',
  ENXIO: 'backup-folder-missing',
  ESTALE: 'backup-folder-missing',
  EEXIST: 'backup-exists',
}

export function backupFailure(code: FailureCode, detail: Failure['detail'] = {}): DiskFailure {
  return new DiskFailure({ code, detail })
}

/** The failure for a system error on writing to `path`. Any other error is a bug and thrown again. */
export function targetFailure(error: unknown, path: string, folder: string): DiskFailure {
  if (error instanceof DiskFailure) return error
  const reason = errorCode(error)
  if (reason === '') throw error
  const code = CODES[reason] ?? 'backup-write-failed'
  return new DiskFailure({ code, detail: { fileName: basename(path), folder, reason } }, { cause: error })
}

/** Throws where the user has asked to stop. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw backupFailure('backup-cancelled')
}
