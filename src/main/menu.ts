import type { MenuItemConstructorOptions } from 'electron'
import { COMMANDS, type Command, type CommandId } from '../contract/commands.ts'
import type { Locale, Translate } from '../i18n/index.ts'
import { recentMenu, type RecentMenu } from './recentMenu.ts'
import { mnemonicLabels, titleCase } from './menuLabels.ts'

type Item = MenuItemConstructorOptions

type MenuOptions = {
  t: Translate
  locale: Locale
  platform: NodeJS.Platform
  development: boolean
  /** Runs a command in the window. */
  send(command: CommandId): void
  recent: RecentMenu
  showLog(): void
}

const SEPARATOR = { type: 'separator' } as const

const separated = (items: Item[]) => (items.length > 0 ? [SEPARATOR, ...items] : [])

type PressedKeys = Parameters<NonNullable<Item['click']>>[2]

/**
 * True where a click came from a shortcut that the page hears itself. Only macOS sends these to the menu, once the page has
 * left them alone: the focus is elsewhere then, and the command must not run. `triggeredByAccelerator` alone does not tell: it
 * is true for everything but the mouse, so for Enter in the open menu and for VoiceOver, where other modifiers are held.
 */
function isOwnKeyOfPage(platform: NodeJS.Platform, accelerator: string, pressed: PressedKeys): boolean {
  if (platform !== 'darwin' || accelerator === '' || !pressed?.triggeredByAccelerator) return false
  const has = (name: RegExp) => name.test(accelerator)
  return (
    pressed.metaKey === has(/\bCmd/) &&
    pressed.ctrlKey === has(/\bCtrl\b/) &&
    pressed.altKey === has(/\bAlt\b/) &&
    pressed.shiftKey === has(/\bShift\b/)
  )
}

/** The commands of the contract as items, in their submenus. */
function commandItems({ t, send, platform }: MenuOptions) {
  const item = ({ id, key, mac = key, by }: Command): Item => {
    const accelerator = platform === 'darwin' ? mac : key
    return {
      id,
      label: t(`common:command.${id}`),
      ...(accelerator ? { accelerator } : {}),
      // The page handles these keys itself, depending on the focus.
      ...(by === 'page' ? { registerAccelerator: false } : {}),
      click: (_item, _window, pressed) => {
        if (by !== 'page' || !isOwnKeyOfPage(platform, accelerator, pressed)) send(id)
      },
    }
  }
  const hiddenItem = ({ id, also, by }: Command): Item[] =>
    also && by !== 'page'
      ? [{ label: t(`common:command.${id}`), accelerator: also, visible: false, click: () => send(id) }]
      : []
  const one = (wanted: CommandId): Item[] => COMMANDS.filter(({ id }) => id === wanted).map(item)
  const all = (menu: Command['menu'], ...placed: readonly CommandId[]): Item[] => {
    const listed = COMMANDS.filter(
      (command) => command.menu === menu && !command.role && !placed.includes(command.id),
    )
    const submenus = [...new Set(listed.flatMap(({ within }) => within ?? []))].map((name) => ({
      label: t(`host:menu.${name}`),
      submenu: listed.filter(({ within }) => within === name).map(item),
    }))
    const items = listed
      .filter(({ within }) => !within)
      .flatMap((command) => [item(command), ...hiddenItem(command)])
    return submenus.length > 0 ? [...items, SEPARATOR, ...submenus] : items
  }
  return { item, one, all }
}

const role = (name: NonNullable<Item['role']>, label: string): Item => ({ role: name, label })

/**
 * The menu bar: the contract's commands, and the system's usual items around them. Each system has its own places: on a Mac
 * About, Settings and Quit are in the application's menu; on Windows Settings and Exit end the File menu; on Linux
 * Settings ends the Edit menu. About ends the Help menu on both.
 */
export function menuTemplate(options: MenuOptions): Item[] {
  const { t, locale, platform, development } = options
  const isMac = platform === 'darwin'
  const isWindows = platform === 'win32'
  const { item, one, all } = commandItems(options)
  const settings = one('settings')

  const application: Item = {
    label: t('common:app.name'),
    submenu: [
      role('about', t('host:menu.about')),
      SEPARATOR,
      ...settings.map((each) => ({ ...each, label: t('host:menu.settings') })),
      SEPARATOR,
      role('services', t('host:menu.services')),
      SEPARATOR,
      role('hide', t('host:menu.hide')),
      role('hideOthers', t('host:menu.hideOthers')),
      role('unhide', t('host:menu.showAll')),
      SEPARATOR,
      role('quit', t('host:menu.quit')),
    ],
  }
  const file: Item[] = [
    ...one('new-article'),
    ...one('import'),
    recentMenu(options.recent, t, platform),
    SEPARATOR,
    ...all('file', 'new-article', 'import'),
    ...(isWindows ? separated(settings) : []),
    SEPARATOR,
    isMac
      ? role('close', t('host:menu.close'))
      : role('quit', isWindows ? t('host:menu.exit') : t('host:menu.quitLinux')),
  ]
  // Electron's role, because the page may not read the clipboard.
  const pastePlain: Item = {
    id: 'paste-plain',
    role: 'pasteAndMatchStyle',
    label: t('common:command.paste-plain'),
    accelerator: 'CmdOrCtrl+Shift+V',
  }
  const edit: Item[] = [
    ...COMMANDS.filter((command) => command.role).map(item),
    SEPARATOR,
    role('cut', t('host:menu.cut')),
    role('copy', t('host:menu.copy')),
    role('paste', t('host:menu.paste')),
    pastePlain,
    role('delete', t('host:menu.delete')),
    SEPARATOR,
    role('selectAll', t('host:menu.selectAll')),
    ...separated(all('edit', 'paste-plain')),
    ...(platform === 'linux' ? separated(settings) : []),
  ]
  const view: Item[] = [
    ...all('view', 'settings'),
    SEPARATOR,
    role('resetZoom', t('host:menu.resetZoom')),
    role('zoomIn', t('host:menu.zoomIn')),
    role('zoomOut', t('host:menu.zoomOut')),
    SEPARATOR,
    role('togglefullscreen', t('host:menu.fullScreen')),
    ...(development ? [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
  ]
  const window: Item[] = [
    role('minimize', t('host:menu.minimize')),
    ...(isMac
      ? [role('zoom', t('host:menu.zoom')), SEPARATOR, role('front', t('host:menu.front'))]
      : [role('close', t('host:menu.close'))]),
  ]
  const help: Item[] = [
    ...all('help'),
    SEPARATOR,
    { id: 'show-log', label: t('host:menu.showLog'), click: options.showLog },
    ...(isMac ? [] : separated([role('about', t('host:menu.about'))])),
  ]
  const bar: Item[] = [
    ...(isMac ? [application] : []),
    { label: t('host:menu.file'), submenu: file },
    { label: t('host:menu.edit'), submenu: edit },
    { label: t('host:menu.format'), submenu: all('format') },
    { label: t('host:menu.article'), submenu: all('article') },
    { label: t('host:menu.view'), submenu: view },
    { role: 'window', label: t('host:menu.window'), submenu: window },
    { role: 'help', label: t('host:menu.help'), submenu: help },
  ]
  if (isMac) return locale === 'fr' ? bar : titleCase(bar)
  return mnemonicLabels(bar)
}
