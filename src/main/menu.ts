import type { MenuItemConstructorOptions } from 'electron'
import { COMMANDS, type Command, type CommandId } from '../contract/commands.ts'
import type { Translate } from '../i18n/index.ts'

type MenuOptions = {
  t: Translate
  send(command: CommandId): void
  platform: NodeJS.Platform
  development: boolean
}

const SEPARATOR = { type: 'separator' } as const

const separated = (items: MenuItemConstructorOptions[]) => (items.length > 0 ? [SEPARATOR, ...items] : [])

/** The menu bar: the contract's commands, and the system's usual items around them. */
export function menuTemplate({ t, send, platform, development }: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const item = ({ id, key, mac: macKey = key, by }: Command): MenuItemConstructorOptions => ({
    id,
    label: t(`common:command.${id}`),
    ...(key ? { accelerator: mac ? macKey : key } : {}),
    // The page handles these keys itself, depending on the focus.
    ...(by === 'page' ? { registerAccelerator: false } : {}),
    click: (_item, _window, event) => {
      if (by !== 'page' || !event?.triggeredByAccelerator) send(id)
    },
  })
  const hiddenItem = ({ id, also, by }: Command): MenuItemConstructorOptions[] =>
    also && by !== 'page'
      ? [{ label: t(`common:command.${id}`), accelerator: also, visible: false, click: () => send(id) }]
      : []
  const commands = (menu: Command['menu']): MenuItemConstructorOptions[] => {
    const all = COMMANDS.filter(
      (command) => command.menu === menu && !command.role && command.id !== 'paste-plain',
    )
    const submenus = [...new Set(all.flatMap(({ within }) => within ?? []))].map((name) => ({
      label: t(`host:menu.${name}`),
      submenu: all.filter(({ within }) => within === name).map(item),
    }))
    const items = all
      .filter(({ within }) => !within)
      .flatMap((command) => [item(command), ...hiddenItem(command)])
    return submenus.length > 0 ? [...items, SEPARATOR, ...submenus] : items
  }
  const role = (
    name: NonNullable<MenuItemConstructorOptions['role']>,
    label: string,
  ): MenuItemConstructorOptions => ({ role: name, label })

  // Electron's role, because the page may not read the clipboard.
  const pastePlain: MenuItemConstructorOptions = {
    id: 'paste-plain',
    role: 'pasteAndMatchStyle',
    label: t('common:command.paste-plain'),
    accelerator: 'CmdOrCtrl+Shift+V',
  }
  const edit: MenuItemConstructorOptions[] = [
    ...COMMANDS.filter((command) => command.role).map(item),
    SEPARATOR,
    role('cut', t('host:menu.cut')),
    role('copy', t('host:menu.copy')),
    role('paste', t('host:menu.paste')),
    pastePlain,
    role('delete', t('host:menu.delete')),
    SEPARATOR,
    role('selectAll', t('host:menu.selectAll')),
    ...separated(commands('edit')),
  ]
  const view: MenuItemConstructorOptions[] = [
    ...commands('view'),
    SEPARATOR,
    role('resetZoom', t('host:menu.resetZoom')),
    role('zoomIn', t('host:menu.zoomIn')),
    role('zoomOut', t('host:menu.zoomOut')),
    SEPARATOR,
    role('togglefullscreen', t('host:menu.fullScreen')),
    ...(development ? [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
  ]
  const application: MenuItemConstructorOptions = {
    label: t('common:app.name'),
    submenu: [
      role('about', t('host:menu.about')),
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
  const leave = mac ? role('close', t('host:menu.close')) : role('quit', t('host:menu.quit'))
  return [
    ...(mac ? [application] : []),
    { label: t('host:menu.file'), submenu: [...commands('file'), SEPARATOR, leave] },
    { label: t('host:menu.edit'), submenu: edit },
    { label: t('host:menu.format'), submenu: commands('format') },
    { label: t('host:menu.article'), submenu: commands('article') },
    { label: t('host:menu.view'), submenu: view },
    { role: 'window', label: t('host:menu.window'), submenu: [role('minimize', t('host:menu.minimize'))] },
    { role: 'help', label: t('host:menu.help'), submenu: commands('help') },
  ]
}
