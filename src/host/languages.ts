import type { Locale } from '../core/locales.ts'
import { localeFor, localeNamed } from '../i18n/localeTags.ts'
import type { Machine } from './libraryFolder.ts'

/** The interface's language: the chosen one, else that of the environment (in POSIX's order), else the system's. */
export function machineLocale(chosen: string | undefined, { env }: Machine): Locale {
  const named = chosen === undefined ? undefined : localeNamed(chosen)
  if (named) return named
  const around = env.LC_ALL || env.LC_MESSAGES || env.LANG
  return localeFor([around || navigator.language])
}
