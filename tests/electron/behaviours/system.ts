import { type Behaviour, throws } from './behaviour.ts'

const keyX = { key: 'x', code: 'KeyX', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }

/** Menus, dialogs, and what the system tells and is told. */
export const SYSTEM: readonly Behaviour[] = [
  {
    name: 'a menu is refused that is no menu, and an item says its role’s kind',
    source: 'docs/api/menu.md, Menu.buildFromTemplate(); docs/api/menu-item.md',
    run: ({ Menu, tell }) => {
      tell(throws(() => Reflect.apply(Menu.buildFromTemplate, Menu, ['none'])))
      tell(throws(() => Reflect.apply(Menu.buildFromTemplate, Menu, [[{ type: 'strange' }]])))
      const menu = Menu.buildFromTemplate([
        {
          label: 'File',
          submenu: [
            { id: 'x', label: 'X', accelerator: 'CmdOrCtrl+X', enabled: false },
            { role: 'selectAll' },
          ],
        },
      ])
      const [file] = menu.items
      tell([menu.getMenuItemById('x')?.enabled, file?.type, file?.submenu?.items[1]?.role?.toLowerCase()])
    },
    gives: [true, true, [false, 'submenu', 'selectall']],
  },
  {
    name: 'an item is told how it was chosen: “by accelerator” is all that is no click of the mouse',
    source:
      'docs/api/structures/keyboard-event.md; that Enter in the open menu is one: assumed (shell/browser/api/ui_event.cc)',
    doubleOnly: true,
    run: async ({ Menu, double, tell }) => {
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([
          {
            label: 'Edit',
            submenu: [
              {
                id: 'x',
                label: 'X',
                accelerator: 'Ctrl+X',
                click: (item, window, event) =>
                  tell([item.id, window === undefined, event.triggeredByAccelerator, event.ctrlKey]),
              },
            ],
          },
        ]),
      )
      await double('choose', { item: 'x', by: 'mouse' })
      await double('choose', { item: 'x', by: 'keyboard' })
      tell(await double('accelerator', keyX))
    },
    gives: [['x', true, false, false], ['x', true, true, false], ['x', true, true, true], 'x'],
  },
  {
    name: 'a key that is shown only, and the key of a disabled item, choose nothing; of two, the last has it',
    source:
      'docs/api/menu-item.md, registerAccelerator, enabled; which of two: assumed (shell/browser/ui/accelerator_util.cc)',
    doubleOnly: true,
    run: async ({ Menu, double, tell }) => {
      const press = async (...items: Electron.MenuItemConstructorOptions[]) => {
        const accelerator = 'Ctrl+X'
        const submenu = items.map((item) => ({
          label: 'X',
          accelerator,
          click: () => tell(item.id),
          ...item,
        }))
        Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Edit', submenu }]))
        await double('accelerator', keyX)
      }
      await press({ id: 'shown', registerAccelerator: false })
      await press({ id: 'disabled', enabled: false })
      await press({ id: 'first' }, { id: 'last' })
      await press({ id: 'hidden', visible: false })
    },
    gives: ['last', 'hidden'],
  },
  {
    name: 'a key reaches the menu only where the page has left it alone',
    source:
      'docs/tutorial/keyboard-shortcuts.md; the order: assumed (shell/browser/api/electron_api_web_contents.cc)',
    doubleOnly: true,
    run: async ({ Menu, double, openWindow, tell, until }) => {
      const chosen: string[] = []
      const item = (id: string, accelerator: string) => ({
        label: id,
        accelerator,
        click: () => void chosen.push(id),
      })
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([
          { label: 'Edit', submenu: [item('kept', 'Ctrl+K'), item('left', 'Ctrl+L')] },
        ]),
      )
      await openWindow(
        '<script>addEventListener("keydown", (event) => { if (event.key === "k") event.preventDefault() })</script>',
      )
      await double('press', { key: 'Control+k' })
      await double('press', { key: 'Control+l' })
      await until(() => chosen.length)
      tell(chosen)
    },
    gives: [['left']],
  },
  {
    name: 'a role acts by itself, and its click is not called',
    source: 'docs/api/menu-item.md, role',
    doubleOnly: true,
    run: async ({ BrowserWindow, Menu, double, tell }) => {
      const window = new BrowserWindow()
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([
          { label: 'View', submenu: [{ id: 'full', role: 'togglefullscreen', click: () => tell('click') }] },
        ]),
      )
      await double('choose', { item: 'full', by: 'mouse' })
      tell(window.isFullScreen())
    },
    gives: [true],
  },
  {
    name: 'a save dialog gives a path, or says that it was cancelled',
    source: 'docs/api/dialog.md, dialog.showSaveDialog()',
    doubleOnly: true,
    run: async ({ dialog, double, tell }) => {
      await double('answerSave', { path: '/there.txt' })
      await double('answerSave', { path: null })
      tell(await dialog.showSaveDialog({}), await dialog.showSaveDialog({}))
    },
    gives: [
      { canceled: false, filePath: '/there.txt' },
      { canceled: true, filePath: '' },
    ],
  },
  {
    name: 'an open dialog gives the folders that were chosen, or says that it was cancelled',
    source: 'docs/api/dialog.md, dialog.showOpenDialog()',
    doubleOnly: true,
    run: async ({ dialog, double, tell }) => {
      const options = { properties: ['openDirectory' as const, 'createDirectory' as const] }
      await double('answerOpen', { paths: ['/there'] })
      tell(await dialog.showOpenDialog(options), await dialog.showOpenDialog(options))
    },
    gives: [
      { canceled: false, filePaths: ['/there'] },
      { canceled: true, filePaths: [] },
    ],
  },
  {
    name: 'a permission is asked of both handlers; without them it is granted',
    source: 'docs/api/session.md, ses.setPermissionRequestHandler(), ses.setPermissionCheckHandler()',
    doubleOnly: true,
    run: async ({ session, double, tell }) => {
      tell(await double('permission', { permission: 'geolocation' }))
      session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
        answer(permission === 'fullscreen'),
      )
      session.defaultSession.setPermissionCheckHandler(() => false)
      tell(await double('permission', { permission: 'geolocation' }))
      tell(await double('permission', { permission: 'fullscreen' }))
    },
    gives: [
      { request: true, check: true },
      { request: false, check: false },
      { request: true, check: false },
    ],
  },
  {
    name: 'the theme: its source outweighs the system, which is told of when it changes',
    source: 'docs/api/native-theme.md, nativeTheme.themeSource, Event: updated',
    doubleOnly: true,
    run: async ({ double, nativeTheme, tell }) => {
      nativeTheme.on('updated', () => tell(nativeTheme.shouldUseDarkColors))
      await double('setDark', { dark: true })
      nativeTheme.themeSource = 'light'
      nativeTheme.themeSource = 'system'
      await double('setDark', { dark: false })
    },
    gives: [true, false, true, false],
  },
  {
    name: 'recent documents: the newest first, each once, and cleared',
    source: 'docs/api/app.md, app.addRecentDocument(), app.getRecentDocuments(); the order: assumed',
    doubleOnly: true,
    run: ({ app, tell }) => {
      for (const path of ['/a.txt', '/b.txt', '/a.txt']) app.addRecentDocument(path)
      tell(app.getRecentDocuments())
      app.clearRecentDocuments()
      tell(app.getRecentDocuments())
    },
    gives: [['/a.txt', '/b.txt'], []],
  },
  {
    name: 'what the double does not have throws where it is asked for, or set',
    source: 'assumed (of the double itself)',
    doubleOnly: true,
    run: ({ app, BrowserWindow, Menu, session, tell }) => {
      const window = new BrowserWindow({ show: false })
      const parts = { app, BrowserWindow, window, contents: window.webContents, Menu, session }
      for (const [name, part] of Object.entries(parts)) {
        const isLoud =
          throws(() => Reflect.get(part, 'noSuch')) && throws(() => Reflect.set(part, 'noSuch', 1))
        if (!isLoud) tell(name)
      }
      tell(throws(() => Menu.buildFromTemplate([{ role: 'toggleTabBar' }])))
    },
    gives: [true],
  },
]
