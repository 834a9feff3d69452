import type { App } from './app.ts'
import type { BrowserWindow } from './window.ts'
import { loud, makeInstancesLoud } from './loud.ts'

type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void
type Template = {
  readonly id?: string
  readonly label?: string
  readonly type?: string
  readonly role?: string
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly click?: Click
  readonly submenu?: readonly Template[] | Menu
}

const isMac = process.platform === 'darwin'
const isWindows = process.platform === 'win32'

/** What a role does by itself. */
type Role = {
  accelerator?: string
  register?: false
  act?: (window: BrowserWindow | null, app: App) => void
}

const edit = (command: string, accelerator?: string, register?: false): Role => ({
  ...(accelerator ? { accelerator } : {}),
  ...(register === false ? { register } : {}),
  act: (window) => void window?.webContents.edit(command),
})
const zoom = (accelerator: string, level: (now: number) => number): Role => ({
  accelerator,
  act: (window) => {
    if (window) window.webContents.zoomLevel = level(window.webContents.zoomLevel)
  },
})

const ROLES: Readonly<Record<string, Role>> = {
  about: { act: (_window, app) => app.showAboutPanel() },
  close: { accelerator: 'CommandOrControl+W', act: (window) => window?.close() },
  quit: {
    ...(isWindows ? {} : { accelerator: 'CommandOrControl+Q' }),
    act: (_window, app) => app.quit(),
  },
  minimize: { accelerator: 'CommandOrControl+M', act: (window) => window?.minimize() },
  togglefullscreen: {
    accelerator: isMac ? 'Control+Command+F' : 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  undo: edit('Undo', 'CommandOrControl+Z'),
  redo: edit('Redo', isWindows ? 'Control+Y' : 'Shift+CommandOrControl+Z'),
  cut: edit('Cut', 'CommandOrControl+X', false),
  copy: edit('Copy', 'CommandOrControl+C', false),
  paste: edit('Paste', 'CommandOrControl+V', false),
  pasteandmatchstyle: edit(
    'PasteAndMatchStyle',
    isMac ? 'Cmd+Option+Shift+V' : 'Shift+CommandOrControl+V',
    false,
  ),
  delete: edit('Delete'),
  selectall: edit('SelectAll', 'CommandOrControl+A'),
  resetzoom: zoom('CommandOrControl+0', () => 0),
  zoomin: zoom('CommandOrControl+Plus', (now) => now + 0.5),
  zoomout: zoom('CommandOrControl+-', (now) => now - 0.5),
  reload: { accelerator: 'CmdOrCtrl+R', act: (window) => window?.webContents.reload() },
  toggledevtools: { accelerator: isMac ? 'Alt+Command+I' : 'Ctrl+Shift+I' },
  services: {},
  hide: { accelerator: 'Command+H' },
  hideothers: { accelerator: 'Command+Alt+H' },
  unhide: {},
  front: {},
  zoom: {},
  help: {},
  window: {},
  recentdocuments: {},
  clearrecentdocuments: {},
}

const TYPES = ['normal', 'separator', 'submenu', 'checkbox', 'radio']

export class MenuItem {
  readonly id: string | undefined
  label: string
  readonly type: string
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly submenu: Menu | undefined
  readonly #click: Click | undefined

  constructor(template: Template) {
    const { submenu } = template
    this.id = template.id
    this.role = template.role?.toLowerCase()
    const role = this.role === undefined ? undefined : ROLES[this.role]
    if (this.role !== undefined && !role) throw new TypeError(`not doubled: the role ${this.role}`)
    this.submenu = submenu instanceof Menu ? submenu : submenu && Menu.buildFromTemplate(submenu)
    this.type = template.type ?? (this.submenu ? 'submenu' : 'normal')
    if (!TYPES.includes(this.type)) throw new Error(`Unknown menu item type: ${this.type}`)
    if (this.type === 'submenu' && !this.submenu) throw new Error('Invalid submenu')
    this.label = template.label ?? ''
    this.accelerator = template.accelerator ?? role?.accelerator
    this.registerAccelerator = template.registerAccelerator ?? role?.register ?? true
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.checked = template.checked ?? false
    this.#click = template.click
  }

  /** Chooses the item: a role acts by itself, anything else is told by whom and how it was chosen. */
  choose(by: Chosen, window: BrowserWindow | null, app: App): void {
    if (!this.enabled) return
    if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked
    const role = this.role === undefined ? undefined : ROLES[this.role]
    const { shiftKey = false, ctrlKey = false, altKey = false, metaKey = false, triggeredByAccelerator } = by
    if (role) role.act?.(window, app)
    else
      this.#click?.(this, window ?? undefined, { shiftKey, ctrlKey, altKey, metaKey, triggeredByAccelerator })
  }
}

/** How an item was chosen: “by accelerator” is whatever was no mouse click, so the Enter key in the open menu too. */
type Chosen = Partial<Omit<Key, 'key' | 'code'>> & { triggeredByAccelerator: boolean }

export class Menu {
  static application: Menu | null = null
  static popped: Menu | null = null
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly Template[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new Menu()
    for (const each of template) menu.append(new MenuItem(each))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.application
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  popup(): void {
    Menu.popped = this
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  /** Every item with what leads to it, submenus before what is in them. */
  *all(path: readonly string[] = []): Generator<{ item: MenuItem; path: readonly string[] }> {
    for (const item of this.items) {
      const here = [...path, item.label]
      yield { item, path: here }
      if (item.submenu) yield* item.submenu.all(here)
    }
  }
}

export type Key = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const CODES: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
}

/** True where an accelerator such as `CmdOrCtrl+Shift+V` is this key. */
function isKey(accelerator: string, key: Key): boolean {
  const parts = accelerator
    .replace(/\+\+$/, '+Plus')
    .split('+')
    .map((part) => part.toLowerCase())
  const name = parts.pop() ?? ''
  const has = (...names: string[]) => parts.some((part) => names.includes(part))
  const either = has('cmdorctrl', 'commandorcontrol')
  const wanted = {
    ctrlKey: has('ctrl', 'control') || (either && !isMac),
    metaKey: has('cmd', 'command', 'meta', 'super') || (either && isMac),
    altKey: has('alt', 'option', 'altgr'),
    shiftKey: has('shift'),
  }
  const sought = CODES[name] ?? name
  const isName =
    key.key.toLowerCase() === sought || key.code.toLowerCase().replace(/^(?:key|digit)/, '') === sought
  return (
    isName &&
    key.ctrlKey === wanted.ctrlKey &&
    key.metaKey === wanted.metaKey &&
    key.altKey === wanted.altKey &&
    (key.shiftKey === wanted.shiftKey || sought === '+')
  )
}

/** The item that a key is registered for: of several, the last. On macOS every key is registered. */
function itemForKey(key: Key): MenuItem | undefined {
  return [...(Menu.application?.all() ?? [])]
    .map(({ item }) => item)
    .findLast(
      ({ registerAccelerator, accelerator }) =>
        (registerAccelerator || isMac) && accelerator !== undefined && isKey(accelerator, key),
    )
}

/** Chooses the item of a key, where there is one that is enabled. */
export function chooseByKey(key: Key, window: BrowserWindow | null, app: App): MenuItem | undefined {
  const item = itemForKey(key)
  item?.choose({ ...key, triggeredByAccelerator: true }, window, app)
  return item
}

makeInstancesLoud('Menu instance', Menu)
makeInstancesLoud('MenuItem instance', MenuItem)
export const loudMenu = loud('Menu', Menu)
