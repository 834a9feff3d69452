import { LOCALES, type Locale, localeFor } from '../i18n/index.ts'
import type { Machine } from './libraryFolder.ts'

/** The interface's language: the one chosen, else that of the environment (as POSIX ranks it), else the system's. */
export function machineLocale(chosen: string | undefined, { env }: Machine): Locale {
  const known = LOCALES.find((locale) => locale === chosen)
  if (known) return known
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG
  return localeFor([named || Intl.DateTimeFormat().resolvedOptions().locale])
}
