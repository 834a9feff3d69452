/** A value that JSON can carry and bring back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Every way in which a request of the user can fail. Each has its sentence in `i18n`, the only text that is shown. */
export const FAILURE_CODES = [
  // a file that cannot be imported
  'empty',
  'binary',
  'too-large',
  'unreadable',
  'not-a-file',
  'protected',
  'unsupported',
  'hostile',
  'doubtful',
  // an article that cannot be read or written
  'not-found',
  'conflict',
  'damaged',
  'newer-version',
  // a finished file that cannot be written out
  'exists',
  // a library that cannot be read or written
  'library-missing',
  'library-read-only',
  'library-locked',
  'disk-full',
  'file-busy',
  'write-failed',
  // an invalid request, a host that cannot be reached, a bug
  'invalid-input',
  'unreachable',
  'unexpected',
] as const

export type FailureCode = (typeof FAILURE_CODES)[number]

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
