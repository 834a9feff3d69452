/** A value that JSON can carry and bring back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type FailureSpec = {
  /**
   * What it means for a save: it is tried again (`retry`), or tried again while the window says that nothing in the library can
   * be written (`library`); without it, the save is given up.
   */
  save?: 'retry' | 'library'
  /** Where its sentence is, if not with those that are always loaded. */
  area?: 'picture' | 'export' | 'backup' | 'other-library' | 'spelling'
}

/**
 * THE table of the ways in which a request of the user can fail. Each has its sentence in `i18n`, the only text that is
 * shown.
 */
export const FAILURES = {
  // a file that cannot be imported
  empty: {},
  binary: {},
  'too-large': {},
  unreadable: {},
  encoding: {},
  'not-a-file': {},
  protected: {},
  unsupported: {},
  hostile: {},
  broken: {},
  doubtful: {},
  // a picture that cannot be taken or shown
  'picture-unsupported': { area: 'picture' },
  'picture-too-large': { area: 'picture' },
  'picture-too-many-pixels': { area: 'picture' },
  'picture-damaged': { area: 'picture' },
  'picture-gone': { area: 'picture' },
  // an article that cannot be read or written
  'not-found': {},
  'version-gone': {},
  conflict: {},
  damaged: {},
  'newer-version': {},
  'other-copy': {},
  'half-synced': {},
  misnamed: {},
  // a finished file that cannot be written out
  exists: {},
  'target-not-a-file': {},
  'zip-exists': { area: 'export' },
  'no-printer': {},
  'print-failed': {},
  'invalid-item': {},
  'export-refused': {},
  'export-too-many-pictures': { area: 'export' },
  'export-pictures-too-large': { area: 'export' },
  'export-gone': {},
  'bulk-gone': {},
  'find-gone': {},
  // a question that the same window has put anew
  superseded: {},
  'pattern-invalid': {},
  'pattern-slow': {},
  'export-busy': {},
  'place-unknown': {},
  'folder-missing': {},
  'not-a-folder': { area: 'export' },
  'folder-of-library': {},
  'folder-read-only': {},
  'folder-full': {},
  'zip-too-large': { area: 'export' },
  'manifest-damaged': { area: 'export' },
  'manifest-newer': { area: 'export' },
  // a backup that cannot be made
  'backup-exists': { area: 'backup' },
  'backup-in-library': { area: 'backup' },
  'backup-folder-missing': { area: 'backup' },
  'backup-folder-read-only': { area: 'backup' },
  'backup-folder-full': { area: 'backup' },
  'backup-no-room': { area: 'backup' },
  'backup-write-failed': { area: 'backup' },
  'backup-not-verified': { area: 'backup' },
  'backup-cancelled': { area: 'backup' },
  'backup-busy': { area: 'backup' },
  'backup-gone': { area: 'backup' },
  'backup-no-place': { area: 'backup' },
  // a backup that cannot be restored
  'backup-unreadable': { area: 'backup' },
  'backup-unrecognized': { area: 'backup' },
  'backup-newer': { area: 'backup' },
  'backup-damaged': { area: 'backup' },
  'backup-unsafe-name': { area: 'backup' },
  'backup-foreign-file': { area: 'backup' },
  'backup-duplicate': { area: 'backup' },
  'backup-link': { area: 'backup' },
  'backup-encrypted': { area: 'backup' },
  'backup-bomb': { area: 'backup' },
  'backup-no-article': { area: 'backup' },
  'backup-target-not-empty': { area: 'backup' },
  // another library that cannot be opened
  'other-library-unknown': { area: 'other-library' },
  'other-library-missing': { area: 'other-library' },
  'other-library-inside': { area: 'other-library' },
  'other-library-in-export': { area: 'other-library' },
  'other-library-read-only': { area: 'other-library' },
  'other-library-exists': { area: 'other-library' },
  'other-library-no-name': { area: 'other-library' },
  // a library that cannot be read or written
  'library-missing': { save: 'library' },
  'library-not-a-folder': { area: 'other-library' },
  'library-read-only': { save: 'library' },
  'library-locked': { save: 'library' },
  'disk-full': { save: 'library' },
  'file-busy': { save: 'retry' },
  'write-failed': { save: 'library' },
  'check-cancelled': {},
  // spelling that cannot be checked
  'dictionary-unavailable': { save: 'retry', area: 'spelling' },
  'dictionary-unreadable': { area: 'spelling' },
  'dictionary-too-large': { area: 'spelling' },
  'dictionary-invalid': { area: 'spelling' },
  'dictionary-slow': { area: 'spelling' },
  'dictionary-not-kept': { area: 'spelling' },
  // an invalid request, a host that cannot be reached, a bug
  'invalid-input': {},
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

/** What a failure means for a save; undefined where the save is given up. */
export function retryAfter(code: FailureCode): FailureSpec['save'] {
  const spec: FailureSpec = FAILURES[code]
  return spec.save
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
