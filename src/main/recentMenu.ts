import { basename, dirname } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../i18n/index.ts'

/** The files that were opened last, and what its menu does. */
export type RecentMenu = { paths: readonly string[]; open(path: string): void; clear(): void }

/** A file's name; with that of its folder where another file of the list has the same name. */
function labelOf(path: string, paths: readonly string[]): string {
  const name = basename(path)
  const isAlone = paths.every((other) => other === path || basename(other) !== name)
  const label = isAlone ? name : `${name} – ${basename(dirname(path))}`
  // An ampersand marks an access key.
  return label.replaceAll('&', '&&')
}

/** The submenu “Open recent”: the system's own on macOS, Marbre's elsewhere. */
export function recentMenu(
  { paths, open, clear }: RecentMenu,
  t: Translate,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions {
  const label = t('host:menu.recent')
  if (platform === 'darwin') {
    return {
      role: 'recentDocuments',
      label,
      submenu: [{ role: 'clearRecentDocuments', label: t('host:menu.clearRecent') }],
    }
  }
  return {
    label,
    enabled: paths.length > 0,
    submenu: [
      ...paths.map((path, at) => ({
        id: `recent:${at}`,
        label: labelOf(path, paths),
        click: () => open(path),
      })),
      { type: 'separator' },
      { label: t('host:menu.clearRecent'), click: clear },
    ],
  }
}
