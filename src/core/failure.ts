/** A value that JSON can carry and bring back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * THE table of the ways in which a request of the user can fail. Each has its sentence in `i18n`, the only text that is
 * shown. Its value says what it means for a save: it is given up (`final`), tried again (`retry`), or tried again while the
 * window says that nothing in the library can be written (`library`).
 */
export const FAILURES = {
  // a file that cannot be imported
  empty: 'final',
  binary: 'final',
  'too-large': 'final',
  unreadable: 'final',
  encoding: 'final',
  'not-a-file': 'final',
  protected: 'final',
  unsupported: 'final',
  hostile: 'final',
  broken: 'final',
  doubtful: 'final',
  // a picture that cannot be taken or shown
  'picture-unsupported': 'final',
  'picture-too-large': 'final',
  'picture-too-many-pixels': 'final',
  'picture-damaged': 'final',
  'picture-gone': 'final',
  // an article that cannot be read or written
  'not-found': 'final',
  'version-gone': 'final',
  conflict: 'final',
  damaged: 'final',
  'newer-version': 'final',
  'other-copy': 'final',
  'half-synced': 'final',
  misnamed: 'final',
  // a finished file that cannot be written out
  exists: 'final',
  'target-not-a-file': 'final',
  'zip-exists': 'final',
  'no-printer': 'final',
  'print-failed': 'final',
  'invalid-item': 'final',
  'export-refused': 'final',
  'export-too-many-pictures': 'final',
  'export-pictures-too-large': 'final',
  'export-gone': 'final',
  'bulk-gone': 'final',
  'find-gone': 'final',
  // a question that the same window has put anew
  superseded: 'final',
  'pattern-invalid': 'final',
  'pattern-slow': 'final',
  'export-busy': 'final',
  'place-unknown': 'final',
  'folder-missing': 'final',
  'not-a-folder': 'final',
  'folder-of-library': 'final',
  'folder-read-only': 'final',
  'folder-full': 'final',
  'zip-too-large': 'final',
  'manifest-damaged': 'final',
  'manifest-newer': 'final',
  // a backup that cannot be made
  'backup-exists': 'final',
  'backup-in-library': 'final',
  'backup-folder-missing': 'final',
  'backup-folder-read-only': 'final',
  'backup-folder-full': 'final',
  'backup-no-room': 'final',
  'backup-write-failed': 'final',
  'backup-not-verified': 'final',
  'backup-cancelled': 'final',
  'backup-busy': 'final',
  'backup-gone': 'final',
  'backup-no-place': 'final',
  // a backup that cannot be restored
  'backup-unreadable': 'final',
  'backup-unrecognized': 'final',
  'backup-newer': 'final',
  'backup-damaged': 'final',
  'backup-unsafe-name': 'final',
  'backup-foreign-file': 'final',
  'backup-duplicate': 'final',
  'backup-link': 'final',
  'backup-encrypted': 'final',
  'backup-bomb': 'final',
  'backup-no-article': 'final',
  'backup-target-not-empty': 'final',
  // another library that cannot be opened
  'other-library-unknown': 'final',
  'other-library-missing': 'final',
  'other-library-inside': 'final',
  'other-library-in-export': 'final',
  'other-library-read-only': 'final',
  'other-library-exists': 'final',
  'other-library-no-name': 'final',
  // a library that cannot be read or written
  'library-missing': 'library',
  'library-read-only': 'library',
  'library-locked': 'library',
  'disk-full': 'library',
  'file-busy': 'retry',
  'write-failed': 'library',
  // spelling that cannot be checked
  'dictionary-unavailable': 'retry',
  'dictionary-unreadable': 'final',
  'dictionary-too-large': 'final',
  'dictionary-invalid': 'final',
  'dictionary-slow': 'final',
  'dictionary-not-kept': 'final',
  // an invalid request, a host that cannot be reached, a bug
  'invalid-input': 'final',
  unreachable: 'retry',
  unexpected: 'retry',
} as const satisfies Readonly<Record<string, 'final' | 'retry' | 'library'>>

export type FailureCode = keyof typeof FAILURES

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
