/** What a system error says of a disk or a folder; `other` for what is none of these. */
export type DiskTrouble = 'full' | 'read-only' | 'denied' | 'busy' | 'gone' | 'other'

const TROUBLES: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  ESTALE: 'gone',
  ENOTCONN: 'gone',
  EHOSTDOWN: 'gone',
}

/** The system's code of an error (`ENOENT`, `ENOSPC` …); empty for any other error, which is a bug. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' && /^E(?!RR_)/.test(code) ? code : ''
}

/** What a system error says. Any other error is a bug and thrown again. */
export function diskTrouble(error: unknown): DiskTrouble {
  const code = errorCode(error)
  if (code === '') throw error
  return TROUBLES[code] ?? 'other'
}
