import { once } from 'node:events'
import { app as application } from './app.ts'
import { debuggingAddress } from './chromium.ts'
import { control } from './control.ts'
import { isPrevented } from './events.ts'
import { type IpcMain, ipcMain as ipc } from './ipc.ts'
import { loud } from './loud.ts'
import { chooseByKey, loudMenu, Menu as PlainMenu, MenuItem } from './menu.ts'
import { defaultSession } from './session.ts'
import { nativeTheme, powerMonitor, tellReadiness } from './system.ts'
import { BrowserWindow as Window } from './window.ts'

export {
  clipboard,
  dialog,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  shell,
  systemPreferences,
} from './system.ts'

export const app = loud('app', application)
export const ipcMain: IpcMain = loud('ipcMain', ipc)
export const session = loud('session', { defaultSession })
export const BrowserWindow = loud('BrowserWindow', Window)
export const Menu = loudMenu
export { MenuItem }

tellReadiness(() => application.isReady())

const text = (value: unknown) => (typeof value === 'string' ? value : '')
/** The window that a menu's command is for, and the one that a test means, which need not have the focus. */
const focused = () => Window.focused
const shown = () => Window.focused ?? application.windows[0]

const menuLabels = (menu: unknown) =>
  menu instanceof PlainMenu ? Array.from(menu.all(), ({ item }) => item.label) : null

control.on('state', () => ({
  ready: application.isReady(),
  debugging: debuggingAddress(),
  windows: application.windows.map((window) => ({
    id: window.id,
    target: window.webContents.targetId,
    url: window.webContents.getURL(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    minimized: window.isMinimized(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
    bounds: window.getNormalBounds(),
    backgroundColor: window.backgroundColor,
    progress: window.progress,
    zoomLevel: window.webContents.zoomLevel,
    prints: window.webContents.prints.length,
  })),
  dialogs: control.dialogs,
  externals: control.externals,
  saved: control.saved,
  printed: control.printed,
  refusedDownloads: control.refusedDownloads,
  failures: control.failures,
  recentDocuments: application.recentDocuments,
  jumpList: application.jumpList,
  userTasks: application.userTasks,
  dockMenu: menuLabels(application.dockMenu),
  aboutPanels: application.aboutPanels,
  aboutOptions: application.aboutOptions,
  badgeCount: application.badgeCount,
}))
control.on('menu', () =>
  Array.from(PlainMenu.application?.all() ?? [], ({ item, path }) => ({
    id: item.id ?? null,
    path,
    role: item.role ?? null,
    type: item.type,
    accelerator: item.accelerator ?? null,
    registerAccelerator: item.registerAccelerator,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
  })),
)
/** Chooses an item of the menu bar, or of the menu that popped up, by its id or its label. */
control.on('choose', ({ item, by, popup }) => {
  const menu = popup === true ? PlainMenu.popped : PlainMenu.application
  const found = Array.from(menu?.all() ?? []).find(
    (each) => each.item.id === item || each.path.at(-1) === item,
  )
  if (!found) throw new TypeError(`no item ${text(item)}`)
  found.item.choose({ triggeredByAccelerator: by !== 'mouse' }, focused(), application)
})
control.on('popup', () =>
  Array.from(PlainMenu.popped?.all() ?? [], ({ item }) => ({
    label: item.label,
    role: item.role ?? null,
    enabled: item.enabled,
  })),
)
/** A key pressed while no page has the focus, as on macOS without a window. */
control.on('accelerator', ({ key, code, ctrlKey, metaKey, altKey, shiftKey }) => {
  const pressed = {
    key: text(key),
    code: text(code),
    ctrlKey: ctrlKey === true,
    metaKey: metaKey === true,
    altKey: altKey === true,
    shiftKey: shiftKey === true,
  }
  const item = chooseByKey(pressed, focused(), application)
  return item?.id ?? item?.role ?? null
})
control.on('answerSave', ({ path }) => control.answerSave(typeof path === 'string' ? path : null))
control.on('answerMessage', ({ response }) => control.answerMessage(Number(response)))
control.on('answerOpen', ({ paths }) => {
  if (Array.isArray(paths)) control.openPaths.push(...paths.map(String))
})
control.on('cancelPrint', () => control.cancelPrint())
control.on('openFile', ({ path }) => isPrevented(application, 'open-file', {}, text(path)))
control.on(
  'activate',
  () =>
    void application.emit(
      'activate',
      {},
      application.windows.some((window) => window.isVisible()),
    ),
)
control.on('closeWindow', () => shown()?.close())
control.on('minimize', () => shown()?.minimize())
control.on('maximize', () => shown()?.maximize())
control.on('fullScreen', ({ on }) => shown()?.setFullScreen(on === true))
control.on('setBounds', (bounds) => shown()?.setBounds(bounds))
/** What the app answers to its page asking for a permission. */
control.on('permission', ({ permission }) => defaultSession.mayUse(shown()?.webContents, text(permission)))
control.on('holdCalls', ({ word }) => ipc.hold(text(word)))
control.on('releaseCalls', () => ipc.release())
control.on('crash', async () => {
  const contents = shown()?.webContents
  if (!contents) return
  const gone = once(contents, 'render-process-gone')
  contents.forcefullyCrashRenderer()
  await gone
})
control.on('quit', () => application.quit())
control.on('setDark', ({ dark }) => nativeTheme.setSystemDark(dark === true))
/** A key pressed in the page of a window. */
control.on('press', async ({ key }) => (await shown()?.webContents.page())?.keyboard.press(text(key)))
/** The system logs the user off: on Linux and macOS `shutdown` may be held up, on Windows the window is asked. */
control.on('shutDown', () => isPrevented(powerMonitor, 'shutdown'))
control.on('endSession', () => {
  const reasons = ['logoff']
  const isHeldUp = application.windows.map((window) => isPrevented(window, 'query-session-end', { reasons }))
  if (!isHeldUp.includes(true))
    for (const window of [...application.windows]) window.emit('session-end', { reasons })
  return isHeldUp
})

if (process.env.MARBRE_DOUBLE_SOCKET) control.listen(process.env.MARBRE_DOUBLE_SOCKET)

// One signal quits; a second one of the same kind has its default effect, as shell/browser sets its handlers.
const quitOnce = () => {
  if (isQuitBySignal) return
  isQuitBySignal = true
  application.quit()
}
let isQuitBySignal: boolean = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, quitOnce)

// The first turn of the main script runs before anything is ready.
setImmediate(() =>
  application.becomeReady((process.env.MARBRE_DOUBLE_OPEN ?? '').split('\n').filter(Boolean)),
)
