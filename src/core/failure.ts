/** A value that JSON can carry and bring back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type FailureSpec = {
  /**
   * What it means for a save: it is given up (`final`), tried again (`retry`), or tried again while the window says that nothing
   * in the library can be written (`library`).
   */
  save: 'final' | 'retry' | 'library'
  /** Where its sentence is, if not with those that are always loaded. */
  area?: 'picture' | 'export' | 'backup' | 'other-library' | 'spelling'
}

/**
 * THE table of the ways in which a request of the user can fail. Each has its sentence in `i18n`, the only text that is
 * shown.
 */
export const FAILURES = {
  // a file that cannot be imported
  empty: { save: 'final' },
  binary: { save: 'final' },
  'too-large': { save: 'final' },
  unreadable: { save: 'final' },
  encoding: { save: 'final' },
  'not-a-file': { save: 'final' },
  protected: { save: 'final' },
  unsupported: { save: 'final' },
  hostile: { save: 'final' },
  broken: { save: 'final' },
  doubtful: { save: 'final' },
  // a picture that cannot be taken or shown
  'picture-unsupported': { save: 'final', area: 'picture' },
  'picture-too-large': { save: 'final', area: 'picture' },
  'picture-too-many-pixels': { save: 'final', area: 'picture' },
  'picture-damaged': { save: 'final', area: 'picture' },
  'picture-gone': { save: 'final', area: 'picture' },
  // an article that cannot be read or written
  'not-found': { save: 'final' },
  'version-gone': { save: 'final' },
  conflict: { save: 'final' },
  damaged: { save: 'final' },
  'newer-version': { save: 'final' },
  'other-copy': { save: 'final' },
  'half-synced': { save: 'final' },
  misnamed: { save: 'final' },
  // a finished file that cannot be written out
  exists: { save: 'final' },
  'target-not-a-file': { save: 'final' },
  'zip-exists': { save: 'final', area: 'export' },
  'no-printer': { save: 'final' },
  'print-failed': { save: 'final' },
  'invalid-item': { save: 'final' },
  'export-refused': { save: 'final' },
  'export-too-many-pictures': { save: 'final', area: 'export' },
  'export-pictures-too-large': { save: 'final', area: 'export' },
  'export-gone': { save: 'final' },
  'bulk-gone': { save: 'final' },
  'find-gone': { save: 'final' },
  // a question that the same window has put anew
  superseded: { save: 'final' },
  'pattern-invalid': { save: 'final' },
  'pattern-slow': { save: 'final' },
  'export-busy': { save: 'final' },
  'place-unknown': { save: 'final' },
  'folder-missing': { save: 'final' },
  'not-a-folder': { save: 'final', area: 'export' },
  'folder-of-library': { save: 'final' },
  'folder-read-only': { save: 'final' },
  'folder-full': { save: 'final' },
  'zip-too-large': { save: 'final', area: 'export' },
  'manifest-damaged': { save: 'final', area: 'export' },
  'manifest-newer': { save: 'final', area: 'export' },
  // a backup that cannot be made
  'backup-exists': { save: 'final', area: 'backup' },
  'backup-in-library': { save: 'final', area: 'backup' },
  'backup-folder-missing': { save: 'final', area: 'backup' },
  'backup-folder-read-only': { save: 'final', area: 'backup' },
  'backup-folder-full': { save: 'final', area: 'backup' },
  'backup-no-room': { save: 'final', area: 'backup' },
  'backup-write-failed': { save: 'final', area: 'backup' },
  'backup-not-verified': { save: 'final', area: 'backup' },
  'backup-cancelled': { save: 'final', area: 'backup' },
  'backup-busy': { save: 'final', area: 'backup' },
  'backup-gone': { save: 'final', area: 'backup' },
  'backup-no-place': { save: 'final', area: 'backup' },
  // a backup that cannot be restored
  'backup-unreadable': { save: 'final', area: 'backup' },
  'backup-unrecognized': { save: 'final', area: 'backup' },
  'backup-newer': { save: 'final', area: 'backup' },
  'backup-damaged': { save: 'final', area: 'backup' },
  'backup-unsafe-name': { save: 'final', area: 'backup' },
  'backup-foreign-file': { save: 'final', area: 'backup' },
  'backup-duplicate': { save: 'final', area: 'backup' },
  'backup-link': { save: 'final', area: 'backup' },
  'backup-encrypted': { save: 'final', area: 'backup' },
  'backup-bomb': { save: 'final', area: 'backup' },
  'backup-no-article': { save: 'final', area: 'backup' },
  'backup-target-not-empty': { save: 'final', area: 'backup' },
  // another library that cannot be opened
  'other-library-unknown': { save: 'final', area: 'other-library' },
  'other-library-missing': { save: 'final', area: 'other-library' },
  'other-library-inside': { save: 'final', area: 'other-library' },
  'other-library-in-export': { save: 'final', area: 'other-library' },
  'other-library-read-only': { save: 'final', area: 'other-library' },
  'other-library-exists': { save: 'final', area: 'other-library' },
  'other-library-no-name': { save: 'final', area: 'other-library' },
  // a library that cannot be read or written
  'library-missing': { save: 'library' },
  'library-read-only': { save: 'library' },
  'library-locked': { save: 'library' },
  'disk-full': { save: 'library' },
  'file-busy': { save: 'retry' },
  'write-failed': { save: 'library' },
  // spelling that cannot be checked
  'dictionary-unavailable': { save: 'retry', area: 'spelling' },
  'dictionary-unreadable': { save: 'final', area: 'spelling' },
  'dictionary-too-large': { save: 'final', area: 'spelling' },
  'dictionary-invalid': { save: 'final', area: 'spelling' },
  'dictionary-slow': { save: 'final', area: 'spelling' },
  'dictionary-not-kept': { save: 'final', area: 'spelling' },
  // an invalid request, a host that cannot be reached, a bug
  'invalid-input': { save: 'final' },
  unreachable: { save: 'retry' },
  unexpected: { save: 'retry' },
} as const satisfies Readonly<Record<string, FailureSpec>>

export type FailureCode = keyof typeof FAILURES
/** The failures of an area. */
export type FailureOf<Area extends FailureSpec['area']> = {
  [Code in FailureCode]: (typeof FAILURES)[Code] extends { area: Area } ? Code : never
}[FailureCode]

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code)
}

export const FAILURE_CODES: readonly FailureCode[] = Object.keys(FAILURES).filter(isFailureCode)

/** A failure as data; `detail` fills in the sentence (a file's name, a limit in bytes, the reasons). */
export type Failure = { readonly code: FailureCode; readonly detail: { readonly [key: string]: Json } }

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failed(code: FailureCode, detail: Failure['detail'] = {}): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, detail } }
}
